//! `monitored`: what is watched was looked at and is clear; seen is monitor, not looked at is unknown.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::statement::Topic;
use crate::policy::answer::{Answer, Found};
use crate::policy::condition::Condition;
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Watch {
    /// Hours were complete only after the transition. What happens to group hours before a missed deadline is unstated:
    /// they are judged, and the council is to be asked. (CMPC notice, effective-date paragraph; our decision)
    MissedTransition,
    /// Whether the group holds together. (Nordic roles, mentees)
    Cohesion,
    /// Whether a mentee gets as much as they give, in their own eyes. (Nordic roles, mentees)
    GiveAndGet,
    /// Who might be left out by the criteria. (Proctor stages, stage 2)
    Exclusion,
    /// Objections to how members were selected. (Proctor stages, stage 3)
    SelectionObjections,
    /// Whether the membership is right for the purpose. (Proctor stages, stage 4)
    Membership,
    /// Dissent about the approach. (Proctor stages, stage 5)
    ApproachDissent,
    /// Breaches of the agreement. (Proctor stages, stage 6)
    AgreementBreaches,
    /// Whether the format fits. (Proctor stages, stage 7)
    FormatFit,
    /// How chairing went. (Proctor stages, model 1)
    Chairing,
    /// The strain of presenting and chairing at once. (Proctor stages, model 2)
    PresenterStrain,
}

impl Watch {
    /// The topic of the statement that looks at it; none where it is seen from an enrolment.
    const fn topic(self) -> Option<Topic> {
        Some(match self {
            Self::MissedTransition => return None,
            Self::Cohesion => Topic::Cohesion,
            Self::GiveAndGet => Topic::GiveAndGet,
            Self::Exclusion => Topic::Exclusion,
            Self::SelectionObjections => Topic::SelectionObjections,
            Self::Membership => Topic::Membership,
            Self::ApproachDissent => Topic::ApproachDissent,
            Self::AgreementBreaches => Topic::AgreementBreaches,
            Self::FormatFit => Topic::FormatFit,
            Self::Chairing => Topic::Chairing,
            Self::PresenterStrain => Topic::PresenterStrain,
        })
    }
}

/// When it is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The trainee was accruing hours before the first day of the pack.
    TransitionClaimed,
    /// The group chose a rotating chair. (Proctor stages, model 1)
    RotatingChair,
    /// The group chose that whoever presents also chairs. (Proctor stages, model 2)
    MenteeLed,
}

impl When {
    const fn condition(self) -> Option<Condition> {
        match self {
            Self::TransitionClaimed => None,
            Self::RotatingChair => Some(Condition::RotatingChair),
            Self::MenteeLed => Some(Condition::MenteeLed),
        }
    }
}

impl Judge for Monitored {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.watch.topic() {
            Some(topic) => {
                let when = self.when.and_then(When::condition);
                desk.each_stated(self.subject, when, |of| desk.watched(topic, of))
            }
            None => desk.each_mentee(|person| missed_transition(desk, person)),
        }
    }

    fn fits(&self) -> bool {
        match self.watch.topic() {
            Some(topic) => self.subject.takes(topic) && self.when != Some(When::TransitionClaimed),
            None => self.subject == Who::Mentee && self.when == Some(When::TransitionClaimed),
        }
    }

    fn is_on_transition(&self) -> bool {
        self.watch == Watch::MissedTransition
    }
}

fn missed_transition(desk: &Desk<'_>, person: PersonId) -> Answer {
    let subject = Subject::Member(person);
    let enrolment = desk.enrolment(person);
    let ruled = enrolment.is_some_and(|enrolment| !enrolment.ruling.trim().is_empty());
    let answer = match held(enrolment, &desk.pack.dates, desk.today) {
        Held::Exempt => Answer::met(subject, Finding::CompletedInTime),
        Held::ExemptUntil(day) => {
            Answer::new(subject, Found::Due(Some(day)), Finding::Accruing).limit(Quantity::Day(day))
        }
        Held::Held(WhyHeld::CompletedLate | WhyHeld::Incomplete) if ruled => Answer::met(subject, Finding::Recorded),
        Held::Held(WhyHeld::CompletedLate | WhyHeld::Incomplete) => {
            Answer::new(subject, Found::Watch, Finding::AskCouncil)
        }
        Held::Held(_) | Held::Unknown => Answer::not_applicable(subject, Finding::NothingToJudge),
    };
    answer.proof(enrolment).mend(Place::Member(person), Field::Ruling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charter::RoleModel;
    use crate::domain::group::Group;
    use crate::domain::person::Enrolment;
    use crate::domain::statement::Statement;
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

    #[test]
    fn what_was_seen_is_watched_until_it_is_put_right_and_not_looking_is_unknown() {
        const COHESION: &str = r#"{"kind": "monitored", "subject": "group", "watch": "cohesion"}"#;
        const LOOKED: u128 = of_group(Topic::Cohesion);
        let seen = Scene::complete().change(LOOKED, |said: &mut Statement| said.holds = false);
        assert_eq!(Scene::complete().found(COHESION, Subject::Group), Found::Met);
        assert_eq!(seen.found(COHESION, Subject::Group), Found::Watch);
        let mended = seen.change(LOOKED, |said: &mut Statement| said.mended_on = Some(day("2021-11-03")));
        assert_eq!(mended.found(COHESION, Subject::Group), Found::Met);
        assert_eq!(mended.without::<Statement>(LOOKED).found(COHESION, Subject::Group), Found::Unknown);
    }

    #[test]
    fn a_chair_is_watched_where_chairs_rotate() {
        const CHAIRING: &str =
            r#"{"kind": "monitored", "subject": "session", "watch": "chairing", "when": "rotating-chair"}"#;
        let led = |model| {
            let scene = Scene::complete().change(1, |group: &mut Group| group.charter.role_model = Some(model));
            scene.found(CHAIRING, at_session(1))
        };
        assert_eq!(led(RoleModel::RotatingChair), Found::Met);
        assert_eq!(led(RoleModel::NoRoles), Found::NotApplicable);
    }
}
