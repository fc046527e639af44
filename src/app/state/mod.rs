//! The open book as the screens see it: signals to read, one way to save.
//!
//! Nothing here judges or decides: it loads, applies entries through the journal, stores them, and lets the views know.

pub mod ahead;
mod day;
pub mod edit;
pub mod group;
pub mod handed;
mod judging;
mod keeper;
pub mod library;
pub mod purge;
mod safety;
mod said;
pub mod summary;
mod tabs;
mod through;
mod unite;
pub mod vault;
pub mod whole;

use self::handed::Handed;
pub use self::judging::judge;
use self::judging::{neighbours, summarise};
use self::keeper::Keeper;
use self::summary::Summary;
use crate::app::clock;
use crate::app::components::ToastView;
use crate::app::line::Line;
use crate::app::prefs::LAST_BACKUP;
use crate::app::tabs::{Tabs, Work};
use crate::domain::book::{Book, GroupFile, Shelf};
use crate::domain::ids::GroupId;
use crate::domain::record::Revision;
use crate::journal::apply::Refused;
use crate::journal::entry::Draft;
use crate::journal::merge::Forked;
use crate::journal::undo::{History, UndoError};
use crate::policy::assess::Assessment;
use crate::storage::StoreError;
use crate::vault::sealed::Sealed;
use chrono::NaiveDate;
use leptos::prelude::*;
use library::marks;
pub use safety::Copied;
use safety::Safety;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;
pub use tabs::ReadOnly;
use thiserror::Error;

/// How far opening the book has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading what is needed at start.
    Opening,
    /// Ready.
    Open,
    /// It is protected, and nobody has unlocked it.
    Locked,
    /// Could not be opened; nothing was changed.
    Failed(StoreError),
}

/// The state of saving, always in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing to save since the start.
    Quiet,
    /// Being written.
    Saving,
    /// Written, at that time of day (`14:02`).
    Saved(String),
    /// Not written.
    Failed,
}

/// Why a change was not saved. Whatever was typed stays where it is.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum SaveError {
    /// The book refused it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It could not be undone.
    #[error(transparent)]
    Undo(#[from] UndoError),
    /// The other copy of the book went on under the same chain.
    #[error(transparent)]
    Forked(#[from] Forked),
    /// The browser's storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The open book: a context of every screen.
#[derive(Clone, Copy)]
pub struct BookCtx {
    keeper: StoredValue<Rc<Keeper>, LocalStorage>,
    owner: StoredValue<Owner>,
    opened: StoredValue<HashMap<GroupId, OpenGroup>>,
    phase: RwSignal<Phase>,
    shelf: RwSignal<Arc<Shelf>>,
    summaries: RwSignal<Arc<BTreeMap<GroupId, Summary>>>,
    history: RwSignal<Arc<History>>,
    save_state: RwSignal<SaveState>,
    today: RwSignal<NaiveDate>,
    last_backup: RwSignal<Option<NaiveDate>>,
    said: RwSignal<Option<ToastView>>,
    protected: RwSignal<bool>,
    leaving: RwSignal<bool>,
    heard: RwSignal<()>,
    line: StoredValue<Line, LocalStorage>,
    handed: RwSignal<Handed>,
    tabs: Tabs,
    safety: Safety,
    flushes: StoredValue<Vec<(u64, Work)>, LocalStorage>,
    was_reading: StoredValue<bool>,
    is_newer: RwSignal<bool>,
    epoch: RwSignal<u32>,
}

/// The signals of a loaded group.
#[derive(Clone)]
struct OpenGroup {
    file: ArcRwSignal<Arc<GroupFile>>,
    assessment: ArcMemo<Arc<Assessment>>,
}

/// The open book.
///
/// # Panics
/// Outside the app, which is a mistake in the shell.
#[must_use]
pub fn use_book() -> BookCtx {
    expect_context::<BookCtx>()
}

impl BookCtx {
    /// Makes the book a context and begins to open it.
    #[must_use]
    pub fn provide() -> Self {
        let book = Self {
            keeper: StoredValue::new_local(Rc::new(Keeper::default())),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            opened: StoredValue::new(HashMap::new()),
            phase: RwSignal::new(Phase::Opening),
            shelf: RwSignal::new(Arc::default()),
            summaries: RwSignal::new(Arc::default()),
            history: RwSignal::new(Arc::default()),
            save_state: RwSignal::new(SaveState::Quiet),
            today: RwSignal::new(clock::today()),
            last_backup: RwSignal::new(LAST_BACKUP.get()),
            said: RwSignal::new(None),
            protected: RwSignal::new(false),
            leaving: RwSignal::new(false),
            heard: RwSignal::new(()),
            line: StoredValue::new_local(Line::none()),
            handed: RwSignal::new(Handed::at_start()),
            tabs: Tabs::new(),
            safety: Safety::new(),
            flushes: StoredValue::new_local(Vec::new()),
            was_reading: StoredValue::new(false),
            is_newer: RwSignal::new(false),
            epoch: RwSignal::new(0),
        };
        book.line.set_value(Line::open("vault", move |word| book.heard(&word)));
        provide_context(book);
        book.follow_days();
        book.follow_handed();
        book.join_tabs();
        book
    }

    async fn open(self) {
        let keeper = self.keeper.get_value();
        let opened = keeper.open(move || drop(self.save_state.try_set(SaveState::Failed))).await;
        let protected = keeper.store().is_ok_and(Sealed::is_protected);
        self.protected.set(protected);
        self.seal_snapshots();
        let phase = match opened {
            Ok(summaries) => {
                self.summaries.set(Arc::new(summaries));
                self.is_newer.set(keeper.is_newer());
                self.publish(&keeper, &[]);
                // Known before anything of the book is shown.
                self.look_handed().await;
                Phase::Open
            }
            Err(error) => {
                self.handed.set(Handed::No);
                if error == StoreError::Locked { Phase::Locked } else { Phase::Failed(error) }
            }
        };
        let is_open = phase == Phase::Open;
        self.phase.set(phase);
        if !is_open {
            return;
        }
        self.keep_header().await;
        self.refresh_stale().await;
        // without the history nothing can be taken back by a key; its page reads it again and says what is wrong
        drop(self.read_history().await);
    }

    /// How far opening has come.
    #[must_use]
    pub fn phase(self) -> Signal<Phase> {
        self.phase.into()
    }

    /// People, listings, enrolments and settings.
    #[must_use]
    pub fn shelf(self) -> Signal<Arc<Shelf>> {
        self.shelf.into()
    }

    /// A row for each group.
    #[must_use]
    pub fn summaries(self) -> Signal<Arc<BTreeMap<GroupId, Summary>>> {
        self.summaries.into()
    }

    /// The light list of entries, for undo and the history screen.
    #[must_use]
    pub fn history(self) -> Signal<Arc<History>> {
        self.history.into()
    }

    /// The state of saving.
    #[must_use]
    pub fn save_state(self) -> Signal<SaveState> {
        self.save_state.into()
    }

    /// The day of the judgement.
    #[must_use]
    pub fn today(self) -> Signal<NaiveDate> {
        self.today.into()
    }

    /// What the keeper of bytes can do besides saving: drafts, whole-book reads, wiping.
    #[must_use]
    pub fn keeper(self) -> Rc<Keeper> {
        self.keeper.get_value()
    }

    /// The book as it stands, with the groups that are loaded.
    #[must_use]
    pub fn snapshot(self) -> Book {
        self.keeper.with_value(|keeper| keeper.book())
    }

    /// Loads the group, and those that share a mentee with it, unless they are loaded.
    ///
    /// Returns false where there is no such group.
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn load(self, group: GroupId) -> Result<bool, StoreError> {
        let keeper = self.keeper.get_value();
        if !self.summaries.with_untracked(|rows| rows.contains_key(&group)) {
            return Ok(false);
        }
        let neighbours = self.summaries.with_untracked(|rows| neighbours(rows, group));
        let loaded = keeper.load(&neighbours).await?;
        self.publish(&keeper, &loaded);
        Ok(true)
    }

    /// True where the group is loaded with all those that share a mentee with it.
    #[must_use]
    pub fn is_loaded(self, group: GroupId) -> bool {
        let neighbours = self.summaries.with_untracked(|rows| neighbours(rows, group));
        self.opened.with_value(|opened| neighbours.iter().all(|neighbour| opened.contains_key(neighbour)))
    }

    /// The records of a loaded group.
    #[must_use]
    pub fn file(self, group: GroupId) -> Option<ArcRwSignal<Arc<GroupFile>>> {
        self.opened.with_value(|opened| opened.get(&group).map(|open| open.file.clone()))
    }

    /// The verdicts of a loaded group: judged again only when its records, its neighbours' or the shelf change.
    #[must_use]
    pub fn assessment(self, group: GroupId) -> Option<ArcMemo<Arc<Assessment>>> {
        self.opened.with_value(|opened| opened.get(&group).map(|open| open.assessment.clone()))
    }

    /// Applies `draft` as one entry, stores it, and lets the views know.
    ///
    /// # Errors
    /// See [`SaveError`]; nothing is changed then.
    pub async fn save(self, draft: Draft) -> Result<Revision, SaveError> {
        self.run(async move |keeper: &Keeper| keeper.save(draft).await).await
    }

    /// Undoes the entry.
    ///
    /// # Errors
    /// See [`SaveError`]; nothing is changed then.
    pub async fn undo(self, entry: Revision) -> Result<Revision, SaveError> {
        self.run(async move |keeper: &Keeper| keeper.undo(entry).await).await
    }

    async fn run(
        self,
        work: impl AsyncFnOnce(&Keeper) -> Result<keeper::Saved, SaveError>,
    ) -> Result<Revision, SaveError> {
        let keeper = self.keeper.get_value();
        self.save_state.set(SaveState::Saving);
        let today = clock::today();
        self.today.set(today);
        let told = |shelf: &Arc<Shelf>| {
            (marks(shelf), shelf.settings.iter().next().map(|settings| settings.retention.clone()).unwrap_or_default())
        };
        let (versions, kept) = self.shelf.with_untracked(told);
        match work(&keeper).await {
            Ok(saved) => {
                self.publish(&keeper, &saved.groups);
                let has_group = !saved.groups.is_empty();
                let (versions_now, kept_now) = self.shelf.with_untracked(told);
                if kept_now != kept {
                    leptos::task::spawn_local(self.summarise_all());
                } else if versions_now != versions {
                    leptos::task::spawn_local(self.refresh_stale());
                }
                self.summaries.update(|rows| {
                    let rows = Arc::make_mut(rows);
                    for (group, row) in saved.summaries {
                        match row {
                            Some(row) => rows.insert(group, row),
                            None => rows.remove(&group),
                        };
                    }
                });
                self.tabs.tell_saved();
                self.after_save(has_group);
                self.save_state.set(SaveState::Saved(clock::now().local().format("%H:%M").to_string()));
                Ok(saved.revision)
            }
            Err(error @ SaveError::Store(StoreError::ReadOnly)) => {
                self.save_state.set(SaveState::Quiet);
                Err(error)
            }
            Err(error) => {
                let reloaded = keeper.groups();
                self.publish(&keeper, &reloaded);
                self.save_state.set(SaveState::Failed);
                Err(error)
            }
        }
    }

    /// Lets the views know of the shelf and of these groups.
    fn publish(self, keeper: &Keeper, groups: &[GroupId]) {
        let book = keeper.book();
        if !Arc::ptr_eq(&self.shelf.get_untracked(), &book.shelf) {
            self.shelf.set(book.shelf.clone());
        }
        self.history.set(Arc::new(keeper.history()));
        for group in groups {
            let Some(file) = book.group(*group) else { continue };
            match self.file(*group) {
                Some(signal) if Arc::ptr_eq(&signal.get_untracked(), file) => {}
                Some(signal) => signal.set(file.clone()),
                None => self.add_open(*group, file.clone()),
            }
        }
    }

    fn add_open(self, group: GroupId, file: Arc<GroupFile>) {
        let file = ArcRwSignal::new(file);
        let own = file.clone();
        let assessment = self.owner.get_value().with(|| {
            ArcMemo::new(move |_| {
                own.track();
                self.shelf.track();
                for neighbour in self.summaries.with_untracked(|rows| neighbours(rows, group)) {
                    if neighbour != group
                        && let Some(other) = self.file(neighbour)
                    {
                        other.track();
                    }
                }
                Arc::new(judge(&self.snapshot(), group, self.today.get()))
            })
        });
        self.opened.update_value(|opened| {
            opened.insert(group, OpenGroup { file, assessment });
        });
    }
}
