//! The book as a whole: what leaves the device in a file, what comes back, and emptying it.

use super::keeper::{Keeper, encode, unwritable};
use super::{BookCtx, Phase, SaveState, summarise};
use crate::app::prefs::INITIALISED;
use crate::app::{clock, events};
use crate::domain::book::Book;
use crate::domain::ids::GroupId;
use crate::domain::sort::Gather;
use crate::exchange::file::{self, Format};
use crate::exchange::import::{self, Restored};
use crate::exchange::open::Opened;
use crate::exchange::row;
use crate::journal::chain::Head;
use crate::journal::entry::Entry;
use crate::keeping::backup::Mark;
use crate::keeping::measure::Measure;
use crate::storage::{Area, Commit, Estimate, Page, Store, StoreError};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The version that files name.
pub const APP: &str = env!("CARGO_PKG_VERSION");

/// How many rows are read before progress is told.
const ROWS: usize = 200;

impl Keeper {
    /// How much room there is on the device.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub async fn estimate(&self) -> Result<Estimate, StoreError> {
        self.store()?.estimate().await
    }

    /// True where nothing was ever recorded here, so that restoring a backup loses nothing.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        self.open.borrow().head.is_none()
    }

    pub(super) async fn rows(
        &self,
        area: Area,
        mut on_progress: impl FnMut(usize),
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut read = Vec::new();
        let mut page = Page { limit: Some(ROWS), ..Page::default() };
        loop {
            let rows = self.store()?.page(area, &page).await?;
            let Some((last, _)) = rows.last() else { return Ok(read) };
            page.after = Some(last.clone());
            read.extend(rows.into_iter().map(|(_, bytes)| bytes));
            on_progress(read.len());
        }
    }

    /// The bytes of an export of these groups.
    ///
    /// # Errors
    /// The store's error, or the part of the book that is damaged.
    pub async fn export(&self, groups: &BTreeSet<GroupId>) -> Result<Vec<u8>, StoreError> {
        self.load(&Vec::from_iter(groups.iter().copied())).await?;
        let book = self.book();
        let revisions: BTreeSet<_> = file::private(&book, groups).into_iter().map(|(_, revision)| revision).gather();
        let mut entries = Vec::with_capacity(revisions.len());
        for revision in revisions {
            entries.push(self.entry(revision).await?);
        }
        file::export(APP, clock::now(), &book, groups, &entries).map_err(unwritable)
    }

    /// Where the book stands; none before the first entry.
    #[must_use]
    pub fn head(&self) -> Option<Head> {
        self.open.borrow().head.clone()
    }

    /// Puts the records of a file in place of everything that is stored, and begins a new chain.
    async fn restore(&self, restored: Restored, book: &Book) -> Result<(), StoreError> {
        let _one_at_a_time = self.saving.lock().await;
        let before = self.open.borrow().head.clone();
        let mut rows = Vec::with_capacity(restored.segments.len() + restored.journal.len());
        rows.extend(restored.segments.into_iter().map(|(key, bytes)| (Area::Segments, key, Some(bytes))));
        rows.extend(restored.journal.into_iter().map(|(key, bytes)| (Area::Journal, key, Some(bytes))));
        let today = clock::today();
        for group in book.loaded() {
            if let Some(row) = summarise(book, group, today) {
                rows.push((Area::Summaries, group.to_string(), Some(encode(&row)?)));
            }
        }
        let commit = Commit {
            expected: before.as_ref().map(row::encode_head).transpose().map_err(unwritable)?,
            head: row::encode_head(&Head::start(clock::new_id())).map_err(unwritable)?,
            replace: true,
            rows,
        };
        self.may_write()?;
        self.store()?.commit(commit).await
    }
}

impl BookCtx {
    /// The day of the last backup; none before the first.
    #[must_use]
    pub fn last_backup(self) -> Signal<Option<NaiveDate>> {
        self.last_backup.into()
    }

    /// Loads these groups, those of them that the book has, for [`BookCtx::snapshot`].
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn load_all(self, groups: &[GroupId]) -> Result<(), StoreError> {
        self.keeper.get_value().load(groups).await.map(drop)
    }

    /// Every entry, by chain and number.
    ///
    /// # Errors
    /// The store's error, or an entry that cannot be read.
    pub async fn entries(self) -> Result<Vec<Entry>, StoreError> {
        self.keeper.get_value().entries().await
    }

    /// Loads these groups, and those that share a mentee with them, for the pages that show several.
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn load_groups(self, groups: &[GroupId]) -> Result<(), StoreError> {
        for group in groups {
            self.load(*group).await?;
        }
        Ok(())
    }

    /// Reads the latest entries.
    ///
    /// # Errors
    /// The store's error, or an entry that cannot be read.
    pub async fn read_history(self) -> Result<(), StoreError> {
        let keeper = self.keeper.get_value();
        keeper.read_history().await?;
        self.publish(&keeper, &[]);
        Ok(())
    }

    /// Puts a backup or a rescue file in place of the whole book. Returns false for an export, which is not a whole book.
    ///
    /// # Errors
    /// The store's error; nothing is changed then.
    pub async fn restore(self, opened: &Opened) -> Result<bool, StoreError> {
        let Some(restored) = import::restore(opened).map_err(unwritable)? else { return Ok(false) };
        let keeper = self.keeper.get_value();
        // what is replaced can be looked into again, as long as it is no emptied book
        self.snapshot_now().await;
        keeper.restore(restored, &opened.book).await?;
        for (slot, text) in &opened.drafts {
            keeper.set_draft(slot, Some(text.clone())).await?;
        }
        INITIALISED.set(&true);
        if opened.header.format == Format::Backup {
            self.note_backup(Mark::new(opened.header.exported_at.date(), None, Measure::of(&opened.book)));
        }
        self.restart().await?;
        self.tabs.tell_saved();
        Ok(true)
    }

    /// Removes everything from this device. The page has to be loaded again afterwards: it holds a book that is no more.
    ///
    /// # Errors
    /// The store's error; nothing is changed then.
    pub async fn wipe(self) -> Result<(), StoreError> {
        let keeper = self.keeper.get_value();
        // a locked book is removed by whoever has neither of its keys
        if self.phase.get_untracked() != Phase::Locked {
            keeper.may_write()?;
        }
        // emptied first: where another window keeps the database open, nothing of the book is left in it all the same
        if let Ok(store) = keeper.store() {
            store.wipe().await?;
        }
        self.forget_copies().await;
        self.tabs.tell_saved();
        events::wipe().await.map_err(|_| StoreError::Blocked)
    }

    /// Reads the book anew, after all of it was replaced.
    pub(super) async fn restart(self) -> Result<(), StoreError> {
        let keeper = self.keeper.get_value();
        let summaries = keeper.read_again().await?;
        self.opened.update_value(std::collections::HashMap::clear);
        self.summaries.set(summaries.into());
        self.publish(&keeper, &[]);
        self.save_state.set(SaveState::Quiet);
        self.read_history().await
    }
}
