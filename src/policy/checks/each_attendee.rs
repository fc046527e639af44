//! `each_attendee`: everybody among those who attended the session has the evidence; the others are named.

use super::Judge;
use crate::policy::answer::Answer;
use crate::policy::circle::Circle;
use crate::policy::condition::Condition;
use crate::policy::desk::Desk;
use crate::policy::facts::{Held, count};
use crate::policy::readings::attendee::Evidence;
use crate::policy::verdict::{Field, Finding, Place, Quantity, Remedy, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `each_attendee`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EachAttendee {
    /// What each of them has.
    pub evidence: Evidence,
    /// Who among the attendees.
    pub among: Circle,
    /// When it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

impl Judge for EachAttendee {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_session(|held| {
            let subject = Subject::Session(held.session.id);
            let kept_out = desk.kept_out(self.when, subject, Some(held.session));
            kept_out.unwrap_or_else(|| self.session(desk, held)).proof([held.session])
        })
    }
}

impl EachAttendee {
    fn session(&self, desk: &Desk<'_>, held: &Held<'_>) -> Answer {
        let subject = Subject::Session(held.session.id);
        let present = desk.present(held, self.among);
        if present.is_empty() {
            return Answer::unknown(subject).mend(Place::Session(held.session.id), Field::Attendance);
        }
        let Remedy { place, field } = self.evidence.remedy(held.session);
        if self.evidence.is_unsaid(desk, held) {
            return Answer::unknown(subject).mend(place, field);
        }
        let (having, lacking): (Vec<_>, Vec<_>) =
            present.iter().partition(|person| self.evidence.is_of(desk, held, **person));
        let removed = &held.session.conduct.removed;
        let answer = if !lacking.is_empty() {
            Answer::unmet(subject, self.evidence.lacking()).people(lacking)
        } else if self.evidence == Evidence::Invitation && !removed.is_empty() {
            Answer::met(subject, Finding::Mended).people(removed.clone())
        } else {
            Answer::met(subject, Finding::Recorded)
        };
        answer
            .observed(Quantity::Count(count(having.iter())))
            .limit(Quantity::Count(count(present.iter())))
            .mend(place, field)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::session::Session;
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
