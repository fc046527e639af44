//! Suppositions one by one and together.

use crate::build::{Build, GROUP, day, span};
use circlebook::domain::dates::Span;
use circlebook::domain::group::{Member, Role};
use circlebook::domain::ids::{GroupId, MemberId, PersonId, SessionId};
use circlebook::domain::invariant::Problem;
use circlebook::domain::person::Person;
use circlebook::domain::record::{Entity, RecordKey};
use circlebook::domain::session::Session;
use circlebook::domain::units::Minutes;
use circlebook::policy::compare::Differs;
use circlebook::policy::pack::LimitName;
use circlebook::policy::packs::built_in;
use circlebook::policy::suppose::{Refused, Supposition, Why};
use circlebook::policy::verdict::{Finding, Outcome, Subject, Verdict};
use circlebook::policy::whatif::{Case, Present, WhatIf, what_if};

const TODAY: &str = "2021-10-01";

fn supposed(build: &Build, suppositions: &[Supposition]) -> Result<WhatIf, Refused> {
    let present = Present { book: &build.book, group: GROUP, library: built_in().unwrap(), today: day(TODAY) };
    what_if(&present, suppositions)
}

fn found(build: &Build, suppositions: &[Supposition]) -> WhatIf {
    supposed(build, suppositions).unwrap()
}

fn refused(build: &Build, suppositions: &[Supposition]) -> (usize, Why) {
    let Refused { at, why } = supposed(build, suppositions).unwrap_err();
    (at, why)
}

/// The case of that rule on that subject; none where nothing would differ.
fn case<'a>(what_if: &'a WhatIf, rule: &str, subject: Subject) -> Option<&'a Case> {
    let of_rule =
        what_if.consequences.iter().find(|it| *it.rule == *rule || it.also.iter().any(|also| *also.1 == *rule))?;
    of_rule.cases.iter().find(|case| case.difference.subject == subject)
}

/// How it comes out before and after.
fn turns(what_if: &WhatIf, rule: &str, subject: Subject) -> Option<(Option<Outcome>, Option<Outcome>)> {
    let outcome = |verdict: &Verdict| verdict.outcome;
    let difference = &case(what_if, rule, subject)?.difference;
    Some((difference.before.as_ref().map(outcome), difference.after.as_ref().map(outcome)))
}

const NOW_FAILS: Option<(Option<Outcome>, Option<Outcome>)> = Some((Some(Outcome::Pass), Some(Outcome::Fail)));
const NOW_PASSES: Option<(Option<Outcome>, Option<Outcome>)> = Some((Some(Outcome::Fail), Some(Outcome::Pass)));

fn with_mentees(number: u128) -> (Build, Vec<PersonId>) {
    let mut build = Build::new();
    let mentees = (11..11 + number).map(|number| build.mentee(GROUP, number)).collect();
    (build, mentees)
}

fn joins(number: u128, on: &str) -> Supposition {
    let person = PersonId::from_number(number);
    let member = Member {
        id: MemberId(person.0),
        group: GROUP,
        person,
        role: Role::Mentee,
        invited: None,
        joined: Some(day(on)),
        left: None,
        fit: String::new(),
        profession: String::new(),
    };
    Supposition::Join(member, Some(newcomer(number)))
}

fn newcomer(number: u128) -> Person {
    let id = PersonId::from_number(number);
    Person { id, code_name: "New".to_owned(), full_name: String::new(), note: String::new() }
}

fn planned(build: &mut Build, start: &str, minutes: u32) -> Session {
    let held = build.held(GROUP, start, minutes, &[]);
    Session { planned: held.held, held: None, attendance: None, conducted_by: None, ..held }
}

fn limit(pack: &str, limit: LimitName, number: u32) -> Supposition {
    Supposition::Limit { pack: pack.into(), limit, number }
}

fn policy(pack: &str, chosen: bool) -> Supposition {
    Supposition::Policy { pack: pack.into(), chosen }
}

#[test]
fn an_eleventh_mentee_breaks_the_size_and_leaving_mends_it() {
    let (mut build, mentees) = with_mentees(10);
    let session = planned(&mut build, "2021-10-12T10:00", 90);
    let at = Subject::Session(session.id);
    build.put(session);
    let eleven = found(&build, &[joins(99, "2021-10-05")]);
    assert_eq!(turns(&eleven, "CMPC-06", Subject::Group), NOW_FAILS);
    assert_eq!(turns(&eleven, "CMPC-06", at), NOW_FAILS);
    assert!(!case(&eleven, "CMPC-06", Subject::Group).unwrap().once_held);
    assert!(case(&eleven, "CMPC-06", at).unwrap().once_held);
    assert_eq!(turns(&eleven, "CMPN-05", Subject::Group), NOW_FAILS);
    assert!(eleven.consequences.iter().all(|consequence| &*consequence.rule != "CMPN-05"), "it stands beside CMPC-06");
    let size = eleven.consequences.iter().find(|consequence| &*consequence.rule == "CMPC-06").unwrap();
    assert!(mentees.iter().all(|mentee| size.withheld.get(mentee) == Some(&(Minutes::ZERO, Minutes(90)))));
    assert_eq!(eleven.credit.get(&mentees[0]), Some(&(Minutes(90), Minutes::ZERO)));
    let opening = Subject::Member(PersonId::from_number(99));
    assert_eq!(case(&eleven, "CMPC-16", opening).unwrap().difference.differs(), Differs::Came);

    build.put(newcomer(99));
    build.member(GROUP, PersonId::from_number(99), Role::Mentee, Some("2021-01-01"), None);
    let leaves = Supposition::Leave(mentees[0], day("2021-10-10"));
    assert_eq!(turns(&found(&build, &[leaves]), "CMPC-06", at), NOW_PASSES);
    let looks_on = Supposition::Role(mentees[0], Role::Observer);
    assert_eq!(turns(&found(&build, &[looks_on]), "CMPC-06", Subject::Group), NOW_PASSES);
}

#[test]
fn fifteen_mentees_are_allowed_where_the_limit_says_so() {
    let (build, _) = with_mentees(11);
    let both = [("cmpc-policy", "CMPC-06"), ("cmpc-notice", "CMPN-05")];
    for (pack, rule) in both {
        let wider = found(&build, &[limit(pack, LimitName::MaxMentees, 15)]);
        assert_eq!(turns(&wider, rule, Subject::Group), NOW_PASSES);
        let other = if pack == "cmpc-policy" { "CMPN-05" } else { "CMPC-06" };
        assert_eq!(turns(&wider, other, Subject::Group), None, "the other policy keeps its limit");
    }
    let wide = [("cmpc-policy", 15), ("cmpc-notice", 15)].map(|(pack, most)| limit(pack, LimitName::MaxMentees, most));
    assert_eq!(turns(&found(&build, &wide), "CMPN-05", Subject::Group), NOW_PASSES);
    assert_eq!(found(&build, &[limit("cmpc-policy", LimitName::MaxMentees, 10)]).changed(), 0);
    let (at_the_limit, _) = with_mentees(11);
    let eleven = found(&at_the_limit, &[limit("cmpc-policy", LimitName::MaxMentees, 11)]);
    assert_eq!(turns(&eleven, "CMPC-06", Subject::Group), NOW_PASSES);
}

#[test]
fn a_session_after_the_listing_ended_goes_against_the_rule_once_it_is_held() {
    let (mut build, mentees) = with_mentees(2);
    build.listing("2020-03-01", Some("2021-10-31"));
    let session = planned(&mut build, "2021-10-20T10:00", 60);
    let (id, at) = (session.id, Subject::Session(session.id));
    build.put(session);
    let moved = |on: &str| found(&build, &[Supposition::Move(id, span(on, 60))]);
    let late = moved("2021-11-01T10:00");
    assert_eq!(turns(&late, "CMPC-05", at), NOW_FAILS);
    assert!(case(&late, "CMPC-05", at).unwrap().once_held);
    let after = case(&late, "CMPC-05", at).unwrap().difference.after.clone().unwrap();
    assert_eq!(after.reason.kind, Finding::NotListed);
    assert_eq!(late.credit.get(&mentees[0]), Some(&(Minutes(60), Minutes::ZERO)));
    assert_eq!(turns(&moved("2021-10-31T10:00"), "CMPC-05", at), None, "the last day counts");

    let more = planned(&mut build, "2021-11-01T10:00", 60);
    let at_more = Subject::Session(more.id);
    let plans = found(&build, &[Supposition::Plan(Box::new(more.clone()))]);
    assert_eq!(turns(&plans, "CMPC-05", at_more), Some((None, Some(Outcome::Fail))));
    build.put(more.clone());
    let off = found(&build, &[Supposition::CallOff(more.id)]);
    assert_eq!(turns(&off, "CMPC-05", at_more), Some((Some(Outcome::Fail), None)));
    assert_eq!(off.credit, [].into(), "it would have earned nothing");
}

#[test]
fn another_policy_brings_its_findings_and_its_conflicts() {
    let (build, _) = with_mentees(3);
    let both = found(&build, &[policy("uk-healthcare", true)]);
    assert!(both.consequences.iter().all(|consequence| &*consequence.pack == "uk-healthcare"), "no verdict is blended");
    let came = |case: &Case| case.difference.differs() == Differs::Came;
    assert!(both.changed() >= 50 && both.consequences.iter().flat_map(|it| &it.cases).all(came));
    let conflicts: Vec<_> = both.conflicts().into_iter().map(|arisen| arisen.conflict.id.clone()).collect();
    assert_eq!(conflicts, ["X1", "X2", "X6", "X7", "X10"]);
    assert!(both.conflicts().iter().all(|arisen| arisen.sides.len() == 2));

    let neither = found(&build, &["cmpc-policy", "cmpc-notice"].map(|pack| policy(pack, false)));
    let went = |case: &Case| case.difference.differs() == Differs::Went;
    assert!(neither.changed() > 0 && neither.consequences.iter().flat_map(|it| &it.cases).all(went));
    assert!(neither.packs.is_empty() && neither.conflicts().is_empty());
    assert_eq!(found(&build, &[policy("cmpc-policy", true)]).changed(), 0, "it is chosen already");
}

#[test]
fn a_closing_meeting_is_overdue_on_a_day_after_it_was_due() {
    let (mut build, mentees) = with_mentees(2);
    build.session("2021-09-07T10:00", 60, &mentees);
    let on = |text: &str| found(&build, &[Supposition::Today(day(text))]);
    let closing = Subject::Member(mentees[0]);
    assert_eq!(turns(&on("2021-11-06"), "CMPC-29", closing), None, "the sixtieth day");
    let due = Some(Outcome::Due(Some(day("2021-11-06"))));
    assert_eq!(turns(&on("2021-11-07"), "CMPC-29", closing), Some((due, Some(Outcome::Fail))));
    assert_eq!(on(TODAY).changed(), 0);
}

#[test]
fn suppositions_add_up() {
    let (mut build, mentees) = with_mentees(10);
    let session = planned(&mut build, "2021-10-12T10:00", 90);
    let at = Subject::Session(session.id);
    build.put(session);
    let leaves = Supposition::Leave(mentees[0], day("2021-10-05"));
    let swap = found(&build, &[joins(99, "2021-10-06"), leaves]);
    assert_eq!((turns(&swap, "CMPC-06", Subject::Group), turns(&swap, "CMPC-06", at)), (None, None));
    let wider = limit("cmpc-policy", LimitName::MaxMentees, 11);
    let eleven = found(&build, &[joins(99, "2021-10-06"), wider]);
    assert_eq!(turns(&eleven, "CMPC-06", Subject::Group), None);
    assert_eq!(turns(&eleven, "CMPN-05", Subject::Group), NOW_FAILS);
    let passes_through = [joins(99, "2021-10-06"), Supposition::Leave(PersonId::from_number(99), day("2021-10-08"))];
    let short = found(&build, &passes_through);
    assert_eq!((turns(&short, "CMPC-06", Subject::Group), turns(&short, "CMPC-06", at)), (NOW_FAILS, None));
}

#[test]
fn the_book_stays_as_it_is() {
    let (build, mentees) = with_mentees(10);
    let before = build.book.clone();
    found(&build, &[joins(99, "2021-10-06"), policy("uk-healthcare", true), Supposition::Today(day("2022-10-01"))]);
    found(&build, &[Supposition::Leave(mentees[0], day("2021-10-05"))]);
    assert_eq!(build.book, before);
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let (mut build, mentees) = with_mentees(2);
    let id = build.session("2021-09-07T10:00", 60, &mentees);
    let today = || Supposition::Today(day("2021-12-01"));
    let span = |minutes| -> Span { span("2021-09-08T10:00", minutes) };
    let nobody = PersonId::from_number(77);
    let nothing = SessionId::from_number(78);
    for (cannot, why) in [
        (policy("no-such", true), Why::NoPolicy("no-such".into())),
        (limit("uk-healthcare", LimitName::TypicalMin, 3), Why::NotChosen("uk-healthcare".into())),
        (limit("cmpc-policy", LimitName::TypicalMin, 3), Why::NoLimit("cmpc-policy".into())),
        (Supposition::Leave(nobody, day("2021-12-01")), Why::NoMember(nobody)),
        (Supposition::Role(nobody, Role::Observer), Why::NoMember(nobody)),
        (Supposition::Move(nothing, span(60)), Why::NoSession(nothing)),
        (Supposition::CallOff(id), Why::Held(id)),
        (Supposition::Today(day("2021-12-02")), Why::Twice),
    ] {
        assert_eq!(refused(&build, &[today(), cannot]), (1, why));
    }
    for (cannot, problem) in [
        (Supposition::Leave(mentees[0], day("2020-12-31")), Problem::Before("joined")),
        (Supposition::Move(id, span(59)), Problem::MoreThanHeld(Minutes(59))),
        (joins(11, "2021-10-05"), Problem::Duplicate),
        (Supposition::Join(unknown(), None), Problem::UnknownReference(unknown_key())),
    ] {
        let (0, Why::Invalid(invalid)) = refused(&build, &[cannot]) else { unreachable!("it is invalid") };
        assert_eq!(invalid[0].problem, problem);
    }
    let more = [policy("uk-healthcare", true), limit("uk-healthcare", LimitName::DominancePercent, 101)];
    assert_eq!(refused(&build, &more), (1, Why::MoreThanWhole(101)));
    assert_eq!(
        Refused { at: 1, why: Why::Twice }.to_string(),
        "supposition 2: another one is about the same: remove one of them"
    );
    let present = Present { book: &build.book, group: GroupId::from_number(9), library: &[], today: day(TODAY) };
    assert_eq!(what_if(&present, &[]), Err(Refused { at: 0, why: Why::NoGroup }));
}

fn unknown() -> Member {
    let Supposition::Join(member, _) = joins(88, "2021-10-05") else { unreachable!("it joins") };
    member
}

fn unknown_key() -> RecordKey {
    newcomer(88).key()
}
