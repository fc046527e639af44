//! Evaluation of the group at its end.

use super::ids::{EvaluationId, GroupId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The mentor's evaluation: four questions, the mentees' own answers, and what will be done. (CMPC policy, item 8)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Identifier.
    pub id: EvaluationId,
    /// The group.
    pub group: GroupId,
    /// The day of the evaluation.
    pub on: NaiveDate,
    /// Who carried it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// How mentees reacted to the group.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group_reactions: String,
    /// How mentees reacted to the individual component.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub individual_reactions: String,
    /// How mentees benefitted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub benefits: String,
    /// What will be done to improve.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What mentees said themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Response>,
}

/// Something to be done better, by somebody, by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What.
    pub text: String,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
}

/// A mentee's own answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The mentee.
    pub person: PersonId,
    /// The day.
    pub on: NaiveDate,
    /// Reaction to the group.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Reaction to the individual component.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub individual: String,
}
