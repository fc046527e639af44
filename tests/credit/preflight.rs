//! Warnings before a record is made.

use crate::build::{Build, GROUP, MENTOR, day, packs, span};
use circlebook::domain::charter::RoleModel;
use circlebook::domain::group::{Member, Role};
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::{AgendaItemId, HoursEntryId, MeetingId, MemberId, PersonId};
use circlebook::domain::meeting::{Meeting, MeetingKind};
use circlebook::domain::record::Record;
use circlebook::domain::session::{AgendaItem, Session};
use circlebook::domain::units::Minutes;
use circlebook::policy::pack::{Limit, LimitName, Pack};
use circlebook::policy::packs::built_in;
use circlebook::policy::preflight::{Alternative, Warning, preflight};
use circlebook::policy::verdict::{Finding, Outcome, Quantity, Subject};

const TODAY: &str = "2021-10-01";

fn warnings(build: &Build, proposed: impl Into<Record>) -> Vec<Warning> {
    preflight(&build.book, GROUP, packs(), &[proposed.into()], day(TODAY))
}

/// The only warning, which cites the policy and the notice's repetition of it.
fn only(mut warnings: Vec<Warning>) -> Warning {
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    warnings.remove(0)
}

fn with_mentees(number: u128) -> (Build, Vec<PersonId>) {
    let mut build = Build::new();
    let mentees = (11..11 + number).map(|number| build.mentee(GROUP, number)).collect();
    (build, mentees)
}

fn planned(build: &mut Build, start: &str, minutes: u32) -> Session {
    let held = build.held(GROUP, start, minutes, &[]);
    Session { planned: held.held, held: None, attendance: None, conducted_by: None, ..held }
}

fn joiner(joined: &str) -> Member {
    Member {
        id: MemberId::from_number(99),
        group: GROUP,
        person: PersonId::from_number(99),
        role: Role::Mentee,
        invited: None,
        joined: Some(day(joined)),
        left: None,
        fit: String::new(),
        profession: String::new(),
    }
}

fn meeting(person: PersonId, kind: MeetingKind, start: &str) -> Meeting {
    Meeting {
        id: MeetingId::from_number(5),
        group: GROUP,
        person,
        kind,
        planned: Some(span(start, 30)),
        held: None,
        held_by: None,
        confidentiality_on: None,
        cases: None,
        notes: String::new(),
    }
}

#[test]
fn an_eleventh_mentee_waits_for_a_place() {
    let (mut build, mentees) = with_mentees(10);
    let warning = only(warnings(&build, joiner("2021-10-05")));
    assert_eq!((&*warning.pack, &*warning.rule, warning.outcome), ("cmpc-policy", "CMPC-06", Outcome::Fail));
    assert_eq!(warning.also, [("cmpc-notice".into(), "CMPN-05".into())]);
    assert_eq!(warning.subjects, [Subject::Group]);
    assert_eq!(warning.reason.observed, Some(Quantity::Count(11)));
    assert_eq!(warning.reason.limit, Some(Quantity::Count(10)));
    assert_eq!(warning.alternatives, [Alternative::WaitForPlace(None)]);

    build.member(GROUP, mentees[8], Role::Mentee, Some("2021-01-01"), Some("2021-10-05"));
    let warning = only(warnings(&build, joiner("2021-10-05")));
    assert_eq!(warning.alternatives, [Alternative::WaitForPlace(Some(day("2021-10-06")))]);
    assert_eq!(warnings(&build, joiner("2021-10-06")), []);
}

#[test]
fn a_tenth_mentee_an_observer_and_an_invitation_bring_no_warning() {
    assert_eq!(warnings(&with_mentees(9).0, joiner("2021-10-05")), []);
    let (build, _) = with_mentees(10);
    assert_eq!(warnings(&build, Member { role: Role::Observer, ..joiner("2021-10-05") }), []);
    assert_eq!(warnings(&build, Member { joined: None, ..joiner("2021-10-05") }), []);
}

#[test]
fn an_eleventh_mentee_costs_everybody_the_sessions_that_are_planned() {
    let (mut build, mentees) = with_mentees(10);
    let session = planned(&mut build, "2021-10-12T10:00", 90);
    let id = session.id;
    build.put(session);
    let warning = only(warnings(&build, joiner("2021-10-05")));
    assert_eq!(warning.subjects, [Subject::Group, Subject::Session(id)]);
    assert!(mentees.iter().all(|mentee| warning.uncredited.get(mentee) == Some(&Minutes(90))));
}

#[test]
fn a_session_after_the_listing_ended_is_warned_of_when_planned_and_when_held() {
    let (mut build, mentees) = with_mentees(2);
    build.listing("2020-03-01", Some("2021-10-31"));
    build.session("2021-09-07T10:00", 60, &mentees);
    let plan = planned(&mut build, "2021-11-01T10:00", 60);
    let held =
        build.held(GROUP, "2021-11-01T10:00", 60, &mentees.iter().map(|person| (*person, 60)).collect::<Vec<_>>());
    for session in [plan, held] {
        let warning = only(warnings(&build, session.clone()));
        assert_eq!((&*warning.rule, warning.reason.kind), ("CMPC-05", Finding::NotListed));
        assert_eq!(warning.subjects, [Subject::Session(session.id)]);
        assert_eq!(warning.alternatives, [Alternative::RenewListing, Alternative::ProposeDay(day("2021-10-31"))]);
        assert_eq!(warning.uncredited.get(&mentees[0]), Some(&Minutes(60)));
    }
    let on_the_last_day = planned(&mut build, "2021-10-31T10:00", 60);
    assert_eq!(warnings(&build, on_the_last_day), []);
}

#[test]
fn eleven_at_a_session_are_one_too_many() {
    let (mut build, mentees) = with_mentees(11);
    let present: Vec<_> = mentees.iter().map(|person| (*person, 60)).collect();
    let session = build.held(GROUP, "2021-09-07T10:00", 60, &present);
    let warning = only(warnings(&build, session));
    assert_eq!((&*warning.rule, warning.reason.kind), ("CMPC-06", Finding::Over));
    assert_eq!(warning.alternatives, [Alternative::InviteAtMost(10)]);
    assert_eq!(warning.uncredited.len(), 11);
    let ten = build.held(GROUP, "2021-09-07T10:00", 60, &present[..10]);
    assert_eq!(warnings(&build, ten), [], "that eleven are on the roster is nothing new");
}

#[test]
fn minutes_over_the_cap_are_monitored_and_can_be_shortened() {
    let (mut build, mentees) = with_mentees(2);
    build.session("2021-09-07T10:00", 300, &mentees);
    build.session("2021-09-14T10:00", 240, &mentees[..1]);
    let plan = planned(&mut build, "2021-10-05T10:00", 90);
    let warning = only(warnings(&build, plan));
    assert_eq!((&*warning.rule, warning.outcome), ("CMPC-02", Outcome::Monitor));
    assert!(!warning.asks_reason());
    assert_eq!(warning.subjects, [Subject::Member(mentees[0])]);
    assert_eq!(warning.reason.observed, Some(Quantity::Time(Minutes(630))));
    assert_eq!(warning.uncredited.into_iter().collect::<Vec<_>>(), [(mentees[0], Minutes(30))]);
    assert_eq!(warning.alternatives, [Alternative::ShortenTo(Minutes(60)), Alternative::HoldIndividually]);
    let short = planned(&mut build, "2021-10-05T10:00", 60);
    assert_eq!(warnings(&build, short), []);
}

#[test]
fn sessions_planned_before_use_up_the_cap_first() {
    let (mut build, mentees) = with_mentees(2);
    build.session("2021-09-07T10:00", 540, &mentees);
    let first = planned(&mut build, "2021-10-05T10:00", 60);
    build.put(first);
    let second = planned(&mut build, "2021-10-12T10:00", 30);
    let warning = only(warnings(&build, second));
    assert_eq!(warning.uncredited.len(), 2);
    assert_eq!(warning.alternatives, [Alternative::HoldIndividually]);
}

#[test]
fn an_opening_meeting_must_end_by_the_first_session() {
    let (mut build, _) = with_mentees(2);
    let person = PersonId::from_number(30);
    build.member(GROUP, person, Role::Mentee, Some("2021-01-01"), None);
    build.enrol(person, Some(true), None, None);
    let session = planned(&mut build, "2021-10-05T10:00", 60);
    let start = session.planned.as_ref().unwrap().start().clone();
    build.put(session);
    let warning = only(warnings(&build, meeting(person, MeetingKind::Opening, "2021-10-05T09:31")));
    assert_eq!((&*warning.rule, warning.reason.kind), ("CMPC-16", Finding::TooLate));
    assert_eq!(warning.subjects, [Subject::Member(person)]);
    assert_eq!(warning.alternatives, [Alternative::EndBy(start)]);
    assert_eq!(warnings(&build, meeting(person, MeetingKind::Opening, "2021-10-05T09:30")), []);
}

#[test]
fn a_closing_meeting_before_the_last_session_does_not_count_and_one_after_the_listing_fails() {
    let (mut build, mentees) = with_mentees(2);
    build.session("2021-09-07T10:00", 60, &mentees);
    let last = planned(&mut build, "2021-10-12T10:00", 60);
    build.put(last);
    let warning = only(warnings(&build, meeting(mentees[0], MeetingKind::Closing, "2021-10-11T10:00")));
    assert_eq!((&*warning.rule, warning.reason.kind), ("CMPC-29", Finding::TooEarly));
    assert_eq!(warning.alternatives, [Alternative::ProposeDay(day("2021-10-12"))]);

    build.listing("2020-03-01", Some("2021-10-31"));
    let warning = only(warnings(&build, meeting(mentees[0], MeetingKind::Closing, "2021-11-01T10:00")));
    assert_eq!((&*warning.rule, warning.reason.kind), ("CMPC-05", Finding::NotListed));
    assert_eq!(warnings(&build, meeting(mentees[0], MeetingKind::Closing, "2021-10-31T10:00")), []);
}

#[test]
fn one_mentee_alone_is_met_individually() {
    let (mut build, mentees) = with_mentees(2);
    let session = build.held(GROUP, "2021-09-07T10:00", 60, &[(mentees[0], 60)]);
    let warning = only(warnings(&build, session));
    assert_eq!((&*warning.rule, warning.reason.kind), ("CMPC-07", Finding::Under));
    assert_eq!(warning.alternatives, [Alternative::HoldIndividually]);
}

#[test]
fn what_is_only_watched_asks_no_reason_and_offers_no_meeting_alone() {
    let (mut build, mentees) = with_mentees(5);
    let present: Vec<_> = mentees.iter().map(|person| (*person, 60)).collect();
    let session = build.held(GROUP, "2021-09-07T10:00", 60, &present);
    let uk: Vec<_> = built_in().unwrap().iter().filter(|pack| &*pack.key == "uk-healthcare").cloned().collect();
    let warnings = preflight(&build.book, GROUP, &uk, &[session.into()], day(TODAY));
    let small = warnings.iter().find(|warning| &*warning.rule == "UKH-36").unwrap();
    assert_eq!((small.outcome, small.reason.kind), (Outcome::Monitor, Finding::Under));
    assert!(!small.asks_reason());
    assert_eq!(small.alternatives, []);
    let alone = build.held(GROUP, "2021-09-07T10:00", 60, &present[..1]);
    assert!(only(self::warnings(&build, alone)).asks_reason());
}

#[test]
fn two_are_too_many_to_be_met_alone() {
    let (mut build, mentees) = with_mentees(2);
    let session = build.held(GROUP, "2021-09-07T10:00", 60, &[(mentees[0], 60), (mentees[1], 60)]);
    let mut own = Pack::clone(&packs()[0]);
    own.limits.insert(LimitName::MinMenteesPresent, Limit::Count(3));
    let warning = only(preflight(&build.book, GROUP, &[own.into()], &[session.into()], day(TODAY)));
    assert_eq!((&*warning.rule, &warning.alternatives[..]), ("CMPC-07", &[][..]));
}

#[test]
fn turns_at_the_chair_are_no_places_and_an_agenda_is_not_conducted() {
    let (mut build, mentees) = with_mentees(3);
    let mut group = build.file(GROUP).group().unwrap().clone();
    group.charter.role_model = Some(RoleModel::RotatingChair);
    build.put(group);
    let all = |minutes| mentees.iter().map(|person| (*person, minutes)).collect::<Vec<_>>();
    for start in ["2021-09-07T10:00", "2021-09-14T10:00"] {
        let mut session = build.held(GROUP, start, 60, &all(60));
        session.conduct.chair = Some(mentees[0]);
        build.put(session);
    }
    let mut session = build.held(GROUP, "2021-09-21T10:00", 60, &all(60));
    session.conduct.chair = Some(mentees[0]);
    session.agenda.push(AgendaItem {
        id: AgendaItemId::from_number(1),
        title: "Cases".to_owned(),
        minutes: None,
        serves: Vec::new(),
        goals: Vec::new(),
        mentees: Vec::new(),
        proposed_by: Some(MENTOR),
        attention: None,
    });
    let keys = ["proctor-stages", "nordic-roles"];
    let packs: Vec<_> = built_in().unwrap().iter().filter(|pack| keys.contains(&&*pack.key)).cloned().collect();
    let found = preflight(&build.book, GROUP, &packs, &[session.into()], day(TODAY));
    for (rule, kind) in [("PPG-30", Finding::Over), ("NOR-08", Finding::DoneByAnother)] {
        let warning = found.iter().find(|warning| &*warning.rule == rule).unwrap();
        assert_eq!((warning.reason.kind, &warning.alternatives[..]), (kind, &[][..]), "{rule}");
    }
}

#[test]
fn a_helper_does_not_conduct_for_the_mentor() {
    let (mut build, mentees) = with_mentees(2);
    let mut session = build.held(GROUP, "2021-09-07T10:00", 60, &[(mentees[0], 60), (mentees[1], 60)]);
    session.conducted_by = Some(PersonId::from_number(2));
    let warning = only(warnings(&build, session));
    assert_eq!((&*warning.rule, &warning.alternatives[..]), ("CMPC-38", &[Alternative::LetMentorConduct][..]));
    assert_eq!(warning.uncredited.get(&mentees[0]), Some(&Minutes(60)));
}

#[test]
fn group_time_as_direct_knowledge_is_entered_elsewhere() {
    let (build, mentees) = with_mentees(2);
    let entry = HoursEntry {
        id: HoursEntryId::from_number(7),
        group: GROUP,
        person: mentees[0],
        on: day("2021-09-07"),
        minutes: Minutes(15),
        setting: Setting::Group,
        category: Category::DirectKnowledge,
        source: String::new(),
    };
    let warning = only(warnings(&build, entry));
    assert_eq!(&*warning.rule, "CMPC-04");
    assert_eq!(warning.alternatives, [Alternative::EnterAsMentoredExperience]);
    assert_eq!(warning.uncredited.get(&mentees[0]), Some(&Minutes(15)));
}

#[test]
fn what_stood_before_and_sound_records_bring_no_warning() {
    let (mut build, mentees) = with_mentees(3);
    let mut session = build.held(GROUP, "2021-09-07T10:00", 60, &[(mentees[0], 60)]);
    build.put(session.clone());
    session.topic = "Season plans".to_owned();
    assert_eq!(warnings(&build, session), []);
    let sound = planned(&mut build, "2021-10-05T10:00", 60);
    assert_eq!(warnings(&build, sound), []);
}
