//! A group under the CMPC policy and notice from its first meeting to its evaluation, with every verdict and number.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "common/case.rs"]
mod case;

use case::*;
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::group::{Group, Member};
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::{GroupId, MeetingId, MemberId, SessionId};
use circlebook::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use circlebook::domain::note::About;
use circlebook::domain::person::{Enrolment, Listing};
use circlebook::domain::record::Record;
use circlebook::domain::session::{Attendance, Session};
use circlebook::domain::units::Minutes;
use circlebook::policy::credit::{Ledger, Source, Standing, WhyNot};
use circlebook::policy::packs::built_in;
use circlebook::policy::preflight::preflight;
use circlebook::policy::verdict::{Field, Finding, Outcome, Quantity, Subject};

/// Days of the eight sessions.
const DAYS: [&str; 8] =
    ["2021-09-07", "2021-10-05", "2021-11-02", "2021-12-07", "2022-01-11", "2022-02-15", "2022-03-29", "2022-04-05"];

/// To whom cases C-01 to C-14 are assigned; mentee 7 has none.
const CASES: [u128; 14] = [1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 9, 10, 11];

fn attends(number: u128, session: usize) -> bool {
    match number {
        1 => session < 8,
        9 => session <= 3,
        11 => session >= 4,
        _ => true,
    }
}

/// Everything up to and with session number `sessions`.
fn group_after(sessions: usize) -> Scene {
    let mut scene = Scene::complete();
    for record in scene.file().standing(None).map(|standing| standing.record).collect::<Vec<_>>() {
        if matches!(record, Record::Session(_) | Record::Case(_) | Record::Evaluation(_)) {
            scene = scene.without_record(&record);
        }
    }
    for number in 4..=11 {
        for record in mentee_records(number).into_iter().filter(|record| !matches!(record, Record::Case(_))) {
            scene = scene.with(record);
        }
    }
    for (number, on) in (1..).zip(DAYS).take(sessions) {
        scene = scene.with(write_up(number, on));
    }
    for (number, person) in (1..).zip(CASES) {
        scene = scene.with(discussed_case(number, person, if person == 11 { "2021-12-06" } else { "2021-09-06" }));
    }
    for number in 1..=11 {
        scene = scene.without::<Meeting>(closing(number));
    }
    scene
        .change(opening(6), |meeting: &mut Meeting| {
            meeting.held = span(DAYS[0], "10:30", "11:00");
            meeting.confidentiality_on = Some(day(DAYS[0]));
        })
        .change(opening(7), |meeting: &mut Meeting| meeting.cases = Some(CasesDiscussed::NoneAssigned))
        .change(opening(11), |meeting: &mut Meeting| {
            meeting.held = span("2021-12-06", "09:00", "09:30");
            meeting.confidentiality_on = Some(day("2021-12-06"));
        })
        .change(member(9), |member: &mut Member| member.left = Some(day("2021-11-03")))
        .change(member(11), |member: &mut Member| member.joined = Some(day("2021-12-06")))
        .today(DAYS[sessions - 1])
}

fn write_up(number: u128, on: &str) -> Session {
    let mut session = held(number, on);
    session.held = span(on, "10:00", "11:30");
    session.cases_raised.clear();
    let there = (1..=11).filter(|mentee| attends(*mentee, number as usize));
    session.attendance = Some(
        there
            .map(|mentee| match (mentee, number) {
                (2, 2) => Attendance { person: person(2), present: Minutes(70), late: Minutes(20) },
                _ => Attendance { person: person(mentee), present: Minutes(90), late: Minutes::ZERO },
            })
            .collect(),
    );
    session.agenda[0].goals =
        (1..=11).map(|mentee| circlebook::domain::ids::GoalId::from_number(goal(mentee))).collect();
    session
}

fn close(scene: Scene, number: u128, on: &str) -> Scene {
    let kind = MeetingKind::Closing;
    scene.with(Meeting { id: MeetingId::from_number(closing(number)), kind, ..check_in(0, number, on) })
}

/// The whole group: mentee 1 ends with session 7, the others with session 8; mentee 10 is never closed.
fn whole() -> Scene {
    let mut scene = group_after(8).change(member(1), |member: &mut Member| member.left = Some(day("2022-03-30")));
    scene = close(scene, 1, "2022-03-30");
    scene = close(scene, 9, "2021-11-03");
    for number in [2, 3, 4, 5, 6, 7, 8, 11] {
        scene = close(scene, number, "2022-04-06");
    }
    let mut evaluation = evaluation();
    evaluation.on = day("2022-04-12");
    evaluation.benefits.clear();
    scene.with(evaluation).today("2022-04-20")
}

fn ledger(scene: &Scene, number: u128) -> Ledger {
    scene.assess().ledgers.remove(&person(number)).unwrap()
}

fn in_minutes(ledger: &Ledger) -> (u32, u32, u32) {
    (ledger.attended().0, ledger.credited().0, ledger.withheld().0)
}

fn line(ledger: &Ledger, number: u128) -> &circlebook::policy::credit::Line {
    let source = Source::Session(SessionId::from_number(session(number)));
    ledger.lines.iter().find(|line| line.source == source).unwrap()
}

#[test]
fn ten_hours_are_credited_and_become_final_with_closing_and_evaluation() {
    let before = group_after(7);
    let first = ledger(&before, 1);
    assert_eq!(in_minutes(&first), (630, 600, 30));
    assert_eq!(first.left(), Some(Minutes(0)));
    let over = &line(&first, 7).withheld.as_ref().unwrap();
    assert_eq!((over.minutes, over.why, &*over.rule), (Minutes(30), WhyNot::Cap, "CMPC-02"));
    assert!(matches!(first.standing, Standing::Provisional(_)));
    assert_eq!(before.outcome("CMPC-02", mentee(1)), Outcome::Monitor);

    let incomplete = whole();
    let waits = Standing::Provisional(vec!["CMPC-36".into(), "CMPN-16".into()]);
    assert_eq!(ledger(&incomplete, 1).standing, waits);
    let complete = incomplete.change(EVALUATION, |e: &mut Evaluation| e.benefits = "More confident".to_owned());
    assert_eq!(ledger(&complete, 1).standing, Standing::Final);
    let stands = complete.verdict("CMPC-03", mentee(1));
    assert_eq!((stands.outcome, stands.reason.kind), (Outcome::Pass, Finding::Final));
}

#[test]
fn lateness_is_attended_less() {
    let late = ledger(&group_after(7), 2);
    assert_eq!(line(&late, 2).attended, Minutes(70));
    assert_eq!(in_minutes(&late), (610, 600, 10));
}

#[test]
fn an_eleventh_mentee_waits_until_another_has_left() {
    let third =
        group_after(3).without::<Member>(member(11)).change(member(9), |member: &mut Member| member.left = None);
    let asks = Member { joined: Some(day("2021-11-02")), ..as_member(11) };
    let warnings = preflight(&third.book, GROUP, built_in().unwrap(), &[asks.into()], third.today);
    let eleventh = warnings.iter().find(|warning| &*warning.rule == "CMPC-06").unwrap();
    assert_eq!((eleventh.outcome, &eleventh.reason.observed), (Outcome::Fail, &Some(Quantity::Count(11))));

    let waiting = group_after(8);
    assert_eq!(waiting.outcome("CMPC-06", Subject::Group), Outcome::Pass);
    let early = waiting.clone().change(member(11), |member: &mut Member| member.joined = Some(day("2021-11-02")));
    let verdict = early.verdict("CMPC-06", Subject::Group);
    assert_eq!((verdict.outcome, verdict.reason.observed), (Outcome::Fail, Some(Quantity::Count(11))));
    let opened = waiting.verdict("CMPC-16", mentee(11));
    assert_eq!((opened.outcome, opened.reason.kind), (Outcome::Pass, Finding::InTime));
}

#[test]
fn cases_are_discussed_and_none_is_said() {
    let scene = whole();
    for number in 1..=11 {
        for rule in ["CMPC-20", "CMPC-21", "CMPN-14"] {
            let verdict = scene.verdict(rule, mentee(number));
            assert_eq!(verdict.outcome, Outcome::Pass, "{rule} of {number}: {verdict:#?}");
        }
    }
    assert_eq!(scene.verdict("CMPC-20", mentee(7)).reason.kind, Finding::NoneStated);
}

#[test]
fn a_late_opening_meeting_costs_the_first_session_and_is_closed_with_a_reason() {
    let scene = whole();
    let late = scene.verdict("CMPC-16", mentee(6));
    assert_eq!((late.outcome, late.reason.kind), (Outcome::Fail, Finding::TooLate));
    let sixth = ledger(&scene, 6);
    let first = line(&sixth, 1);
    assert_eq!((first.credited, first.withheld.as_ref().unwrap().why), (Minutes(0), WhyNot::BeforeOpeningMeeting));
    assert_eq!(line(&sixth, 2).credited, Minutes(90));
    assert!(matches!(&sixth.standing, Standing::Provisional(rules) if rules.iter().any(|rule| &**rule == "CMPC-16")));

    // The evaluation is complete and the closing meeting is closed for the listing: only the late meeting is left.
    let ready = scene.change(EVALUATION, |e: &mut Evaluation| e.benefits = "More confident".to_owned());
    let close = |scene: Scene, id, rule: &str| {
        let about = About::Closure { rule: rule.to_owned(), person: Some(person(6)) };
        scene.with(note(id, "2022-04-20", "It cannot be made good", about))
    };
    let listing = close(ready, 1, "CMPC-05");
    let waits = Standing::Provisional(vec!["CMPC-16".into()]);
    assert_eq!(ledger(&listing, 6).standing, waits);
    let Standing::FinalWithRemark(mut closed) = ledger(&close(listing, 2, "CMPC-16"), 6).standing else { panic!() };
    closed.sort();
    assert_eq!(closed, ["CMPC-05".into(), "CMPC-16".into()]);
}

#[test]
fn what_falls_after_the_listing_fails_and_earns_nothing() {
    let scene = whole();
    assert_eq!(scene.outcome("CMPC-05", at_session(7)), Outcome::Pass);
    let eighth = scene.verdict("CMPC-05", at_session(8));
    assert_eq!((eighth.outcome, eighth.reason.kind), (Outcome::Fail, Finding::NotListed));
    for number in 2..=8 {
        let ledger = ledger(&scene, number);
        let line = line(&ledger, 8);
        assert_eq!((line.credited, line.withheld.as_ref().unwrap().why), (Minutes(0), WhyNot::NotListed), "{number}");
    }
    for (number, expected) in [(1, Outcome::Pass), (9, Outcome::Pass), (2, Outcome::Fail), (11, Outcome::Fail)] {
        let meeting = Subject::Meeting(MeetingId::from_number(closing(number)));
        assert_eq!(scene.outcome("CMPC-05", meeting), expected, "{number}");
    }
}

#[test]
fn group_time_as_direct_knowledge_fails_and_earns_nothing() {
    let scene = whole().with(hours(1, 2, "2021-12-20", 15, Setting::Group, Category::DirectKnowledge));
    let verdict = scene.verdict("CMPC-04", mentee(2));
    assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Fail, Finding::WrongCategory));
    let ledger = ledger(&scene, 2);
    let entry = ledger.lines.iter().find(|line| matches!(line.source, Source::Entry(_))).unwrap();
    assert_eq!((entry.credited, entry.withheld.as_ref().unwrap().why), (Minutes(0), WhyNot::WrongCategory));
}

#[test]
fn a_missing_closing_meeting_is_due_for_sixty_days_and_then_fails() {
    let last = day("2022-06-04");
    assert_eq!(whole().today("2022-06-04").outcome("CMPC-29", mentee(10)), Outcome::Due(Some(last)));
    let overdue = whole().today("2022-06-05").verdict("CMPC-29", mentee(10));
    assert_eq!((overdue.outcome, overdue.reason.kind), (Outcome::Fail, Finding::Overdue));
}

#[test]
fn the_fourth_answer_is_named() {
    let scene = whole();
    for rule in ["CMPC-36", "CMPN-16"] {
        let verdict = scene.verdict(rule, Subject::Group);
        assert_eq!((verdict.outcome, verdict.reason.missing), (Outcome::Fail, vec![Field::Benefits]), "{rule}");
    }
    for rule in ["CMPC-33", "CMPC-34", "CMPC-35", "CMPC-37"] {
        assert_eq!(scene.outcome(rule, Subject::Group), Outcome::Pass, "{rule}");
    }
}

#[test]
fn imported_trainees_are_exempt_or_held_by_their_dates() {
    let scene = |start: &'static str, completed: Option<&'static str>| {
        let group = GroupId::from_number(2);
        let mut scene = Scene { book: circlebook::domain::book::Book::default(), today: day("2023-01-10") };
        scene = scene.with(Group { id: group, ..complete_group() });
        scene = scene.with(Listing { to: None, ..listing() });
        scene = scene.with(Member { group, id: MemberId::from_number(1), ..as_member(1) });
        let [_, Record::Enrolment(enrolment), ..] = &mentee_records(1)[..] else { panic!() };
        scene = scene.with(Enrolment {
            accrual_start: Some(day(start)),
            completed_on: completed.map(day),
            evidence: "Letter".to_owned(),
            ..enrolment.clone()
        });
        for number in 1..=7 {
            let on = format!("2021-{:02}-10", number + 5);
            let entry = hours(number, 1, &on, 120, Setting::Group, Category::MentoredExperience);
            scene = scene.with(HoursEntry { group, ..entry });
        }
        scene
    };
    let l1 = scene("2021-03-15", Some("2022-06-30"));
    let exempt = ledger(&l1, 1);
    assert_eq!(in_minutes(&exempt), (840, 840, 0));
    assert_eq!((exempt.cap, exempt.standing), (None, Standing::Final));
    assert_eq!(l1.outcome("CMPN-02", mentee(1)), Outcome::Exempt(None));
    assert_eq!(l1.outcome("CMPC-02", mentee(1)), Outcome::Exempt(None));
    assert_eq!(l1.outcome("CMPN-03", mentee(1)), Outcome::Pass);

    for held in [scene("2021-03-15", Some("2022-07-02")), scene("2021-06-01", None)] {
        assert_eq!(held.outcome("CMPN-02", mentee(1)), Outcome::Pass);
        assert_eq!(in_minutes(&ledger(&held, 1)), (840, 600, 240));
    }
}
