//! What no record may break, whatever a policy says: the only grounds on which the book refuses.

use super::record::RecordKey;
use super::units::Minutes;
use thiserror::Error;

/// A record that contradicts itself or the book.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{field}` of the {}: {problem}", .key.kind.word())]
pub struct Invalid {
    /// The record.
    pub key: RecordKey,
    /// The field, as written in a file: `attendance[2].present`.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// A required text is empty.
    #[error("is empty: enter a text")]
    Empty,
    /// A date lies before another that it must follow.
    #[error("lies before `{0}`: enter the same day or a later one")]
    Before(&'static str),
    /// More minutes attended than the session lasted.
    #[error("is more than the {0} minutes that the session lasted: enter fewer")]
    MoreThanHeld(Minutes),
    /// The same thing twice.
    #[error("stands here twice: remove one")]
    Duplicate,
    /// A record that is not in the book.
    #[error("names a record that is not in the book")]
    UnknownReference(RecordKey),
    /// Something that is still named by another record.
    #[error("is still named by another record")]
    StillNamed(RecordKey),
    /// No minutes at all.
    #[error("is no time at all: enter at least one minute")]
    NoTime,
}
