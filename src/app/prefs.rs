//! Preferences, kept in the browser's local storage. They may be lost at any time; records never live here.

use super::base::base_path;
use chrono::NaiveDate;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;

/// Light or dark, where the user has chosen; without a choice the device decides.
pub const THEME: Pref<Theme> = Pref::new("theme");
/// The date of the last backup.
pub const LAST_BACKUP: Pref<NaiveDate> = Pref::new("last-backup");
/// Set once a book has been saved here: an empty database is then an evicted one and not a new device's.
pub const INITIALISED: Pref<bool> = Pref::new("initialised");

/// After how many minutes without anybody a protected book is locked.
pub const IDLE: Pref<u32> = Pref::new("idle-minutes");
/// Set while the device is handed over to mentees, so that a page that opens then shows nothing of the book meanwhile.
pub const HANDED: Pref<bool> = Pref::new("handed");

/// The colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A preference of type `T`.
///
/// A browser that refuses local storage keeps none: reading gives `None`, and setting is without effect.
#[derive(Clone, Copy, Debug)]
pub struct Pref<T> {
    name: &'static str,
    value: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Pref<T> {
    const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }

    /// The value, if one was set and can be read.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        if available() { LocalStorage::get(self.key()).ok() } else { None }
    }

    /// Keeps `value`.
    pub fn set(&self, value: &T) {
        if available() {
            // A full storage refuses; a preference is not worth a message.
            drop(LocalStorage::set(self.key(), value));
        }
    }

    /// Forgets the value.
    pub fn remove(&self) {
        if available() {
            LocalStorage::delete(self.key());
        }
    }

    fn key(&self) -> String {
        format!("circlebook:{}:{}", base_path(), self.name)
    }
}

/// Whether local storage may be used: the library stops the app where it is refused.
fn available() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}
