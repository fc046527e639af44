//! Keeping a running session: a draft slot that is overwritten in place, at each event and each second of talk, by one page.

use crate::app::awake::Awake;
use crate::app::clock;
use crate::app::state::BookCtx;
use crate::domain::ids::{PersonId, SessionId};
use crate::live::running::Running;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use std::time::Duration;
use uuid::Uuid;

/// How often the page tells that it runs.
const BEAT: Duration = Duration::from_secs(1);

/// Whether this page may keep the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Not known yet.
    Asking,
    /// It does.
    Mine,
    /// Another window writes the book.
    Elsewhere,
}

/// What the slot holds: the session, and the mark of the page that keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    owner: Uuid,
    live: Running,
}

/// What was kept on an earlier visit.
pub(super) enum Found {
    Nothing,
    Unreadable,
    Session(Box<Running>),
}

/// Keeps one session. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Keep {
    book: BookCtx,
    slot: StoredValue<String>,
    owner: StoredValue<Uuid>,
    hold: RwSignal<Hold>,
    live: RwSignal<Option<RwSignal<Running>>>,
    is_writing: StoredValue<bool>,
    is_stale: StoredValue<bool>,
    is_over: RwSignal<bool>,
    has_written: StoredValue<bool>,
    awake: Awake,
    /// True after a try that failed.
    pub(super) failed: RwSignal<bool>,
}

impl Keep {
    pub(super) fn new(book: BookCtx, session: SessionId, hold: RwSignal<Hold>) -> Self {
        Self {
            book,
            slot: StoredValue::new(format!("run-{session}")),
            owner: StoredValue::new(clock::new_id()),
            hold,
            live: RwSignal::new(None),
            is_writing: StoredValue::new(false),
            is_stale: StoredValue::new(false),
            is_over: RwSignal::new(false),
            has_written: StoredValue::new(false),
            awake: Awake::new(),
            failed: RwSignal::new(false),
        }
    }

    pub(super) fn slot(self) -> String {
        self.slot.get_value()
    }

    /// What was kept on an earlier visit, by this page or another.
    pub(super) async fn read(self) -> Found {
        // From now on this page writes, whoever wrote before.
        self.has_written.try_set_value(false);
        let slot = self.slot.get_value();
        match self.book.keeper().draft(&slot).await {
            Ok(None) => Found::Nothing,
            Ok(Some(bytes)) => match serde_json::from_slice::<Kept>(&bytes) {
                Ok(kept) => Found::Session(Box::new(kept.live)),
                Err(_) => Found::Unreadable,
            },
            Err(_) => Found::Unreadable,
        }
    }

    /// The session that is kept from now on.
    pub(super) fn follow(self, live: RwSignal<Running>) {
        self.live.set(Some(live));
    }

    /// A beat each second while the page stands, and a last one when it is put away.
    pub(super) fn beat(self) {
        let Ok(timer) = set_interval_with_handle(move || self.go_on(), BEAT) else { return };
        self.book.on_flush(Rc::new(move || Box::pin(self.write_once())));
        let looked = window_event_listener_untyped("visibilitychange", move |_| self.go_on());
        let left = window_event_listener_untyped("pagehide", move |_| self.go_on());
        on_cleanup(move || {
            timer.clear();
            looked.remove();
            left.remove();
        });
    }

    fn go_on(self) {
        let Some(live) = self.live.try_get_untracked().flatten() else { return };
        match live.try_with_untracked(|live| (live.is_under_way(), live.ended.is_some())) {
            Some((true, _)) => self.awake.hold(),
            Some((false, false)) => {}
            _ => return self.awake.let_go(),
        }
        if self.hold.try_get_untracked() != Some(Hold::Mine) {
            return;
        }
        let known = move |person: PersonId| self.book.shelf().with_untracked(|shelf| shelf.code_name(person).is_some());
        let speaks = live.try_update(|live| {
            live.beat(clock::at());
            live.keep_to(known);
            live.speaking.is_some()
        });
        if speaks == Some(true) {
            self.write();
        }
    }

    /// Writes what is known now. While a write is under way the next one waits, and then takes the latest.
    pub(super) fn write(self) {
        let may = self.is_over.try_get_untracked() == Some(false) && self.hold.try_get_untracked() == Some(Hold::Mine);
        if !may {
            return;
        }
        if self.is_writing.get_value() {
            self.is_stale.set_value(true);
            return;
        }
        self.is_writing.set_value(true);
        leptos::task::spawn_local(async move {
            loop {
                self.is_stale.try_set_value(false);
                self.write_once().await;
                if self.is_stale.try_get_value() != Some(true) {
                    break;
                }
            }
            self.is_writing.try_set_value(false);
        });
    }

    async fn write_once(self) {
        let (Some(slot), Some(owner)) = (self.slot.try_get_value(), self.owner.try_get_value()) else { return };
        let keeper = self.book.keeper();
        // A page that slept while another one took over must not write over it.
        let standing = keeper.draft(&slot).await.ok().flatten();
        let standing = standing.and_then(|bytes| serde_json::from_slice::<Owner>(&bytes).ok());
        if standing.is_some_and(|standing| standing.owner != owner) && self.has_written.try_get_value() == Some(true) {
            self.hold.try_set(Hold::Elsewhere);
            return;
        }
        let live = self.live.try_get_untracked().flatten().and_then(|live| live.try_get_untracked());
        let Some(live) = live.filter(|_| self.is_over.try_get_untracked() == Some(false)) else { return };
        let Ok(bytes) = serde_json::to_vec(&Kept { owner, live }) else { return };
        let failed = keeper.set_draft(&slot, Some(bytes)).await.is_err();
        self.failed.try_set(failed);
        if !failed {
            self.has_written.try_set_value(true);
        }
    }

    /// True once it is recorded or discarded.
    pub(super) fn is_over(self) -> bool {
        self.is_over.get()
    }

    /// Stops keeping it, because it is recorded or discarded.
    pub(super) fn stop(self) {
        self.is_over.set(true);
    }

    /// Goes on keeping it, because it could not be recorded.
    pub(super) fn resume(self) {
        self.is_over.set(false);
    }

    /// Forgets what was kept.
    pub(super) async fn discard(self) {
        self.stop();
        let slot = self.slot.get_value();
        // where it cannot be taken away now, it is offered again on the next visit
        drop(self.book.keeper().set_draft(&slot, None).await);
    }
}

/// The mark alone.
#[derive(Deserialize)]
struct Owner {
    owner: Uuid,
}
