//! Uniting another copy of the book with this one, and deciding what clashes.

use super::keeper::{ChangedRow, Keeper, Saved, TRIES, corrupt, unwritable};
use super::{BookCtx, SaveError};
use crate::domain::clash::Clash;
use crate::domain::ids::GroupId;
use crate::domain::record::Revision;
use crate::exchange::open::Opened;
use crate::exchange::row;
use crate::journal::entry::Entry;
use crate::journal::erase::{Copy, forget};
use crate::journal::merge::{Decision, Merge, Union, merge, union};
use crate::storage::{Area, Commit, Store, StoreError};
use leptos::prelude::*;
use std::collections::BTreeMap;

impl Keeper {
    /// Every entry of this book.
    ///
    /// # Errors
    /// The store's error, or an entry that cannot be read.
    pub async fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let rows = self.rows(Area::Journal, |_| {}).await?;
        rows.iter().map(|bytes| row::decode_entry(bytes).map_err(|error| corrupt(&error.to_string()))).collect()
    }

    /// What uniting with this copy would do; all of the book's groups are loaded for it. What was erased here has been
    /// taken from the copy already; what was erased there is taken from this book.
    async fn ahead(&self, groups: &[GroupId], theirs: &Opened) -> Result<(Union, Merge), SaveError> {
        self.load(groups).await?;
        let (book, stored) = (self.book(), self.entries().await?);
        let mut mine = Copy { book: book.clone(), entries: stored.clone() };
        if theirs.journal.iter().any(|entry| entry.label.act.erases()) {
            forget(&mut mine, &Copy { book: theirs.book.clone(), entries: theirs.journal.clone() });
        }
        let united = union(&stored, &mine.entries)?.with(&theirs.journal)?;
        let mut merge = merge(&book, &united.entries);
        merge.lose(&book, &mine.book);
        Ok((united, merge))
    }

    /// Unites another copy with this one: its entries, and one entry of this device that says what they come to. None
    /// where this book stays as it is.
    async fn unite(&self, groups: &[GroupId], theirs: &Opened) -> Result<Option<Saved>, SaveError> {
        let _one_at_a_time = self.saving.lock().await;
        let mut tries = TRIES;
        loop {
            let (united, merge) = self.ahead(groups, theirs).await?;
            let row = |entry: &Entry| -> Result<ChangedRow, StoreError> {
                let bytes = row::encode_entry(entry).map_err(unwritable)?;
                Ok((Area::Journal, row::entry_key(entry.revision()), Some(bytes)))
            };
            let rows = united.news.iter().map(row).collect::<Result<Vec<_>, _>>()?;
            let saved = if merge.draft.changes.is_empty() {
                self.keep(rows).await.map(|()| None).map_err(SaveError::from)
            } else {
                self.try_save(merge.draft, &merge.unites, rows).await.map(Some)
            };
            tries -= 1;
            match saved {
                Err(SaveError::Store(StoreError::HeadMoved)) if tries > 0 => self.reload().await?,
                Err(error) => return Err(error),
                Ok(saved) => {
                    self.read_tail().await?;
                    return Ok(saved);
                }
            }
        }
    }

    /// Keeps entries of another copy that change nothing here.
    async fn keep(&self, rows: Vec<ChangedRow>) -> Result<(), StoreError> {
        let head = self.open.borrow().head.as_ref().map(row::encode_head).transpose().map_err(unwritable)?;
        match head {
            Some(head) if !rows.is_empty() => {
                self.store()?.commit(Commit { expected: Some(head.clone()), head, replace: false, rows }).await
            }
            _ => Ok(()),
        }
    }

    /// The entries of the versions that clash, as far as they can be read.
    ///
    /// # Errors
    /// The store's error.
    pub async fn versions(&self, clash: &Clash) -> Result<BTreeMap<Revision, Entry>, StoreError> {
        let mut entries = BTreeMap::new();
        for revision in &clash.versions {
            entries.insert(*revision, self.entry(*revision).await?);
        }
        Ok(entries)
    }

    /// True for an entry that was made on this device.
    #[must_use]
    pub fn is_own(&self, revision: Revision) -> bool {
        self.open.borrow().head.as_ref().is_some_and(|head| head.chain == revision.chain)
    }
}

impl BookCtx {
    fn groups_with(self, opened: &Opened) -> Vec<GroupId> {
        let mut groups = self.all_groups();
        groups.extend(opened.groups());
        groups
    }

    /// What uniting with this copy would do. Nothing is changed.
    ///
    /// # Errors
    /// That the copies cannot be united, or the store's error.
    pub async fn unite_ahead(self, opened: &Opened) -> Result<Merge, SaveError> {
        let keeper = self.keeper.get_value();
        keeper.ahead(&self.groups_with(opened), opened).await.map(|(_, merge)| merge)
    }

    /// Unites this copy with the book; none where the book stays as it is.
    ///
    /// # Errors
    /// See [`SaveError`]; nothing is changed then.
    pub async fn unite(self, opened: &Opened) -> Result<Option<Revision>, SaveError> {
        let groups = self.groups_with(opened);
        let mut changed = true;
        let saved = self
            .run(async |keeper: &Keeper| match keeper.unite(&groups, opened).await? {
                Some(saved) => Ok(saved),
                None => {
                    changed = false;
                    Ok(Saved::nothing())
                }
            })
            .await?;
        self.read_history().await?;
        Ok(changed.then_some(saved))
    }

    /// Saves a decision between versions.
    ///
    /// # Errors
    /// See [`SaveError`]; nothing is changed then.
    pub async fn decide(self, decision: Decision) -> Result<Revision, SaveError> {
        let Decision { draft, unites } = decision;
        self.run(async move |keeper: &Keeper| keeper.save_knowing(draft, unites).await).await
    }

    /// Every clash of the book. The groups that have some are loaded.
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn clashes(self) -> Result<Vec<Clash>, StoreError> {
        let groups: Vec<_> = self
            .summaries
            .with_untracked(|rows| rows.values().filter(|row| row.clashes > 0).map(|row| row.id).collect());
        for group in &groups {
            self.load(*group).await?;
        }
        let book = self.snapshot();
        let mut clashes: Vec<_> = book.shelf.clashes.iter().cloned().collect();
        for file in groups.iter().filter_map(|group| book.group(*group)) {
            clashes.extend(file.clashes.iter().cloned());
        }
        Ok(clashes)
    }

    /// How many records stand in several versions.
    #[must_use]
    pub fn open_clashes(self) -> Signal<usize> {
        Signal::derive(move || {
            let shared = self.shelf.with(|shelf| shelf.clashes.len());
            shared + self.summaries.with(|rows| rows.values().map(|row| row.clashes).sum::<usize>())
        })
    }
}
