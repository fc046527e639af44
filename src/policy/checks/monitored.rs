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
