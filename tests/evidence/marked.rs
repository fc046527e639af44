//! A book with a record of every kind for each of two mentees, in which every text is a marker that says whose it is.

use crate::desk::{Desk, label};
use crate::every_kind::{GROUP, records};
use chrono::NaiveDate;
use circlebook::domain::ids::PersonId;
use circlebook::domain::record::{Kind, Record};
use circlebook::evidence::build::{Request, Source, build};
use circlebook::evidence::pack::{Pack, Period};
use circlebook::evidence::seal::write;
use circlebook::journal::entry::{Act, Draft, DraftChange, Label};
use circlebook::policy::assess::{Context, assess};
use circlebook::policy::packs::built_in;
use serde_json::Value;

/// The mentor of every kind of record.
pub const MENTOR: PersonId = PersonId::from_number(0x01);
/// The first mentee.
pub const FIRST: PersonId = PersonId::from_number(0x02);
/// The second, whose identifiers are those of the first with this number before them.
pub const SECOND: PersonId = PersonId::from_number(0x5ec0_0002);

/// Kinds of which the second mentee has records of their own.
const OF_A_MENTEE: [Kind; 12] = [
    Kind::Person,
    Kind::Enrolment,
    Kind::Member,
    Kind::Meeting,
    Kind::Need,
    Kind::Goal,
    Kind::Case,
    Kind::Concern,
    Kind::Hours,
    Kind::Assent,
    Kind::Statement,
    Kind::Note,
];

/// Puts `mark` behind every text that somebody typed, and `second` in every identifier that is a mentee's.
fn mark(value: &mut Value, mark: &str, second: bool, field: &str) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| self::mark(value, mark, second, name)),
        Value::Array(items) => items.iter_mut().for_each(|item| self::mark(item, mark, second, field)),
        Value::String(text) => {
            if let Some(number) = text.strip_prefix("00000000-0000-0000-0000-0000") {
                let shared = ["00000001", "00000010", "00000030", "000000c0"].contains(&number);
                if second && !shared {
                    *text = format!("00000000-0000-0000-0000-00005ec0{}", &number[4..]);
                }
            } else if TYPED.contains(&field) {
                text.push_str(mark);
            }
        }
        _ => {}
    }
}

/// Fields that hold what somebody typed.
const TYPED: [&str; 45] = [
    "benefits",
    "body",
    "clauses",
    "code",
    "code_name",
    "concern",
    "confidential_channel",
    "context",
    "correction",
    "decider",
    "evidence",
    "fit",
    "format",
    "full_name",
    "goals",
    "group",
    "group_reactions",
    "individual",
    "individual_reactions",
    "measure",
    "membership_criteria",
    "method",
    "mix_rationale",
    "name",
    "nature",
    "note",
    "notes",
    "observation",
    "outcome",
    "participant_role",
    "preparation",
    "presenting_format",
    "profession",
    "purpose",
    "reason",
    "reference",
    "resolution",
    "role_model_reason",
    "ruling",
    "scope",
    "security_basis",
    "shared_issue",
    "source",
    "text",
    "why",
];

fn with_mark(record: &Record, text: &str, second: bool) -> Record {
    let mut json = serde_json::to_value(record).unwrap();
    mark(&mut json, text, second, "");
    serde_json::from_value(json).unwrap_or_else(|error| panic!("{error}: {record:?}"))
}

/// Which marker a record's texts carry.
fn marker(record: &Record) -> &'static str {
    match record.key().kind {
        Kind::Concern | Kind::Incident | Kind::Matter => "-PRIVATE",
        Kind::Person if record.key().id == MENTOR.0 => "-MENTOR",
        kind if OF_A_MENTEE.contains(&kind) => "-FIRST",
        _ => "-SHARED",
    }
}

/// The book.
pub fn desk() -> Desk {
    let mut desk = Desk::new(0xc1);
    desk.actor = Some(MENTOR);
    let all = records();
    let typed = |record: &Record| !matches!(record, Record::OwnPolicy(_));
    let first = all.iter().filter(|record| typed(record)).map(|record| with_mark(record, marker(record), false));
    let label = Label { act: Act::SetUpGroup, record: None, group: Some(GROUP) };
    desk.apply(Draft { label, changes: first.map(|record| DraftChange::Put(record, None)).collect() }).unwrap();
    let own =
        |record: &&Record| OF_A_MENTEE.contains(&record.key().kind) && record.key().id != MENTOR.0 && typed(record);
    let second = |record: &Record| {
        let mark = if record.key().kind == Kind::Concern { "-PRIVATE-SECOND" } else { "-SECOND" };
        with_mark(record, mark, true)
    };
    // A meeting, its cases and goals name one another: one entry. All others have one each.
    let together = |record: &&Record| matches!(record.key().kind, Kind::Meeting | Kind::Need | Kind::Goal | Kind::Case);
    let (first, last): (Vec<_>, Vec<_>) =
        all.iter().filter(own).filter(|record| !together(record)).partition(|record| record.key().kind == Kind::Person);
    let mut put = |records: Vec<Record>| {
        desk.put(records.clone()).unwrap_or_else(|error| panic!("{error}: {records:?}"));
    };
    first.into_iter().for_each(|record| put(vec![second(record)]));
    put(all.iter().filter(own).filter(together).map(second).collect());
    last.into_iter().for_each(|record| put(vec![second(record)]));
    desk
}

/// Changes the second mentee's note in an entry of its own.
pub fn correct(desk: &mut Desk, record: Record) {
    let standing = desk.book.revision(record.home(), record.key());
    let changes = vec![DraftChange::Put(record, standing)];
    desk.apply(Draft { label: label(Act::Change), changes }).unwrap();
}

/// The pack of a view.
pub fn pack(desk: &Desk, mentee: Option<PersonId>, period: Period, at: &str) -> Pack {
    let today = NaiveDate::from_ymd_opt(2021, 12, 1).unwrap();
    let file = desk.book.group(GROUP).unwrap();
    let packs = built_in().unwrap();
    let cx = Context { shelf: &desk.book.shelf, file, others: &[], packs, today };
    let assessment = assess(&cx);
    let source = Source {
        shelf: &desk.book.shelf,
        file,
        assessment: &assessment,
        packs,
        entries: &desk.entries,
        head: &desk.head,
    };
    let request =
        Request { mentee, period, real_names: true, app: "0.1.0", made_at: at.parse().unwrap(), judged_on: today };
    build(&source, &request).unwrap()
}

/// When packs of these tests were made.
pub const AT: &str = "2021-12-01T09:00+00:00[Europe/London]";

/// Its text as a file.
pub fn text(pack: &Pack) -> String {
    write(pack, None).unwrap().text
}
