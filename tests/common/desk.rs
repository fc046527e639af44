//! A desk with a book on it: applies drafts, keeps every entry, undoes and redoes, as the app does.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use circlebook::domain::book::Book;
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::ids::{ChainId, GroupId, MemberId, NoteId, PersonId};
use circlebook::domain::note::{About, Note};
use circlebook::domain::person::Person;
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::apply::{Refused, Stamp, apply};
use circlebook::journal::chain::Head;
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, Label};
use circlebook::journal::undo::{History, UndoError};

/// A book and its journal.
#[derive(Clone, Debug)]
pub struct Desk {
    pub book: Book,
    pub head: Head,
    pub entries: Vec<Entry>,
    pub history: History,
}

impl Desk {
    /// An empty book on the device with this number.
    pub fn new(device: u128) -> Self {
        let head = Head::start(ChainId::from_number(device));
        Self { book: Book::default(), head, entries: Vec::new(), history: History::default() }
    }

    /// Applies a draft.
    pub fn apply(&mut self, draft: Draft) -> Result<Revision, Refused> {
        let at = "2021-09-07T10:00+01:00[Europe/London]".parse().unwrap();
        let seed = [u8::try_from(self.entries.len() % 256).unwrap(); 32];
        let applied = apply(&mut self.book, &self.head, draft, Stamp { at, actor: None, seed })?;
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

/// The group with this number.
pub fn group(number: u128, name: &str) -> Record {
    let id = GroupId::from_number(number);
    let name = name.to_owned();
    let (purpose, goals) = (String::new(), String::new());
    Group { id, name, purpose, goals, packs: Vec::new(), mentor: None, contact_target: None, sample: false }.into()
}

/// The person with this number.
pub fn person(number: u128, code_name: &str) -> Record {
    let code_name = code_name.to_owned();
    Person { id: PersonId::from_number(number), code_name, full_name: String::new(), note: String::new() }.into()
}

/// A mentee's membership.
pub fn member(number: u128, group: u128, person: u128) -> Record {
    Member {
        id: MemberId::from_number(number),
        group: GroupId::from_number(group),
        person: PersonId::from_number(person),
        role: Role::Mentee,
        invited: None,
        joined: "2021-09-07".parse().ok(),
        left: None,
    }
    .into()
}

/// A note of the group by the person.
pub fn note(number: u128, group: u128, by: u128, text: &str) -> Record {
    Note {
        id: NoteId::from_number(number),
        group: GroupId::from_number(group),
        on: "2021-09-07".parse().unwrap(),
        by: Some(PersonId::from_number(by)),
        text: text.to_owned(),
        about: About::OtherDuties,
    }
    .into()
}
