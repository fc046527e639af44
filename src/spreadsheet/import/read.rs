//! What a row says: each cell is read, and all that is wrong in it is named at once.

use super::columns::{Field, Layout, Slot};
use super::importer::Importer;
use super::people::Details;
use super::sessions::Said as Told;
use super::values::{Presence, day, duration, presence, time, time_behind, word};
use super::{Fault, Why};
use crate::domain::dates::Moment;
use crate::domain::hours::{Category, Setting};
use crate::domain::session::{Mode, Session};
use crate::domain::units::Minutes;
use crate::journal::limits::TEXT;
use crate::spreadsheet::csv::Row;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a column of a grid stands for.
pub(super) enum Head {
    Session(Slot),
    Person(String),
}

/// What a row says, when all of it could be read.
pub(super) enum Intent {
    Member(String, Box<Details>),
    Session(Told),
    Presence { name: String, told: Told, presence: Presence, late: Minutes },
    Hours { name: String, on: NaiveDate, minutes: Minutes, setting: Setting, category: Category, source: String },
}

/// Faults of one row: each at its field, or at a column of a grid.
pub(super) type Faults = Vec<(Option<Field>, Option<usize>, Why)>;

impl Importer {
    pub(super) fn read_heads(&mut self, row: &Row) {
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
                Err(why) => {
                    self.faults.push(Fault { row: row.number, column: Some(column), cell: text.to_owned(), why });
                }
            }
        }
    }

    /// The session that a heading names: a day, perhaps with a time, or its place among the group's sessions.
    fn slot_of(&self, text: &str) -> Result<Slot, Why> {
        if let Some(number) = word(text).strip_prefix("session ").and_then(|number| number.parse::<usize>().ok()) {
            let sessions = self.world.file.sessions_in_order();
            let named =
                number.checked_sub(1).and_then(|place| sessions.get(place)).and_then(|session| Session::time(session));
            let slot = |start: &Moment| Slot { day: start.date(), start: Some(start.local().time()) };
            return named.map(|span| slot(span.start())).ok_or(Why::NoSuchSession);
        }
        match day(text, self.shape.order) {
            Ok(day) => Ok(Slot { day, start: time_behind(text)? }),
            Err(Why::OtherOrder) => Err(Why::OtherOrder),
            Err(_) => Err(Why::NoSuchSession),
        }
    }

    pub(super) fn slot(&self, row: &Row) -> Result<Slot, (Field, Why)> {
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
    pub(super) fn read(&self, row: &Row) -> Result<Vec<(Intent, Option<usize>)>, Faults> {
        let mut faults = Faults::new();
        let mut ok =
            |field: Field, read: Result<String, Why>| read.map_err(|why| faults.push((Some(field), None, why))).ok();
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
                        Some((
                            Intent::Presence { name: name.clone(), told, presence, late: Minutes::ZERO },
                            Some(column),
                        ))
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
            "individual" | "alone" | "one to one" | "1 1" | "1 to 1" | "individual mentoring" => {
                Ok(Setting::Individual)
            }
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
}
