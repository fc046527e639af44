//! Credit over whole books: the cases of the policy, and what holds for every ledger.

use crate::build::{Build, GROUP, MENTOR, day, packs};
use circlebook::domain::group::{Member, Role};
use circlebook::domain::hours::Category;
use circlebook::domain::ids::{GroupId, ListingId, MemberId, PersonId};
use circlebook::domain::meeting::MeetingKind;
use circlebook::domain::person::Listing;
use circlebook::domain::units::Minutes;
use circlebook::policy::allocation::allocate;
use circlebook::policy::credit::{Ledger, WhyNot};
use circlebook::policy::facts::Facts;
use circlebook::policy::terms::{Rules, Terms};
use proptest::prelude::*;

const OTHER: GroupId = GroupId::from_number(2);

fn ledger_on(build: &Build, person: PersonId, today: &str) -> Ledger {
    let facts: Vec<_> = build.book.groups().values().filter_map(|file| Facts::of(file)).collect();
    let groups: Vec<_> = facts.iter().collect();
    let packs = packs();
    let rules: Rules<'_> = packs.iter().flat_map(|pack| &pack.rules).map(|rule| (&*rule.id, rule)).collect();
    allocate(person, &build.book.shelf, &groups, &Terms::of(packs, &rules), day(today)).unwrap()
}

fn ledger(build: &Build, person: PersonId) -> Ledger {
    ledger_on(build, person, "2023-01-01")
}

/// Credited minutes of each line, with reason and rule where some are withheld.
fn lines(ledger: &Ledger) -> Vec<(u32, Option<(WhyNot, &str)>)> {
    ledger
        .lines
        .iter()
        .map(|line| (line.credited.0, line.withheld.as_ref().map(|withheld| (withheld.why, &*withheld.rule))))
        .collect()
}

fn with_sessions(minutes: &[u32]) -> (Build, PersonId) {
    let mut build = Build::new();
    let person = build.mentee(GROUP, 11);
    for (number, minutes) in (1..).zip(minutes) {
        build.session(&format!("2021-09-{number:02}T10:00"), *minutes, &[person]);
    }
    (build, person)
}

#[test]
fn the_cap_credits_the_first_ten_hours_and_keeps_the_rest() {
    let cap = Some((WhyNot::Cap, "CMPC-02"));
    for (minutes, last, left) in [
        (&[585][..], (585, None), 15),
        (&[600], (600, None), 0),
        (&[600, 15], (0, cap), 0),
        (&[570, 60], (30, cap), 0),
        (&[90, 90, 90, 90, 90, 90, 90], (60, cap), 0),
    ] {
        let (build, person) = with_sessions(minutes);
        let ledger = ledger(&build, person);
        assert_eq!(lines(&ledger).pop().unwrap(), last, "{minutes:?}");
        assert_eq!(ledger.left(), Some(Minutes(left)), "{minutes:?}");
    }
}

#[test]
fn minutes_are_those_of_the_mentee_and_add_up_over_groups_by_start() {
    let mut build = Build::new();
    build.group(OTHER);
    let person = build.mentee(GROUP, 11);
    build.meeting(OTHER, person, MeetingKind::Opening, "2021-01-02T09:00", 30);
    let mut second = build.held(OTHER, "2021-09-08T10:00", 600, &[(person, 500)]);
    second.conducted_by = None;
    build.put(second);
    build.put(Member {
        id: MemberId::from_number(99),
        group: OTHER,
        person,
        role: Role::Mentee,
        invited: None,
        joined: Some(day("2021-01-01")),
        left: None,
        fit: String::new(),
        profession: String::new(),
    });
    build.session("2021-09-09T10:00", 90, &[person]);
    build.session("2021-09-07T10:00", 70, &[person]);
    let ledger = ledger(&build, person);
    assert_eq!(lines(&ledger), [(70, None), (500, None), (30, Some((WhyNot::Cap, "CMPC-02")))]);
    assert_eq!(ledger.lines.iter().map(|line| line.so_far.0).collect::<Vec<_>>(), [70, 570, 600]);
}

#[test]
fn earlier_minutes_are_not_judged_and_do_not_use_up_the_cap() {
    let (mut build, person) = with_sessions(&[600]);
    build.session("2021-05-31T10:00", 60, &[person]);
    let ledger = ledger(&build, person);
    assert_eq!(lines(&ledger), [(0, Some((WhyNot::BeforeInForce, "CMPN-01"))), (600, None)]);
    let mut first_day = Build::new();
    let person = first_day.mentee(GROUP, 11);
    first_day.session("2021-06-01T10:00", 60, &[person]);
    assert_eq!(lines(&self::ledger(&first_day, person)), [(60, None)]);
}

#[test]
fn group_time_under_direct_knowledge_earns_nothing() {
    let mut build = Build::new();
    let person = build.mentee(GROUP, 11);
    build.hours(person, "2021-09-07", 15, Category::DirectKnowledge);
    build.hours(person, "2021-09-07", 20, Category::MentoredExperience);
    assert_eq!(lines(&ledger(&build, person)), [(0, Some((WhyNot::WrongCategory, "CMPC-04"))), (20, None)]);
}

#[test]
fn the_option_must_have_been_chosen() {
    for option in [None, Some(false)] {
        let (mut build, person) = with_sessions(&[60]);
        build.enrol(person, option, None, None);
        assert_eq!(lines(&ledger(&build, person)), [(0, Some((WhyNot::OptionNotChosen, "CMPC-01")))], "{option:?}");
    }
}

#[test]
fn the_mentor_must_be_listed_on_the_day() {
    for (to, second) in [
        (Some("2021-09-01"), (0, Some((WhyNot::NotListed, "CMPC-05")))),
        (Some("2021-09-02"), (60, None)),
        (None, (60, None)),
    ] {
        let (mut build, person) = with_sessions(&[60, 60]);
        build.listing("2020-03-01", to);
        assert_eq!(lines(&ledger(&build, person)), [(60, None), second], "{to:?}");
    }

    let (mut build, person) = with_sessions(&[60]);
    build.put(Listing {
        id: ListingId::from_number(1),
        person: MENTOR,
        from: day("2020-03-01"),
        to: None,
        checked_on: None,
        source: String::new(),
        certified: None,
    });
    assert_eq!(lines(&ledger(&build, person)), [(0, Some((WhyNot::ListingUnknown, "CMPC-05")))]);
}

#[test]
fn an_eleventh_mentee_present_costs_everybody_the_session() {
    for (present, expected) in [(10, (60, None)), (11, (0, Some((WhyNot::TooManyMentees, "CMPC-06"))))] {
        let mut build = Build::new();
        let mentees: Vec<_> = (11..11 + present).map(|number| build.mentee(GROUP, number)).collect();
        build.session("2021-09-07T10:00", 60, &mentees);
        assert_eq!(lines(&ledger(&build, mentees[0])), [expected]);
    }
}

#[test]
fn sessions_that_began_before_the_opening_meeting_ended_earn_nothing() {
    let late = (0, Some((WhyNot::BeforeOpeningMeeting, "CMPC-16")));
    for (start, first) in
        [("2021-09-01T09:00", (60, None)), ("2021-09-01T09:30", (60, None)), ("2021-09-01T09:31", late)]
    {
        let (mut build, person) = with_sessions(&[60, 60]);
        build.meeting(GROUP, person, MeetingKind::Opening, start, 30);
        assert_eq!(lines(&ledger(&build, person)), [first, (60, None)], "{start}");
    }
    let mut build = Build::new();
    let person = PersonId::from_number(11);
    build.member(GROUP, person, Role::Mentee, Some("2021-01-01"), None);
    build.enrol(person, Some(true), None, None);
    build.session("2021-09-01T10:00", 60, &[person]);
    assert_eq!(lines(&ledger(&build, person)), [late], "no opening meeting at all");
}

#[test]
fn somebody_else_than_the_mentor_conducts_without_credit() {
    for (by, expected) in [
        (Some(MENTOR), (60, None)),
        (None, (60, None)),
        (Some(PersonId::from_number(2)), (0, Some((WhyNot::NotConductedByListedMentor, "CMPC-38")))),
    ] {
        let mut build = Build::new();
        let person = build.mentee(GROUP, 11);
        let mut session = build.held(GROUP, "2021-09-01T10:00", 60, &[(person, 60)]);
        session.conducted_by = by;
        build.put(session);
        assert_eq!(lines(&ledger(&build, person)), [expected], "{by:?}");
    }
}

#[test]
fn the_transition_lifts_the_cap_for_those_it_exempts() {
    let fourteen_hours = |start: &str, completed: &str| {
        let mut build = Build::new();
        let person = build.mentee(GROUP, 11);
        build.enrol(person, Some(true), Some(start), Some(completed));
        for number in 1..=14 {
            build.hours(person, &format!("2021-09-{number:02}"), 60, Category::MentoredExperience);
        }
        let ledger = ledger(&build, person);
        (ledger.credited().0, ledger.cap)
    };
    assert_eq!(fourteen_hours("2021-03-15", "2022-06-30"), (840, None));
    assert_eq!(fourteen_hours("2021-03-15", "2022-07-02"), (600, Some(Minutes(600))));
    assert_eq!(fourteen_hours("2021-06-01", "2022-06-30"), (600, Some(Minutes(600))));
}

#[test]
fn whoever_is_no_mentee_has_no_lines_and_no_credit_without_a_crediting_pack() {
    let mut build = Build::new();
    let person = build.mentee(GROUP, 11);
    build.member(GROUP, person, Role::Observer, Some("2021-01-01"), None);
    build.session("2021-09-01T10:00", 60, &[person]);
    assert_eq!(ledger(&build, person).lines, []);
    let facts = Facts::of(build.file(GROUP)).unwrap();
    assert_eq!(allocate(person, &build.book.shelf, &[&facts], &[], day("2023-01-01")), None);
}

/// A session or entry of the property tests: day of the year 2021, minutes, extra mentees, conducted by another, group.
type Work = (u32, u32, u128, bool, bool);

fn book(works: &[Work], opening: u32, option: bool, listed_to: u32) -> (Build, PersonId) {
    let date = |number: u32| day("2021-01-01") + chrono::Days::new(number.into());
    let mut build = Build::new();
    build.group(OTHER);
    build.listing("2020-03-01", Some(&date(listed_to).to_string()));
    let person = build.mentee(GROUP, 11);
    build.enrol(person, Some(option), None, None);
    build.meeting(GROUP, person, MeetingKind::Opening, &format!("{}T09:00", date(opening)), 30);
    for number in 12..=22 {
        build.mentee(GROUP, number);
    }
    for (on, minutes, extra, by_another, entry) in works {
        let on = date(*on);
        if *entry {
            build.hours(person, &on.to_string(), *minutes, Category::MentoredExperience);
            continue;
        }
        let present: Vec<_> = (11..=11 + extra).map(|number| (PersonId::from_number(number), *minutes)).collect();
        let mut session = build.held(GROUP, &format!("{on}T10:00"), *minutes, &present);
        session.conducted_by = Some(if *by_another { PersonId::from_number(2) } else { MENTOR });
        build.put(session);
    }
    (build, person)
}

proptest! {
    #[test]
    fn every_ledger_adds_up(
        works in prop::collection::vec((0u32..365, 1u32..300, 0u128..11, prop::bool::weighted(0.1), prop::bool::weighted(0.3)), 0..20),
        opening in 0u32..300,
        option in prop::bool::weighted(0.9),
        listed_to in 0u32..400,
    ) {
        let (build, person) = book(&works, opening, option, listed_to);
        let ledger = ledger(&build, person);
        prop_assert_eq!(ledger.lines.len(), works.len());
        prop_assert!(ledger.credited() <= ledger.cap.unwrap());
        let mut so_far = Minutes::ZERO;
        for line in &ledger.lines {
            so_far = so_far + line.credited;
            prop_assert_eq!(line.so_far, so_far);
            let withheld: Minutes = line.withheld.iter().map(|withheld| withheld.minutes).sum();
            prop_assert_eq!(line.credited + withheld, line.attended);
            prop_assert!(line.withheld.iter().all(|withheld| !withheld.minutes.is_zero()));
        }
        let eligible: Minutes = ledger.lines.iter().map(|line| line.eligible()).sum();
        prop_assert_eq!(ledger.credited(), eligible.min(ledger.cap.unwrap()), "the cap is used to the full");
        prop_assert_eq!(&self::ledger(&build, person), &ledger, "judged again, nothing changes");
    }

    #[test]
    fn the_order_in_which_records_came_does_not_matter(
        works in prop::collection::vec((150u32..365, 1u32..300, 0u128..11, Just(false), prop::bool::ANY), 1..15),
        seed in any::<u64>(),
    ) {
        let (build, person) = book(&works, 0, true, 400);
        let mut records: Vec<_> = build.book.groups().values().flat_map(|file| file.standing(None)).collect();
        records.sort_by_key(|standing| standing.record.key().id.as_u128().wrapping_mul(u128::from(seed) | 1));
        let mut shuffled = Build::new();
        shuffled.book.shelf = build.book.shelf.clone();
        for standing in records {
            shuffled.put(standing.record);
        }
        prop_assert_eq!(ledger(&shuffled, person), ledger(&build, person));
    }
}
