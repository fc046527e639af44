//! The audit trail as people read it: each field that changed in words, whoever's book it is in.

use crate::app::format;
use crate::app::guard::departure;
use crate::app::state::library::packs;
use crate::app::texts::common::Common;
use crate::app::texts::history::{HistoryText as T, kind_word};
use crate::app::texts::records;
use crate::app::texts::{counted, fill, trail as words};
use crate::app::verdicts::text;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::domain::record::{Kind, RecordKey};
use crate::journal::trail::{Item, Line, Step, Told, What, path};
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

/// How much of a heading names an item of a list, in characters.
const HEADING: usize = 60;

/// A field that changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is, such as `attendance of M03`.
    pub what: String,
    /// What stood there before.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
    /// True for a number of minutes, so that the unit is said once.
    minutes: bool,
}

impl Said {
    /// `attendance of M03: 70 → 90 minutes`
    #[must_use]
    pub fn sentence(&self) -> String {
        let unit = |number: &String| if self.minutes { minutes(number) } else { number.clone() };
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => T::LineChanged.with(&[&self.what, before, &unit(after)]),
            (Some(before), None) => T::LineCleared.with(&[&self.what, &unit(before)]),
            (None, Some(after)) => T::LineSet.with(&[&self.what, &unit(after)]),
            (None, None) => self.what.clone(),
        }
    }

    /// What stood there and what stands there, each by itself.
    #[must_use]
    pub fn sides(&self) -> [Option<String>; 2] {
        let side =
            |text: &Option<String>| text.as_ref().map(|text| if self.minutes { minutes(text) } else { text.clone() });
        [side(&self.before), side(&self.after)]
    }
}

fn minutes(number: &str) -> String {
    number.parse().map_or_else(|_| number.to_owned(), |number| counted(number, T::Minute.text(), T::Minutes.text()))
}

/// What identifiers stand for: the names in the open book, or in a file.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// People, listings, policies.
    pub shelf: &'a Shelf,
    /// The records of the group that it is about.
    pub file: &'a GroupFile,
}

impl Names<'_> {
    /// What the record is called; its kind where it has gone or is not at hand.
    #[must_use]
    pub fn record(&self, key: RecordKey) -> String {
        records::standing_name(self.shelf, self.file, key).unwrap_or_else(|| kind_word(key.kind).to_owned())
    }

    /// What an entry did to a record, in a few words, such as `Changed: Session 4, 7 Sep 2021`.
    #[must_use]
    pub fn told(&self, told: &Told) -> String {
        let name = self.record(told.key);
        match told.what {
            What::New(_) => T::WasAdded.with(&[&name]),
            What::Changed(_) => T::WasChanged.with(&[&name]),
            What::Removed(_) => T::WasRemoved.with(&[&name]),
            What::NotKept => T::ErasedOf.with(&[&name, T::NoChanges.text()]),
            What::Erased => T::ErasedOf.with(&[&name, T::Erased.text()]),
            What::ErasedBefore => T::ErasedOf.with(&[&name, T::ErasedBefore.text()]),
        }
    }

    /// The fields that it tells, in words.
    #[must_use]
    pub fn lines(&self, kind: Kind, lines: &[Line]) -> Vec<Said> {
        lines.iter().map(|line| self.line(kind, line)).collect()
    }

    /// A field that changed, in words.
    #[must_use]
    pub fn line(&self, kind: Kind, line: &Line) -> Said {
        let pattern = line.pattern();
        let name = pattern.rsplit('.').next().unwrap_or_default();
        let value = |value: &Option<Value>| value.as_ref().and_then(|value| self.value(kind, &pattern, value));
        let minutes = words::is_minutes(name);
        Said { what: self.what(kind, &pattern, line), before: value(&line.before), after: value(&line.after), minutes }
    }

    /// A place such as `attendance[2].present` in words.
    #[must_use]
    pub fn place(&self, kind: Kind, text: &str) -> String {
        let line = Line { path: path(text), before: None, after: None };
        self.what(kind, &line.pattern(), &line)
    }

    /// Where it stands, in words.
    fn what(&self, kind: Kind, pattern: &str, line: &Line) -> String {
        if let Some(phrase) = words::phrase(kind, pattern) {
            return fill(phrase, &[&line.item().map(|item| self.item_name(item)).unwrap_or_default()]);
        }
        let mut parts: Vec<String> = Vec::new();
        for (place, step) in line.path.iter().enumerate() {
            match step {
                Step::Field(name) if words::is_unsaid(name) && place + 1 < line.path.len() => {}
                Step::Field(name) => parts.push(field(name)),
                Step::Item(item) => {
                    let list = parts.pop().unwrap_or_default();
                    parts.push(match item.person {
                        Some(_) => T::ItemOf.with(&[&list, &self.item_name(item)]),
                        None => T::ItemNamed.with(&[&list, &self.item_name(item)]),
                    });
                }
            }
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    fn item_name(&self, item: &Item) -> String {
        match (item.person, &item.title) {
            (Some(person), _) => self.id(person.0),
            (None, Some(title)) => T::Quoted.with(&[&title.chars().take(HEADING).collect::<String>()]),
            (None, None) => (item.place + 1).to_string(),
        }
    }

    /// The value in words; none for nothing.
    fn value(&self, kind: Kind, pattern: &str, value: &Value) -> Option<String> {
        match value {
            Value::Null => None,
            Value::Bool(yes) => Some(if *yes { Common::Yes } else { Common::No }.text().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) => Some(self.text(kind, pattern, text)),
            Value::Array(items) => {
                let items: Vec<_> = items.iter().filter_map(|item| self.value(kind, pattern, item)).collect();
                Some(if items.is_empty() { T::Nobody.text().to_owned() } else { items.join(", ") })
            }
            Value::Object(_) => Some(value.to_string()),
        }
    }

    fn text(&self, kind: Kind, pattern: &str, text: &str) -> String {
        // A policy is a long text in the form of its file; what differs in it has a page of its own.
        if let Some(policy) = policy(text).filter(|_| kind == Kind::OwnPolicy && pattern == "text") {
            return policy;
        }
        if kind == Kind::Clash && pattern == "fields" {
            return field(text);
        }
        if kind == Kind::Group && pattern == "packs" {
            return self.policy_named(text);
        }
        text.parse::<Uuid>().map_or_else(|_| leaf(kind, pattern, text), |id| self.id(id))
    }

    /// The title of the policy with this key; the key where there is none.
    fn policy_named(&self, key: &str) -> String {
        let named = packs(self.shelf).into_iter().rev().find(|pack| *pack.key == *key);
        named.map_or_else(|| key.to_owned(), |pack| text(&pack.title).to_owned())
    }

    fn id(&self, id: Uuid) -> String {
        if let Some(name) = self.shelf.code_name(PersonId(id)) {
            return name.to_owned();
        }
        let mut keys = Kind::ALL.iter().map(|kind| RecordKey::new(*kind, id));
        let found = keys.find(|key| self.file.revision(*key).is_some());
        let name = found.and_then(|key| records::standing_name(self.shelf, self.file, key));
        name.unwrap_or_else(|| T::Another.text().to_owned())
    }
}

/// A text that is no identifier: days, times and words of the format as people read them, anything else as it is.
#[must_use]
pub fn leaf(kind: Kind, pattern: &str, text: &str) -> String {
    if let Some(words) = words::value(kind, pattern, text) {
        words
    } else if let Ok(day) = text.parse::<NaiveDate>() {
        format::day_short(day)
    } else if let Ok(moment) = text.parse::<Moment>() {
        format!("{}, {}", format::day_short(moment.date()), format::time(&moment))
    } else {
        departure(text).unwrap_or_else(|| text.to_owned())
    }
}

/// The word for a field, such as `minutes present`.
#[must_use]
pub fn field(name: &str) -> String {
    words::field(name).map_or_else(|| name.replace(['_', '-'], " "), str::to_owned)
}

/// The text of a policy in a few words; none for any other text.
fn policy(text: &str) -> Option<String> {
    let pack: Value = text.starts_with('{').then(|| serde_json::from_slice(text.as_bytes()).ok())??;
    let rules = pack.get("rules")?.as_array()?.len();
    Some(T::PolicyText.with(&[pack.get("version")?.as_str()?, &rules.to_string()]))
}
