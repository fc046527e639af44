//! The sample group: complete records of a group in mid-life, dated around today, removable in one step.

use super::clock;
use super::state::edit::Edit;
use super::texts::fill;
use super::texts::sample::SampleText as T;
use crate::domain::case::{Case, Concern, OffLimits};
use crate::domain::charter::Charter;
use crate::domain::dates::Span;
use crate::domain::goal::{Goal, Need, Progress};
use crate::domain::goal_plan::{GoalPlan, Level};
use crate::domain::group::{Group, Member, Role};
use crate::domain::ids::{CaseId, GoalId, GroupId, MeetingId, NeedId, PersonId};
use crate::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use crate::domain::note::{About, BriefingPart, Note};
use crate::domain::person::{Enrolment, Listing, Person};
use crate::domain::record::{Entity, Settings};
use crate::domain::session::{AgendaItem, Attendance, Confidentiality, Focus, Mode, SelfCheck, Session, SignOff};
use crate::domain::units::{Attainment, Minutes};
use crate::journal::entry::{Act, Draft};
use chrono::{Days, NaiveDate, NaiveTime};

/// Mentees of the sample.
const MENTEES: u32 = 8;
/// Sessions that were held, a fortnight apart; one more is planned.
const HELD: u64 = 6;
const LENGTH: Minutes = Minutes(90);

/// A mentee of the sample with what the later records refer to.
struct Mentee {
    person: PersonId,
    name: String,
    goal: GoalId,
}

/// The sample group and the one entry that adds it. `first_book` where the book has no keeper yet.
#[must_use]
pub fn draft(today: NaiveDate, first_book: bool) -> (GroupId, Draft) {
    let group: GroupId = clock::new_id();
    let mentor: PersonId = clock::new_id();
    let start = today - Days::new(14 * HELD - 4);
    let record = Group {
        id: group,
        name: T::Name.text().to_owned(),
        purpose: T::Purpose.text().to_owned(),
        goals: T::Goals.text().to_owned(),
        packs: vec!["cmpc-policy".to_owned(), "cmpc-notice".to_owned()],
        mentor: Some(mentor),
        contact_target: Some(2),
        charter: Charter::default(),
        sample: true,
    };
    let listing = Listing {
        id: clock::new_id(),
        person: mentor,
        from: start - Days::new(400),
        to: Some(today + Days::new(200)),
        checked_on: Some(start - Days::new(20)),
        source: T::ListingSource.text().to_owned(),
        certified: None,
    };
    let mut edit = Edit::labelled(Act::AddSample, Some(record.key()), Some(group))
        .and(record, None)
        .and(person(mentor, T::Mentor.text()), None)
        .and(member(group, mentor, Role::Mentor, start), None)
        .and(listing, None);
    if first_book {
        edit = edit.and(Settings { id: uuid::Uuid::nil(), keeper: Some(mentor), retention: Vec::new() }, None);
    }
    let mentees: Vec<_> = (1..=MENTEES)
        .map(|number| Mentee { person: clock::new_id(), name: format!("M{number:02}"), goal: clock::new_id() })
        .collect();
    for (place, mentee) in (0..).zip(&mentees) {
        edit = opening(edit, group, mentor, mentee, start - Days::new(10 - u64::from(place % 5)), place);
    }
    edit = edit.and(briefing(group, mentor, &mentees, start), None);
    for number in 0..HELD {
        edit = session(edit, group, mentor, &mentees, start + Days::new(14 * number), number);
    }
    let next = Session { planned: span(start + Days::new(14 * HELD), 10), ..blank_session(group, mentor, HELD) };
    (group, edit.and(next, None).draft())
}

fn person(id: PersonId, name: &str) -> Person {
    Person { id, code_name: name.to_owned(), full_name: String::new(), note: String::new() }
}

fn member(group: GroupId, person: PersonId, role: Role, joined: NaiveDate) -> Member {
    Member {
        id: clock::new_id(),
        group,
        person,
        role,
        invited: None,
        joined: Some(joined),
        left: None,
        fit: String::new(),
        profession: String::new(),
    }
}

/// From that hour on, as long as a session lasts.
fn span(day: NaiveDate, hour: u32) -> Option<Span> {
    let at = |hour: u32, minute: u32| Some(clock::moment_at(day, NaiveTime::from_hms_opt(hour, minute, 0)?));
    Span::new(at(hour, 0)?, at(hour + 1, 30)?).ok()
}

/// How the goal of a mentee is meant: all but by when, so that the aid has something to say.
fn plan(need: NeedId, day: NaiveDate) -> GoalPlan {
    let texts = [T::LevelOne, T::LevelTwo, T::LevelThree, T::LevelFour, T::LevelFive];
    let described = Attainment::LEVELS.into_iter().zip(texts);
    GoalPlan {
        specific: T::Specific.text().to_owned(),
        needs: vec![need],
        scale: described.map(|(level, text)| Level { level, text: text.text().to_owned(), on: day }).collect(),
        ..GoalPlan::default()
    }
}

/// A mentee with everything that the opening meeting settles.
fn opening(edit: Edit, group: GroupId, mentor: PersonId, mentee: &Mentee, day: NaiveDate, place: u32) -> Edit {
    let meeting: MeetingId = clock::new_id();
    let case: CaseId = clock::new_id();
    let need: NeedId = clock::new_id();
    let who = mentee.person;
    edit.and(person(who, &mentee.name), None)
        .and(member(group, who, Role::Mentee, day), None)
        .and(
            Enrolment {
                id: clock::new_id(),
                person: who,
                programme: "cmpc".to_owned(),
                group_option: Some(true),
                accrual_start: Some(day - Days::new(30)),
                completed_on: None,
                evidence: String::new(),
                ruling: String::new(),
            },
            None,
        )
        .and(
            Meeting {
                id: meeting,
                group,
                person: who,
                kind: MeetingKind::Opening,
                planned: None,
                held: span(day, 9 + place),
                held_by: Some(mentor),
                confidentiality_on: Some(day),
                cases: Some(CasesDiscussed::Discussed(vec![case])),
                notes: String::new(),
            },
            None,
        )
        .and(
            Need {
                id: need,
                group,
                person: who,
                text: T::Need.text().to_owned(),
                assessed_on: day,
                meeting: Some(meeting),
            },
            None,
        )
        .and(
            Goal {
                id: mentee.goal,
                group,
                person: Some(who),
                text: T::Goal.text().to_owned(),
                proposed_by: Vec::new(),
                steps: vec![T::Step.text().to_owned()],
                plan: plan(need, day),
                set_on: day,
                meeting: Some(meeting),
                progress: vec![Progress {
                    on: day + Days::new(40),
                    text: T::Progress.text().to_owned(),
                    session: None,
                    meeting: None,
                    attainment: Some(Attainment::LEVELS[1]),
                }],
                outcome: None,
            },
            None,
        )
        .and(
            Case {
                id: case,
                group,
                person: who,
                code: fill("C-0{0}", &[&(place + 1).to_string()]),
                nature: T::CaseNature.text().to_owned(),
                scope: T::CaseScope.text().to_owned(),
                off_limits: Some(OffLimits::Parts(vec![T::OffLimits.text().to_owned()])),
                assigned_on: day,
                anonymised_on: None,
                discussed_on: Some(day),
                meeting: Some(meeting),
            },
            None,
        )
        .and(
            Concern {
                id: clock::new_id(),
                group,
                person: who,
                raised_on: day,
                concern: None,
                discussed_on: Some(day),
                outcome: String::new(),
            },
            None,
        )
}

fn briefing(group: GroupId, mentor: PersonId, mentees: &[Mentee], day: NaiveDate) -> Note {
    let recipients = mentees.iter().map(|mentee| mentee.person).collect();
    let covers = vec![BriefingPart::Purpose, BriefingPart::Goals, BriefingPart::IndividualComponent];
    note(group, mentor, day, T::Briefing, About::Briefing { recipients, covers })
}

fn note(group: GroupId, mentor: PersonId, on: NaiveDate, text: T, about: About) -> Note {
    Note { id: clock::new_id(), group, on, by: Some(mentor), text: text.text().to_owned(), about }
}

fn blank_session(group: GroupId, mentor: PersonId, number: u64) -> Session {
    let topics = [T::TopicOne, T::TopicTwo, T::TopicThree, T::TopicFour];
    let topic = topics.into_iter().cycle().nth(usize::try_from(number).unwrap_or_default());
    Session {
        mode: Some(Mode::Online),
        topic: topic.map(|topic| topic.text().to_owned()).unwrap_or_default(),
        conducted_by: Some(mentor),
        ..Session::blank(clock::new_id(), group)
    }
}

/// A session that was held and written up, with what mentees did in it.
fn session(edit: Edit, group: GroupId, mentor: PersonId, mentees: &[Mentee], day: NaiveDate, number: u64) -> Edit {
    let blank = blank_session(group, mentor, number);
    let late = |place: usize| if place as u64 == number { Minutes(15) } else { Minutes::ZERO };
    let attendance = mentees.iter().enumerate().map(|(place, mentee)| Attendance {
        person: mentee.person,
        present: LENGTH.less(late(place)),
        late: late(place),
    });
    let item = AgendaItem {
        id: clock::new_id(),
        title: blank.topic.clone(),
        minutes: Some(LENGTH),
        serves: vec![Focus::ProfessionalFunctioning, Focus::ServiceProvision],
        goals: mentees.iter().map(|mentee| mentee.goal).collect(),
        mentees: Vec::new(),
        proposed_by: None,
        attention: None,
    };
    let session = Session {
        held: span(day, 10),
        agenda: vec![item],
        attendance: Some(attendance.collect()),
        turns: mentees.iter().map(|mentee| mentee.person).collect(),
        confidentiality: Some(Confidentiality { on: day, incident: None }),
        self_check: Some(SelfCheck { on: day, on_course: true, correction: String::new() }),
        // the last one still waits for its signature, so that the sample has something to do
        sign_off: (number + 1 < HELD).then_some(SignOff { by: mentor, on: day }),
        ..blank
    };
    let of = session.id;
    mentees.iter().fold(edit.and(session, None), |edit, mentee| {
        let person = mentee.person;
        let monitoring = About::ServiceMonitoring { person, session: Some(of) };
        let activity = About::Activity { person, goal: Some(mentee.goal), session: Some(of) };
        edit.and(note(group, mentor, day, T::ServiceNote, monitoring), None)
            .and(note(group, mentor, day, T::Activity, activity), None)
    })
}
