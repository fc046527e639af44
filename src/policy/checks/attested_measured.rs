//! `attested_measured`: a dated statement says yes; a measure is shown beside it and is watched over its limit, never a fail.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::statement::Topic;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who};
use crate::policy::measures::Measure;
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Finding, Quantity};
use serde::{Deserialize, Serialize};

/// Parameters of `attested_measured`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttestedMeasured {
    /// Whom or what it is about.
    pub subject: Who,
    /// What is stated.
    pub statement: Statement,
    /// What is shown beside it.
    pub measure: Measure,
    /// Over which it is watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitName>,
}

macro_rules! statements {
    ($($(#[$doc:meta])* $statement:ident),+ $(,)?) => {
        /// What is stated.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Statement {
            $($(#[$doc])* $statement),+
        }

        impl Statement {
            const fn topic(self) -> Topic {
                match self {
                    $(Self::$statement => Topic::$statement),+
                }
            }
        }
    };
}

statements! {
    /// Equal participation was encouraged. (UK healthcare, 3.3)
    EqualParticipation,
    /// Nobody dominated. (UK healthcare, 3.3)
    NobodyDominated,
    /// Individual and group had their share of attention. (Nordic roles, mentor)
    FocusBalanced,
    /// The mentor balanced using themselves and using the group. (Nordic roles, mentor)
    SelfAndGroupBalanced,
    /// The mentor spoke of their own experience where it fitted. (Nordic roles, mentor)
    OwnExperienceWhenFitting,
    /// Open to what others see in their issue. (Nordic roles, mentees)
    OpenToPerspectives,
    /// Listens. (Nordic roles, mentees)
    Listens,
    /// Applies what is relevant. (Nordic roles, mentees)
    AppliesRelevant,
}

impl Judge for AttestedMeasured {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let topic = self.statement.topic();
        desk.each_stated(self.subject, None, |of| {
            let measured = desk.measure(self.measure, of);
            self.beside(desk, desk.stated(topic, of), measured)
        })
    }

    fn limits(&self) -> Vec<LimitName> {
        self.limit.into_iter().collect()
    }

    fn fits(&self) -> bool {
        self.subject.takes(self.statement.topic()) && (self.subject == Who::Session) == self.measure.is_of_session()
    }
}

impl AttestedMeasured {
    /// The statement's answer with the measure; watched where the statement holds and the measure is over the limit.
    fn beside(&self, desk: &Desk<'_>, answer: Answer, measured: Option<(Quantity, Vec<PersonId>)>) -> Answer {
        let Some((quantity, people)) = measured else { return answer };
        let limit = self.limit.and_then(|name| desk.limit(name)).and_then(|limit| match limit {
            Limit::Count(most) => Some(Quantity::Count(most)),
            Limit::Percent(most) => Some(Quantity::Percent(most)),
            Limit::Minutes(_) | Limit::Days(_) | Limit::Months(_) => None,
        });
        let over = match (&quantity, &limit) {
            (Quantity::Percent(amount), Some(Quantity::Percent(most)))
            | (Quantity::Count(amount), Some(Quantity::Count(most))) => amount > most,
            _ => false,
        };
        let mut answer = answer.observed(quantity);
        answer.reason.limit = limit;
        if over && answer.found == Found::Met {
            (answer.found, answer.reason.kind) = (Found::Watch, Finding::Over);
            answer = answer.people(people);
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conduct::{Contribution, ContributionKind};
    use crate::domain::session::Session;
    use crate::domain::statement::Statement as Said;
    use crate::domain::units::Minutes;
    use crate::scene::*;

    const DOMINATED: &str = r#"{"kind": "attested_measured", "subject": "session", "statement": "nobody-dominated",
        "measure": "largest-talk-share", "limit": "dominance_percent"}"#;
    const STATED: u128 = of_session(1, Topic::NobodyDominated);

    fn spoke(minutes: [u32; 6]) -> Scene {
        Scene::complete().change(session(1), |session: &mut Session| {
            let people = [1, 2, 3, 21, 22, 23].map(person);
            session.conduct.talk.retain(|talk| people.contains(&talk.person));
            for talk in &mut session.conduct.talk {
                let at = people.iter().position(|person| *person == talk.person).unwrap();
                talk.minutes = Minutes(minutes[at]);
            }
        })
    }

    #[test]
    fn a_share_over_the_limit_is_watched_and_never_a_fail() {
        let fair = spoke([30, 20, 20, 10, 10, 10]).answers(DOMINATED).swap_remove(0);
        assert_eq!(
            (fair.found, fair.reason.observed),
            (Found::Met, Some(Quantity::Percent(30))),
            "the limit itself is within"
        );
        let one = spoke([31, 20, 20, 10, 10, 9]).answers(DOMINATED).swap_remove(0);
        assert_eq!((one.found, one.reason.people), (Found::Watch, vec![person(1)]));
        let stated =
            |scene: Scene| scene.change(STATED, |said: &mut Said| said.holds = false).found(DOMINATED, at_session(1));
        assert_eq!(stated(spoke([10; 6])), Found::Unmet, "the statement decides");
    }

    #[test]
    fn no_measure_leaves_the_statement_and_no_statement_is_unknown() {
        let silent = spoke([0; 6]).answers(DOMINATED).swap_remove(0);
        assert_eq!((silent.found, silent.reason.observed), (Found::Met, None));
        assert_eq!(spoke([60, 0, 0, 0, 0, 0]).without::<Said>(STATED).found(DOMINATED, at_session(1)), Found::Unknown);
    }

    #[test]
    fn every_measure_counts_what_it_names() {
        let given = |kind, to| Contribution { to, outcome: "Went well".to_owned(), ..brought(person(1), kind) };
        let scene = (2..=3).fold(Scene::complete(), |scene, number| {
            scene.change(session(number), |session: &mut Session| session.conduct.contributions.clear())
        });
        let scene = scene.change(session(1), |session: &mut Session| {
            session.conduct.contributions = vec![
                given(ContributionKind::Perspective, Some(person(2))),
                given(ContributionKind::Trial, None),
                given(ContributionKind::OwnExperience, None),
            ];
            session
                .conduct
                .talk
                .iter_mut()
                .filter(|talk| talk.person == MENTOR)
                .for_each(|talk| talk.minutes = Minutes(40));
        });
        for (statement, measure, at, quantity) in [
            ("equal-participation", "talk-time-inequality", at_session(1), Quantity::Percent(0)),
            ("focus-balanced", "individual-focus-share", at_session(1), Quantity::Percent(0)),
            ("self-and-group-balanced", "mentor-talk-share", at_session(1), Quantity::Percent(40)),
            ("own-experience-when-fitting", "own-experience-inputs", at_session(1), Quantity::Count(1)),
            ("open-to-perspectives", "perspectives-received", mentee(2), Quantity::Count(1)),
            ("listens", "peer-listening", mentee(1), Quantity::Count(1)),
            ("applies-relevant", "trials-with-outcome", mentee(1), Quantity::Count(1)),
        ] {
            let subject = if at == at_session(1) { "session" } else { "mentee" };
            let check = format!(
                r#"{{"kind": "attested_measured", "subject": "{subject}", "statement": "{statement}", "measure": "{measure}"}}"#
            );
            let answer = scene.answers(&check).into_iter().find(|answer| answer.subject == at).unwrap();
            assert_eq!((answer.found, answer.reason.observed), (Found::Met, Some(quantity)), "{measure}");
        }
    }
}
