//! The boundary cases that the policies' page numbers, as far as they are not cases of credit alone.

use crate::case::*;
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::group::{Group, Member};
use circlebook::domain::meeting::{Meeting, MeetingKind};
use circlebook::domain::person::{Enrolment, Listing};
use circlebook::domain::session::Session;
use circlebook::policy::credit::Standing;
use circlebook::policy::verdict::{Field, Finding, Outcome, Place, Quantity, Subject};

fn members(up_to: u128) -> Scene {
    (4..=up_to).fold(Scene::complete(), Scene::with_mentee)
}

fn later(scene: Scene) -> Scene {
    scene.with(held(4, "2022-09-06"))
}

#[test]
fn t1_ten_mentees_pass_and_eleven_fail_and_the_later_notice_allows_fifteen() {
    for (number, policy, notice) in [
        (10, Outcome::Pass, Outcome::Pass),
        (11, Outcome::Fail, Outcome::Pass),
        (15, Outcome::Fail, Outcome::Pass),
        (16, Outcome::Fail, Outcome::Fail),
    ] {
        let scene = later(members(number));
        assert_eq!(scene.outcome("CMPC-06", Subject::Group), policy, "{number}");
        assert_eq!(scene.outcome("CMPL-01", Subject::Group), notice, "{number}");
    }
    let verdict = members(11).verdict("CMPC-06", Subject::Group);
    assert_eq!(verdict.reason.observed, Some(Quantity::Count(11)));
    assert_eq!(verdict.reason.limit, Some(Quantity::Count(10)));
    assert_eq!(verdict.evidence.len(), 11);
}

#[test]
fn t2_roster_and_session_are_judged_each_by_itself() {
    let scene = members(11).change(session(1), |session: &mut Session| {
        session.attendance.get_or_insert_default().pop();
    });
    assert_eq!(scene.outcome("CMPC-06", Subject::Group), Outcome::Fail);
    assert_eq!(scene.outcome("CMPC-06", at_session(1)), Outcome::Pass);
    assert_eq!(scene.outcome("CMPC-06", at_session(2)), Outcome::Fail);
}

#[test]
fn t4_one_mentee_is_no_group_and_an_individual_meeting_is_offered() {
    let alone = Scene::complete().change(session(1), |session: &mut Session| {
        session.attendance.get_or_insert_default().truncate(1);
    });
    let verdict = alone.verdict("CMPC-07", at_session(1));
    assert_eq!(verdict.outcome, Outcome::Fail);
    assert_eq!(verdict.remedy.unwrap().place, Place::Meeting(person(1), MeetingKind::CheckIn));
}

#[test]
fn t9_sessions_before_the_policy_are_not_judged() {
    let on = |date: &'static str| {
        Scene::complete().change(session(1), move |session: &mut Session| session.held = span(date, "10:00", "11:00"))
    };
    let judged = |scene: &Scene| {
        let of_session = scene.assess().verdicts.into_iter().filter(|verdict| verdict.subject == at_session(1));
        of_session
            .filter(|verdict| verdict.pack.starts_with("cmpc-") && &*verdict.pack != "cmpc-notice-later")
            .collect::<Vec<_>>()
    };
    let before = judged(&on("2021-05-31"));
    assert!(before.iter().all(|verdict| verdict.outcome == Outcome::NotApplicable), "{before:#?}");
    assert!(before.iter().all(|verdict| verdict.reason.kind == Finding::BeforeInForce));
    let after = judged(&on("2021-06-01"));
    assert!(after.iter().all(|verdict| verdict.outcome != Outcome::NotApplicable), "{after:#?}");
    assert!(!after.is_empty() && before.len() == after.len());
}

#[test]
fn t10_to_t12_an_exempt_mentee_is_not_judged_by_the_requirements() {
    let judge = |start: &'static str, completed: Option<&'static str>, today| {
        let scene = Scene::complete().change(enrolment(1), move |enrolment: &mut Enrolment| {
            enrolment.accrual_start = Some(day(start));
            enrolment.completed_on = completed.map(day);
        });
        scene.today(today).outcome("CMPC-16", mentee(1))
    };
    for completed in ["2022-06-30", "2022-07-01"] {
        assert_eq!(judge("2021-05-31", Some(completed), "2023-01-01"), Outcome::Exempt(None));
    }
    assert_eq!(judge("2021-05-31", Some("2022-07-02"), "2023-01-01"), Outcome::Pass);
    assert_eq!(judge("2021-06-01", Some("2022-06-30"), "2023-01-01"), Outcome::Pass);
    assert_eq!(judge("2021-05-31", None, "2022-06-15"), Outcome::Exempt(Some(day("2022-07-01"))));
    assert_eq!(judge("2021-05-31", None, "2022-07-02"), Outcome::Pass);
}

#[test]
fn the_credit_of_whoever_still_accrues_waits_for_the_completion_in_time() {
    let accruing = |enrolment: &mut Enrolment| enrolment.accrual_start = Some(day("2021-05-31"));
    let scene = Scene::complete().change(enrolment(1), accruing).today("2022-06-15");
    let verdict = scene.verdict("CMPN-02", mentee(1));
    assert_eq!(verdict.outcome, Outcome::Exempt(Some(day("2022-07-01"))));
    assert_eq!(verdict.reason.observed, Some(Quantity::Day(day("2021-05-31"))), "the transition itself is judged");
    let standing = |scene: &Scene| scene.assess().ledgers[&person(1)].standing.clone();
    assert_eq!(standing(&scene), Standing::Provisional(vec!["CMPN-02".into()]));
    let completed = |enrolment: &mut Enrolment| enrolment.completed_on = Some(day("2022-06-15"));
    assert_eq!(standing(&scene.change(enrolment(1), completed)), Standing::Final);
}

#[test]
fn t13_an_opening_meeting_may_end_as_the_session_starts_and_not_later() {
    let until = |from: &'static str, to: &'static str| {
        let held = move |meeting: &mut Meeting| meeting.held = span("2021-09-07", from, to);
        Scene::complete().change(opening(1), held).verdict("CMPC-16", mentee(1))
    };
    assert_eq!(until("09:00", "09:30").outcome, Outcome::Pass);
    assert_eq!(until("09:30", "10:00").outcome, Outcome::Pass);
    let late = until("10:00", "10:30");
    assert_eq!((late.outcome, late.reason.kind), (Outcome::Fail, Finding::TooLate));
    assert_eq!(late.remedy.map(|remedy| remedy.field), Some(Field::Closure));
}

#[test]
fn t14_whoever_joins_later_starts_with_their_own_first_session() {
    let joiner = Scene::complete()
        .change(member(3), |member: &mut Member| member.joined = Some(day("2021-10-20")))
        .change(opening(3), |meeting: &mut Meeting| meeting.held = span("2021-10-31", "09:00", "09:30"));
    let absent = |scene: Scene, number| {
        scene.change(session(number), |session: &mut Session| {
            session.attendance.get_or_insert_default().retain(|row| row.person != person(3));
        })
    };
    let third = absent(absent(joiner.clone(), 1), 2);
    assert_eq!(third.outcome("CMPC-16", mentee(3)), Outcome::Pass);
    let second = absent(joiner, 1);
    assert_eq!(second.outcome("CMPC-16", mentee(3)), Outcome::Fail, "attended session 2 before the meeting");
}

#[test]
fn t15_the_last_day_of_a_listing_still_counts() {
    let on = |date: &'static str| {
        let scene = Scene::complete().change(LISTING, |listing: &mut Listing| listing.to = Some(day("2024-03-31")));
        scene.with(held(4, date)).verdict("CMPC-05", at_session(4))
    };
    assert_eq!(on("2024-03-31").outcome, Outcome::Pass);
    let next = on("2024-04-01");
    assert_eq!((next.outcome, next.reason.kind), (Outcome::Fail, Finding::NotListed));
    assert_eq!(next.reason.observed, Some(Quantity::Day(day("2024-04-01"))));
    assert_eq!(next.reason.limit, Some(Quantity::Day(day("2024-03-31"))));
}

#[test]
fn t16_a_listed_mentor_needs_no_certificate() {
    let scene = Scene::complete().change(LISTING, |listing: &mut Listing| listing.certified = Some(false));
    assert_eq!(scene.assess(), Scene::complete().assess());
}

#[test]
fn t20_a_closing_meeting_before_the_last_session_leaves_it_due() {
    let early = Scene::complete()
        .change(closing(1), |meeting: &mut Meeting| meeting.held = span("2021-11-01", "09:00", "09:30"));
    let verdict = early.verdict("CMPC-29", mentee(1));
    assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Due(Some(day("2022-01-01"))), Finding::TooEarly));
}

#[test]
fn t21_the_answer_that_is_missing_is_named() {
    let without = |clear: fn(&mut Evaluation)| Scene::complete().change(EVALUATION, clear);
    let scenes = [
        (without(|e| e.group_reactions.clear()), "CMPC-34", Field::GroupReactions),
        (without(|e| e.individual_reactions.clear()), "CMPC-35", Field::IndividualReactions),
        (without(|e| e.benefits.clear()), "CMPC-36", Field::Benefits),
        (without(|e| e.actions.clear()), "CMPC-37", Field::Actions),
    ];
    for (scene, rule, field) in scenes {
        for rule in [rule, "CMPN-16"] {
            let verdict = scene.verdict(rule, Subject::Group);
            assert_eq!(verdict.outcome, Outcome::Fail, "{rule}");
            assert!(verdict.reason.missing.contains(&field), "{rule} names {:?}", verdict.reason.missing);
        }
    }
}

#[test]
fn t30_without_any_datum_nothing_passes() {
    let bare = || Scene::bare().change(1, |group: &mut Group| group.purpose.clear());
    let empty = bare().without::<Member>(member(1));
    for scene in [bare(), empty] {
        let passing: Vec<_> =
            scene.assess().verdicts.into_iter().filter(|verdict| verdict.outcome == Outcome::Pass).collect();
        // One mentee is a roster, and it is within its limits.
        assert!(passing.iter().all(|verdict| verdict.reason.observed == Some(Quantity::Count(1))), "{passing:#?}");
    }
}
