//! Evaluation of the group at its end.

use super::ids::{EvaluationId, GroupId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Texts that mentees gave without their names are kept and shown only where at least so many answered (our decision).
pub const FEWEST: usize = 5;

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
    /// What mentees told the mentor openly, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Response>,
    /// What mentees answered by themselves, without their names, in each round that was closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gathered: Vec<Gathered>,
}

/// Something to be done better, by somebody, by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Identifier, which it keeps when another group takes it over; nil in records from before there was one.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub id: Uuid,
    /// What.
    pub text: String,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// What became of it; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
}

impl Action {
    /// True while it waits to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// What became of an action, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What.
    pub how: Outcome,
    /// The day.
    pub on: NaiveDate,
    /// Why it was dropped.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What can become of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// It will not be done, for a reason.
    Dropped,
    /// The next group takes it over.
    TakenOver,
}

/// The answers of one round, all at once. Nothing in it tells who said what: each question has its texts in the order of the
/// alphabet, so that neither their place nor another question's texts lead back to a person, and with fewer than [`FEWEST`]
/// people there are no texts at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The round.
    pub id: Uuid,
    /// The day on which it was closed.
    pub on: NaiveDate,
    /// Who answered, in the order of their identifiers.
    pub answered: Vec<PersonId>,
    /// On the group.
    pub to_group: Said,
    /// On the individual meetings.
    pub to_individual: Said,
    /// On the benefit.
    pub to_benefit: Said,
    /// On what should become better.
    pub to_improve: Said,
}

impl Gathered {
    /// The questions in the order in which they are asked.
    #[must_use]
    pub const fn questions(&self) -> [&Said; 4] {
        [&self.to_group, &self.to_individual, &self.to_benefit, &self.to_improve]
    }
}

/// What was said to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// How many answered it.
    pub count: u32,
    /// Their texts, in the order of the alphabet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<String>,
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
