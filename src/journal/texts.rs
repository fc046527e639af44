//! The texts of a record of any kind, read from its content: a field that is added to a record is among them by itself.

use super::content::Content;
use crate::domain::dates::Moment;
use crate::domain::record::Record;
use crate::json::decode;
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

/// Every text of the record, with its path, such as `agenda[2].title`. Identifiers, days and times are no texts; words of the
/// format are, since nothing tells them from a word that was typed.
#[must_use]
pub fn texts(record: &Record) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let content = Content::of(record).ok();
    let value: Option<Value> = content.and_then(|content| decode(content.text().as_bytes()).ok());
    // A record is an object with one name, that of its kind.
    if let Some(Value::Object(kinds)) = value {
        kinds.into_iter().for_each(|(_, fields)| walk(String::new(), fields, &mut found));
    }
    found
}

fn walk(path: String, value: Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if !text.is_empty() && !is_datum(&text) => found.push((path, text)),
        Value::Array(items) => {
            items.into_iter().enumerate().for_each(|(place, item)| walk(format!("{path}[{place}]"), item, found));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                walk(if path.is_empty() { name } else { format!("{path}.{name}") }, value, found);
            }
        }
        _ => {}
    }
}

fn is_datum(text: &str) -> bool {
    text.parse::<Uuid>().is_ok() || text.parse::<NaiveDate>().is_ok() || text.parse::<Moment>().is_ok()
}
