//! This tab among others with the same book: whether it writes or reads along, and what it does when that changes.

use super::keeper::Access;
use super::{BookCtx, Phase};
use crate::app::tabs::Work;
use crate::keeping::tabs::Role;
use crate::storage::StoreError;
use leptos::prelude::*;
use std::rc::Rc;

/// Why the book is only read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another window writes.
    Elsewhere,
    /// A newer version of the app has written it.
    Newer,
}

impl BookCtx {
    /// Joins the other tabs; the book is opened once it is known whether this one writes.
    pub(super) fn join_tabs(self) {
        let read: Work = Rc::new(move || Box::pin(self.read_book()));
        let flush: Work = Rc::new(move || Box::pin(self.flush()));
        self.tabs.begin(read, flush, move |role| self.let_write(role));
    }

    /// Why nothing can be changed here; none where it can.
    #[must_use]
    pub fn read_only(self) -> Signal<Option<ReadOnly>> {
        Signal::derive(move || {
            if self.is_newer.get() {
                return Some(ReadOnly::Newer);
            }
            match self.tabs.role.get() {
                Role::Asking | Role::Taking | Role::Writing => None,
                Role::Reading | Role::Wanting | Role::Leaving(_) => Some(ReadOnly::Elsewhere),
            }
        })
    }

    /// What this tab is doing among the others.
    #[must_use]
    pub fn role(self) -> Signal<Role> {
        self.tabs.role.into()
    }

    /// Asks to write here; the window that writes keeps what is unsaved there as a draft, and lets go.
    pub fn edit_here(self) {
        self.tabs.edit_here();
    }

    /// Changes whenever what the screens show is not the same book any more, or drafts of another tab are there to be put
    /// back: the screens are then made anew.
    #[must_use]
    pub fn epoch(self) -> Signal<u32> {
        self.epoch.into()
    }

    /// Keeps what this unsaved form holds whenever another tab takes over, until the form is gone.
    pub fn on_flush(self, flush: Work) {
        let key = self.flushes.try_update_value(|flushes| {
            let key = flushes.last().map_or(0, |(key, _)| key + 1);
            flushes.push((key, flush));
            key
        });
        on_cleanup(move || {
            self.flushes.try_update_value(|flushes| flushes.retain(|(other, _)| Some(*other) != key));
        });
    }

    fn let_write(self, role: Role) {
        let access = match role {
            Role::Writing => Access::All,
            Role::Leaving(_) => Access::Drafts,
            _ => Access::None,
        };
        self.keeper.with_value(|keeper| keeper.access.set(access));
        if role == Role::Writing && self.was_reading.get_value() {
            self.was_reading.set_value(false);
            // forms take up the drafts that the other tab kept
            self.epoch.update(|epoch| *epoch += 1);
        } else if role == Role::Reading {
            self.was_reading.set_value(true);
        }
    }

    /// Keeps what unsaved forms hold, and waits for a save that is under way.
    pub(super) async fn flush(self) {
        let flushes = self.flushes.get_value();
        for (_, flush) in flushes {
            flush().await;
        }
        // a save that is under way comes to its end
        drop(self.keeper.get_value().saving.lock().await);
    }

    async fn read_book(self) {
        match self.phase.get_untracked() {
            Phase::Opening => self.open().await,
            // whoever unlocks it reads it
            Phase::Locked => {}
            // another tab has mended it, or a newer version is gone
            Phase::Failed(_) if self.tabs.role.get_untracked() != Role::Taking => {}
            _ => {
                let read = self.follow().await;
                let phase = read.map_or_else(Phase::Failed, |()| Phase::Open);
                if self.phase.get_untracked() != phase {
                    self.phase.set(phase);
                }
            }
        }
    }

    /// Reads again what is open, after another tab has saved.
    async fn follow(self) -> Result<(), StoreError> {
        let keeper = self.keeper.get_value();
        let chain = keeper.chain();
        let summaries = keeper.follow().await?;
        self.is_newer.set(keeper.is_newer());
        if keeper.chain() == chain {
            self.summaries.set(summaries.into());
            self.publish(&keeper, &keeper.groups());
        } else {
            self.restart().await?;
            self.epoch.update(|epoch| *epoch += 1);
        }
        Ok(())
    }
}
