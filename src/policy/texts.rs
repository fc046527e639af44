//! Free texts of a session, each with the field that holds it.

use super::verdict::{Field, Place};
use crate::domain::case::{Case, OffLimits};
use crate::domain::session::Session;

/// What was written about the session, and in which field.
pub fn of_session(session: &Session) -> impl Iterator<Item = (Field, &str)> {
    let conduct = &session.conduct;
    let agenda = session.agenda.iter().map(|item| (Field::Agenda, item.title.as_str()));
    let correction = session.self_check.iter().map(|check| (Field::SelfCheck, check.correction.as_str()));
    let contributions = conduct.contributions.iter().flat_map(|brought| {
        [&brought.text, &brought.outcome, &brought.preparation].map(|text| (Field::Contributions, text.as_str()))
    });
    [
        (Field::Notes, session.notes.as_str()),
        (Field::Topic, session.topic.as_str()),
        (Field::Observation, conduct.observation.as_str()),
        (Field::Format, conduct.format.as_str()),
        (Field::ParticipantRole, conduct.participant_role.as_str()),
    ]
    .into_iter()
    .chain(agenda)
    .chain(correction)
    .chain(contributions)
}

/// The screen on which that field of the session is.
#[must_use]
pub fn place(session: &Session, field: Field) -> Place {
    match field {
        Field::Observation | Field::Format | Field::ParticipantRole | Field::Contributions => {
            Place::Conduct(session.id)
        }
        _ => Place::Session(session.id),
    }
}

/// What was written about the case.
pub fn of_case(case: &Case) -> impl Iterator<Item = &str> {
    let parts = off_limits(case).iter().map(String::as_str);
    [case.code.as_str(), case.nature.as_str(), case.scope.as_str()].into_iter().chain(parts)
}

/// What the case keeps out of the group, part by part.
#[must_use]
pub fn off_limits(case: &Case) -> &[String] {
    match &case.off_limits {
        Some(OffLimits::Parts(parts)) => parts,
        _ => &[],
    }
}
