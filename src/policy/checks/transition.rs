//! `transition`: the pack holds for the trainee; one who was already accruing hours and completes them in time is exempt.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{By, Desk, Who};
use crate::policy::transition::{Held, WhyHeld, held};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `transition`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Whom it is about.
    pub subject: Who,
    /// The day before which accrual must have begun. (CMPC notice, effective-date paragraph)
    pub started_before: Start,
    /// The last day for the hours to be complete. (CMPC notice, effective-date paragraph)
    pub complete_by: By,
}

/// The day before which accrual must have begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// The first day of the pack.
    InForceFrom,
}

impl Judge for Transition {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_mentee(|person| mentee(desk, person))
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee && self.complete_by == By::TransitionUntil
    }

    fn is_on_transition(&self) -> bool {
        true
    }
}

fn mentee(desk: &Desk<'_>, person: PersonId) -> Answer {
    let subject = Subject::Member(person);
    let enrolment = desk.enrolment(person);
    let dates = &desk.pack.dates;
    let began = enrolment.and_then(|enrolment| enrolment.accrual_start);
    let completed = enrolment.and_then(|enrolment| enrolment.completed_on);
    let verdict = held(enrolment, dates, desk.today);
    let (answer, observed, limit) = match verdict {
        Held::Held(WhyHeld::NoTransition) => (Answer::not_applicable(subject, Finding::NothingToJudge), None, None),
        Held::Held(WhyHeld::BeganLate) => (Answer::met(subject, Finding::BeganLate), began, Some(dates.effective)),
        Held::Held(WhyHeld::CompletedLate) => {
            (Answer::met(subject, Finding::CompletedLate), completed, dates.transition)
        }
        Held::Held(WhyHeld::Incomplete) => (Answer::met(subject, Finding::Overdue), None, dates.transition),
        Held::Exempt => {
            (Answer::new(subject, Found::Exempt(None), Finding::CompletedInTime), completed, dates.transition)
        }
        Held::ExemptUntil(day) => (Answer::new(subject, Found::Exempt(Some(day)), Finding::Accruing), began, Some(day)),
        Held::Unknown => (Answer::unknown(subject), None, None),
    };
    let mut answer = answer.proof(enrolment).mend(Place::Member(person), Field::AccrualStart);
    answer.reason.observed = observed.map(Quantity::Day);
    answer.reason.limit = limit.map(Quantity::Day);
    answer
}

#[cfg(test)]
mod tests {
    use crate::domain::person::Enrolment;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "transition", "subject": "mentee", "started_before": "in-force-from",
        "complete_by": "transition-until"}"#;

    #[test]
    fn completion_by_the_last_day_exempts_and_the_day_after_does_not() {
        for (start, completed, found) in [
            (Some("2021-05-31"), "2022-07-01", Found::Exempt(None)),
            (Some("2021-05-31"), "2022-07-02", Found::Met),
            (Some("2021-06-01"), "2022-06-30", Found::Met),
            (None, "2022-06-30", Found::Unknown),
        ] {
            let dates = |enrolment: &mut Enrolment| {
                (enrolment.accrual_start, enrolment.completed_on) = (start.map(day), Some(day(completed)));
            };
            let scene = Scene::complete().change(enrolment(1), dates).today("2023-01-01");
            assert_eq!(scene.found(CHECK, mentee(1)), found, "{start:?} to {completed}");
        }
    }
}
