//! Files made to do harm: whatever is in them, nothing panics, and a refusal leaves the book as it was.
//!
//! As many damaged files as `CIRCLEBOOK_IMPORTS` says, such as 10000; a short form without it.

use crate::entry::SEEDS;
use crate::{entry, migration};
use circlebook::exchange::open::{Limits, open};
use circlebook::exchange::row::{decode_entry, decode_head};
use circlebook::exchange::segment;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;
use uuid::Uuid;

/// Segments, an entry and all records of both schemas, as they were frozen.
static STORED: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let names = ["entry", "segment-book", "segment-group", "segment-people", "segment-private"];
    let files = ["v1", "v2"].into_iter().flat_map(|schema| names.map(|name| format!("{schema}/{name}.json")));
    files.map(|file| std::fs::read(golden.join(file)).unwrap()).collect()
});

/// The records of the stored segments, each by itself.
static RECORDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let segments = STORED.iter().map(|bytes| serde_json::from_slice::<Value>(bytes).unwrap());
    let records = segments.flat_map(|segment| segment["records"].as_array().cloned().unwrap_or_default());
    records.map(|standing| serde_json::to_vec(&standing["record"]).unwrap()).collect()
});

#[derive(Clone, Debug)]
enum Damage {
    Cut(Index),
    Byte(Index, u8),
    Drop(Index, usize),
    Repeat(Index, usize),
    Node(Index, Option<Value>),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        1 => any::<Index>().prop_map(Damage::Cut),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        2 => (any::<Index>(), 1..200usize).prop_map(|(at, length)| Damage::Drop(at, length)),
        2 => (any::<Index>(), 1..200usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
        6 => (any::<Index>(), prop::option::of(value())).prop_map(|(at, value)| Damage::Node(at, value)),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just("".to_owned()),
        Just("people-ff".to_owned()),
        Just("9999-12-31".to_owned()),
        Just("262142-12-31T23:59-23:59".to_owned()),
        (0..0x100u128).prop_map(|id| Uuid::from_u128(id).to_string()),
        ".{0,20}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            Just(Value::from(u64::MAX))
        ],
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let fields = prop::collection::btree_map("[a-z]{1,8}", inner.clone(), 0..3);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::from),
            fields.prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn damaged(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.is_empty() {
        return bytes;
    }
    match damage {
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Byte(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Damage::Drop(at, length) => {
            let at = at.index(bytes.len());
            bytes.drain(at..bytes.len().min(at + length));
        }
        Damage::Repeat(at, length) => {
            let at = at.index(bytes.len());
            let part = bytes[at..bytes.len().min(at + length)].to_vec();
            bytes.splice(at..at, part);
        }
        Damage::Node(at, with) => {
            if let Ok(mut file) = serde_json::from_slice::<Value>(&bytes) {
                let mut left = at.index(count(&file));
                replace(&mut file, &mut left, with.as_ref());
                bytes = serde_json::to_vec(&file).unwrap();
            }
        }
    }
    bytes
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Replaces one node, or swaps the ends of a list where there is nothing to put in its place.
fn replace(value: &mut Value, left: &mut usize, with: Option<&Value>) {
    if *left == 0 {
        match (with, &mut *value) {
            (Some(with), value) => *value = with.clone(),
            (None, Value::Array(items)) if !items.is_empty() => items.push(items[0].clone()),
            (None, value) => *value = Value::Null,
        }
    }
    *left = left.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, left, with)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, left, with)),
        _ => {}
    }
}

fn cases() -> u32 {
    std::env::var("CIRCLEBOOK_IMPORTS").ok().and_then(|text| text.parse().ok()).unwrap_or(256)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]
    #[test]
    fn a_damaged_file_is_refused_or_imported_whole(
        file in 0..3usize,
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        entry::enter(&damages.iter().fold(SEEDS[file].clone(), |bytes, damage| damaged(&bytes, damage)));
    }

    #[test]
    fn what_an_older_version_stored_is_refused_or_means_the_same(
        of in any::<Index>(),
        alone in any::<bool>(),
        damages in prop::collection::vec(damage(), 0..4),
    ) {
        let seed = if alone { of.get(&RECORDS) } else { of.get(&STORED) };
        migration::enter(&damages.iter().fold(seed.clone(), |bytes, damage| damaged(&bytes, damage)));
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(open(&bytes, Limits::default()).is_err());
        prop_assert!(segment::read(&bytes).is_err());
        prop_assert!(decode_entry(&bytes).is_err());
        prop_assert!(decode_head(&bytes).is_err());
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open_with, close_with) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open_with.repeat(200_000), close_with.repeat(200_000));
        for file in [
            format!(
                r#"{{"format":"circlebook-backup","schema":1,"app":"x","exported_at":"2021-09-07T10:00Z","segments":{deep}}}"#
            ),
            format!(
                r#"{{"format":"circlebook-rescue","schema":1,"app":"x","exported_at":"2021-09-07T10:00Z","stores":{deep}}}"#
            ),
            deep,
        ] {
            assert!(open(file.as_bytes(), Limits::default()).is_err());
        }
    }
}
