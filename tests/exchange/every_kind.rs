//! One record of every kind with every field set: a field that is added here without a new schema shows in the golden files.

use chrono::NaiveDate;
use circlebook::domain::case::{Case, Concern, Incident, OffLimits};
use circlebook::domain::dates::Span;
use circlebook::domain::evaluation::{Action, Evaluation, Response};
use circlebook::domain::goal::{Goal, GoalOutcome, Need, Progress};
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::*;
use circlebook::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use circlebook::domain::note::{About, BriefingPart, Note};
use circlebook::domain::person::{Enrolment, Listing, Person};
use circlebook::domain::record::{Record, Settings};
use circlebook::domain::session::*;
use circlebook::domain::units::{Attainment, Minutes};
use uuid::Uuid;

/// The group of all records.
pub const GROUP: GroupId = GroupId::from_number(0x10);
const MENTOR: PersonId = PersonId::from_number(0x01);
const MENTEE: PersonId = PersonId::from_number(0x02);
const SESSION: SessionId = SessionId::from_number(0x30);
const MEETING: MeetingId = MeetingId::from_number(0x40);
const GOAL: GoalId = GoalId::from_number(0x50);
const CASE: CaseId = CaseId::from_number(0x60);
const INCIDENT: NoteId = NoteId::from_number(0x90);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 9, day).unwrap()
}

fn span(day: u32, from: &str, to: &str) -> Span {
    let moment = |time: &str| format!("2021-09-{day:02}T{time}+01:00[Europe/London]").parse().unwrap();
    Span::new(moment(from), moment(to)).unwrap()
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// The records.
pub fn records() -> Vec<Record> {
    let mut records = shelf();
    records.extend(group());
    records.extend(session());
    records.extend(mentee());
    records.extend(notes());
    records
}

fn shelf() -> Vec<Record> {
    vec![
        Settings { id: Uuid::nil(), keeper: Some(MENTOR) }.into(),
        Listing {
            id: ListingId::from_number(0x05),
            person: MENTOR,
            from: day(1),
            to: Some(day(30)),
            checked_on: Some(day(2)),
            source: text("https://registry.example"),
            certified: Some(true),
        }
        .into(),
        Person {
            id: MENTOR, code_name: text("Mentor"), full_name: text("Zoë Ωmega 😀"), note: text("a \"b\"\n\\c")
        }
        .into(),
        Person { id: MENTEE, code_name: text("M01"), full_name: text("x"), note: text("y") }.into(),
        Enrolment {
            id: EnrolmentId::from_number(0x06),
            person: MENTEE,
            programme: text("cmpc"),
            group_option: Some(true),
            accrual_start: Some(day(1)),
            completed_on: Some(day(30)),
            evidence: text("log book"),
            ruling: text("none yet"),
        }
        .into(),
    ]
}

fn group() -> Vec<Record> {
    vec![
        Group {
            id: GROUP,
            name: text("Tuesday group"),
            purpose: text("to learn"),
            goals: text("to finish"),
            packs: vec![text("cmpc-policy"), text("cmpc-notice")],
            mentor: Some(MENTOR),
            contact_target: Some(3),
            sample: true,
        }
        .into(),
        Member {
            id: MemberId::from_number(0x20),
            group: GROUP,
            person: MENTEE,
            role: Role::Mentee,
            invited: Some(day(1)),
            joined: Some(day(3)),
            left: Some(day(29)),
        }
        .into(),
    ]
}

fn session() -> Vec<Record> {
    let held = Session {
        id: SESSION,
        group: GROUP,
        planned: Some(span(7, "10:00", "11:30")),
        held: Some(span(7, "10:05", "11:35")),
        cancelled: None,
        mode: Some(Mode::Hybrid),
        topic: text("feedback"),
        agenda: vec![AgendaItem {
            id: AgendaItemId::from_number(0x31),
            title: text("round"),
            minutes: Some(Minutes(20)),
            serves: vec![
                Focus::ProfessionalFunctioning,
                Focus::ServiceProvision,
                Focus::Learning,
                Focus::Administration,
            ],
            goals: vec![GOAL],
            mentees: vec![MENTEE],
        }],
        conducted_by: Some(MENTOR),
        attendance: Some(vec![Attendance { person: MENTEE, present: Minutes(70), late: Minutes(20) }]),
        turns: vec![MENTEE],
        cases_raised: vec![CASE],
        confidentiality: Some(Confidentiality { on: day(7), incident: Some(INCIDENT) }),
        self_check: Some(SelfCheck { on: day(8), on_course: false, correction: text("slow down") }),
        notes: text("went well"),
        sign_off: Some(SignOff { by: MENTOR, on: day(9) }),
    };
    let cancelled = Session {
        id: SessionId::from_number(0x32),
        held: None,
        cancelled: Some(Cancelled { on: day(10), reason: text("illness") }),
        attendance: None,
        ..held.clone()
    };
    vec![held.into(), cancelled.into()]
}

fn mentee() -> Vec<Record> {
    vec![
        Meeting {
            id: MEETING,
            group: GROUP,
            person: MENTEE,
            kind: MeetingKind::Opening,
            planned: Some(span(3, "09:00", "10:00")),
            held: Some(span(3, "09:00", "10:10")),
            held_by: Some(MENTOR),
            confidentiality_on: Some(day(3)),
            cases: Some(CasesDiscussed::Discussed(vec![CASE])),
            notes: text("calm"),
        }
        .into(),
        Need {
            id: NeedId::from_number(0x45),
            group: GROUP,
            person: MENTEE,
            text: text("listening"),
            assessed_on: day(3),
            meeting: Some(MEETING),
        }
        .into(),
        Goal {
            id: GOAL,
            group: GROUP,
            person: Some(MENTEE),
            text: text("to listen"),
            set_on: day(3),
            meeting: Some(MEETING),
            progress: vec![Progress {
                on: day(7),
                text: text("better"),
                session: Some(SESSION),
                meeting: Some(MEETING),
                attainment: Some(Attainment::LEVELS[3]),
            }],
            outcome: Some(GoalOutcome {
                on: day(28),
                meeting: Some(MEETING),
                text: text("reached"),
                attainment: Some(Attainment::LEVELS[0]),
            }),
        }
        .into(),
        Case {
            id: CASE,
            group: GROUP,
            person: MENTEE,
            code: text("C-01"),
            nature: text("family"),
            scope: text("weekly"),
            off_limits: Some(OffLimits::Parts(vec![text("the school")])),
            assigned_on: day(2),
            discussed_on: Some(day(3)),
            meeting: Some(MEETING),
        }
        .into(),
        Concern {
            id: ConcernId::from_number(0x70),
            group: GROUP,
            person: MENTEE,
            raised_on: day(3),
            concern: Some(text("speaking up")),
            discussed_on: Some(day(4)),
            outcome: text("agreed a signal"),
        }
        .into(),
        Incident {
            id: INCIDENT,
            group: GROUP,
            session: SESSION,
            on: day(7),
            text: text("a name was said"),
            closed_on: Some(day(8)),
            resolution: text("talked over"),
        }
        .into(),
        HoursEntry {
            id: HoursEntryId::from_number(0x80),
            group: GROUP,
            person: MENTEE,
            on: day(8),
            minutes: Minutes(840),
            setting: Setting::Group,
            category: Category::DirectKnowledge,
            source: text("old log"),
        }
        .into(),
    ]
}

fn notes() -> Vec<Record> {
    let covers = vec![BriefingPart::Purpose, BriefingPart::Goals, BriefingPart::IndividualComponent];
    let abouts = [
        About::Briefing { recipients: vec![MENTEE], covers },
        About::Activity { person: MENTEE, goal: Some(GOAL), session: Some(SESSION) },
        About::ServiceMonitoring { person: MENTEE, session: Some(SESSION) },
        About::OtherDuties,
        About::Guidance,
        About::Closure { rule: text("CMPC-16"), person: Some(MENTEE) },
        About::Departure { rule: text("CMPC-05"), record: SESSION.0 },
    ];
    let note = |(number, about)| {
        let id = NoteId::from_number(number);
        Note { id, group: GROUP, on: day(7), by: Some(MENTOR), text: text("as agreed"), about }.into()
    };
    let mut records: Vec<Record> = (0xa0..).zip(abouts).map(note).collect();
    records.push(
        Evaluation {
            id: EvaluationId::from_number(0xb0),
            group: GROUP,
            on: day(30),
            by: Some(MENTOR),
            group_reactions: text("warm"),
            individual_reactions: text("useful"),
            benefits: text("confidence"),
            actions: vec![Action { text: text("start on time"), owner: Some(MENTOR), due: Some(day(30)) }],
            responses: vec![Response { person: MENTEE, on: day(29), group: text("good"), individual: text("good") }],
        }
        .into(),
    );
    records
}
