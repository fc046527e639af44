//! When the cap of ten hours is reached.

use crate::build::{Build, GROUP, day};
use circlebook::domain::group::Role;
use circlebook::domain::hours::Category;
use circlebook::domain::ids::{GroupId, PersonId, SessionId};
use circlebook::domain::meeting::MeetingKind;
use circlebook::domain::session::Session;
use circlebook::domain::units::Minutes;
use circlebook::policy::credit::{Line, Source, WhyNot};
use circlebook::policy::packs::built_in;
use circlebook::policy::projection::{Projection, Reach, project};
use std::collections::BTreeMap;

const TODAY: &str = "2021-10-01";
const OTHER: GroupId = GroupId::from_number(2);

fn projections(build: &Build) -> BTreeMap<PersonId, Projection> {
    project(&build.book, GROUP, crate::build::packs(), built_in().unwrap(), day(TODAY))
}

fn of(build: &Build, person: PersonId) -> Projection {
    projections(build).remove(&person).unwrap()
}

fn plan(build: &mut Build, group: GroupId, start: &str, minutes: u32) -> SessionId {
    let held = build.held(group, start, minutes, &[]);
    let id = held.id;
    build.put(Session { planned: held.held, held: None, attendance: None, conducted_by: None, ..held });
    id
}

/// Two mentees, of whom the first has so many minutes, and a session a week of so many minutes from October 5 on.
fn planned(done: u32, sessions: &[u32]) -> (Build, Vec<PersonId>, Vec<SessionId>) {
    let mut build = Build::new();
    let mentees: Vec<_> = [11, 12].map(|number| build.mentee(GROUP, number)).into();
    if done > 0 {
        build.hours(mentees[0], "2021-09-20", done, Category::MentoredExperience);
    }
    let days = ["2021-10-05", "2021-10-12", "2021-10-19", "2021-10-26"];
    let ids = days.iter().zip(sessions).map(|(on, minutes)| plan(&mut build, GROUP, &format!("{on}T10:00"), *minutes));
    let ids = ids.collect::<Vec<_>>();
    (build, mentees, ids)
}

fn with(projection: &Projection) -> &Line {
    let Reach::With(line) = &projection.reach else { unreachable!("{projection:#?}") };
    line
}

#[test]
fn the_cap_is_reached_in_the_session_that_fills_it() {
    let (build, mentees, ids) = planned(480, &[60, 60, 60]);
    let exactly = of(&build, mentees[0]);
    assert_eq!((with(&exactly).source, with(&exactly).on), (Source::Session(ids[1]), day("2021-10-12")));
    assert_eq!((exactly.ahead, exactly.worth), (3, Minutes(120)));
    let short = exactly.short.clone().unwrap();
    assert_eq!((short.source, short.credited), (Source::Session(ids[2]), Minutes::ZERO));
    assert_eq!(short.withheld.as_ref().unwrap().why, WhyNot::Cap);
    assert_eq!(of(&build, mentees[1]).reach, Reach::Not(Minutes(420)));
}

#[test]
fn a_minute_over_does_not_count_and_a_minute_under_leaves_the_cap_open() {
    let (build, mentees, ids) = planned(480, &[60, 61]);
    let over = of(&build, mentees[0]);
    assert_eq!(with(&over).source, Source::Session(ids[1]));
    let short = over.short.unwrap();
    assert_eq!(
        (short.source, short.credited, short.withheld.as_ref().unwrap().minutes),
        (Source::Session(ids[1]), Minutes(60), Minutes(1))
    );
    let (build, mentees, _) = planned(480, &[60, 59]);
    let under = of(&build, mentees[0]);
    assert_eq!((under.reach, under.short, under.worth), (Reach::Not(Minutes(1)), None, Minutes(119)));
    let (build, mentees, _) = planned(480, &[60, 60]);
    let full = of(&build, mentees[0]);
    assert_eq!((with(&full).on, full.short), (day("2021-10-12"), None));
}

#[test]
fn what_was_held_may_have_reached_it_already() {
    let (build, mentees, ids) = planned(600, &[60]);
    let full = of(&build, mentees[0]);
    assert_eq!((full.reach, full.worth), (Reach::Already(day("2021-09-20")), Minutes::ZERO));
    assert_eq!(full.short.map(|line| line.source), Some(Source::Session(ids[0])));
}

#[test]
fn a_session_after_the_listing_ended_adds_nothing() {
    let (mut build, mentees, ids) = planned(480, &[60, 60]);
    build.listing("2020-03-01", Some("2021-10-11"));
    let ended = of(&build, mentees[0]);
    assert_eq!((&ended.reach, ended.worth), (&Reach::Not(Minutes(60)), Minutes(60)));
    let short = ended.short.unwrap();
    assert_eq!((short.source, short.withheld.as_ref().unwrap().why), (Source::Session(ids[1]), WhyNot::NotListed));
}

#[test]
fn without_a_plan_nothing_is_ahead_and_what_was_to_be_held_before_today_is_no_plan() {
    let (mut build, mentees, _) = planned(480, &[]);
    let nothing = of(&build, mentees[0]);
    assert_eq!((&nothing.reach, nothing.ahead, nothing.worth), (&Reach::Not(Minutes(120)), 0, Minutes::ZERO));
    plan(&mut build, GROUP, "2021-09-30T10:00", 60);
    assert_eq!(of(&build, mentees[0]), nothing);
    plan(&mut build, GROUP, "2021-10-01T10:00", 60);
    assert_eq!(of(&build, mentees[0]).ahead, 1, "today is still to come");
}

#[test]
fn somebody_who_left_has_nothing_ahead() {
    let (mut build, mentees, _) = planned(480, &[60, 60]);
    build.member(GROUP, mentees[0], Role::Mentee, Some("2021-01-01"), Some("2021-10-05"));
    let left = of(&build, mentees[0]);
    assert_eq!((left.reach, left.ahead, left.worth), (Reach::Not(Minutes(60)), 1, Minutes(60)));
    build.member(GROUP, mentees[0], Role::Mentee, Some("2021-01-01"), Some("2021-09-30"));
    assert!(projections(&build).get(&mentees[0]).is_none_or(|gone| gone.ahead == 0));
}

#[test]
fn plans_of_all_groups_fill_one_cap_in_order_of_their_days() {
    let (mut build, mentees, _) = planned(480, &[60, 60]);
    build.group(OTHER);
    build.member(OTHER, mentees[0], Role::Mentee, Some("2021-01-01"), None);
    build.meeting(OTHER, mentees[0], MeetingKind::Opening, "2021-01-02T09:00", 30);
    let between = plan(&mut build, OTHER, "2021-10-07T10:00", 90);
    let both = of(&build, mentees[0]);
    assert_eq!((with(&both).source, both.ahead), (Source::Session(between), 3));
    assert_eq!(both.short.unwrap().source, Source::Session(between));
    assert_eq!(of(&build, mentees[1]).ahead, 2);
}

#[test]
fn nobody_who_is_exempt_has_a_cap() {
    let (mut build, mentees, _) = planned(480, &[60, 60, 60]);
    build.enrol(mentees[0], Some(true), Some("2021-05-31"), None);
    let exempt = of(&build, mentees[0]);
    assert_eq!((exempt.reach, exempt.worth, exempt.short), (Reach::NoCap, Minutes(180), None));
}

#[test]
fn a_policy_without_a_programme_projects_nothing() {
    let (mut build, ..) = planned(480, &[60]);
    let uk: Vec<_> = built_in().unwrap().iter().filter(|pack| &*pack.key == "uk-healthcare").cloned().collect();
    let mut group = build.file(GROUP).group().unwrap().clone();
    group.packs = vec!["uk-healthcare".to_owned()];
    build.put(group);
    assert!(project(&build.book, GROUP, &uk, built_in().unwrap(), day(TODAY)).is_empty());
}
