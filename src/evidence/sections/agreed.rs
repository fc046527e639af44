//! What people agreed, assented and consented to, and stated.

use super::is_default;
use crate::domain::agreement::{AgreementKind, AssentTo, Clause};
use crate::domain::note::{BriefingPart, Reviewed};
use crate::domain::statement::Topic;
use crate::domain::units::Minutes;
use crate::evidence::pack::{Ix, Sort, Who};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A version of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The record.
    pub thing: Ix,
    /// Its kind.
    pub kind: AgreementKind,
    /// The day from which it holds.
    pub on: NaiveDate,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Minutes that a member has to present.
    #[serde(default, skip_serializing_if = "is_default")]
    pub presenting: Option<Minutes>,
    /// Who worked it out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contributors: Vec<Who>,
    /// The version that it amends.
    #[serde(default, skip_serializing_if = "is_default")]
    pub amends: Option<Ix>,
    /// The guidance on which an amendment rests.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reference: String,
    /// Why it was amended.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: String,
    /// True where the whole was negotiated anew.
    #[serde(default, skip_serializing_if = "is_default")]
    pub renegotiated: bool,
    /// Who said what to it.
    pub assents: Vec<Answered>,
}

/// What one person said to something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The record.
    pub thing: Ix,
    /// Who.
    pub who: Who,
    /// The day.
    pub on: NaiveDate,
    /// False for a dissent, a refusal or an abstention.
    pub given: bool,
    /// True for an abstention.
    #[serde(default, skip_serializing_if = "is_default")]
    pub abstained: bool,
    /// The day from which it no longer holds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub withdrawn_on: Option<NaiveDate>,
    /// Why, or under which condition.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// To what somebody consents, other than an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentTo {
    /// A goal of the group.
    Goal(Ix),
    /// Something that is no record; never [`AssentTo::Agreement`] or [`AssentTo::Goal`], which name one.
    Plain(AssentTo),
}

/// A consent or an assent to something other than an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// To what.
    pub to: ConsentTo,
    /// Who said what.
    pub answer: Answered,
}

/// A dated statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The record.
    pub thing: Ix,
    /// What is stated.
    pub topic: Topic,
    /// The day.
    pub on: NaiveDate,
    /// True where it is so.
    pub holds: bool,
    /// Of whom, or by whom.
    #[serde(default, skip_serializing_if = "is_default")]
    pub who: Option<Who>,
    /// What was seen or done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// The day on which it was put right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mended_on: Option<NaiveDate>,
}

/// A dated note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The record, which says what kind of note it is ([`Sort::Note`]) and whom it concerns.
    pub thing: Ix,
    /// What kind it is.
    pub sort: Sort,
    /// The day.
    pub on: NaiveDate,
    /// Who says so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Option<Who>,
    /// What is said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// Who was told, in a briefing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub recipients: Vec<Who>,
    /// What they were told.
    #[serde(default, skip_serializing_if = "is_default")]
    pub covers: Vec<BriefingPart>,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "is_default")]
    pub who: Option<Who>,
    /// The session in which it happened.
    #[serde(default, skip_serializing_if = "is_default")]
    pub session: Option<Ix>,
    /// What was looked at again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reviewed: Option<Reviewed>,
    /// The rule that was closed or departed from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rule: String,
}
