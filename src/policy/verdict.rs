//! Verdicts: what a rule found, on which records, and which field mends it. Reasons are data; the shell makes sentences.

use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, GoalId, HoursEntryId, MeetingId, PersonId, SessionId};
use crate::domain::meeting::MeetingKind;
use crate::domain::record::RecordKey;
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What one rule found for one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Key of the pack, such as `cmpc-policy`.
    pub pack: Arc<str>,
    /// The rule's identifier, such as `CMPC-05`.
    pub rule: Arc<str>,
    /// Whom or what the rule binds here.
    pub subject: Subject,
    /// How it came out.
    pub outcome: Outcome,
    /// Why it came out so.
    pub reason: Reason,
    /// The records that prove it.
    pub evidence: Vec<RecordKey>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

/// Something that was measured or is a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A number of things.
    Count(u32),
    /// A duration.
    Time(Minutes),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    At(Moment),
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
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// A field on a screen. Its key is the end of an address and the identifier of the control.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$doc])* $name),+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field's key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key),+
                }
            }
        }
    };
}

fields! {
    /// A group's name.
    Name = "name",
    /// A group's purpose.
    Purpose = "purpose",
    /// A group's goals.
    GroupGoals = "group-goals",
    /// The mentor of a group.
    Mentor = "mentor",
    /// The target number of individual contacts.
    ContactTarget = "contact-target",
    /// The policies of a group.
    Packs = "packs",
    /// Begin of a listing.
    ListingFrom = "listing-from",
    /// End of a listing.
    ListingTo = "listing-to",
    /// Day on which a listing was checked.
    ListingChecked = "listing-checked",
    /// Source of a listing.
    ListingSource = "listing-source",
    /// Add a member.
    AddMember = "add-member",
    /// A member's first day.
    Joined = "joined",
    /// A member's last day.
    Left = "left",
    /// Whether the group option was chosen.
    GroupOption = "group-option",
    /// Begin of accrual.
    AccrualStart = "accrual-start",
    /// Completion of mentored hours.
    CompletedOn = "completed-on",
    /// Evidence of accrual.
    AccrualEvidence = "accrual-evidence",
    /// The council's ruling.
    Ruling = "ruling",
    /// Add a session.
    AddSession = "add-session",
    /// A session's or meeting's date and times.
    When = "when",
    /// A session's mode.
    Mode = "mode",
    /// A session's topic.
    Topic = "topic",
    /// A session's agenda.
    Agenda = "agenda",
    /// Who conducts.
    ConductedBy = "conducted-by",
    /// A session's attendance.
    Attendance = "attendance",
    /// Who had a turn.
    Turns = "turns",
    /// Cases raised in a session.
    CasesRaised = "cases-raised",
    /// The statement on confidentiality.
    Confidentiality = "confidentiality",
    /// An incident.
    Incident = "incident",
    /// The mentor's self-check.
    SelfCheck = "self-check",
    /// A session's notes.
    Notes = "notes",
    /// The sign-off of a session's record.
    SignOff = "sign-off",
    /// Who held a meeting.
    HeldBy = "held-by",
    /// Needs of a mentee.
    Needs = "needs",
    /// Goals of a mentee.
    Goals = "goals",
    /// Progress of a goal.
    Progress = "progress",
    /// Outcome of a goal.
    Outcome = "outcome",
    /// Cases of a mentee.
    Cases = "cases",
    /// A case's nature.
    CaseNature = "case-nature",
    /// A case's scope.
    CaseScope = "case-scope",
    /// A case's off-limits list.
    OffLimits = "off-limits",
    /// Day on which a case was discussed.
    CaseDiscussed = "case-discussed",
    /// A mentee's concern, or that there is none.
    Concern = "concern",
    /// Day on which a concern was discussed.
    ConcernDiscussed = "concern-discussed",
    /// A briefing of the members.
    Briefing = "briefing",
    /// The individual component in a briefing.
    IndividualComponent = "individual-component",
    /// A learning activity.
    Activity = "activity",
    /// A note on a mentee's service.
    ServiceMonitoring = "service-monitoring",
    /// The statement on other duties.
    OtherDuties = "other-duties",
    /// Further guidance.
    Guidance = "guidance",
    /// Closure of a duty with a reason.
    Closure = "closure",
    /// Day of the evaluation.
    EvaluatedOn = "evaluated-on",
    /// First question of the evaluation.
    GroupReactions = "group-reactions",
    /// Second question of the evaluation.
    IndividualReactions = "individual-reactions",
    /// Third question of the evaluation.
    Benefits = "benefits",
    /// Fourth question of the evaluation.
    Actions = "actions",
    /// Who does an action.
    ActionOwner = "action-owner",
    /// By when an action is done.
    ActionDue = "action-due",
    /// Answers of mentees.
    Responses = "responses",
    /// Category of an hours entry.
    Category = "category",
    /// Minutes of an hours entry.
    EntryMinutes = "entry-minutes",
}
