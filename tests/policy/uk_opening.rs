//! Rules of UK healthcare on planning a session and opening it.

use crate::case::*;
use crate::rules;
use crate::rules::{Case, boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::conduct::Conduct;
use circlebook::domain::dates::Moment;
use circlebook::domain::note::{About, BriefingPart, Note};
use circlebook::domain::session::{Focus, Mode, Session};
use circlebook::domain::statement::{Statement, Topic};
use circlebook::policy::verdict::Outcome::{Due, Fail, NotApplicable, Pass, Unknown};

fn session_1(scene: Scene, change: impl FnOnce(&mut Session)) -> Scene {
    scene.change(session(1), change)
}

fn conduct(scene: Scene, change: impl FnOnce(&mut Conduct)) -> Scene {
    session_1(scene, |session| change(&mut session.conduct))
}

fn at(time: &str) -> Option<Moment> {
    Some(format!("2021-09-07T{time}+00:00").parse().unwrap())
}

fn online(scene: Scene) -> Scene {
    session_1(scene, |session| session.mode = Some(Mode::Online))
}

fn told(scene: Scene, parts: &[BriefingPart]) -> Scene {
    scene.change(BRIEFING, |note: &mut Note| {
        if let About::Briefing { covers, .. } = &mut note.about {
            *covers = parts.to_vec();
        }
    })
}

/// A group that has only planned its first session, online.
fn not_begun(today: &str) -> Scene {
    Scene::bare()
        .with(planned(1, "2021-12-10"))
        .change(session(1), |session: &mut Session| {
            session.mode = Some(Mode::Online);
        })
        .today(today)
}

/// A statement on session 1.
pub fn stated<const TOPIC: usize>() -> Vec<Case> {
    vec![
        quiet(at_session(1)),
        quiet_when(at_session(1), |s| {
            s.change(on_topic(TOPIC), |said: &mut Statement| {
                (said.holds, said.mended_on) = (false, Some(day("2021-11-03")));
            })
        }),
        fires(at_session(1), Fail, |s| s.change(on_topic(TOPIC), |said: &mut Statement| said.holds = false)),
        missing(at_session(1), Unknown, |s| s.without::<Statement>(on_topic(TOPIC))),
        no_boundary(),
    ]
}

fn on_topic(topic: usize) -> u128 {
    of_session(1, Topic::ALL[topic])
}

rules! {
    ukh_02 = "UKH-02": [
        quiet(at_session(1)),
        fires(at_session(1), NotApplicable, |s| session_1(s, |session| {
            session.conducted_by = Some(CO_MENTOR);
            session.conduct.facilitator = Some(CO_MENTOR);
            session.attendance.get_or_insert_default().retain(|row| row.person != MENTOR);
        })),
        missing(at_session(1), Unknown, |s| session_1(s, |session| {
            (session.conducted_by, session.conduct.facilitator) = (None, None);
        })),
        no_boundary(),
    ];
    ukh_03 = "UKH-03": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| {
            session.agenda.iter_mut().for_each(|item| item.serves = vec![Focus::Administration]);
        })),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.agenda.clear())),
        no_boundary(),
    ];
    ukh_05 = "UKH-05": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| conduct(s, |conduct| conduct.confidentiality_at = at("10:30"))),
        boundary(at_session(1), Pass, |s| conduct(s, |conduct| conduct.confidentiality_at = at("10:05"))),
        boundary(at_session(1), Fail, |s| conduct(s, |conduct| conduct.confidentiality_at = at("10:06"))),
        missing(at_session(1), Unknown, |s| conduct(s, |conduct| conduct.confidentiality_at = None)),
        missing(at_session(1), Unknown, |s| conduct(s, |conduct| conduct.first_item_at = None)),
    ];
    ukh_06 = "UKH-06": stated::<{ Topic::PrivacyExplained as usize }>();
    ukh_13 = "UKH-13": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| conduct(s, |conduct| conduct.invited.as_mut().unwrap().retain(|one| *one != person(2)))),
        quiet_when(at_session(1), |s| conduct(s, |conduct| conduct.removed.push(person(9)))),
        missing(at_session(1), Unknown, |s| conduct(s, |conduct| conduct.invited = None)),
        no_boundary(),
    ];
    ukh_14 = "UKH-14": stated::<{ Topic::ExpectationsSet as usize }>();
    ukh_15 = "UKH-15": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| conduct(s, |conduct| conduct.affirmed_by.retain(|one| *one != person(2)))),
        missing(at_session(1), Unknown, |s| conduct(s, |conduct| conduct.affirmed_by.clear())),
        no_boundary(),
    ];
    ukh_30 = "UKH-30": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| conduct(s, |conduct| conduct.agenda_made = at("10:30"))),
        boundary(at_session(1), Pass, |s| conduct(s, |conduct| conduct.agenda_made = at("10:00"))),
        boundary(at_session(1), Fail, |s| conduct(s, |conduct| conduct.agenda_made = at("10:01"))),
        missing(at_session(1), Unknown, |s| conduct(s, |conduct| conduct.agenda_made = None)),
        missing(at_session(1), Unknown, |s| session_1(s, |session| session.agenda.clear())),
    ];
    ukh_31 = "UKH-31": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| session_1(s, |session| {
            session.conduct.format.clear();
            session.agenda[0].minutes = None;
        })),
        missing(at_session(1), Unknown, |s| session_1(s, |session| {
            session.conduct.format.clear();
            session.agenda.clear();
        })),
        no_boundary(),
    ];
    ukh_32 = "UKH-32": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| conduct(s, |conduct| conduct.participant_role.clear())),
        missing(at_session(1), Unknown, |s| session_1(s, |session| {
            (session.conducted_by, session.conduct.facilitator) = (None, None);
            session.conduct.participant_role.clear();
        })),
        no_boundary(),
    ];
    ukh_33 = "UKH-33": [
        quiet_when(mentee(21), online),
        fires(mentee(21), Fail, |s| told(online(s), &[BriefingPart::Purpose])),
        boundary(mentee(21), NotApplicable, |s| told(s, &[])),
        boundary(mentee(1), Due(Some(day("2021-12-10"))), |_| not_begun("2021-12-10")),
        missing(mentee(1), Unknown, |_| not_begun("2021-12-11")),
    ];
    ukh_34 = "UKH-34": [
        quiet_when(at_session(1), online),
        fires(at_session(1), Fail, |s| conduct(online(s), |conduct| conduct.at_ease.retain(|one| *one != person(2)))),
        boundary(at_session(1), NotApplicable, |s| conduct(s, |conduct| conduct.at_ease.clear())),
        missing(at_session(1), Unknown, |s| conduct(online(s), |conduct| conduct.at_ease.clear())),
    ];
}
