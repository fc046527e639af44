//! What ties the records that a pack shows to the journal.

use super::Cx;
use super::corrections::{Index, Versions, index};
use super::names::{Names, is_private, never_in_full, own_keys};
use crate::domain::ids::ChainId;
use crate::domain::invariant::Check;
use crate::domain::record::{Home, Kind, Record, RecordKey, Revision};
use crate::domain::sort::{Gather, sort_by_key};
use crate::evidence::chain::{Chain, Held, Tip, Withheld};
use crate::evidence::pack::Ix;
use crate::journal::entry::{Change, Entry, State};
use std::collections::{BTreeMap, BTreeSet};

pub fn chain(cx: &Cx<'_>, names: &Names<'_>, versions: &Versions) -> Chain {
    let index = index(cx);
    let heads = heads(cx);
    match cx.mentee {
        None => Chain {
            heads,
            entries: from_the_group_on(cx),
            held: held(cx, names, &index, versions),
            withheld: withheld(cx, &index),
        },
        Some(mentee) => {
            let own = own_keys(cx.source, mentee);
            let is_own = |key: RecordKey| own.contains(&key);
            let all_own = |entry: &&Entry| {
                !entry.changes.is_empty()
                    && entry.changes.iter().all(|change| is_own(change.key))
                    && entry.label.record.is_none_or(is_own)
                    && entry.actor.is_none_or(|actor| names.may_name(actor))
            };
            let entries = cx.source.entries.iter().filter(all_own).map(bare).collect();
            let mut held = held(cx, names, &index, versions);
            held.retain(|held| is_own(held.key) && names_nobody_else(names, held, &is_own));
            Chain { heads, entries, held, withheld: Vec::new() }
        }
    }
}

/// The last entry of each chain.
fn heads(cx: &Cx<'_>) -> Vec<Tip> {
    let mut heads: BTreeMap<ChainId, Tip> = BTreeMap::new();
    for entry in cx.source.entries {
        let own = entry.chain == cx.source.head.chain;
        let tip = Tip { chain: entry.chain, number: entry.number, hash: entry.hash, own };
        let known = heads.entry(entry.chain).or_insert(tip);
        if known.number < tip.number {
            *known = tip;
        }
    }
    heads.into_values().collect()
}

/// The entry without what can be erased from it.
fn bare(entry: &Entry) -> Entry {
    let state = |state: &State| match state {
        State::Put { digest, .. } => State::Put { digest: *digest, body: None },
        State::Removed => State::Removed,
    };
    let change = |change: &Change| Change { state: state(&change.state), ..change.clone() };
    Entry { changes: entry.changes.iter().map(change).collect(), ..entry.clone() }
}

/// Of each chain that touches the group the entries from the first that does.
fn from_the_group_on(cx: &Cx<'_>) -> Vec<Entry> {
    let group = cx.source.file.group().map(|group| group.id);
    let touches =
        |entry: &Entry| entry.label.group == group || entry.changes.iter().any(|change| change.home.group() == group);
    let mut first: BTreeMap<ChainId, u64> = BTreeMap::new();
    for entry in cx.source.entries.iter().filter(|entry| touches(entry)) {
        let known = first.entry(entry.chain).or_insert(entry.number);
        *known = entry.number.min(*known);
    }
    let wanted = |entry: &&Entry| first.get(&entry.chain).is_some_and(|first| *first <= entry.number);
    let mut entries: Vec<_> = cx.source.entries.iter().filter(wanted).map(bare).collect();
    sort_by_key(&mut entries, |entry| (entry.chain, entry.number));
    entries
}

/// The contents of the records that are named, as they stand, and of the versions that corrections show.
fn held(cx: &Cx<'_>, names: &Names<'_>, index: &Index<'_>, versions: &Versions) -> Vec<Held> {
    let file = cx.source.file;
    let standing = |key: &RecordKey| file.revision(*key).or_else(|| cx.source.shelf.revision(*key));
    let named = names.named().iter().filter_map(|(key, thing)| Some(((*key, standing(key)?), Some(*thing))));
    let mut wanted: BTreeMap<(RecordKey, Revision), Option<Ix>> = named.gather();
    for version in versions {
        wanted.entry(*version).or_insert(None);
    }
    let shown = wanted.into_iter().filter(|((key, _), _)| !never_in_full(key.kind));
    shown.filter_map(|((key, revision), thing)| one(index, key, revision, thing)).collect()
}

fn one(index: &Index<'_>, key: RecordKey, revision: Revision, thing: Option<Ix>) -> Option<Held> {
    let entry = index.get(&revision)?;
    let State::Put { digest, body: Some(body) } = &entry.change(key)?.state else { return None };
    Some(Held {
        thing,
        key,
        revision,
        entry: entry.hash,
        digest: *digest,
        schema: entry.schema,
        salt: body.salt,
        content: body.content.text().to_owned(),
    })
}

/// The private records of the group as they stand, and its cases, of which no view shows all.
fn withheld(cx: &Cx<'_>, index: &Index<'_>) -> Vec<Withheld> {
    let file = cx.source.file;
    let hidden = file.standing(None).map(|standing| (standing.record.key(), standing.revision));
    let hidden: BTreeSet<_> = hidden.filter(|(key, _)| is_private(key.kind) || key.kind == Kind::Case).gather();
    let digest = |(key, revision): (RecordKey, Revision)| match index.get(&revision)?.change(key)?.state {
        State::Put { digest, .. } => Some(Withheld { key, revision, digest }),
        State::Removed => None,
    };
    hidden.into_iter().filter_map(digest).collect()
}

/// True where the record names nobody but the mentee and who mentors, and no record of somebody else.
fn names_nobody_else(names: &Names<'_>, held: &Held, is_own: &dyn Fn(RecordKey) -> bool) -> bool {
    let record: Option<Record> = crate::journal::upcast::record(held.schema, &held.content).ok();
    let Some(record) = record else { return false };
    let mut alone = true;
    record.references(&mut |_, named| {
        alone &= match named.kind {
            Kind::Person => names.may_name(crate::domain::ids::PersonId(named.id)),
            Kind::Group | Kind::Session | Kind::Agreement => true,
            _ => is_own(named),
        };
    });
    alone && !matches!(record.home(), Home::Private(_))
}
