//! Uniting two copies of a book: the union of their entries, and what these come to.
//!
//! What a set of entries comes to follows from the set alone, so that it does not matter who unites what with whom, in
//! which order and how often. Nothing is chosen silently: what was changed in two ways is a [clash](crate::domain::clash).

mod decide;
mod fields;
mod graph;
mod settle;

pub use decide::{Choice, Decision, decide};
pub(super) use fields::fields;
pub use settle::clash_key;

use self::graph::Graph;
use self::settle::{Settled, settle};
use super::entry::{Act, Draft, DraftChange, Entry, Label};
use super::erase::join;
use crate::domain::book::Book;
use crate::domain::ids::GroupId;
use crate::domain::record::{Entity, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::domain::table::Standing;
use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Two entries with one number in one chain: two copies went on as if each were the only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "entry {number} of chain {chain} is not the same in both: one device's storage was copied and both copies went on. \
     Restore one of the two from a backup on its device, so that it begins a chain of its own, and enter there what is missing",
    number = .0.number, chain = .0.chain
)]
pub struct Forked(pub Revision);

/// The entries of two copies of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    /// All entries, by chain and number.
    pub entries: Vec<Entry>,
    /// Those of them that are new here, or of which the other copy has erased a content.
    pub news: Vec<Entry>,
}

/// The union of the entries of this copy and of another. What was erased in one is erased in both.
///
/// # Errors
/// [`Forked`] where the same number of a chain is another entry in the other copy.
pub fn union(mine: &[Entry], theirs: &[Entry]) -> Result<Union, Forked> {
    let mut all: BTreeMap<Revision, (Entry, bool)> = BTreeMap::new();
    for (entry, is_mine) in mine.iter().map(|entry| (entry, true)).chain(theirs.iter().map(|entry| (entry, false))) {
        match all.entry(entry.revision()) {
            Slot::Vacant(slot) => drop(slot.insert((entry.clone(), !is_mine))),
            Slot::Occupied(slot) if slot.get().0.hash != entry.hash => return Err(Forked(entry.revision())),
            Slot::Occupied(mut slot) => {
                let (kept, news) = slot.get_mut();
                let joined = join(kept, entry);
                *news |= joined != *kept;
                *kept = joined;
            }
        }
    }
    let news = all.values().filter(|(_, news)| *news).map(|(entry, _)| entry.clone()).collect();
    Ok(Union { entries: all.into_values().map(|(entry, _)| entry).collect(), news })
}

impl Union {
    /// The union with the entries of one more copy.
    ///
    /// # Errors
    /// As those of [`union`].
    pub fn with(self, theirs: &[Entry]) -> Result<Self, Forked> {
        let mut more = union(&self.entries, theirs)?;
        let renewed: BTreeSet<Revision> = more.news.iter().map(Entry::revision).gather();
        more.news.extend(self.news.into_iter().filter(|entry| !renewed.contains(&entry.revision())));
        Ok(more)
    }
}

/// How many records would become what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not here yet.
    pub new: usize,
    /// Changed in the other copy alone.
    pub changed: usize,
    /// Taken away in the other copy.
    pub removed: usize,
    /// Changed in both, in different fields.
    pub combined: usize,
    /// Changed in both in the same field, or in a way that does not go together.
    pub clashing: usize,
}

/// What uniting would do to this book: a draft, and the versions of other copies that it then knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// One entry, undone in one step.
    pub draft: Draft,
    /// By record.
    pub unites: BTreeMap<RecordKey, Vec<Revision>>,
    /// By group; none for what all groups share.
    pub tallies: BTreeMap<Option<GroupId>, Tally>,
    /// What somebody would have to decide that is not waiting for it already.
    pub clashes: Vec<RecordKey>,
}

/// What these entries, which hold all of this book's own, make of the book. Its groups must be loaded.
#[must_use]
pub fn merge(book: &Book, entries: &[Entry]) -> Merge {
    let graph = Graph::of(entries);
    let mut merge = Merge {
        draft: Draft { label: Label { act: Act::Merge, record: None, group: None }, changes: Vec::new() },
        unites: BTreeMap::new(),
        tallies: BTreeMap::new(),
        clashes: Vec::new(),
    };
    for (key, settled) in settle(book, &graph) {
        merge.take(book, &graph, key, settled);
    }
    merge
}

impl Merge {
    /// Takes from what stands what another copy has erased, where uniting does not change the record anyway.
    pub fn lose(&mut self, book: &Book, left: &Book) {
        let changed: BTreeSet<RecordKey> = self.draft.changes.iter().map(DraftChange::key).gather();
        for home in book.homes() {
            for Standing { revision, record } in book.segment(home) {
                let key = record.key();
                if changed.contains(&key) {
                    continue;
                }
                let more = left.more(home, key);
                match left.get(home, key) {
                    Some(other) if other.record == record && more == book.more(home, key) => continue,
                    Some(other) => {
                        let more = more.cloned().unwrap_or_default();
                        self.draft.changes.push(DraftChange::PutWhole(other.record, more, Some(revision)));
                    }
                    None => self.draft.changes.push(DraftChange::Remove(home, key, revision)),
                }
                self.tallies.entry(home.group()).or_default().changed += 1;
            }
        }
    }

    fn take(&mut self, book: &Book, graph: &Graph<'_>, key: RecordKey, settled: Settled) {
        let Settled { home, record, more, clash, tips, mine, known, combined } = settled;
        let waiting = book.get(home, clash_key(key));
        let was = waiting.as_ref().and_then(|waiting| match &waiting.record {
            Record::Clash(clash) => Some(clash),
            _ => None,
        });
        let clashes = clash.is_some() && clash.as_ref() != was;
        let differs = record != mine.record || record.is_some() && more != mine.more;
        if clash.as_ref() != was {
            let revision = waiting.as_ref().map(|waiting| waiting.revision);
            match (&clash, revision) {
                (Some(clash), revision) => {
                    let trace = book.tombstone(home, clash_key(key)).map(|trace| trace.revision);
                    self.draft.changes.push(DraftChange::Put(clash.clone().wrap(), revision.or(trace)));
                }
                (None, Some(revision)) => self.draft.changes.push(DraftChange::Remove(home, clash_key(key), revision)),
                (None, None) => {}
            }
        }
        // What is away here and there stays as it is.
        if (differs || !known) && (record.is_some() || mine.record.is_some()) {
            let stood = mine.revision.map(|mine| graph.stands_for(key, mine)).unwrap_or_default();
            let unseen: Vec<_> = tips.into_iter().filter(|tip| !stood.contains(tip)).collect();
            match (&record, mine.revision) {
                (Some(record), mine) => self.draft.changes.push(DraftChange::PutWhole(record.clone(), more, mine)),
                (None, Some(revision)) => self.draft.changes.push(DraftChange::Remove(home, key, revision)),
                (None, None) => {}
            }
            if !unseen.is_empty() {
                self.unites.insert(key, unseen);
            }
        }
        if clashes || differs {
            let tally = self.tallies.entry(home.group()).or_default();
            match (&mine.record, &record) {
                _ if clashes => tally.clashing += 1,
                (None, _) => tally.new += 1,
                (_, None) => tally.removed += 1,
                _ if combined => tally.combined += 1,
                _ => tally.changed += 1,
            }
        }
        if clashes {
            self.clashes.push(key);
        }
    }
}
