//! Occasions on which something is seen or settled: sessions and individual meetings, as a form offers and names them.

use crate::app::components::Choice;
use crate::app::format;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::GoalText;
use crate::domain::ids::{MeetingId, PersonId, SessionId};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::sort::sort_by_key;
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
