//! Takes rows in, one after the other: each whole or not at all.

use super::columns::{Field, Layout, Shape, Slot};
use super::people::People;
use super::sessions::{Said as Told, Sessions};
use super::values::{Presence, day, duration, presence, time, time_behind, word};
use super::{Fault, Said, Why};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Entity, Record};
use crate::domain::session::{Attendance, Mode};
use crate::domain::units::Minutes;
use crate::guard::kinds::Kind;
use crate::journal::entry::{Act, Draft, DraftChange, Label};
use crate::journal::limits::TEXT;
use crate::spreadsheet::csv::Row;
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

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
    pub guard: Box<dyn Fn(&str) -> Vec<Kind>>,
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
    heads: BTreeMap<usize, Head>,
    left: BTreeMap<HoursKey, usize>,
    hours: Vec<HoursEntry>,
    tally: Tally,
    good: usize,
    faults: Vec<Fault>,
}

/// What a column of a grid stands for.
enum Head {
    Session(Slot),
    Person(String),
}

type HoursKey = (PersonId, NaiveDate, Minutes, Setting, Category, String);

/// What a row says, when all of it could be read.
enum Intent {
    Member(String, Box<super::people::Details>),
    Session(Told),
    Presence { name: String, told: Told, presence: Presence, late: Minutes },
    Hours { name: String, on: NaiveDate, minutes: Minutes, setting: Setting, category: Category, source: String },
}

type Faults = Vec<(Option<Field>, Option<usize>, Why)>;

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

    fn read_heads(&mut self, row: &Row) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for column in self.shape.marks().collect::<Vec<_>>() {
            let text = row.cell(column);
            let head = match self.shape.layout {
                Layout::GridOfPeople => self.slot_of(text).map(|slot| (format!("{slot:?}"), Head::Session(slot))),
                _ => self.name(text).map(|name| (name.to_lowercase(), Head::Person(name))),
            };
            let head = head.and_then(|(key, head)| match seen.insert(key, column) {
                Some(before) => Err(Why::TwiceInHead(before)),
                None => Ok(head),
            });
            match head {
                Ok(head) => drop(self.heads.insert(column, head)),
                Err(why) => self.faults.push(Fault { row: row.number, column: Some(column), cell: text.to_owned(), why }),
            }
        }
    }

    /// The session that a heading names: a day, perhaps with a time, or its place among the group's sessions.
    fn slot_of(&self, text: &str) -> Result<Slot, Why> {
        if let Some(number) = word(text).strip_prefix("session ").and_then(|number| number.parse::<usize>().ok()) {
            let sessions = self.world.file.sessions_in_order();
            let named = number.checked_sub(1).and_then(|place| sessions.get(place)).and_then(|session| session.time());
            let slot = |start: &Moment| Slot { day: start.date(), start: Some(start.local().time()) };
            return named.map(|span| slot(span.start())).ok_or(Why::NoSuchSession);
        }
        match day(text, self.shape.order) {
            Ok(day) => Ok(Slot { day, start: time_behind(text)? }),
            Err(Why::OtherOrder) => Err(Why::OtherOrder),
            Err(_) => Err(Why::NoSuchSession),
        }
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

    fn slot(&self, row: &Row) -> Result<Slot, (Field, Why)> {
        let text = self.cell(row, Field::Day);
        let at = |why| (Field::Day, why);
        let day = if text.is_empty() { Err(Why::Missing(Field::Day)) } else { day(text, self.shape.order) };
        let day = day.map_err(at)?;
        let start = match self.cell(row, Field::Start) {
            "" => time_behind(text).map_err(at)?,
            text => Some(time(text).map_err(|why| (Field::Start, why))?),
        };
        Ok(Slot { day, start })
    }

    /// A text that comes in.
    fn text(&self, text: &str) -> Result<String, Why> {
        if text.len() > TEXT {
            return Err(Why::LongText(TEXT));
        }
        let found = if text.is_empty() { Vec::new() } else { (self.world.guard)(text) };
        if found.is_empty() { Ok(text.to_owned()) } else { Err(Why::Identifies(found)) }
    }

    fn name(&self, text: &str) -> Result<String, Why> {
        if text.is_empty() { Err(Why::Missing(Field::CodeName)) } else { self.text(text) }
    }

    /// What the row says, each with the column of a grid in which it stands.
    fn read(&self, row: &Row) -> Result<Vec<(Intent, Option<usize>)>, Faults> {
        let mut faults = Faults::new();
        let mut ok = |field: Field, read: Result<String, Why>| {
            read.map_err(|why| faults.push((Some(field), None, why))).ok()
        };
        let layout = self.shape.layout;
        let named = |ok: &mut dyn FnMut(Field, Result<String, Why>) -> Option<String>| {
            ok(Field::CodeName, self.name(self.cell(row, Field::CodeName)))
        };
        let found = match layout {
            Layout::Members => {
                let name = named(&mut ok);
                let details = self.details(row, &mut faults);
                name.zip(details).map(|(name, details)| vec![(Intent::Member(name, Box::new(details)), None)])
            }
            Layout::Sessions => {
                let told = self.told(row, &mut faults);
                told.map(|told| vec![(Intent::Session(told), None)])
            }
            Layout::Attendance => {
                let name = named(&mut ok);
                let there = match self.cell(row, Field::Present) {
                    "" => Err(Why::Missing(Field::Present)),
                    text => presence(text, self.shape.amount),
                };
                let there = there.map_err(|why| faults.push((Some(Field::Present), None, why))).ok();
                let late = self.amount(row, Field::Late, &mut faults);
                let told = self.told(row, &mut faults);
                name.zip(there).zip(told).map(|((name, presence), told)| {
                    let late = late.unwrap_or(Minutes::ZERO);
                    vec![(Intent::Presence { name, told, presence, late }, None)]
                })
            }
            Layout::Hours => self.hours_of(row, &mut faults).map(|hours| vec![(hours, None)]),
            Layout::GridOfPeople => {
                let name = named(&mut ok);
                let marks = self.marks(row, &mut faults);
                name.map(|name| {
                    let mut intents = vec![(Intent::Member(name.clone(), Box::default()), None)];
                    intents.extend(marks.into_iter().filter_map(|(column, head, presence)| {
                        let Head::Session(slot) = head else { return None };
                        let told = Told::of(*slot);
                        Some((Intent::Presence { name: name.clone(), told, presence, late: Minutes::ZERO }, Some(column)))
                    }));
                    intents
                })
            }
            Layout::GridOfSessions => {
                let told = self.told(row, &mut faults);
                let marks = self.marks(row, &mut faults);
                told.map(|told| {
                    let mut intents = vec![(Intent::Session(told.clone()), None)];
                    intents.extend(marks.into_iter().filter_map(|(column, head, presence)| {
                        let Head::Person(name) = head else { return None };
                        let (name, told) = (name.clone(), Told::of(told.slot));
                        Some((Intent::Presence { name, told, presence, late: Minutes::ZERO }, Some(column)))
                    }));
                    intents
                })
            }
        };
        match found {
            Some(found) if faults.is_empty() => Ok(found),
            _ => Err(faults),
        }
    }

    fn marks(&self, row: &Row, faults: &mut Faults) -> Vec<(usize, &Head, Presence)> {
        let marks = self.heads.iter().filter(|(column, _)| !row.cell(**column).is_empty());
        let read = marks.filter_map(|(column, head)| match presence(row.cell(*column), self.shape.amount) {
            Ok(presence) => Some((*column, head, presence)),
            Err(why) => {
                faults.push((None, Some(*column), why));
                None
            }
        });
        read.collect()
    }

    fn amount(&self, row: &Row, field: Field, faults: &mut Faults) -> Option<Minutes> {
        let text = Some(self.cell(row, field)).filter(|text| !text.is_empty())?;
        duration(text, self.shape.amount).map_err(|why| faults.push((Some(field), None, why))).ok()
    }

    pub(super) fn date(&self, row: &Row, field: Field, faults: &mut Faults) -> Option<NaiveDate> {
        let text = Some(self.cell(row, field)).filter(|text| !text.is_empty())?;
        day(text, self.shape.order).map_err(|why| faults.push((Some(field), None, why))).ok()
    }

    pub(super) fn free(&self, row: &Row, field: Field, faults: &mut Faults) -> String {
        let read = self.text(self.cell(row, field));
        read.map_err(|why| faults.push((Some(field), None, why))).unwrap_or_default()
    }

    /// What the row says of a session.
    fn told(&self, row: &Row, faults: &mut Faults) -> Option<Told> {
        let slot = self.slot(row).map_err(|(field, why)| faults.push((Some(field), None, why))).ok();
        let end = match self.cell(row, Field::End) {
            "" => None,
            text => time(text).map_err(|why| faults.push((Some(Field::End), None, why))).ok(),
        };
        let length = self.amount(row, Field::Length, faults);
        let mode = match word(self.cell(row, Field::Mode)).as_str() {
            "" => None,
            "in person" | "face to face" | "room" | "on site" | "onsite" => Some(Mode::InPerson),
            "online" | "remote" | "video" | "virtual" | "zoom" | "teams" => Some(Mode::Online),
            "hybrid" | "mixed" | "both" => Some(Mode::Hybrid),
            _ => {
                faults.push((Some(Field::Mode), None, Why::UnknownWord));
                None
            }
        };
        let (topic, notes) = (self.free(row, Field::Topic, faults), self.free(row, Field::Notes, faults));
        slot.map(|slot| Told { slot, end, length, mode, topic, notes })
    }

    fn hours_of(&self, row: &Row, faults: &mut Faults) -> Option<Intent> {
        let name = self.name(self.cell(row, Field::CodeName));
        let name = name.map_err(|why| faults.push((Some(Field::CodeName), None, why))).ok();
        let on = self.date(row, Field::Day, faults);
        let minutes = self.amount(row, Field::Minutes, faults);
        for (field, is_empty) in [(Field::Day, true), (Field::Minutes, minutes == Some(Minutes::ZERO))] {
            if self.cell(row, field).is_empty() || (is_empty && field == Field::Minutes) {
                faults.push((Some(field), None, Why::Missing(field)));
            }
        }
        if on.is_some_and(|on| on > self.world.today) {
            faults.push((Some(Field::Day), None, Why::Ahead));
        }
        let setting = match word(self.cell(row, Field::Setting)).as_str() {
            "" => self.shape.setting.ok_or(Why::Missing(Field::Setting)),
            "group" | "in the group" | "with the group" | "group mentoring" => Ok(Setting::Group),
            "individual" | "alone" | "one to one" | "1 1" | "1 to 1" | "individual mentoring" => Ok(Setting::Individual),
            _ => Err(Why::UnknownWord),
        };
        let setting = setting.map_err(|why| faults.push((Some(Field::Setting), None, why))).ok();
        let category = match word(self.cell(row, Field::Category)).as_str() {
            "" | "mentored experience" | "mentored" | "mentoring" => Ok(Category::MentoredExperience),
            "direct knowledge" | "direct knowledge of services" => Ok(Category::DirectKnowledge),
            _ => Err(Why::UnknownWord),
        };
        let category = category.map_err(|why| faults.push((Some(Field::Category), None, why))).ok();
        let source = self.free(row, Field::Source, faults);
        Some(Intent::Hours { name: name?, on: on?, minutes: minutes?, setting: setting?, category: category?, source })
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
