//! Chains: each entry names the hash of the one before it, so that a change to any of them shows.

use super::bytes::Bytes32;
use super::entry::{Change, Entry, Label, State, is_first};
use super::upcast::{MINOR, SCHEMA};
use crate::domain::dates::Moment;
use crate::domain::ids::{ChainId, PersonId};
use crate::domain::record::{Home, RecordKey, Revision};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// Where a book stands: the last entry of this device's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The schema of what is stored.
    pub schema: u16,
    /// The minor version of the app that stored it.
    #[serde(default, skip_serializing_if = "is_first")]
    pub minor: u16,
    /// This device's chain.
    pub chain: ChainId,
    /// The number of the last entry; 0 before the first.
    pub number: u64,
    /// The hash of the last entry; none before the first.
    pub hash: Option<Bytes32>,
}

impl Head {
    /// The head of a chain that has no entry yet.
    #[must_use]
    pub const fn start(chain: ChainId) -> Self {
        Self { schema: SCHEMA, minor: MINOR, chain, number: 0, hash: None }
    }

    /// The revision of the last entry; none before the first.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        (self.number > 0).then_some(Revision { chain: self.chain, number: self.number })
    }
}

/// What an entry's hash covers: everything but salts and contents.
#[derive(Serialize)]
struct Hashed<'a> {
    schema: u16,
    #[serde(skip_serializing_if = "is_first")]
    minor: u16,
    chain: ChainId,
    number: u64,
    previous: Option<Bytes32>,
    at: &'a Moment,
    actor: Option<PersonId>,
    label: &'a Label,
    changes: Vec<HashedChange<'a>>,
}

/// A change in the hash; what it unites stands in it only where it unites something.
#[derive(Serialize)]
#[serde(untagged)]
enum HashedChange<'a> {
    Plain(RecordKey, Home, &'a [Revision], Option<Bytes32>),
    Uniting(RecordKey, Home, &'a [Revision], Option<Bytes32>, &'a [Revision]),
}

fn hashed(change: &Change) -> HashedChange<'_> {
    let digest = match &change.state {
        State::Put { digest, .. } => Some(*digest),
        State::Removed => None,
    };
    if change.unites.is_empty() {
        HashedChange::Plain(change.key, change.home, &change.replaces, digest)
    } else {
        HashedChange::Uniting(change.key, change.home, &change.replaces, digest, &change.unites)
    }
}

/// The hash that `entry` should have.
///
/// # Errors
/// Where the entry has no JSON, which none of ours lacks.
pub fn hash(entry: &Entry) -> Result<Bytes32, serde_json::Error> {
    let text = serde_json::to_vec(&Hashed {
        schema: entry.schema,
        minor: entry.minor,
        chain: entry.chain,
        number: entry.number,
        previous: entry.previous,
        at: &entry.at,
        actor: entry.actor,
        label: &entry.label,
        changes: entry.changes.iter().map(hashed).collect(),
    })?;
    Ok(Bytes32::sha256(&[b"circlebook entry\n", &text]))
}

/// A chain that was tampered with or lost an entry.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("entry {number} of chain {chain}: {what}", number = .at.number, chain = .at.chain)]
pub struct ChainBroken {
    /// The entry at which it shows.
    pub at: Revision,
    /// What is wrong there.
    pub what: Break,
}

/// What is wrong with an entry in its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Break {
    /// An entry is missing before this one, or two have the same number.
    #[error("expected entry {0} here: an entry is missing or stands twice")]
    Gap(u64),
    /// The entry does not name the hash of the one before it.
    #[error("it does not follow from the entry before it")]
    Link,
    /// The entry's own hash is not that of its header.
    #[error("its header was changed after it was made")]
    Header,
    /// A content is not the one whose digest the entry keeps.
    #[error("the content of a {} was changed after it was made", .0.kind.word())]
    Content(RecordKey),
}

/// Verifies whole chains from their first entries, those of one chain in order of their numbers.
///
/// # Errors
/// [`ChainBroken`] for the first entry that is missing, changed or out of its place.
pub fn verify<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<(), ChainBroken> {
    let mut last: BTreeMap<ChainId, (u64, Bytes32)> = BTreeMap::new();
    for entry in entries {
        let (number, previous) = match last.get(&entry.chain) {
            Some((number, hash)) => (*number, Some(*hash)),
            None => (0, None),
        };
        let broken = |what| Err(ChainBroken { at: entry.revision(), what });
        if entry.number != number + 1 {
            return broken(Break::Gap(number + 1));
        }
        if entry.previous != previous {
            return broken(Break::Link);
        }
        if hash(entry).ok() != Some(entry.hash) {
            return broken(Break::Header);
        }
        if let Some(change) = entry.changes.iter().find(|change| !change.state.is_intact()) {
            return broken(Break::Content(change.key));
        }
        last.insert(entry.chain, (entry.number, entry.hash));
    }
    Ok(())
}
