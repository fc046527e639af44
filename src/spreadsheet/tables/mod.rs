//! Tables of the records, for other tools. Headings and sentences are the shell's; words of the format stand as they are.

mod agreed;
mod judged;
mod met;
mod people;
mod private;
mod trail;

use super::csv::{Cell, write};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::PersonId;
use crate::domain::record::RecordKey;
use crate::journal::entry::Entry;
use crate::policy::assess::Assessment;
use crate::policy::credit::WhyNot;
use crate::policy::pack::{Pack, Texts};
use crate::policy::verdict::{Subject, Verdict};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $key:ident $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$of])* $key),+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$key),+];

            /// Its name in an address, in a file name and in a test.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$key => $word),+
                }
            }
        }
    };
}

keys! {
    /// A table.
    Kind {
        /// Members.
        Members "members",
        /// Sessions.
        Sessions "sessions",
        /// Who was there, a row for each member and session.
        Attendance "attendance",
        /// Individual meetings.
        Meetings "meetings",
        /// Hours from elsewhere.
        Hours "hours",
        /// Ledgers, line by line.
        Credit "credit",
        /// Goals.
        Goals "goals",
        /// Agreements, clause by clause.
        Agreements "agreements",
        /// Who assented to what of these.
        Assents "assents",
        /// Who consented to what.
        Consents "consents",
        /// Verdicts.
        Verdicts "verdicts",
        /// Registry listings.
        Listings "listings",
        /// Evaluations.
        Evaluations "evaluations",
        /// Changes, as the journal has them.
        Trail "changes",
        /// What lies in the private compartment: concerns, incidents and matters.
        Private "private",
    }
}

keys! {
    /// A column.
    Column {
        /// The group's name.
        Group "group",
        /// A person's code name.
        CodeName "code name",
        /// The real name.
        FullName "full name",
        /// The role.
        Role "role",
        /// The day of the invitation.
        Invited "invited",
        /// The first day as a member.
        Joined "joined",
        /// The last.
        Left "left",
        /// The professional role.
        Profession "profession",
        /// A note about the person.
        PersonNote "note",
        /// The number of the session.
        Number "number",
        /// The day.
        Day "date",
        /// The start.
        Start "start",
        /// The end.
        End "end",
        /// How long, in minutes.
        Length "length in minutes",
        /// Planned, held or cancelled.
        State "state",
        /// How people met.
        Mode "mode",
        /// What it was about.
        Topic "topic",
        /// Who conducted it.
        ConductedBy "conducted by",
        /// How many were there.
        Count "how many were present",
        /// The day of the statement on confidentiality.
        Confidential "confidentiality stated on",
        /// The day of the signature.
        Signed "signed on",
        /// Notes.
        Notes "notes",
        /// Minutes present.
        Present "minutes present",
        /// Minutes late.
        Late "minutes late",
        /// Which kind.
        Kind "kind",
        /// Whether cases were spoken of.
        Cases "cases",
        /// Minutes.
        Minutes "minutes",
        /// In the group or alone.
        Setting "setting",
        /// Where they are meant to count.
        Category "category",
        /// Where it comes from.
        Source "source",
        /// Minutes attended.
        Attended "minutes attended",
        /// Minutes credited.
        Credited "minutes credited",
        /// Minutes withheld.
        Withheld "minutes withheld",
        /// Why.
        Why "why",
        /// Credited so far.
        SoFar "credited so far",
        /// What the cap leaves.
        OfCap "left of the cap",
        /// Final or provisional.
        Standing "standing",
        /// The goal.
        Goal "goal",
        /// The day on which it was set.
        SetOn "set on",
        /// Looks at progress.
        Progress "looks at progress",
        /// The last of them.
        LastOn "last look",
        /// Attainment.
        Attainment "attainment",
        /// What was found.
        Outcome "outcome",
        /// The text.
        Text "text",
        /// The heading.
        Heading "heading",
        /// To what.
        To "to",
        /// The answer.
        Answer "answer",
        /// The day from which it no longer holds.
        Withdrawn "withdrawn on",
        /// The reason.
        Reason "reason given",
        /// The policy.
        Policy "policy",
        /// First day of its version.
        Version "version of",
        /// The rule.
        Rule "rule",
        /// The clause.
        Clause "clause",
        /// Its title.
        Title "rule in words",
        /// How binding.
        Severity "severity",
        /// The stage.
        Stage "stage",
        /// Whom or what it concerns.
        Subject "concerns",
        /// The day on which it is due.
        Due "due on",
        /// The finding.
        Finding "finding",
        /// The first day.
        From "from",
        /// The last.
        Until "until",
        /// The day on which it was looked up.
        CheckedOn "checked on",
        /// Certified as well.
        Certified "certified",
        /// The question.
        Question "question",
        /// How many answered.
        Answered "how many answered",
        /// The time.
        Time "time",
        /// The number of the entry in its chain.
        Entry "entry",
        /// Who.
        By "by",
        /// What was done.
        Act "what was done",
        /// The record.
        Record "record",
        /// The hash of the entry.
        Hash "hash",
        /// The session.
        Session "session",
        /// The day on which it was settled.
        SettledOn "settled on",
    }
}

/// Words that the shell has.
pub trait Words {
    /// The text in the reader's language.
    fn text<'t>(&self, texts: &'t Texts) -> &'t str;
    /// What a verdict found.
    fn finding(&self, verdict: &Verdict) -> String;
    /// Whom or what a verdict concerns.
    fn subject(&self, subject: Subject) -> String;
    /// Why minutes are not credited.
    fn why_not(&self, why: WhyNot) -> &'static str;
    /// What an entry did.
    fn act(&self, entry: &Entry) -> String;
    /// What a record is called.
    fn record(&self, key: RecordKey) -> String;
    /// A question of an evaluation, from 0: the group, the individual meetings, the benefit, what to improve; 4 is an action.
    fn question(&self, place: usize) -> &'static str;
}

/// What a table is made of.
pub struct Source<'a> {
    /// People, listings, enrolments.
    pub shelf: &'a Shelf,
    /// The group's records.
    pub file: &'a GroupFile,
    /// Its verdicts and ledgers.
    pub assessment: &'a Assessment,
    /// The packs by which it is judged.
    pub packs: &'a [Arc<Pack>],
    /// Entries of the journal, in order.
    pub entries: &'a [Entry],
    /// Words of the shell.
    pub words: &'a dyn Words,
    /// True where real names and notes about people are wanted.
    pub names: bool,
    /// True where what lies in the private compartment is wanted.
    pub private: bool,
}

impl Source<'_> {
    fn name(&self, person: impl Into<Option<PersonId>>) -> Cell {
        person.into().and_then(|person| self.shelf.code_name(person)).unwrap_or_default().into()
    }
}

/// A table: its columns and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Which.
    pub kind: Kind,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// The table of one group.
#[must_use]
pub fn table(kind: Kind, source: &Source<'_>) -> Table {
    let (columns, rows) = match kind {
        Kind::Members => people::members(source),
        Kind::Listings => people::listings(source),
        Kind::Sessions => met::sessions(source),
        Kind::Attendance => met::attendance(source),
        Kind::Meetings => met::meetings(source),
        Kind::Hours => met::hours(source),
        Kind::Credit => judged::credit(source),
        Kind::Verdicts => judged::verdicts(source),
        Kind::Goals => agreed::goals(source),
        Kind::Agreements => agreed::agreements(source),
        Kind::Assents => agreed::assents(source, false),
        Kind::Consents => agreed::assents(source, true),
        Kind::Evaluations => agreed::evaluations(source),
        Kind::Trail => trail::changes(source),
        Kind::Private => private::private(source),
    };
    Table { kind, columns, rows }
}

impl Table {
    /// The same with the group's name in front of each row.
    #[must_use]
    pub fn of_group(mut self, name: &str) -> Self {
        self.columns.insert(0, Column::Group);
        self.rows.iter_mut().for_each(|row| row.insert(0, name.into()));
        self
    }

    /// The bytes of a CSV file.
    #[must_use]
    pub fn file(&self, heading: impl Fn(Column) -> String) -> Vec<u8> {
        let head: Vec<Cell> = self.columns.iter().map(|column| Cell::Word(heading(*column))).collect();
        write(std::iter::once(head.as_slice()).chain(self.rows.iter().map(Vec::as_slice)))
    }
}

type Columns = (Vec<Column>, Vec<Vec<Cell>>);

/// A word of the format, as a file of records has it, without its hyphens.
fn word(value: &impl Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Cell::Word(word.replace('-', " ")),
        Ok(Value::Object(fields)) => {
            fields.keys().next().map_or(Cell::Empty, |word| Cell::Word(word.replace('-', " ")))
        }
        _ => Cell::Empty,
    }
}

fn number(value: impl TryInto<i64>) -> Cell {
    value.try_into().map_or(Cell::Empty, Cell::Number)
}

fn day(day: Option<NaiveDate>) -> Cell {
    day.into()
}
