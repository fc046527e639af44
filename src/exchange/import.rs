//! Bringing an opened file into the book: what would change, as one entry, or as a restore of the whole.

use super::file::Format;
use super::open::Opened;
use super::row::{encode_entry, entry_key};
use super::segment;
use crate::domain::book::Book;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Home, Kind, Record, Revision};
use crate::domain::sort::Gather;
use crate::domain::table::Standing;
use crate::journal::entry::{Act, Draft, DraftChange, Label};
use std::collections::{BTreeMap, BTreeSet};

/// How many records of one kind a file would add or change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not in the book yet.
    pub adds: usize,
    /// In the book in an earlier version, which the file has gone on from.
    pub changes: usize,
    /// In the book as they are in the file.
    pub same: usize,
    /// In the book in a version of which the file does not know: changed here, or taken away, or changed in both.
    pub conflicts: usize,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// By kind of record.
    pub kinds: BTreeMap<Kind, Counts>,
    /// Groups that are not in the book yet.
    pub groups: Vec<GroupId>,
    /// People who are not in the book yet.
    pub people: Vec<PersonId>,
}

impl Preview {
    /// All kinds together.
    #[must_use]
    pub fn total(&self) -> Counts {
        self.kinds.values().fold(Counts::default(), |sum, counts| Counts {
            adds: sum.adds + counts.adds,
            changes: sum.changes + counts.changes,
            same: sum.same + counts.same,
            conflicts: sum.conflicts + counts.conflicts,
        })
    }
}

/// What to do with records that were changed in the book and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflicts {
    /// They stay as they are in the book.
    KeepMine,
    /// They become as they are in the file.
    TakeTheirs,
}

enum Relation {
    Add,
    Change(Revision),
    Same,
    Conflict(Option<Revision>),
}

/// Compares every record of the file with the book.
struct Comparison<'a> {
    book: &'a Book,
    opened: &'a Opened,
    entries: BTreeSet<Revision>,
}

impl<'a> Comparison<'a> {
    fn of(book: &'a Book, opened: &'a Opened) -> Self {
        let entries = opened.journal.iter().map(crate::journal::entry::Entry::revision).gather();
        Self { book, opened, entries }
    }

    fn records(&self) -> impl Iterator<Item = (Standing<Record>, Relation)> {
        let groups = self.opened.book.groups().values().flat_map(|file| file.standing(None));
        self.opened.book.shelf.standing(None).chain(groups).map(|theirs| {
            let relation = self.relation(&theirs);
            (theirs, relation)
        })
    }

    fn relation(&self, theirs: &Standing<Record>) -> Relation {
        let (home, key) = (theirs.record.home(), theirs.record.key());
        let known = |mine: Revision| {
            self.entries.contains(&mine) || mine.chain == theirs.revision.chain && mine.number < theirs.revision.number
        };
        match (self.book.get(home, key), self.book.tombstone(home, key)) {
            (Some(mine), _)
                if mine.record == theirs.record && self.book.more(home, key) == self.opened.book.more(home, key) =>
            {
                Relation::Same
            }
            (Some(mine), _) if known(mine.revision) => Relation::Change(mine.revision),
            (Some(mine), _) => Relation::Conflict(Some(mine.revision)),
            (None, Some(tombstone)) if !known(tombstone.revision) => Relation::Conflict(None),
            (None, _) => Relation::Add,
        }
    }
}

/// What importing the file would do; the groups that it names must be loaded where the book has them.
#[must_use]
pub fn preview(book: &Book, opened: &Opened) -> Preview {
    let mut preview = Preview::default();
    for (theirs, relation) in Comparison::of(book, opened).records() {
        let counts = preview.kinds.entry(theirs.record.key().kind).or_default();
        match relation {
            Relation::Same => counts.same += 1,
            Relation::Change(_) => counts.changes += 1,
            Relation::Conflict(_) => counts.conflicts += 1,
            Relation::Add => {
                counts.adds += 1;
                match theirs.record {
                    Record::Group(group) => preview.groups.push(group.id),
                    Record::Person(person) => preview.people.push(person.id),
                    _ => {}
                }
            }
        }
    }
    preview
}

/// The draft that imports the file: one entry, undone in one step.
#[must_use]
pub fn import(book: &Book, opened: &Opened, conflicts: Conflicts) -> Draft {
    let change = |(theirs, relation): (Standing<Record>, Relation)| {
        let mine = match relation {
            Relation::Add => None,
            Relation::Change(mine) => Some(mine),
            Relation::Conflict(mine) if conflicts == Conflicts::TakeTheirs => mine,
            Relation::Conflict(_) | Relation::Same => return None,
        };
        let more = opened.book.more(theirs.record.home(), theirs.record.key()).cloned().unwrap_or_default();
        Some(DraftChange::PutWhole(theirs.record, more, mine))
    };
    let changes = Comparison::of(book, opened).records().filter_map(change).collect();
    let mut groups = opened.groups();
    let group = groups.next().filter(|_| groups.next().is_none());
    Draft { label: Label { act: Act::Import, record: None, group }, changes }
}

/// The rows that make a book of a backup or a rescue file, in place of whatever there was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Segments by their keys.
    pub segments: Vec<(String, Vec<u8>)>,
    /// Journal rows by their keys.
    pub journal: Vec<(String, Vec<u8>)>,
}

/// Turns a backup or a rescue file back into what is stored: with its journal and revisions, so that a backup of it is
/// the same again. The device goes on in a chain of its own.
///
/// # Errors
/// Where a record has no JSON, which none of ours lacks. None for an export: it is not a whole book.
pub fn restore(opened: &Opened) -> Result<Option<Restored>, serde_json::Error> {
    if opened.header.format == Format::Export {
        return Ok(None);
    }
    let segment = |home: Home| Ok(segment::encode(&opened.book, home)?.map(|bytes| (home.to_string(), bytes)));
    let segments = opened.book.homes().into_iter().filter_map(|home| segment(home).transpose());
    let segments = segments.collect::<Result<Vec<_>, serde_json::Error>>()?;
    let row = |entry| encode_entry(entry).map(|bytes| (entry_key(entry.revision()), bytes));
    let journal = opened.journal.iter().map(row).collect::<Result<_, _>>()?;
    Ok(Some(Restored { segments, journal }))
}
