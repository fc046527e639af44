//! Occasions on which something is seen or settled: sessions and individual meetings, as a form offers and names them.

use crate::app::components::Choice;
use crate::app::format;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::{GoalText, ScaleText};
use crate::domain::book::GroupFile;
use crate::domain::dates::Span;
use crate::domain::ids::{MeetingId, PersonId, SessionId};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use leptos::prelude::With;

/// Sessions that were held, then the person's meetings that were held, after the choice of none.
#[must_use]
pub fn occasions(group: GroupCtx, person: Option<PersonId>) -> Vec<Choice> {
    let sessions = group.sessions().into_iter().enumerate().filter_map(|(place, session)| {
        let day = format::day_short(session.held.as_ref()?.date());
        let label = GoalText::SessionOf.with(&[&(place + 1).to_string(), &day]);
        Some(Choice::new(format!("session {}", session.id), label))
    });
    let none = Choice::new("", GoalText::Elsewhere.text());
    let meetings =
        meetings(group, person).into_iter().map(|choice| Choice { key: format!("meeting {}", choice.key), ..choice });
    std::iter::once(none).chain(sessions).chain(meetings).collect()
}

/// The person's meetings that were held, in order of their day.
#[must_use]
pub fn meetings(group: GroupCtx, person: Option<PersonId>) -> Vec<Choice> {
    let mut held: Vec<Meeting> = group.file.with(|file| {
        file.meetings
            .iter()
            .filter(|meeting| Some(meeting.person) == person && meeting.held.is_some())
            .cloned()
            .collect()
    });
    sort_by_key(&mut held, |meeting| meeting.time().map(|time| time.start().instant()));
    held.iter().map(|meeting| Choice::new(meeting.id.to_string(), meeting_words(meeting))).collect()
}

/// A meeting by its kind and day.
#[must_use]
pub fn meeting_words(meeting: &Meeting) -> String {
    let day = meeting.time().map(|time| format::day_short(time.date())).unwrap_or_default();
    let text = match meeting.kind {
        MeetingKind::Opening => GoalText::OpeningOf,
        MeetingKind::CheckIn => GoalText::CheckInOf,
        MeetingKind::Closing => GoalText::ClosingOf,
    };
    text.with(&[&day])
}

/// The occasion with this key.
#[must_use]
pub fn occasion_of(key: &str) -> (Option<SessionId>, Option<MeetingId>) {
    match key.split_once(' ') {
        Some(("session", id)) => (id.parse().ok(), None),
        Some(("meeting", id)) => (None, id.parse().ok()),
        _ => (None, None),
    }
}

/// The key of an occasion.
#[must_use]
pub fn occasion_key(session: Option<SessionId>, meeting: Option<MeetingId>) -> String {
    match (session, meeting) {
        (Some(session), _) => format!("session {session}"),
        (None, Some(meeting)) => format!("meeting {meeting}"),
        (None, None) => String::new(),
    }
}

/// The day of a session or meeting that took place.
#[must_use]
pub fn occasion_day(file: &GroupFile, session: Option<SessionId>, meeting: Option<MeetingId>) -> Option<NaiveDate> {
    let session = session.and_then(|id| file.sessions.get(id.0)?.held.as_ref().map(Span::date));
    session.or_else(|| Some(file.meetings.get(meeting?.0)?.time()?.date()))
}

/// The session or meeting in words; empty for neither.
#[must_use]
pub fn occasion_words(group: GroupCtx, session: Option<SessionId>, meeting: Option<MeetingId>) -> String {
    let of_session = session.map(|session| ScaleText::Session.with(&[&group.ordinal(session).to_string()]));
    let of_meeting =
        || group.file.with(|file| meeting.and_then(|meeting| file.meetings.get(meeting.0)).map(meeting_words));
    of_session.or_else(of_meeting).unwrap_or_default()
}
