//! `each_attendee`: everybody among those who attended the session has the evidence; the others are named.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::session::{Focus, Session};
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::facts::{Held, count};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `each_attendee`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EachAttendee {
    /// What each of them has.
    pub evidence: Evidence,
    /// Who among the attendees.
    pub among: Among,
}

/// What each attendee has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// An agenda item that serves their professional functioning or the services that they provide; an item that names
    /// nobody serves all who are present. (CMPC policy, para 2 and 3)
    PurposeLink,
    /// A turn, or an agenda item that works on one of their own goals. (CMPC policy, para 3)
    TurnOrGoalLink,
}

/// Who among the attendees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Among {
    /// The mentees.
    Mentees,
}

impl Judge for EachAttendee {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_session(|held| self.session(desk, held))
    }
}

impl EachAttendee {
    fn session(&self, desk: &Desk<'_>, held: &Held<'_>) -> Answer {
        let session = held.session;
        let subject = Subject::Session(session.id);
        let place = Place::Session(session.id);
        let Among::Mentees = self.among;
        if held.mentees.is_empty() {
            return Answer::unknown(subject).proof([session]).mend(place, Field::Attendance);
        }
        let (nothing, field) = match self.evidence {
            Evidence::PurposeLink => (session.agenda.is_empty(), Field::Agenda),
            Evidence::TurnOrGoalLink => (session.agenda.is_empty() && session.turns.is_empty(), Field::Turns),
        };
        if nothing {
            return Answer::unknown(subject).proof([session]).mend(place, field);
        }
        let lacking: Vec<_> = held.mentees.iter().copied().filter(|person| !self.has(desk, session, *person)).collect();
        let answer = if lacking.is_empty() {
            Answer::met(subject, Finding::Recorded)
        } else {
            Answer::unmet(subject, Finding::PeopleMissing)
        };
        answer
            .observed(Quantity::Count(count(held.mentees.iter()).saturating_sub(count(lacking.iter()))))
            .limit(Quantity::Count(count(held.mentees.iter())))
            .people(lacking)
            .proof([session])
            .mend(place, field)
    }

    fn has(&self, desk: &Desk<'_>, session: &Session, person: PersonId) -> bool {
        match self.evidence {
            Evidence::PurposeLink => session.agenda.iter().any(|item| {
                (item.mentees.is_empty() || item.mentees.contains(&person))
                    && item
                        .serves
                        .iter()
                        .any(|focus| matches!(focus, Focus::ProfessionalFunctioning | Focus::ServiceProvision))
            }),
            Evidence::TurnOrGoalLink => {
                let own = &desk.facts.of_person(person).goals;
                session.turns.contains(&person)
                    || session
                        .agenda
                        .iter()
                        .flat_map(|item| &item.goals)
                        .any(|goal| own.iter().any(|own| own.id == *goal))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const PURPOSE: &str = r#"{"kind": "each_attendee", "evidence": "purpose-link", "among": "mentees"}"#;
    const TURN: &str = r#"{"kind": "each_attendee", "evidence": "turn-or-goal-link", "among": "mentees"}"#;

    fn changed(change: fn(&mut Session)) -> Scene {
        Scene::complete().change(session(1), change)
    }

    #[test]
    fn an_item_serves_those_it_names_or_all() {
        assert_eq!(changed(|_| {}).found(PURPOSE, at_session(1)), Found::Met);
        let one = changed(|session| session.agenda[0].mentees = vec![person(1)]);
        let lacking = one.answers(PURPOSE).swap_remove(0);
        assert_eq!((lacking.found, lacking.reason.people), (Found::Unmet, vec![person(2), person(3)]));
        assert_eq!(changed(|session| session.agenda.clear()).found(PURPOSE, at_session(1)), Found::Unknown);
        assert_eq!(changed(|session| session.attendance = None).found(PURPOSE, at_session(1)), Found::Unknown);
    }

    #[test]
    fn a_turn_is_as_good_as_an_item_on_a_goal() {
        let turn = changed(|session| {
            session.agenda[0].goals.truncate(2);
            session.turns = vec![person(3)];
        });
        assert_eq!(turn.found(TURN, at_session(1)), Found::Met);
        assert_eq!(changed(|session| session.agenda[0].goals.truncate(2)).found(TURN, at_session(1)), Found::Unmet);
    }
}
