//! Between the open book and the store: loading segments, applying entries, one commit a save.

use super::summary::Summary;
use super::{SaveError, summarise};
use crate::app::clock;
use crate::app::db::{self, IndexedDb};
use crate::app::prefs::INITIALISED;
use crate::domain::book::Book;
use crate::domain::ids::{ChainId, GroupId, PersonId};
use crate::domain::record::{Home, Revision};
use crate::domain::sort::Gather;
use crate::exchange::{row, segment};
use crate::journal::apply::Stamp;
use crate::journal::chain::Head;
use crate::journal::entry::{Draft, Entry};
use crate::journal::undo::History;
use crate::keeping::write::{self, Write};
use crate::storage::{Area, Commit, Page, Store, StoreError};
use crate::vault::sealed::Sealed;
use futures::lock::Mutex;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// How often a save is tried anew after another tab was quicker.
pub(super) const TRIES: u8 = 3;

/// How many of the latest entries the history shows and undo reaches back to.
const TAIL: usize = 500;

/// Keeps the book's bytes; one save at a time.
#[derive(Default)]
pub struct Keeper {
    store: OnceCell<Sealed<IndexedDb>>,
    pub(super) open: RefCell<OpenBook>,
    pub(super) saving: Mutex<()>,
    pub(super) access: Cell<Access>,
    is_newer: Cell<bool>,
}

/// What this tab may write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Access {
    /// Nothing: another tab writes.
    #[default]
    None,
    /// Unsaved text alone: another tab is about to write.
    Drafts,
    /// Everything.
    All,
}

pub(super) use crate::keeping::write::Unites;

/// A row to write, or to remove where there are no bytes.
pub(super) type ChangedRow = (Area, String, Option<Vec<u8>>);

/// What is in memory.
#[derive(Clone, Default)]
pub(super) struct OpenBook {
    book: Book,
    pub(super) head: Option<Head>,
    history: History,
}

/// What a save changed.
pub(super) struct Saved {
    /// The new entry.
    pub(super) revision: Revision,
    /// Groups whose records changed.
    pub(super) groups: Vec<GroupId>,
    /// Their summary rows; none for a group that is no more.
    pub(super) summaries: Vec<(GroupId, Option<Summary>)>,
}

impl Saved {
    /// What a save changed that changed nothing.
    pub(super) fn nothing() -> Self {
        let nobody = Revision { chain: ChainId::from_number(0), number: 0 };
        Self { revision: nobody, groups: Vec::new(), summaries: Vec::new() }
    }
}

impl Keeper {
    /// The book as it stands.
    #[must_use]
    pub fn book(&self) -> Book {
        self.open.borrow().book.clone()
    }

    /// The light list of entries.
    #[must_use]
    pub fn history(&self) -> History {
        self.open.borrow().history.clone()
    }

    /// The groups that are loaded.
    #[must_use]
    pub fn groups(&self) -> Vec<GroupId> {
        self.open.borrow().book.loaded().collect()
    }

    /// The chain that this book writes; none before the first entry.
    #[must_use]
    pub(super) fn chain(&self) -> Option<ChainId> {
        self.open.borrow().head.as_ref().map(|head| head.chain)
    }

    /// True where a newer version of the app has written the book: it is read as far as it can be, and never written.
    #[must_use]
    pub(super) fn is_newer(&self) -> bool {
        self.is_newer.get()
    }

    /// Whether this tab may write.
    pub(super) fn may_write(&self) -> Result<(), StoreError> {
        match self.access.get() {
            _ if self.is_newer.get() => Err(StoreError::Superseded),
            Access::All => Ok(()),
            Access::None | Access::Drafts => Err(StoreError::ReadOnly),
        }
    }

    pub(super) fn store(&self) -> Result<&Sealed<IndexedDb>, StoreError> {
        self.store.get().ok_or(StoreError::Unavailable)
    }

    /// Opens the store and reads what is needed at start: the shelf and a row for each group.
    ///
    /// `on_superseded` is called when a newer version of the app takes over in another tab.
    pub(super) async fn open(
        &self,
        on_superseded: impl Fn() + 'static,
    ) -> Result<BTreeMap<GroupId, Summary>, StoreError> {
        if self.store.get().is_none() {
            let store = IndexedDb::open(&db::database_name(), db::VERSION, on_superseded).await?;
            // a second call cannot come between: the book is opened once
            drop(self.store.set(Sealed::new(store, clock::fill)));
        }
        self.read_again().await
    }

    /// Reads what is needed at start.
    pub(super) async fn read_again(&self) -> Result<BTreeMap<GroupId, Summary>, StoreError> {
        self.read_start().await?;
        self.summaries().await
    }

    async fn read_start(&self) -> Result<(), StoreError> {
        let store = self.store()?;
        let bytes = store.head().await?;
        let newer = bytes.as_deref().is_some_and(row::is_newer);
        self.is_newer.set(newer);
        let head =
            bytes.filter(|_| !newer).map(|bytes| row::decode_head(&bytes).map_err(|_| corrupt("head"))).transpose()?;
        let mut book = Book::default();
        if let Some(bytes) = store.get(Area::Segments, &Home::Book.to_string()).await? {
            self.fill(&mut book, &Home::Book.to_string(), &bytes)?;
        }
        for (key, bytes) in store.page(Area::Segments, &Page::of("people-")).await? {
            self.fill(&mut book, &key, &bytes)?;
        }
        self.open.replace(OpenBook { book, head, history: History::default() });
        Ok(())
    }

    /// Reads the latest entries: the journal is not read at start.
    pub(super) async fn read_history(&self) -> Result<(), StoreError> {
        let _no_save_between = self.saving.lock().await;
        self.read_tail().await
    }

    pub(super) async fn read_tail(&self) -> Result<(), StoreError> {
        let Some(head) = self.open.borrow().head.clone() else { return Ok(()) };
        let tail = |prefix: &str| Page { descending: true, limit: Some(TAIL), ..Page::of(prefix) };
        // What other chains hold came with a backup; in a book that never took one in, both reads are the same rows.
        let mut rows: BTreeMap<_, _> = self.store()?.page(Area::Journal, &tail("")).await?.into_iter().gather();
        rows.extend(self.store()?.page(Area::Journal, &tail(&head.chain.to_string())).await?);
        let entries = rows.into_iter().map(|(key, bytes)| row::decode_entry(&bytes).map_err(|_| corrupt(&key)));
        let entries = entries.collect::<Result<Vec<_>, _>>()?;
        self.open.borrow_mut().history = History::of(head.chain, &entries);
        Ok(())
    }

    async fn summaries(&self) -> Result<BTreeMap<GroupId, Summary>, StoreError> {
        let rows = self.store()?.page(Area::Summaries, &Page::default()).await?;
        rows.into_iter().map(|(key, bytes)| decode::<Summary>(&key, &bytes).map(|row| (row.id, row))).collect()
    }

    /// Loads those of these groups that are not loaded, and names them all.
    pub(super) async fn load(&self, groups: &[GroupId]) -> Result<Vec<GroupId>, StoreError> {
        for group in groups {
            if self.open.borrow().book.group(*group).is_some() {
                continue;
            }
            let mut rows = Vec::new();
            for home in [Home::Private(*group), Home::Group(*group)] {
                let key = home.to_string();
                rows.extend(self.store()?.get(Area::Segments, &key).await?.map(|bytes| (key, bytes)));
            }
            // Both segments or neither: a group that is half loaded would be saved by half.
            let mut loaded = Book::default();
            rows.iter().try_for_each(|(key, bytes)| self.fill(&mut loaded, key, bytes))?;
            self.open.borrow_mut().book.adopt(&loaded);
        }
        Ok(groups.to_vec())
    }

    /// Applies and stores one entry.
    pub(super) async fn save(&self, draft: Draft) -> Result<Saved, SaveError> {
        self.save_knowing(draft, BTreeMap::new()).await
    }

    /// Applies and stores one entry, which knows these versions of other copies besides.
    pub(super) async fn save_knowing(&self, draft: Draft, unites: Unites) -> Result<Saved, SaveError> {
        let _one_at_a_time = self.saving.lock().await;
        for _ in 1..TRIES {
            match self.try_save(draft.clone(), &unites, Vec::new()).await {
                Err(SaveError::Store(StoreError::HeadMoved)) => self.reload().await?,
                result => return result,
            }
        }
        self.try_save(draft, &unites, Vec::new()).await
    }

    /// Applies and stores the entry that undoes `revision`, which may itself have undone another.
    pub(super) async fn undo(&self, revision: Revision) -> Result<Saved, SaveError> {
        let entry = self.entry(revision).await?;
        let mut bases = Vec::new();
        for base in entry.bases() {
            bases.push(self.entry(base).await?);
        }
        let groups: Vec<_> = entry.homes().into_iter().filter_map(Home::group).collect();
        self.load(&groups).await?;
        let draft = self.history().reverse(&self.book(), &entry, &bases)?;
        self.save(draft).await
    }

    /// The entry, read from the journal.
    ///
    /// # Errors
    /// The store's error, or that the row is missing or cannot be read.
    pub async fn entry(&self, revision: Revision) -> Result<Entry, StoreError> {
        let key = row::entry_key(revision);
        let bytes = self.store()?.get(Area::Journal, &key).await?.ok_or_else(|| corrupt(&key))?;
        row::decode_entry(&bytes).map_err(|_| corrupt(&key))
    }

    /// Reads a segment. One that a newer version wrote is only read where it has nothing that this version does not know.
    fn fill(&self, book: &mut Book, key: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if self.is_newer.get() {
            return segment::load_newer(book, key, bytes).map_err(|_| StoreError::Newer);
        }
        segment::load(book, key, bytes).map_err(|_| corrupt(key))
    }

    /// Applies one entry and stores it together with these rows.
    pub(super) async fn try_save_with(&self, draft: Draft, rows: Vec<ChangedRow>) -> Result<Saved, SaveError> {
        self.try_save(draft, &Unites::new(), rows).await
    }

    /// Applies one entry, which knows these versions of other copies, and stores it together with these rows.
    pub(super) async fn try_save(
        &self,
        draft: Draft,
        unites: &Unites,
        rows: Vec<ChangedRow>,
    ) -> Result<Saved, SaveError> {
        self.may_write()?;
        let mut next = self.open.borrow().clone();
        let stamp = Stamp { at: clock::now(), actor: keeper_person(&next.book), seed: clock::seed() };
        let Write { entry, touched, head, mut commit } =
            write::write_knowing(&mut next.book, next.head.as_ref(), clock::new_id(), draft, unites, stamp)?;
        let groups: BTreeSet<_> = touched.iter().filter_map(|home| home.group()).gather();
        let today = clock::today();
        let summaries: Vec<_> = groups.iter().map(|group| (*group, summarise(&next.book, *group, today))).collect();
        commit.rows.extend(rows);
        for (group, row) in &summaries {
            commit.rows.push((Area::Summaries, group.to_string(), row.as_ref().map(encode).transpose()?));
        }
        let revision = entry.revision();
        self.store()?.commit(commit).await?;
        INITIALISED.set(&true);
        next.history.push(&entry);
        next.head = Some(head);
        // Groups that were loaded while this was being written.
        next.book.adopt(&self.open.borrow().book);
        self.open.replace(next);
        Ok(Saved { revision, groups: groups.into_iter().collect(), summaries })
    }

    /// Judges these groups, which are loaded, and keeps their rows: nothing was recorded, so there is no entry.
    pub(super) async fn summarise_again(&self, groups: &[GroupId]) -> Vec<(GroupId, Summary)> {
        let _no_save_between = self.saving.lock().await;
        let (book, head, today) = (self.book(), self.open.borrow().head.clone(), clock::today());
        let judged = groups.iter().filter_map(|group| Some((*group, summarise(&book, *group, today)?)));
        let judged: Vec<_> = judged.collect();
        // where they cannot be kept, they are made anew at the next start
        if self.may_write().is_err() {
            return judged;
        }
        if let Some(Ok(head)) = head.as_ref().map(row::encode_head) {
            let row =
                |(group, row): &(GroupId, Summary)| Some((Area::Summaries, group.to_string(), Some(encode(row).ok()?)));
            let rows = judged.iter().filter_map(row).collect();
            let commit = Commit { expected: Some(head.clone()), head, replace: false, rows };
            if let Ok(store) = self.store() {
                drop(store.commit(commit).await);
            }
        }
        judged
    }

    /// Reads everything that is open once more, after another tab has saved, and what is shown at start.
    pub(super) async fn follow(&self) -> Result<BTreeMap<GroupId, Summary>, StoreError> {
        let _no_save_between = self.saving.lock().await;
        self.reload().await?;
        self.summaries().await
    }

    /// Reads everything that is open once more, after another tab has changed it.
    pub(super) async fn reload(&self) -> Result<(), StoreError> {
        let groups = self.groups();
        self.read_start().await?;
        self.read_tail().await?;
        self.load(&groups).await.map(drop)
    }

    /// A form's unsaved text.
    ///
    /// # Errors
    /// The store's error.
    pub async fn draft(&self, slot: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.store()?.get(Area::Drafts, slot).await
    }

    /// Keeps a form's unsaved text; none to forget it.
    ///
    /// # Errors
    /// The store's error.
    pub async fn set_draft(&self, slot: &str, text: Option<Vec<u8>>) -> Result<(), StoreError> {
        if self.access.get() == Access::None {
            return Err(StoreError::ReadOnly);
        }
        self.store()?.set_draft(slot, text).await
    }
}

/// The person who keeps the book: who is at the keyboard.
fn keeper_person(book: &Book) -> Option<PersonId> {
    book.shelf.settings.iter().next().and_then(|settings| settings.keeper)
}

pub(super) fn corrupt(key: &str) -> StoreError {
    StoreError::Corrupt { what: key.to_owned() }
}

fn decode<T: serde::de::DeserializeOwned>(key: &str, bytes: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(bytes).map_err(|_| corrupt(key))
}

pub(super) fn encode<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(unwritable)
}

pub(super) fn unwritable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Backend(error.to_string())
}
