//! Deciding a clash: one entry that names every version and says which of them stands.

use super::fields::{Fields, fields};
use super::settle::{clash_key, more_of};
use crate::domain::book::Book;
use crate::domain::clash::{Cause, Clash};
use crate::domain::more::More;
use crate::domain::record::{Record, RecordKey, Revision};
use crate::journal::content::Content;
use crate::journal::entry::{Act, Draft, DraftChange, Entry, Label, State};
use crate::json::decode;
use serde_json::Value;
use std::collections::BTreeMap;

/// What somebody decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The record as it stands now, where it was written anew.
    AsItStands,
    /// As this version has it; where it was taken away, that it is.
    Version(Revision),
    /// Each of these fields as that version has it, the others as they stand.
    Fields(BTreeMap<String, Revision>),
}

/// A decision, ready to be saved as one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What it changes.
    pub draft: Draft,
    /// The versions that it names, by record.
    pub unites: BTreeMap<RecordKey, Vec<Revision>>,
}

/// The decision of a clash that stands in `book`; `entries` are those of its versions. None where a version that was
/// chosen is not at hand, was erased or does not go together with the rest of the record.
#[must_use]
pub fn decide(book: &Book, clash: &Clash, entries: &BTreeMap<Revision, Entry>, choice: &Choice) -> Option<Decision> {
    let standing = book.get(clash.home, clash.of);
    let kept = book.more(clash.home, clash.of);
    let minors = entries.values().map(|entry| entry.minor).chain(kept.map(More::minor));
    let minor = minors.max().unwrap_or_default();
    let record = match choice {
        Choice::AsItStands => {
            standing.as_ref().map(|standing| (standing.record.clone(), kept.cloned().unwrap_or_default()))
        }
        Choice::Version(revision) => version(clash, entries.get(revision)?)?,
        Choice::Fields(chosen) => Some(mixed((&standing.as_ref()?.record, kept, minor), clash, entries, chosen)?),
    };
    let mut changes = Vec::new();
    let key = clash_key(clash.of);
    changes.push(DraftChange::Remove(clash.home, key, book.revision(clash.home, key)?));
    let trace = book.tombstone(clash.home, clash.of).map(|trace| trace.revision);
    let revision = standing.map(|standing| standing.revision);
    match (record, revision) {
        (Some((record, more)), revision) => {
            changes.push(DraftChange::PutWhole(record, more, revision.or(trace)));
        }
        (None, Some(revision)) => changes.push(DraftChange::Remove(clash.home, clash.of, revision)),
        // It was taken away meanwhile, and stays away.
        (None, None) => {}
    }
    let of = |key: RecordKey| -> Vec<Revision> {
        let has = |revision: &&Revision| entries.get(revision).is_some_and(|entry| entry.change(key).is_some());
        clash.versions.iter().filter(has).copied().collect()
    };
    let mut unites: BTreeMap<_, _> = [(clash.of, of(clash.of))].into();
    if let Cause::Double(other) = clash.cause {
        let versions = of(other);
        let last = versions.last().copied();
        let known = book.revision(clash.home, other).or(book.tombstone(clash.home, other).map(|trace| trace.revision));
        changes.extend(known.or(last).map(|revision| DraftChange::Remove(clash.home, other, revision)));
        unites.insert(other, versions);
    }
    let label = Label { act: Act::Decide, record: Some(clash.of), group: clash.home.group() };
    Some(Decision { draft: Draft { label, changes }, unites })
}

/// The record as the entry left it; within, none where it took it away.
fn version(clash: &Clash, entry: &Entry) -> Option<Option<(Record, More)>> {
    let other = if let Cause::Double(other) = clash.cause { entry.change(other) } else { None };
    let change = entry.change(clash.of).or(other)?;
    if change.state == State::Removed {
        return Some(None);
    }
    let (kind, mut found) = fields(entry.schema, &change.state)?;
    // Of two records where there can be one, the other's words go into the one that stays.
    found.insert("id".to_owned(), Value::String(clash.of.id.to_string()));
    read(clash, kind, found, entry.minor).map(Some)
}

fn mixed(
    (standing, kept, minor): (&Record, Option<&More>, u16),
    clash: &Clash,
    entries: &BTreeMap<Revision, Entry>,
    chosen: &BTreeMap<String, Revision>,
) -> Option<(Record, More)> {
    let content = Content::whole(standing, kept).ok()?;
    let Value::Object(kinds) = decode(content.text().as_bytes()).ok()? else { return None };
    let (kind, Value::Object(mut mixed)) = kinds.into_iter().next()? else { return None };
    for (field, revision) in chosen {
        let entry = entries.get(revision)?;
        let (_, mut found) = fields(entry.schema, &entry.change(clash.of)?.state)?;
        match found.remove(field) {
            Some(value) => drop(mixed.insert(field.clone(), value)),
            None => drop(mixed.remove(field)),
        }
    }
    read(clash, kind, mixed, minor)
}

fn read(clash: &Clash, kind: String, fields: Fields, minor: u16) -> Option<(Record, More)> {
    let value = Value::Object([(kind, Value::Object(fields))].into_iter().collect());
    let record = decode::<Record>(value.to_string().as_bytes()).ok().filter(|record| record.key() == clash.of)?;
    let more = more_of(&value, &record, minor);
    Some((record, more))
}
