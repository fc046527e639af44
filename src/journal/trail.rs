//! The audit trail: who changed what when, field by field, as data. The shell has the words.

use super::entry::{Act, Change, Entry, State};
use super::merge::fields;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Home, Kind, RecordKey, Revision};
use crate::domain::sort::Gather;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeSet;

/// A step on the way to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field by its name in the file.
    Field(String),
    /// An item of a list.
    Item(Item),
}

/// An item of a list, and what it is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its place, from 0.
    pub place: usize,
    /// The person of whom it is.
    pub person: Option<PersonId>,
    /// Its heading, where it has one.
    pub title: Option<String>,
}

/// A field that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub path: Vec<Step>,
    /// What stood there before; none where there was nothing.
    pub before: Option<Value>,
    /// What stands there now; none where there is nothing.
    pub after: Option<Value>,
}

impl Line {
    /// The names of the fields on the way, without items: `attendance.present`.
    #[must_use]
    pub fn pattern(&self) -> String {
        let name = |step: &Step| if let Step::Field(name) = step { Some(name.clone()) } else { None };
        self.path.iter().filter_map(name).collect::<Vec<_>>().join(".")
    }

    /// The last item on the way.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.path.iter().rev().find_map(|step| if let Step::Item(item) = step { Some(item) } else { None })
    }
}

/// The way that a text such as `attendance[2].present` describes.
#[must_use]
pub fn path(text: &str) -> Vec<Step> {
    let steps = text.split('.').flat_map(|part| {
        let (name, places) = part.split_once('[').unwrap_or((part, ""));
        let place = places.trim_end_matches(']').parse().ok();
        let item = place.map(|place| Step::Item(Item { place, ..Item::default() }));
        [Some(Step::Field(name.to_owned())), item]
    });
    steps.flatten().collect()
}

/// What an entry did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The record.
    pub key: RecordKey,
    /// Where it is kept.
    pub home: Home,
    /// What can be said of it.
    pub what: What,
}

/// What can be said of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The record is new.
    New(Vec<Line>),
    /// These fields changed.
    Changed(Vec<Line>),
    /// The record was taken away; what stood there, as far as it is kept.
    Removed(Vec<Line>),
    /// What stood there before is not at hand.
    NotKept,
    /// The contents of this version were erased.
    Erased,
    /// What stood there before was erased, so that nobody can tell what changed.
    ErasedBefore,
}

impl What {
    /// The fields that are told.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::New(lines) | Self::Changed(lines) | Self::Removed(lines) => lines,
            Self::NotKept | Self::Erased | Self::ErasedBefore => &[],
        }
    }
}

/// What `entry` did to each of its records. `find` gives the entries that it builds on, as far as they are at hand.
pub fn told<'a>(entry: &Entry, find: &dyn Fn(Revision) -> Option<&'a Entry>) -> Vec<Told> {
    entry.changes.iter().map(|change| told_of(entry.schema, change, find)).collect()
}

fn told_of<'a>(schema: u16, change: &Change, find: &dyn Fn(Revision) -> Option<&'a Entry>) -> Told {
    let is_erased = |state: &State| matches!(state, State::Put { body: None, .. });
    let base = change.replaces.last().and_then(|base| find(*base));
    let before = base.and_then(|base| Some((base.schema, &base.change(change.key)?.state)));
    let what = match before {
        _ if is_erased(&change.state) => What::Erased,
        Some((_, state)) if is_erased(state) => What::ErasedBefore,
        None if !change.replaces.is_empty() => What::NotKept,
        _ => {
            let mut lines = between(before, Some((schema, &change.state)));
            // which versions clash is told by those entries; here it matters in what they differ
            if change.key.kind == Kind::Clash {
                lines.retain(|line| line.pattern() == "fields");
            }
            match (before, &change.state) {
                (_, State::Removed) => What::Removed(lines),
                (None | Some((_, State::Removed)), _) => What::New(lines),
                _ => What::Changed(lines),
            }
        }
    };
    Told { key: change.key, home: change.home, what }
}

/// What differs between two versions of a record, leaf by leaf; none stands for a record that is not there.
///
/// Items of a list are matched by their identifier or person where they have one, else by their place; a list of plain
/// values is one value. The record's own identifier and that of its group say nothing and are left out.
#[must_use]
pub fn lines(before: Option<Value>, after: Option<Value>) -> Vec<Line> {
    let mut found = Vec::new();
    compare(&mut Vec::new(), before, after, &mut found);
    found
}

/// The same, of two states; each with the schema of the entry that it stands in.
#[must_use]
pub fn between(before: Option<(u16, &State)>, after: Option<(u16, &State)>) -> Vec<Line> {
    let of = |(schema, state): (u16, &State)| fields(schema, state).map(|(_, fields)| Value::Object(fields));
    lines(before.and_then(of), after.and_then(of))
}

fn compare(path: &mut Vec<Step>, before: Option<Value>, after: Option<Value>, found: &mut Vec<Line>) {
    if before == after || is_silent(path, before.as_ref().or(after.as_ref())) {
        return;
    }
    match (nothing_if_null(before), nothing_if_null(after)) {
        (None, None) => {}
        (Some(Value::Object(before)), None) => fields_of(path, before, serde_json::Map::new(), found),
        (None, Some(Value::Object(after))) => fields_of(path, serde_json::Map::new(), after, found),
        (Some(Value::Object(before)), Some(Value::Object(after))) => fields_of(path, before, after, found),
        (Some(Value::Array(before)), None) if !is_plain(&before) => items_of(path, before, Vec::new(), found),
        (None, Some(Value::Array(after))) if !is_plain(&after) => items_of(path, Vec::new(), after, found),
        (Some(Value::Array(before)), Some(Value::Array(after))) if !is_plain(&before) || !is_plain(&after) => {
            items_of(path, before, after, found);
        }
        // what was one word and is an object now, or the other way round
        (Some(before), Some(after)) if before.is_object() || after.is_object() => {
            compare(path, Some(before), None, found);
            compare(path, None, Some(after), found);
        }
        (before, after) => found.push(Line { path: path.clone(), before, after }),
    }
}

fn nothing_if_null(value: Option<Value>) -> Option<Value> {
    value.filter(|value| !value.is_null())
}

fn fields_of(
    path: &mut Vec<Step>,
    mut before: serde_json::Map<String, Value>,
    after: serde_json::Map<String, Value>,
    found: &mut Vec<Line>,
) {
    let mut visit = |name: String, before, after| {
        path.push(Step::Field(name));
        compare(path, before, after, found);
        path.pop();
    };
    for (name, after) in after {
        let before = before.remove(&name);
        visit(name, before, Some(after));
    }
    before.into_iter().for_each(|(name, before)| visit(name, Some(before), None));
}

fn items_of(path: &mut Vec<Step>, before: Vec<Value>, after: Vec<Value>, found: &mut Vec<Line>) {
    let mut before: Vec<Option<Value>> = before.into_iter().map(Some).collect();
    let mut visit = |place: usize, before: Option<Value>, after: Option<Value>| {
        let item = after.as_ref().or(before.as_ref()).map(|value| item(place, value)).unwrap_or_default();
        path.push(Step::Item(item));
        compare(path, before, after, found);
        path.pop();
    };
    for (index, after) in after.into_iter().enumerate() {
        let place = match named(&after) {
            Some(id) => before.iter().position(|item| item.as_ref().and_then(named) == Some(id)),
            None => Some(index),
        };
        let before = place.and_then(|place| before.get_mut(place)).and_then(Option::take);
        visit(index, before, Some(after));
    }
    for (index, before) in before.into_iter().enumerate().filter(|(_, before)| before.is_some()) {
        visit(index, before, None);
    }
}

/// What an item of a list is known by.
pub(super) fn named(item: &Value) -> Option<&str> {
    item.get("id").or_else(|| item.get("person"))?.as_str()
}

fn item(place: usize, value: &Value) -> Item {
    let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    Item {
        place,
        person: text("person").and_then(|id| id.parse().ok()),
        title: text("title").or_else(|| text("code")).map(str::to_owned),
    }
}

fn is_plain(items: &[Value]) -> bool {
    items.iter().all(|item| !item.is_object())
}

/// True for what says nothing to a reader: a record's or an item's own identifier, the group in which the record lies,
/// and the person of an item that is named after this person.
fn is_silent(path: &[Step], value: Option<&Value>) -> bool {
    let is_id = || value.and_then(Value::as_str).is_some_and(|text| text.parse::<uuid::Uuid>().is_ok());
    match path {
        [Step::Field(name)] => (name == "id" || name == "group") && is_id(),
        [.., Step::Item(item), Step::Field(name)] => {
            (name == "id" && is_id()) || (name == "person" && item.person.is_some())
        }
        _ => false,
    }
}

/// A sort of act, as a reader looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doing {
    /// Something new was recorded.
    Added,
    /// Something recorded was changed.
    Changed,
    /// Something recorded was taken away.
    Removed,
    /// Something came from a file or from another copy.
    Imported,
    /// Somebody decided between versions.
    Decided,
    /// Something was erased for good.
    Erased,
    /// Something was taken back or done again.
    Undone,
}

impl Doing {
    /// Every sort, in the order in which a filter offers them.
    pub const ALL: [Self; 7] =
        [Self::Added, Self::Changed, Self::Removed, Self::Imported, Self::Decided, Self::Erased, Self::Undone];

    /// The sort of this act.
    #[must_use]
    pub const fn of(act: Act) -> Self {
        match act {
            Act::Add | Act::SetUpGroup => Self::Added,
            Act::Change => Self::Changed,
            Act::Remove => Self::Removed,
            Act::Import | Act::AddSample | Act::Merge => Self::Imported,
            Act::Decide => Self::Decided,
            Act::Redact(_) | Act::Erase(_) | Act::ErasePerson(_) | Act::Anonymise(_) | Act::Expire(_) => Self::Erased,
            Act::Undo(_) | Act::Redo(_) => Self::Undone,
        }
    }
}

/// Which entries a reader asks for; what is not set asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Entries that touch this group.
    pub group: Option<GroupId>,
    /// Made on this day or later.
    pub from: Option<NaiveDate>,
    /// Made on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Made by this person, or with this person in a record that they change.
    pub person: Option<PersonId>,
    /// With a record of this kind.
    pub kind: Option<Kind>,
    /// Of this sort.
    pub doing: Option<Doing>,
}

impl Asked {
    /// True where the entry is asked for. `find` gives the entries that it builds on, as far as they are at hand.
    pub fn admits<'a>(&self, entry: &Entry, find: &dyn Fn(Revision) -> Option<&'a Entry>) -> bool {
        let day = entry.at.date();
        let in_group = |group: GroupId| {
            entry.label.group == Some(group) || entry.changes.iter().any(|change| change.home.group() == Some(group))
        };
        self.group.is_none_or(in_group)
            && self.from.is_none_or(|from| from <= day)
            && self.to.is_none_or(|to| day <= to)
            && self.doing.is_none_or(|doing| Doing::of(entry.label.act) == doing)
            && self.kind.is_none_or(|kind| entry.changes.iter().any(|change| change.key.kind == kind))
            && self.person.is_none_or(|person| concerns(entry, person, find))
    }
}

/// True where `person` made the entry or is named in a record that it changes, before or after.
fn concerns<'a>(entry: &Entry, person: PersonId, find: &dyn Fn(Revision) -> Option<&'a Entry>) -> bool {
    let id = person.to_string();
    let names = |state: &State| state.content().is_some_and(|content| content.text().contains(&id));
    entry.actor == Some(person)
        || entry.changes.iter().any(|change| {
            let mut bases = change.replaces.iter().filter_map(|base| find(*base)?.change(change.key));
            change.key.id == person.0 || names(&change.state) || bases.any(|base| names(&base.state))
        })
}

/// The entries that were not known when the entry `head` was made: neither it, nor what came before it in its chain, nor
/// what these build on or unite.
#[must_use]
pub fn since(entries: &[Entry], head: Revision) -> Vec<&Entry> {
    let place = |revision: Revision| {
        entries.binary_search_by_key(&revision, Entry::revision).ok().and_then(|place| entries.get(place))
    };
    let mut known: BTreeSet<Revision> = BTreeSet::new();
    let mut ahead = vec![head];
    while let Some(revision) = ahead.pop() {
        let Some(entry) = place(revision).filter(|_| known.insert(revision)) else { continue };
        ahead.extend(revision.number.checked_sub(1).map(|number| Revision { number, ..revision }));
        ahead.extend(entry.changes.iter().flat_map(|change| change.replaces.iter().chain(&change.unites)).copied());
    }
    entries.iter().filter(|entry| !known.contains(&entry.revision())).gather()
}
