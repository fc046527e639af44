//! Sessions: who was there, how they were run.

use super::agreed::Stated;
use super::is_default;
use crate::domain::conduct::ContributionKind;
use crate::domain::dates::{Moment, Span};
use crate::domain::session::{Attention, Cancelled, Focus, Mode, SelfCheck};
use crate::domain::units::Minutes;
use crate::evidence::pack::{Ix, Who};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The record.
    pub thing: Ix,
    /// Its place among the sessions; none for a cancelled one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub number: Option<u32>,
    /// When it was meant to be.
    #[serde(default, skip_serializing_if = "is_default")]
    pub planned: Option<Span>,
    /// When it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub held: Option<Span>,
    /// Why it was not.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cancelled: Option<Cancelled>,
    /// How people met.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mode: Option<Mode>,
    /// What it was about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topic: String,
    /// What was to be done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub agenda: Vec<AgendaItem>,
    /// Who conducted it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub conducted_by: Option<Who>,
    /// Who was present; none until attendance is taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attendance: Option<Vec<Present>>,
    /// Who had a turn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub turns: Vec<Who>,
    /// Cases that were raised.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cases_raised: Vec<Ix>,
    /// The day of the statement on confidentiality, and whether it held.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidentiality: Option<(NaiveDate, bool)>,
    /// The mentor's look at their own conduct.
    #[serde(default, skip_serializing_if = "is_default")]
    pub self_check: Option<SelfCheck>,
    /// Notes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: String,
    /// Who signed the record as complete, and when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sign_off: Option<(Who, NaiveDate)>,
    /// How it was run.
    #[serde(default, skip_serializing_if = "is_default")]
    pub conduct: Conduct,
    /// What was attested of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub statements: Vec<Stated>,
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// What it is.
    pub title: String,
    /// How long it was meant to take.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minutes: Option<Minutes>,
    /// What it serves.
    #[serde(default, skip_serializing_if = "is_default")]
    pub serves: Vec<Focus>,
    /// Goals that it works on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goals: Vec<Ix>,
    /// Whom it serves; nobody named means all who are present.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mentees: Vec<Who>,
    /// Who proposed it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub proposed_by: Option<Who>,
    /// Who has the attention.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attention: Option<Attention>,
}

/// Somebody's presence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// Who.
    pub who: Who,
    /// Minutes present.
    pub present: Minutes,
    /// Minutes late.
    #[serde(default, skip_serializing_if = "is_default")]
    pub late: Minutes,
}

/// How a session was run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conduct {
    /// Who was invited; none while nobody has said.
    #[serde(skip_serializing_if = "is_default")]
    pub invited: Option<Vec<Who>>,
    /// Who was removed before the start.
    #[serde(skip_serializing_if = "is_default")]
    pub removed: Vec<Who>,
    /// When the agenda was made.
    #[serde(skip_serializing_if = "is_default")]
    pub agenda_made: Option<Moment>,
    /// When confidentiality was established.
    #[serde(skip_serializing_if = "is_default")]
    pub confidentiality_at: Option<Moment>,
    /// When the first item of content began.
    #[serde(skip_serializing_if = "is_default")]
    pub first_item_at: Option<Moment>,
    /// Who affirmed the guidelines.
    #[serde(skip_serializing_if = "is_default")]
    pub affirmed_by: Vec<Who>,
    /// The format.
    #[serde(skip_serializing_if = "is_default")]
    pub format: String,
    /// Who facilitated.
    #[serde(skip_serializing_if = "is_default")]
    pub facilitator: Option<Who>,
    /// What participants do.
    #[serde(skip_serializing_if = "is_default")]
    pub participant_role: String,
    /// Who took the chair.
    #[serde(skip_serializing_if = "is_default")]
    pub chair: Option<Who>,
    /// Who took which role in the format.
    #[serde(skip_serializing_if = "is_default")]
    pub cast: Vec<(String, Who)>,
    /// Who was at ease with the technology.
    #[serde(skip_serializing_if = "is_default")]
    pub at_ease: Vec<Who>,
    /// How long each spoke.
    #[serde(skip_serializing_if = "is_default")]
    pub talk: Vec<(Who, Minutes)>,
    /// What each brought.
    #[serde(skip_serializing_if = "is_default")]
    pub contributions: Vec<Contribution>,
    /// What was seen of the group's dynamics.
    #[serde(skip_serializing_if = "is_default")]
    pub observation: String,
}

/// Something that a person brought to a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Who brought it.
    pub who: Who,
    /// What kind of thing it is.
    pub kind: ContributionKind,
    /// What it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// Whom it was for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: Option<Who>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outcome: String,
}
