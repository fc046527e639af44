//! What ties a pack to the journal of the book that it came from.
//!
//! An entry's hash covers everything of it but salts and contents, and the hash of the entry before it. So the entries of a pack
//! carry no contents; those of the records that it shows stand beside them, each with its salt.
//!
//! What can be shown with a pack alone: that each content is the one whose digest its entry keeps, and that every entry from the
//! group's first one up to the head follows from the one before it. What it takes the noted head, or another copy of the book, to
//! show: that nothing was made anew from some entry on. What it cannot show: that what was recorded is what happened, or when the
//! clock of the device was right.

use super::pack::Ix;
use crate::domain::ids::ChainId;
use crate::domain::record::{RecordKey, Revision};
use crate::journal::bytes::Bytes32;
use crate::journal::entry::Entry;
use serde::{Deserialize, Serialize};

/// What ties the shown records to the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// The last entry of each chain of the book: what an auditor notes. Proves, against an older pack or a noted head, that the
    /// entries up to it are the same; with a later copy of the book, that the later entries were added behind it.
    pub heads: Vec<Tip>,
    /// Entries without contents, by chain and number. For an auditor every entry of each chain that touches the group, from the first
    /// that does, up to the head: they prove that nothing between was changed, taken out or put in. Entries of other
    /// groups in between are there with the kinds, identifiers and times of their records, never with a content. For a mentee only entries
    /// all of whose records are their own: each proves its own hash, and no row of them.
    pub entries: Vec<Entry>,
    /// The contents of the records that are shown: salt and content prove by the digest that the record belongs to its entry.
    pub held: Vec<Held>,
    /// Records of the private compartment, and what else the view does not show of the group, by their digests alone: whoever has
    /// the book can prove with salt and content what one said. Empty for a mentee.
    pub withheld: Vec<Withheld>,
}

/// The last entry of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tip {
    /// The chain.
    pub chain: ChainId,
    /// The number of its last entry.
    pub number: u64,
    /// The hash of that entry.
    pub hash: Bytes32,
    /// True for the chain of the device that made the pack.
    #[serde(default)]
    pub own: bool,
}

/// The content of a version of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Which of the named records it is; none for an earlier version, which only a correction shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<Ix>,
    /// The record.
    pub key: RecordKey,
    /// The entry that put it there.
    pub revision: Revision,
    /// The hash of that entry, which an auditor's pack or the book shows as well.
    pub entry: Bytes32,
    /// The digest that the entry keeps of it: SHA-256 of salt and content.
    pub digest: Bytes32,
    /// The schema in which the content was written.
    pub schema: u16,
    /// The salt.
    pub salt: Bytes32,
    /// The content, to the byte, as a text: so that it stays what was digested, however the file around it is written.
    pub content: String,
}

/// A record of which only the digest is handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The record.
    pub key: RecordKey,
    /// The entry that put it there.
    pub revision: Revision,
    /// The digest that the entry keeps of it.
    pub digest: Bytes32,
}
