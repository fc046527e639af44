//! Takes rows in, one after the other: each whole or not at all.

use super::columns::{Field, Layout, Shape, Slot};
use super::people::People;
use super::read::{Faults, Head, Intent};
use super::sessions::Sessions;
use super::values::{Presence, duration, presence};
use super::{Fault, Said, Why};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Entity, Record};
use crate::domain::session::Attendance;
use crate::domain::units::Minutes;
use crate::guard::kinds::Kind;
use crate::journal::entry::{Act, Draft, DraftChange, Label};
use crate::spreadsheet::csv::Row;
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Finds in a text what tells who somebody is.
pub type Guard = Box<dyn Fn(&str) -> Vec<Kind>>;

/// What the importer is told by the shell.
pub struct World {
    /// The group that takes the rows in.
    pub group: GroupId,
    /// Its records.
    pub file: Arc<GroupFile>,
    /// People, listings, enrolments.
    pub shelf: Arc<Shelf>,
    /// Today.
    pub today: NaiveDate,
    /// The moment at which the device's clock shows that time on that day.
    pub moment: Box<dyn Fn(NaiveDate, NaiveTime) -> Moment>,
    /// A new identifier.
    pub new_id: Box<dyn Fn() -> Uuid>,
    /// What in a text tells who somebody is, surely enough to be refused.
    pub guard: Guard,
}

/// How many of each kind come in, and how many are there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New members.
    pub members: usize,
    /// New sessions.
    pub sessions: usize,
    /// Presences of people at sessions.
    pub attendances: usize,
    /// Entries of hours.
    pub hours: usize,
    /// Records that get something that they lacked.
    pub completed: usize,
    /// What the rows say and the book says already.
    pub same: usize,
}

/// What comes of the rows.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// All that comes in, as one entry.
    pub draft: Draft,
    /// How much that is.
    pub tally: Tally,
    /// Code names of the new members, in order of the rows.
    pub names: Vec<String>,
    /// How many rows went in, those that brought nothing new included.
    pub good: usize,
    /// Why the others did not, in order.
    pub faults: Vec<Fault>,
}

/// Takes rows in.
pub struct Importer {
    pub(super) world: World,
    pub(super) shape: Shape,
    people: People,
    sessions: Sessions,
    pub(super) heads: BTreeMap<usize, Head>,
    left: BTreeMap<HoursKey, usize>,
    hours: Vec<HoursEntry>,
    tally: Tally,
    good: usize,
    pub(super) faults: Vec<Fault>,
}

type HoursKey = (PersonId, NaiveDate, Minutes, Setting, Category, String);

impl Importer {
    /// An importer for a table of this shape. All rows of it are looked through for how long sessions lasted.
    #[must_use]
    pub fn new(world: World, shape: Shape, rows: &[Row]) -> Self {
        let people = People::of(&world, shape.same_people);
        let sessions = Sessions::of(&world, &shape);
        let mut left: BTreeMap<HoursKey, usize> = BTreeMap::new();
        for entry in world.file.hours.iter() {
            let key = (entry.person, entry.on, entry.minutes, entry.setting, entry.category, entry.source.clone());
            *left.entry(key).or_default() += 1;
        }
        let mut importer = Self {
            world,
            shape,
            people,
            sessions,
            heads: BTreeMap::new(),
            left,
            hours: Vec::new(),
            tally: Tally::default(),
            good: 0,
            faults: Vec::new(),
        };
        if let Some(head) = rows.get(importer.shape.head) {
            importer.read_heads(head);
        }
        importer.survey(rows);
        importer
    }

    /// The longest presence at each session, for those of which nothing else says how long they lasted.
    fn survey(&mut self, rows: &[Row]) {
        let mut longest: BTreeMap<Slot, Minutes> = BTreeMap::new();
        for row in rows.iter().skip(self.shape.head + 1) {
            let slot = self.slot(row).ok();
            let mut note = |slot: Option<Slot>, text: &str, late: &str| {
                if let (Some(slot), Ok(Presence::For(minutes))) = (slot, presence(text, self.shape.amount))
                    && minutes.0 <= 12 * 60
                {
                    let late = duration(late, self.shape.amount).unwrap_or(Minutes::ZERO);
                    let longest = longest.entry(slot).or_default();
                    *longest = (*longest).max(minutes + late);
                }
            };
            match self.shape.layout {
                Layout::Attendance => note(slot, self.cell(row, Field::Present), self.cell(row, Field::Late)),
                Layout::GridOfPeople | Layout::GridOfSessions => {
                    for (column, head) in &self.heads {
                        let slot = if let Head::Session(slot) = head { Some(*slot) } else { slot };
                        note(slot, row.cell(*column), "");
                    }
                }
                _ => {}
            }
        }
        self.sessions.longest = longest;
    }

    pub(super) fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        self.shape.column(field).map_or("", |column| row.cell(column))
    }

    /// Takes the row in, or notes why not.
    pub fn take(&mut self, row: &Row) {
        let intents = self.read(row).and_then(|intents| {
            let faults: Faults = intents.iter().filter_map(|(intent, column)| self.check(intent, *column)).collect();
            if faults.is_empty() { Ok(intents) } else { Err(faults) }
        });
        match intents {
            Ok(intents) => {
                self.good += 1;
                intents.into_iter().for_each(|(intent, _)| self.apply(intent, row.number));
            }
            Err(faults) => {
                for (field, column, why) in faults {
                    let column = column.or_else(|| field.and_then(|field| self.shape.column(field)));
                    let cell = column.map_or("", |column| row.cell(column)).to_owned();
                    self.faults.push(Fault { row: row.number, column, cell, why });
                }
            }
        }
    }

    /// What of it does not go with what is on record, or with earlier rows.
    fn check(&self, intent: &Intent, column: Option<usize>) -> Option<(Option<Field>, Option<usize>, Why)> {
        match intent {
            Intent::Member(name, details) => {
                self.people.check(name, details).err().map(|(field, why)| (Some(field), None, why))
            }
            Intent::Session(told) => {
                self.sessions.find(&self.world, &self.shape, told).err().map(|(field, why)| (Some(field), None, why))
            }
            Intent::Presence { name, told, presence, late } => {
                let at = |(field, why): (Field, Why)| (Some(field).filter(|_| column.is_none()), column, why);
                let person = self.people.known(name);
                self.sessions.fits(&self.world, &self.shape, told, person, *presence, *late).err().map(at)
            }
            Intent::Hours { .. } => None,
        }
    }

    fn apply(&mut self, intent: Intent, row: usize) {
        match intent {
            Intent::Member(name, details) => {
                self.people.put(&self.world, &name, *details, &mut self.tally);
            }
            Intent::Session(told) => {
                self.sessions.put(&self.world, &self.shape, told, row, &mut self.tally);
            }
            Intent::Presence { name, told, presence, late } => {
                let day = told.slot.day;
                let person = self.people.person(&self.world, &name, &mut self.tally);
                let Some(id) = self.sessions.put(&self.world, &self.shape, told, row, &mut self.tally) else { return };
                let was_there = presence != Presence::Absent;
                let Some(held) = self.sessions.hold(id) else { return };
                let present = match presence {
                    Presence::Absent => None,
                    Presence::Throughout => Some(held.less(late)),
                    Presence::For(minutes) => Some(minutes),
                };
                let attendance = present.map(|present| Attendance { person, present, late });
                if self.sessions.attend(id, person, attendance, row) {
                    self.tally.attendances += usize::from(was_there);
                } else if was_there {
                    self.tally.same += 1;
                }
                if was_there && self.shape.joins {
                    self.people.was_there(person, day);
                }
            }
            Intent::Hours { name, on, minutes, setting, category, source } => {
                let person = self.people.person(&self.world, &name, &mut self.tally);
                let key = (person, on, minutes, setting, category, source);
                if let Some(left) = self.left.get_mut(&key).filter(|left| **left > 0) {
                    *left -= 1;
                    self.tally.same += 1;
                    return;
                }
                self.tally.hours += 1;
                let id = (self.world.new_id)().into();
                let (person, on, minutes, setting, category, source) = key;
                let group = self.world.group;
                self.hours.push(HoursEntry { id, group, person, on, minutes, setting, category, source });
            }
        }
    }

    /// What came of all rows.
    #[must_use]
    pub fn finish(self) -> Outcome {
        let Self { world, people, sessions, hours, tally, good, mut faults, .. } = self;
        let names = people.names();
        let records = people.records().chain(sessions.records()).chain(hours.into_iter().map(Record::from));
        let put = |record: Record| {
            let key = record.key();
            let standing = match &record {
                Record::Person(_) => world.shelf.revision(key),
                _ => world.file.revision(key),
            };
            DraftChange::Put(record, standing)
        };
        let label = Label { act: Act::Import, record: world.file.group().map(Entity::key), group: Some(world.group) };
        let changes = records.map(put).collect();
        crate::domain::sort::sort_by_key(&mut faults, |fault| (fault.row, fault.column));
        Outcome { draft: Draft { label, changes }, tally, names, good, faults }
    }
}

impl Outcome {
    /// The rows that did not go in.
    #[must_use]
    pub fn bad(&self) -> BTreeSet<usize> {
        let mut rows = BTreeSet::new();
        rows.extend(self.faults.iter().map(|fault| fault.row));
        rows
    }
}

impl Fault {
    /// True where something else is on record than what the row says.
    #[must_use]
    pub const fn contradicts(&self) -> bool {
        matches!(self.why, Why::OnRecord(Said::Minutes(_) | Said::Day(_) | Said::Words) | Why::Cancelled)
    }
}
