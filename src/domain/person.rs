//! People, the mentor's registry listing, and enrolment in a training programme.

use super::ids::{EnrolmentId, ListingId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A person. A code name is enough; whatever else is personal lives here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// What the book calls this person, such as `M01`.
    pub code_name: String,
    /// The real name, where the mentor chooses to keep it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub full_name: String,
    /// Anything else about the person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A mentor's listing in a registry of approved mentors, for a stretch of days. (CMPC policy, para 2 and 5)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Identifier.
    pub id: ListingId,
    /// The mentor who is listed.
    pub person: PersonId,
    /// First day of the listing.
    pub from: NaiveDate,
    /// Last day of the listing; none while it has no end.
    pub to: Option<NaiveDate>,
    /// The day on which the mentor last looked it up.
    pub checked_on: Option<NaiveDate>,
    /// Where it was looked up: the online registry's address or another proof.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Whether the mentor is certified as well; kept for the record, no rule reads it. (CMPC notice, list 2.2)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certified: Option<bool>,
}

impl Listing {
    /// True where `day` falls within the listing, both ends included.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A person's place in a training programme: whether the group option was chosen, and the dates that decide exemption.
///
/// It belongs to the person, not to a membership, because credit is one ledger across all groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Identifier.
    pub id: EnrolmentId,
    /// The trainee.
    pub person: PersonId,
    /// The programme's key, as the packs name it (`cmpc`).
    pub programme: String,
    /// Whether this trainee chose to count group mentoring; none while nobody has asked. (CMPC policy, para 1)
    pub group_option: Option<bool>,
    /// The day on which mentored hours began to accrue. (CMPC notice, effective date)
    pub accrual_start: Option<NaiveDate>,
    /// The day on which the mentored hours were complete. (CMPC notice, effective date)
    pub completed_on: Option<NaiveDate>,
    /// Where the two dates can be seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// What the council answered when asked about hours before a missed deadline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ruling: String,
}
