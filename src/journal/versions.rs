//! The history of one record: its versions, and what each changed, field by field.

use super::content::Content;
use super::entry::{Entry, Label, State};
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::domain::record::{RecordKey, Revision};
use crate::json::{DecodeError, decode};
use serde_json::Value;

/// What one entry did to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The entry.
    pub revision: Revision,
    /// When it was made.
    pub at: Moment,
    /// Who made it, where the book knows.
    pub actor: Option<PersonId>,
    /// What it is about.
    pub label: Label,
    /// The revisions that it replaced: where the history goes on, backwards.
    pub replaces: Vec<Revision>,
    /// The record as it left it.
    pub state: State,
}

/// A field that differs between two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where, such as `attendance[2].present`.
    pub path: String,
    /// What stood there before; none where there was nothing.
    pub before: Option<Value>,
    /// What stands there now; none where there is nothing.
    pub after: Option<Value>,
}

/// What `entry` did to the record with this key; none where it did not touch it.
#[must_use]
pub fn version(entry: &Entry, key: RecordKey) -> Option<Version> {
    let change = entry.change(key)?;
    Some(Version {
        revision: entry.revision(),
        at: entry.at.clone(),
        actor: entry.actor,
        label: entry.label.clone(),
        replaces: change.replaces.clone(),
        state: change.state.clone(),
    })
}

/// What differs between two contents of one record; none stands for a record that is not there.
///
/// Items of a list are matched by their identifier or person where they have one, else by their place.
///
/// # Errors
/// Where a content is not JSON.
pub fn differences(before: Option<&Content>, after: Option<&Content>) -> Result<Vec<Difference>, DecodeError> {
    let fields = |content: Option<&Content>| -> Result<Option<Value>, DecodeError> {
        let Some(content) = content else { return Ok(None) };
        // A record is an object with one name, that of its kind.
        Ok(match decode(content.text().as_bytes())? {
            Value::Object(kinds) => kinds.into_iter().next().map(|(_, fields)| fields),
            _ => None,
        })
    };
    let mut found = Vec::new();
    compare(String::new(), fields(before)?, fields(after)?, &mut found);
    Ok(found)
}

fn compare(path: String, before: Option<Value>, after: Option<Value>, found: &mut Vec<Difference>) {
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Value::Object(mut before)), Some(Value::Object(after))) => {
            let join = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            for (name, after) in after {
                let before = before.remove(&name);
                compare(join(&name), before, Some(after), found);
            }
            before.into_iter().for_each(|(name, before)| compare(join(&name), Some(before), None, found));
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => {
            let mut before: Vec<Option<Value>> = before.into_iter().map(Some).collect();
            for (index, after) in after.into_iter().enumerate() {
                let place = match named(&after) {
                    Some(id) => before.iter().position(|item| item.as_ref().and_then(named) == Some(id)),
                    None => Some(index),
                };
                let before = place.and_then(|place| before.get_mut(place)).and_then(Option::take);
                compare(format!("{path}[{index}]"), before, Some(after), found);
            }
            for (index, before) in before.into_iter().enumerate() {
                compare(format!("{path}[{index}]"), before, None, found);
            }
        }
        (before, after) => found.push(Difference { path, before, after }),
    }
}

/// What an item of a list is known by.
pub(super) fn named(item: &Value) -> Option<&str> {
    item.get("id").or_else(|| item.get("person"))?.as_str()
}
