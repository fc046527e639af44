//! The stages in the making of a group as a path: which are completed, and in which one it is.

use super::checks::Check;
use super::checks::in_order::InOrder;
use super::pack::Pack;
use crate::domain::charter::{Charter, GroupStage};
use std::sync::Arc;

/// The stages that may wait where these policies have stages that come in order; none where they have none.
#[must_use]
pub fn may_wait(packs: &[Arc<Pack>]) -> Option<&[GroupStage]> {
    let rules = || packs.iter().flat_map(|pack| &pack.rules);
    let order = |check: &Check| matches!(check, Check::InOrder(_));
    rules().find(|rule| order(&rule.check)).and_then(|rule| match &rule.check {
        Check::InOrder(InOrder { may_wait, .. }) => Some(may_wait.as_slice()),
        _ => None,
    })
}

/// The stage in which the group is: the first that is not completed, those that may wait last. None once all are.
#[must_use]
pub fn here(charter: &Charter, may_wait: &[GroupStage]) -> Option<GroupStage> {
    let is_open = |stage: &&GroupStage| !charter.stages.iter().any(|reached| reached.stage == **stage);
    let mut open = GroupStage::ALL.iter().filter(is_open);
    open.clone().find(|stage| !may_wait.contains(stage)).or_else(|| open.next()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charter::StageReached;
    use crate::policy::packs::built_in;
    use crate::scene::day;

    fn reached(stages: &[GroupStage]) -> Charter {
        let on = day("2021-09-01");
        let stages = stages.iter().map(|stage| StageReached { stage: *stage, on }).collect();
        Charter { stages, ..Charter::default() }
    }

    #[test]
    fn only_a_policy_with_stages_has_a_path_and_every_stage_on_it_has_a_rule() {
        let packs = built_in().unwrap();
        let (with, without): (Vec<_>, Vec<_>) = packs.iter().cloned().partition(|pack| &*pack.key == "proctor-stages");
        assert_eq!(may_wait(&with), Some(&[GroupStage::RoleModel, GroupStage::PresentingFormat][..]));
        assert_eq!(may_wait(&without), None);
        for stage in GroupStage::ALL {
            assert!(with.iter().flat_map(|pack| &pack.rules).any(|rule| rule.group_stage == Some(stage)), "{stage:?}");
        }
        assert!(without.iter().flat_map(|pack| &pack.rules).all(|rule| rule.group_stage.is_none()));
    }

    #[test]
    fn the_group_is_in_the_first_stage_that_is_open_and_what_may_wait_waits() {
        use GroupStage::{Contract, Criteria, Members, MentoringWork, Purpose, RoleModel, Selection, WorkingAgreement};
        let waits = [RoleModel, GroupStage::PresentingFormat];
        let is_in = |stages: &[GroupStage]| here(&reached(stages), &waits);
        assert_eq!(is_in(&[]), Some(Purpose));
        assert_eq!(is_in(&[Purpose, Criteria]), Some(Selection));
        assert_eq!(is_in(&[Purpose, Selection]), Some(Criteria), "reopened");
        let five = [Purpose, Criteria, Selection, Members, Contract];
        assert_eq!(is_in(&five), Some(WorkingAgreement));
        assert_eq!(here(&reached(&five), &[]), Some(RoleModel));
        assert_eq!(is_in(&[&five[..], &[WorkingAgreement, MentoringWork]].concat()), Some(RoleModel));
        assert_eq!(is_in(&GroupStage::ALL), None);
    }
}
