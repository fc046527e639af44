//! What the versions of every record come to, and what they come to together.

use super::fields::{Combined, combine};
use super::graph::{Graph, Node, Versions};
use crate::domain::book::Book;
use crate::domain::clash::{Cause, Clash};
use crate::domain::ids::ClashId;
use crate::domain::invariant::{Check, Sole, check};
use crate::domain::more::More;
use crate::domain::record::{Home, Kind, Record, RecordKey, Revision};
use crate::domain::sort::{Gather, sort_by_key};
use crate::domain::table::Standing;
use crate::journal::bytes::Bytes32;
use crate::journal::content::Content;
use crate::journal::erase::{Left, unnamed};
use crate::journal::upcast::is_newer;
use crate::json::decode;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the versions of a record come to.
pub struct Settled {
    /// The segment in which it is kept.
    pub home: Home,
    /// The record; none where it was taken away.
    pub record: Option<Record>,
    /// What it holds beyond what this version knows.
    pub more: More,
    /// What somebody must decide of it.
    pub clash: Option<Clash>,
    /// The versions that no other one follows.
    pub tips: BTreeSet<Revision>,
    /// The record in this book before, or the trace of it.
    pub mine: Mine,
    /// True where this book has seen every version already.
    pub known: bool,
    /// True where it is made of versions of which neither knew the other.
    pub combined: bool,
}

/// A record as it stands in this book.
#[derive(Default)]
pub struct Mine {
    /// The entry that put it there or took it away.
    pub revision: Option<Revision>,
    /// The record; none where it was taken away or never there.
    pub record: Option<Record>,
    /// What it holds beyond what this version knows.
    pub more: More,
}

fn mine(book: &Book, key: RecordKey, homes: &BTreeSet<Home>) -> Mine {
    for home in homes {
        if let Some(Standing { revision, record }) = book.get(*home, key) {
            let more = book.more(*home, key).cloned().unwrap_or_default();
            return Mine { revision: Some(revision), record: Some(record), more };
        }
    }
    let trace = homes.iter().find_map(|home| book.tombstone(*home, key));
    Mine { revision: trace.map(|trace| trace.revision), ..Mine::default() }
}

/// What the versions of every record come to, as far as they can be read.
pub fn settle(book: &Book, graph: &Graph<'_>) -> BTreeMap<RecordKey, Settled> {
    let mut all: BTreeMap<_, _> = graph.keys().filter_map(|key| Some((key, settled(book, graph, key)?))).gather();
    together(graph, &mut all);
    all
}

fn settled(book: &Book, graph: &Graph<'_>, key: RecordKey) -> Option<Settled> {
    let versions = graph.versions(key);
    let tips: Vec<Node<'_>> = versions.tips().collect();
    let homes = versions.nodes.values().map(|node| node.change.home).gather();
    let mine = mine(book, key, &homes);
    let stood = mine.revision.map(|revision| graph.stands_for(key, revision)).unwrap_or_default();
    let seen = |tip: Revision| stood.iter().any(|stood| *stood == tip || versions.knows(*stood, tip));
    let known = tips.iter().all(|tip| seen(tip.entry.revision()));
    let last = tips.iter().max_by_key(|tip| tip.order())?;
    let mut settled = Settled {
        home: last.change.home,
        record: None,
        more: More::default(),
        clash: None,
        tips: tips.iter().map(|tip| tip.entry.revision()).gather(),
        mine,
        known,
        combined: false,
    };
    if let [tip] = tips.as_slice()
        && versions.in_a_row
    {
        if !tip.removes() {
            let stands = settled.mine.record.clone().filter(|_| stood.contains(&tip.entry.revision()));
            let (record, more) = match stands {
                Some(record) => (record, settled.mine.more.clone()),
                // What was erased stays away: there is nothing that could be put.
                None => as_put(tip)?,
            };
            (settled.record, settled.more) = (Some(record), more);
        }
        return Some(settled);
    }
    several(graph, key, &versions, &tips, settled)
}

/// What several versions come to of which not each followed the one before.
fn several(
    graph: &Graph<'_>,
    key: RecordKey,
    versions: &Versions<'_>,
    tips: &[Node<'_>],
    mut settled: Settled,
) -> Option<Settled> {
    // What was erased in one copy is erased in both: such a version says nothing more.
    let put: Vec<_> = tips.iter().filter(|tip| !tip.removes() && !tip.is_erased()).collect();
    let removed = tips.iter().filter(|tip| tip.removes()).count();
    if put.is_empty() {
        return (removed > 0).then_some(settled);
    }
    let Combined { record, clashing, versions: against } = combine(graph, key, versions)?;
    let whole = decode::<Record>(record.to_string().as_bytes())
        .ok()
        .filter(|record| record.key() == key && check(record).is_empty());
    // the newest of all versions: it is the same whoever unites them
    let minor = versions.nodes.values().map(|node| node.entry.minor).max().unwrap_or_default();
    let (cause, between) = if removed > 0 {
        (Some(Cause::Removal), settled.tips.clone())
    } else if whole.is_none() {
        (Some(Cause::Contradiction), settled.tips.clone())
    } else {
        ((!clashing.is_empty()).then_some(Cause::Fields), against)
    };
    let latest = put.iter().max_by_key(|tip| tip.order())?;
    let (record, more) = match whole {
        Some(whole) => {
            let more = more_of(&record, &whole, minor);
            (whole, more)
        }
        None => as_put(latest)?,
    };
    settled.home = record.home();
    settled.more = more;
    settled.combined = put.len() > 1;
    settled.clash = cause.map(|cause| {
        let fields = if cause == Cause::Fields { clashing.into_iter().collect() } else { Vec::new() };
        clash(graph, key, settled.home, cause, between, fields)
    });
    settled.record = Some(record);
    Some(settled)
}

/// The record as a version puts it, and what is more of it; none where its content was erased or does not read.
fn as_put(node: &Node<'_>) -> Option<(Record, More)> {
    let content = node.change.state.content()?;
    Some((content.record(node.entry.schema).ok()?, content.more(node.entry.version())))
}

/// What the combined fields of a record hold beyond what this version knows.
pub(super) fn more_of(combined: &Value, record: &Record, minor: u16) -> More {
    if !is_newer(minor) {
        return More::default();
    }
    let known = Content::of(record).ok().and_then(|content| decode::<Value>(content.text().as_bytes()).ok());
    known.map_or_else(More::default, |known| More::between(minor, combined, &known))
}

fn clash(
    graph: &Graph<'_>,
    of: RecordKey,
    home: Home,
    cause: Cause,
    between: BTreeSet<Revision>,
    fields: Vec<String>,
) -> Clash {
    let mut versions: Vec<_> = between.into_iter().collect();
    sort_by_key(&mut versions, |revision| graph.entry(*revision).map(|entry| (entry.at.instant(), *revision)));
    Clash { id: clash_id(of), of, home, cause, versions, fields }
}

/// The identifier of the clash of a record: the same on every device.
#[must_use]
pub fn clash_id(of: RecordKey) -> ClashId {
    let Bytes32(digest) = Bytes32::sha256(&[b"circlebook clash\n", of.kind.word().as_bytes(), b"\n", of.id.as_bytes()]);
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, digest)| *byte = digest);
    ClashId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// What only shows when all records are seen together: a record that was taken away and is still named, and two where
/// there can be one only.
fn together(graph: &Graph<'_>, all: &mut BTreeMap<RecordKey, Settled>) {
    let mut lost = BTreeSet::new();
    loop {
        let gone: BTreeSet<_> =
            all.iter().filter(|(_, settled)| settled.record.is_none()).map(|(key, _)| *key).gather();
        if gone.is_empty() {
            break;
        }
        let mut named = BTreeSet::new();
        for record in all.values().filter_map(|settled| settled.record.as_ref()) {
            record.references(&mut |_, key| named.extend(gone.get(&key)));
        }
        let mut back = |key: &RecordKey| all.get_mut(key).is_some_and(|settled| bring_back(graph, *key, settled));
        let stays: BTreeSet<_> = named.iter().filter(|key| lost.contains(*key) || !back(key)).copied().gather();
        let left_out = unname(all, &stays);
        if left_out.is_empty() && stays == named {
            break;
        }
        lost.extend(left_out);
    }
    doubles(graph, all);
}

/// What was erased for good is named no more, as in the copy that erased it, and what cannot stand without it goes as well:
/// the keys of that. An incident may be missing where it is named: without its name, it would be said that there was none.
fn unname(all: &mut BTreeMap<RecordKey, Settled>, erased: &BTreeSet<RecordKey>) -> BTreeSet<RecordKey> {
    let erased: BTreeSet<_> = erased.iter().filter(|key| key.kind != Kind::Incident).copied().gather();
    let mut went = BTreeSet::new();
    for (key, settled) in all.iter_mut().filter(|_| !erased.is_empty()) {
        match settled.record.as_ref().map(|record| unnamed(record, &erased)) {
            Some(Left::Bare(record)) => settled.record = Some(record),
            Some(Left::Nothing) => {
                (settled.record, settled.clash) = (None, None);
                went.insert(*key);
            }
            Some(Left::All) | None => {}
        }
    }
    went
}

/// A record that another one names is not taken away, until somebody decides; false where nothing is left of it.
fn bring_back(graph: &Graph<'_>, key: RecordKey, settled: &mut Settled) -> bool {
    let versions = graph.versions(key);
    let removals: Vec<_> = versions.tips().filter(Node::removes).collect();
    let stood = put_before(graph, key, &versions, &removals);
    let latest = stood.iter().filter_map(|stood| versions.nodes.get(stood)).max_by_key(|node| node.order());
    // As it stood when it was taken away: where two copies had been united before, as they were united.
    let seen =
        removals.iter().max_by_key(|removal| removal.order()).and_then(|removal| removal.change.replaces.first());
    let seen = seen.and_then(|seen| graph.node(key, *seen)).filter(|seen| !seen.removes());
    let Some((record, more)) = seen.or(latest.copied()).and_then(|seen| as_put(&seen)) else { return false };
    settled.home = record.home();
    (settled.record, settled.more) = (Some(record), more);
    let between = stood.union(&settled.tips).copied().gather();
    settled.clash = Some(clash(graph, key, settled.home, Cause::Named, between, Vec::new()));
    true
}

/// The versions that stood before these removals. What was taken away, stayed because it was named and was taken away
/// again has two removals in a row: then those before the first of them.
fn put_before(graph: &Graph<'_>, key: RecordKey, versions: &Versions<'_>, removals: &[Node<'_>]) -> BTreeSet<Revision> {
    let (mut put, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), removals.to_vec());
    while let Some(removal) = open.pop() {
        if !seen.insert(removal.entry.revision()) {
            continue;
        }
        for at in removal.change.replaces.iter().flat_map(|before| graph.stands_for(key, *before)) {
            match versions.nodes.get(&at) {
                Some(before) if before.removes() => open.push(*before),
                Some(_) => drop(put.insert(at)),
                None => {}
            }
        }
    }
    put
}

/// Of two records where there can be one only, the one stands that was made first; the other waits for a decision.
fn doubles(graph: &Graph<'_>, all: &mut BTreeMap<RecordKey, Settled>) {
    let mut claims: BTreeMap<Sole, Vec<RecordKey>> = BTreeMap::new();
    for (key, settled) in &*all {
        if let Some(claim) = settled.record.as_ref().and_then(Sole::of) {
            claims.entry(claim).or_default().push(*key);
        }
    }
    for mut keys in claims.into_values().filter(|keys| keys.len() > 1) {
        sort_by_key(&mut keys, |key| (first(graph, *key), *key));
        let Some((stays, others)) = keys.split_first() else { continue };
        for other in others {
            let Some(waits) = all.get_mut(other) else { continue };
            waits.record = None;
            waits.clash = None;
            let versions = waits.tips.clone();
            if let Some(settled) = all.get_mut(stays) {
                let between = settled.tips.union(&versions).copied().gather();
                settled.clash = Some(clash(graph, *stays, settled.home, Cause::Double(*other), between, Vec::new()));
            }
        }
    }
}

/// When the first version of a record was made.
fn first(graph: &Graph<'_>, key: RecordKey) -> Option<(chrono::NaiveDateTime, Revision)> {
    graph.versions(key).nodes.values().map(Node::order).min()
}

/// The key of a clash.
#[must_use]
pub fn clash_key(of: RecordKey) -> RecordKey {
    RecordKey::new(Kind::Clash, clash_id(of).0)
}
