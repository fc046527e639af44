//! Seeded test books: the same seed and size give the same records on every machine.
//!
//! A group is made at a time, so that a large book costs no more memory than the one who asks for it keeps.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use circlebook::domain::book::Book;
use circlebook::domain::case::{Case, Concern, OffLimits};
use circlebook::domain::charter::Charter;
use circlebook::domain::conduct::Conduct;
use circlebook::domain::dates::{Moment, Span};
use circlebook::domain::evaluation::{Action, Evaluation, Response};
use circlebook::domain::goal::{Goal, GoalOutcome, Need, Progress};
use circlebook::domain::goal_plan::GoalPlan;
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::*;
use circlebook::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use circlebook::domain::note::{About, BriefingPart, Note};
use circlebook::domain::person::{Enrolment, Listing, Person};
use circlebook::domain::record::{Record, Revision};
use circlebook::domain::session::{AgendaItem, Attendance, Confidentiality, Focus, Mode, SelfCheck, Session, SignOff};
use circlebook::domain::units::{Attainment, Minutes};
use uuid::Uuid;

/// How large a book is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Groups.
    pub groups: u32,
    /// Sessions a group, a week apart.
    pub sessions: u32,
    /// Mentees a group.
    pub mentees: u32,
}

/// The mentor of every generated group.
pub const MENTOR: PersonId = PersonId::from_number(1);

/// The first day of every generated group.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 9, 7).unwrap_or_default()
}

/// The whole book.
pub fn book(seed: u64, size: Size) -> Book {
    let mut book = Book::default();
    let records = shelf().into_iter().chain((0..size.groups).flat_map(|number| group(seed, number, size)));
    for (number, record) in (1..).zip(records) {
        book.put(record, Revision { chain: ChainId::from_number(1), number });
    }
    book
}

/// What all groups share: the mentor and the mentor's listing.
pub fn shelf() -> Vec<Record> {
    let listing = Listing {
        id: ListingId::from_number(1),
        person: MENTOR,
        from: day(0) - Days::new(500),
        to: None,
        checked_on: Some(day(0) - Days::new(30)),
        source: "https://registry.example/mentors".to_owned(),
        certified: Some(true),
    };
    vec![person(MENTOR, "Mentor".to_owned()), listing.into()]
}

/// The identifier of the group with this number.
pub const fn group_id(number: u32) -> GroupId {
    GroupId::from_number(id_number(number, 0))
}

/// The records of the group with this number, its mentees included.
pub fn group(seed: u64, number: u32, size: Size) -> Vec<Record> {
    let mut maker = Maker {
        group: group_id(number),
        number,
        size,
        last: 0,
        random: Random(seed ^ (u64::from(number) << 32)),
        records: Vec::new(),
    };
    maker.fill();
    maker.records
}

/// The splitmix64 generator.
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// True once in `times`.
    pub const fn one_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }
}

const fn id_number(group: u32, within: u32) -> u128 {
    ((group as u128 + 1) << 64) | within as u128
}

fn day(number: u32) -> NaiveDate {
    first_day() + Days::new(number.into())
}

fn span(on: NaiveDate, hour: u32, minutes: i64) -> Option<Span> {
    let start: NaiveDateTime = on.and_hms_opt(hour, 0, 0)?;
    let moment = |local| Moment::new(local, 0, Some("Europe/London"));
    Span::new(moment(start), moment(start + TimeDelta::minutes(minutes))).ok()
}

fn person(id: PersonId, code_name: String) -> Record {
    Person { id, code_name, full_name: String::new(), note: String::new() }.into()
}

struct Maker {
    group: GroupId,
    number: u32,
    size: Size,
    last: u32,
    random: Random,
    records: Vec<Record>,
}

impl Maker {
    fn id(&mut self) -> Uuid {
        self.last += 1;
        Uuid::from_u128(id_number(self.number, self.last))
    }

    fn put(&mut self, record: impl Into<Record>) {
        self.records.push(record.into());
    }

    fn fill(&mut self) {
        let group = self.group;
        self.put(Group {
            id: group,
            name: format!("Group {}", self.number + 1),
            purpose: "Grow as consultants".to_owned(),
            goals: "Write a plan for a season".to_owned(),
            packs: vec!["cmpc-policy".to_owned(), "cmpc-notice".to_owned()],
            mentor: Some(MENTOR),
            contact_target: Some(2),
            charter: Charter::default(),
            sample: false,
        });
        self.member(MENTOR, Role::Mentor);
        let mentees: Vec<_> = (0..self.size.mentees).map(|number| self.mentee(number)).collect();
        let goals: Vec<_> = mentees.iter().map(|mentee| self.opening(*mentee)).collect();
        self.briefing(&mentees);
        for number in 0..self.size.sessions {
            self.session(number, &mentees, &goals);
        }
        for (mentee, goal) in mentees.iter().zip(&goals) {
            self.during(*mentee, goal.id);
            self.closing(*mentee, goal.clone());
        }
        self.conclusion(&mentees);
    }

    fn member(&mut self, person: PersonId, role: Role) {
        let id = MemberId(self.id());
        let invited = Some(day(0) - Days::new(40));
        let joined = Some(day(0) - Days::new(30));
        self.put(Member {
            id,
            group: self.group,
            person,
            role,
            invited,
            joined,
            left: None,
            fit: String::new(),
            profession: String::new(),
        });
    }

    fn mentee(&mut self, number: u32) -> PersonId {
        let id = PersonId(self.id());
        self.put(person(id, format!("M{:02}", number + 1)));
        self.member(id, Role::Mentee);
        let enrolment = Enrolment {
            id: EnrolmentId(self.id()),
            person: id,
            programme: "cmpc".to_owned(),
            group_option: Some(true),
            accrual_start: Some(day(0) - Days::new(7)),
            completed_on: None,
            evidence: "Log of hours".to_owned(),
            ruling: String::new(),
        };
        self.put(enrolment);
        id
    }

    fn meeting(&mut self, person: PersonId, kind: MeetingKind, on: NaiveDate) -> Meeting {
        Meeting {
            id: MeetingId(self.id()),
            group: self.group,
            person,
            kind,
            planned: None,
            held: span(on, 9, 30),
            held_by: Some(MENTOR),
            confidentiality_on: Some(on),
            cases: None,
            notes: String::new(),
        }
    }

    fn opening(&mut self, person: PersonId) -> Goal {
        let (group, on) = (self.group, day(0) - Days::new(7));
        let mut meeting = self.meeting(person, MeetingKind::Opening, on);
        let case = Case {
            id: CaseId(self.id()),
            group,
            person,
            code: format!("C-{:02}", self.last),
            nature: "Athlete, return after injury".to_owned(),
            scope: "Six consultations".to_owned(),
            off_limits: Some(OffLimits::Parts(vec!["club".to_owned()])),
            assigned_on: on - Days::new(3),
            anonymised_on: None,
            discussed_on: Some(on),
            meeting: Some(meeting.id),
        };
        meeting.cases = Some(CasesDiscussed::Discussed(vec![case.id]));
        let need = NeedId(self.id());
        let goal = Goal {
            id: GoalId(self.id()),
            group,
            person: Some(person),
            text: "Lead a debrief alone".to_owned(),
            proposed_by: Vec::new(),
            steps: Vec::new(),
            plan: GoalPlan::default(),
            set_on: on,
            meeting: Some(meeting.id),
            progress: Vec::new(),
            outcome: None,
        };
        let text = "Structure in a first talk".to_owned();
        self.put(Need { id: need, group, person, text, assessed_on: on, meeting: Some(meeting.id) });
        let concern = ConcernId(self.id());
        let outcome = String::new();
        self.put(Concern { id: concern, group, person, raised_on: on, concern: None, discussed_on: Some(on), outcome });
        self.put(meeting);
        self.put(case);
        goal
    }

    fn note(&mut self, on: NaiveDate, text: &str, about: About) {
        let id = NoteId(self.id());
        self.put(Note { id, group: self.group, on, by: Some(MENTOR), text: text.to_owned(), about });
    }

    fn briefing(&mut self, mentees: &[PersonId]) {
        let covers = vec![BriefingPart::Purpose, BriefingPart::Goals, BriefingPart::IndividualComponent];
        self.note(day(0), "", About::Briefing { recipients: mentees.to_vec(), covers });
    }

    fn session(&mut self, number: u32, mentees: &[PersonId], goals: &[Goal]) {
        let on = day(number * 7);
        let length = 60 + 30 * u32::from(self.random.one_in(2));
        let mut attendance = vec![Attendance { person: MENTOR, present: Minutes(length), late: Minutes::ZERO }];
        for person in mentees {
            if !self.random.one_in(12) {
                let late = if self.random.one_in(8) { 10 } else { 0 };
                attendance.push(Attendance { person: *person, present: Minutes(length - late), late: Minutes(late) });
            }
        }
        let agenda = AgendaItem {
            id: AgendaItemId(self.id()),
            title: "Cases of the week".to_owned(),
            minutes: Some(Minutes(length)),
            serves: vec![Focus::ProfessionalFunctioning, Focus::ServiceProvision, Focus::Learning],
            goals: goals.iter().map(|goal| goal.id).collect(),
            mentees: Vec::new(),
            proposed_by: None,
            attention: None,
        };
        let session = Session {
            id: SessionId(self.id()),
            group: self.group,
            planned: span(on, 10, length.into()),
            held: span(on, 10, length.into()),
            cancelled: None,
            mode: Some(if self.random.one_in(3) { Mode::Online } else { Mode::InPerson }),
            topic: format!("Session {}", number + 1),
            agenda: vec![agenda],
            conducted_by: Some(MENTOR),
            turns: attendance.iter().map(|row| row.person).filter(|person| *person != MENTOR).collect(),
            attendance: Some(attendance),
            cases_raised: Vec::new(),
            confidentiality: Some(Confidentiality { on, incident: None }),
            self_check: Some(SelfCheck { on, on_course: true, correction: String::new() }),
            notes: "What helped, what to try next".to_owned(),
            sign_off: Some(SignOff { by: MENTOR, on }),
            conduct: Conduct::default(),
        };
        self.put(session);
    }

    fn during(&mut self, person: PersonId, goal: GoalId) {
        let half = day(self.size.sessions * 7 / 2);
        self.note(half, "Watched a debrief", About::Activity { person, goal: Some(goal), session: None });
        self.note(half, "Talked through the week", About::ServiceMonitoring { person, session: None });
        let hours = HoursEntry {
            id: HoursEntryId(self.id()),
            group: self.group,
            person,
            on: half,
            minutes: Minutes(45),
            setting: Setting::Individual,
            category: Category::MentoredExperience,
            source: "Log of hours".to_owned(),
        };
        self.put(hours);
    }

    fn end(&self) -> NaiveDate {
        day(self.size.sessions * 7)
    }

    fn closing(&mut self, person: PersonId, mut goal: Goal) {
        let on = self.end();
        let half = day(self.size.sessions * 7 / 2);
        let meeting = self.meeting(person, MeetingKind::Closing, on);
        let id = Some(meeting.id);
        let attainment = Attainment::LEVELS.get(self.random.next() as usize % 5).copied();
        let text = "Leads most of it".to_owned();
        goal.progress.push(Progress { on: half, text: text.clone(), session: None, meeting: None, attainment });
        goal.outcome = Some(GoalOutcome { on, meeting: id, text, attainment });
        self.put(meeting);
        self.put(goal);
    }

    fn conclusion(&mut self, mentees: &[PersonId]) {
        let on = self.end() + Days::new(1);
        let response = |person: &PersonId| Response {
            person: *person,
            on,
            group: "Good".to_owned(),
            individual: "Good".to_owned(),
        };
        let evaluation = Evaluation {
            id: EvaluationId(self.id()),
            group: self.group,
            on,
            by: Some(MENTOR),
            group_reactions: "Good".to_owned(),
            individual_reactions: "Good".to_owned(),
            benefits: "Plans are written".to_owned(),
            actions: vec![Action {
                id: Uuid::nil(),
                text: "Start on time".to_owned(),
                owner: Some(MENTOR),
                due: Some(on),
                settled: None,
            }],
            responses: mentees.iter().map(response).collect(),
            gathered: Vec::new(),
        };
        self.put(evaluation);
        self.note(on, "All met", About::OtherDuties);
        self.note(on, "Guidance of the council", About::Guidance);
    }
}
