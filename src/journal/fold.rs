//! The fold: what a set of entries adds up to, whatever their order, and where they contradict each other.
//!
//! A record stands as the entries left it that no other entry replaces. It is the same whether entries are added one by
//! one or two folds are united, in any order and any number of times.

use super::bytes::Bytes32;
use super::entry::{Change, Entry, State};
use crate::domain::record::{Home, RecordKey, Revision};
use std::collections::{BTreeMap, BTreeSet};

/// A record as one entry left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// The entry.
    pub revision: Revision,
    /// Schema and minor version of its content.
    pub version: (u16, u16),
    /// The segment in which the record is kept.
    pub home: Home,
    /// The record.
    pub state: State,
}

/// What entries add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    entries: BTreeMap<Revision, BTreeSet<Bytes32>>,
    // By the entry's hash too: two entries of one number, made on two copies of one chain, both stay.
    tips: BTreeMap<RecordKey, BTreeMap<(Revision, Bytes32), Tip>>,
    replaced: BTreeMap<RecordKey, BTreeSet<Revision>>,
}

/// Folds entries, in any order.
#[must_use]
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Folded {
    let mut folded = Folded::default();
    entries.into_iter().for_each(|entry| folded.add(entry));
    folded
}

impl Folded {
    /// Adds one entry.
    pub fn add(&mut self, entry: &Entry) {
        let revision = entry.revision();
        self.entries.entry(revision).or_default().insert(entry.hash);
        for Change { key, home, replaces, unites, state } in &entry.changes {
            self.replaced.entry(*key).or_default().extend(replaces.iter().chain(unites));
            let tip = Tip { revision, version: entry.version(), home: *home, state: state.clone() };
            self.keep(*key, entry.hash, tip);
        }
    }

    /// The union of this and another.
    pub fn unite(&mut self, other: Self) {
        for (revision, hashes) in other.entries {
            self.entries.entry(revision).or_default().extend(hashes);
        }
        for (key, replaced) in other.replaced {
            self.replaced.entry(key).or_default().extend(replaced);
        }
        for (key, tips) in other.tips {
            for ((_, hash), tip) in tips {
                self.keep(key, hash, tip);
            }
        }
    }

    fn keep(&mut self, key: RecordKey, hash: Bytes32, tip: Tip) {
        let kept = self.tips.entry(key).or_default().entry((tip.revision, hash)).or_insert_with(|| tip.clone());
        // What was erased in one copy stays erased in the union.
        if let State::Put { body: None, .. } = tip.state {
            *kept = tip;
        }
    }

    /// Every record that any entry touched.
    pub fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.tips.keys().copied()
    }

    /// The record as the entries leave it: one tip where they agree, several where they clash.
    pub fn tips(&self, key: RecordKey) -> impl Iterator<Item = &Tip> {
        let replaced = self.replaced.get(&key);
        let stands = move |revision: &Revision| replaced.is_none_or(|replaced| !replaced.contains(revision));
        self.tips.get(&key).into_iter().flatten().map(|(_, tip)| tip).filter(move |tip| stands(&tip.revision))
    }

    /// Records of which somebody must decide: several tips, or a replaced revision whose entry is missing.
    pub fn clashes(&self) -> impl Iterator<Item = RecordKey> {
        self.keys().filter(|key| self.tips(*key).nth(1).is_some() || self.missing(*key).next().is_some())
    }

    /// Revisions of the record that an entry replaces although no entry made them.
    pub fn missing(&self, key: RecordKey) -> impl Iterator<Item = Revision> {
        let replaced = self.replaced.get(&key).into_iter().flatten().copied();
        replaced.filter(|revision| !self.entries.contains_key(revision))
    }

    /// Numbers of a chain under which two different entries exist.
    pub fn forks(&self) -> impl Iterator<Item = Revision> {
        self.entries.iter().filter(|(_, hashes)| hashes.len() > 1).map(|(revision, _)| *revision)
    }
}
