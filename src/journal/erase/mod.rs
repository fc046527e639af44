//! Erasing for good: a record, a person, or one stretch of text, from what stands, from every earlier version, and from
//! what is not saved yet.
//!
//! An entry's hash covers salted digests and no contents, so that the chain stays valid. What was done is an entry of its
//! own: its kind, its time and how many versions lost their contents, never the text.

mod due;
mod left;
mod text;
mod unite;

pub use due::{Due, due, expiring};
pub(super) use left::{Left, unnamed};
pub use text::{MARK, Piece, in_bytes};
pub use unite::{Copy, forget, join};

use super::content::Content;
use super::entry::{Act, Draft, DraftChange, Entry, Label, State};
use crate::domain::book::Book;
use crate::domain::ids::PersonId;
use crate::domain::more::More;
use crate::domain::record::{Home, Kind, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::domain::table::Standing;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be erased, worked out against a book of which every group is loaded.
#[derive(Clone, Debug, Default)]
pub struct Erasure {
    /// What stands at which revision, and what is left of it.
    left: BTreeMap<RecordKey, (Standing<Record>, Left)>,
    /// Records of which no earlier version stays.
    whole: BTreeSet<RecordKey>,
    /// Whoever is erased: what was about them and is taken away already goes too.
    person: Option<PersonId>,
    /// The book and the day, where everything goes whose time is up.
    over: Option<(Book, NaiveDate)>,
    pieces: Vec<Piece>,
    /// Records of which nothing stays that this version does not know: it may hold what goes.
    bare: BTreeSet<RecordKey>,
}

impl Erasure {
    /// This text, wherever it stands. None where it has no letter and no digit.
    #[must_use]
    pub fn of_text(book: &Book, text: &str) -> Option<Self> {
        let mut erasure = Self { pieces: vec![Piece::new(text, MARK)?], ..Self::default() };
        erasure.take_pieces(book);
        Some(erasure)
    }

    /// These records: what carries time or a day that is counted stays bare, the rest goes, and whatever names it names
    /// it no more.
    #[must_use]
    pub fn of_records(book: &Book, keys: &BTreeSet<RecordKey>) -> Self {
        let mut erasure = Self::default();
        for standing in all(book).filter(|standing| keys.contains(&standing.record.key())) {
            let left = left::of_record(&standing.record);
            if left != Left::All {
                erasure.whole.insert(standing.record.key());
                erasure.set(standing, left);
            }
        }
        erasure.take_names(book);
        erasure
    }

    /// The records whose time is up, those included that were taken away and stand in the history alone.
    #[must_use]
    pub fn of_due(book: &Book, today: NaiveDate) -> Self {
        let keys: BTreeSet<RecordKey> = due(book, today).into_iter().map(|due| due.key).gather();
        Self { over: Some((book.clone(), today)), ..Self::of_records(book, &keys) }
    }

    /// The person with all that is kept about them. Time and presence stay under `name`; with `texts`, what the person was
    /// called is replaced by it in every text as well.
    #[must_use]
    pub fn of_person(book: &Book, person: PersonId, name: &str, texts: bool) -> Self {
        let mut erasure = Self { person: Some(person), ..Self::default() };
        for standing in all(book) {
            let left = left::of_person(&standing.record, person, name);
            if left != Left::All {
                erasure.whole.insert(standing.record.key());
                erasure.set(standing, left);
            }
        }
        erasure.take_names(book);
        if texts {
            erasure.take_person_out_of_texts(book, person, name);
        }
        erasure
    }

    /// What tells who the person is: another name stands in its place, and every record stays. With `texts`, what the
    /// person was called is replaced by it in every text as well.
    #[must_use]
    pub fn anonymous(book: &Book, person: PersonId, name: &str, texts: bool) -> Self {
        let mut erasure = Self::default();
        let key = RecordKey::new(Kind::Person, person.0);
        if let Some(standing) = book.get(Home::of_person(person), key) {
            if let Record::Person(found) = &standing.record {
                let left = Left::Bare(left::renamed(found, name));
                erasure.whole.insert(key);
                erasure.set(standing, left);
            }
            if texts {
                erasure.take_person_out_of_texts(book, person, name);
            }
        }
        erasure
    }

    fn take_person_out_of_texts(&mut self, book: &Book, person: PersonId, name: &str) {
        let Some(found) = book.shelf.people.get(person.0) else { return };
        let called = [&found.full_name, &found.code_name].into_iter().filter_map(|called| Piece::new(called, name));
        self.pieces.extend(called.filter(|piece| !piece.is_in(name)));
        self.take_pieces(book);
    }

    fn set(&mut self, standing: Standing<Record>, left: Left) {
        self.left.insert(standing.record.key(), (standing, left));
    }

    /// The record as this leaves it so far; none where it goes.
    fn now(&self, standing: &Standing<Record>) -> Option<Record> {
        match self.left.get(&standing.record.key()) {
            Some((_, Left::Bare(record))) => Some(record.clone()),
            Some((_, Left::Nothing)) => None,
            Some((_, Left::All)) | None => Some(standing.record.clone()),
        }
    }

    fn take_pieces(&mut self, book: &Book) {
        for standing in all(book) {
            let Some(now) = self.now(&standing) else { continue };
            let (left, key) = (text::without(&now, &self.pieces), now.key());
            let more = book.more(now.home(), key);
            let still = more.and_then(|more| Content::whole(left.as_ref().unwrap_or(&now), Some(more)).ok());
            if still.is_some_and(|content| text::holds(&content, &self.pieces)) {
                self.bare.insert(key);
                self.set(standing, Left::Bare(left.unwrap_or(now)));
            } else if let Some(left) = left {
                self.set(standing, Left::Bare(left));
            }
        }
    }

    /// Takes the names of what goes out of what stays, and what cannot stand without goes as well.
    fn take_names(&mut self, book: &Book) {
        loop {
            let is_gone = |(key, (_, left)): (&RecordKey, &(_, Left))| (*left == Left::Nothing).then_some(*key);
            let gone: BTreeSet<RecordKey> = self.left.iter().filter_map(is_gone).gather();
            if gone.is_empty() {
                break;
            }
            let mut more = false;
            for standing in all(book) {
                let Some(now) = self.now(&standing) else { continue };
                match unnamed(&now, &gone) {
                    Left::All => continue,
                    Left::Nothing => {
                        self.whole.insert(now.key());
                        self.set(standing, Left::Nothing);
                        more = true;
                    }
                    bare => self.set(standing, bare),
                }
            }
            if !more {
                break;
            }
        }
        let more = self.left.values().map(|(standing, _)| (standing.record.home(), standing.record.key()));
        let bare = more.filter(|(home, key)| self.whole.contains(key) && book.more(*home, *key).is_some());
        let bare: Vec<_> = bare.map(|(_, key)| key).collect();
        self.bare.extend(bare);
        // between versions of which nothing stays there is nothing to decide
        for standing in all(book) {
            if matches!(&standing.record, Record::Clash(clash) if self.whole.contains(&clash.of)) {
                self.set(standing, Left::Nothing);
            }
        }
    }

    /// The records that change or go.
    pub fn changes(&self) -> impl Iterator<Item = &Standing<Record>> {
        let changed = |(standing, left): &&(Standing<Record>, Left)| match left {
            Left::All => false,
            Left::Bare(record) => *record != standing.record || self.bare.contains(&record.key()),
            Left::Nothing => true,
        };
        self.left.values().filter(changed).map(|(standing, _)| standing)
    }

    /// The book as it would be, for a look ahead.
    #[must_use]
    pub fn ahead(&self, book: &Book, revision: Revision) -> Book {
        let mut ahead = book.clone();
        for change in self.draft(Act::Redact(0), None).changes {
            match change {
                DraftChange::Put(record, _) | DraftChange::PutWhole(record, ..) => ahead.put(record, revision),
                DraftChange::Remove(home, key, _) => ahead.remove(home, key, revision),
            }
        }
        ahead
    }

    /// Takes the contents that go out of an entry, and tells how many there were.
    pub fn scrub(&self, entry: &mut Entry) -> u64 {
        let revision = entry.revision();
        let mut erased = 0;
        for change in &mut entry.changes {
            let State::Put { body, .. } = &mut change.state else { continue };
            let stands = self.left.get(&change.key).is_some_and(|(standing, left)| {
                let same = matches!(left, Left::Bare(record) if *record == standing.record);
                standing.revision == revision && same && !self.bare.contains(&change.key)
            });
            let goes = |content: &Content| {
                let whole = self.whole.contains(&change.key) || self.concerns(content, entry.schema);
                whole && !stands || text::holds(content, &self.pieces)
            };
            if body.as_ref().is_some_and(|body| goes(&body.content)) {
                *body = None;
                erased += 1;
            }
        }
        erased
    }

    /// True where something of whoever is erased would go from the content, or where its time is up. What cannot be read
    /// is taken to be such.
    fn concerns(&self, content: &Content, schema: u16) -> bool {
        if self.person.is_none() && self.over.is_none() {
            return false;
        }
        content.record(schema).map_or(true, |record| {
            // the name is not looked at: a person of another name is that person all the same
            self.person.is_some_and(|person| left::of_person(&record, person, MARK) != Left::All)
                || self.over.as_ref().is_some_and(|(book, today)| due::is_over(book, &record, *today))
        })
    }

    /// True for a draft slot of a record of which nothing is kept.
    #[must_use]
    pub fn covers_slot(&self, slot: &str) -> bool {
        self.whole.iter().any(|key| slot.contains(&key.id.to_string()))
    }

    /// What is unsaved without the pieces; none where it holds none of them.
    #[must_use]
    pub fn scrub_bytes(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        if self.pieces.is_empty() { None } else { in_bytes(bytes, &self.pieces) }
    }

    /// The draft of the entry that says what was done, and changes what stands.
    #[must_use]
    pub fn draft(&self, act: Act, record: Option<RecordKey>) -> Draft {
        let group = self.changes().next().and_then(|standing| standing.record.home().group());
        let alone = self.changes().all(|standing| standing.record.home().group() == group);
        let change = |(standing, left): &(Standing<Record>, Left)| {
            let (home, key, at) = (standing.record.home(), standing.record.key(), standing.revision);
            match left {
                Left::All => None,
                Left::Bare(record) if self.bare.contains(&key) || self.whole.contains(&key) => {
                    let differs = *record != standing.record || self.bare.contains(&key);
                    differs.then(|| DraftChange::PutWhole(record.clone(), More::default(), Some(at)))
                }
                Left::Bare(record) => (*record != standing.record).then(|| DraftChange::Put(record.clone(), Some(at))),
                Left::Nothing => Some(DraftChange::Remove(home, key, at)),
            }
        };
        let changes = self.left.values().filter_map(change).collect();
        Draft { label: Label { act, record, group: group.filter(|_| alone) }, changes }
    }
}

/// Every record of the book that is loaded.
fn all(book: &Book) -> impl Iterator<Item = Standing<Record>> + '_ {
    book.shelf.standing(None).chain(book.groups().values().flat_map(|file| file.standing(None)))
}
