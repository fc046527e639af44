//! Hours: attended, credited, and why not.

use super::is_default;
use crate::domain::hours::{Category, Setting};
use crate::domain::units::Minutes;
use crate::evidence::pack::{Ix, Who};
use crate::policy::credit::WhyNot;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A mentee's hours, over all groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursOf {
    /// The mentee.
    pub who: Who,
    /// The programme that credits.
    pub programme: Arc<str>,
    /// The cap; none where none holds.
    pub cap: Option<Minutes>,
    /// What came before the period.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before: Sums,
    /// Lines within the period, in the order in which they use up the cap.
    pub lines: Vec<HoursLine>,
    /// What came after the period.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: Sums,
    /// Whether the credit is final.
    pub standing: Standing,
    /// The rules for which it waits, or that were closed with a reason.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rules: Vec<Arc<str>>,
    /// Hours that no group session brought: kept and not part of the lines.
    #[serde(default, skip_serializing_if = "is_default")]
    pub entries: Vec<HoursEntry>,
}

/// Minutes in sums.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sums {
    /// Attended.
    #[serde(skip_serializing_if = "is_default")]
    pub attended: Minutes,
    /// Credited.
    #[serde(skip_serializing_if = "is_default")]
    pub credited: Minutes,
}

/// Whether credit is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It still waits for rules.
    Provisional,
    /// It is.
    Final,
    /// It is, with rules closed by the mentor with a reason.
    FinalWithRemark,
}

/// A line of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursLine {
    /// The session or hours entry of this group; none for one of another group, which is not named.
    pub thing: Option<Ix>,
    /// The day.
    pub on: NaiveDate,
    /// Minutes attended.
    pub attended: Minutes,
    /// Minutes credited.
    pub credited: Minutes,
    /// Why the rest is not credited: minutes, reason and rule, adding up to it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub withheld: Vec<(Minutes, WhyNot, Arc<str>)>,
    /// Credited minutes up to and with this line.
    pub so_far: Minutes,
    /// Minutes that the cap leaves; none where no cap holds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub left: Option<Minutes>,
}

/// Hours that did not come from a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursEntry {
    /// The record.
    pub thing: Ix,
    /// The day.
    pub on: NaiveDate,
    /// How long.
    pub minutes: Minutes,
    /// With the group or alone.
    pub setting: Setting,
    /// Where it is meant to count.
    pub category: Category,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
}
