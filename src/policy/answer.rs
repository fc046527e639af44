//! What a check answers about one subject, before the severity of its rule makes a verdict of it.

use super::verdict::{Field, Finding, Place, Proof, Quantity, Reason, Remedy, Subject};
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::sync::Arc;

/// A check's answer about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whom or what it is about.
    pub subject: Subject,
    /// What was found.
    pub found: Found,
    /// Why.
    pub reason: Reason,
    /// The records that prove it.
    pub evidence: Proof,
    /// The field that mends it; left out of the verdict where nothing needs mending.
    pub remedy: Option<Remedy>,
}

/// What a check found. Ordered by weight: of several answers about one subject the smallest wins, and of two that are due
/// the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The datum does not satisfy the check.
    Unmet,
    /// Not there yet, and nothing is late; the last day for it, where there is one.
    Due(Option<NaiveDate>),
    /// No datum.
    Unknown,
    /// To be watched.
    Watch,
    /// The datum satisfies the check.
    Met,
    /// Not held to the rule; until that day where that is provisional.
    Exempt(Option<NaiveDate>),
    /// Does not bind this subject.
    NotApplicable,
}

impl Found {
    fn weight(self) -> (u8, NaiveDate) {
        match self {
            Self::Unmet => (0, NaiveDate::MIN),
            Self::Due(day) => (1, day.unwrap_or(NaiveDate::MAX)),
            Self::Unknown => (2, NaiveDate::MIN),
            Self::Watch => (3, NaiveDate::MIN),
            Self::Met => (4, NaiveDate::MIN),
            Self::Exempt(day) => (5, day.unwrap_or(NaiveDate::MAX)),
            Self::NotApplicable => (6, NaiveDate::MIN),
        }
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        self.weight().cmp(&other.weight())
    }
}

impl Answer {
    /// An answer about `subject` with nothing but its kind of finding.
    #[must_use]
    pub fn new(subject: Subject, found: Found, kind: Finding) -> Self {
        Self { subject, found, reason: Reason { kind, ..Reason::default() }, evidence: Proof::None, remedy: None }
    }

    /// The datum satisfies the check.
    #[must_use]
    pub fn met(subject: Subject, kind: Finding) -> Self {
        Self::new(subject, Found::Met, kind)
    }

    /// The datum does not satisfy the check.
    #[must_use]
    pub fn unmet(subject: Subject, kind: Finding) -> Self {
        Self::new(subject, Found::Unmet, kind)
    }

    /// Nothing is recorded.
    #[must_use]
    pub fn unknown(subject: Subject) -> Self {
        Self::new(subject, Found::Unknown, Finding::NotRecorded)
    }

    /// The rule does not bind this subject.
    #[must_use]
    pub fn not_applicable(subject: Subject, kind: Finding) -> Self {
        Self::new(subject, Found::NotApplicable, kind)
    }

    /// With these records as proof.
    #[must_use]
    pub fn proof<'r, R: Entity + 'r>(mut self, records: impl IntoIterator<Item = &'r R>) -> Self {
        self.evidence.extend(records.into_iter().map(Entity::key));
        self
    }

    /// With what was observed.
    #[must_use]
    pub fn observed(mut self, observed: Quantity) -> Self {
        self.reason.observed = Some(observed);
        self
    }

    /// With the limit that it was held against.
    #[must_use]
    pub fn limit(mut self, limit: Quantity) -> Self {
        self.reason.limit = Some(limit);
        self
    }

    /// Naming these people.
    #[must_use]
    pub fn people(mut self, people: Vec<PersonId>) -> Self {
        self.reason.people = people;
        self
    }

    /// Naming these parts.
    #[must_use]
    pub fn missing(mut self, missing: Vec<Field>) -> Self {
        self.reason.missing = missing;
        self
    }

    /// Naming these rules.
    #[must_use]
    pub fn rules(mut self, rules: Vec<Arc<str>>) -> Self {
        self.reason.rules = rules;
        self
    }

    /// Mended at this field.
    #[must_use]
    pub const fn mend(mut self, place: Place, field: Field) -> Self {
        self.remedy = Some(Remedy { place, field });
        self
    }
}
