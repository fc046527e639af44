//! Entries: atomic, labelled lists of puts and removes, one step of undo each.

use super::bytes::Bytes32;
use super::content::{Body, Content};
use crate::domain::dates::Moment;
use crate::domain::ids::{ChainId, GroupId, PersonId};
use crate::domain::more::More;
use crate::domain::record::{Home, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// Another copy of the book was united with this one. What it puts follows from the other entries alone.
    Merge,
    /// Somebody decided between versions of a record.
    Decide,
    /// A text was redacted wherever it stood; so many versions lost their contents.
    Redact(u64),
    /// Records were erased; so many versions lost their contents.
    Erase(u64),
    /// A person was erased, and time and presence kept; so many versions lost their contents.
    ErasePerson(u64),
    /// A person was given another name, and the old one erased; so many versions lost their contents.
    Anonymise(u64),
    /// Records whose time was up were erased; so many versions lost their contents.
    Expire(u64),
    /// That entry was undone.
    Undo(Revision),
    /// What that entry had undone was done again.
    Redo(Revision),
}

impl Act {
    /// The entry that this one reverses.
    #[must_use]
    pub const fn reverses(self) -> Option<Revision> {
        match self {
            Self::Undo(of) | Self::Redo(of) => Some(of),
            _ => None,
        }
    }

    /// How many versions lost their contents by it; none for an entry that erases nothing.
    #[must_use]
    pub const fn erased(self) -> Option<u64> {
        match self {
            Self::Redact(versions)
            | Self::Erase(versions)
            | Self::ErasePerson(versions)
            | Self::Anonymise(versions)
            | Self::Expire(versions) => Some(versions),
            _ => None,
        }
    }

    /// True for an entry that erases for good: it is never undone.
    #[must_use]
    pub const fn erases(self) -> bool {
        self.erased().is_some()
    }
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
    /// Record this as it was written elsewhere or earlier: what it holds beyond what this version knows takes the place of what is
    /// kept of it. Any other put leaves that as it is.
    PutWhole(Record, More, Option<Revision>),
    /// Take this record away, which stood at that revision.
    Remove(Home, RecordKey, Revision),
}

impl DraftChange {
    /// The record.
    #[must_use]
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Put(record, _) | Self::PutWhole(record, ..) => record.key(),
            Self::Remove(_, key, _) => *key,
        }
    }
}

/// An entry as it is kept. The hash covers everything but salts and contents, so that these can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The schema of its contents.
    pub schema: u16,
    /// The newest minor version of which they hold anything.
    #[serde(default, skip_serializing_if = "is_first")]
    pub minor: u16,
    /// The chain of the device that made it.
    pub chain: ChainId,
    /// Its number in that chain, from 1.
    pub number: u64,
    /// The hash of the entry before it in its chain; none for the first.
    pub previous: Option<Bytes32>,
    /// When it was made.
    pub at: Moment,
    /// Who made it, where the book knows.
    pub actor: Option<PersonId>,
    /// What it is about.
    pub label: Label,
    /// What it puts and takes away, one change a record.
    pub changes: Vec<Change>,
    /// The hash of all this.
    pub hash: Bytes32,
}

/// True for the minor version that is not written.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "so it is called")]
pub(crate) const fn is_first(minor: &u16) -> bool {
    *minor == 0
}

/// What an entry does to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The record.
    pub key: RecordKey,
    /// The segment in which it is kept.
    pub home: Home,
    /// The revision that it replaces, as it stood in this copy of the book: none for a new record.
    pub replaces: Vec<Revision>,
    /// Versions of other copies that it knows besides: it unites them with this one, or was decided in their sight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unites: Vec<Revision>,
    /// The record as the entry leaves it.
    pub state: State,
}

/// A record as an entry leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It stands.
    Put {
        /// SHA-256 of salt and content.
        digest: Bytes32,
        /// Salt and content; none once they were erased.
        body: Option<Body>,
    },
    /// It was taken away.
    Removed,
}

impl State {
    /// The content, unless the record was taken away or erased.
    #[must_use]
    pub const fn content(&self) -> Option<&Content> {
        match self {
            Self::Put { body: Some(body), .. } => Some(&body.content),
            Self::Put { body: None, .. } | Self::Removed => None,
        }
    }

    /// True unless the content is there and is not the one that was digested.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        match self {
            Self::Put { digest, body: Some(body) } => body.content.digest(&body.salt) == *digest,
            Self::Put { body: None, .. } | Self::Removed => true,
        }
    }
}

impl Entry {
    /// Schema and minor version of its contents.
    #[must_use]
    pub const fn version(&self) -> (u16, u16) {
        (self.schema, self.minor)
    }

    /// The revision of every record that it changes.
    #[must_use]
    pub const fn revision(&self) -> Revision {
        Revision { chain: self.chain, number: self.number }
    }

    /// What it does to that record.
    #[must_use]
    pub fn change(&self, key: RecordKey) -> Option<&Change> {
        self.changes.iter().find(|change| change.key == key)
    }

    /// The entries whose records it replaces: what must be at hand to undo it or to show what it changed.
    #[must_use]
    pub fn bases(&self) -> BTreeSet<Revision> {
        self.changes.iter().flat_map(|change| &change.replaces).copied().gather()
    }

    /// The segments that it touches.
    #[must_use]
    pub fn homes(&self) -> BTreeSet<Home> {
        self.changes.iter().map(|change| change.home).gather()
    }
}
