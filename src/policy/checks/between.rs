//! `between`: the measure lies in the band, both ends included.

use super::Judge;
use crate::policy::answer::Answer;
use crate::policy::circle::Circle;
use crate::policy::desk::Desk;
use crate::policy::facts::{Held, count};
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `between`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Between {
    /// What is measured.
    pub measures: Vec<Measure>,
    /// The lower end.
    pub low: LimitName,
    /// The upper end.
    pub high: LimitName,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Participants present at each session, whoever leads it left out. (UK healthcare, 5.3)
    ParticipantsPresent,
}

impl Judge for Between {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let present = |measure: &Measure| match measure {
            Measure::ParticipantsPresent => desk.each_session(|held| self.present(desk, held)),
        };
        self.measures.iter().flat_map(present).collect()
    }

    fn limits(&self) -> Vec<LimitName> {
        vec![self.low, self.high]
    }

    fn fits(&self) -> bool {
        !self.measures.is_empty()
    }
}

impl Between {
    fn present(&self, desk: &Desk<'_>, held: &Held<'_>) -> Answer {
        let subject = Subject::Session(held.session.id);
        let number = count(desk.present(held, Circle::Participants).iter());
        let (answer, limit) = match (desk.limit(self.low), desk.limit(self.high)) {
            (Some(Limit::Count(low)), Some(Limit::Count(high))) if number > 0 => {
                if number < low {
                    (Answer::unmet(subject, Finding::Under), low)
                } else if number > high {
                    (Answer::unmet(subject, Finding::Over), high)
                } else {
                    (Answer::met(subject, Finding::Within), high)
                }
            }
            _ => return Answer::unknown(subject).mend(Place::Session(held.session.id), Field::Attendance),
        };
        let answer = answer.observed(Quantity::Count(number)).limit(Quantity::Count(limit)).proof([held.session]);
        answer.mend(Place::Session(held.session.id), Field::Attendance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Role;
    use crate::domain::session::Session;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str =
        r#"{"kind": "between", "measures": ["participants-present"], "low": "typical_min", "high": "typical_max"}"#;

    #[test]
    fn both_ends_are_inside_and_whoever_leads_is_not_counted() {
        let present = |number: u128| {
            let people: Vec<_> = (1..=number).map(|number| if number < 4 { number } else { number + 20 }).collect();
            let scene =
                people.iter().skip(3).fold(Scene::complete(), |scene, at| scene.with(as_role(*at, Role::Participant)));
            scene.change(session(1), |session: &mut Session| {
                let rows = session.attendance.get_or_insert_default();
                let row = rows[0].clone();
                rows.retain(|row| row.person == MENTOR);
                rows.extend(
                    people.iter().map(|at| crate::domain::session::Attendance { person: person(*at), ..row.clone() }),
                );
            })
        };
        for (number, found, kind) in [
            (5, Found::Unmet, Finding::Under),
            (6, Found::Met, Finding::Within),
            (12, Found::Met, Finding::Within),
            (13, Found::Unmet, Finding::Over),
        ] {
            let answer = present(number).answers(CHECK).swap_remove(0);
            assert_eq!((answer.found, answer.reason.kind), (found, kind), "{number}");
        }
        assert_eq!(present(0).found(CHECK, at_session(1)), Found::Unknown);
        let untaken = |session: &mut Session| session.attendance = None;
        assert_eq!(Scene::complete().change(session(1), untaken).found(CHECK, at_session(1)), Found::Unknown);
    }
}
