//! What a group settles about itself: its issue, who may join, how it is run, where it meets, how long records are kept.

use super::agreement::AssentTo;
use super::evaluation::Action;
use super::fields::{actions, distinct, names, owners};
use super::ids::PersonId;
use super::invariant::{Problem, Report, Visit};
use super::record::Kind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a group is set up, beyond its name, purpose and policies. All of it may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charter {
    /// The issue that all members share. (Nordic roles, para 1)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub shared_issue: String,
    /// Who may join, and how that follows from the purpose. (Proctor stages, stage 2)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub membership_criteria: String,
    /// Why this mix of experience, profession and area. (Proctor stages, stage 2)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mix_rationale: String,
    /// How members are selected. (Proctor stages, stage 3)
    #[serde(default, skip_serializing_if = "Selection::is_empty")]
    pub selection: Selection,
    /// The role model. (Proctor stages, stage 5)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_model: Option<RoleModel>,
    /// Why this role model. (Proctor stages, model 3)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role_model_reason: String,
    /// The format for presenting. (Proctor stages, stage 7)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub presenting_format: String,
    /// The size that the group is meant to have. (UK healthcare, 5.3)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_size: Option<u16>,
    /// How a concern can be raised in confidence. (UK healthcare, 3.4)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub confidential_channel: String,
    /// The platform for sessions online. (UK healthcare, 2.4)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// The day up to which the group's records are kept. (UK healthcare, 4.2)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_until: Option<NaiveDate>,
    /// Days after which the guidelines are looked at again. (UK healthcare, 3.2; no number is given there)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guideline_review_days: Option<u16>,
    /// Days after which guidance is looked up again. (UK healthcare, 7; no number is given there)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guidance_check_days: Option<u16>,
    /// Who takes which task. (Proctor stages, stages 5 and 6)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// What members are asked to consent to, beyond what the policies ask. (UK healthcare, 4.1)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<AssentTo>,
    /// The stages that the group has been through. (Proctor stages, table)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageReached>,
    /// Actions that an earlier group's evaluation left to this one. (CMPC policy, item 8)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Action>,
}

/// How members are selected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// By invitation, by application, …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub method: String,
    /// Who decides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decider: String,
    /// What limits the choice, such as a place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub context: String,
}

impl Selection {
    /// True where nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.method.is_empty() && self.decider.is_empty() && self.context.is_empty()
    }
}

/// How roles are shared out in a group. (Proctor stages, models for roles)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleModel {
    /// A mentor leads every session.
    MentorLed,
    /// Members take the chair in turn.
    RotatingChair,
    /// Whoever presents also chairs.
    MenteeLed,
    /// Nobody has a role; all answer for the process.
    NoRoles,
}

impl RoleModel {
    /// Every role model, in the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::MentorLed, Self::RotatingChair, Self::MenteeLed, Self::NoRoles];
}

/// The platform on which a group meets online.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Platform {
    /// Its name.
    pub name: String,
    /// Why it is secure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub security_basis: String,
    /// Whether meetings need a password, never the password itself; none while nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_protected: Option<bool>,
}

/// A task and who takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The task.
    pub task: TaskKind,
    /// Who takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
}

/// A task that members share out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// Where the group meets. (Proctor stages, stage 6)
    Place,
    /// When it meets. (Proctor stages, stage 6)
    Dates,
    /// Getting in touch with members. (Proctor stages, stage 6)
    ContactingMembers,
    /// Keeping the time in sessions. (Proctor stages, stage 5)
    TimeKeeping,
    /// Keeping to the agreed process. (Proctor stages, stage 5)
    KeepingToProcess,
    /// Summing up. (Proctor stages, stage 5)
    SummingUp,
}

impl TaskKind {
    /// The tasks of logistics.
    pub const LOGISTICS: [Self; 3] = [Self::Place, Self::Dates, Self::ContactingMembers];
    /// The tasks of facilitation.
    pub const FACILITATION: [Self; 3] = [Self::TimeKeeping, Self::KeepingToProcess, Self::SummingUp];
}

/// The day on which the group completed a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageReached {
    /// The stage.
    pub stage: GroupStage,
    /// The day.
    pub on: NaiveDate,
}

/// A stage in the making of a group, in order. (Proctor stages, table; stage 5 has three parts)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupStage {
    /// 1: the purpose is defined.
    Purpose,
    /// 2: criteria for membership are agreed.
    Criteria,
    /// 3: how members are selected is settled.
    Selection,
    /// 4: members are selected.
    Members,
    /// 5: the overall contract, with its ground rules.
    Contract,
    /// 5b: the role model.
    RoleModel,
    /// 5c: the format for presenting.
    PresentingFormat,
    /// 6: the working agreement.
    WorkingAgreement,
    /// 7: the system for the mentoring work.
    MentoringWork,
}

impl GroupStage {
    /// Every stage, in order.
    pub const ALL: [Self; 9] = [
        Self::Purpose,
        Self::Criteria,
        Self::Selection,
        Self::Members,
        Self::Contract,
        Self::RoleModel,
        Self::PresentingFormat,
        Self::WorkingAgreement,
        Self::MentoringWork,
    ];
}

impl Charter {
    /// True where nothing is settled yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The owner of the task.
    #[must_use]
    pub fn owner(&self, task: TaskKind) -> Option<PersonId> {
        self.tasks.iter().find(|held| held.task == task)?.owner
    }

    pub(super) fn problems(&self, report: Report<'_>) {
        distinct(report, self.tasks.iter().map(|task| task.task), "charter.tasks", ".task");
        distinct(report, self.stages.iter().map(|reached| reached.stage), "charter.stages", ".stage");
        if self.platform.as_ref().is_some_and(|platform| platform.name.trim().is_empty()) {
            report(format_args!("charter.platform.name"), Problem::Empty);
        }
        actions(report, "charter.carried", &self.carried);
    }

    pub(super) fn references(&self, visit: Visit<'_>) {
        for (index, task) in self.tasks.iter().enumerate() {
            let owner = task.owner.map(|id| id.0);
            names(visit, Kind::Person, format_args!("charter.tasks[{index}].owner"), owner);
        }
        owners(visit, "charter.carried", &self.carried);
    }
}
