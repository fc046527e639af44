//! Rules of the Proctor stages 1 to 5: purpose, membership, and the contract.

use crate::case::*;
use crate::changes::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::agreement::{Agreement, Assent, ClauseTopic};
use circlebook::domain::charter::{RoleModel, Selection};
use circlebook::domain::group::{Group, Member};
use circlebook::domain::statement::Topic;
use circlebook::policy::verdict::Outcome::{Fail, Monitor, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn without_purpose(scene: Scene) -> Scene {
    scene.change(GROUP.0.as_u128(), |group: &mut Group| group.purpose.clear())
}

fn selected(scene: Scene, change: impl FnOnce(&mut Selection)) -> Scene {
    charter(scene, |charter| change(&mut charter.selection))
}

fn joined(scene: Scene, change: impl FnOnce(&mut Member)) -> Scene {
    scene.change(member(1), change)
}

/// The contract without the clause on that.
fn without_clause(scene: Scene, topic: ClauseTopic) -> Scene {
    scene.change(CONTRACT, |contract: &mut Agreement| contract.clauses.retain(|clause| clause.topic != topic))
}

fn without_contract(scene: Scene) -> Scene {
    unevaluated(scene).without::<Agreement>(CONTRACT)
}

rules! {
    ppg_01 = "PPG-01": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, without_purpose),
        missing(Subject::Group, Unknown, |s| unevaluated(without_purpose(s))),
        no_boundary(),
    ];
    ppg_02 = "PPG-02": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| refused(s, 2)),
        fires(Subject::Group, Fail, |s| s.without::<Assent>(assent(100, 2))),
        missing(Subject::Group, Unknown, |s| unasked(s, 2)),
        no_boundary(),
    ];
    ppg_03 = "PPG-03": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, without_purpose),
        fires(Subject::Group, Fail, |s| charter(s, |charter| charter.membership_criteria.clear())),
        missing(Subject::Group, Unknown, |s| unevaluated(charter(s, |charter| charter.membership_criteria.clear()))),
        no_boundary(),
    ];
    ppg_04 = "PPG-04": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| charter(s, |charter| charter.mix_rationale.clear())),
        missing(Subject::Group, Unknown, |s| unevaluated(charter(s, |charter| charter.mix_rationale.clear()))),
        no_boundary(),
    ];
    ppg_05 = "PPG-05": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::Exclusion))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::Exclusion))),
        no_boundary(),
    ];
    ppg_06 = "PPG-06": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| selected(s, |selection| selection.decider.clear())),
        fires(Subject::Group, Fail, |s| selected(s, |selection| selection.context.clear())),
        missing(Subject::Group, Unknown, |s| unevaluated(selected(s, |selection| *selection = Selection::default()))),
        no_boundary(),
    ];
    ppg_07 = "PPG-07": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::SelectionObjections))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::SelectionObjections))),
        no_boundary(),
    ];
    ppg_08 = "PPG-08": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| joined(s, |member| member.fit.clear())),
        fires(mentee(1), Fail, |s| joined(s, |member| member.invited = None)),
        boundary(mentee(100), NotApplicable, |s| s),
        missing(mentee(1), Unknown, |s| joined(unevaluated(s), |member| {
            member.invited = None;
            member.fit.clear();
        })),
    ];
    ppg_09 = "PPG-09": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::Membership))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::Membership))),
        no_boundary(),
    ];
    ppg_10 = "PPG-10": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::CoMentorResponsibility)),
        missing(Subject::Group, Unknown, without_contract),
        no_boundary(),
    ];
    ppg_11 = "PPG-11": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::GroundRules)),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::Logistics)),
        missing(Subject::Group, Unknown, without_contract),
        no_boundary(),
    ];
    ppg_12 = "PPG-12": [
        quiet(Subject::Group),
        quiet_when(Subject::Group, |s| led(s, Some(RoleModel::NoRoles))),
        fires(Subject::Group, Fail, |s| led(s, None)),
        missing(Subject::Group, Unknown, |s| unevaluated(led(s, None))),
        no_boundary(),
    ];
    ppg_13 = "PPG-13": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| charter(s, |charter| charter.presenting_format.clear())),
        missing(Subject::Group, Unknown, |s| unevaluated(charter(s, |charter| charter.presenting_format.clear()))),
        no_boundary(),
    ];
    ppg_14 = "PPG-14": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::ApproachDissent))),
        boundary(Subject::Group, Pass, |s| mended(s, of_group(Topic::ApproachDissent))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::ApproachDissent))),
    ];
}
