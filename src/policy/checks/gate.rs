//! `gate`: the condition that makes a pack bind is recorded as true; recorded as false, the pack does not bind.

use super::Judge;
use crate::domain::session::Session;
use crate::domain::sort::Gather;
use crate::policy::answer::Answer;
use crate::policy::desk::{Desk, Who};
use crate::policy::facts::Facts;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Parameters of `gate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Whom it is about.
    pub subject: Who,
    /// What makes the pack bind.
    pub condition: Condition,
}

/// What makes a pack bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The mentee chose to count group mentoring. (CMPC policy, para 1)
    GroupOptionChosen,
    /// The group's mentor facilitates the session, or is there and answers for it while another does. (UK healthcare, 1.1;
    /// that it is enough to be there is our decision)
    FacilitatedByMentor,
}

impl Judge for Gate {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.condition {
            Condition::GroupOptionChosen => desk.each_mentee(|person| {
                let subject = Subject::Member(person);
                let enrolment = desk.enrolment(person);
                let answer = match enrolment.and_then(|enrolment| enrolment.group_option) {
                    Some(true) => Answer::met(subject, Finding::Recorded),
                    Some(false) => Answer::not_applicable(subject, Finding::NotChosen),
                    None => Answer::unknown(subject),
                };
                answer.proof(enrolment).mend(Place::Member(person), Field::GroupOption)
            }),
            Condition::FacilitatedByMentor => {
                desk.each_session(|held| facilitated(desk, held.session).proof([held.session]))
            }
        }
    }

    fn fits(&self) -> bool {
        match self.condition {
            Condition::GroupOptionChosen => self.subject == Who::Mentee,
            Condition::FacilitatedByMentor => self.subject == Who::Session,
        }
    }

    fn is_gate(&self) -> bool {
        true
    }
}

fn facilitated(desk: &Desk<'_>, session: &Session) -> Answer {
    let (subject, place) = (Subject::Session(session.id), Place::Session(session.id));
    let Some(mentor) = desk.facts.group.mentor else {
        return Answer::unknown(subject).mend(Place::Group, Field::Mentor);
    };
    let named: BTreeSet<_> = session.conducted_by.into_iter().chain(session.conduct.facilitator).gather();
    let is_there = || session.attendance.as_ref().map(|_| Facts::attended(session, mentor).is_some());
    if named.is_empty() {
        Answer::unknown(subject).mend(place, Field::ConductedBy)
    } else if named.contains(&mentor) {
        Answer::met(subject, Finding::Recorded)
    } else {
        match is_there() {
            Some(true) => Answer::met(subject, Finding::Recorded),
            Some(false) => Answer::not_applicable(subject, Finding::DoneByAnother).people(named.into_iter().collect()),
            None => Answer::unknown(subject).mend(place, Field::Attendance),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::person::Enrolment;
    use crate::domain::session::{Attendance, Session};
    use crate::domain::units::Minutes;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "gate", "subject": "mentee", "condition": "group-option-chosen"}"#;

    #[test]
    fn a_choice_decides_and_silence_is_unknown() {
        for (option, found) in [(Some(true), Found::Met), (Some(false), Found::NotApplicable), (None, Found::Unknown)] {
            let scene = Scene::complete().change(enrolment(1), |e: &mut Enrolment| e.group_option = option);
            assert_eq!(scene.found(CHECK, mentee(1)), found);
        }
    }

    const FACILITATED: &str = r#"{"kind": "gate", "subject": "session", "condition": "facilitated-by-mentor"}"#;

    fn led(change: impl FnOnce(&mut Session)) -> Found {
        Scene::complete().change(session(1), change).found(FACILITATED, at_session(1))
    }

    #[test]
    fn a_session_is_bound_that_the_mentor_leads_or_is_at() {
        let there = |session: &mut Session, present| {
            (session.conducted_by, session.conduct.facilitator) = (Some(CO_MENTOR), None);
            let row = Attendance { person: MENTOR, present: Minutes(present), late: Minutes::ZERO };
            session.attendance.get_or_insert_default().retain(|row| row.person != MENTOR);
            session.attendance.get_or_insert_default().push(row);
        };
        assert_eq!(led(|_| {}), Found::Met);
        let by_facilitator = |session: &mut Session| {
            session.conducted_by = Some(CO_MENTOR);
            session.conduct.facilitator = Some(MENTOR);
        };
        assert_eq!(led(by_facilitator), Found::Met);
        assert_eq!(led(|session| there(session, 1)), Found::Met);
        assert_eq!(led(|session| there(session, 0)), Found::NotApplicable);
    }

    #[test]
    fn nobody_named_or_no_attendance_is_unknown() {
        assert_eq!(led(|session| (session.conducted_by, session.conduct.facilitator) = (None, None)), Found::Unknown);
        let another = |session: &mut Session| {
            (session.conducted_by, session.conduct.facilitator) = (Some(CO_MENTOR), None);
            session.attendance = None;
        };
        assert_eq!(led(another), Found::Unknown);
        assert_eq!(Scene::bare().found(FACILITATED, crate::policy::verdict::Subject::Group), Found::Unknown);
    }
}
