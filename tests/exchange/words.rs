//! The audit trail in words: every field of every kind of record has words, and every value of a closed list.

use crate::every_kind::records;
use crate::trail::{field, is_unsaid, phrase, value};
use circlebook::domain::record::{Kind, Record};
use circlebook::journal::trail::{Line, Step, lines};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The names of the fields that the records of the domain are written with, and of the choices that hold more, read from
/// the source: a field that is added later is found without a record that has it.
fn names() -> BTreeMap<String, BTreeSet<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/domain");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        let (mut of, mut kebab, mut serialised) = (String::new(), false, false);
        for line in text.lines() {
            let words = line.trim_start_matches("pub ");
            if line.starts_with("#[derive(") {
                (serialised, of, kebab) = (line.contains("Serialize"), String::new(), false);
            } else if let Some(name) = words.strip_prefix("struct ").or_else(|| words.strip_prefix("enum ")) {
                kebab = words.starts_with("enum ");
                of = if serialised && !line.ends_with('}') && !line.ends_with(';') {
                    name.to_owned()
                } else {
                    String::new()
                };
                of.truncate(of.find([' ', '<', '(']).unwrap_or(of.len()));
                continue;
            } else if line.starts_with('}') {
                of.clear();
            }
            let line = line.trim_start().trim_start_matches("pub ");
            if of.is_empty() || line.starts_with(['/', '#']) {
                continue;
            }
            if let Some((name, _)) = line.split_once(':')
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            {
                found.entry(name.to_owned()).or_default().insert(of.clone());
            } else if kebab && let Some((name, _)) = line.split_once(['{', '(']) {
                found.entry(hyphens(name.trim())).or_default().insert(of.clone());
            }
        }
    }
    found
}

/// `ServiceMonitoring` as `service-monitoring`.
fn hyphens(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// What is no field of a record: parts of what is written as one text or as a pair, and what no record holds.
const NO_FIELDS: [&str; 14] = [
    "Moment",
    "Revision",
    "RecordKey",
    "Standing",
    "Tombstone",
    "Round",
    "Answer",
    "Home",
    "Record",
    "Bounds",
    "Kind",
    "Tombstones",
    "Described",
    "Part",
];

fn all_lines() -> Vec<(Kind, Line)> {
    let of = |record: Record| {
        let kind = record.key().kind;
        let Value::Object(fields) = serde_json::to_value(&record).unwrap() else { panic!("{record:?}") };
        lines(None, fields.into_iter().next().map(|(_, fields)| fields)).into_iter().map(move |line| (kind, line))
    };
    records().into_iter().flat_map(of).collect()
}

fn are_words(text: &str) -> bool {
    !text.contains(['_', '`', '=']) && !text.is_empty() && !text.contains("  ")
}

#[test]
fn every_field_of_every_kind_of_record_has_words() {
    let names = names();
    assert!(names.len() > 150, "the source was not read: {names:?}");
    for (name, of) in &names {
        if name == "id" || of.iter().all(|of| NO_FIELDS.contains(&of.as_str())) {
            continue;
        }
        let words = field(name);
        assert!(words.is_some_and(|words| words.is_empty() || are_words(words)), "`{name}` of {of:?} has no words");
    }
}

#[test]
fn every_line_of_the_trail_is_told_in_words() {
    let mut kinds = BTreeSet::new();
    for (kind, line) in all_lines() {
        kinds.insert(kind);
        let said = line.path.iter().any(|step| match step {
            Step::Field(name) => !field(name).unwrap_or_else(|| panic!("{kind:?}: {name}")).is_empty(),
            Step::Item(_) => false,
        });
        assert!(said || phrase(kind, &line.pattern()).is_some(), "{kind:?}: {}", line.pattern());
    }
    let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !kinds.contains(kind) && **kind != Kind::Clash).collect();
    assert!(missing.is_empty(), "every_kind.rs has no {missing:?}");
}

/// Fields whose texts somebody typed, or that name a record, a day, a time or a rule: what is left is from a closed list.
#[test]
fn every_value_of_a_closed_list_has_words() {
    let typed: BTreeSet<&str> = [
        "text",
        "note",
        "notes",
        "title",
        "source",
        "topic",
        "purpose",
        "goals",
        "name",
        "full_name",
        "code_name",
        "code",
        "reason",
        "correction",
        "observation",
        "outcome",
        "resolution",
        "concern",
        "nature",
        "scope",
        "fit",
        "profession",
        "programme",
        "packs",
        "rule",
        "steps",
        "texts",
        "why",
        "reference",
        "format",
        "participant_role",
        "preparation",
        "shared_issue",
        "membership_criteria",
        "mix_rationale",
        "role_model_reason",
        "presenting_format",
        "method",
        "decider",
        "context",
        "confidential_channel",
        "security_basis",
        "specific",
        "measure",
        "relevance",
        "benefits",
        "group_reactions",
        "individual_reactions",
        "group",
        "individual",
        "parts",
        "evidence",
        "ruling",
    ]
    .into();
    for (kind, line) in all_lines() {
        let Some(Step::Field(last)) = line.path.last() else { continue };
        let values = match line.after.unwrap() {
            Value::Array(items) => items,
            value => vec![value],
        };
        let is_other = |text: &str| {
            let dated = text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[0].is_ascii_digit();
            dated || text.parse::<uuid::Uuid>().is_ok()
        };
        for text in values.iter().filter_map(Value::as_str).filter(|text| !is_other(text)) {
            let pattern = line
                .path
                .iter()
                .filter_map(|step| if let Step::Field(name) = step { Some(name.as_str()) } else { None });
            let pattern = pattern.collect::<Vec<_>>().join(".");
            let words = value(kind, &pattern, text);
            // `topic` of a session is typed, that of a clause is not
            match words {
                Some(words) => assert!(are_words(&words), "{kind:?} {pattern}: {text}"),
                None => assert!(
                    typed.contains(last.as_str()) || pattern == "conduct.cast.role",
                    "{kind:?} {pattern}: {text}"
                ),
            }
        }
    }
}

#[test]
fn what_a_field_is_called_depends_on_where_it_stands() {
    assert_eq!(phrase(Kind::Session, "attendance.present"), Some("attendance of {0}"));
    assert_eq!(value(Kind::Session, "topic", "in-person"), None, "what was typed stays as it was typed");
    assert_eq!(value(Kind::Session, "mode", "in-person").as_deref(), Some("in person"));
    assert_eq!(value(Kind::Member, "role", "co-mentor").as_deref(), Some("co-mentor"));
    assert_eq!(value(Kind::Statement, "topic", "nobody-dominated").as_deref(), Some("Nobody dominated"));
    assert!(is_unsaid("conduct") && !is_unsaid("attendance") && field("no_such_field").is_none());
}
