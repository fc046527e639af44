//! Uniting copies of a book, as the app does.

use crate::desk::Desk;
use circlebook::domain::clash::Clash;
use circlebook::domain::ids::ChainId;
use circlebook::domain::record::{Home, Record, RecordKey, Revision};
use circlebook::journal::apply::{Refused, Stamp, unite};
use circlebook::journal::chain::Head;
use circlebook::journal::entry::{Draft, Entry};
use circlebook::journal::merge::{self, Choice, Decision, Merge, clash_key, merge, union};
use circlebook::journal::undo::History;
use std::collections::BTreeMap;

/// Another device that goes on from a backup of this one.
pub fn restored(desk: &Desk, device: u128) -> Desk {
    let mut other = desk.clone();
    other.head = Head::start(ChainId::from_number(device));
    other.history = History::of(other.head.chain, &other.entries);
    other
}

/// What uniting another copy with this one comes to.
pub fn ahead(desk: &Desk, other: &Desk) -> Merge {
    let union = union(&desk.entries, &other.entries).unwrap();
    merge(&desk.book, &union.entries)
}

/// Unites another copy with this one; false where nothing would change.
pub fn take_in(desk: &mut Desk, other: &Desk) -> bool {
    let union = union(&desk.entries, &other.entries).unwrap();
    let Merge { draft, unites, .. } = merge(&desk.book, &union.entries);
    desk.entries = union.entries;
    apply(desk, draft, &unites)
}

/// Applies what uniting comes to; false where that is nothing.
pub fn apply(desk: &mut Desk, draft: Draft, unites: &BTreeMap<RecordKey, Vec<Revision>>) -> bool {
    if draft.changes.is_empty() {
        return false;
    }
    try_apply(desk, draft, unites).unwrap();
    true
}

fn try_apply(desk: &mut Desk, draft: Draft, unites: &BTreeMap<RecordKey, Vec<Revision>>) -> Result<(), Refused> {
    let at = "2021-09-08T10:00+01:00[Europe/London]".parse().unwrap();
    let stamp = Stamp { at, actor: None, seed: [u8::try_from(desk.entries.len() % 256).unwrap(); 32] };
    let applied = unite(&mut desk.book, &desk.head, draft, unites, stamp)?;
    desk.head = applied.head;
    desk.history.push(&applied.entry);
    desk.entries.push(applied.entry);
    desk.entries.sort_by_key(Entry::revision);
    Ok(())
}

/// Decides a clash; false where the book refuses that, or the choice is none.
pub fn decide(desk: &mut Desk, of: RecordKey, home: Home, choice: &Choice) -> bool {
    let clash = clash_of(desk, of, home).unwrap();
    let versions = clash.versions.iter().map(|version| (*version, desk.entry(*version).clone())).collect();
    let Some(Decision { draft, unites }) = merge::decide(&desk.book, &clash, &versions, choice) else { return false };
    try_apply(desk, draft, &unites).is_ok()
}

/// What is still to be decided on this record.
pub fn clash_of(desk: &Desk, of: RecordKey, home: Home) -> Option<Clash> {
    match desk.book.get(home, clash_key(of))?.record {
        Record::Clash(clash) => Some(clash),
        _ => None,
    }
}
