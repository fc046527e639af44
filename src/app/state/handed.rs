//! The device in the hands of mentees, and the round of answers that is open: both in draft slots, overwritten in place.

use super::{BookCtx, Phase};
use crate::app::prefs::HANDED;
use crate::domain::ids::GroupId;
use crate::domain::round::Round;
use crate::exchange::handover::HandOver;
use crate::storage::StoreError;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where it is kept that the device is handed over.
const SLOT: &str = "hand-over";

/// What tells that another page may have handed over or taken back.
const LOOKS: [&str; 4] = ["storage", "visibilitychange", "focus", "pageshow"];

/// In whose hands the device is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Perhaps in those of mentees: it is being looked up.
    Unknown,
    /// The mentor's.
    No,
    /// Those of mentees.
    Yes(HandOver),
}

impl Handed {
    pub(super) fn at_start() -> Self {
        if HANDED.get() == Some(true) { Self::Unknown } else { Self::No }
    }
}

impl BookCtx {
    /// In whose hands the device is.
    #[must_use]
    pub fn handed(self) -> Signal<Handed> {
        self.handed.into()
    }

    /// True while nothing of the book may be shown.
    #[must_use]
    pub fn is_handed(self) -> bool {
        self.handed.with(|handed| *handed != Handed::No)
    }

    /// Follows what other pages of this browser do with the device.
    pub(super) fn follow_handed(self) {
        for event in LOOKS {
            window_event_listener_untyped(event, move |_| {
                if self.phase.get_untracked() == Phase::Open {
                    leptos::task::spawn_local(self.look_handed());
                }
            });
        }
    }

    pub(super) async fn look_handed(self) {
        match self.slot::<HandOver>(SLOT).await {
            Ok(Some(device)) => self.show_handed(device),
            // what cannot be read cannot be opened by its code either
            _ => self.show_book(),
        }
    }

    fn show_handed(self, device: HandOver) {
        HANDED.set(&true);
        self.said.set(None);
        let next = Handed::Yes(device);
        if self.handed.with_untracked(|handed| *handed != next) {
            self.handed.set(next);
        }
    }

    fn show_book(self) {
        if HANDED.get().is_some() {
            HANDED.remove();
        }
        if self.handed.with_untracked(|handed| *handed != Handed::No) {
            self.handed.set(Handed::No);
        }
    }

    /// Keeps that the device is handed over, and shows nothing of the book from then on.
    ///
    /// # Errors
    /// The store's error; then the book stays in sight, because a reload would show it.
    pub async fn hand_over(self, device: HandOver) -> Result<(), StoreError> {
        self.keep_slot(SLOT, &device).await?;
        self.show_handed(device);
        Ok(())
    }

    /// Gives the book back.
    ///
    /// # Errors
    /// The store's error.
    pub async fn take_back(self) -> Result<(), StoreError> {
        self.keeper().set_draft(SLOT, None).await?;
        self.show_book();
        Ok(())
    }

    /// The round of the group that is open; none where there is none.
    ///
    /// # Errors
    /// The store's error, or that what is kept cannot be read.
    pub async fn round(self, group: GroupId) -> Result<Option<Round>, StoreError> {
        self.slot(&round_slot(group)).await
    }

    /// Keeps the round of answers.
    ///
    /// # Errors
    /// The store's error.
    pub async fn keep_round(self, round: &Round) -> Result<(), StoreError> {
        self.keep_slot(&round_slot(round.group), round).await
    }

    /// Forgets the round of the group, once it is closed.
    ///
    /// # Errors
    /// The store's error.
    pub async fn forget_round(self, group: GroupId) -> Result<(), StoreError> {
        self.keeper().set_draft(&round_slot(group), None).await
    }

    async fn slot<T: DeserializeOwned>(self, slot: &str) -> Result<Option<T>, StoreError> {
        let kept = self.keeper().draft(slot).await?;
        kept.map(|bytes| serde_json::from_slice(&bytes)).transpose().map_err(|_| super::keeper::corrupt(slot))
    }

    async fn keep_slot(self, slot: &str, value: &impl Serialize) -> Result<(), StoreError> {
        self.keeper().set_draft(slot, Some(super::keeper::encode(value)?)).await
    }
}

fn round_slot(group: GroupId) -> String {
    format!("round-{group}")
}
