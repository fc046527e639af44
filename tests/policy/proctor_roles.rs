//! Rules of the Proctor stages on role models: a rotating chair, mentees who chair, no roles, and shared facilitation.

use crate::case::*;
use crate::changes::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::agreement::{Agreement, Assent, ClauseTopic};
use circlebook::domain::charter::{RoleModel, TaskKind};
use circlebook::domain::conduct::{ContributionKind, Swap};
use circlebook::domain::group::{Member, Role};
use circlebook::domain::ids::PersonId;
use circlebook::domain::session::Session;
use circlebook::domain::statement::Topic;
use circlebook::policy::verdict::Outcome::{Due, Fail, Monitor, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn mentee_led(scene: Scene) -> Scene {
    led(scene, Some(RoleModel::MenteeLed))
}

fn no_roles(scene: Scene) -> Scene {
    led(scene, Some(RoleModel::NoRoles))
}

/// Who took the chair in each of the three sessions.
fn chaired(scene: Scene, by: [Option<u128>; 3]) -> Scene {
    (1..).zip(by).fold(scene, |scene, (at, by)| {
        scene.change(session(at), |session: &mut Session| session.conduct.chair = by.map(person))
    })
}

/// Turns that were agreed on for sessions to come, a day apart, by these people.
fn roster_ahead(scene: Scene, by: &[u128]) -> Scene {
    (0..).zip(by).fold(unevaluated(scene), |scene, (at, by)| {
        let mut ahead = planned(10 + at, &format!("2021-12-{}", 21 + at));
        ahead.conduct.chair = Some(person(*by));
        scene.with(ahead)
    })
}

/// Everybody had the chair twice, and somebody joins then.
fn newcomer(scene: Scene) -> Scene {
    let again = (0..9).fold(scene, |scene, at| {
        let mut more = planned(20 + at, &format!("2021-11-{}", 10 + at));
        more.held = more.planned.clone();
        let everybody = [1, 2, 3, 21, 22, 23];
        more.conduct.chair = everybody.get((at as usize + 3) % 6).map(|by| person(*by));
        scene.with(more)
    });
    let joins = Member { joined: Some(day("2021-12-01")), ..as_role(9, Role::Participant) };
    again.with(joins)
}

/// A turn was swapped in the first session.
fn swapped(scene: Scene) -> Scene {
    conduct(scene, |conduct| {
        conduct.swaps = vec![Swap { asked: person(2), agreed: person(1), on: day("2021-09-01"), why: String::new() }];
    })
}

/// Who took the chair while others presented in the first session.
fn presented_under(scene: Scene, chair: Option<PersonId>) -> Scene {
    conduct(mentee_led(scene), |conduct| {
        for given in conduct.contributions.iter_mut().filter(|given| given.kind == ContributionKind::Presentation) {
            given.to = chair;
        }
    })
}

fn never_presented(scene: Scene) -> Scene {
    never(mentee_led(scene), &[ContributionKind::Presentation])
}

fn without_swaps(scene: Scene) -> Scene {
    scene.change(AGREEMENT, |agreement: &mut Agreement| {
        agreement.clauses.retain(|clause| clause.topic != ClauseTopic::Swaps);
    })
}

fn unowned(scene: Scene, tasks: &[TaskKind]) -> Scene {
    charter(scene, |charter| {
        for task in charter.tasks.iter_mut().filter(|task| tasks.contains(&task.task)) {
            task.owner = None;
        }
    })
}

rules! {
    ppg_30 = "PPG-30": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| chaired(s, [Some(1), Some(1), Some(1)])),
        boundary(Subject::Group, Fail, |s| chaired(s, [Some(1), Some(1), Some(2)])),
        boundary(Subject::Group, Pass, |s| chaired(s, [Some(1), None, None])),
        boundary(Subject::Group, NotApplicable, mentee_led),
        boundary(Subject::Group, Pass, |s| newcomer(chaired(s, [Some(1), Some(2), Some(3)]))),
        boundary(Subject::Group, Due(Some(day("2021-12-21"))), |s| roster_ahead(chaired(s, [None; 3]), &[1])),
        boundary(Subject::Group, Due(Some(day("2021-12-25"))), |s| {
            roster_ahead(chaired(s, [Some(1), Some(1), None]), &[2, 3, 21, 22, 23])
        }),
        boundary(Subject::Group, Fail, |s| roster_ahead(chaired(s, [Some(1), Some(1), None]), &[2, 3])),
        missing(Subject::Group, Unknown, |s| chaired(s, [None; 3])),
        missing(Subject::Group, Unknown, |s| led(s, None)),
    ];
    ppg_31 = "PPG-31": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, without_swaps),
        boundary(Subject::Group, NotApplicable, |s| mentee_led(without_swaps(s))),
        boundary(Subject::Group, Fail, |s| {
            swapped(unevaluated(s).without::<Agreement>(AGREEMENT).without::<Agreement>(CONTRACT))
        }),
        missing(Subject::Group, Unknown, |s| {
            unevaluated(s).without::<Agreement>(AGREEMENT).without::<Agreement>(CONTRACT)
        }),
    ];
    ppg_32 = "PPG-32": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| denied(s, on_first(Topic::ProcessSafeguarded))),
        boundary(at_session(1), NotApplicable, mentee_led),
        missing(at_session(1), Unknown, |s| unsaid(s, on_first(Topic::ProcessSafeguarded))),
    ];
    ppg_33 = "PPG-33": [
        quiet(at_session(1)),
        fires(at_session(1), Monitor, |s| denied(s, on_first(Topic::Chairing))),
        boundary(at_session(1), NotApplicable, mentee_led),
        missing(at_session(1), Unknown, |s| unsaid(s, on_first(Topic::Chairing))),
    ];
    ppg_34 = "PPG-34": [
        quiet_when(at_session(1), mentee_led),
        fires(at_session(1), Fail, |s| presented_under(s, Some(person(2)))),
        boundary(at_session(1), NotApplicable, |s| s),
        missing(at_session(1), Unknown, |s| presented_under(s, None)),
        missing(at_session(1), Unknown, |s| unheard(mentee_led(s))),
    ];
    ppg_35 = "PPG-35": [
        quiet_when(at_session(1), mentee_led),
        fires(at_session(1), Monitor, |s| denied(mentee_led(s), on_first(Topic::PresenterStrain))),
        boundary(at_session(1), NotApplicable, |s| s),
        missing(at_session(1), Unknown, |s| unsaid(mentee_led(s), on_first(Topic::PresenterStrain))),
    ];
    ppg_36 = "PPG-36": [
        quiet_when(Subject::Group, no_roles),
        fires(Subject::Group, Monitor, |s| refused(no_roles(s), 4)),
        fires(Subject::Group, Monitor, |s| no_roles(s).without::<Assent>(assent(23, 4))),
        fires(Subject::Group, Monitor, |s| charter(no_roles(s), |charter| charter.role_model_reason.clear())),
        boundary(Subject::Group, NotApplicable, |s| s),
        missing(Subject::Group, Unknown, |s| unasked(no_roles(s), 4)),
    ];
    ppg_37 = "PPG-37": [
        quiet_when(mentee(1), mentee_led),
        fires(mentee(1), Monitor, never_presented),
        boundary(mentee(1), Pass, |s| conduct(never_presented(s), |conduct| {
            conduct.contributions.push(brought(person(1), ContributionKind::Presentation));
        })),
        boundary(mentee(1), Due(Some(day("2021-12-10"))), |s| one_more(never_presented(s), "2021-12-10")),
        boundary(mentee(1), Monitor, |s| one_more(never_presented(s), "2021-12-11")),
        missing(mentee(1), Unknown, |s| unheard(mentee_led(s))),
    ];
    ppg_38 = "PPG-38": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| unowned(s, &[TaskKind::SummingUp])),
        missing(Subject::Group, Unknown, |s| unevaluated(unowned(s, &TaskKind::FACILITATION))),
        no_boundary(),
    ];
}
