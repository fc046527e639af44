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
use std::collections::BTreeMap;

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

/// What a later pack says otherwise than an earlier one, record by record.
#[must_use]
pub fn between(earlier: &Chain, later: &Chain) -> Vec<Told> {
    let standing = |chain: &Chain| -> BTreeMap<RecordKey, Record> {
        let held = chain.held.iter().filter(|held| held.thing.is_some());
        held.filter_map(|held| Some((held.key, record(held)?))).gather()
    };
    let (mut before, after) = (standing(earlier), standing(later));
    let mut found = Vec::new();
    for (key, after) in after {
        let before = before.remove(&key);
        if before.as_ref() == Some(&after) {
            continue;
        }
        let lines = lines(before.as_ref().and_then(fields), fields(&after));
        let what = if before.is_none() { What::New(lines) } else { What::Changed(lines) };
        found.push(Told { key, home: after.home(), what });
    }
    for (key, before) in before {
        found.push(Told { key, home: before.home(), what: What::Removed(Vec::new()) });
    }
    found
}
