//! The sessions of the group, and those that come with the table.

use super::Why;
use super::columns::{Field, Shape, Slot};
use super::importer::{Tally, World};
use super::values::Presence;
use crate::domain::dates::Span;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::record::Record;
use crate::domain::session::{Attendance, Mode, Session};
use crate::domain::units::Minutes;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use std::collections::{BTreeMap, BTreeSet};

/// What a row says of a session.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) slot: Slot,
    pub(super) end: Option<NaiveTime>,
    pub(super) length: Option<Minutes>,
    pub(super) mode: Option<Mode>,
    pub(super) topic: String,
    pub(super) notes: String,
}

impl Said {
    /// That there is one, and nothing more.
    pub(super) const fn of(slot: Slot) -> Self {
        Self { slot, end: None, length: None, mode: None, topic: String::new(), notes: String::new() }
    }
}

/// The sessions of the group, with those that come in.
pub(super) struct Sessions {
    sessions: BTreeMap<SessionId, Session>,
    by_day: BTreeMap<NaiveDate, Vec<SessionId>>,
    /// Sessions that rows made, and which.
    made: BTreeMap<SessionId, usize>,
    touched: BTreeSet<SessionId>,
    completed: BTreeSet<SessionId>,
    /// Presences that rows brought or repeated, and which.
    rows: BTreeMap<(SessionId, PersonId), usize>,
    pub(super) longest: BTreeMap<Slot, Minutes>,
}

/// Where a row's session is.
enum Place {
    Known(SessionId),
    New(Span),
}

type At<T> = Result<T, (Field, Why)>;

impl Sessions {
    pub(super) fn of(world: &World, shape: &Shape) -> Self {
        let mut by_day: BTreeMap<NaiveDate, Vec<SessionId>> = BTreeMap::new();
        let sessions = world.file.sessions.iter().filter(|_| shape.layout.has_sessions());
        let mut held = BTreeMap::new();
        for session in sessions {
            if let Some(time) = session.time() {
                by_day.entry(time.date()).or_default().push(session.id);
            }
            held.insert(session.id, session.clone());
        }
        Self {
            sessions: held,
            by_day,
            made: BTreeMap::new(),
            touched: BTreeSet::new(),
            completed: BTreeSet::new(),
            rows: BTreeMap::new(),
            longest: BTreeMap::new(),
        }
    }

    fn place(&self, world: &World, shape: &Shape, said: &Said) -> At<Place> {
        let Slot { day, start } = said.slot;
        let on_day = self.by_day.get(&day).into_iter().flatten().filter_map(|id| self.sessions.get(id));
        let at = |session: &&Session| {
            start.is_none_or(|start| session.time().is_some_and(|time| time.start().local().time() == start))
        };
        let (off, on): (Vec<&Session>, Vec<&Session>) =
            on_day.filter(at).partition(|session| session.cancelled.is_some());
        match on.as_slice() {
            [one] => Ok(Place::Known(one.id)),
            [] if !off.is_empty() => Err((Field::Day, Why::Cancelled)),
            [] => self.new_span(world, shape, said).map(Place::New),
            _ => Err((Field::Day, Why::SeveralSessions)),
        }
    }

    fn new_span(&self, world: &World, shape: &Shape, said: &Said) -> At<Span> {
        let start = said.slot.start.or(shape.start).ok_or((Field::Start, Why::NoStart))?;
        self.span(world, shape, said, start)
    }

    fn span(&self, world: &World, shape: &Shape, said: &Said, start: NaiveTime) -> At<Span> {
        let day = said.slot.day;
        let longest = self.longest.get(&said.slot).copied();
        let (end, field) = match said.end {
            Some(end) => (day.and_time(end), Field::End),
            None => {
                let length = said.length.or(shape.length.map(Minutes)).or(longest).filter(|length| !length.is_zero());
                let length = length.ok_or((Field::Length, Why::NoLength))?;
                let end = day.and_time(start).checked_add_signed(TimeDelta::minutes(length.0.into()));
                (end.ok_or((Field::Day, Why::NotADay))?, Field::Length)
            }
        };
        Span::new((world.moment)(day, start), (world.moment)(end.date(), end.time()))
            .map_err(|_| (field, Why::EndBeforeStart))
    }

    /// Whether what is said of the session goes with what is on record.
    pub(super) fn find(&self, world: &World, shape: &Shape, said: &Said) -> At<()> {
        match self.place(world, shape, said)? {
            Place::New(_) => Ok(()),
            Place::Known(id) => {
                let Some(session) = self.sessions.get(&id) else { return Ok(()) };
                self.goes_with(world, shape, session, said)
            }
        }
    }

    fn goes_with(&self, world: &World, shape: &Shape, session: &Session, said: &Said) -> At<()> {
        let differs = |other: super::Said| match self.made.get(&session.id) {
            Some(row) => Why::RowsDiffer(*row),
            None => Why::OnRecord(other),
        };
        // what was planned may have come otherwise
        let time = session.held.as_ref().or(session.planned.as_ref().filter(|_| said.slot.day > world.today));
        if (said.end.is_some() || said.length.is_some())
            && let Some(time) = time
        {
            let told = self.span(world, shape, said, time.start().local().time())?;
            if told.minutes() != time.minutes() {
                let field = if said.end.is_some() { Field::End } else { Field::Length };
                return Err((field, differs(super::Said::Minutes(time.minutes()))));
            }
        }
        for (field, held, told) in
            [(Field::Topic, &session.topic, &said.topic), (Field::Notes, &session.notes, &said.notes)]
        {
            if !held.is_empty() && !told.is_empty() && held.trim() != told {
                return Err((field, differs(super::Said::Words)));
            }
        }
        if session.mode.is_some() && said.mode.is_some() && session.mode != said.mode {
            return Err((Field::Mode, differs(super::Said::Words)));
        }
        Ok(())
    }

    /// Whether the presence goes with what is on record and with how long the session lasted.
    pub(super) fn fits(
        &self,
        world: &World,
        shape: &Shape,
        said: &Said,
        person: Option<PersonId>,
        presence: Presence,
        late: Minutes,
    ) -> At<()> {
        self.find(world, shape, said)?;
        if said.slot.day > world.today {
            return Err((Field::Day, Why::Ahead));
        }
        let (held, id) = match self.place(world, shape, said)? {
            Place::New(span) => (span.minutes(), None),
            Place::Known(id) => {
                let time = self.sessions.get(&id).and_then(Session::time);
                (time.map_or(Minutes::ZERO, Span::minutes), Some(id))
            }
        };
        let present = match presence {
            Presence::Absent => Minutes::ZERO,
            Presence::Throughout => held.less(late),
            Presence::For(minutes) => minutes,
        };
        if present + late > held {
            return Err((Field::Present, Why::MoreThanHeld(held)));
        }
        let (Some(id), Some(person)) = (id, person) else { return Ok(()) };
        if let Some(row) = self.rows.get(&(id, person)) {
            return Err((Field::CodeName, Why::Twice(*row)));
        }
        let recorded = self.sessions.get(&id).and_then(|session| session.presence(person));
        match recorded {
            Some(recorded) if recorded.present != present || recorded.late != late => {
                Err((Field::Present, Why::OnRecord(super::Said::Minutes(recorded.present))))
            }
            _ => Ok(()),
        }
    }

    /// The session that is meant, made or completed.
    pub(super) fn put(
        &mut self,
        world: &World,
        shape: &Shape,
        said: Said,
        row: usize,
        tally: &mut Tally,
    ) -> Option<SessionId> {
        match self.place(world, shape, &said).ok()? {
            Place::New(span) => {
                let id: SessionId = (world.new_id)().into();
                let mut session = Session::blank(id, world.group);
                let mentor = world.file.group().and_then(|group| group.mentor);
                session.conducted_by = mentor.filter(|_| shape.conducted);
                (session.mode, session.topic, session.notes) = (said.mode, said.topic, said.notes);
                if span.date() > world.today {
                    session.planned = Some(span);
                } else {
                    session.held = Some(span);
                }
                self.by_day.entry(said.slot.day).or_default().push(id);
                self.sessions.insert(id, session);
                self.made.insert(id, row);
                self.touched.insert(id);
                tally.sessions += 1;
                Some(id)
            }
            Place::Known(id) => {
                let explicit = said.end.is_some() || said.length.is_some();
                let start = self.sessions.get(&id)?.time().map(|time| time.start().local().time());
                let told = start.filter(|_| explicit).and_then(|start| self.span(world, shape, &said, start).ok());
                let session = self.sessions.get_mut(&id)?;
                let before = session.clone();
                if session.held.is_none() && said.slot.day <= world.today {
                    session.held = told.or_else(|| session.planned.clone());
                }
                if session.topic.is_empty() {
                    session.topic = said.topic;
                }
                if session.notes.is_empty() {
                    session.notes = said.notes;
                }
                session.mode = session.mode.or(said.mode);
                if before != *session {
                    self.touched.insert(id);
                    if !self.made.contains_key(&id) && self.completed.insert(id) {
                        tally.completed += 1;
                    }
                } else if shape.layout == super::columns::Layout::Sessions {
                    tally.same += 1;
                }
                Some(id)
            }
        }
    }

    /// How long the session was held.
    pub(super) fn hold(&self, id: SessionId) -> Option<Minutes> {
        self.sessions.get(&id)?.held.as_ref().map(Span::minutes)
    }

    /// Notes the presence, or that the person was away; false where that is on record.
    pub(super) fn attend(
        &mut self,
        id: SessionId,
        person: PersonId,
        attendance: Option<Attendance>,
        row: usize,
    ) -> bool {
        self.rows.insert((id, person), row);
        let Some(session) = self.sessions.get_mut(&id) else { return false };
        let was_taken = session.attendance.is_some();
        let list = session.attendance.get_or_insert_default();
        let is_new = match attendance {
            Some(attendance) if list.iter().all(|held| held.person != person) => {
                list.push(attendance);
                true
            }
            Some(_) => false,
            None => !was_taken,
        };
        if is_new {
            self.touched.insert(id);
        }
        is_new
    }

    /// What is put.
    pub(super) fn records(mut self) -> impl Iterator<Item = Record> {
        let touched = self.touched.into_iter();
        touched.filter_map(move |id| self.sessions.remove(&id)).map(Record::from)
    }
}
