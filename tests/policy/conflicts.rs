//! Where the policies differ, a group that has chosen several is judged by each of them, and each verdict says by which.

use crate::case::*;
use crate::changes::*;
use circlebook::domain::agreement::{Agreement, AgreementKind};
use circlebook::domain::charter::RoleModel;
use circlebook::domain::session::Session;
use circlebook::policy::verdict::Outcome::{Fail, Monitor, NotApplicable, Pass};
use circlebook::policy::verdict::{Finding, Subject};

/// So many mentees attend the first session, and nobody else but the mentor.
fn attending(mentees: u128) -> Scene {
    let scene = (4..=mentees).fold(Scene::complete(), Scene::with_mentee);
    in_session(scene, |session| {
        let present: Vec<_> = (1..=mentees).map(person).chain([MENTOR]).collect();
        session.attendance.get_or_insert_default().retain(|row| present.contains(&row.person));
    })
}

/// Another conducts the first session, and the mentor is there or not.
fn conducted_by_another(mentor_is_there: bool) -> Scene {
    in_session(Scene::complete(), |session: &mut Session| {
        (session.conducted_by, session.conduct.facilitator) = (Some(CO_MENTOR), Some(CO_MENTOR));
        session.attendance.get_or_insert_default().retain(|row| mentor_is_there || row.person != MENTOR);
    })
}

#[test]
fn x1_ten_is_the_most_for_one_policy_and_six_to_twelve_typical_for_another() {
    for (number, cmpc, uk) in
        [(5, Pass, Monitor), (6, Pass, Pass), (10, Pass, Pass), (11, Fail, Pass), (12, Fail, Pass), (13, Fail, Monitor)]
    {
        let scene = attending(number);
        let outcome = |rule| scene.outcome(rule, at_session(1));
        assert_eq!((outcome("CMPC-06"), outcome("UKH-36")), (cmpc, uk), "{number}");
    }
}

#[test]
fn x3_guidelines_are_agreed_once_and_affirmed_at_each_opening() {
    let complete = Scene::complete();
    assert_eq!(complete.outcome("UKH-15", at_session(2)), Pass);
    assert_eq!(complete.outcome("PPG-23", Subject::Group), Pass);
    let unaffirmed = conduct(complete, |conduct| conduct.affirmed_by.retain(|one| *one != person(22)));
    assert_eq!(unaffirmed.verdict("UKH-15", at_session(1)).reason.people, [person(22)]);
    assert_eq!(unaffirmed.outcome("PPG-23", Subject::Group), Pass);
    let contributors = EVERYBODY.map(person).to_vec();
    let anew = version(1, AgreementKind::WorkingAgreement);
    let made = unaffirmed.with(Agreement { on: day("2021-09-07"), contributors, ..anew });
    assert_eq!(made.outcome("UKH-15", at_session(1)), Pass, "all of them made the version of that day");
}

#[test]
fn x4_the_chair_may_go_round_while_the_mentor_conducts() {
    let scene = Scene::complete();
    let chair = scene.file().sessions.iter().next().and_then(|session| session.conduct.chair);
    assert_eq!(chair, Some(person(1)));
    assert_eq!(scene.outcome("PPG-30", Subject::Group), Pass);
    assert_eq!(scene.outcome("CMPC-38", at_session(1)), Pass);
    assert_eq!(conducted_by_another(true).outcome("CMPC-38", at_session(1)), Fail);
}

#[test]
fn x5_a_group_without_roles_has_none_to_define() {
    let scene = led(Scene::complete(), Some(RoleModel::NoRoles));
    assert_eq!(scene.outcome("PPG-36", Subject::Group), Pass);
    let roles = scene.verdict("UKH-32", at_session(1));
    assert_eq!((roles.outcome, roles.reason.kind), (Fail, Finding::StatedNot));
    assert!(roles.remedy.is_some());
}

#[test]
fn x15_a_session_that_the_mentor_is_not_at_is_judged_by_no_rule_of_uk_healthcare() {
    let of = |scene: &Scene, pack: &str| {
        let verdicts = scene.assess().verdicts.into_iter();
        let on_it = verdicts.filter(|verdict| &*verdict.pack == pack && verdict.subject == at_session(1));
        on_it.map(|verdict| (verdict.outcome, verdict.reason)).collect::<Vec<_>>()
    };
    let away = of(&conducted_by_another(false), "uk-healthcare");
    assert!(away.iter().all(|(outcome, _)| *outcome == NotApplicable), "{away:#?}");
    let kept_out = away.iter().filter(|(_, reason)| reason.kind == Finding::DoneByAnother);
    let named: Vec<_> = kept_out.map(|(_, reason)| &reason.people).collect();
    assert!(named.len() > 20, "{away:#?}");
    assert!(named.iter().all(|people| people[..] == [CO_MENTOR]));
    let there = of(&conducted_by_another(true), "uk-healthcare");
    assert!(there.iter().filter(|(outcome, _)| *outcome == Pass).count() > 20);
    let nordic = of(&conducted_by_another(false), "nordic-roles");
    assert!(nordic.iter().any(|(outcome, _)| *outcome == Pass), "another policy has no such gate");
    assert_eq!(conducted_by_another(false).outcome("UKH-37", at_session(2)), Pass);
}
