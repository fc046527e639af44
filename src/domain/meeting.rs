//! Individual meetings of mentor and mentee.

use super::dates::Span;
use super::ids::{CaseId, GroupId, MeetingId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A meeting of the mentor with one mentee. It is planned until `held` is set.
///
/// Needs, goals and cases are records of their own that name the meeting in which they were settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Identifier.
    pub id: MeetingId,
    /// The group to which the mentee belongs.
    pub group: GroupId,
    /// The mentee.
    pub person: PersonId,
    /// Its place in the group's life.
    pub kind: MeetingKind,
    /// When it is meant to take place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Span>,
    /// When it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Span>,
    /// Who held it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_by: Option<PersonId>,
    /// The day on which confidentiality was discussed. (CMPC policy, para 4)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidentiality_on: Option<NaiveDate>,
    /// What was said of the mentee's cases; none while nothing was said. (CMPC policy, item 3)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<CasesDiscussed>,
    /// Notes, without anything that identifies a client.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// An individual meeting's place in the group's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// Before the mentee's first group session.
    Opening,
    /// Between sessions.
    CheckIn,
    /// After the mentee's last group session.
    Closing,
}

/// What an opening meeting settled about cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CasesDiscussed {
    /// The mentee has no case, and says so.
    NoneAssigned,
    /// These cases were discussed.
    Discussed(Vec<CaseId>),
}

impl Meeting {
    /// When it was held or, failing that, when it is planned.
    #[must_use]
    pub fn time(&self) -> Option<&Span> {
        self.held.as_ref().or(self.planned.as_ref())
    }
}
