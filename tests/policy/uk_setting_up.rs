//! Rules of UK healthcare on how a group is set up, whom it takes in, and to what they agree.

use crate::case::*;
use crate::rules;
use crate::rules::{Case, boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::agreement::{Agreement, Assent, ClauseTopic};
use circlebook::domain::charter::{Charter, Platform};
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::group::{Group, Member};
use circlebook::domain::session::{Mode, Session};
use circlebook::domain::statement::{Matter, MatterKind, Statement, Topic};
use circlebook::policy::verdict::Outcome::{Due, Fail, Monitor, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn charter(scene: Scene, change: impl FnOnce(&mut Charter)) -> Scene {
    scene.change(1, |group: &mut Group| change(&mut group.charter))
}

fn online(scene: Scene) -> Scene {
    scene.change(session(2), |session: &mut Session| session.mode = Some(Mode::Online))
}

fn platform(scene: Scene, change: impl FnOnce(&mut Platform)) -> Scene {
    online(charter(scene, |charter| change(charter.platform.as_mut().unwrap())))
}

fn without_clause(scene: Scene, topic: ClauseTopic) -> Scene {
    scene.change(AGREEMENT, |agreement: &mut Agreement| agreement.clauses.retain(|clause| clause.topic != topic))
}

fn without_agreement(scene: Scene) -> Scene {
    scene.without::<Agreement>(AGREEMENT).without::<Evaluation>(EVALUATION)
}

fn own(scene: Scene, place: u128, change: impl FnOnce(&mut Assent)) -> Scene {
    scene.change(assent(1, place), change)
}

fn on(scene: Scene, place: u128, text: &str) -> Scene {
    own(scene, place, |given| given.on = day(text))
}

/// Without the assent of anybody to what stands at that place of `ASSENTED`.
fn nobody(scene: Scene, place: u128) -> Scene {
    let everybody = [1, 2, 3, 21, 22, 23, 100];
    everybody.into_iter().fold(scene, |scene, number| scene.without::<Assent>(assent(number, place)))
}

/// A participant who joins for a session that is still ahead, and has agreed to nothing.
fn joiner(scene: Scene) -> Scene {
    let joins = |member: &mut Member| member.joined = Some(day("2021-11-20"));
    scene.with(as_member(30)).change(member(30), joins).with(planned(4, "2021-12-10"))
}

/// A consent that stands at that place of `ASSENTED` and has no day by which it is given.
fn consent<const PLACE: u128>() -> Vec<Case> {
    vec![
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| own(s, PLACE, |given| given.given = false)),
        fires(Subject::Group, Fail, |s| s.without::<Assent>(assent(1, PLACE))),
        boundary(Subject::Group, Fail, |s| own(s, PLACE, |given| given.withdrawn_on = Some(day("2021-12-10")))),
        boundary(Subject::Group, Pass, |s| own(s, PLACE, |given| given.withdrawn_on = Some(day("2021-12-11")))),
        missing(Subject::Group, Unknown, |s| nobody(s, PLACE)),
    ]
}

rules! {
    ukh_01 = "UKH-01": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.change(of_group(Topic::MentorshipNotTherapy), |said: &mut Statement| said.holds = false)),
        missing(Subject::Group, Unknown, |s| s.without::<Statement>(of_group(Topic::MentorshipNotTherapy))),
        no_boundary(),
    ];
    ukh_09 = "UKH-09": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.without::<Assent>(assent(2, 0))),
        boundary(Subject::Group, Pass, |s| on(s, 0, "2021-09-07")),
        boundary(Subject::Group, Fail, |s| on(s, 0, "2021-09-08")),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), joiner),
        boundary(Subject::Group, Fail, |s| joiner(s).today("2021-12-11")),
        missing(Subject::Group, Unknown, |s| nobody(s, 0)),
    ];
    ukh_10 = "UKH-10": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::NotSharingOutside)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ukh_11 = "UKH-11": [
        quiet_when(Subject::Group, online),
        fires(Subject::Group, Fail, |s| platform(s, |platform| platform.security_basis.clear())),
        boundary(Subject::Group, NotApplicable, |s| charter(s, |charter| charter.platform = None)),
        missing(Subject::Group, Unknown, |s| {
            online(charter(s, |charter| charter.platform = None)).without::<Evaluation>(EVALUATION)
        }),
    ];
    ukh_12 = "UKH-12": [
        quiet_when(Subject::Group, online),
        fires(Subject::Group, Fail, |s| platform(s, |platform| platform.password_protected = Some(false))),
        missing(Subject::Group, Unknown, |s| {
            platform(s, |platform| platform.password_protected = None).without::<Evaluation>(EVALUATION)
        }),
        no_boundary(),
    ];
    ukh_21 = "UKH-21": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| charter(s, |charter| charter.confidential_channel.clear())),
        missing(Subject::Group, Unknown, |s| {
            charter(s, |charter| charter.confidential_channel.clear()).without::<Evaluation>(EVALUATION)
        }),
        no_boundary(),
    ];
    ukh_23 = "UKH-23": consent::<5>();
    ukh_24 = "UKH-24": consent::<6>();
    ukh_25 = "UKH-25": consent::<7>();
    ukh_26 = "UKH-26": consent::<8>();
    ukh_27 = "UKH-27": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.with(as_member(30)).with(Matter { person: Some(person(30)), ..matter(1, MatterKind::Distress) })),
        boundary(Subject::Group, Pass, |s| on(s, 9, "2021-09-07")),
        boundary(Subject::Group, Fail, |s| on(s, 9, "2021-09-08")),
        boundary(Subject::Group, Fail, |s| own(s, 9, |given| given.withdrawn_on = Some(day("2021-11-02")))),
        boundary(Subject::Group, Pass, |s| own(s, 9, |given| given.withdrawn_on = Some(day("2021-11-03")))),
        missing(Subject::Group, Fail, |s| nobody(s, 9)),
    ];
    ukh_35 = "UKH-35": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| charter(s, |charter| charter.planned_size = None)),
        missing(Subject::Group, Unknown, |s| {
            charter(s, |charter| charter.planned_size = None).without::<Evaluation>(EVALUATION)
        }),
        no_boundary(),
    ];
    ukh_44 = "UKH-44": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::Boundaries)),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::SecureChannel)),
        fires(Subject::Group, Fail, |s| without_clause(s, ClauseTopic::FacilitationStructure)),
        missing(Subject::Group, Unknown, without_agreement),
        no_boundary(),
    ];
    ukh_49 = "UKH-49": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.without::<Assent>(assent(100, 10))),
        boundary(Subject::Group, Pass, |s| on(s, 10, "2021-09-07")),
        boundary(Subject::Group, Fail, |s| on(s, 10, "2021-09-08")),
        missing(Subject::Group, Unknown, |s| nobody(s, 10)),
    ];
    ukh_50 = "UKH-50": [
        quiet(mentee(21)),
        fires(mentee(21), Monitor, |s| s.change(member(21), |member: &mut Member| member.profession.clear())),
        missing(mentee(1), Unknown, |_| Scene::bare()),
        no_boundary(),
    ];
}
