//! Combining versions of a record field by field, whatever kind it is of: its JSON is what they share.
//!
//! Each field stands as it was last written. A version writes those fields in which it differs from the version that its
//! author saw. Where two have written a field and neither knew of the other, they must have written the same.

use super::super::content::Content;
use super::super::entry::{Act, State};
use super::super::trail::named;
use super::super::upcast::SCHEMA;
use super::graph::{Graph, Node, Versions};
use crate::domain::record::{RecordKey, Revision};
use crate::domain::sort::{Gather, sort_by_key};
use crate::json::decode;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of a record.
pub type Fields = Map<String, Value>;

/// A field; in a list whose items have identifiers, a field of one item, and the empty one for the item itself. A field
/// that has fields of its own is like an item without an identifier.
type Path = (String, Option<(String, String)>);
type Flat = BTreeMap<Path, Value>;

/// What is combined part by part; any other value is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    List,
    Object,
}

type Shapes = BTreeMap<String, Shape>;

/// What the versions of a record come to.
pub struct Combined {
    /// The name of the record's kind, and its fields.
    pub record: Value,
    /// Fields that were changed in different ways; here they stand as they were written last.
    pub clashing: BTreeSet<String>,
    /// The versions that clash.
    pub versions: BTreeSet<Revision>,
}

/// What a version's author saw.
enum Base {
    Nothing,
    Unknown,
    Known(Flat),
}

struct Version<'a> {
    node: Node<'a>,
    fields: Flat,
    bases: Vec<Base>,
    orders: BTreeMap<String, (Vec<String>, bool)>,
}

/// The name of the record's kind and its fields; none where the content was erased, is not there or does not read.
pub fn fields(schema: u16, state: &State) -> Option<(String, Fields)> {
    let content = state.content()?;
    // What an older version wrote is read as it is read anywhere else.
    let lifted = if schema == SCHEMA { None } else { Content::of(&content.record(schema).ok()?).ok() };
    match decode(lifted.as_ref().unwrap_or(content).text().as_bytes()).ok()? {
        Value::Object(kinds) => match kinds.into_iter().next()? {
            (kind, Value::Object(fields)) => Some((kind, fields)),
            _ => None,
        },
        _ => None,
    }
}

/// Combines the versions that are there; none where there is none.
pub fn combine(graph: &Graph<'_>, key: RecordKey, versions: &Versions<'_>) -> Option<Combined> {
    let mut kind = None;
    let mut read = Vec::new();
    for node in versions.nodes.values().filter(|node| !node.removes()) {
        let Some((word, fields)) = fields(node.entry.schema, &node.change.state) else { continue };
        kind.get_or_insert(word);
        read.push((*node, fields, bases(graph, key, *node, versions)));
    }
    let seen = |bases: &'_ [Seen]| bases.iter().filter_map(Seen::fields).cloned().collect::<Vec<_>>();
    let all: Vec<Fields> =
        read.iter().flat_map(|(_, fields, bases)| [seen(bases), vec![fields.clone()]].concat()).collect();
    let shapes = shapes(&all);
    let mut found: Vec<_> =
        read.into_iter().map(|(node, fields, bases)| version(node, &fields, bases, &shapes)).collect();
    sort_by_key(&mut found, |version: &Version<'_>| version.node.order());
    let mut work = Work { versions, found: &found, clashing: BTreeSet::new(), against: BTreeSet::new() };
    let fields = work.fields(&shapes);
    let record = Value::Object([(kind?, Value::Object(fields))].into_iter().collect());
    Some(Combined { record, clashing: work.clashing, versions: work.against })
}

/// What is known of a version that an author saw.
enum Seen {
    Nothing,
    Unknown,
    Fields(Fields),
}

impl Seen {
    const fn fields(&self) -> Option<&Fields> {
        if let Self::Fields(fields) = self { Some(fields) } else { None }
    }
}

/// What the author of a version saw: one version, or several where they decided between them.
fn bases(graph: &Graph<'_>, key: RecordKey, node: Node<'_>, versions: &Versions<'_>) -> Vec<Seen> {
    let change = node.change;
    let known = versions.known.get(&node.entry.revision()).into_iter().flatten();
    // Who wrote what is lost where a version on the way was erased.
    if known.clone().filter_map(|known| versions.nodes.get(known)).any(Node::is_erased) {
        return vec![Seen::Unknown];
    }
    let mut stood = change.replaces.iter().flat_map(|before| graph.stands_for(key, *before));
    // What was put again after it had been taken away is written anew as a whole: what it has, and that it has no more what
    // once stood there.
    let again = stood.any(|before| graph.node(key, before).is_some_and(|before| before.removes()));
    let others = change.unites.iter().filter(|_| node.entry.label.act == Act::Decide);
    let before: Vec<_> = if again { known.collect() } else { change.replaces.iter().chain(others).collect() };
    if before.is_empty() {
        return vec![Seen::Nothing];
    }
    let seen = |before: &Revision| match graph.node(key, *before) {
        Some(before) if before.removes() => Seen::Nothing,
        Some(before) => match fields(before.entry.schema, &before.change.state) {
            Some((_, fields)) => Seen::Fields(fields),
            None => Seen::Unknown,
        },
        None => Seen::Unknown,
    };
    before.into_iter().map(seen).collect()
}

/// The fields that hold lists of items with identifiers, or fields of their own, in every version.
fn shapes(all: &[Fields]) -> Shapes {
    let mut shapes = BTreeMap::new();
    for (name, value) in all.iter().flatten().filter(|(_, value)| !value.is_null()) {
        let own = shape(value);
        let shape = *shapes.entry(name.clone()).or_insert(own);
        if shape != own {
            shapes.insert(name.clone(), None);
        }
    }
    shapes.into_iter().filter_map(|(name, shape)| Some((name, shape?))).gather()
}

fn shape(value: &Value) -> Option<Shape> {
    match value {
        Value::Array(items) => {
            let ids: Vec<_> = items.iter().map(named).collect::<Option<_>>()?;
            (ids.iter().collect::<BTreeSet<_>>().len() == ids.len()).then_some(Shape::List)
        }
        // A span is one thing; so is what holds nothing but one kind of thing.
        Value::Object(parts) if parts.contains_key("start") && parts.contains_key("end") => None,
        Value::Object(parts) if parts.len() == 1 && parts.values().all(Value::is_object) => None,
        Value::Object(_) => Some(Shape::Object),
        _ => None,
    }
}

fn flat(fields: &Fields, shapes: &Shapes) -> Flat {
    let mut flat = Flat::new();
    let mut item = |name: &String, id: &str, parts: &Fields| {
        flat.insert((name.clone(), Some((id.to_owned(), String::new()))), Value::Bool(true));
        for (part, value) in parts.iter().filter(|(_, value)| !value.is_null()) {
            flat.insert((name.clone(), Some((id.to_owned(), part.clone()))), value.clone());
        }
    };
    for (name, value) in fields.iter().filter(|(name, _)| shapes.contains_key(*name)) {
        match value {
            Value::Object(parts) => item(name, "", parts),
            Value::Array(items) => {
                let named = items.iter().filter_map(|item| Some((named(item)?, item.as_object()?)));
                named.for_each(|(id, parts)| item(name, id, parts));
            }
            _ => {}
        }
    }
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
        // Of a list, that there is one: nobody there is something else than nobody counted.
        let is_shaped = shapes.contains_key(name);
        flat.insert((name.clone(), None), if is_shaped { Value::Bool(true) } else { value.clone() });
    }
    flat
}

fn order_of(fields: &Fields, list: &str) -> Vec<String> {
    let items = fields.get(list).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(named).map(str::to_owned).collect()
}

fn version<'a>(node: Node<'a>, fields: &Fields, seen: Vec<Seen>, shapes: &Shapes) -> Version<'a> {
    let lists = shapes.iter().filter(|(_, shape)| **shape == Shape::List);
    let orders = lists.map(|(list, _)| {
        let own = order_of(fields, list);
        let differs = |before: &Fields| {
            let before = order_of(before, list);
            let common = |one: &[String], other: &[String]| -> Vec<String> {
                one.iter().filter(|id| other.contains(id)).cloned().collect()
            };
            common(&own, &before) != common(&before, &own)
        };
        let moved = seen.iter().filter_map(Seen::fields).any(differs);
        (list.clone(), (own, moved))
    });
    let orders = orders.gather();
    let base = |seen: Seen| match seen {
        Seen::Nothing => Base::Nothing,
        Seen::Unknown => Base::Unknown,
        Seen::Fields(fields) => Base::Known(flat(&fields, shapes)),
    };
    Version { node, fields: flat(fields, shapes), bases: seen.into_iter().map(base).collect(), orders }
}

impl Version<'_> {
    fn revision(&self) -> Revision {
        self.node.entry.revision()
    }

    fn writes(&self, path: &Path) -> bool {
        let own = self.fields.get(path);
        self.bases.iter().any(|base| match base {
            Base::Nothing => own.is_some(),
            Base::Unknown => true,
            Base::Known(before) => before.get(path) != own,
        })
    }
}

struct Work<'a, 'b> {
    versions: &'b Versions<'a>,
    // in the order in which they were made
    found: &'b [Version<'a>],
    clashing: BTreeSet<String>,
    against: BTreeSet<Revision>,
}

impl<'a, 'b> Work<'a, 'b> {
    /// Those that have written it last: none of them knew of another.
    fn last(&self, writers: Vec<&'b Version<'a>>) -> Vec<&'b Version<'a>> {
        let followed =
            |one: &Version<'_>| writers.iter().any(|other| self.versions.knows(other.revision(), one.revision()));
        writers.iter().filter(|one| !followed(one)).copied().collect()
    }

    fn writers(&self, path: &Path, holds: impl Fn(&Version<'_>) -> bool) -> Vec<&'b Version<'a>> {
        self.last(self.found.iter().filter(|version| holds(version) && version.writes(path)).collect())
    }

    fn clash(&mut self, field: &str, between: &[&Version<'_>]) {
        self.clashing.insert(field.to_owned());
        self.against.extend(between.iter().map(|version| version.revision()));
    }

    /// The value as it was written last; a clash where it was written in several ways.
    fn value(&mut self, path: &Path, writers: &[&'b Version<'a>]) -> Option<Value> {
        let last = writers.last()?.fields.get(path);
        if writers.iter().any(|writer| writer.fields.get(path) != last) {
            self.clash(&path.0, writers);
        }
        last.cloned()
    }

    fn fields(&mut self, shapes: &Shapes) -> Fields {
        let seen = |version: &'b Version<'a>| {
            let before =
                version.bases.iter().filter_map(|base| if let Base::Known(flat) = base { Some(flat) } else { None });
            before.chain([&version.fields]).flat_map(BTreeMap::keys)
        };
        let paths: BTreeSet<&Path> = self.found.iter().flat_map(seen).gather();
        let mut fields = Fields::new();
        for path in paths.iter().filter(|(_, item)| item.is_none()) {
            let writers = self.writers(path, |_| true);
            if let Some(value) = self.value(path, &writers) {
                fields.insert(path.0.clone(), value);
            }
        }
        for (name, shape) in shapes {
            let mut items: BTreeMap<&str, Vec<&Path>> = BTreeMap::new();
            for path in paths.iter().filter(|path| path.0 == *name) {
                if let Some((id, _)) = &path.1 {
                    items.entry(id).or_default().push(path);
                }
            }
            let mut kept: BTreeMap<String, Value> = items
                .into_iter()
                .filter_map(|(id, paths)| Some((id.to_owned(), self.item(name, id, &paths)?)))
                .gather();
            // So far it only says that there is one.
            let is_there = fields.remove(name).is_some();
            if *shape == Shape::Object {
                fields.extend(kept.into_values().map(|object| (name.clone(), object)));
                continue;
            }
            let order = self.order(name, &kept);
            let items: Vec<_> = order.into_iter().filter_map(|id| kept.remove(&id)).collect();
            if is_there || !items.is_empty() {
                fields.insert(name.clone(), Value::Array(items));
            }
        }
        fields
    }

    /// An item of a list; none where it was taken out.
    fn item(&mut self, list: &str, id: &str, paths: &[&Path]) -> Option<Value> {
        let itself: Path = (list.to_owned(), Some((id.to_owned(), String::new())));
        let holds = |version: &Version<'_>| version.fields.contains_key(&itself);
        let writers = self.writers(&itself, |_| true);
        let (there, gone): (Vec<_>, Vec<_>) = writers.into_iter().partition(|version| holds(version));
        let parts: Vec<_> =
            paths.iter().filter(|path| **path != &itself).map(|path| (*path, self.writers(path, holds))).collect();
        // Changed in one copy and taken out in another.
        let unaware = |one: &Version<'_>| {
            gone.iter().any(|gone| {
                let (gone, one) = (gone.revision(), one.revision());
                !self.versions.knows(gone, one) && !self.versions.knows(one, gone)
            })
        };
        let changed: Vec<_> =
            parts.iter().flat_map(|(_, writers)| writers).copied().filter(|one| unaware(one)).collect();
        if !gone.is_empty() {
            if there.is_empty() && changed.is_empty() {
                return None;
            }
            self.clash(list, &[gone, there, changed].concat());
        }
        let mut item = Fields::new();
        for (path, writers) in parts {
            let name = path.1.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
            if let Some(value) = self.value(path, &writers) {
                item.insert(name, value);
            }
        }
        Some(Value::Object(item))
    }

    /// The items of a list in order: as it was changed last, new ones behind those that they follow where they were added.
    fn order(&mut self, list: &str, kept: &BTreeMap<String, Value>) -> Vec<String> {
        let of = |version: &'b Version<'a>| version.orders.get(list);
        let moved = |version: &&'b Version<'a>| of(version).is_some_and(|(_, moved)| *moved);
        let movers = self.last(self.found.iter().filter(moved).collect());
        let ids = |version: &'b Version<'a>| of(version).map(|(ids, _)| ids.as_slice()).unwrap_or_default();
        let shared = |one: &[String], other: &[String]| -> Vec<String> {
            one.iter().filter(|id| other.contains(id)).cloned().collect()
        };
        let last = movers.last().map(|version| ids(version));
        if let Some(last) = last
            && movers.iter().any(|version| shared(ids(version), last) != shared(last, ids(version)))
        {
            self.clash(list, &movers);
        }
        let first = last.or_else(|| self.found.last().map(ids)).unwrap_or_default();
        let mut order: Vec<String> = first.iter().filter(|id| kept.contains_key(*id)).cloned().collect();
        for version in self.found {
            let mut place = 0;
            for id in ids(version).iter().filter(|id| kept.contains_key(*id)) {
                match order.iter().position(|placed| placed == id) {
                    Some(at) => place = at + 1,
                    None => {
                        order.insert(place.min(order.len()), id.clone());
                        place += 1;
                    }
                }
            }
        }
        order
    }
}
