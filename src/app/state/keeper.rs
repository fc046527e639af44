//! Between the open book and the store: loading segments, applying entries, one commit a save.

use super::summary::Summary;
use super::{SaveError, summarise};
use crate::app::base::base_path;
use crate::app::db::IndexedDb;
use crate::app::{clock, prefs};
use crate::domain::book::Book;
use crate::domain::ids::GroupId;
use crate::domain::record::{Home, Revision};
use crate::exchange::segment;
use crate::journal::apply::{self, Stamp};
use crate::journal::entry::{Draft, Entry};
use crate::journal::head::Head;
use crate::journal::history::History;
use crate::journal::undo;
use crate::storage::{Area, Commit, Page, Store, StoreError};
use futures::lock::Mutex;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// How often a save is tried again after another tab moved the head.
const TRIES: u8 = 3;

/// Keeps the book's bytes; one save at a time.
pub struct Keeper {
    store: RefCell<Option<IndexedDb>>,
    state: RefCell<State>,
    saving: Mutex<()>,
}

#[derive(Default)]
struct State {
    book: Book,
    head: Head,
    history: History,
}
