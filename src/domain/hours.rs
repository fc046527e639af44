//! Hours that did not come from a session in this book.

use super::ids::{GroupId, HoursEntryId, PersonId};
use super::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Hours of a mentee, entered or imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursEntry {
    /// Identifier.
    pub id: HoursEntryId,
    /// The group in whose record the entry is kept.
    pub group: GroupId,
    /// The mentee.
    pub person: PersonId,
    /// The day.
    pub on: NaiveDate,
    /// How long.
    pub minutes: Minutes,
    /// With the group or alone with the mentor.
    pub setting: Setting,
    /// Where the entry is meant to count.
    pub category: Category,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// With whom the hours were spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// In group mentoring.
    Group,
    /// Alone with the mentor.
    Individual,
}

/// Where hours are meant to count in an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Mentored experience.
    MentoredExperience,
    /// Direct Knowledge of Services; never open to group time. (CMPC policy, para 1)
    DirectKnowledge,
}
