//! Second copies of the book: what is known of the last backup, when one is asked for, and the ring of snapshots.

use super::BookCtx;
use super::keeper::{Keeper, corrupt};
use super::whole::APP;
use crate::app::backup_file::BackupFile;
use crate::app::prefs::{ASKED_TO_PERSIST, DRILL, INITIALISED, LAST_BACKUP, LAST_MARK, LAST_SNAPSHOT, PUT_OFF};
use crate::app::{clock, db, snapshots};
use crate::domain::record::Revision;
use crate::exchange::file;
use crate::keeping::backup::{self, Mark, Why};
use crate::keeping::measure::Measure;
use crate::keeping::origin::{Origin, Traces, origin};
use crate::keeping::ring;
use crate::storage::{Area, Store, StoreError};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::time::Duration;

/// So long after a save the book is left alone: snapshots are nobody's hurry.
const PAUSE: Duration = Duration::from_secs(2);

/// How often the book is read anew when it is saved meanwhile.
const TRIES: u8 = 3;

/// A copy of the whole book.
pub struct Copied {
    /// The bytes of a backup.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub holds: Measure,
    /// Its last entry; none before the first.
    pub at: Option<Revision>,
}

impl Keeper {
    /// A copy of the whole book; `on_progress` is told how many rows were read so far. A book that is saved meanwhile is read
    /// again, and given up where that does not end.
    ///
    /// # Errors
    /// The store's error, or the part of the book that is damaged.
    pub async fn copy(&self, mut on_progress: impl FnMut(usize)) -> Result<Copied, StoreError> {
        let store = self.store()?;
        for _ in 0..TRIES {
            let (head, at) = (store.head().await?, self.revision());
            let segments = self.rows(Area::Segments, &mut on_progress).await?;
            let journal = self.rows(Area::Journal, |rows| on_progress(segments.len() + rows)).await?;
            if store.head().await? == head {
                let bytes = file::backup(APP, clock::now(), &segments, &journal)
                    .map_err(|error| corrupt(&error.to_string()))?;
                let holds = segments
                    .iter()
                    .try_fold(Measure::default(), |holds, segment| holds.and_segment(segment))
                    .map_err(|error| corrupt(&error.to_string()))?;
                return Ok(Copied { bytes, holds, at });
            }
        }
        Err(StoreError::HeadMoved)
    }

    /// The last entry of this book's own chain; none before the first.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        self.open.borrow().head.as_ref().and_then(crate::journal::chain::Head::revision)
    }
}

/// The signals of this part.
#[derive(Clone, Copy)]
pub(super) struct Safety {
    mark: RwSignal<Option<Mark>>,
    put_off: RwSignal<Option<Mark>>,
    drill: RwSignal<Option<NaiveDate>>,
    persisted: RwSignal<Option<bool>>,
    ring: RwSignal<u32>,
    is_pending: StoredValue<bool>,
    is_over: StoredValue<bool>,
}

impl Safety {
    pub(super) fn new() -> Self {
        Self {
            mark: RwSignal::new(LAST_MARK.get()),
            put_off: RwSignal::new(PUT_OFF.get()),
            drill: RwSignal::new(DRILL.get()),
            persisted: RwSignal::new(ASKED_TO_PERSIST.get()),
            ring: RwSignal::new(0),
            is_pending: StoredValue::new(false),
            is_over: StoredValue::new(false),
        }
    }
}

impl BookCtx {
    /// What is known of the last backup.
    #[must_use]
    pub fn last_mark(self) -> Signal<Option<Mark>> {
        self.safety.mark.into()
    }

    /// How many entries were made since the last backup; all, where there is none.
    #[must_use]
    pub fn changes_since_backup(self) -> Signal<u64> {
        Signal::derive(move || {
            self.history.track();
            let at = self.keeper.with_value(|keeper| keeper.revision());
            let all = || at.map_or(0, |at| at.number);
            self.safety.mark.with(|mark| mark.as_ref().map_or_else(all, |mark| mark.changes(at)))
        })
    }

    /// Why a backup is asked for today; none where it is not.
    #[must_use]
    pub fn wants_backup(self) -> Signal<Option<Why>> {
        Signal::derive(move || {
            self.history.track();
            let at = self.keeper.with_value(|keeper| keeper.revision());
            backup::ask(self.safety.mark.get().as_ref(), self.safety.put_off.get().as_ref(), at, self.today.get())
        })
    }

    /// Does not ask again before the next week is over, or as many changes are made.
    pub fn put_backup_off(self) {
        let mark = self.mark_now(Measure::default());
        PUT_OFF.set(&mark);
        self.safety.put_off.set(Some(mark));
    }

    fn mark_now(self, holds: Measure) -> Mark {
        Mark::new(clock::today(), self.keeper.with_value(|keeper| keeper.revision()), holds)
    }

    /// Notes that a backup was made.
    pub fn note_backup(self, mark: Mark) {
        LAST_BACKUP.set(&mark.on);
        LAST_MARK.set(&mark);
        PUT_OFF.remove();
        self.last_backup.set(Some(mark.on));
        self.safety.mark.set(Some(mark));
        self.safety.put_off.set(None);
    }

    /// The day on which it was last proved that a backup opens.
    #[must_use]
    pub fn last_drill(self) -> Signal<Option<NaiveDate>> {
        self.safety.drill.into()
    }

    /// Notes that a backup was proved to open today.
    pub fn note_drill(self) {
        let today = clock::today();
        DRILL.set(&today);
        self.safety.drill.set(Some(today));
    }

    /// Whether the browser keeps the book even when the device runs short of room; none where it was not asked yet.
    #[must_use]
    pub fn persisted(self) -> Signal<Option<bool>> {
        self.safety.persisted.into()
    }

    /// Asks the browser to keep the book even when the device runs short of room.
    pub fn ask_to_persist(self) {
        leptos::task::spawn_local(async move {
            let kept = db::persist().await;
            ASKED_TO_PERSIST.set(&kept);
            self.safety.persisted.try_set(Some(kept));
        });
    }

    /// Changes whenever the ring of snapshots does.
    #[must_use]
    pub fn ring(self) -> Signal<u32> {
        self.safety.ring.into()
    }

    /// What follows a save, outside of its path: asking the browser once to keep the book, and a snapshot where one is due.
    pub(super) fn after_save(self, has_group: bool) {
        if has_group && ASKED_TO_PERSIST.get().is_none() {
            self.ask_to_persist();
        }
        if self.safety.mark.with_untracked(Option::is_none) && self.safety.put_off.with_untracked(Option::is_none) {
            // the first save: from here on the days are counted
            self.put_backup_off();
        }
        if !self.safety.is_pending.get_value() {
            self.safety.is_pending.set_value(true);
            set_timeout(
                move || {
                    self.safety.is_pending.try_set_value(false);
                    leptos::task::spawn_local(async move { self.snapshot_if_due().await });
                },
                PAUSE,
            );
        }
    }

    async fn snapshot_if_due(self) {
        let latest = snapshots::list().await.first().map(|kept| kept.snapshot.at);
        let at = self.keeper.get_value().revision();
        let changes = LAST_SNAPSHOT.get().map_or_else(|| at.map_or(0, |at| at.number), |mark| mark.changes(at));
        if ring::is_due(latest, clock::milliseconds(), changes) {
            self.snapshot_now().await;
        }
    }

    /// Takes a snapshot now, as before the whole book is replaced. True where it was kept.
    pub async fn snapshot_now(self) -> bool {
        let nothing = self.keeper.with_value(|keeper| keeper.revision().is_none() && keeper.is_unused());
        if nothing || self.safety.is_over.get_value() {
            return false;
        }
        // a damaged book is not copied; the snapshots before it stay
        let Ok(copied) = self.keeper.get_value().copy(|_| ()).await else { return false };
        let kept = snapshots::keep(clock::milliseconds(), copied.holds, &copied.bytes).await;
        if kept {
            LAST_SNAPSHOT.set(&Mark::new(clock::today(), copied.at, copied.holds));
        }
        self.safety.ring.try_update(|ring| *ring += 1);
        kept
    }

    /// What it means that there is no book here, where there is none.
    pub async fn origin(self) -> Origin {
        let traces = Traces {
            sentinel: INITIALISED.get() == Some(true),
            snapshots: !snapshots::list().await.is_empty(),
            file: BackupFile::kept().await.is_some(),
        };
        origin(!self.keeper.get_value().is_unused(), traces)
    }

    /// Forgets that there was a book here, because a new one is begun.
    pub fn begin_anew(self) {
        INITIALISED.remove();
    }

    /// Takes a new snapshot in place of all others: what was erased shall not live on in them.
    pub(super) async fn scrub_snapshots(self) {
        snapshots::purge().await;
        LAST_SNAPSHOT.remove();
        self.snapshot_now().await;
    }

    /// Removes every second copy on this device, and what is known of them. False where a snapshot stayed.
    pub(super) async fn forget_copies(self) -> bool {
        // what is in memory until the page is loaded anew shall not come back as a snapshot
        self.safety.is_over.set_value(true);
        for pref in [LAST_MARK, PUT_OFF, LAST_SNAPSHOT] {
            pref.remove();
        }
        DRILL.remove();
        ASKED_TO_PERSIST.remove();
        self.safety.mark.set(None);
        self.safety.put_off.set(None);
        self.safety.drill.set(None);
        BackupFile::forget().await;
        let is_clean = snapshots::purge().await;
        self.safety.ring.update(|ring| *ring += 1);
        is_clean
    }
}
