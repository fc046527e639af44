//! Rules of the CMPC policy on sessions, on what happens between them, and on the credit that they earn.

use crate::case::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet};
use circlebook::domain::case::{Concern, Incident};
use circlebook::domain::goal::Goal;
use circlebook::domain::group::Group;
use circlebook::domain::hours::{Category, Setting};
use circlebook::domain::ids::NoteId;
use circlebook::domain::meeting::Meeting;
use circlebook::domain::note::{About, Note};
use circlebook::domain::session::{Focus, SelfCheck, Session};
use circlebook::policy::verdict::Outcome::{Due, Fail, Monitor, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn session_1(scene: Scene, change: impl FnOnce(&mut Session)) -> Scene {
    scene.change(session(1), change)
}

fn entry(scene: Scene, minutes: u32, category: Category) -> Scene {
    scene.with(hours(1, 1, "2021-10-20", minutes, Setting::Group, category))
}

fn present(scene: Scene, number: usize) -> Scene {
    session_1(scene, |session| session.attendance.iter_mut().for_each(|rows| rows.truncate(number)))
}

fn incident(scene: Scene, closed: Option<&str>) -> Scene {
    scene.with(Incident {
        id: NoteId::from_number(1),
        group: GROUP,
        session: circlebook::domain::ids::SessionId::from_number(session(1)),
        on: day("2021-09-08"),
        text: "A name was said".to_owned(),
        closed_on: closed.map(day),
        resolution: String::new(),
    })
}

fn progress(scene: Scene, on: &str) -> Scene {
    scene.change(goal(1), |goal: &mut Goal| goal.progress[0].on = day(on))
}

fn without_notes_and_closing(scene: Scene, today: &str) -> Scene {
    let scene = scene.without::<Note>(monitoring(1)).without::<Note>(activity(1)).without::<Meeting>(closing(1));
    scene.without::<Session>(session(3)).with(planned(3, "2021-11-02")).today(today)
}

rules! {
    cmpc_02 = "CMPC-02": [
        quiet(mentee(1)),
        fires(mentee(1), Monitor, |s| entry(s, 421, Category::MentoredExperience)),
        boundary(mentee(1), Pass, |s| entry(s, 420, Category::MentoredExperience)),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_03 = "CMPC-03": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.without::<Goal>(goal(1))),
        boundary(mentee(1), Due(Some(day("2022-01-01"))), |s| s.without::<Meeting>(closing(1)).today("2022-01-01")),
        boundary(mentee(1), Fail, |s| s.without::<Meeting>(closing(1)).today("2022-01-02")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_04 = "CMPC-04": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| entry(s, 15, Category::DirectKnowledge)),
        missing(mentee(1), Unknown, |_| Scene::bare()),
        no_boundary(),
    ];
    cmpc_07 = "CMPC-07": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| present(s, 1)),
        boundary(at_session(1), Pass, |s| present(s, 2)),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.attendance = None)),
    ];
    cmpc_08 = "CMPC-08": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.agenda[0].mentees = vec![person(1)])),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.agenda[0].serves = vec![Focus::Administration])),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.agenda.clear())),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.attendance = None)),
        no_boundary(),
    ];
    cmpc_09 = "CMPC-09": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.without::<Note>(monitoring(1))),
        boundary(mentee(1), Due(Some(day("2021-11-02"))), |s| without_notes_and_closing(s, "2021-11-02")),
        boundary(mentee(1), Unknown, |s| without_notes_and_closing(s, "2021-11-03")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_10 = "CMPC-10": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(GROUP.0.as_u128(), |group: &mut Group| group.contact_target = Some(3))),
        boundary(mentee(1), Pass, |s| s.change(GROUP.0.as_u128(), |group: &mut Group| group.contact_target = Some(3))
            .with(check_in(1, 1, "2021-10-01"))),
        boundary(mentee(1), Due(Some(day("2021-11-02"))), |s| without_notes_and_closing(s, "2021-11-02")),
        missing(mentee(1), Unknown, |s| s.change(GROUP.0.as_u128(), |group: &mut Group| group.contact_target = None)),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_11 = "CMPC-11": [
        quiet(at_session(1)),
        fires(at_session(1), Monitor, |s| session_1(s, |session| {
            session.agenda[0].goals.clear();
            session.turns = vec![person(1), person(2)];
        })),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.agenda.clear())),
        no_boundary(),
    ];
    cmpc_14 = "CMPC-14": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(activity(1), |note: &mut Note| {
            note.about = About::Activity { person: person(1), goal: None, session: None };
        })),
        boundary(mentee(1), Due(Some(day("2021-11-02"))), |s| without_notes_and_closing(s, "2021-11-02")),
        boundary(mentee(1), Unknown, |s| without_notes_and_closing(s, "2021-11-03")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_15 = "CMPC-15": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(goal(1), |goal: &mut Goal| goal.progress.clear())),
        boundary(mentee(1), Pass, |s| progress(s, "2021-11-02")),
        boundary(mentee(1), Fail, |s| progress(s, "2021-11-03")),
        missing(mentee(1), Unknown, |s| s.without::<Goal>(goal(1))),
    ];
    cmpc_25 = "CMPC-25": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(concern(1), |c: &mut Concern| c.concern = Some("Too fast".to_owned()))),
        missing(mentee(1), Unknown, |s| s.without::<Concern>(concern(1))),
        no_boundary(),
    ];
    cmpc_26 = "CMPC-26": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| incident(s, None)),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.notes = "Seen 943 476 5919".to_owned())),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.confidentiality = None)),
        no_boundary(),
    ];
    cmpc_27 = "CMPC-27": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.agenda[0].goals.clear())),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.agenda.clear())),
        missing(Subject::Group, Unknown, |_| Scene::bare()),
        no_boundary(),
    ];
    cmpc_28 = "CMPC-28": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| off_course(session, ""))),
        boundary(at_session(1), Pass, |s| session_1(s, |session| off_course(session, "Shorter check-in"))),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.self_check = None)),
    ];
    cmpc_31 = "CMPC-31": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.sign_off = None)),
        boundary(at_session(4), Unknown, |s| s.with(planned(4, "2021-12-09"))),
        missing(at_session(4), Unknown, |s| s.with(planned(4, "2021-11-20"))),
    ];
    cmpc_32 = "CMPC-32": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.without::<Note>(OTHER_DUTIES)),
        missing(Subject::Group, Unknown, |_| Scene::bare()),
        no_boundary(),
    ];
}

fn off_course(session: &mut Session, correction: &str) {
    session.self_check = Some(SelfCheck { on: day("2021-09-07"), on_course: false, correction: correction.to_owned() });
}
