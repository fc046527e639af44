//! Erasing for good, in every place where this device keeps what was typed. The places are listed here and nowhere else:
//!
//! 1. the segments of what stands, and the summary rows made of them;
//! 2. every row of the journal, of any chain;
//! 3. every draft slot, forms and a running session alike.
//!
//! All of them change in one transaction with the entry that says so, or none does. Snapshots are the fourth place: they
//! are in a database of their own, in no transaction with the rest, so they go right after the commit, and a new one is taken.

use super::keeper::{ChangedRow, Keeper, Saved, TRIES, corrupt, unwritable};
use super::{BookCtx, SaveError, judge};
use crate::domain::book::Book;
use crate::domain::ids::{ChainId, GroupId};
use crate::domain::record::{RecordKey, Revision};
use crate::exchange::open::Opened;
use crate::exchange::row;
use crate::journal::entry::Act;
use crate::journal::erase::{Copy, Erasure, forget};
use crate::policy::compare::compare;
use crate::storage::{Area, Page, Store, StoreError};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::mem;
use std::sync::Arc;

/// How many rows of the journal are read at a time.
const ROWS: usize = 200;

/// What is to be erased: worked out anew where another tab has changed the book meanwhile.
pub type Works = Arc<dyn Fn(&Book) -> Option<Erasure> + Send + Sync>;

/// What an erasure would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// Records that change or go.
    pub records: usize,
    /// Groups in which they are.
    pub groups: usize,
    /// Unsaved forms that lose text.
    pub drafts: usize,
    /// Versions in the history that lose their contents.
    pub versions: u64,
    /// Findings that would come out otherwise.
    pub findings: usize,
}

impl Loss {
    /// True where there is nothing to erase.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.records == 0 && self.versions == 0 && self.drafts == 0
    }
}

impl Keeper {
    /// Erases for good, in one transaction with the entry that says so.
    async fn erase(&self, works: &Works, act: fn(u64) -> Act, about: Option<RecordKey>) -> Result<Saved, SaveError> {
        let _one_at_a_time = self.saving.lock().await;
        let mut tries = 1;
        loop {
            let Some(erasure) = works(&self.book()) else { return Err(StoreError::Unavailable.into()) };
            let (versions, mut rows) = self.scrubbed_journal(&erasure).await?;
            rows.extend(self.scrubbed_drafts(&erasure).await?);
            match self.try_save_with(erasure.draft(act(versions), about), rows).await {
                Err(SaveError::Store(StoreError::HeadMoved)) if tries < TRIES => self.reload().await?,
                result => return result,
            }
            tries += 1;
        }
    }

    /// The rows of the journal that lose contents, and how many contents that are.
    async fn scrubbed_journal(&self, erasure: &Erasure) -> Result<(u64, Vec<ChangedRow>), StoreError> {
        let (mut versions, mut rows) = (0, Vec::new());
        let mut page = Page { limit: Some(ROWS), ..Page::default() };
        loop {
            let found = self.store()?.page(Area::Journal, &page).await?;
            let Some((last, _)) = found.last() else { return Ok((versions, rows)) };
            page.after = Some(last.clone());
            for (key, bytes) in found {
                let mut entry = row::decode_entry(&bytes).map_err(|_| corrupt(&key))?;
                let erased = erasure.scrub(&mut entry);
                if erased > 0 {
                    versions += erased;
                    rows.push((Area::Journal, key, Some(row::encode_entry(&entry).map_err(unwritable)?)));
                }
            }
        }
    }

    async fn scrubbed_drafts(&self, erasure: &Erasure) -> Result<Vec<ChangedRow>, StoreError> {
        let slots = self.store()?.page(Area::Drafts, &Page::default()).await?;
        let scrubbed = slots.into_iter().filter_map(|(slot, bytes)| {
            if erasure.covers_slot(&slot) {
                return Some((Area::Drafts, slot, None));
            }
            let left = erasure.scrub_bytes(&bytes)?;
            Some((Area::Drafts, slot, Some(left).filter(|left| !left.is_empty())))
        });
        Ok(scrubbed.collect())
    }
}

impl BookCtx {
    /// Every group of the book.
    #[must_use]
    pub fn all_groups(self) -> Vec<GroupId> {
        self.summaries.with_untracked(|rows| rows.keys().copied().collect())
    }

    /// What would be erased; nothing is.
    ///
    /// # Errors
    /// The store's error, or a part of the book that cannot be read.
    pub async fn loss(self, works: &Works) -> Result<Loss, StoreError> {
        let keeper = self.keeper.get_value();
        keeper.load(&self.all_groups()).await?;
        let book = keeper.book();
        let Some(erasure) = works(&book) else { return Ok(Loss::default()) };
        let (versions, _) = keeper.scrubbed_journal(&erasure).await?;
        let drafts = keeper.scrubbed_drafts(&erasure).await?.len();
        let touched: BTreeSet<GroupId> =
            erasure.changes().filter_map(|standing| standing.record.home().group()).collect();
        let ahead = erasure.ahead(&book, Revision { chain: ChainId::from_number(0), number: 0 });
        let today = self.today.get_untracked();
        let rows = self.summaries.get_untracked();
        let judged: BTreeSet<GroupId> = touched.iter().flat_map(|group| super::neighbours(&rows, *group)).collect();
        let changed = |group: &GroupId| compare(&judge(&book, *group, today), &judge(&ahead, *group, today)).changed();
        Ok(Loss {
            records: erasure.changes().count(),
            groups: touched.len(),
            versions,
            drafts,
            findings: judged.iter().map(changed).sum(),
        })
    }

    /// Takes from a file that was opened what has been erased here, so that it does not come back with it.
    ///
    /// # Errors
    /// The store's error, or a part of the book that cannot be read.
    pub async fn forget_erased(self, opened: &mut Opened) -> Result<(), StoreError> {
        let keeper = self.keeper.get_value();
        let entries = keeper.entries().await?;
        if entries.iter().any(|entry| entry.label.act.erases()) {
            keeper.load(&self.all_groups()).await?;
            let mut theirs = Copy { book: mem::take(&mut opened.book), entries: mem::take(&mut opened.journal) };
            forget(&mut theirs, &Copy { book: keeper.book(), entries });
            (opened.book, opened.journal) = (theirs.book, theirs.entries);
        }
        Ok(())
    }

    /// Erases for good. Tells how many versions lost their contents.
    ///
    /// # Errors
    /// See [`SaveError`]; nothing is changed then.
    pub async fn erase(self, works: &Works, act: fn(u64) -> Act, about: Option<RecordKey>) -> Result<u64, SaveError> {
        self.load_all(&self.all_groups()).await?;
        let entry = self.run(async move |keeper: &Keeper| keeper.erase(works, act, about).await).await?;
        self.scrub_snapshots().await;
        let step = self.history.with_untracked(|history| history.step(entry).map(|step| step.label.act));
        Ok(step.and_then(Act::erased).unwrap_or_default())
    }
}
