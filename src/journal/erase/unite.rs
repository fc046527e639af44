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
                (Some(mine), Some(theirs)) if mine != *theirs => Some(sounder(*digest, mine, theirs.clone())),
                (Some(mine), Some(_)) => Some(mine),
                _ => None,
            };
        }
    }
    joined
}

/// The one that fits its digest, where only one does.
fn sounder(digest: Bytes32, one: Body, other: Body) -> Body {
    let rank = |body: &Body| (body.content.digest(&body.salt) != digest, body.content.text().to_owned(), body.salt);
    if rank(&other) < rank(&one) { other } else { one }
}

/// Takes from `copy` what `from` has erased, and tells how many contents it has lost. A file without a journal is a copy too:
/// what stands in it is all that it holds.
pub fn forget(copy: &mut Copy, from: &Copy) -> u64 {
    let known: BTreeMap<(Revision, Bytes32), &Entry> = from.entries.iter().map(|entry| (name(entry), entry)).gather();
    let own: BTreeSet<(Revision, Bytes32)> = copy.entries.iter().map(name).gather();
    let (mut erased, mut lost) = (0, BTreeMap::new());
    for entry in &mut copy.entries {
        let Some(theirs) = known.get(&name(entry)) else { continue };
        let (revision, schema) = (entry.revision(), entry.schema);
        for change in &mut entry.changes {
            let is_gone = matches!(theirs.change(change.key).map(|c| &c.state), Some(State::Put { body: None, .. }));
            if let State::Put { body, .. } = &mut change.state
                && let Some(body) = is_gone.then(|| body.take()).flatten()
            {
                erased += 1;
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
                erased += 1;
            }
        }
    }
    settle(&mut copy.book, &from.book, &covered, &pieces);
    erased
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
            found.extend(before.zip(after).map(|(before, after)| taken(&before, &after)).unwrap_or_default());
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

/// The texts that were taken away between two versions of a record.
fn taken(before: &Record, after: &Record) -> Vec<Piece> {
    if let (Record::Person(before), Record::Person(after)) = (before, after) {
        let called = [&before.full_name, &before.code_name].into_iter().filter(|called| **called != after.code_name);
        return called.filter_map(|called| Piece::new(called, &after.code_name)).collect();
    }
    let after: BTreeMap<_, _> = crate::journal::texts::texts(after).into_iter().gather();
    let mut pieces = Vec::new();
    for (path, before) in crate::journal::texts::texts(before) {
        let Some(after) = after.get(&path).filter(|after| after.contains(MARK) && **after != before) else { continue };
        let mut rest = before.as_str();
        for (place, part) in after.split(MARK).enumerate() {
            let is_last = place == after.matches(MARK).count();
            let found = if is_last && rest.ends_with(part) { Some(rest.len() - part.len()) } else { rest.find(part) };
            let Some(at) = found else { break };
            let piece = rest.get(..at).filter(|piece| place > 0 && *piece != MARK);
            pieces.extend(piece.and_then(|piece| Piece::new(piece, MARK)));
            rest = rest.get(at + part.len()..).unwrap_or_default();
        }
    }
    pieces
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
