//! Cases, concerns and incidents.

use super::ids::{CaseId, ConcernId, GroupId, MeetingId, NoteId, PersonId, SessionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A case assigned to a mentee, known by a code. (CMPC policy, item 3)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Identifier.
    pub id: CaseId,
    /// The group.
    pub group: GroupId,
    /// The mentee to whom it is assigned.
    pub person: PersonId,
    /// What the book calls it, such as `C-01`.
    pub code: String,
    /// What kind of case it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nature: String,
    /// How far the mentee's service goes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// What must stay out of the group; none while nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_limits: Option<OffLimits>,
    /// The day on which it was assigned.
    pub assigned_on: NaiveDate,
    /// The day on which somebody made sure that nothing in it tells who the client is. (UK healthcare, 2.2)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymised_on: Option<NaiveDate>,
    /// The day on which mentor and mentee discussed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discussed_on: Option<NaiveDate>,
    /// The individual meeting in which they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
}

/// What of a case is confidential and must stay out of the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OffLimits {
    /// All of it.
    All,
    /// These parts.
    Parts(Vec<String>),
}

/// What a mentee is concerned about, or that nothing concerns them. Kept in the private compartment. (CMPC policy, item 2)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// Identifier.
    pub id: ConcernId,
    /// The group.
    pub group: GroupId,
    /// The mentee.
    pub person: PersonId,
    /// The day on which the mentee was asked or spoke up.
    pub raised_on: NaiveDate,
    /// The concern; none where the mentee said that there is none.
    pub concern: Option<String>,
    /// The day on which it was discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discussed_on: Option<NaiveDate>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
}

/// Something that broke confidentiality. Kept in the private compartment. (CMPC policy, item 4)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Identifier.
    pub id: NoteId,
    /// The group.
    pub group: GroupId,
    /// The session in which it happened.
    pub session: SessionId,
    /// The day on which it was noted.
    pub on: NaiveDate,
    /// What happened, without what must not be told.
    pub text: String,
    /// The day on which it was settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// How it was settled.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub resolution: String,
}
