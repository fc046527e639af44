//! Records that were changed in two copies of the book and of which a person must decide.

use super::ids::ClashId;
use super::invariant::{Check, Report, Visit};
use super::record::{Home, RecordKey, Revision};
use serde::{Deserialize, Serialize};

/// Two or more versions of one record, all kept until somebody decides. It is a record like any other, so that it is
/// stored, saved, marked and undone with the rest; what it holds follows from the entries alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// Made of the record's key, so that two devices that unite the same copies come to the same.
    pub id: ClashId,
    /// The record.
    pub of: RecordKey,
    /// The segment in which the record is kept: the clash lies beside it.
    pub home: Home,
    /// What clashes.
    pub cause: Cause,
    /// The entries whose versions stand against each other, the latest last: it is the one that is judged meanwhile.
    pub versions: Vec<Revision>,
    /// The fields in which they differ; none where it is the record as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
}

/// What clashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The same fields were changed in different ways.
    Fields,
    /// One copy changed the record, another took it away.
    Removal,
    /// One copy took the record away, and a record of another names it.
    Named,
    /// The two changes together would contradict each other.
    Contradiction,
    /// Each copy made a record of its own where there can be one only: this one and that.
    Double(RecordKey),
}

impl Check for Clash {
    fn problems(&self, _: Report<'_>) {}

    // The record may be taken away while a clash about it is open: to take it away is one way to decide.
    fn references(&self, _: Visit<'_>) {}
}
