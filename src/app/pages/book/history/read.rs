//! The whole history in memory while it is looked at: nothing of it is kept.

use crate::app::state::BookCtx;
use crate::app::texts::errors::store_sentence;
use crate::app::texts::history::sentence;
use crate::app::trail::Names;
use crate::domain::book::{Book, GroupFile};
use crate::domain::ids::{ChainId, GroupId};
use crate::domain::record::Revision;
use crate::domain::sort::sort_by_key;
use crate::journal::entry::{Entry, State};
use crate::journal::trail::{Told, told};
use crate::journal::undo::History;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Every entry, and what follows from all of them together.
pub(in crate::app::pages) struct Trail {
    /// By chain and number.
    entries: Vec<Entry>,
    /// The places of the entries, the latest first.
    order: Vec<usize>,
    /// The same entries without contents, as sentences name them.
    pub(super) history: History,
    /// Entries that were taken back and not done again.
    reversed: BTreeSet<Revision>,
}

impl Trail {
    /// The trail of these entries, which stand by chain and number.
    pub(in crate::app::pages) fn of(entries: Vec<Entry>) -> Self {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        let when = |place: &usize| entries.get(*place).map(|entry| (entry.at.clone(), entry.revision()));
        sort_by_key(&mut order, |place| Reverse(when(place)));
        let history = History::of(ChainId::from_number(0), &entries);
        let reversed = history.reversed();
        Self { entries, order, history, reversed }
    }

    /// The entries, the latest first.
    pub(in crate::app::pages) fn latest(&self) -> impl Iterator<Item = &Entry> {
        self.order.iter().filter_map(|place| self.entries.get(*place))
    }

    /// The entry with this revision.
    pub(super) fn find(&self, revision: Revision) -> Option<&Entry> {
        self.entries.get(self.entries.binary_search_by_key(&revision, Entry::revision).ok()?)
    }

    /// What the entry did to each of its records.
    pub(in crate::app::pages) fn told(&self, entry: &Entry) -> Vec<Told> {
        told(entry, &|revision| self.find(revision))
    }

    /// True where the entry was taken back and not done again.
    pub(super) fn is_reversed(&self, revision: Revision) -> bool {
        self.reversed.contains(&revision)
    }

    /// What of an entry can be told is another once contents were erased.
    pub(super) fn erased(&self, entry: &Entry) -> usize {
        let bare = |entry: &Entry| {
            let states = entry.changes.iter().map(|change| &change.state);
            states.filter(|state| matches!(state, State::Put { body: None, .. })).count()
        };
        bare(entry) + entry.bases().into_iter().filter_map(|base| self.find(base)).map(bare).sum::<usize>()
    }

    /// What an entry did, in one sentence.
    pub(in crate::app::pages) fn sentence(&self, names: &Known, entry: &Entry) -> String {
        let name = entry.label.record.map(|key| names.of(entry.label.group).record(key)).unwrap_or_default();
        sentence(&self.history, &entry.label, &name)
    }

    /// All that is told of an entry as one text in lower case, for a search.
    pub(super) fn text(&self, names: &Known, entry: &Entry) -> String {
        let mut text = self.sentence(names, entry);
        for told in self.told(entry) {
            let names = names.of(told.home.group());
            text.push('\n');
            text.push_str(&names.record(told.key));
            for said in names.lines(told.key.kind, told.what.lines()) {
                text.push('\n');
                text.push_str(&said.sentence());
            }
        }
        text.to_lowercase()
    }
}

/// The records by which identifiers are named, as far as they are loaded.
#[derive(Clone, Default)]
pub(in crate::app::pages) struct Known {
    book: Arc<Book>,
    none: Arc<GroupFile>,
}

impl Known {
    /// The names in this book.
    pub(in crate::app::pages) fn of_book(book: Book) -> Self {
        Self { book: book.into(), none: Arc::default() }
    }

    /// The names in this group.
    pub(in crate::app::pages) fn of(&self, group: Option<GroupId>) -> Names<'_> {
        let file = group.and_then(|group| self.book.group(group)).unwrap_or(&self.none);
        Names { shelf: &self.book.shelf, file }
    }

    fn lacks(&self, group: GroupId) -> bool {
        self.book.group(group).is_none()
    }
}

/// The history as it is read. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    book: BookCtx,
    /// The trail once it is read.
    pub(super) trail: RwSignal<Option<Result<Arc<Trail>, &'static str>>>,
    /// The names.
    pub(super) known: RwSignal<Known>,
}

impl Reading {
    /// Reads the history, and reads it again whenever it changes.
    pub(super) fn begin(book: BookCtx) -> Self {
        let reading = Self { book, trail: RwSignal::new(None), known: RwSignal::new(Known::default()) };
        // what undo and redo go by; it is read once more where the start could not
        leptos::task::spawn_local(async move { drop(book.read_history().await) });
        Effect::new(move |_| {
            book.history().track();
            leptos::task::spawn_local(async move {
                let read = book.entries().await.map(|entries| Arc::new(Trail::of(entries)));
                reading.known.try_set(Known::of_book(book.snapshot()));
                reading.trail.try_set(Some(read.map_err(|error| store_sentence(&error))));
            });
        });
        reading
    }

    /// Loads the groups in which these entries changed something, so that their records have names.
    pub(super) fn name(self, groups: BTreeSet<GroupId>) {
        let missing: Vec<_> =
            self.known.with_untracked(|known| groups.into_iter().filter(|id| known.lacks(*id)).collect());
        let missing: Vec<_> = self
            .book
            .summaries()
            .with_untracked(|rows| missing.into_iter().filter(|id| rows.contains_key(id)).collect());
        if missing.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            // where they cannot be loaded, records are called by their kind
            if self.book.load_all(&missing).await.is_ok() {
                self.known.try_set(Known::of_book(self.book.snapshot()));
            }
        });
    }
}
