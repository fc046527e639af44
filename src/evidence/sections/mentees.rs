//! What belongs to one mentee: meetings, needs, goals, cases.

use super::is_default;
use crate::domain::dates::Span;
use crate::domain::goal_plan::Level;
use crate::domain::meeting::MeetingKind;
use crate::domain::units::{Attainment, Weight};
use crate::evidence::pack::{Ix, Who};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An individual meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The record.
    pub thing: Ix,
    /// The mentee.
    pub who: Who,
    /// Its place in the group's life.
    pub kind: MeetingKind,
    /// When it is meant to be.
    #[serde(default, skip_serializing_if = "is_default")]
    pub planned: Option<Span>,
    /// When it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub held: Option<Span>,
    /// Who held it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub held_by: Option<Who>,
    /// The day on which confidentiality was discussed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidentiality_on: Option<NaiveDate>,
    /// The cases that were discussed: empty where the mentee said that there is none, none while nothing was said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cases: Option<Vec<Ix>>,
    /// Notes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: String,
}

/// A learning need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The record.
    pub thing: Ix,
    /// The mentee.
    pub who: Who,
    /// What is needed.
    pub text: String,
    /// The day on which it was assessed.
    pub on: NaiveDate,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The record.
    pub thing: Ix,
    /// The mentee; none for a goal of the group.
    pub who: Option<Who>,
    /// What is to be reached.
    pub text: String,
    /// The day on which it was set.
    pub set_on: NaiveDate,
    /// Who proposed it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub proposed_by: Vec<Who>,
    /// Steps that are planned.
    #[serde(default, skip_serializing_if = "is_default")]
    pub steps: Vec<String>,
    /// How one will see that it is reached.
    #[serde(default, skip_serializing_if = "is_default")]
    pub measure: String,
    /// By when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: Option<NaiveDate>,
    /// How much it counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weight: Option<Weight>,
    /// The levels that were described.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scale: Vec<Level>,
    /// Looks at it on the way.
    #[serde(default, skip_serializing_if = "is_default")]
    pub progress: Vec<Look>,
    /// Where it stood at the end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outcome: Option<Look>,
}

/// A look at a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The day.
    pub on: NaiveDate,
    /// What was seen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// Attainment.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attainment: Option<Attainment>,
}

/// How much of their goals mentees reached: T-scores with two decimals, 50 where all came out as expected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attainments {
    /// Each mentee who has a goal; none while a goal of theirs is not rated.
    pub each: Vec<(Who, Option<String>)>,
    /// The middle score; none until every mentee has one.
    pub median: Option<String>,
}

/// A case: that it was assigned and discussed. Of what is off limits in the group only how many parts, none while nothing was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The record.
    pub thing: Ix,
    /// The mentee.
    pub who: Who,
    /// What the book calls it.
    pub code: String,
    /// What kind of case it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nature: String,
    /// How far the service goes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scope: String,
    /// What is off limits.
    #[serde(default, skip_serializing_if = "is_default")]
    pub off_limits: Option<OffLimits>,
    /// The day on which it was assigned.
    pub assigned_on: NaiveDate,
    /// The day on which somebody made sure that it names nobody.
    #[serde(default, skip_serializing_if = "is_default")]
    pub anonymised_on: Option<NaiveDate>,
    /// The day on which it was discussed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub discussed_on: Option<NaiveDate>,
}

/// How much of a case is off limits in the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OffLimits {
    /// All of it.
    All,
    /// So many parts.
    Parts(u32),
}
