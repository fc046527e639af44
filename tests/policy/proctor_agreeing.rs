//! Rules of the Proctor stages 6 and 7: the working agreement, the format for presenting, and the order of the stages.

use crate::case::*;
use crate::changes::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::agreement::{Agreement, AgreementKind, Assent, ClauseTopic};
use circlebook::domain::charter::{GroupStage, TaskKind};
use circlebook::domain::conduct::ContributionKind;
use circlebook::domain::session::{Focus, Session};
use circlebook::domain::statement::Topic;
use circlebook::domain::units::Minutes;
use circlebook::policy::verdict::Outcome::{Fail, Monitor, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn agreed(scene: Scene, change: impl FnOnce(&mut Agreement)) -> Scene {
    scene.change(AGREEMENT, change)
}

/// The agreement without the clause on that.
fn without_clause(scene: Scene, topic: ClauseTopic) -> Scene {
    agreed(scene, |agreement| agreement.clauses.retain(|clause| clause.topic != topic))
}

/// A later version without clauses, in force from that day.
fn replaced(scene: Scene, on: &str) -> Scene {
    scene.with(Agreement { on: day(on), ..version(1, AgreementKind::WorkingAgreement) })
}

fn without_agreement(scene: Scene) -> Scene {
    unevaluated(scene).without::<Agreement>(AGREEMENT)
}

fn tasks(scene: Scene, keep: impl Fn(TaskKind) -> bool) -> Scene {
    charter(scene, |charter| charter.tasks.retain(|task| keep(task.task)))
}

/// Nobody negotiates in the sessions that were held.
fn no_slot(scene: Scene) -> Scene {
    (1..=3).fold(scene, |scene, at| scene.change(session(at), |session: &mut Session| session.agenda.truncate(1)))
}

fn slot_ahead(scene: Scene) -> Scene {
    let mut next = planned(4, "2021-12-20");
    next.agenda[0].serves = vec![Focus::Negotiation];
    no_slot(scene).with(next)
}

fn prepared(scene: Scene, text: &str) -> Scene {
    conduct(scene, |conduct| {
        for given in conduct.contributions.iter_mut().filter(|given| given.kind == ContributionKind::Presentation) {
            text.clone_into(&mut given.preparation);
        }
    })
}

/// That stage was completed on that day, and all others on 1 September.
fn dated(scene: Scene, stage: GroupStage, on: &str) -> Scene {
    charter(scene, |charter| {
        for reached in charter.stages.iter_mut().filter(|reached| reached.stage == stage) {
            reached.on = day(on);
        }
    })
}

rules! {
    ppg_15 = "PPG-15": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::ConfidentialityOfDiscussion)),
        boundary(Subject::Group, Fail, |s| replaced(s, "2021-12-10")),
        boundary(Subject::Group, Pass, |s| replaced(s, "2021-12-11")),
        missing(Subject::Group, Unknown, without_agreement),
    ];
    ppg_16 = "PPG-16": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::ConfidentialityOfStudents)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ppg_17 = "PPG-17": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::RespectfulFeedback)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ppg_18 = "PPG-18": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| tasks(s, |task| task != TaskKind::Dates)),
        missing(Subject::Group, Unknown, |s| unevaluated(tasks(s, |_| false))),
        no_boundary(),
    ];
    ppg_19 = "PPG-19": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::AgreementToAttend)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ppg_20 = "PPG-20": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| agreed(s, |agreement| agreement.presenting = None)),
        boundary(Subject::Group, Fail, |s| agreed(s, |agreement| agreement.presenting = Some(Minutes::ZERO))),
        boundary(Subject::Group, Pass, |s| agreed(s, |agreement| agreement.presenting = Some(Minutes(1)))),
        missing(Subject::Group, Unknown, without_agreement),
    ];
    ppg_21 = "PPG-21": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::Renegotiation)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ppg_22 = "PPG-22": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::LearningAgendas)),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::Administration)),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::WaysOfWorking)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ppg_23 = "PPG-23": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| refused(s, 0)),
        boundary(Subject::Group, Unknown, |s| replaced(s, "2021-12-10")),
        boundary(Subject::Group, Pass, |s| replaced(s, "2021-12-11")),
        missing(Subject::Group, Unknown, |s| unasked(s, 0)),
    ];
    ppg_24 = "PPG-24": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::AgreementBreaches))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::AgreementBreaches))),
        no_boundary(),
    ];
    ppg_25 = "PPG-25": [
        quiet(Subject::Group),
        quiet_when(Subject::Group, slot_ahead),
        fires(Subject::Group, Monitor, no_slot),
        missing(Subject::Group, Unknown, |s| unevaluated(no_slot(s))),
        no_boundary(),
    ];
    ppg_26 = "PPG-26": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.without::<Assent>(assent(22, 3))),
        missing(Subject::Group, Unknown, |s| unasked(s, 3)),
        no_boundary(),
    ];
    ppg_27 = "PPG-27": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| prepared(s, " ")),
        boundary(at_session(1), NotApplicable, |s| only(s, |given| given.kind == ContributionKind::Issue)),
        missing(at_session(1), Unknown, unheard),
    ];
    ppg_28 = "PPG-28": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::FormatFit))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::FormatFit))),
        no_boundary(),
    ];
    ppg_29 = "PPG-29": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| dated(s, GroupStage::Purpose, "2021-09-02")),
        boundary(Subject::Group, Pass, |s| dated(s, GroupStage::RoleModel, "2021-09-02")),
        boundary(Subject::Group, Fail, |s| dated(s, GroupStage::Contract, "2021-09-02")),
        missing(Subject::Group, Unknown, |s| charter(s, |charter| charter.stages.clear())),
    ];
}
