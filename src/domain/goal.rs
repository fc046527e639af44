//! Needs, goals and the progress towards them.

use super::goal_plan::GoalPlan;
use super::ids::{GoalId, GroupId, MeetingId, NeedId, PersonId, SessionId};
use super::units::Attainment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A learning need of a mentee. (CMPC policy, para 3, first phase)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Identifier.
    pub id: NeedId,
    /// The group.
    pub group: GroupId,
    /// The mentee.
    pub person: PersonId,
    /// What is needed.
    pub text: String,
    /// The day on which it was assessed.
    pub assessed_on: NaiveDate,
    /// The individual meeting in which it was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
}

/// A learning goal, of one mentee or of the whole group. (CMPC policy, para 3, second phase)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Identifier.
    pub id: GoalId,
    /// The group.
    pub group: GroupId,
    /// The mentee whose goal it is; none for a goal of the whole group.
    pub person: Option<PersonId>,
    /// What is to be reached.
    pub text: String,
    /// Who proposed it. (Nordic roles, shared responsibility)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposed_by: Vec<PersonId>,
    /// Steps that are planned towards it. (Nordic roles, para 1)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
    /// How it is meant, and its scale of attainment.
    #[serde(default, skip_serializing_if = "GoalPlan::is_empty")]
    pub plan: GoalPlan,
    /// The day on which it was set.
    pub set_on: NaiveDate,
    /// The individual meeting in which it was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// What has been seen on the way, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progress: Vec<Progress>,
    /// Where it stood at the end; none until the closing meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<GoalOutcome>,
}

/// A dated look at the progress towards a goal. (CMPC policy, para 3, fourth phase)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The day.
    pub on: NaiveDate,
    /// What was seen.
    pub text: String,
    /// The session in which it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The individual meeting in which it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// Attainment so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Attainment>,
}

/// Where a goal stood at the end. (CMPC policy, para 4 and item 6)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalOutcome {
    /// The day.
    pub on: NaiveDate,
    /// The individual meeting in which it was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// What was found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Attainment at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Attainment>,
}
