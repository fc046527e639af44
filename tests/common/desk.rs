//! A desk with a book on it: applies drafts, keeps every entry, undoes and redoes, as the app does.

use circlebook::domain::book::Book;
use circlebook::domain::ids::{ChainId, PersonId};
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::apply::{Refused, Stamp, apply};
use circlebook::journal::chain::Head;
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, Label};
use circlebook::journal::erase::Erasure;
use circlebook::journal::undo::{History, UndoError};

/// A book and its journal.
#[derive(Clone, Debug)]
pub struct Desk {
    pub book: Book,
    pub head: Head,
    pub actor: Option<PersonId>,
    pub entries: Vec<Entry>,
    pub history: History,
}

impl Desk {
    /// An empty book on the device with this number.
    pub fn new(device: u128) -> Self {
        let head = Head::start(ChainId::from_number(device));
        Self { book: Book::default(), head, actor: None, entries: Vec::new(), history: History::default() }
    }

    /// Applies a draft.
    pub fn apply(&mut self, draft: Draft) -> Result<Revision, Refused> {
        let at = "2021-09-07T10:00+01:00[Europe/London]".parse().unwrap();
        let seed = [u8::try_from(self.entries.len() % 256).unwrap(); 32];
        let applied = apply(&mut self.book, &self.head, draft, Stamp { at, actor: self.actor, seed })?;
        self.head = applied.head;
        self.history.push(&applied.entry);
        self.entries.push(applied.entry);
        Ok(self.entries.last().unwrap().revision())
    }

    /// Puts these records, in place of what stands there.
    pub fn put(&mut self, records: impl IntoIterator<Item = Record>) -> Result<Revision, Refused> {
        let change = |record: Record| {
            let standing = self.book.revision(record.home(), record.key());
            DraftChange::Put(record, standing)
        };
        let changes = records.into_iter().map(change).collect();
        self.apply(Draft { label: label(Act::Add), changes })
    }

    /// Takes this record away as it stands.
    pub fn remove(&mut self, record: &Record) -> Result<Revision, Refused> {
        let unknown = Revision { chain: self.head.chain, number: u64::MAX };
        let standing = self.book.revision(record.home(), record.key()).unwrap_or(unknown);
        let changes = vec![DraftChange::Remove(record.home(), record.key(), standing)];
        self.apply(Draft { label: label(Act::Remove), changes })
    }

    /// The entry with this revision.
    pub fn entry(&self, revision: Revision) -> &Entry {
        self.entries.iter().find(|entry| entry.revision() == revision).unwrap()
    }

    /// The draft that reverses an entry.
    pub fn reverse(&self, revision: Revision) -> Result<Draft, UndoError> {
        let entry = self.entry(revision);
        let bases: Vec<Entry> = entry.bases().into_iter().map(|base| self.entry(base).clone()).collect();
        self.history.reverse(&self.book, entry, &bases)
    }

    /// Undoes the last step; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(revision) = self.history.next_undo().map(|step| step.revision) else { return false };
        let draft = self.reverse(revision).unwrap();
        self.apply(draft).unwrap();
        true
    }

    /// Does the last undone step again; false where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(revision) = self.history.next_redo().map(|step| step.revision) else { return false };
        let draft = self.reverse(revision).unwrap();
        self.apply(draft).unwrap();
        true
    }

    /// Erases what `erasure` covers, as the app does: from the entries first, then by an entry of its own. `act` is told how
    /// many contents went.
    pub fn erase(&mut self, erasure: &Erasure, act: fn(u64) -> Act) -> Result<u64, Refused> {
        let mut entries = self.entries.clone();
        let versions = entries.iter_mut().map(|entry| erasure.scrub(entry)).sum();
        self.apply(erasure.draft(act(versions), None))?;
        let last = self.entries.pop();
        self.entries = entries.into_iter().chain(last).collect();
        Ok(versions)
    }

    /// Every record without its revision.
    pub fn records(&self) -> Vec<Record> {
        let files = self.book.groups().values().flat_map(|file| file.standing(None));
        self.book.shelf.standing(None).chain(files).map(|standing| standing.record).collect()
    }
}

/// A label without a record.
pub const fn label(act: Act) -> Label {
    Label { act, record: None, group: None }
}
