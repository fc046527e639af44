//! The protection of the book: unlocking, turning on and off, changing the passphrase, locking.

use super::{BookCtx, Phase};
use crate::app::clock;
use crate::app::derive::derive;
use crate::app::snapshots::{self, Seal};
use crate::app::work::WorkError;
use crate::storage::StoreError;
use crate::vault::VaultError;
use crate::vault::header::{Cost, Header, SALT};
use crate::vault::key::Key;
use crate::vault::recovery::RecoveryKey;
use leptos::prelude::*;
use std::rc::Rc;
use thiserror::Error;

/// What other tabs are told.
const LOCK: &str = "lock";
const CHANGED: &str = "changed";

/// Why a book was not unlocked, or its protection not changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProtectError {
    /// The passphrase or recovery key, or the header.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The worker.
    #[error(transparent)]
    Work(#[from] WorkError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a sealed snapshot is called in its seal.
const SNAPSHOT: &[u8] = b"circlebook snapshot";

/// How snapshots are sealed with the key of the data.
fn seal_of(key: Key) -> Seal {
    let opening = key.clone();
    Seal {
        seal: Rc::new(move |bytes| Some(key.seal(SNAPSHOT, bytes, clock::fill))),
        open: Rc::new(move |bytes| open_snapshot(&opening, bytes)),
    }
}

/// The snapshot that was sealed with the key of the data; none where these bytes are something else.
#[must_use]
pub fn open_snapshot(key: &Key, bytes: &[u8]) -> Option<Vec<u8>> {
    key.open(SNAPSHOT, bytes).ok()
}

impl BookCtx {
    /// Seals snapshots from now on as the book itself is; open ones where it is not protected.
    pub(super) fn seal_snapshots(self) {
        let key = self.keeper.with_value(|keeper| keeper.store().ok()?.key());
        snapshots::set_seal(key.map(seal_of));
    }

    /// Keeps the header of a protected book beside its snapshots.
    pub(super) async fn keep_header(self) {
        let keeper = self.keeper.get_value();
        if let Ok(store) = keeper.store()
            && store.is_protected()
            && let Ok(Some(header)) = store.header().await
        {
            snapshots::keep_header(&header.encode()).await;
        }
    }

    /// Whether the book is protected; unknown before it is opened counts as not.
    #[must_use]
    pub fn protected(self) -> Signal<bool> {
        self.protected.into()
    }

    /// The header of the protected book.
    async fn header(self) -> Result<Header, ProtectError> {
        let keeper = self.keeper.get_value();
        Ok(keeper.store()?.header().await?.ok_or(StoreError::HeadMoved)?)
    }

    /// The key of the data, by the passphrase.
    ///
    /// # Errors
    /// See [`ProtectError`].
    pub async fn key_by_passphrase(self, passphrase: &str) -> Result<Key, ProtectError> {
        let header = self.header().await?;
        let derived = derive(passphrase, header.cost, header.salt).await?;
        Ok(header.open(&derived)?)
    }

    /// The key of the data, by the recovery key.
    ///
    /// # Errors
    /// See [`ProtectError`].
    pub async fn key_by_recovery(self, recovery: &RecoveryKey) -> Result<Key, ProtectError> {
        Ok(self.header().await?.recover(recovery)?)
    }

    /// Opens the protected book.
    ///
    /// # Errors
    /// See [`ProtectError`].
    pub async fn unlock(self, key: Key) -> Result<(), ProtectError> {
        self.keeper.get_value().store()?.unlock(key).await?;
        self.open().await;
        Ok(())
    }

    /// Gives the protected book another passphrase; its rows stay as they are.
    ///
    /// # Errors
    /// See [`ProtectError`]; nothing is changed then.
    pub async fn change_passphrase(self, key: &Key, passphrase: &str) -> Result<(), ProtectError> {
        let header = self.header().await?;
        let derived = derive(passphrase, header.cost, header.salt).await?;
        let keeper = self.keeper.get_value();
        keeper.may_write()?;
        let _no_save_between = keeper.saving.lock().await;
        keeper.store()?.unlock(key.clone()).await?;
        keeper.store()?.rewrap(header.with_passphrase(key, &derived, clock::fill)?).await?;
        self.keep_header().await;
        Ok(())
    }

    /// Protects the book: seals all that lies open, and tells the other tabs.
    ///
    /// # Errors
    /// See [`ProtectError`]; nothing is changed then.
    pub async fn protect(self, passphrase: &str, recovery: &RecoveryKey) -> Result<(), ProtectError> {
        let mut salt = [0; SALT];
        clock::fill(&mut salt);
        let derived = derive(passphrase, Cost::FLOOR, salt).await?;
        let key = Key::random(clock::fill);
        let header = Header::new((Cost::FLOOR, salt), &key, &derived, recovery, clock::fill)?;
        let keeper = self.keeper.get_value();
        keeper.may_write()?;
        let _no_save_between = keeper.saving.lock().await;
        keeper.store()?.protect(header, key).await?;
        self.seal_snapshots();
        self.keep_header().await;
        // one that could not be sealed is gone
        snapshots::rewrite(None, Some).await;
        self.protected.set(true);
        self.line.with_value(|line| line.say(CHANGED));
        Ok(())
    }

    /// Ends the protection: everything lies open again.
    ///
    /// # Errors
    /// See [`ProtectError`]; nothing is changed then.
    pub async fn unprotect(self) -> Result<(), ProtectError> {
        let keeper = self.keeper.get_value();
        keeper.may_write()?;
        let _no_save_between = keeper.saving.lock().await;
        let sealed = keeper.store()?.key().map(seal_of);
        keeper.store()?.unprotect().await?;
        self.seal_snapshots();
        snapshots::rewrite(sealed.map(|seal| seal.open), Some).await;
        snapshots::forget_header().await;
        self.protected.set(false);
        self.line.with_value(|line| line.say(CHANGED));
        Ok(())
    }

    /// Locks the book in every tab. What is typed and not saved is kept as a sealed draft, then the page is loaded anew:
    /// nothing of the book stays in its memory.
    pub fn lock(self) {
        if self.protected.get_untracked() && self.phase.get_untracked() == Phase::Open {
            self.line.with_value(|line| line.say(LOCK));
            self.leave();
        }
    }

    /// Tells the other tabs that somebody is here.
    pub fn tell_active(self, word: &str) {
        self.line.with_value(|line| line.say(word));
    }

    /// What another tab said.
    pub(super) fn heard(self, word: &str) {
        match word {
            CHANGED => self.leave(),
            // Where nothing is open, somebody may be typing the passphrase.
            LOCK if self.phase.get_untracked() != Phase::Open => {}
            LOCK => self.leave(),
            _ => self.heard.set(()),
        }
    }

    /// Notified when another tab says that somebody is there.
    #[must_use]
    pub fn heard_of_others(self) -> Signal<()> {
        self.heard.into()
    }

    fn leave(self) {
        if self.leaving.get_untracked() {
            return;
        }
        self.leaving.set(true);
        leptos::task::spawn_local(async move {
            self.flush().await;
            // A page that cannot be loaded anew stays covered.
            drop(window().location().reload());
        });
    }

    /// True from when the book is being locked: the page covers what it shows.
    #[must_use]
    pub fn leaving(self) -> Signal<bool> {
        self.leaving.into()
    }
}
