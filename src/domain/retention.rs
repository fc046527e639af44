//! How long records are kept: a choice of whoever keeps the book.

use super::record::Kind;
use serde::{Deserialize, Serialize};

/// How long one kind of record is kept, and after what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// The kind of record.
    pub kind: Kind,
    /// For so many months.
    pub months: u16,
    /// After what.
    pub after: After,
}

/// From when on the months are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// The day to which the record speaks.
    Record,
    /// The day on which the person whom it concerns left the group.
    Leaving,
    /// The day on which the group was evaluated at its end.
    Closing,
}

impl After {
    /// Every choice, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Record, Self::Leaving, Self::Closing];

    /// Its name in a file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Leaving => "leaving",
            Self::Closing => "closing",
        }
    }
}

/// The kinds of record that can be erased when their time is up, in the order in which a form offers them.
pub const KINDS: [Kind; 14] = [
    Kind::Session,
    Kind::Meeting,
    Kind::Need,
    Kind::Goal,
    Kind::Case,
    Kind::Concern,
    Kind::Incident,
    Kind::Matter,
    Kind::Note,
    Kind::Statement,
    Kind::Assent,
    Kind::Evaluation,
    Kind::Hours,
    Kind::Member,
];
