//! Evaluations, what is kept in private, and what was corrected.

use super::is_default;
use crate::domain::dates::Moment;
use crate::domain::evaluation::{Said, Settled};
use crate::domain::record::Kind;
use crate::evidence::pack::{Ix, Who};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluated {
    /// The record.
    pub thing: Ix,
    /// The day.
    pub on: NaiveDate,
    /// Who carried it out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Option<Who>,
    /// How mentees reacted to the group.
    #[serde(default, skip_serializing_if = "is_default")]
    pub group_reactions: String,
    /// How they reacted to the individual component.
    #[serde(default, skip_serializing_if = "is_default")]
    pub individual_reactions: String,
    /// How they benefitted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub benefits: String,
    /// What will be done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub actions: Vec<Action>,
    /// What mentees told openly: on the group, on the individual component.
    #[serde(default, skip_serializing_if = "is_default")]
    pub responses: Vec<(Who, NaiveDate, String, String)>,
    /// What mentees answered by themselves, never told apart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gathered: Vec<Gathered>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What.
    pub text: String,
    /// Who.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Who>,
    /// By when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: Option<NaiveDate>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub settled: Option<Settled>,
}

/// The answers of one round: how many answered, and what was said to each question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The day on which it was closed.
    pub on: NaiveDate,
    /// How many answered.
    pub answered: u32,
    /// On the group, the individual meetings, the benefit, and what should become better.
    pub said: [Said; 4],
}

/// How many records of a kind the private compartment keeps of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The kind: concern, incident or matter.
    pub kind: Kind,
    /// How many.
    pub count: u32,
    /// How many of them are settled.
    pub settled: u32,
}

/// Something that had been recorded and was then changed or taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub at: Moment,
    /// By whom, where the book knows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Option<Who>,
    /// The record.
    pub thing: Ix,
    /// What was done.
    pub did: Did,
    /// What stood there, and what stands there now, field by field. What was only added is no correction and is not here.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lines: Vec<Line>,
}

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Did {
    /// Changed.
    Changed,
    /// Taken away.
    Removed,
    /// Undone.
    Undone,
    /// Done again.
    Redone,
    /// Decided between versions, or united with another copy.
    United,
    /// Its contents were erased for good.
    Erased,
}

/// A field that was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which, such as `attendance[2].present`.
    pub path: String,
    /// What stood there.
    pub before: Value,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: Option<Value>,
}

/// The value of a field, with people and records by their places in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A person.
    Who(Who),
    /// A record.
    Thing(Ix),
    /// A person or record that the pack does not name.
    Another,
    /// Yes or no.
    Yes(bool),
    /// A number.
    Number(i64),
    /// A text, a day, a time, or a word of the format.
    Text(String),
    /// Several of these.
    List(Vec<Self>),
}
