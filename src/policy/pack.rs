//! What a policy pack's JSON holds.

use super::checks::Check;
use crate::domain::charter::GroupStage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Texts by language tag, such as `en-GB`.
pub type Texts = BTreeMap<String, String>;

/// A dated policy: its limits and its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Key by which groups name it, such as `cmpc-policy`.
    pub key: Arc<str>,
    /// Version of the pack file, such as `2021-06-01`.
    pub version: String,
    /// Who issued the policy.
    pub body: String,
    /// The programme whose hours it credits; none where it credits none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Arc<str>>,
    /// True where its source only describes, so that a reader may say otherwise how binding a rule is.
    #[serde(default, skip_serializing_if = "is_false")]
    pub descriptive: bool,
    /// Name of the policy.
    pub title: Texts,
    /// What it is, in a sentence or two.
    pub about: Texts,
    /// When it applies.
    pub dates: Dates,
    /// Limits by name; checks refer to them by these names.
    pub limits: BTreeMap<LimitName, Limit>,
    /// Its rules.
    pub rules: Vec<Rule>,
}

const fn is_false(value: &bool) -> bool {
    !*value
}

/// When a pack applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// First day in force.
    pub effective: NaiveDate,
    /// Last day by which those already accruing may complete without being held to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transition: Option<NaiveDate>,
    /// Last day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
    /// False where the source gives no date and the day is our assumption.
    pub confirmed: bool,
}

/// A limit's name, by which checks refer to it. A new one also stands in `docs/pack.schema.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitName {
    /// The most mentees in a group.
    MaxMentees,
    /// The fewest mentees that make a group session.
    MinMenteesPresent,
    /// The most minutes of group mentoring that are credited to one mentee.
    GroupCapMinutes,
    /// Days after a mentee's last session within which the closing meeting takes place.
    ClosingDueDays,
    /// The fewest minutes of mentorship in all.
    MinMentorshipMinutes,
    /// The fewest minutes of individual mentorship.
    MinIndividualMinutes,
    /// The fewest participants of a typical session.
    TypicalMin,
    /// The most participants of a typical session.
    TypicalMax,
    /// Months after which the policy is looked at again.
    PolicyReviewMonths,
    /// Days within which a flag is followed up.
    FollowUpDays,
    /// The largest share of talk time, in per cent, that is not dominance.
    DominancePercent,
    /// The largest share of a session, in per cent, that one person has the attention.
    IndividualFocusPercent,
    /// The fewest issues that each person brings.
    MinIssues,
    /// By how many turns at the chair members may differ.
    TurnSpread,
    /// The fewest turns at presenting for each member.
    MinPresentingTurns,
    /// Days after which the guidelines are looked at again; set by the mentor on the group.
    GuidelineReviewDays,
    /// Days after which guidance is looked up again; set by the mentor on the group.
    GuidanceCheckDays,
    /// How many individual contacts each mentee has; set by the mentor on the group, because no source gives a number.
    ContactTarget,
}

impl LimitName {
    /// True where the source gives no number, and the mentor sets it on the group.
    #[must_use]
    pub const fn is_set_by_mentor(self) -> bool {
        matches!(self, Self::ContactTarget | Self::GuidelineReviewDays | Self::GuidanceCheckDays)
    }
}

/// A limit: a number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// A number of people or things.
    Count(u32),
    /// A duration in minutes.
    Minutes(u32),
    /// A number of days.
    Days(u32),
    /// A number of months.
    Months(u32),
    /// A share in per cent.
    Percent(u32),
}

/// A rule of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Identifier, such as `CMPC-05`.
    pub id: Arc<str>,
    /// Where the source says so, such as `para 2 and 5`.
    pub clause: Texts,
    /// How binding it is.
    pub severity: Severity,
    /// When in a group's life it applies.
    pub stage: Stage,
    /// The stage in the making of a group that it belongs to. (Proctor stages, table)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_stage: Option<GroupStage>,
    /// The rule in a few words, to scan a list by.
    pub title: Texts,
    /// The rule in our own words.
    pub text: Texts,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub why: Texts,
    /// What it brings, where the source advises.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub brings: Texts,
    /// What to watch, where the source advises.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub watch: Texts,
    /// How it is judged.
    pub check: Check,
}

/// How binding a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Decides whether a pack or rule binds at all.
    Gate,
    /// Required: unmet is a fail.
    Must,
    /// Expected: unmet is a fail, shown as advice.
    Should,
    /// Watched: unmet is a monitor.
    Monitor,
}

/// When in a group's life a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Setting the group up.
    SetUp,
    /// Choosing members and agreeing with them.
    Joining,
    /// Individual meetings before the group starts.
    Opening,
    /// Sessions: planning, opening, running, writing up, and what happens between them.
    Sessions,
    /// Closing meetings.
    Closing,
    /// Evaluation.
    Evaluation,
    /// Review and keeping of records.
    Review,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 7] =
        [Self::SetUp, Self::Joining, Self::Opening, Self::Sessions, Self::Closing, Self::Evaluation, Self::Review];
}
