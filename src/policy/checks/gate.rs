//! `gate`: the condition that makes a pack bind is recorded as true; recorded as false, the pack does not bind.

use super::Judge;
use crate::policy::answer::Answer;
use crate::policy::desk::{Desk, Who};
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

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
        }
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee
    }

    fn is_gate(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::person::Enrolment;
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
}
