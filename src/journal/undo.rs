//! Undo and redo of any number of steps, worked out from the entries.
//!
//! Undoing an entry is an entry of its own, which puts back what the other replaced. Redoing reverses that one in turn.

use super::entry::{Act, Change, Draft, DraftChange, Entry, Label, State};
use crate::domain::book::Book;
use crate::domain::dates::Moment;
use crate::domain::ids::{ChainId, PersonId};
use crate::domain::record::{RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::json::DecodeError;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use thiserror::Error;

/// An entry without its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The entry.
    pub revision: Revision,
    /// When it was made.
    pub at: Moment,
    /// Who made it, where the book knows.
    pub actor: Option<PersonId>,
    /// What it is about.
    pub label: Label,
    replaces: BTreeMap<RecordKey, Vec<Revision>>,
}

/// The latest entries, and which of this device's chain can be undone and redone in turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    // Shared, because the history is copied with the book for each change.
    steps: BTreeMap<Revision, Arc<Step>>,
    undo: Vec<Revision>,
    redo: Vec<Revision>,
}

/// Why an entry cannot be undone or redone. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UndoError {
    /// A record was changed again after the entry.
    #[error("the {} was changed again later: undo that first", .key.kind.word())]
    Later {
        /// The record.
        key: RecordKey,
        /// The entry that came later; none where the book does not know the record.
        later: Option<Revision>,
    },
    /// An entry with the earlier content is not at hand.
    #[error("entry {0} is missing: what was replaced cannot be put back")]
    Missing(Revision),
    /// The earlier content was erased.
    #[error("the earlier content of the {} was erased and cannot be put back", .0.kind.word())]
    Erased(RecordKey),
    /// The entry erased something: that is for good.
    #[error("entry {0} erased something for good: it cannot be undone")]
    Final(Revision),
    /// The entry resolved a clash, so that there is no one earlier content.
    #[error("the entry decided between two versions of the {}: change it instead", .0.kind.word())]
    Decided(RecordKey),
    /// The earlier content does not read back.
    #[error(transparent)]
    Unreadable(#[from] DecodeError),
}

impl History {
    /// The history of these entries, those of one chain oldest first. Undo and redo follow `chain` alone: the others
    /// were made elsewhere, in an order of their own.
    #[must_use]
    pub fn of<'a>(chain: ChainId, entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut history = Self::default();
        for entry in entries {
            if entry.chain == chain {
                history.push(entry);
            } else {
                history.note(entry);
            }
        }
        history
    }

    /// Adds the entry that was just made.
    pub fn push(&mut self, entry: &Entry) {
        let revision = entry.revision();
        match entry.label.act {
            Act::Undo(of) => {
                self.undo.retain(|undoable| *undoable != of);
                self.redo.push(revision);
            }
            Act::Redo(of) => {
                self.redo.retain(|redoable| *redoable != of);
                self.undo.push(revision);
            }
            // Erasing is no step that could be taken back, and whatever was undone before is not done again over it.
            act if act.erases() => self.redo.clear(),
            _ => {
                self.redo.clear();
                self.undo.push(revision);
            }
        }
        self.note(entry);
    }

    fn note(&mut self, entry: &Entry) {
        let revision = entry.revision();
        let step = Step {
            revision,
            at: entry.at.clone(),
            actor: entry.actor,
            label: entry.label.clone(),
            replaces: entry.changes.iter().map(|change| (change.key, change.replaces.clone())).gather(),
        };
        self.steps.insert(revision, Arc::new(step));
    }

    /// The entries, chain by chain, oldest first.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.values().map(|step| &**step)
    }

    /// The entry with this revision.
    #[must_use]
    pub fn step(&self, revision: Revision) -> Option<&Step> {
        self.steps.get(&revision).map(|step| &**step)
    }

    /// The entry that an undo would reverse.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.undo.last().and_then(|revision| self.step(*revision))
    }

    /// The undoing that a redo would reverse.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.redo.last().and_then(|revision| self.step(*revision))
    }

    /// The entries that are taken back: one that reverses them is not taken back itself. Entries that reverse one another in a
    /// circle are not among them.
    #[must_use]
    pub fn reversed(&self) -> BTreeSet<Revision> {
        let reverses = |revision: Revision| self.step(revision)?.label.act.reverses();
        // How many of those that reverse an entry may still stand.
        let mut open: BTreeMap<Revision, usize> = BTreeMap::new();
        for of in self.steps.keys().filter_map(|revision| reverses(*revision)) {
            *open.entry(of).or_default() += 1;
        }
        let mut standing: Vec<Revision> = self.steps.keys().copied().filter(|at| !open.contains_key(at)).gather();
        let mut reversed = BTreeSet::new();
        while let Some(revision) = standing.pop() {
            let Some(of) = reverses(revision).filter(|of| reversed.insert(*of)) else { continue };
            if let Some(again) = reverses(of)
                && let Some(left) = open.get_mut(&again)
            {
                *left -= 1;
                standing.extend((*left == 0).then_some(again));
            }
        }
        reversed
    }

    /// The entry that first left the record as `revision` leaves it: undoing brings an earlier state back.
    fn origin(&self, key: RecordKey, revision: Revision) -> Revision {
        let earlier = |revision| match self.step(self.step(revision)?.label.act.reverses()?)?.replaces.get(&key)?[..] {
            [earlier] => Some(earlier),
            _ => None,
        };
        let (mut origin, mut passed) = (revision, BTreeSet::new());
        // Entries that reverse one another in a circle are no history of ours.
        while passed.insert(origin)
            && let Some(earlier) = earlier(origin)
        {
            origin = earlier;
        }
        origin
    }

    /// The draft that reverses `entry`. `bases` are the entries that [`Entry::bases`] names; the groups of
    /// [`Entry::homes`] must be loaded.
    ///
    /// # Errors
    /// [`UndoError`] where a record moved on since, or where its earlier content is gone.
    pub fn reverse(&self, book: &Book, entry: &Entry, bases: &[Entry]) -> Result<Draft, UndoError> {
        let of = entry.revision();
        if entry.label.act.erases() {
            return Err(UndoError::Final(of));
        }
        let act = if let Act::Undo(_) = entry.label.act { Act::Redo(of) } else { Act::Undo(of) };
        let replaced = |base: &Entry| {
            let states = base.changes.iter().map(|change| (change.key, (base.version(), change.state.clone())));
            (base.revision(), states.gather::<BTreeMap<_, _>>())
        };
        let replaced: BTreeMap<_, _> = bases.iter().map(replaced).gather();
        let mut changes = Vec::with_capacity(entry.changes.len());
        for Change { key, home, replaces, .. } in &entry.changes {
            let key = *key;
            let found = book.revision(*home, key);
            let last = found.or_else(|| book.tombstone(*home, key).map(|tombstone| tombstone.revision));
            let Some(last) = last.filter(|last| self.origin(key, *last) == self.origin(key, of)) else {
                let erased = last.and_then(|last| self.step(last)).is_some_and(|step| step.label.act.erases());
                return Err(if erased { UndoError::Erased(key) } else { UndoError::Later { key, later: last } });
            };
            let earlier = match replaces.as_slice() {
                [] => None,
                [base] => Some(replaced.get(base).and_then(|keys| keys.get(&key)).ok_or(UndoError::Missing(*base))?),
                _ => return Err(UndoError::Decided(key)),
            };
            changes.push(match earlier {
                None | Some((_, State::Removed)) => DraftChange::Remove(*home, key, last),
                Some((version, state)) => {
                    let content = state.content().ok_or(UndoError::Erased(key))?;
                    DraftChange::PutWhole(content.record(version.0)?, content.more(*version), Some(last))
                }
            });
        }
        Ok(Draft { label: Label { act, ..entry.label.clone() }, changes })
    }
}
