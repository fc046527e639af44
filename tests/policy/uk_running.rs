//! Rules of UK healthcare on what happens in a session, and on what follows from it.

use crate::case::*;
use crate::rules;
use crate::rules::{Case as RuleCase, boundary, fires, missing, no_boundary, quiet, quiet_when};
use crate::uk_opening::stated;
use circlebook::domain::case::{Case, Incident};
use circlebook::domain::conduct::ContributionKind;
use circlebook::domain::group::Role;
use circlebook::domain::ids::{NoteId, SessionId};
use circlebook::domain::session::{Attendance, Session};
use circlebook::domain::statement::{Matter, MatterKind, Statement, Topic};
use circlebook::domain::units::Minutes;
use circlebook::policy::verdict::Outcome::{Due, Fail, Monitor, Pass, Unknown};

fn session_1(scene: Scene, change: impl FnOnce(&mut Session)) -> Scene {
    scene.change(session(1), change)
}

fn noted(scene: Scene, text: &str) -> Scene {
    session_1(scene, |session| session.notes = text.to_owned())
}

fn denied(scene: Scene, topic: Topic) -> Scene {
    scene.change(of_session(1, topic), |said: &mut Statement| said.holds = false)
}

fn silent(scene: Scene, topic: Topic) -> Scene {
    scene.without::<Statement>(of_session(1, topic))
}

fn incident(scene: Scene, closed: Option<&str>) -> Scene {
    scene.with(Incident {
        id: NoteId::from_number(1),
        group: GROUP,
        session: SessionId::from_number(session(1)),
        on: day("2021-09-08"),
        text: "A name was said".to_owned(),
        closed_on: closed.map(day),
        resolution: String::new(),
    })
}

/// Mentees 1 to 3 and as many participants as make it so many, with the mentor.
fn present(scene: Scene, number: u128) -> Scene {
    let people: Vec<_> = (1..=number).map(|at| if at <= 3 { at } else { at + 17 }).collect();
    let scene =
        people.iter().filter(|at| **at > 3).fold(scene, |scene, at| scene.with(as_role(*at, Role::Participant)));
    session_1(scene, |session| {
        let there = people.iter().map(|at| person(*at)).chain([MENTOR]);
        let row = |person| Attendance { person, present: Minutes(60), late: Minutes::ZERO };
        session.attendance = Some(there.map(row).collect());
    })
}

/// Of sixty minutes the first mentee spoke so many; the mentor is left out.
fn spoke(scene: Scene, minutes: u32) -> Scene {
    session_1(scene, |session| {
        session.conduct.talk.retain(|talk| [person(1), person(2), person(3)].contains(&talk.person));
        let rest = [minutes, (60 - minutes) / 2, 60 - minutes - (60 - minutes) / 2];
        session.conduct.talk.iter_mut().zip(rest).for_each(|(talk, minutes)| talk.minutes = Minutes(minutes));
    })
}

fn quiet_person(scene: Scene, instead: Option<ContributionKind>) -> Scene {
    session_1(scene, |session| {
        session.conduct.contributions.retain(|given| given.person != person(2));
        session.conduct.contributions.extend(instead.map(|kind| brought(person(2), kind)));
        session.conduct.talk.retain(|talk| talk.person != person(2));
    })
}

fn flagged(scene: Scene, settled: Option<&str>, today: &str) -> Scene {
    let flag = Matter { settled_on: settled.map(day), ..matter(1, MatterKind::Distress) };
    scene.with(flag).today(today)
}

/// Words of the guard with a statement beside.
fn clinical<const TOPIC: usize>() -> Vec<RuleCase> {
    vec![
        quiet(at_session(1)),
        quiet_when(at_session(1), |s| noted(s, "What a diagnosis and a treatment do to a team")),
        fires(at_session(1), Fail, |s| denied(s, Topic::ALL[TOPIC])),
        missing(at_session(1), Unknown, |s| silent(s, Topic::ALL[TOPIC])),
        missing(at_session(1), Unknown, |s| noted(silent(s, Topic::ALL[TOPIC]), "Diagnosed, start sertraline")),
        no_boundary(),
    ]
}

rules! {
    ukh_04 = "UKH-04": clinical::<{ Topic::NoIntervention as usize }>();
    ukh_07 = "UKH-07": [
        quiet(at_session(1)),
        quiet_when(at_session(1), |s| incident(silent(s, Topic::NoPatientIdentified), Some("2021-09-09"))),
        fires(at_session(1), Fail, |s| noted(s, "Seen 943 476 5919 again")),
        fires(at_session(1), Fail, |s| incident(s, None)),
        boundary(at_session(1), Pass, |s| noted(s, "Seen 943 476 5918 again")),
        missing(at_session(1), Unknown, |s| silent(s, Topic::NoPatientIdentified)),
    ];
    ukh_08 = "UKH-08": [
        quiet(at_session(3)),
        fires(at_session(3), Fail, |s| s.change(case(11), |case: &mut Case| case.anonymised_on = None)),
        boundary(at_session(3), Pass, |s| s.change(case(11), |case: &mut Case| case.anonymised_on = Some(day("2021-11-02")))),
        boundary(at_session(3), Fail, |s| s.change(case(11), |case: &mut Case| case.anonymised_on = Some(day("2021-11-03")))),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.sign_off = None)),
    ];
    ukh_17 = "UKH-17": stated::<{ Topic::OpenCommunication as usize }>();
    ukh_18 = "UKH-18": [
        quiet(at_session(1)),
        quiet_when(at_session(1), |s| quiet_person(s, Some(ContributionKind::Declined))),
        fires(at_session(1), Fail, |s| quiet_person(s, None)),
        missing(at_session(1), Unknown, |s| session_1(s, |session| {
            session.conduct.contributions.clear();
            session.conduct.talk.clear();
        })),
        no_boundary(),
    ];
    ukh_19 = "UKH-19": [
        quiet(at_session(1)),
        quiet_when(at_session(1), |s| spoke(s, 60)),
        fires(at_session(1), Fail, |s| denied(s, Topic::EqualParticipation)),
        missing(at_session(1), Unknown, |s| silent(s, Topic::EqualParticipation)),
        no_boundary(),
    ];
    ukh_20 = "UKH-20": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| denied(s, Topic::NobodyDominated)),
        fires(at_session(1), Monitor, |s| spoke(s, 60)),
        boundary(at_session(1), Pass, |s| shared(s, [30, 20, 20, 10, 10, 10])),
        boundary(at_session(1), Monitor, |s| shared(s, [31, 20, 20, 10, 10, 9])),
        missing(at_session(1), Unknown, |s| silent(s, Topic::NobodyDominated)),
    ];
    ukh_28 = "UKH-28": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.conduct.observation = "a.b@clinic.example".to_owned())),
        boundary(at_session(1), Pass, |s| noted(s, "Seen 943 476 5918 again")),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.sign_off = None)),
    ];
    ukh_36 = "UKH-36": [
        quiet(at_session(1)),
        fires(at_session(1), Monitor, |s| present(s, 5)),
        fires(at_session(1), Monitor, |s| present(s, 13)),
        boundary(at_session(1), Pass, |s| present(s, 6)),
        boundary(at_session(1), Pass, |s| present(s, 12)),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.attendance = None)),
    ];
    ukh_37 = "UKH-37": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| session.conduct.observation.clear())),
        missing(at_session(1), Unknown, |s| session_1(s, |session| {
            session.conduct.observation.clear();
            session.sign_off = None;
        })),
        no_boundary(),
    ];
    ukh_38 = "UKH-38": [
        quiet(at_session(1)),
        quiet_when(at_session(1), |s| {
            silent(s, Topic::NoSupportNeeded).with(Matter { settled_on: Some(day("2021-09-08")), ..matter(1, MatterKind::SupportNeed) })
        }),
        fires(at_session(1), Fail, |s| s.with(matter(1, MatterKind::SupportNeed))),
        missing(at_session(1), Unknown, |s| silent(s, Topic::NoSupportNeeded)),
        no_boundary(),
    ];
    ukh_39 = "UKH-39": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| flagged(s, Some("2021-09-15"), "2021-12-10")),
        boundary(at_session(1), Pass, |s| flagged(s, Some("2021-09-14"), "2021-12-10")),
        boundary(at_session(1), Due(Some(day("2021-09-14"))), |s| flagged(s, None, "2021-09-14")),
        boundary(at_session(1), Fail, |s| flagged(s, None, "2021-09-15")),
        missing(at_session(1), Unknown, |s| silent(s, Topic::NobodyFlagged)),
    ];
    ukh_40 = "UKH-40": clinical::<{ Topic::NoDiagnosis as usize }>();
    ukh_41 = "UKH-41": clinical::<{ Topic::NoTreatmentPlan as usize }>();
    ukh_42 = "UKH-42": stated::<{ Topic::SafeEnvironment as usize }>();
}

/// The six who take part spoke so many minutes each.
fn shared(scene: Scene, minutes: [u32; 6]) -> Scene {
    let people = [1, 2, 3, 21, 22, 23].map(person);
    session_1(scene, |session| {
        session.conduct.talk.retain(|talk| people.contains(&talk.person));
        for talk in &mut session.conduct.talk {
            let at = people.iter().position(|person| *person == talk.person).unwrap();
            talk.minutes = Minutes(minutes[at]);
        }
    })
}
