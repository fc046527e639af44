//! Which version of a record knows which: the entries of all copies as one graph for each record.
//!
//! An entry that united two copies is no version of its own: what it puts follows from the others. So it is looked
//! through, and so is an entry that only reversed it or a decision. Whoever unites what with whom, in whatever order, the
//! versions that people made and what each of them knew stay the same.

use super::super::entry::{Act, Change, Entry, State};
use crate::domain::record::{Kind, RecordKey, Revision};
use crate::domain::sort::Gather;
use std::collections::{BTreeMap, BTreeSet};

/// Entries by their revisions, and what follows from them.
pub struct Graph<'a> {
    entries: BTreeMap<Revision, &'a Entry>,
    // The entries that reverse an entry.
    reversers: BTreeMap<Revision, Vec<Revision>>,
    keys: BTreeMap<RecordKey, Vec<Revision>>,
}

/// A version that somebody made of a record.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What it did to the record.
    pub change: &'a Change,
}

impl Node<'_> {
    /// True where it took the record away.
    #[must_use]
    pub const fn removes(&self) -> bool {
        matches!(self.change.state, State::Removed)
    }

    /// True where its content was erased.
    #[must_use]
    pub const fn is_erased(&self) -> bool {
        matches!(self.change.state, State::Put { body: None, .. })
    }

    /// The order in which versions were made, as far as clocks tell; the same on every device.
    #[must_use]
    pub fn order(&self) -> (chrono::NaiveDateTime, Revision) {
        (self.entry.at.instant(), self.entry.revision())
    }
}

/// The versions of one record and what each of them knew.
pub struct Versions<'a> {
    /// The versions.
    pub nodes: BTreeMap<Revision, Node<'a>>,
    /// For each version, all that came before it in its author's sight.
    pub known: BTreeMap<Revision, BTreeSet<Revision>>,
    /// The versions that no other one follows.
    tips: Vec<Revision>,
    /// True where one version follows another in a single row, as in a book that was never united.
    pub in_a_row: bool,
}

impl<'a> Graph<'a> {
    /// The graph of these entries, of which no two have the same revision.
    #[must_use]
    pub fn of(entries: &'a [Entry]) -> Self {
        let mut graph = Self { entries: BTreeMap::new(), reversers: BTreeMap::new(), keys: BTreeMap::new() };
        for entry in entries {
            graph.entries.insert(entry.revision(), entry);
            if let Some(of) = entry.label.act.reverses() {
                graph.reversers.entry(of).or_default().push(entry.revision());
            }
            for change in entry.changes.iter().filter(|change| change.key.kind != Kind::Clash) {
                graph.keys.entry(change.key).or_default().push(entry.revision());
            }
        }
        graph
    }

    /// Every record of which an entry tells, clashes themselves apart.
    pub fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.keys.keys().copied()
    }

    /// The entry with this revision.
    #[must_use]
    pub fn entry(&self, revision: Revision) -> Option<&'a Entry> {
        self.entries.get(&revision).copied()
    }

    /// What the entry with this revision did to the record.
    #[must_use]
    pub fn node(&self, key: RecordKey, revision: Revision) -> Option<Node<'a>> {
        let entry = *self.entries.get(&revision)?;
        Some(Node { entry, change: entry.change(key)? })
    }

    /// The uniting or deciding entry that this one reverses, directly or by reversing a reversal, and whether it is
    /// undone by it.
    fn root(&self, entry: &'a Entry) -> Option<(&'a Entry, bool)> {
        let (mut at, mut undone, mut steps) = (entry, false, BTreeSet::new());
        while let Some(of) = at.label.act.reverses() {
            if !steps.insert(of) {
                return None;
            }
            at = *self.entries.get(&of)?;
            undone = !undone;
        }
        (!steps.is_empty() && unites(at)).then_some((at, undone))
    }

    /// True where the entry was undone and not done again.
    fn is_undone(&self, revision: Revision) -> bool {
        let (mut at, mut undone, mut seen) = (revision, false, BTreeSet::new());
        while let Some(by) = self.reversers.get(&at).and_then(|by| by.iter().max()).filter(|by| seen.insert(**by)) {
            at = *by;
            undone = !undone;
        }
        undone
    }

    /// The versions for which this one stands: itself, or those that it united. A revision of which no entry tells stands
    /// for itself, so that it is seen to be missing.
    #[must_use]
    pub fn stands_for(&self, key: RecordKey, revision: Revision) -> BTreeSet<Revision> {
        let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![revision]);
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            let Some(Node { entry, change }) = self.node(key, at) else {
                found.insert(at);
                continue;
            };
            match self.root(entry) {
                Some((root, true)) => open.extend(root.change(key).into_iter().flat_map(|change| &change.replaces)),
                Some((root, false)) => open.push(root.revision()),
                None if self.is_seen_through(entry) => open.extend(change.replaces.iter().chain(&change.unites)),
                None => drop(found.insert(at)),
            }
        }
        found
    }

    /// True for an entry that made no version of its own.
    fn is_seen_through(&self, entry: &Entry) -> bool {
        match entry.label.act {
            Act::Merge => true,
            Act::Decide => self.is_undone(entry.revision()),
            _ => false,
        }
    }

    /// The versions of a record.
    #[must_use]
    pub fn versions(&self, key: RecordKey) -> Versions<'a> {
        let revisions = self.keys.get(&key).map_or(&[][..], Vec::as_slice);
        let nodes: BTreeMap<_, _> = revisions
            .iter()
            .filter_map(|revision| Some((*revision, self.node(key, *revision)?)))
            .filter(|(_, node)| !self.is_seen_through(node.entry) && self.root(node.entry).is_none())
            .gather();
        let parents = |node: &Node<'a>| -> BTreeSet<Revision> {
            let seen = node.change.replaces.iter().chain(&node.change.unites);
            let own = node.entry.revision();
            seen.flat_map(|revision| self.stands_for(key, *revision)).filter(|revision| *revision != own).gather()
        };
        let parents: BTreeMap<_, _> = nodes.iter().map(|(revision, node)| (*revision, parents(node))).gather();
        let followed: BTreeSet<_> = parents.values().flatten().copied().gather();
        let tips: Vec<_> = nodes.keys().filter(|at| !followed.contains(at)).copied().collect();
        let links = parents.values().map(BTreeSet::len).sum::<usize>();
        // As many links as there are versions to follow, none followed twice, one end: a row.
        let in_a_row = tips.len() == 1 && links == followed.len() && parents.values().all(|before| before.len() <= 1);
        let known =
            if in_a_row { BTreeMap::new() } else { nodes.keys().map(|at| (*at, before(&parents, *at))).gather() };
        // Rows that bite their own tails have no end: then all of them are.
        let tips = if tips.is_empty() { nodes.keys().copied().collect() } else { tips };
        Versions { nodes, known, tips, in_a_row }
    }
}

/// True for an entry whose links to other copies are withdrawn where it is undone.
const fn unites(entry: &Entry) -> bool {
    matches!(entry.label.act, Act::Merge | Act::Decide)
}

/// All that a version knew. A row of entries that bites its own tail, which only a made-up file has, ends where it began.
fn before(parents: &BTreeMap<Revision, BTreeSet<Revision>>, of: Revision) -> BTreeSet<Revision> {
    let (mut known, mut open) = (BTreeSet::new(), vec![of]);
    while let Some(at) = open.pop() {
        for parent in parents.get(&at).into_iter().flatten() {
            if *parent != of && known.insert(*parent) {
                open.push(*parent);
            }
        }
    }
    known
}

impl<'a> Versions<'a> {
    /// The versions that no other one follows.
    pub fn tips(&self) -> impl Iterator<Item = Node<'a>> {
        self.tips.iter().filter_map(|tip| self.nodes.get(tip)).copied()
    }

    /// True where `later` was made in the knowledge of `earlier`.
    #[must_use]
    pub fn knows(&self, later: Revision, earlier: Revision) -> bool {
        self.known.get(&later).is_some_and(|known| known.contains(&earlier))
    }
}
