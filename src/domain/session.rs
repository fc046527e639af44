//! Group sessions: planned, held, written up.

use super::conduct::Conduct;
use super::dates::Span;
use super::ids::{AgendaItemId, CaseId, GoalId, GroupId, NoteId, PersonId, SessionId};
use super::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A group session. It is planned until `held` is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Identifier.
    pub id: SessionId,
    /// The group that meets.
    pub group: GroupId,
    /// When it is meant to take place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Span>,
    /// When it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Span>,
    /// Set when a planned session will not take place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
    /// How people meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// What is to be done, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<AgendaItem>,
    /// Who conducts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conducted_by: Option<PersonId>,
    /// Who was present, and how long; none until attendance is taken. Whoever is not listed was absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Vec<Attendance>>,
    /// Who had a turn: the group's attention on their own work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<PersonId>,
    /// Cases that were raised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases_raised: Vec<CaseId>,
    /// Whether confidentiality held; none while nobody has said. (CMPC policy, item 4)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidentiality: Option<Confidentiality>,
    /// The mentor's look at their own conduct of the session. (CMPC policy, item 5)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_check: Option<SelfCheck>,
    /// Notes, without anything that identifies a client.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who signed the record as complete, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<SignOff>,
    /// How it was run: its opening, its roles, who spoke, what each brought.
    #[serde(default, skip_serializing_if = "Conduct::is_empty")]
    pub conduct: Conduct,
}

/// How people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// All in one room.
    InPerson,
    /// All by a digital platform.
    Online,
    /// Some in the room, some by a platform.
    Hybrid,
}

/// An item on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// Identifier.
    pub id: AgendaItemId,
    /// What it is.
    pub title: String,
    /// How long it is meant to take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// What it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<Focus>,
    /// Goals that it works on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<GoalId>,
    /// Mentees whom it serves; nobody named means all who are present.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentees: Vec<PersonId>,
    /// Who proposed it. (Nordic roles, shared responsibility)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<PersonId>,
    /// Whether one person or the whole group has the attention. (Nordic roles, para 2)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attention: Option<Attention>,
}

/// What an agenda item serves. (CMPC policy, para 2 and item 4)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Focus {
    /// The mentee's functioning as a professional.
    ProfessionalFunctioning,
    /// The services that the mentee provides to clients.
    ServiceProvision,
    /// The mentee's learning.
    Learning,
    /// Running the group itself.
    Administration,
    /// Members learning from one another. (UK healthcare, 1.2)
    PeerLearning,
    /// Members supporting one another. (UK healthcare, 1.2)
    PeerSupport,
    /// Dreams, ambitions and concerns of a career. (Nordic roles, mentees)
    Ambitions,
    /// Negotiating the agreement. (Proctor stages, stage 6)
    Negotiation,
}

/// Who has the attention during an agenda item. (Nordic roles, para 2)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attention {
    /// One person.
    Individual,
    /// The whole group.
    Group,
}

/// A person's presence at a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Who was present.
    pub person: PersonId,
    /// Minutes present.
    pub present: Minutes,
    /// Minutes by which the person arrived after the start; what is missing besides was missed at the end.
    #[serde(default, skip_serializing_if = "Minutes::is_zero_ref")]
    pub late: Minutes,
}

impl Minutes {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
    const fn is_zero_ref(&self) -> bool {
        self.0 == 0
    }
}

/// Why a planned session does not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    /// The day of the decision.
    pub on: NaiveDate,
    /// The reason.
    pub reason: String,
}

/// The mentor's dated statement on confidentiality at a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidentiality {
    /// The day of the statement.
    pub on: NaiveDate,
    /// None where it held throughout, else the incident that tells what happened.
    pub incident: Option<NoteId>,
}

/// The mentor's check of themselves against the group's purpose and goals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfCheck {
    /// The day of the check.
    pub on: NaiveDate,
    /// True where the session kept to the purpose and goals.
    pub on_course: bool,
    /// What will be done to get back on course.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub correction: String,
}

/// A signature under a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// Who signed.
    pub by: PersonId,
    /// The day.
    pub on: NaiveDate,
}

impl Session {
    /// A session of which nothing is known yet.
    #[must_use]
    pub fn blank(id: SessionId, group: GroupId) -> Self {
        Self {
            id,
            group,
            planned: None,
            held: None,
            cancelled: None,
            mode: None,
            topic: String::new(),
            agenda: Vec::new(),
            conducted_by: None,
            attendance: None,
            turns: Vec::new(),
            cases_raised: Vec::new(),
            confidentiality: None,
            self_check: None,
            notes: String::new(),
            sign_off: None,
            conduct: Conduct::default(),
        }
    }

    /// When it was held or, failing that, when it is planned: what puts sessions in order.
    #[must_use]
    pub fn time(&self) -> Option<&Span> {
        self.held.as_ref().or(self.planned.as_ref())
    }

    /// The presence of `person`; none where absent or attendance not taken.
    #[must_use]
    pub fn presence(&self, person: PersonId) -> Option<&Attendance> {
        self.attendance.as_ref()?.iter().find(|attendance| attendance.person == person)
    }
}
