//! What is planned, as if it had been carried out as planned: by the mentor, with everybody on the roster throughout.

use crate::domain::book::GroupFile;
use crate::domain::dates::Span;
use crate::domain::group::Role;
use crate::domain::ids::{ChainId, PersonId};
use crate::domain::meeting::Meeting;
use crate::domain::record::{Kind, Record, RecordKey, Revision};
use crate::domain::session::{Attendance, Session};
use crate::domain::units::Minutes;
use chrono::NaiveDate;

/// The revision of a record that nobody has recorded.
pub const UNRECORDED: Revision = Revision { chain: ChainId::from_number(0), number: 0 };

/// Turns the plans that `wanted` picks into what was held.
pub fn hold_as_planned(file: &mut GroupFile, wanted: impl Fn(RecordKey, NaiveDate) -> bool) {
    let mentor = file.group().and_then(|group| group.mentor);
    let wanted = |key, planned: Option<&Span>| planned.is_some_and(|span| wanted(key, span.date()));
    let plans = file.sessions.iter().filter(|session| session.held.is_none() && session.cancelled.is_none());
    let plans = plans.filter(|s| wanted(RecordKey::new(Kind::Session, s.id.0), s.planned.as_ref()));
    let sessions: Vec<_> = plans.map(|session| held_session(file, session, mentor)).collect();
    let plans = file.meetings.iter().filter(|meeting| meeting.held.is_none());
    let plans = plans.filter(|m| wanted(RecordKey::new(Kind::Meeting, m.id.0), m.planned.as_ref()));
    let meetings: Vec<_> = plans
        .map(|plan| Meeting { held: plan.planned.clone(), held_by: plan.held_by.or(mentor), ..plan.clone() })
        .collect();
    let records = sessions.into_iter().map(Record::from).chain(meetings.into_iter().map(Record::from));
    for record in records {
        file.put(record, UNRECORDED);
    }
}

fn held_session(file: &GroupFile, plan: &Session, mentor: Option<PersonId>) -> Session {
    let mut session = Session { held: plan.planned.clone(), ..plan.clone() };
    session.conducted_by = plan.conducted_by.or(mentor);
    if let (None, Some(span)) = (&plan.attendance, &plan.planned) {
        let roster = file.members_as(Role::Mentee).filter(|member| member.belongs_on(span.date()));
        let row = |person| Attendance { person, present: span.minutes(), late: Minutes::ZERO };
        session.attendance = Some(roster.map(|member| row(member.person)).collect());
    }
    session
}
