//! How the group is set up, and who belongs to it.

use super::closing::Action;
use super::is_default;
use crate::domain::charter::{GroupStage, Platform, RoleModel, Selection, TaskKind};
use crate::domain::group::Role;
use crate::evidence::pack::{Ix, Who};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the group is set up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Charter {
    /// Why it meets.
    #[serde(skip_serializing_if = "is_default")]
    pub purpose: String,
    /// What it sets out to reach.
    #[serde(skip_serializing_if = "is_default")]
    pub goals: String,
    /// How many individual contacts the mentor means to have with each mentee.
    #[serde(skip_serializing_if = "is_default")]
    pub contact_target: Option<u16>,
    /// The issue that all share.
    #[serde(skip_serializing_if = "is_default")]
    pub shared_issue: String,
    /// Who may join.
    #[serde(skip_serializing_if = "is_default")]
    pub membership_criteria: String,
    /// Why this mix of people.
    #[serde(skip_serializing_if = "is_default")]
    pub mix_rationale: String,
    /// How members are selected.
    #[serde(skip_serializing_if = "is_default")]
    pub selection: Option<Selection>,
    /// How roles are shared out.
    #[serde(skip_serializing_if = "is_default")]
    pub role_model: Option<RoleModel>,
    /// Why so.
    #[serde(skip_serializing_if = "is_default")]
    pub role_model_reason: String,
    /// The format for presenting.
    #[serde(skip_serializing_if = "is_default")]
    pub presenting_format: String,
    /// The size that it is meant to have.
    #[serde(skip_serializing_if = "is_default")]
    pub planned_size: Option<u16>,
    /// How a concern can be raised in confidence.
    #[serde(skip_serializing_if = "is_default")]
    pub confidential_channel: String,
    /// Where it meets online.
    #[serde(skip_serializing_if = "is_default")]
    pub platform: Option<Platform>,
    /// The day up to which its records are kept.
    #[serde(skip_serializing_if = "is_default")]
    pub retention_until: Option<NaiveDate>,
    /// Who takes which task.
    #[serde(skip_serializing_if = "is_default")]
    pub tasks: Vec<(TaskKind, Option<Who>)>,
    /// The stages that it has been through.
    #[serde(skip_serializing_if = "is_default")]
    pub stages: Vec<(GroupStage, NaiveDate)>,
    /// Actions that an earlier group left to it.
    #[serde(skip_serializing_if = "is_default")]
    pub carried: Vec<Action>,
}

/// A membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The record.
    pub thing: Ix,
    /// Who.
    pub who: Who,
    /// As what.
    pub role: Role,
    /// The day of the invitation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub invited: Option<NaiveDate>,
    /// First day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub joined: Option<NaiveDate>,
    /// Last day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub left: Option<NaiveDate>,
    /// How the person fits the purpose.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fit: String,
    /// The person's profession.
    #[serde(default, skip_serializing_if = "is_default")]
    pub profession: String,
    /// Places in programmes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enrolments: Vec<Enrolment>,
}

/// A person's place in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The record.
    pub thing: Ix,
    /// The programme.
    pub programme: String,
    /// Whether the group option was chosen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub group_option: Option<bool>,
    /// The day on which hours began to accrue.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accrual_start: Option<NaiveDate>,
    /// The day on which they were complete.
    #[serde(default, skip_serializing_if = "is_default")]
    pub completed_on: Option<NaiveDate>,
    /// Where the two can be seen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: String,
    /// What the council answered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ruling: String,
}

/// A mentor's listing in a registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The record.
    pub thing: Ix,
    /// Who is listed.
    pub who: Who,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while it has no end.
    pub to: Option<NaiveDate>,
    /// The day on which it was last looked up.
    pub checked_on: Option<NaiveDate>,
    /// Where.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Whether the mentor is certified as well.
    #[serde(default, skip_serializing_if = "is_default")]
    pub certified: Option<bool>,
}
