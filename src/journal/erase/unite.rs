//! Erased wins: what is done before two copies of one book are united.
//!
//! A copy that does not know of an erasure still holds the text, and may hold it in entries that it has made since. The
//! erasing entry keeps no trace of the text, since a trace of something short can be guessed; but the older copy holds the
//! version that was erased, and beside what stands in its place it tells which text was taken. It is then taken from all
//! that the older copy brings. Where it cannot be told, what was changed there without knowing of the erasure loses its
//! contents, and what stands here stays.

use super::text::{MARK, Piece, holds, without};
use crate::domain::book::Book;
use crate::domain::more::More;
use crate::domain::record::{Kind, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::domain::table::Standing;
use crate::journal::bytes::Bytes32;
use crate::journal::content::{Body, Content};
use crate::journal::entry::{Act, Change, Entry, State};
use crate::journal::texts::texts;
use std::collections::{BTreeMap, BTreeSet};

/// A copy of a book, with every group loaded and its whole journal.
#[derive(Clone, Debug, Default)]
pub struct Copy {
    /// What stands.
    pub book: Book,
    /// Its journal.
    pub entries: Vec<Entry>,
}

/// Two copies of one entry in one: a content that was erased in either is erased. The same in any order, and any number
/// of times.
#[must_use]
pub fn join(one: &Entry, other: &Entry) -> Entry {
    let mut joined = one.clone();
    for change in &mut joined.changes {
        let theirs = other.change(change.key).map(|change| &change.state);
        if let (State::Put { digest, body }, Some(State::Put { body: theirs, .. })) = (&mut change.state, theirs) {
            *body = match (body.take(), theirs) {
                (Some(mine), Some(theirs)) if mine != *theirs => sounder(*digest, [mine, theirs.clone()]),
                (Some(mine), Some(_)) => Some(mine),
                _ => None,
            };
        }
    }
    joined
}

/// The one that fits its digest, where only one does.
fn sounder(digest: Bytes32, bodies: [Body; 2]) -> Option<Body> {
    let rank = |body: &Body| (body.content.digest(&body.salt) != digest, body.content.text().to_owned(), body.salt);
    bodies.into_iter().min_by_key(rank)
}

/// Takes from `copy` what `from` has erased. A file without a journal is a copy too: what stands in it is all that it holds.
pub fn forget(copy: &mut Copy, from: &Copy) {
    let known: BTreeMap<(Revision, Bytes32), &Entry> = from.entries.iter().map(|entry| (name(entry), entry)).gather();
    let own: BTreeSet<(Revision, Bytes32)> = copy.entries.iter().map(name).gather();
    let mut lost = BTreeMap::new();
    for entry in &mut copy.entries {
        let Some(theirs) = known.get(&name(entry)) else { continue };
        let (revision, schema) = (entry.revision(), entry.schema);
        for change in &mut entry.changes {
            let is_gone = matches!(theirs.change(change.key).map(|c| &c.state), Some(State::Put { body: None, .. }));
            if let State::Put { body, .. } = &mut change.state
                && let Some(body) = is_gone.then(|| body.take()).flatten()
            {
                lost.insert((change.key, revision), (schema, body.content));
            }
        }
    }
    let (covered, pieces) = covered(from, &own, &lost, &copy.book);
    for entry in copy.entries.iter_mut().filter(|entry| !known.contains_key(&name(entry))) {
        for change in &mut entry.changes {
            let State::Put { body, .. } = &mut change.state else { continue };
            let whole = covered.get(&change.key) == Some(&true);
            if body.as_ref().is_some_and(|body| whole || holds(&body.content, &pieces)) {
                *body = None;
            }
        }
    }
    settle(&mut copy.book, &from.book, &covered, &pieces);
}

fn name(entry: &Entry) -> (Revision, Bytes32) {
    (entry.revision(), entry.hash)
}

/// The records that erasing entries changed of which a copy does not know: true where none of their versions stays, or none
/// can be told from those that must go.
type Covered = BTreeMap<RecordKey, bool>;

type Lost = BTreeMap<(RecordKey, Revision), (u16, Content)>;

/// The records that erasing entries cover of which the other copy does not know, and the texts that they took away.
fn covered(from: &Copy, own: &BTreeSet<(Revision, Bytes32)>, lost: &Lost, book: &Book) -> (Covered, Vec<Piece>) {
    let (mut covered, mut pieces) = (Covered::new(), Vec::new());
    for entry in from.entries.iter().filter(|entry| entry.label.act.erases() && !own.contains(&name(entry))) {
        let mut found = Vec::new();
        for change in &entry.changes {
            let erased = change.replaces.iter().find_map(|base| lost.get(&(change.key, *base)));
            let erased = erased.and_then(|(schema, content)| content.record(*schema).ok());
            let stands = book.get(change.home, change.key).filter(|it| change.replaces.contains(&it.revision));
            let before = erased.or_else(|| stands.map(|standing| standing.record));
            let after = change.state.content().and_then(|content| content.record(entry.schema).ok());
            let both = before.zip(after);
            found.extend(both.map(|(before, after)| taken(entry.label.act, &before, &after)).unwrap_or_default());
        }
        for Change { key, .. } in &entry.changes {
            let whole = match entry.label.act {
                Act::Redact(_) => found.is_empty(),
                Act::Anonymise(_) => found.is_empty() || key.kind == Kind::Person,
                _ => true,
            };
            *covered.entry(*key).or_default() |= whole;
        }
        pieces.extend(found);
    }
    (covered, pieces)
}

/// The texts that an erasure took out of a record, and takes wherever they stand. What a record that was erased said may
/// stand in any other, such as the first item of each agenda: that takes none.
fn taken(act: Act, before: &Record, after: &Record) -> Vec<Piece> {
    match (act, before, after) {
        (Act::Redact(_), ..) => {
            let after: BTreeMap<_, _> = texts(after).into_iter().gather();
            texts(before).iter().filter_map(|(path, before)| redacted(before, after.get(path)?)).collect()
        }
        (Act::Anonymise(_) | Act::ErasePerson(_), Record::Person(before), Record::Person(after)) => {
            let called =
                [&before.full_name, &before.code_name].into_iter().filter(|called| **called != after.code_name);
            called.filter_map(|called| Piece::new(called, &after.code_name)).collect()
        }
        _ => Vec::new(),
    }
}

/// The piece that leaves `after` when it is taken out of `before`; none where no piece does.
fn redacted(before: &str, after: &str) -> Option<Piece> {
    // a piece begins with a letter or a digit, and a mark does not: where the two part, a mark begins
    let ((at, _), _) = before.char_indices().zip(after.chars()).find(|((_, one), other)| one != other)?;
    let (taken, rest) = (before.get(at..)?, after.get(at..)?.strip_prefix(MARK)?);
    let stays = rest.split(MARK).next()?;
    let ends = taken.char_indices().map(|(end, _)| end).chain([taken.len()]);
    // what stays may stand within the piece as well, so that each is tried
    let likely = ends.filter(|end| taken.get(*end..).is_some_and(|left| left.starts_with(stays)));
    let mut pieces = likely.filter_map(|end| Piece::new(taken.get(..end)?, MARK));
    pieces.find(|piece| piece.out_of(before).as_deref() == Some(after))
}

/// What stands in the copy loses the pieces; what is covered as a whole stands as it does in the other.
fn settle(book: &mut Book, from: &Book, covered: &Covered, pieces: &[Piece]) {
    let shelf = book.shelf.clone();
    let files: Vec<_> = book.groups().values().cloned().collect();
    let standing = shelf.standing(None).chain(files.iter().flat_map(|file| file.standing(None)));
    for Standing { revision, record } in standing {
        let (home, key) = (record.home(), record.key());
        if covered.get(&key) == Some(&true) {
            match (from.get(home, key), from.tombstone(home, key)) {
                (Some(other), _) => {
                    book.put(other.record, other.revision);
                    book.set_more(home, key, from.more(home, key).cloned().unwrap_or_default());
                }
                (None, Some(tombstone)) => book.remove(home, key, tombstone.revision),
                (None, None) => {}
            }
            continue;
        }
        let left = without(&record, pieces);
        let more = book.more(home, key);
        let still = more.and_then(|more| Content::whole(left.as_ref().unwrap_or(&record), Some(more)).ok());
        if still.is_some_and(|content| holds(&content, pieces)) {
            book.set_more(home, key, More::default());
        }
        if let Some(left) = left {
            book.put(left, revision);
        }
    }
}
