//! Differences between two versions of a record, as people read them.

use crate::app::format;
use crate::app::guard::departure;
use crate::app::texts::common::Common;
use crate::app::texts::history::{HistoryText as T, field_name};
use crate::app::texts::records;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::domain::record::{Kind, RecordKey};
use crate::journal::content::Content;
use crate::journal::versions::Difference;
use crate::json::decode;
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

/// Fields whose texts are words of the file's format and not typed.
const WORDS: [&str; 11] =
    ["about", "cases", "category", "covers", "how", "kind", "mode", "off_limits", "role", "serves", "setting"];

/// A field, what stood there before and what stands there after.
#[derive(Clone)]
pub(in crate::app::pages::book) struct Line {
    pub(in crate::app::pages::book) field: String,
    pub(in crate::app::pages::book) before: Option<String>,
    pub(in crate::app::pages::book) after: Option<String>,
}

/// A line for each field that differs. Identifiers of the records themselves are left out.
pub(in crate::app::pages::book) fn lines(shelf: &Shelf, file: &GroupFile, differences: Vec<Difference>) -> Vec<Line> {
    let names = Names { shelf, file };
    let mut lines = Vec::new();
    for Difference { path, before, after } in differences {
        let mut leaf = |path: &str, before: Option<&Value>, after: Option<&Value>| {
            if !is_identity(path, before.or(after)) {
                let plain = |value: Option<&Value>| value.and_then(|value| names.plain(path, value));
                lines.push(Line { field: field(path), before: plain(before), after: plain(after) });
            }
        };
        if before.as_ref().is_none_or(is_leaf) && after.as_ref().is_none_or(is_leaf) {
            leaf(&path, before.as_ref(), after.as_ref());
            continue;
        }
        if let Some(before) = &before {
            leaves(&path, before, &mut |path, value| leaf(path, Some(value), None));
        }
        if let Some(after) = &after {
            leaves(&path, after, &mut |path, value| leaf(path, None, Some(value)));
        }
    }
    lines
}

/// A field of a record in words; none where nothing stands there.
pub(in crate::app::pages::book) fn words(
    shelf: &Shelf,
    file: &GroupFile,
    content: Option<&Content>,
    field: &str,
) -> Option<String> {
    let record: Value = decode(content?.text().as_bytes()).ok()?;
    let value = record.as_object()?.values().next()?.get(field)?.clone();
    let difference = Difference { path: field.to_owned(), before: None, after: Some(value) };
    let lines = lines(shelf, file, vec![difference]);
    let words: Vec<_> = lines.into_iter().filter_map(|line| line.after).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn is_leaf(value: &Value) -> bool {
    match value {
        Value::Object(_) => false,
        Value::Array(items) => items.iter().all(|item| !item.is_object()),
        _ => true,
    }
}

fn leaves(path: &str, value: &Value, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                leaves(&path, value, visit);
            }
        }
        Value::Array(items) if !is_leaf(value) => {
            for (index, item) in items.iter().enumerate() {
                leaves(&format!("{path}[{index}]"), item, visit);
            }
        }
        Value::Null => {}
        leaf => visit(path, leaf),
    }
}

/// True for a record's own identifier and that of its group: they say nothing to a reader.
fn is_identity(path: &str, value: Option<&Value>) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let is_id = value.and_then(Value::as_str).is_some_and(|text| text.parse::<Uuid>().is_ok());
    last == "id" || (last == "group" && is_id)
}

/// `attendance[2].present` as `attendance 3, minutes present`.
#[must_use]
pub fn field(path: &str) -> String {
    let part = |part: &str| {
        let (name, place) = part.split_once('[').unwrap_or((part, ""));
        let name = field_name(name).map_or_else(|| name.replace(['_', '-'], " "), str::to_owned);
        match place.trim_end_matches(']').parse::<usize>() {
            Ok(index) => format!("{name} {}", index + 1),
            Err(_) => name,
        }
    };
    path.split('.').map(part).collect::<Vec<_>>().join(", ")
}

/// The text of a policy in a few words; none for any other text.
fn policy(text: &str) -> Option<String> {
    let pack: Value = text.starts_with('{').then(|| serde_json::from_slice(text.as_bytes()).ok())??;
    let rules = pack.get("rules")?.as_array()?.len();
    Some(T::PolicyText.with(&[pack.get("version")?.as_str()?, &rules.to_string()]))
}

/// A text of the field in words: days, times and words of the format as people read them, anything else as it is.
#[must_use]
pub fn leaf(path: &str, text: &str) -> String {
    let last = path.rsplit('.').next().unwrap_or_default();
    let name = last.split('[').next().unwrap_or_default();
    // A policy is a long text in the form of its file; what differs in it has a page of its own.
    if let Some(policy) = policy(text).filter(|_| path == "text") {
        policy
    } else if let Ok(day) = text.parse::<NaiveDate>() {
        format::day_short(day)
    } else if let Ok(moment) = text.parse::<Moment>() {
        format!("{}, {}", format::day_short(moment.date()), format::time(&moment))
    } else if let Some(kept) = departure(text) {
        kept
    } else if WORDS.contains(&name) {
        text.replace('-', " ")
    } else {
        text.to_owned()
    }
}

/// What identifiers stand for.
struct Names<'a> {
    shelf: &'a Shelf,
    file: &'a GroupFile,
}

impl Names<'_> {
    /// The value in words; none for nothing.
    fn plain(&self, path: &str, value: &Value) -> Option<String> {
        match value {
            Value::Null => None,
            Value::Bool(yes) => Some(if *yes { Common::Yes } else { Common::No }.text().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) => Some(self.text(path, text)),
            Value::Array(items) => {
                let items: Vec<_> = items.iter().filter_map(|item| self.plain(path, item)).collect();
                (!items.is_empty()).then(|| items.join(", "))
            }
            Value::Object(_) => Some(value.to_string()),
        }
    }

    fn text(&self, path: &str, text: &str) -> String {
        text.parse::<Uuid>().map_or_else(|_| leaf(path, text), |id| self.name(id))
    }

    fn name(&self, id: Uuid) -> String {
        if let Some(name) = self.shelf.code_name(PersonId(id)) {
            return name.to_owned();
        }
        let mut keys = Kind::ALL.iter().map(|kind| RecordKey::new(*kind, id));
        let found = keys.find(|key| self.file.revision(*key).is_some());
        let name = found.and_then(|key| records::standing_name(self.shelf, self.file, key));
        name.unwrap_or_else(|| T::Another.text().to_owned())
    }
}
