//! What several files come to: one copy of each group, one record of each person, and what differs between them.
//!
//! Of two copies the one in the file that was saved later counts, and the other is named: nothing is chosen silently, and
//! nothing is blended. (our decision)

use super::source::Source;
use crate::domain::book::{Book, GroupFile, Shelf};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::sort::{Gather, sort_by_key};
use crate::domain::table::Standing;
use crate::policy::pack::Pack;
use crate::policy::versions::is_same;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The files put together.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The copy of each group that counts.
    book: Book,
    from: BTreeMap<GroupId, usize>,
    shelves: Vec<Arc<Shelf>>,
    known: Vec<Vec<Arc<Pack>>>,
    notes: Vec<Note>,
}

/// Something that the files disagree about, or that one of them lacks. Numbers are places among the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A group is in several files.
    Copies {
        /// The group.
        group: GroupId,
        /// The file whose copy counts.
        used: usize,
        /// The other files, each with the number of records in which its copy differs.
        others: Vec<(usize, usize)>,
    },
    /// People whose own records (name, enrolment, listing) differ between two files.
    People {
        /// The people.
        people: BTreeSet<PersonId>,
        /// The file that counts.
        used: usize,
        /// The other one.
        other: usize,
    },
    /// The same version of the same policy reads differently in two files: the groups of each are judged by its own.
    Policy {
        /// Key of the policy.
        key: Arc<str>,
        /// One file.
        one: usize,
        /// The other one.
        other: usize,
    },
    /// A policy in this file does not read, so that no group is judged by it.
    Unread {
        /// The file.
        source: usize,
        /// How many such policies.
        policies: usize,
    },
    /// A group has chosen a policy that is not in its file.
    Missing {
        /// The group.
        group: GroupId,
        /// Key of the policy.
        key: String,
    },
    /// The history in this file was altered or has a gap, or parts of it are damaged.
    Flawed {
        /// The file.
        source: usize,
    },
}

impl Gathered {
    /// What these files come to.
    #[must_use]
    pub fn of(sources: &[Source]) -> Self {
        let mut by_age: Vec<usize> = (0..sources.len()).collect();
        sort_by_key(&mut by_age, |place| sources.get(*place).map(Source::age));
        let aged: Vec<(usize, &Source)> =
            by_age.iter().filter_map(|place| Some((*place, sources.get(*place)?))).collect();
        let mut gathered = Self::default();
        for (place, source) in aged.iter().rev() {
            for group in source.book.groups().iter().filter(|(_, file)| file.group().is_some()).map(|(id, _)| *id) {
                gathered.from.entry(group).or_insert(*place);
            }
            gathered.book.adopt(&source.book);
        }
        for (place, source) in sources.iter().enumerate() {
            let near: Vec<_> =
                aged.iter().copied().filter(|(other, it)| *other == place || share(source, it)).collect();
            gathered.shelves.push(if near.len() < 2 { Arc::clone(&source.book.shelf) } else { shelf(source, &near) });
            gathered.known.push(known(source, &near));
        }
        gathered.notes = notes(&gathered, sources, &aged);
        gathered
    }

    /// The groups, by identifier.
    pub fn groups(&self) -> impl Iterator<Item = GroupId> {
        self.from.keys().copied()
    }

    /// The file from which the copy of the group comes that counts.
    #[must_use]
    pub fn source_of(&self, group: GroupId) -> Option<usize> {
        self.from.get(&group).copied()
    }

    /// The group's records.
    #[must_use]
    pub fn file(&self, group: GroupId) -> Option<&Arc<GroupFile>> {
        self.book.group(group)
    }

    /// The other groups to which mentees of this one belong, in whichever file.
    #[must_use]
    pub fn others(&self, group: GroupId) -> Vec<&Arc<GroupFile>> {
        let ids = self.book.sharing(group).into_iter().filter_map(|file| Some(file.group()?.id));
        ids.filter_map(|id| self.book.group(id)).collect()
    }

    /// People, enrolments, listings and own policies as the groups of that file see them.
    #[must_use]
    pub fn shelf(&self, source: usize) -> Option<&Arc<Shelf>> {
        self.shelves.get(source)
    }

    /// Every version of the policies from which the groups of that file, and those that share its mentees, have chosen.
    #[must_use]
    pub fn known(&self, source: usize) -> &[Arc<Pack>] {
        self.known.get(source).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the files disagree about or lack.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}

/// True where somebody stands in both files: then the records of one bear on the groups of the other.
fn share(one: &Source, other: &Source) -> bool {
    let (few, many) = (&one.book.shelf.people, &other.book.shelf.people);
    few.iter().any(|person| many.get(person.id.0).is_some())
}

fn is_of_people(record: &Record) -> bool {
    matches!(record, Record::Person(_) | Record::Enrolment(_) | Record::Listing(_))
}

/// The shelf of a file with what the files near it, the oldest first, say of people. A person has one enrolment in a
/// programme, whatever identifiers it has been given.
fn shelf(source: &Source, near: &[(usize, &Source)]) -> Arc<Shelf> {
    let mut shelf = Shelf::default();
    for Standing { record, revision } in source.book.shelf.standing(None).filter(|it| !is_of_people(&it.record)) {
        shelf.put(record, revision);
    }
    for (_, other) in near {
        for Standing { record, revision } in other.book.shelf.standing(None).filter(|it| is_of_people(&it.record)) {
            if let Record::Enrolment(enrolment) = &record
                && let Some(known) = shelf.enrolment(enrolment.person, &enrolment.programme).map(|known| known.id)
                && known != enrolment.id
            {
                shelf.forget(RecordKey::new(Kind::Enrolment, known.0));
            }
            shelf.put(record, revision);
        }
    }
    Arc::new(shelf)
}

/// The policies of a file, and those of the files near it that it does not know.
fn known(source: &Source, near: &[(usize, &Source)]) -> Vec<Arc<Pack>> {
    let mut known = source.packs.clone();
    for (_, other) in near.iter().rev() {
        let new = other.packs.iter().filter(|pack| !known.iter().any(|it| it.key == pack.key)).cloned();
        let new: Vec<_> = new.collect();
        known.extend(new);
    }
    known
}

fn notes(gathered: &Gathered, sources: &[Source], aged: &[(usize, &Source)]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (group, used) in &gathered.from {
        let Some(file) = gathered.book.group(*group) else { continue };
        let copy = |(place, source): (usize, &Source)| Some((place, difference(file, source.book.group(*group)?)));
        let others: Vec<_> = aged.iter().rev().copied().filter(|(place, _)| place != used).filter_map(copy).collect();
        if !others.is_empty() {
            notes.push(Note::Copies { group: *group, used: *used, others });
        }
        let packs = sources.get(*used).map(|source| source.packs.as_slice()).unwrap_or_default();
        for key in file.group().into_iter().flat_map(|group| &group.packs) {
            if !packs.iter().any(|pack| *pack.key == **key) {
                notes.push(Note::Missing { group: *group, key: key.clone() });
            }
        }
    }
    for (at, (used, newer)) in aged.iter().enumerate().rev() {
        for (other, older) in aged.iter().take(at).rev() {
            let people = people_who_differ(newer, older);
            if !people.is_empty() {
                notes.push(Note::People { people, used: *used, other: *other });
            }
            for pack in &newer.packs {
                if older.packs.iter().any(|it| is_same(it, pack) && it != pack) {
                    notes.push(Note::Policy { key: pack.key.clone(), one: *used, other: *other });
                }
            }
        }
    }
    for (place, source) in sources.iter().enumerate() {
        if !source.unread.is_empty() {
            notes.push(Note::Unread { source: place, policies: source.unread.len() });
        }
        if source.flawed {
            notes.push(Note::Flawed { source: place });
        }
    }
    notes
}

/// In how many records two copies of a group differ; the private ones, which an export leaves out, are not counted.
fn difference(one: &GroupFile, other: &GroupFile) -> usize {
    let records = |file: &GroupFile| -> BTreeMap<RecordKey, Record> {
        let all = file.standing(None).map(|standing| standing.record);
        let open = |key: RecordKey| !matches!(key.kind, Kind::Concern | Kind::Incident | Kind::Matter | Kind::Clash);
        all.map(|record| (record.key(), record)).filter(|(key, _)| open(*key)).gather()
    };
    let (one, other) = (records(one), records(other));
    let changed = one.iter().filter(|(key, record)| other.get(key) != Some(record)).count();
    changed + other.keys().filter(|key| !one.contains_key(key)).count()
}

/// Those who stand in both files and of whom the two say something else.
fn people_who_differ(one: &Source, other: &Source) -> BTreeSet<PersonId> {
    let (one, other) = (&one.book.shelf, &other.book.shelf);
    let differs = |person: PersonId| {
        let listings = |shelf: &Shelf| shelf.listings.of(person).cloned().collect::<Vec<_>>();
        // an identifier of its own makes no other enrolment
        let enrolments = |shelf: &Shelf| {
            let plain = |it: &crate::domain::person::Enrolment| {
                let mut it = it.clone();
                it.id = crate::domain::ids::EnrolmentId::from_number(0);
                it
            };
            let mut all: Vec<_> = shelf.enrolments.of(person).map(plain).collect();
            sort_by_key(&mut all, |it| it.programme.clone());
            all
        };
        one.people.get(person.0) != other.people.get(person.0)
            || listings(one) != listings(other)
            || enrolments(one) != enrolments(other)
    };
    let both = one.people.iter().map(|person| person.id).filter(|person| other.people.get(person.0).is_some());
    both.filter(|person| differs(*person)).gather()
}
