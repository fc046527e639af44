//! Entries: atomic, labelled lists of puts and removes, one step of undo each.

use crate::domain::ids::GroupId;
use crate::domain::record::{Home, Record, RecordKey, Revision};
use serde::{Deserialize, Serialize};

/// What an entry is about, as data: the shell has one sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// What was done.
    pub act: Act,
    /// The record that it was done to; where several, the one that names it best.
    pub record: Option<RecordKey>,
    /// The group in which it was done.
    pub group: Option<GroupId>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Something new was recorded.
    Add,
    /// Something recorded was changed.
    Change,
    /// Something recorded was taken away.
    Remove,
    /// A group was set up.
    SetUpGroup,
    /// A file was imported.
    Import,
    /// The sample group was added.
    AddSample,
    /// An entry was undone.
    Undo,
    /// An undone entry was done again.
    Redo,
}

/// What the interface asks for: not yet applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub label: Label,
    /// Puts and removes, at most one for each record.
    pub changes: Vec<DraftChange>,
}

/// One put or remove of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftChange {
    /// Record this, in place of the revision that the form was opened with; none for a new record.
    Put(Record, Option<Revision>),
    /// Take this record away, which stood at that revision.
    Remove(Home, RecordKey, Revision),
}
