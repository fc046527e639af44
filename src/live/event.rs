//! What happens in a session, and what it changes.

use super::at::At;
use super::format::{Format, Round};
use super::running::{Flag, Guest, Opening, Running, Stay, Text, Timed};
use crate::domain::ids::{AgendaItemId, PersonId};
use crate::domain::statement::{MatterKind, Topic};
use std::collections::BTreeSet;

/// The most bytes of one text; what a record keeps is never cut.
pub const TEXT: usize = 16 * 1024;
/// The most people, signs, agenda items and stays of one person.
const MANY: usize = 200;

/// Something that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The session begins.
    Began,
    /// The session ends for all.
    Ended,
    /// It goes on after all.
    WentOn,
    /// Somebody arrives, or comes back.
    Arrived(PersonId),
    /// Somebody leaves.
    Left(PersonId),
    /// Somebody was not there after all: a mistake is taken back.
    NotThere(PersonId),
    /// Somebody who was not invited is invited now, and is there.
    Invited(PersonId),
    /// Somebody who was not invited is turned away.
    TurnedAway(PersonId),
    /// Somebody who is not in the book is at the door.
    Guest(Guest),
    /// That guest gets another code name.
    Renamed(PersonId, String),
    /// A part of the opening is done.
    Opened(Opening),
    /// A part of the opening was not done after all.
    Unopened(Opening),
    /// Somebody affirms the guidelines, or does not.
    Affirmed(PersonId, bool),
    /// Somebody is at ease with the technology, or is not.
    AtEase(PersonId, bool),
    /// An item of the agenda begins; true where it has content of its own.
    Item(AgendaItemId, bool),
    /// No item of the agenda goes on.
    NoItem,
    /// The session follows a format, or none.
    Follows(Option<Format>),
    /// That phase of the format begins.
    Phase(usize),
    /// Somebody speaks, or nobody.
    Speaks(Option<PersonId>),
    /// Somebody declines to speak, or no longer does.
    Declined(PersonId, bool),
    /// Somebody presents today, or does not.
    Presents(PersonId, bool),
    /// Somebody takes the chair, or nobody.
    Chairs(Option<PersonId>),
    /// Somebody takes the role of that place in the format, or does not.
    Plays(usize, PersonId, bool),
    /// A sign that asks for an answer.
    Flag(MatterKind, PersonId, String),
    /// The sign at that place is put into other words.
    Reworded(usize, String),
    /// The sign at that place is taken back.
    Unflag(usize),
    /// Something is stated, or no longer.
    Stated(Topic, Option<bool>),
    /// Whether confidentiality held.
    Kept(Option<bool>),
    /// Whether the mentor kept to the purpose and goals.
    OnCourse(Option<bool>),
    /// What was typed into a field.
    Typed(Text, String),
    /// What somebody means to try.
    Word(PersonId, String),
}

fn mark(people: &mut BTreeSet<PersonId>, person: PersonId, is_so: bool) {
    if is_so {
        people.insert(person);
    } else {
        people.remove(&person);
    }
}

fn end<T>(timed: Option<&mut Timed<T>>, at: At) {
    if let Some(last) = timed.filter(|last| last.to.is_none()) {
        last.to = Some(at);
    }
}

/// A text as it is kept: at most [`TEXT`] bytes.
fn short(mut text: String) -> String {
    if text.len() > TEXT {
        let end = (0..=TEXT).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
        text.truncate(end);
    }
    text
}

impl Running {
    /// The page runs, and the device's clock shows `clock`: whoever speaks has spoken until now.
    pub fn beat(&mut self, clock: At) {
        let speaking = self.speaking.filter(|_| self.is_under_way());
        match (self.pace.go_on(clock, speaking), speaking) {
            (Some(gone), Some(person)) => {
                let talk = self.talk.entry(person).or_default();
                *talk = talk.saturating_add(gone);
            }
            (Some(_), None) => {}
            (None, _) => self.speaking = None,
        }
    }

    /// Nobody but these people, and guests, can be speaking: whoever was taken out of the book falls silent, and keeps the
    /// time until then.
    pub fn keep_to(&mut self, known: impl Fn(PersonId) -> bool) {
        if self.speaking.is_some_and(|person| self.guest(person).is_none() && !known(person)) {
            self.speaking = None;
        }
    }

    /// Something happens while the device's clock shows `clock`.
    pub fn apply(&mut self, event: Event, clock: At) {
        self.beat(clock);
        let at = self.pace.latest;
        match event {
            Event::Began => self.begin(at),
            Event::Ended => self.end(at),
            Event::WentOn => self.go_on(),
            Event::Arrived(person) => self.arrive(person, at),
            Event::Left(person) => self.leave(person, at),
            Event::NotThere(person) => self.was_not_there(person),
            Event::Invited(person) => {
                if !self.invited.contains(&person) && self.invited.len() < MANY {
                    self.invited.push(person);
                }
                self.turned_away.remove(&person);
                self.arrive(person, at);
            }
            Event::TurnedAway(person) => {
                self.was_not_there(person);
                self.turned_away.insert(person, at);
            }
            Event::Guest(guest) => {
                if self.guests.len() < MANY {
                    self.guests.push(Guest { code_name: short(guest.code_name), ..guest });
                }
            }
            Event::Renamed(person, name) => {
                if let Some(guest) = self.guests.iter_mut().find(|guest| guest.person == person) {
                    guest.code_name = short(name);
                }
            }
            Event::Opened(part) => self.open(part, at),
            Event::Unopened(part) => self.unopen(part),
            Event::Affirmed(person, is_so) => mark(&mut self.affirmed, person, is_so),
            Event::AtEase(person, is_so) => mark(&mut self.at_ease, person, is_so),
            Event::Item(item, has_content) => self.item(item, has_content, at),
            Event::NoItem => end(self.items.last_mut(), at),
            Event::Follows(format) => self.follow(format),
            Event::Phase(phase) => self.phase(phase, at),
            Event::Speaks(person) => self.speak(person, at),
            Event::Declined(person, is_so) => mark(&mut self.declined, person, is_so),
            Event::Presents(person, is_so) => mark(&mut self.presenting, person, is_so),
            Event::Chairs(person) => self.chair = person,
            Event::Plays(role, person, is_so) => {
                if role < MANY {
                    mark(self.cast.entry(role).or_default(), person, is_so);
                }
            }
            Event::Flag(kind, person, text) => {
                if self.flags.len() < MANY {
                    self.flags.push(Flag { kind, person, text: short(text), at });
                }
            }
            Event::Reworded(place, text) => {
                if let Some(flag) = self.flags.get_mut(place) {
                    flag.text = short(text);
                }
            }
            Event::Unflag(place) => {
                if place < self.flags.len() {
                    self.flags.remove(place);
                }
            }
            Event::Stated(topic, holds) => {
                match holds {
                    Some(holds) => self.stated.insert(topic, holds),
                    None => self.stated.remove(&topic),
                };
            }
            Event::Kept(kept) => self.kept = kept,
            Event::OnCourse(on_course) => self.on_course = on_course,
            Event::Typed(field, text) => {
                self.texts.insert(field, short(text));
            }
            Event::Word(person, text) => {
                if self.words.len() < MANY || self.words.contains_key(&person) {
                    self.words.insert(person, short(text));
                }
            }
        }
    }

    const fn begin(&mut self, at: At) {
        if self.began.is_none() {
            self.began = Some(at);
        }
    }

    fn end(&mut self, at: At) {
        self.begin(at);
        if self.ended.is_some() {
            return;
        }
        self.speaking = None;
        self.ended = Some(at);
        end(self.items.last_mut(), at);
        if let Some(round) = &mut self.round {
            end(round.phases.last_mut(), at);
        }
    }

    /// Whoever was there when it ended is there again.
    fn go_on(&mut self) {
        self.ended = None;
    }

    fn arrive(&mut self, person: PersonId, at: At) {
        if self.is_present(person) || (self.stays.len() >= MANY && !self.stays.contains_key(&person)) {
            return;
        }
        let stays = self.stays.entry(person).or_default();
        if stays.len() < MANY {
            stays.push(Stay { from: at, to: None });
        }
    }

    fn leave(&mut self, person: PersonId, at: At) {
        self.silence(person);
        if let Some(stay) = self.stays.get_mut(&person).and_then(|stays| stays.last_mut())
            && stay.to.is_none()
        {
            stay.to = Some(at);
        }
    }

    fn was_not_there(&mut self, person: PersonId) {
        self.silence(person);
        self.stays.remove(&person);
        self.talk.remove(&person);
        for people in [&mut self.affirmed, &mut self.at_ease, &mut self.declined, &mut self.presenting] {
            people.remove(&person);
        }
        self.cast.values_mut().for_each(|people| _ = people.remove(&person));
        self.chair = self.chair.filter(|chair| *chair != person);
    }

    fn silence(&mut self, person: PersonId) {
        self.speaking = self.speaking.filter(|speaking| *speaking != person);
    }

    fn open(&mut self, part: Opening, at: At) {
        self.begin(at);
        self.opening.entry(part).or_insert(at);
        if part == Opening::Guidelines {
            let present: Vec<_> = self.present().collect();
            self.affirmed.extend(present);
        }
    }

    fn unopen(&mut self, part: Opening) {
        self.opening.remove(&part);
        if part == Opening::Guidelines {
            self.affirmed.clear();
        }
    }

    fn item(&mut self, item: AgendaItemId, has_content: bool, at: At) {
        self.begin(at);
        end(self.items.last_mut(), at);
        if self.items.len() < MANY {
            self.items.push(Timed { what: item, from: at, to: None });
        }
        if has_content {
            self.first_item = self.first_item.or(Some(at));
        }
    }

    fn follow(&mut self, format: Option<Format>) {
        if self.round.as_ref().map(|round| round.format) != format {
            self.round = format.map(|format| Round { format, phases: Vec::new() });
            self.cast.clear();
        }
    }

    fn phase(&mut self, phase: usize, at: At) {
        let Some(round) = &mut self.round else { return };
        end(round.phases.last_mut(), at);
        if phase < round.format.minutes().len() && round.phases.len() < MANY {
            round.phases.push(Timed { what: phase, from: at, to: None });
            self.first_item = self.first_item.or(Some(at));
            self.begin(at);
        }
    }

    /// One speaks at a time: where two are tapped at once, the one who was tapped last.
    fn speak(&mut self, person: Option<PersonId>, at: At) {
        if self.ended.is_some() {
            return;
        }
        self.speaking = person;
        if let Some(person) = person {
            self.begin(at);
            self.arrive(person, at);
            self.declined.remove(&person);
        }
    }
}
