//! One record of every kind with every field set: a field that is added here without a new schema shows in the golden files.

use chrono::NaiveDate;
use circlebook::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo, Clause, ClauseTopic};
use circlebook::domain::case::{Case, Concern, Incident, OffLimits};
use circlebook::domain::charter::*;
use circlebook::domain::conduct::{Conduct, Contribution, ContributionKind, Talk};
use circlebook::domain::dates::Span;
use circlebook::domain::evaluation::{Action, Evaluation, Response};
use circlebook::domain::goal::{Goal, GoalOutcome, Need, Progress};
use circlebook::domain::goal_plan::GoalPlan;
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::*;
use circlebook::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use circlebook::domain::note::{About, BriefingPart, Note, Reviewed};
use circlebook::domain::own_policy::OwnPolicy;
use circlebook::domain::person::{Enrolment, Listing, Person};
use circlebook::domain::record::{Record, Settings};
use circlebook::domain::session::*;
use circlebook::domain::statement::{Matter, MatterKind, Statement, Topic};
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
    records.extend(agreed());
    records
}

fn shelf() -> Vec<Record> {
    vec![
        Settings { id: Uuid::nil(), keeper: Some(MENTOR), retention: Vec::new() }.into(),
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
        OwnPolicy { id: OwnPolicyId::from_number(0x07), added_on: day(2), text: text("{}") }.into(),
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
            charter: charter(),
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
            fit: text("works with families"),
            profession: text("psychologist"),
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
            proposed_by: Some(MENTEE),
            attention: Some(Attention::Individual),
        }],
        conducted_by: Some(MENTOR),
        attendance: Some(vec![Attendance { person: MENTEE, present: Minutes(70), late: Minutes(20) }]),
        turns: vec![MENTEE],
        cases_raised: vec![CASE],
        confidentiality: Some(Confidentiality { on: day(7), incident: Some(INCIDENT) }),
        self_check: Some(SelfCheck { on: day(8), on_course: false, correction: text("slow down") }),
        notes: text("went well"),
        sign_off: Some(SignOff { by: MENTOR, on: day(9) }),
        conduct: conduct(),
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
            proposed_by: vec![MENTEE],
            steps: vec![text("ask first")],
            plan: GoalPlan::default(),
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
            anonymised_on: Some(day(3)),
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
    let covers = vec![
        BriefingPart::Purpose,
        BriefingPart::Goals,
        BriefingPart::IndividualComponent,
        BriefingPart::Platform,
        BriefingPart::RoleExpectations,
    ];
    let abouts = [
        About::Briefing { recipients: vec![MENTEE], covers },
        About::Activity { person: MENTEE, goal: Some(GOAL), session: Some(SESSION) },
        About::ServiceMonitoring { person: MENTEE, session: Some(SESSION) },
        About::OtherDuties,
        About::Guidance,
        About::Review { of: Reviewed::Guidelines },
        About::Review { of: Reviewed::Policy },
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
            actions: vec![Action {
                id: Uuid::nil(),
                text: text("start on time"),
                owner: Some(MENTOR),
                due: Some(day(30)),
                settled: None,
            }],
            responses: vec![Response { person: MENTEE, on: day(29), group: text("good"), individual: text("good") }],
            gathered: Vec::new(),
        }
        .into(),
    );
    records
}

fn charter() -> Charter {
    Charter {
        shared_issue: text("starting out"),
        membership_criteria: text("in the first year"),
        mix_rationale: text("two trades"),
        selection: Selection { method: text("invitation"), decider: text("the mentor"), context: text("one town") },
        role_model: Some(RoleModel::RotatingChair),
        role_model_reason: text("all learn to lead"),
        presenting_format: text("reflecting team"),
        planned_size: Some(8),
        confidential_channel: text("a call to the mentor"),
        platform: Some(Platform {
            name: text("the service's own"),
            security_basis: text("run by the service"),
            password_protected: Some(true),
        }),
        retention_until: Some(day(30)),
        guideline_review_days: Some(90),
        guidance_check_days: Some(180),
        tasks: vec![Task { task: TaskKind::Place, owner: Some(MENTEE) }],
        consents: Vec::new(),
        stages: vec![StageReached { stage: GroupStage::Purpose, on: day(1) }],
        carried: Vec::new(),
    }
}

fn conduct() -> Conduct {
    let moment = |time: &str| Some(span(7, time, "12:00").start().clone());
    Conduct {
        invited: Some(vec![MENTEE]),
        removed: vec![MENTOR],
        agenda_made: moment("09:00"),
        confidentiality_at: moment("10:05"),
        first_item_at: moment("10:15"),
        affirmed_by: vec![MENTEE],
        format: text("a round"),
        facilitator: Some(MENTOR),
        participant_role: text("ask and listen"),
        chair: Some(MENTEE),
        // What was added after schema 2 was frozen is tried in `added.rs`.
        swaps: Vec::new(),
        cast: Vec::new(),
        at_ease: vec![MENTEE],
        talk: vec![Talk { person: MENTEE, minutes: Minutes(12) }],
        contributions: vec![Contribution {
            person: MENTEE,
            kind: ContributionKind::Presentation,
            text: text("a first talk"),
            to: Some(MENTOR),
            outcome: text("shorter next time"),
            preparation: text("one page"),
        }],
        observation: text("all spoke"),
    }
}

fn agreed() -> Vec<Record> {
    let agreement = Agreement {
        id: AgreementId::from_number(0xc0),
        group: GROUP,
        kind: AgreementKind::WorkingAgreement,
        on: day(3),
        clauses: vec![Clause { topic: ClauseTopic::NotSharingOutside, title: String::new(), text: text("stays here") }],
        presenting: Some(Minutes(20)),
        contributors: vec![MENTEE],
        amends: Some(AgreementId::from_number(0xc1)),
        reference: text("handbook, page 3"),
        // What was added after schema 2 was frozen is tried in `added.rs`.
        why: String::new(),
        renegotiated: false,
    };
    let first = Agreement {
        id: AgreementId::from_number(0xc1),
        kind: AgreementKind::Contract,
        amends: None,
        ..agreement.clone()
    };
    let to = [AssentTo::Agreement(agreement.id), AssentTo::Goal(GOAL), AssentTo::DataStorage];
    let assent = |(number, to)| {
        let id = AssentId::from_number(number);
        let (on, withdrawn_on) = (day(3), Some(day(20)));
        Assent {
            id,
            group: GROUP,
            person: MENTEE,
            to,
            on,
            given: true,
            abstained: false,
            withdrawn_on,
            reason: text("moving on"),
        }
        .into()
    };
    let statement = Statement {
        id: StatementId::from_number(0xd0),
        group: GROUP,
        topic: Topic::NobodyDominated,
        session: Some(SESSION),
        person: Some(MENTEE),
        on: day(7),
        holds: false,
        text: text("one spoke long"),
        mended_on: Some(day(8)),
    };
    let matter = Matter {
        id: MatterId::from_number(0xd1),
        group: GROUP,
        kind: MatterKind::Distress,
        session: Some(SESSION),
        person: Some(MENTEE),
        on: day(7),
        text: text("went quiet at the end"),
        settled_on: Some(day(9)),
        outcome: text("called, all well"),
    };
    let assents = (0xe0..).zip(to).map(assent);
    [first.into(), agreement.into()].into_iter().chain(assents).chain([statement.into(), matter.into()]).collect()
}
