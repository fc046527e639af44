//! A reflective group in primary care under the UK healthcare policy, session by session, with every verdict.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "common/case.rs"]
mod case;

use case::*;
use circlebook::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo, Clause, ClauseTopic};
use circlebook::domain::charter::Charter;
use circlebook::domain::conduct::{Conduct, Contribution, ContributionKind, Talk};
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::ids::*;
use circlebook::domain::note::{About, Reviewed};
use circlebook::domain::record::Record;
use circlebook::domain::session::{Attendance, Mode, Session};
use circlebook::domain::statement::{Matter, MatterKind, Statement, Topic};
use circlebook::domain::units::Minutes;
use circlebook::guard::kinds::Kind;
use circlebook::guard::{Certainty, Reading, scan};
use circlebook::policy::verdict::{Field, Finding, Outcome, Quantity, Subject, Verdict};

/// Days of the five sessions.
const DAYS: [&str; 5] = ["2025-01-14", "2025-02-11", "2025-03-11", "2025-04-08", "2025-05-13"];
/// The working agreement.
const AGREEMENT: AgreementId = AgreementId::from_number(20_001);

fn participant(number: u128) -> Member {
    Member { joined: Some(day("2025-01-07")), ..as_role(number, Role::Participant) }
}

fn meets(number: u128, present: std::ops::RangeInclusive<u128>) -> Session {
    let on = DAYS[number as usize - 1];
    let row = |number| Attendance { person: person(number), present: Minutes(60), late: Minutes::ZERO };
    Session {
        id: SessionId::from_number(session(number)),
        held: span(on, "17:00", "18:00"),
        mode: Some(if number < 4 { Mode::Online } else { Mode::InPerson }),
        attendance: Some(present.map(row).collect()),
        cases_raised: Vec::new(),
        agenda: Vec::new(),
        ..held(1, on)
    }
}

fn agreed(number: u128) -> Assent {
    Assent {
        id: AssentId::from_number(21_000 + number),
        group: GROUP,
        person: person(number),
        to: AssentTo::Agreement(AGREEMENT),
        on: day("2025-01-14"),
        given: true,
        abstained: false,
        withdrawn_on: None,
        reason: String::new(),
    }
}

/// Eight participants and their agreement, before the first session.
fn group() -> Scene {
    let mut scene = Scene::bare();
    for record in scene.file().standing(None).map(|standing| standing.record).collect::<Vec<_>>() {
        if matches!(record, Record::Member(_)) {
            scene = scene.without_record(&record);
        }
    }
    scene =
        scene.with(Group { packs: vec!["uk-healthcare".to_owned()], charter: Charter::default(), ..complete_group() });
    let clause = Clause {
        topic: ClauseTopic::NotSharingOutside,
        title: String::new(),
        text: "What is said here stays here".to_owned(),
    };
    scene = scene.with(Agreement {
        id: AGREEMENT,
        group: GROUP,
        kind: AgreementKind::WorkingAgreement,
        on: day("2025-01-07"),
        clauses: vec![clause],
        presenting: None,
        contributors: Vec::new(),
        amends: None,
        reference: String::new(),
        why: String::new(),
        renegotiated: false,
    });
    (1..=8).fold(scene, |scene, number| scene.with(participant(number)))
}

fn after(today: &str, sessions: impl IntoIterator<Item = Session>) -> Scene {
    sessions.into_iter().fold(group(), Scene::with).today(today)
}

#[test]
fn seven_of_eight_agreed_and_the_eighth_is_named() {
    let seven = (1..=7).fold(after(DAYS[0], [meets(1, 1..=8)]), |scene, number| scene.with(agreed(number)));
    let lacking: Vec<_> =
        seven.verdicts("UKH-09").into_iter().filter(|verdict| verdict.outcome != Outcome::Pass).collect();
    assert_eq!(lacking.len(), 1, "{lacking:#?}");
    assert_eq!(lacking[0].outcome, Outcome::Fail);
    assert!(lacking[0].reason.people == [person(8)] || lacking[0].subject == Subject::Member(person(8)));
    let eight = seven.with(agreed(8));
    assert!(eight.verdicts("UKH-09").iter().all(|verdict| verdict.outcome == Outcome::Pass));
    assert_eq!(eight.outcome("UKH-10", Subject::Group), Outcome::Pass);
}

#[test]
fn a_guest_without_an_invitation_fails_and_is_no_matter_once_removed_before_the_start() {
    let invited = |session: Session, removed: Vec<PersonId>| Session {
        conduct: Conduct { invited: Some((1..=8).map(person).collect()), removed, ..Conduct::default() },
        ..session
    };
    let admitted = after(DAYS[1], [invited(meets(2, 1..=9), Vec::new())]);
    let verdict = admitted.verdict("UKH-13", at_session(2));
    assert_eq!((verdict.outcome, verdict.reason.people), (Outcome::Fail, vec![person(9)]));
    let removed = after(DAYS[1], [invited(meets(2, 1..=8), vec![person(9)])]);
    assert_eq!(removed.outcome("UKH-13", at_session(2)), Outcome::Pass);
}

#[test]
fn a_note_that_names_a_patient_fails_until_it_is_reworded() {
    let noted = |text: &str| after(DAYS[2], [Session { notes: text.to_owned(), ..meets(3, 1..=8) }]);
    let typed = noted(TYPED);
    let verdict = typed.verdict("UKH-28", at_session(3));
    assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Fail, Finding::IdentifierFound));
    let verdict = typed.verdict("UKH-41", at_session(3));
    assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Unknown, Finding::TreatmentFound));
    assert_eq!(noted("case K, older adult").outcome("UKH-28", at_session(3)), Outcome::Pass);
    // What only looks like an identifier asks for the signature.
    let named = noted("Mrs Patel again");
    assert_eq!(named.outcome("UKH-28", at_session(3)), Outcome::Pass);
    let unsigned = named.change(session(3), |session: &mut Session| session.sign_off = None);
    let verdict = unsigned.verdict("UKH-28", at_session(3));
    assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Unknown, Finding::IdentifierLikely));
}

/// The note of session 3 as it was typed first.
const TYPED: &str = "Mrs Patel, 999 000 0018, DOB 04/02/1931, SW1A 1AA, start sertraline";

#[test]
fn the_guard_points_at_each_piece_of_the_note_and_at_none_of_the_reworded_one() {
    let reading = Reading { year: Some(2025), off_limits: None };
    let found: Vec<_> = scan(TYPED, &reading)
        .into_iter()
        .map(|finding| (&TYPED[finding.start..finding.end], finding.kind, finding.certainty))
        .collect();
    assert_eq!(
        found,
        [
            ("Mrs Patel", Kind::TitledName, Certainty::Warns),
            ("999 000 0018", Kind::Nhs, Certainty::Blocks),
            ("04/02/1931", Kind::BirthDate, Certainty::Blocks),
            ("04/02/1931", Kind::Age, Certainty::Warns),
            ("SW1A 1AA", Kind::Postcode, Certainty::Blocks),
            ("sertraline", Kind::Medicine, Certainty::Warns),
        ]
    );
    assert_eq!(scan("case K, older adult", &reading), []);
}

/// Talk time of session 3; those without any may have declined.
fn talked(declined: &[u128]) -> Scene {
    let talk = (1..).map(person).zip([30, 10, 10, 5, 5, 0, 0, 0].map(Minutes));
    let decline = |number: &u128| Contribution {
        person: person(*number),
        kind: ContributionKind::Declined,
        text: String::new(),
        to: None,
        outcome: String::new(),
        preparation: String::new(),
    };
    let conduct = Conduct {
        talk: talk.map(|(person, minutes)| Talk { person, minutes }).collect(),
        contributions: declined.iter().map(decline).collect(),
        ..Conduct::default()
    };
    after(DAYS[2], [Session { conduct, ..meets(3, 1..=8) }])
}

#[test]
fn three_silent_ones_are_named_unless_they_declined() {
    let verdict = talked(&[]).verdict("UKH-18", at_session(3));
    assert_eq!((verdict.outcome, verdict.reason.people), (Outcome::Fail, vec![person(6), person(7), person(8)]));
    assert_eq!(talked(&[6, 7, 8]).outcome("UKH-18", at_session(3)), Outcome::Pass);
}

#[test]
fn half_of_the_talk_time_is_watched_and_never_a_fail() {
    let scene = talked(&[]).with(Statement {
        session: Some(SessionId::from_number(session(3))),
        on: day(DAYS[2]),
        ..statement(22_001, Topic::NobodyDominated)
    });
    let verdict = scene.verdict("UKH-20", at_session(3));
    assert_eq!((verdict.outcome, verdict.reason.observed), (Outcome::Monitor, Some(Quantity::Percent(50))));
}

#[test]
fn a_withdrawal_leaves_what_was_before_it() {
    let consent = |withdrawn_on| Assent { to: AssentTo::DataStorage, on: day("2025-01-07"), withdrawn_on, ..agreed(1) };
    let before = consent(Some(day("2025-03-20")));
    assert!(before.holds_on(day("2025-03-19")) && !before.holds_on(day("2025-03-20")));
    let talks = |scene: Scene| {
        (2..=8).fold(scene, |scene, number| {
            let id = AssentId::from_number(23_000 + number);
            scene.with(Assent { id, to: AssentTo::DataStorage, on: day("2025-01-07"), ..agreed(number) })
        })
    };
    let stays = talks(talked(&[])).with(consent(None));
    assert!(stays.verdicts("UKH-27").iter().all(|verdict| verdict.outcome == Outcome::Pass));
    let withdrawn = talks(talked(&[])).with(before).today(DAYS[3]);
    assert!(
        withdrawn.verdicts("UKH-27").iter().all(|verdict| verdict.outcome == Outcome::Pass),
        "earlier records stay"
    );
    let talk = vec![Talk { person: person(1), minutes: Minutes(5) }];
    let named = withdrawn.with(Session { conduct: Conduct { talk, ..Conduct::default() }, ..meets(4, 1..=8) });
    let failed = |verdict: &Verdict| verdict.outcome == Outcome::Fail && verdict.reason.people == [person(1)];
    assert!(named.verdicts("UKH-27").iter().any(failed), "{:#?}", named.verdicts("UKH-27"));
}

/// T28: one withdrew on 10 March; sessions on the day before, on that day and on the day after, with that person or without.
#[test]
fn a_session_before_the_withdrawal_stays_and_one_from_its_day_on_names_nobody() {
    let consent = |number: u128, withdrawn_on| Assent {
        id: AssentId::from_number(25_000 + number),
        to: AssentTo::DataStorage,
        on: day("2025-01-07"),
        withdrawn_on,
        ..agreed(number)
    };
    let on = |number: u128, day: &str, present| Session { held: span(day, "17:00", "18:00"), ..meets(number, present) };
    let met = |sessions: Vec<Session>| {
        let scene = (1..=7).fold(after("2025-03-12", sessions), |scene, number| scene.with(consent(number, None)));
        scene.with(consent(8, Some(day("2025-03-10")))).verdict("UKH-27", Subject::Group)
    };
    let first = || on(1, "2025-03-09", 1..=8);
    assert_eq!(met(vec![first()]).outcome, Outcome::Pass, "kept under retention");
    assert_eq!(met(vec![first(), on(2, "2025-03-11", 1..=7)]).outcome, Outcome::Pass, "no named record");
    for named in ["2025-03-10", "2025-03-11"] {
        let verdict = met(vec![first(), on(2, named, 1..=8)]);
        assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Fail, Finding::Withdrawn), "{named}");
        assert_eq!(verdict.reason.people, [person(8)]);
    }
}

/// Whoever abstains has not agreed, and is named for what they did.
#[test]
fn one_of_eight_abstains_from_the_rules() {
    let seven = (1..=7).fold(after(DAYS[0], [meets(1, 1..=8)]), |scene, number| scene.with(agreed(number)));
    let abstains = seven.with(Assent { given: false, abstained: true, ..agreed(8) });
    let verdict = abstains.verdict("UKH-09", Subject::Group);
    assert_eq!((verdict.outcome, verdict.reason.kind), (Outcome::Fail, Finding::Abstained));
    assert_eq!(verdict.reason.people, [person(8)]);
}

#[test]
fn distress_without_a_follow_up_fails_after_a_week_with_the_date() {
    let flagged = |today: &str, settled_on| {
        after(today, [meets(3, 1..=8)]).with(Matter {
            id: MatterId::from_number(24_001),
            group: GROUP,
            kind: MatterKind::Distress,
            session: Some(SessionId::from_number(session(3))),
            person: Some(person(4)),
            on: day(DAYS[2]),
            text: "went quiet".to_owned(),
            settled_on,
            outcome: String::new(),
        })
    };
    assert_eq!(flagged("2025-03-18", None).outcome("UKH-39", at_session(3)), Outcome::Due(Some(day("2025-03-18"))));
    let late = flagged("2025-03-19", None).verdict("UKH-39", at_session(3));
    assert_eq!((late.outcome, late.reason.limit), (Outcome::Fail, Some(Quantity::Day(day("2025-03-18")))));
    assert_eq!(flagged("2025-03-19", Some(day("2025-03-17"))).outcome("UKH-39", at_session(3)), Outcome::Pass);
}

#[test]
fn the_policy_is_reviewed_within_twelve_months_to_the_day() {
    let review = note(25_001, "2024-05-13", "", About::Review { of: Reviewed::Policy });
    let on = |today: &str| after(today, [meets(1, 1..=8)]).with(review.clone()).outcome("UKH-45", Subject::Group);
    assert_eq!(on("2025-05-13"), Outcome::Pass);
    assert_eq!(on("2025-06-13"), Outcome::Fail);
    let never = after(DAYS[0], [meets(1, 1..=8)]).verdict("UKH-45", Subject::Group);
    assert_eq!((never.outcome, never.remedy.map(|remedy| remedy.field)), (Outcome::Unknown, Some(Field::PolicyReview)));
}

#[test]
fn five_or_thirteen_are_watched_and_never_fail() {
    let outcome = |number, last| {
        let guests =
            (9..=13).fold(after(DAYS[4], [meets(number, 1..=last)]), |scene, number| scene.with(participant(number)));
        guests.outcome("UKH-36", at_session(number))
    };
    assert_eq!(outcome(4, 5), Outcome::Monitor);
    assert_eq!(outcome(4, 6), Outcome::Pass);
    assert_eq!(outcome(5, 12), Outcome::Pass);
    assert_eq!(outcome(5, 13), Outcome::Monitor);
}
