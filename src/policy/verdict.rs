//! Verdicts: what a rule found, on which records, and which field mends it. Reasons are data; the shell makes sentences.

use super::few::Few;
pub use super::field::Field;
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, GoalId, HoursEntryId, MeetingId, PersonId, SessionId};
use crate::domain::meeting::MeetingKind;
use crate::domain::record::RecordKey;
use crate::domain::statement::Topic;
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The records that prove something: most often one or two.
pub type Proof = Few<RecordKey>;

/// What one rule found for one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Key of the pack, such as `cmpc-policy`.
    pub pack: Arc<str>,
    /// First day of the version that judged.
    pub effective: NaiveDate,
    /// The rule's identifier, such as `CMPC-05`.
    pub rule: Arc<str>,
    /// Whom or what the rule binds here.
    pub subject: Subject,
    /// How it came out.
    pub outcome: Outcome,
    /// Why it came out so.
    pub reason: Reason,
    /// The records that prove it.
    pub evidence: Proof,
    /// Where to go to mend it; none where there is nothing to do.
    pub remedy: Option<Remedy>,
}

/// Whom or what a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The group as a whole.
    Group,
    /// A mentee or other member.
    Member(PersonId),
    /// A session.
    Session(SessionId),
    /// An individual meeting.
    Meeting(MeetingId),
    /// A case.
    Case(CaseId),
    /// A goal.
    Goal(GoalId),
    /// An hours entry.
    Entry(HoursEntryId),
}

/// How a rule came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Met.
    Pass,
    /// Not met.
    Fail,
    /// Not met yet, and nothing is late; the last day on which it can be met, where there is one.
    Due(Option<NaiveDate>),
    /// To be watched.
    Monitor,
    /// No datum: never a pass.
    Unknown,
    /// Does not bind this subject.
    NotApplicable,
    /// Exempt; until that day where the exemption is provisional.
    Exempt(Option<NaiveDate>),
}

/// Why a rule came out as it did: a kind, what was observed, and the limit it was held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The kind of finding.
    pub kind: Finding,
    /// What was observed.
    pub observed: Option<Quantity>,
    /// The limit.
    pub limit: Option<Quantity>,
    /// People who are named by the finding: who is missing, silent, late.
    pub people: Vec<PersonId>,
    /// Parts that are missing, as field keys.
    pub missing: Vec<Field>,
    /// Other rules that decide this one and are not met: those that credit waits for, those that it repeats.
    pub rules: Vec<Arc<str>>,
}

/// A kind of finding. The shell has one sentence for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Recorded as it should be.
    #[default]
    Recorded,
    /// Nothing is recorded.
    NotRecorded,
    /// Some parts are missing.
    PartsMissing,
    /// Some people are missing.
    PeopleMissing,
    /// Within the limit.
    Within,
    /// Over the limit.
    Over,
    /// Under the limit.
    Under,
    /// Happened in time.
    InTime,
    /// Happened too late.
    TooLate,
    /// Happened too early to count.
    TooEarly,
    /// Not yet the time for it.
    NotYet,
    /// The last day has passed.
    Overdue,
    /// The mentor was listed on the day.
    Listed,
    /// The mentor was not listed on the day.
    NotListed,
    /// Nobody says whether the mentor was listed.
    ListingUnknown,
    /// Somebody else did what the listed mentor must do.
    DoneByAnother,
    /// Off course, and nothing says what will be done about it.
    OffCourse,
    /// Off course, with what will be done about it.
    Corrected,
    /// An incident is open.
    IncidentOpen,
    /// An incident happened and is settled.
    IncidentClosed,
    /// Group time was entered where it cannot count.
    WrongCategory,
    /// A text seems to hold something that identifies a client.
    IdentifierFound,
    /// Something in a text looks as though it identified a client.
    IdentifierLikely,
    /// Before the policy was in force.
    BeforeInForce,
    /// After the policy's last day in force.
    AfterInForce,
    /// The option was not chosen.
    NotChosen,
    /// Already accruing, and complete in time.
    CompletedInTime,
    /// Already accruing; still open whether it will be complete in time.
    Accruing,
    /// Complete only after the last day.
    CompletedLate,
    /// Began too late to be exempt.
    BeganLate,
    /// The council must be asked.
    AskCouncil,
    /// Closed by the mentor with a reason.
    ClosedWithReason,
    /// Nothing here to which the rule could apply.
    NothingToJudge,
    /// Credit waits for other duties.
    Provisional,
    /// Credit stands.
    Final,
    /// Several rules that are repeated here are all met.
    SameAs,
    /// Said on a day that there is none.
    NoneStated,
    /// Somebody dissents or refused.
    Dissent,
    /// Somebody states that it was not so.
    StatedNot,
    /// It was not so, and was put right.
    Mended,
    /// Something still asks for an answer.
    OpenMatter,
    /// Stages were dated out of order.
    OutOfOrder,
    /// What is watched was seen.
    Seen,
    /// Somebody withdrew.
    Withdrawn,
    /// Somebody abstained.
    Abstained,
    /// Somebody was not heard.
    Silent,
    /// A text seems to hold a diagnosis or treatment.
    TreatmentFound,
}

/// Something that was measured or is a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// A number of things.
    Count(u32),
    /// A duration.
    Time(Minutes),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    At(Moment),
    /// A share in per cent.
    Percent(u32),
}

/// Where to go to mend something: a screen and the field on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The screen.
    pub place: Place,
    /// The field.
    pub field: Field,
}

/// A screen on which a record is made or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The group's own settings.
    Group,
    /// The mentor's registry listings.
    Listings,
    /// The list of members.
    Members,
    /// A person's membership and enrolment.
    Member(PersonId),
    /// The list of sessions.
    Sessions,
    /// A session.
    Session(SessionId),
    /// A person's individual meeting of this kind: the existing one, or a new one.
    Meeting(PersonId, MeetingKind),
    /// A person's needs and goals.
    Goals(PersonId),
    /// One goal.
    Goal(GoalId),
    /// A person's cases.
    Cases(PersonId),
    /// One case.
    Case(CaseId),
    /// Concerns of a person.
    Concerns(PersonId),
    /// The group's dated notes.
    Notes,
    /// The evaluation.
    Evaluation,
    /// A mentee's hours.
    Hours(PersonId),
    /// How the group is set up: issue, membership, roles, platform, keeping of records.
    Charter,
    /// How the group is run: its role model and the roster of chairs.
    Roles,
    /// The stages in the making of the group.
    Stages,
    /// Agreements, and who assents to them.
    Agreements,
    /// What each person consents to.
    Consents,
    /// How a session was run: its opening, roles, who spoke and what each brought.
    Conduct(SessionId),
    /// A statement on the group.
    Statement(Topic),
    /// A statement on a session.
    SessionStatement(SessionId, Topic),
    /// A statement of or on a member.
    MemberStatement(PersonId, Topic),
    /// Matters that ask for an answer.
    Matters,
}
