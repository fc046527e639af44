//! What a record holds beyond what this version knows: fields that a newer minor version writes. They are kept as they came,
//! beside the record, and are written again with it.

use super::book::Book;
use super::record::{Home, RecordKey};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a record holds beyond what this version knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The minor version that wrote it; 0 where there is nothing.
    minor: u16,
    fields: Fields,
}

type Fields = BTreeMap<String, Part>;

/// What is more in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// All of it.
    Whole(Value),
    /// Something in the object that it is.
    Within(Fields),
    /// Something in items of the list that it is. An item is known by its identifier, or else by all that is known of it: where
    /// that changes, what was more of it goes.
    Items(Vec<(Value, Fields)>),
}

impl More {
    /// What `written`, by this minor version, holds beyond `known`, which is the same record as this version writes it.
    #[must_use]
    pub fn between(minor: u16, written: &Value, known: &Value) -> Self {
        let fields = match (written, known) {
            (Value::Object(written), Value::Object(known)) => beyond(written, known),
            _ => Fields::new(),
        };
        let minor = if fields.is_empty() { 0 } else { minor };
        Self { minor, fields }
    }

    /// The minor version that wrote it; 0 where there is nothing.
    #[must_use]
    pub const fn minor(&self) -> u16 {
        self.minor
    }

    /// True where there is nothing more.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Writes it into the record. What stands there already stays.
    pub fn join(&self, record: &mut Value) {
        if let Value::Object(record) = record {
            join(&self.fields, record);
        }
    }
}

impl Book {
    /// What the record holds beyond what this version knows; none where there is nothing.
    #[must_use]
    pub fn more(&self, home: Home, key: RecordKey) -> Option<&More> {
        match home.group() {
            Some(group) => self.groups.get(&group)?.more.get(&key),
            None => self.shelf.more.get(&key),
        }
    }

    /// Keeps beside a record that stands what it holds beyond what this version knows, in place of what was kept.
    pub fn set_more(&mut self, home: Home, key: RecordKey, more: More) {
        if self.more(home, key).is_none() && more.is_empty() {
            return;
        }
        let kept = match home.group() {
            Some(group) => &mut Arc::make_mut(self.groups.entry(group).or_default()).more,
            None => &mut Arc::make_mut(&mut self.shelf).more,
        };
        if more.is_empty() {
            kept.remove(&key);
        } else {
            kept.insert(key, more);
        }
    }

    /// How many records hold more than this version knows, as far as they are loaded.
    #[must_use]
    pub fn count_more(&self) -> usize {
        self.groups.values().map(|file| file.more.len()).sum::<usize>() + self.shelf.more.len()
    }
}

fn beyond(written: &Map<String, Value>, known: &Map<String, Value>) -> Fields {
    let mut more = Fields::new();
    for (name, value) in written {
        let part = match (value, known.get(name)) {
            // nothing, however it is written
            (Value::Null, None) => None,
            (Value::Array(items), None) if items.is_empty() => None,
            (value, None) => Some(Part::Whole(value.clone())),
            (Value::Object(written), Some(Value::Object(known))) => {
                Some(beyond(written, known)).filter(|fields| !fields.is_empty()).map(Part::Within)
            }
            (Value::Array(written), Some(Value::Array(known))) => {
                Some(items(written, known)).filter(|items| !items.is_empty()).map(Part::Items)
            }
            _ => None,
        };
        more.extend(part.map(|part| (name.clone(), part)));
    }
    more
}

fn items(written: &[Value], known: &[Value]) -> Vec<(Value, Fields)> {
    let same_length = written.len() == known.len();
    let mut found = Vec::new();
    for (place, item) in written.iter().enumerate() {
        let id = item.get("id");
        let same = match id {
            Some(id) => known.iter().find(|known| known.get("id") == Some(id)),
            None => known.get(place).filter(|_| same_length),
        };
        if let (Value::Object(item), Some(whole @ Value::Object(known))) = (item, same) {
            let fields = beyond(item, known);
            if !fields.is_empty() {
                found.push((name_of(whole), fields));
            }
        }
    }
    found
}

/// What an item is known by.
fn name_of(item: &Value) -> Value {
    item.get("id").unwrap_or(item).clone()
}

fn join(fields: &Fields, record: &mut Map<String, Value>) {
    for (name, part) in fields {
        match (part, record.get_mut(name)) {
            (Part::Whole(value), None) => drop(record.insert(name.clone(), value.clone())),
            (Part::Within(fields), Some(Value::Object(inner))) => join(fields, inner),
            (Part::Items(items), Some(Value::Array(list))) => {
                for item in list {
                    let name = name_of(item);
                    let fields = items.iter().find(|(known, _)| *known == name).map(|(_, fields)| fields);
                    if let (Some(fields), Value::Object(item)) = (fields, item) {
                        join(fields, item);
                    }
                }
            }
            // what held it is no more
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn what_is_more_is_found_and_written_again() {
        let known = json!({"session": {"id": "1", "held": {"start": "a"}, "agenda": [{"id": "x", "title": "t"}], "list": [{"n": 1}]}});
        let mut written = known.clone();
        written["session"]["weather"] = json!({"rain": true});
        written["session"]["held"]["zone"] = json!("Europe/London");
        written["session"]["agenda"][0]["colour"] = json!("red");
        written["session"]["list"][0]["unit"] = json!("m");
        written["session"]["nothing"] = Value::Null;
        let more = More::between(3, &written, &known);
        assert_eq!(more.minor(), 3);
        let mut again = known.clone();
        more.join(&mut again);
        written["session"].as_object_mut().unwrap().remove("nothing");
        assert_eq!(again, written);
        assert_eq!(More::between(3, &again, &known), more);
        assert_eq!(More::between(3, &known, &known), More::default());
    }

    #[test]
    fn it_follows_an_item_by_its_identifier_and_goes_with_an_item_that_has_changed() {
        let known = json!({"list": [{"id": "x"}, {"id": "y"}], "plain": [{"n": 1}, {"n": 2}]});
        let written =
            json!({"list": [{"id": "x", "a": 1}, {"id": "y", "a": 2}], "plain": [{"n": 1, "b": 1}, {"n": 2, "b": 2}]});
        let more = More::between(1, &written, &known);
        let mut changed = json!({"list": [{"id": "y"}, {"id": "z"}], "plain": [{"n": 2}, {"n": 3}]});
        more.join(&mut changed);
        assert_eq!(changed, json!({"list": [{"id": "y", "a": 2}, {"id": "z"}], "plain": [{"n": 2, "b": 2}, {"n": 3}]}));
    }

    #[test]
    fn what_stands_already_is_not_written_over() {
        let more = More::between(1, &json!({"flag": false, "x": 1}), &json!({}));
        let mut now = json!({"flag": true});
        more.join(&mut now);
        assert_eq!(now, json!({"flag": true, "x": 1}));
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::from),
            (0_u8..9).prop_map(Value::from),
            "[a-c]{0,2}".prop_map(Value::from),
            Just(Value::Null)
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map("[a-e]|id", inner, 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn joining_finds_the_same_again(written in value(), known in value()) {
            let more = More::between(1, &written, &known);
            let mut joined = known.clone();
            more.join(&mut joined);
            let again = More::between(1, &joined, &known);
            let mut once_more = known.clone();
            again.join(&mut once_more);
            prop_assert_eq!(&once_more, &joined);
        }
    }
}
