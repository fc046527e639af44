//! Whether what ties a pack to its journal holds together, seal or no seal.

use super::super::chain::{Chain, Held};
use super::super::pack::Pack;
use super::Place;
use crate::domain::record::Revision;
use crate::domain::sort::Gather;
use crate::journal::bytes::Bytes32;
use crate::journal::chain::{Break, ChainBroken, hash};
use crate::journal::entry::{Entry, State};
use std::collections::BTreeMap;

/// Notes whatever contradicts itself: an entry that is not what its hash says or does not follow from the one before it, a
/// content that is not the one that was digested, a head that is another.
pub fn check(pack: &Pack, note: &mut dyn FnMut(Place)) {
    let Some(chain) = &pack.chain else { return };
    for broken in breaks(&chain.entries) {
        note(Place::Entry(broken));
    }
    let entries: BTreeMap<Revision, &Entry> = chain.entries.iter().map(|entry| (entry.revision(), entry)).gather();
    for held in &chain.held {
        if !is_of(held, entries.get(&held.revision).copied()) {
            note(Place::Content(held.key));
        }
    }
    if !heads_fit(chain, &entries) {
        note(Place::Head);
    }
}

/// Where entries are not what their hashes say, do not follow from one another, or are missing between others. They need not
/// begin with the first of their chain.
#[must_use]
pub fn breaks(entries: &[Entry]) -> Vec<ChainBroken> {
    let mut found = Vec::new();
    let mut last: Option<&Entry> = None;
    for entry in entries {
        let before = last.filter(|last| last.chain == entry.chain);
        let mut note = |what| found.push(ChainBroken { at: entry.revision(), what });
        match before {
            Some(before) if before.number.saturating_add(1) != entry.number => {
                note(Break::Gap(before.number.saturating_add(1)));
            }
            Some(before) if entry.previous != Some(before.hash) => note(Break::Link),
            None if entry.number == 1 && entry.previous.is_some() => note(Break::Link),
            _ => {}
        }
        if hash(entry).ok() != Some(entry.hash) {
            note(Break::Header);
        }
        for change in entry.changes.iter().filter(|change| !change.state.is_intact()) {
            note(Break::Content(change.key));
        }
        last = Some(entry);
    }
    found
}

fn is_of(held: &Held, entry: Option<&Entry>) -> bool {
    let is_digested = Bytes32::sha256(&[&held.salt.0, held.content.as_bytes()]) == held.digest;
    let is_kept = entry.is_none_or(|entry| {
        let digest = match entry.change(held.key).map(|change| &change.state) {
            Some(State::Put { digest, .. }) => Some(*digest),
            _ => None,
        };
        entry.hash == held.entry && digest == Some(held.digest)
    });
    is_digested && is_kept
}

fn heads_fit(chain: &Chain, entries: &BTreeMap<Revision, &Entry>) -> bool {
    chain.heads.iter().all(|head| {
        let revision = Revision { chain: head.chain, number: head.number };
        entries.get(&revision).is_none_or(|entry| entry.hash == head.hash)
    })
}
