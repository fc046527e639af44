//! The history of one record: its versions, and what each changed.

use super::content::Content;
use super::entry::{Entry, Label, State};
use super::trail::{Line, Step, lines};
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

/// What differs between two contents of one record; none stands for a record that is not there. These are the lines of the
/// [audit trail](super::trail), with paths as texts.
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
    let lines = lines(fields(before)?, fields(after)?);
    Ok(lines.into_iter().map(|Line { path, before, after }| Difference { path: text(&path), before, after }).collect())
}

fn text(path: &[Step]) -> String {
    path.iter().fold(String::new(), |text, step| match step {
        Step::Field(name) if text.is_empty() => name.clone(),
        Step::Field(name) => format!("{text}.{name}"),
        Step::Item(item) => format!("{text}[{}]", item.place),
    })
}
