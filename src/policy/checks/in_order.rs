//! `in_order`: dates never decrease, apart from those that may wait.

use super::Judge;
use crate::domain::charter::{GroupStage, StageReached};
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `in_order`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InOrder {
    /// What is dated.
    pub of: Of,
    /// Which of them may come later than those that follow.
    pub may_wait: Vec<GroupStage>,
}

/// What is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// The stages in the making of a group. (Proctor stages, table)
    Stages,
}

impl Judge for InOrder {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let Of::Stages = self.of;
        let reached = &desk.facts.group.charter.stages;
        let answer = if let Some((first, second)) = self.reversed(reached) {
            Answer::unmet(Subject::Group, Finding::OutOfOrder)
                .observed(Quantity::Day(first.on))
                .limit(Quantity::Day(second.on))
        } else {
            let is_missing = |stage: &&GroupStage| !reached.iter().any(|reached| reached.stage == **stage);
            let missing: Vec<_> = GroupStage::ALL.iter().filter(is_missing).map(|stage| field(*stage)).collect();
            if missing.is_empty() {
                Answer::met(Subject::Group, Finding::Recorded)
            } else if reached.is_empty() {
                Answer::unknown(Subject::Group)
            } else {
                let mut answer = Answer::unknown(Subject::Group).missing(missing);
                answer.reason.kind = Finding::PartsMissing;
                answer
            }
        };
        vec![answer.proof([desk.facts.group]).mend(Place::Stages, Field::Stages)]
    }
}

impl InOrder {
    /// A stage that is dated later than one that follows it, though it may not wait; and that one.
    fn reversed(&self, reached: &[StageReached]) -> Option<(StageReached, StageReached)> {
        let waits = |stage: &StageReached| self.may_wait.contains(&stage.stage);
        let mut pairs = reached.iter().flat_map(|first| reached.iter().map(move |second| (*first, *second)));
        pairs.find(|(first, second)| first.stage < second.stage && first.on > second.on && !waits(first))
    }
}

/// The field that the stage settles.
const fn field(stage: GroupStage) -> Field {
    match stage {
        GroupStage::Purpose => Field::Purpose,
        GroupStage::Criteria => Field::MembershipCriteria,
        GroupStage::Selection => Field::SelectionMethod,
        GroupStage::Members => Field::AddMember,
        GroupStage::Contract => Field::Contract,
        GroupStage::RoleModel => Field::RoleModel,
        GroupStage::PresentingFormat => Field::PresentingFormat,
        GroupStage::WorkingAgreement => Field::Agreement,
        GroupStage::MentoringWork => Field::Stages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Group;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "in_order", "of": "stages", "may_wait": ["role-model", "presenting-format"]}"#;

    fn dated(stage: GroupStage, on: &str) -> Found {
        let scene = Scene::complete().change(1, |group: &mut Group| {
            let reached = group.charter.stages.iter_mut().find(|reached| reached.stage == stage);
            reached.unwrap().on = day(on);
        });
        scene.found(CHECK, Subject::Group)
    }

    #[test]
    fn one_day_for_all_is_in_order_and_a_day_later_only_for_what_may_wait() {
        assert_eq!(Scene::complete().found(CHECK, Subject::Group), Found::Met);
        assert_eq!(dated(GroupStage::Contract, "2021-09-02"), Found::Unmet);
        assert_eq!(dated(GroupStage::Criteria, "2021-08-31"), Found::Unmet, "before the purpose");
        assert_eq!(dated(GroupStage::RoleModel, "2021-09-02"), Found::Met);
        assert_eq!(dated(GroupStage::RoleModel, "2021-08-31"), Found::Unmet, "what may wait may not hurry");
        assert_eq!(dated(GroupStage::MentoringWork, "2021-09-02"), Found::Met);
    }

    #[test]
    fn what_is_missing_is_named_and_what_is_there_is_compared() {
        let without = |stages: &[GroupStage]| {
            Scene::complete().change(1, |group: &mut Group| {
                group.charter.stages.retain(|reached| !stages.contains(&reached.stage));
            })
        };
        let answer = without(&[GroupStage::Criteria, GroupStage::Members]).answers(CHECK).swap_remove(0);
        assert_eq!(answer.found, Found::Unknown);
        assert_eq!(answer.reason.missing, [Field::MembershipCriteria, Field::AddMember]);
        let none = without(&GroupStage::ALL);
        assert_eq!(none.found(CHECK, Subject::Group), Found::Unknown);
        let late = without(&[GroupStage::Criteria])
            .change(1, |group: &mut Group| group.charter.stages[0].on = day("2021-09-02"));
        assert_eq!(late.found(CHECK, Subject::Group), Found::Unmet);
    }
}
