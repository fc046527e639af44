//! Policies that an organisation brings of its own.

use super::fields::text;
use super::ids::OwnPolicyId;
use super::invariant::{Check, Report, Visit};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A policy pack of an organisation's own, kept as the file that it came in: the rules core reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPolicy {
    /// Identifier.
    pub id: OwnPolicyId,
    /// The day on which it was taken in.
    pub added_on: NaiveDate,
    /// The pack's JSON.
    pub text: String,
}

impl Check for OwnPolicy {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("text"), &self.text);
    }

    fn references(&self, _: Visit<'_>) {}
}
