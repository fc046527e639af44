//! Whether the records of a backup, an export or a pack are those that a journal put there.

use super::super::chain::{Chain, Held};
use crate::domain::book::Book;
use crate::domain::record::{Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::exchange::open::Opened;
use crate::journal::chain::{Break, ChainBroken};
use crate::journal::content::Content;
use crate::journal::entry::{Entry, State};
use crate::journal::trail::{Told, What, lines};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Where the journal of a backup contradicts itself, the first place first. A whole one begins with the first entry of each chain.
#[must_use]
pub fn breaks(opened: &Opened) -> Vec<ChainBroken> {
    let mut last = None;
    let mut found = Vec::new();
    for entry in &opened.journal {
        if last != Some(entry.chain) && entry.number > 1 {
            found.push(ChainBroken { at: entry.revision(), what: Break::Gap(1) });
        }
        last = Some(entry.chain);
    }
    found.extend(super::chain::breaks(&opened.journal));
    found
}

/// How records stand to a journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stand {
    /// Records that say something else than the entry that they name: what it said, and what they say.
    pub otherwise: Vec<Told>,
    /// Records of which the journal has the entry, and which say the same.
    pub same: usize,
    /// Records whose entry the journal does not have, or whose contents were erased since: nothing can be said of them.
    pub unknown: usize,
}

/// Compares each record of `book` with the entry of `entries`, which stand by chain and number, that it names.
#[must_use]
pub fn stand(book: &Book, entries: &[Entry]) -> Stand {
    let mut stand = Stand::default();
    for home in book.homes() {
        for standing in book.segment(home) {
            let key = standing.record.key();
            let Some(said) = said(entries, standing.revision, key) else {
                stand.unknown += 1;
                continue;
            };
            let lines = lines(fields(&said), fields(&standing.record));
            if said == standing.record {
                stand.same += 1;
            } else {
                stand.otherwise.push(Told { key, home, what: What::Changed(lines) });
            }
        }
    }
    stand
}

/// What an entry said of a record.
fn said(entries: &[Entry], revision: Revision, key: RecordKey) -> Option<Record> {
    let entry = entries.get(entries.binary_search_by_key(&revision, Entry::revision).ok()?)?;
    match &entry.change(key)?.state {
        state @ State::Put { .. } => state.content()?.record(entry.schema).ok(),
        State::Removed => None,
    }
}

fn fields(record: &Record) -> Option<Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(kinds)) => kinds.into_iter().next().map(|(_, fields)| fields),
        _ => None,
    }
}

/// The records that a pack holds, as a book: so that what is said of them has names.
#[must_use]
pub fn of_pack(chain: &Chain) -> Book {
    let mut book = Book::default();
    for held in chain.held.iter().filter(|held| held.thing.is_some()) {
        if let Some(record) = record(held) {
            book.put(record, held.revision);
        }
    }
    book
}

fn record(held: &Held) -> Option<Record> {
    let content: Content = serde_json::from_str(&held.content).ok()?;
    content.record(held.schema).ok()
}

/// What became of the records of an earlier pack by the time of a later one, record by record. What only one of them shows,
/// because it is of another period or nothing names it, is no change: that is told by the entries after the earlier heads.
#[must_use]
pub fn between(earlier: &Chain, later: &Chain) -> Vec<Told> {
    let (before, after) = (standing(earlier), standing(later));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).copied().gather();
    let was_known = |revision: Revision| {
        earlier.heads.iter().any(|tip| tip.chain == revision.chain && revision.number <= tip.number)
    };
    let told = |key: RecordKey| {
        let what = match (before.get(&key), after.get(&key)) {
            (Some((_, before)), Some((_, after))) if before == after => return None,
            (Some((_, before)), Some((_, after))) => What::Changed(lines(fields(before), fields(after))),
            (None, Some((revision, _))) if was_known(*revision) => return None,
            (None, Some((_, after))) => {
                let stood =
                    later.entries.iter().any(|entry| was_known(entry.revision()) && entry.change(key).is_some());
                let before = older(later, key, &was_known);
                let lines = lines(before.as_ref().and_then(fields), fields(after));
                if stood { What::Changed(lines) } else { What::New(lines) }
            }
            (Some(_), None) if is_removed(later, key) => What::Removed(Vec::new()),
            (_, None) => return None,
        };
        let (_, record) = after.get(&key).or_else(|| before.get(&key))?;
        Some(Told { key, home: record.home(), what })
    };
    keys.into_iter().filter_map(told).collect()
}

/// The records that a pack shows as they stood, each with the entry that put it there.
fn standing(chain: &Chain) -> BTreeMap<RecordKey, (Revision, Record)> {
    let held = chain.held.iter().filter(|held| held.thing.is_some());
    held.filter_map(|held| Some((held.key, (held.revision, record(held)?)))).gather()
}

/// The last known version of a record that a correction in the pack shows.
fn older(chain: &Chain, key: RecordKey, was_known: &dyn Fn(Revision) -> bool) -> Option<Record> {
    let versions = chain.held.iter().filter(|held| held.key == key && was_known(held.revision));
    versions.max_by_key(|held| held.revision).and_then(record)
}

/// True where the last entry that touches the record takes it away.
fn is_removed(chain: &Chain, key: RecordKey) -> bool {
    let touching = chain.entries.iter().filter_map(|entry| Some((&entry.at, entry.revision(), entry.change(key)?)));
    let last = touching.max_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    last.is_some_and(|(_, _, change)| change.state == State::Removed)
}
