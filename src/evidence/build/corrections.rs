//! What had been recorded and was then changed or taken away, read from the journal.

use super::Cx;
use super::names::{Names, is_private, own_keys};
use crate::domain::ids::PersonId;
use crate::domain::record::{Home, Kind, RecordKey, Revision};
use crate::domain::sort::{Gather, sort_by_key};
use crate::evidence::sections::{Correction, Did, Line, Value};
use crate::journal::entry::{Act, Change, Entry, State};
use crate::journal::versions::differences;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The entry of each revision.
pub type Index<'a> = BTreeMap<Revision, &'a Entry>;

pub fn index<'a>(cx: &Cx<'a>) -> Index<'a> {
    cx.source.entries.iter().map(|entry| (entry.revision(), entry)).gather()
}

/// Versions of records.
pub type Versions = BTreeSet<(RecordKey, Revision)>;

/// The corrections of the period in the order of their time, and the versions whose contents they show.
pub fn corrections(cx: &Cx<'_>, names: &mut Names<'_>) -> (Vec<Correction>, Versions) {
    let index = index(cx);
    let scope = Scope::of(cx);
    let (mut found, mut versions) = (Vec::new(), Versions::new());
    for entry in cx.source.entries.iter().filter(|entry| cx.period.holds(entry.at.date())) {
        for change in entry.changes.iter().filter(|change| scope.shows(change)) {
            let Some((did, lines)) = corrected(names, &index, entry, change) else { continue };
            let Some(thing) = names.thing(change.key) else { continue };
            if !lines.is_empty() {
                versions.insert((change.key, entry.revision()));
                versions.extend(base(&index, change).map(|(base, _)| (change.key, base.revision())));
            }
            let by = entry.actor.and_then(|person| names.who(person));
            found.push(Correction { at: entry.at.clone(), by, thing, did, lines });
        }
    }
    sort_by_key(&mut found, |correction| correction.at.instant());
    (found, versions)
}

/// Whose corrections are shown.
struct Scope {
    group: Option<Home>,
    mentors: BTreeSet<Uuid>,
    own: Option<BTreeSet<RecordKey>>,
}

impl Scope {
    fn of(cx: &Cx<'_>) -> Self {
        let source = cx.source;
        let members = source.file.members.iter().map(|member| member.person);
        let people: BTreeSet<PersonId> = members.chain(source.file.group().and_then(|group| group.mentor)).gather();
        let listings = source.shelf.listings.iter().filter(|one| people.contains(&one.person)).map(|one| one.id.0);
        let enrolments = source.shelf.enrolments.iter().filter(|one| people.contains(&one.person)).map(|one| one.id.0);
        Self {
            group: source.file.group().map(|group| Home::Group(group.id)),
            mentors: listings.chain(enrolments).gather(),
            own: cx.mentee.map(|mentee| own_keys(source, mentee)),
        }
    }

    /// True for a record of the group outside of the private compartment, or of the listings and enrolments of its people.
    fn shows(&self, change: &Change) -> bool {
        let kind = change.key.kind;
        if is_private(kind) || kind == Kind::Clash {
            return false;
        }
        match &self.own {
            Some(own) => own.contains(&change.key),
            None => {
                Some(change.home) == self.group
                    || (matches!(kind, Kind::Listing | Kind::Enrolment) && self.mentors.contains(&change.key.id))
            }
        }
    }
}

fn base<'a>(index: &Index<'a>, change: &Change) -> Option<(&'a Entry, &'a Change)> {
    let entry = index.get(change.replaces.last()?)?;
    Some((entry, entry.change(change.key)?))
}

/// What was corrected; none where something was only added.
fn corrected(names: &mut Names<'_>, index: &Index<'_>, entry: &Entry, change: &Change) -> Option<(Did, Vec<Line>)> {
    let before = base(index, change)?.1;
    let did = match (&change.state, entry.label.act) {
        (_, act) if act.erases() => return Some((Did::Erased, Vec::new())),
        (_, Act::Undo(_)) => Did::Undone,
        (_, Act::Redo(_)) => Did::Redone,
        (_, Act::Merge | Act::Decide) => Did::United,
        (State::Removed, _) => Did::Removed,
        (State::Put { .. }, _) => Did::Changed,
    };
    if before.state == State::Removed {
        return None;
    }
    if change.state == State::Removed {
        return Some((did, Vec::new()));
    }
    if before.state.content().is_none() || change.state.content().is_none() {
        return Some((Did::Erased, Vec::new()));
    }
    let mut lines = Vec::new();
    for difference in differences(before.state.content(), change.state.content()).unwrap_or_default() {
        let Some(old) = difference.before.filter(|old| !old.is_null()) else { continue };
        match difference.after {
            after if is_leaf(&old) && after.as_ref().is_none_or(is_leaf) => {
                line(names, &difference.path, &old, after.as_ref(), &mut lines);
            }
            _ => leaves(&difference.path, &old, &mut |path, old| line(names, path, old, None, &mut lines)),
        }
    }
    // What is off limits in the group stays out of every pack.
    lines.retain(|line| change.key.kind != Kind::Case || !line.path.starts_with("off_limits"));
    (!lines.is_empty()).then_some((did, lines))
}

fn line(names: &mut Names<'_>, path: &str, before: &Json, after: Option<&Json>, lines: &mut Vec<Line>) {
    if path.rsplit('.').next() == Some("id") || path == "group" {
        return;
    }
    let before = value(names, before);
    let after = after.and_then(|after| value(names, after));
    lines.extend(before.map(|before| Line { path: path.to_owned(), before, after }));
}

fn is_leaf(value: &Json) -> bool {
    match value {
        Json::Object(_) => false,
        Json::Array(items) => items.iter().all(|item| !item.is_object()),
        _ => true,
    }
}

fn leaves(path: &str, value: &Json, visit: &mut dyn FnMut(&str, &Json)) {
    match value {
        Json::Object(fields) => fields.iter().for_each(|(name, value)| {
            leaves(&if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, value, visit);
        }),
        Json::Array(items) if !is_leaf(value) => {
            let places = items.iter().enumerate();
            places.for_each(|(index, item)| leaves(&format!("{path}[{index}]"), item, visit));
        }
        Json::Null => {}
        leaf => visit(path, leaf),
    }
}

/// The value with people and records by their places; none for nothing.
fn value(names: &mut Names<'_>, json: &Json) -> Option<Value> {
    Some(match json {
        Json::Null | Json::Object(_) => return None,
        Json::Bool(yes) => Value::Yes(*yes),
        Json::Number(number) => Value::Number(number.as_i64()?),
        Json::String(text) => match text.parse::<Uuid>() {
            Ok(id) => named(names, id),
            Err(_) => Value::Text(text.clone()),
        },
        Json::Array(items) => Value::List(items.iter().filter_map(|item| value(names, item)).collect()),
    })
}

fn named(names: &mut Names<'_>, id: Uuid) -> Value {
    if names.record(RecordKey::new(Kind::Person, id)).is_some() {
        return names.who(PersonId(id)).map_or(Value::Another, Value::Who);
    }
    let keys = Kind::ALL.iter().map(|kind| RecordKey::new(*kind, id));
    let known = keys.into_iter().find(|key| names.record(*key).is_some());
    known.and_then(|key| names.thing(key)).map_or(Value::Another, Value::Thing)
}
