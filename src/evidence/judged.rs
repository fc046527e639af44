//! What the policies found, as data.

use super::pack::{Ix, Who, is_false};
use crate::policy::pack::{Severity, Stage, Texts};
use crate::policy::verdict::{Field, Finding, Outcome, Quantity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A version of a policy by which the group was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its key.
    pub key: Arc<str>,
    /// Its version.
    pub version: String,
    /// Who issued it.
    pub body: String,
    /// Its name, by language tag.
    pub title: Texts,
    /// First day in force.
    pub effective: NaiveDate,
    /// Its rules that came out in any way, in its own order.
    pub rules: Vec<Rule>,
}

/// A rule with what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its identifier in the policy.
    pub id: Arc<str>,
    /// Where the source says so.
    pub clause: Texts,
    /// The rule in a few words.
    pub title: Texts,
    /// The rule in our words.
    pub text: Texts,
    /// How binding it is.
    pub severity: Severity,
    /// When in a group's life it applies.
    pub stage: Stage,
    /// True where it only says again what other rules of the pack say: it is not counted twice.
    #[serde(default, skip_serializing_if = "is_false")]
    pub repeats: bool,
    /// How it came out, one for each whom or what it binds.
    pub found: Vec<Found>,
}

/// How a rule came out for one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Whom or what it binds here.
    pub subject: Subject,
    /// How it came out.
    pub outcome: Outcome,
    /// The kind of finding.
    pub finding: Finding,
    /// What was observed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed: Option<Quantity>,
    /// The limit it was held against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Quantity>,
    /// People whom the finding names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Who>,
    /// Parts that are missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Field>,
    /// Other rules that decide this one and are not met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Arc<str>>,
    /// The records that prove it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<Ix>,
}

/// Whom or what a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The group as a whole.
    Group,
    /// A person.
    Person(Who),
    /// A session, meeting, case, goal or hours entry.
    Thing(Ix),
}

/// How many findings came out in which way: for the cover, and for views that tell no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Met.
    pub pass: u32,
    /// Not met.
    pub fail: u32,
    /// Not met yet, and nothing is late.
    pub due: u32,
    /// To be watched.
    pub monitor: u32,
    /// No datum.
    pub unknown: u32,
    /// Does not bind.
    pub not_applicable: u32,
    /// Exempt.
    pub exempt: u32,
}

impl Tally {
    /// Counts one more.
    pub const fn add(&mut self, outcome: Outcome) {
        let place = match outcome {
            Outcome::Pass => &mut self.pass,
            Outcome::Fail => &mut self.fail,
            Outcome::Due(_) => &mut self.due,
            Outcome::Monitor => &mut self.monitor,
            Outcome::Unknown => &mut self.unknown,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::Exempt(_) => &mut self.exempt,
        };
        *place = place.saturating_add(1);
    }

    /// All of them.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.pass + self.fail + self.due + self.monitor + self.unknown + self.not_applicable + self.exempt
    }
}

impl Policy {
    /// What its rules of that stage found; of every stage where none is named. Rules that only repeat others are left out.
    #[must_use]
    pub fn tally(&self, stage: Option<Stage>) -> Tally {
        let rules = self.rules.iter().filter(|rule| !rule.repeats && stage.is_none_or(|stage| rule.stage == stage));
        let mut tally = Tally::default();
        rules.flat_map(|rule| &rule.found).for_each(|found| tally.add(found.outcome));
        tally
    }
}
