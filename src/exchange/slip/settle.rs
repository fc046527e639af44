//! An answer held against the records as they stand now: what both sides agree on, what they do not, what was changed since the
//! slip was made; and the record that a correction would make.

use super::make::{Wanted, facts, line_key};
use super::{Answer, Correction, Fact, Line, Missing, Said, Slip};
use crate::domain::book::GroupFile;
use crate::domain::dates::{Moment, Span};
use crate::domain::hours::{Category, HoursEntry};
use crate::domain::ids::{GroupId, HoursEntryId, PersonId};
use crate::domain::note::{About, Note, SlipAnswer};
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::session::Attendance;
use crate::domain::sort::Gather;
use crate::domain::units::Minutes;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use std::collections::BTreeMap;
use thiserror::Error;

/// A slip that this group's record knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued<'a> {
    /// The note on it.
    pub note: &'a Note,
    /// The mentee.
    pub person: PersonId,
    /// What was answered to it before.
    pub answers: &'a [SlipAnswer],
}

/// Why an answer is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotIssued {
    /// Its slip was not made here.
    #[error("the slip was not made from this group's record: open the answer in the group that it belongs to")]
    Unknown,
    /// The slip in it does not say what it said when it was made.
    #[error("the slip in this answer was changed after it was made: ask for the answer anew")]
    Altered,
}

/// The slip as this group's record knows it.
///
/// # Errors
/// [`NotIssued`] where it was not made here, or was changed since.
pub fn issued<'a>(file: &'a GroupFile, slip: &Slip) -> Result<Issued<'a>, NotIssued> {
    let known = file.notes.iter().find_map(|note| match &note.about {
        About::Slip { person, slip: id, digest, answers } if *id == slip.id => {
            Some((Issued { note, person: *person, answers }, digest))
        }
        _ => None,
    });
    let (issued, digest) = known.ok_or(NotIssued::Unknown)?;
    if *digest == slip.digest().to_string() { Ok(issued) } else { Err(NotIssued::Altered) }
}

/// One line of an answer beside its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What the slip said.
    pub line: Line,
    /// What the mentee says.
    pub said: Said,
    /// The record, and what it says now; none where it is there no more.
    pub now: Option<(RecordKey, Fact)>,
}

/// How mentee and record stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// Both say the same.
    Agreed,
    /// The mentee did not say.
    Unsaid,
    /// They differ.
    Differs,
    /// The record was changed since the slip, and now says what the mentee says.
    Solved,
    /// The mentee agreed to what the record said then; it says something else now.
    Outdated,
    /// The record is there no more.
    Gone,
}

impl Point {
    /// How the two stand to each other.
    #[must_use]
    pub fn stands(&self) -> Stands {
        match (&self.said, &self.now) {
            (Said::Unsaid, _) => Stands::Unsaid,
            (_, None) => Stands::Gone,
            (Said::Agreed, Some((_, now))) if *now == self.line.fact => Stands::Agreed,
            (Said::Agreed, Some(_)) => Stands::Outdated,
            (Said::Corrected { to, .. }, Some((_, now))) if now.corrected(to) == *now => Stands::Solved,
            (Said::Corrected { .. }, Some(_)) => Stands::Differs,
        }
    }

    /// True where the record does not say any more what the slip said.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.now.as_ref().is_none_or(|(_, now)| *now != self.line.fact)
    }
}

/// Each line of the answer beside its record, in the order of the slip.
#[must_use]
pub fn points(answer: &Answer, file: &GroupFile, person: PersonId) -> Vec<Point> {
    let now = facts(file, person, Wanted::ALL).into_iter();
    let now: BTreeMap<_, _> = now.map(|(record, fact)| (line_key(answer.slip.id, record), (record, fact))).gather();
    let lines = answer.slip.lines.iter().zip(&answer.said);
    let point = |(line, said): (&Line, &Said)| {
        let now = now.get(&line.key).filter(|(_, fact)| same_kind(fact, &line.fact)).cloned();
        Point { line: line.clone(), said: said.clone(), now }
    };
    lines.map(point).collect()
}

const fn same_kind(one: &Fact, other: &Fact) -> bool {
    matches!(
        (one, other),
        (Fact::Session { .. }, Fact::Session { .. })
            | (Fact::Meeting { .. }, Fact::Meeting { .. })
            | (Fact::Hours { .. }, Fact::Hours { .. })
            | (Fact::Goal { .. }, Fact::Goal { .. })
            | (Fact::Consent { .. }, Fact::Consent { .. })
    )
}

/// What an accepted correction does to its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// It becomes this.
    Put(Record),
    /// It is taken away: there were no such hours.
    Remove(Record),
}

/// Why a correction cannot be made as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotMade {
    /// The record is there no more, or is of another kind.
    #[error("the record is not there any more: nothing can be changed")]
    Gone,
    /// More minutes than the session has.
    #[error("the session lasted {0}: mend its times first")]
    MoreThanHeld(Minutes),
    /// The meeting cannot be moved to that day.
    #[error("that is no time for a meeting: mend it on its page")]
    NoSuchTime,
}

/// The record as it would be if this correction were accepted. `moment` tells which moment a time of day is in the mentor's zone.
///
/// # Errors
/// [`NotMade`] where the record and the correction do not go together.
pub fn accept(
    file: &GroupFile,
    person: PersonId,
    record: RecordKey,
    to: &Correction,
    moment: &dyn Fn(NaiveDate, NaiveTime) -> Moment,
) -> Result<Made, NotMade> {
    match (record.kind, to) {
        (Kind::Session, Correction::Presence { present, late }) => {
            let mut session = file.sessions.get(record.id).ok_or(NotMade::Gone)?.clone();
            let length = session.held.as_ref().map(Span::minutes).ok_or(NotMade::Gone)?;
            if *present + *late > length {
                return Err(NotMade::MoreThanHeld(length));
            }
            let attendance = session.attendance.get_or_insert_default();
            let stay = Attendance { person, present: *present, late: *late };
            if present.is_zero() {
                attendance.retain(|other| other.person != person);
            } else if let Some(standing) = attendance.iter_mut().find(|other| other.person == person) {
                *standing = stay;
            } else {
                attendance.push(stay);
            }
            Ok(Made::Put(session.into()))
        }
        (Kind::Meeting, Correction::Time { on, minutes }) => {
            let mut meeting = file.meetings.get(record.id).ok_or(NotMade::Gone)?.clone();
            let held = meeting.held.as_ref().ok_or(NotMade::Gone)?;
            meeting.held = if minutes.is_zero() { None } else { Some(moved(held, *on, *minutes, moment)?) };
            Ok(Made::Put(meeting.into()))
        }
        (Kind::Hours, Correction::Time { on, minutes }) => {
            let entry = file.hours.get(record.id).ok_or(NotMade::Gone)?.clone();
            if minutes.is_zero() {
                return Ok(Made::Remove(entry.into()));
            }
            Ok(Made::Put(HoursEntry { on: *on, minutes: *minutes, ..entry }.into()))
        }
        (Kind::Goal, Correction::Text(text)) => {
            let mut goal = file.goals.get(record.id).ok_or(NotMade::Gone)?.clone();
            text.trim().clone_into(&mut goal.text);
            Ok(Made::Put(goal.into()))
        }
        (Kind::Assent, Correction::Word { given, on }) => {
            let mut assent = file.assents.get(record.id).ok_or(NotMade::Gone)?.clone();
            (assent.given, assent.on) = (*given, *on);
            assent.abstained &= !*given;
            Ok(Made::Put(assent.into()))
        }
        _ => Err(NotMade::Gone),
    }
}

/// The same time of day on that day, for so long.
fn moved(
    held: &Span,
    on: NaiveDate,
    minutes: Minutes,
    moment: &dyn Fn(NaiveDate, NaiveTime) -> Moment,
) -> Result<Span, NotMade> {
    let start = if held.date() == on { held.start().clone() } else { moment(on, held.start().local().time()) };
    // The end has the offset of the start, so that so many minutes really pass in between.
    let end = start.local().checked_add_signed(TimeDelta::minutes(minutes.0.into())).ok_or(NotMade::NoSuchTime)?;
    let end = Moment::new(end, start.offset(), start.zone());
    Span::new(start, end).map_err(|_| NotMade::NoSuchTime)
}

/// Hours for what the mentee misses; the group's own record of the session stays as it is, because others were there too.
#[must_use]
pub fn hours(missing: &Missing, id: HoursEntryId, group: GroupId, person: PersonId, source: &str) -> HoursEntry {
    HoursEntry {
        id,
        group,
        person,
        on: missing.on,
        minutes: missing.minutes,
        setting: missing.setting,
        category: Category::MentoredExperience,
        source: source.to_owned(),
    }
}
