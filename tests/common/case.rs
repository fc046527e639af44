//! A complete group in which every rule passes, to change one thing in and see what follows.
//!
//! Three mentees, 1 to 3, of a listed mentor; three sessions of an hour; opening and closing meetings of half an hour.
//! Each mentee has a need, a goal and a case. Mentee 1 has a second case, 11, that was assigned later and raised in
//! session 3. Three participants beside them make it six. Records are numbered by kind, so that a case names them with
//! `session(2)` or `opening(1)`.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "complete.rs"]
mod complete;
#[path = "settled.rs"]
mod settled;
#[path = "stated.rs"]
mod stated;

pub use complete::*;
pub use settled::*;
pub use stated::*;

use chrono::NaiveDate;
use circlebook::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo};
use circlebook::domain::book::{Book, GroupFile};
use circlebook::domain::case::{Case, Concern, Incident, OffLimits};
use circlebook::domain::charter::{Charter, GroupStage, StageReached};
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
use circlebook::domain::person::{Enrolment, Listing};
use circlebook::domain::record::{Entity, Record, RecordKey, Revision};
use circlebook::domain::session::{
    AgendaItem, Attendance, Attention, Confidentiality, Focus, Mode, SelfCheck, Session, SignOff,
};
use circlebook::domain::statement::{Matter, MatterKind, Scope, Statement, Topic};
use circlebook::domain::units::Minutes;
use circlebook::policy::answer::{Answer, Found};
use circlebook::policy::assess::{Assessment, Context, assess};
use circlebook::policy::checks::Check;
use circlebook::policy::desk::Desk;
use circlebook::policy::facts::Facts;
use circlebook::policy::pack::Pack;
use circlebook::policy::packs::built_in;
use circlebook::policy::terms::Rules;
use circlebook::policy::verdict::{Outcome, Subject, Verdict};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The mentor.
pub const MENTOR: PersonId = PersonId::from_number(100);
/// A co-mentor, who does nothing unless a case says so.
pub const CO_MENTOR: PersonId = PersonId::from_number(101);
/// The group.
pub const GROUP: GroupId = GroupId::from_number(1);

/// Numbers of records, by kind.
pub const fn session(number: u128) -> u128 {
    1000 + number
}
/// The opening meeting of that mentee.
pub const fn opening(mentee: u128) -> u128 {
    2000 + mentee
}
/// The closing meeting of that mentee.
pub const fn closing(mentee: u128) -> u128 {
    3000 + mentee
}
/// The only need of that mentee.
pub const fn need(mentee: u128) -> u128 {
    4000 + mentee
}
/// The only goal of that mentee.
pub const fn goal(mentee: u128) -> u128 {
    5000 + mentee
}
/// The case with that number.
pub const fn case(number: u128) -> u128 {
    6000 + number
}
/// The statement of that mentee that nothing concerns them.
pub const fn concern(mentee: u128) -> u128 {
    7000 + mentee
}
/// The note on that mentee's service.
pub const fn monitoring(mentee: u128) -> u128 {
    8000 + mentee
}
/// That mentee's activity.
pub const fn activity(mentee: u128) -> u128 {
    9000 + mentee
}
/// The membership of that person.
pub const fn member(person: u128) -> u128 {
    10_000 + person
}
/// The enrolment of that mentee.
pub const fn enrolment(mentee: u128) -> u128 {
    11_000 + mentee
}
/// The briefing of all mentees.
pub const BRIEFING: u128 = 12_001;
/// The statement on other duties.
pub const OTHER_DUTIES: u128 = 12_002;
/// The note on further guidance.
pub const GUIDANCE: u128 = 12_003;
/// The evaluation.
pub const EVALUATION: u128 = 12_004;
/// The mentor's listing.
pub const LISTING: u128 = 12_005;

pub const REVISION: Revision = Revision { chain: ChainId::from_number(1), number: 1 };

/// That mentee as a person.
pub const fn person(number: u128) -> PersonId {
    PersonId::from_number(number)
}

/// That mentee as the subject of a verdict.
pub const fn mentee(number: u128) -> Subject {
    Subject::Member(person(number))
}

/// That session as the subject of a verdict.
pub const fn at_session(number: u128) -> Subject {
    Subject::Session(SessionId::from_number(session(number)))
}

/// The day written so.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The first pack, with the limits of the others that it does not set itself.
fn with_all_limits() -> Pack {
    let (first, others) = built_in().unwrap().split_first().unwrap();
    let mut limits: BTreeMap<_, _> = others.iter().flat_map(|other| other.limits.clone()).collect();
    limits.extend(first.limits.clone());
    Pack { limits, ..(**first).clone() }
}

/// From one time of that day to another, in UTC.
pub fn span(on: &str, from: &str, to: &str) -> Option<Span> {
    let moment = |time: &str| format!("{on}T{time}+00:00").parse().unwrap();
    Some(Span::new(moment(from), moment(to)).unwrap())
}

/// A record of a known kind inside a record of any kind.
pub trait Inside: Entity {
    /// The record inside.
    fn inside(record: &mut Record) -> &mut Self;
}

macro_rules! inside {
    ($($kind:ident($type:ty)),+ $(,)?) => {$(
        impl Inside for $type {
            fn inside(record: &mut Record) -> &mut Self {
                match record {
                    Record::$kind(record) => record,
                    other => panic!("expected another kind than {:?}", other.key()),
                }
            }
        }
    )+};
}

inside! {
    Listing(Listing), Enrolment(Enrolment), Group(Group), Member(Member), Session(Session), Meeting(Meeting), Need(Need),
    Goal(Goal), Case(Case), Note(Note), Evaluation(Evaluation), Hours(HoursEntry), Concern(Concern), Incident(Incident),
    Agreement(Agreement), Assent(Assent), Statement(Statement), Matter(Matter),
}

/// A group in the making and the day of its judgement.
#[derive(Clone)]
pub struct Scene {
    /// The book.
    pub book: Book,
    /// The day of the judgement.
    pub today: NaiveDate,
}

impl Scene {
    /// The complete group, judged a month after its evaluation.
    pub fn complete() -> Self {
        let mut scene = Self { book: Book::default(), today: day("2021-12-10") };
        scene.put(complete_group());
        scene.put(listing());
        scene.put(as_role(100, Role::Mentor));
        for (number, on) in (1..).zip(["2021-09-07", "2021-10-05", "2021-11-02"]) {
            scene.put(held(number, on));
        }
        for number in 1..=3 {
            scene = scene.with_mentee(number);
        }
        scene.put(later_case());
        scene.put(evaluation());
        for note in [
            note(BRIEFING, "2021-09-07", "All told.", briefing()),
            note(OTHER_DUTIES, "2021-11-10", "", About::OtherDuties),
            note(GUIDANCE, "2021-09-01", "Handbook for mentors", About::Guidance),
        ] {
            scene.put(note);
        }
        settle(state(scene))
    }

    /// Only a group under both packs, its mentor, and one mentee: nothing else is recorded.
    pub fn bare() -> Self {
        let mut scene = Self { book: Book::default(), today: day("2021-12-10") };
        scene.put(Group { purpose: String::new(), ..complete_group() });
        scene.put(as_member(1));
        scene
    }

    /// With this mentee and all that belongs to them, present at every session.
    pub fn with_mentee(mut self, number: u128) -> Self {
        for record in mentee_records(number).into_iter().chain(member_statements(number)) {
            self.put(record);
        }
        for at in 1..=3 {
            self = self.change(session(at), |session: &mut Session| {
                let attendance = Attendance { person: person(number), present: Minutes(60), late: Minutes::ZERO };
                session.attendance.get_or_insert_default().push(attendance);
                session.agenda[0].goals.push(GoalId::from_number(goal(number)));
            });
        }
        self
    }

    fn put(&mut self, record: impl Into<Record>) {
        self.book.put(record.into(), REVISION);
    }

    /// With this record.
    pub fn with(mut self, record: impl Into<Record>) -> Self {
        self.put(record);
        self
    }

    /// With the record of that kind and number changed so.
    pub fn change<T: Inside>(mut self, number: u128, change: impl FnOnce(&mut T)) -> Self {
        let key = RecordKey::new(T::KIND, Uuid::from_u128(number));
        let standing = self.book.shelf.get(key).or_else(|| self.file().get(key));
        let mut record = standing.unwrap_or_else(|| panic!("no {} {number}", T::KIND.word())).record;
        change(T::inside(&mut record));
        self.put(record);
        self
    }

    /// Without the record of that kind and number.
    pub fn without<T: Inside>(self, number: u128) -> Self {
        let key = RecordKey::new(T::KIND, Uuid::from_u128(number));
        let standing = self.book.shelf.get(key).or_else(|| self.file().get(key));
        let record = standing.unwrap_or_else(|| panic!("no {} {number}", T::KIND.word())).record;
        self.without_record(&record)
    }

    /// Without that record.
    pub fn without_record(mut self, record: &Record) -> Self {
        self.book.remove(record.home(), record.key(), REVISION);
        self
    }

    /// Judged on that day.
    pub fn today(mut self, text: &str) -> Self {
        self.today = day(text);
        self
    }

    /// The only group's file.
    pub fn file(&self) -> &GroupFile {
        self.book.groups().values().next().unwrap()
    }

    /// All verdicts, by every pack that comes with the book.
    pub fn assess(&self) -> Assessment {
        let others = self.book.sharing(self.file().group().unwrap().id);
        let packs = built_in().unwrap();
        assess(&Context { shelf: &self.book.shelf, file: self.file(), others: &others, packs, today: self.today })
    }

    /// What a check, written as in a pack, finds for that subject under the dates of the CMPC policy and the limits of all.
    pub fn found(&self, check: &str, subject: Subject) -> Found {
        let answers = self.answers(check);
        let answer = answers.iter().find(|answer| answer.subject == subject);
        answer.unwrap_or_else(|| panic!("no answer on {subject:?} among {answers:#?}")).found
    }

    /// All answers of a check, written as in a pack, under the dates of the CMPC policy and the limits of all packs.
    pub fn answers(&self, check: &str) -> Vec<Answer> {
        let check: Check = serde_json::from_str(check).unwrap();
        assert!(check.as_judge().fits(), "the parameters do not go together: {check:?}");
        let (facts, ledgers, packs) = (Facts::of(self.file()).unwrap(), self.assess().ledgers, built_in().unwrap());
        let rules: Rules<'_> = packs.iter().flat_map(|pack| &pack.rules).map(|rule| (&*rule.id, rule)).collect();
        let (shelf, today) = (&self.book.shelf, self.today);
        let (facts, rules, ledgers) = (&facts, &rules, &ledgers);
        let pack = &with_all_limits();
        let desk = Desk { facts, others: &[], shelf, pack, rules, ledgers, duties: None, today };
        check.as_judge().judge(&desk)
    }

    /// The verdicts of that rule.
    pub fn verdicts(&self, rule: &str) -> Vec<Verdict> {
        self.assess().verdicts.into_iter().filter(|verdict| &*verdict.rule == rule).collect()
    }

    /// The verdict of that rule on that subject.
    pub fn verdict(&self, rule: &str, subject: Subject) -> Verdict {
        let verdicts = self.verdicts(rule);
        let found = verdicts.iter().find(|verdict| verdict.subject == subject).cloned();
        found.unwrap_or_else(|| panic!("{rule} gives no verdict on {subject:?}, but {verdicts:#?}"))
    }

    /// How that rule comes out for that subject.
    pub fn outcome(&self, rule: &str, subject: Subject) -> Outcome {
        self.verdict(rule, subject).outcome
    }
}
