//! `monitored`: what is watched was looked at and is clear; seen is monitor, not looked at is unknown.

use super::Judge;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who};
use crate::policy::transition::{Held, WhyHeld, held};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `monitored`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Monitored {
    /// Whom it is about.
    pub subject: Who,
    /// What is watched.
    pub watch: Watch,
    /// When it is watched.
    pub when: When,
}

/// What is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Watch {
    /// Hours were complete only after the transition. What happens to group hours before a missed deadline is unstated:
    /// they are judged, and the council is to be asked. (CMPC notice, effective-date paragraph; our decision)
    MissedTransition,
}

/// When it is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The trainee was accruing hours before the first day of the pack.
    TransitionClaimed,
}

impl Judge for Monitored {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let (Watch::MissedTransition, When::TransitionClaimed) = (self.watch, self.when);
        desk.each_mentee(|person| {
            let subject = Subject::Member(person);
            let enrolment = desk.enrolment(person);
            let ruled = enrolment.is_some_and(|enrolment| !enrolment.ruling.trim().is_empty());
            let answer = match held(enrolment, &desk.pack.dates, desk.today) {
                Held::Exempt => Answer::met(subject, Finding::CompletedInTime),
                Held::ExemptUntil(day) => {
                    Answer::new(subject, Found::Due(Some(day)), Finding::Accruing).limit(Quantity::Day(day))
                }
                Held::Held(WhyHeld::CompletedLate | WhyHeld::Incomplete) if ruled => {
                    Answer::met(subject, Finding::Recorded)
                }
                Held::Held(WhyHeld::CompletedLate | WhyHeld::Incomplete) => {
                    Answer::new(subject, Found::Watch, Finding::AskCouncil)
                }
                Held::Held(_) | Held::Unknown => Answer::not_applicable(subject, Finding::NothingToJudge),
            };
            answer.proof(enrolment).mend(Place::Member(person), Field::Ruling)
        })
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee
    }

    fn is_on_transition(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Enrolment;
    use crate::scene::*;

    const CHECK: &str =
        r#"{"kind": "monitored", "subject": "mentee", "watch": "missed-transition", "when": "transition-claimed"}"#;

    fn claimed(completed: Option<&str>, ruling: &str) -> Scene {
        let claim = |enrolment: &mut Enrolment| {
            enrolment.accrual_start = Some(day("2021-05-31"));
            enrolment.completed_on = completed.map(day);
            enrolment.ruling = ruling.to_owned();
        };
        Scene::complete().change(enrolment(1), claim).today("2023-01-01")
    }

    #[test]
    fn a_missed_day_is_watched_until_the_council_has_ruled() {
        assert_eq!(claimed(Some("2022-07-01"), "").found(CHECK, mentee(1)), Found::Met);
        assert_eq!(claimed(Some("2022-07-02"), "").found(CHECK, mentee(1)), Found::Watch);
        assert_eq!(claimed(Some("2022-07-02"), "Hours count").found(CHECK, mentee(1)), Found::Met);
    }

    #[test]
    fn without_completion_it_is_due_and_without_a_claim_nothing_is_watched() {
        let open = claimed(None, "");
        assert_eq!(open.clone().today("2022-07-01").found(CHECK, mentee(1)), Found::Due(Some(day("2022-07-01"))));
        assert_eq!(open.found(CHECK, mentee(1)), Found::Watch);
        assert_eq!(Scene::bare().found(CHECK, mentee(1)), Found::NotApplicable);
    }
}
