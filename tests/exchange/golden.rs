//! Released schemas are frozen. Files of schema 1 open and mean what they meant; those of schema 2 are also written again to
//! the byte.

use crate::desk::Desk;
use crate::every_kind::{GROUP, records};
use crate::files::{AT, backup_of, export_of, full_desk, person, rescue_of, saved};
use circlebook::domain::book::Book;
use circlebook::domain::record::{Home, Kind, Record};
use circlebook::exchange::import::{Conflicts, import, preview, restore};
use circlebook::exchange::open::{Limits, Opened, open};
use circlebook::exchange::row::{decode_entry, encode_entry};
use circlebook::exchange::segment;
use circlebook::journal::chain::verify;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn golden(name: &str, now: &[u8]) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v2").join(name);
    let frozen = std::fs::read(&path).unwrap();
    assert_eq!(String::from_utf8_lossy(now), String::from_utf8_lossy(&frozen), "{name} is frozen");
    frozen
}

fn reopened(bytes: &[u8]) -> Opened {
    let opened = open(bytes, Limits::default()).unwrap();
    assert_eq!(opened.broken, None);
    assert_eq!(opened.unreadable, []);
    opened
}

#[test]
fn every_kind_of_record_is_in_the_golden_book() {
    let kinds: BTreeSet<Kind> = records().iter().map(|record| record.key().kind).collect();
    // A clash came in after the files were frozen; `added.rs` keeps one.
    assert_eq!(kinds, Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Clash).collect());
}

#[test]
fn segments_are_frozen() {
    let desk = full_desk();
    for home in [Home::Book, Home::People(2), Home::Group(GROUP), Home::Private(GROUP)] {
        let name = home.to_string();
        let now = segment::encode(&desk.book, home).unwrap().unwrap();
        let kind = name.split('-').next().unwrap();
        let frozen = golden(&format!("segment-{kind}.json"), &now);
        let mut book = Book::default();
        segment::load(&mut book, &name, &frozen).unwrap();
        assert_eq!(segment::encode(&book, home).unwrap().unwrap(), frozen);
    }
}

#[test]
fn an_entry_is_frozen() {
    let desk = full_desk();
    let frozen = golden("entry.json", &encode_entry(&desk.entries[0]).unwrap());
    let entry = decode_entry(&frozen).unwrap();
    assert_eq!(verify([&entry]), Ok(()));
    let read: BTreeSet<String> = entry
        .changes
        .iter()
        .map(|change| format!("{:?}", change.state.content().unwrap().record(entry.schema).unwrap()))
        .collect();
    assert!(records().iter().all(|record| read.contains(&format!("{record:?}"))));
    assert_eq!(encode_entry(&entry).unwrap(), frozen);
}

#[test]
fn a_backup_is_frozen_and_restores_to_the_byte() {
    let desk = full_desk();
    let frozen = golden("backup.json", &backup_of(&desk));
    let opened = reopened(&frozen);
    assert_eq!((&opened.book, &opened.journal), (&desk.book, &desk.entries));
    let restored = restore(&opened).unwrap().unwrap();
    let sorted = |rows: Vec<(String, Vec<u8>)>| rows.into_iter().collect::<BTreeMap<_, _>>().into_values().collect();
    let (segments, journal): (Vec<_>, Vec<_>) = (sorted(restored.segments), sorted(restored.journal));
    assert_eq!(saved(AT, &segments, &journal), frozen);
    let later = saved("2026-11-23T09:00+00:00", &segments, &journal);
    assert_eq!(String::from_utf8(later).unwrap().replace("2026-11-23T09:00+00:00", AT).into_bytes(), frozen);
}

#[test]
fn an_export_is_frozen_and_keeps_the_private_compartment_to_itself() {
    let desk = full_desk();
    let frozen = golden("export.json", &export_of(&desk));
    let text = String::from_utf8(frozen.clone()).unwrap();
    for hidden in ["speaking up", "a name was said", "talked over", "salt", "N02", "went quiet"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let opened = reopened(&frozen);
    assert_eq!(opened.withheld.len(), 3);
    for withheld in &opened.withheld {
        let change = desk.entry(withheld.revision).change(withheld.key).unwrap();
        assert!(format!("{:?}", change.state).contains(&withheld.digest.to_string()));
    }
    assert_eq!(restore(&opened).unwrap(), None);
    let mut other = Desk::new(2);
    other.apply(import(&other.book, &opened, Conflicts::KeepMine)).unwrap();
    let held: Vec<Record> = records().into_iter().filter(|record| other.records().contains(record)).collect();
    assert_eq!(held.len(), records().len() - 4, "all but settings, concern, incident and matter");
}

#[test]
fn a_rescue_file_is_frozen_and_gives_the_whole_book_back() {
    let desk = full_desk();
    let frozen = golden("rescue.json", &rescue_of(&desk));
    let opened = reopened(&frozen);
    assert_eq!((&opened.book, &opened.journal), (&desk.book, &desk.entries));
    assert_eq!(opened.drafts, [("session".to_owned(), br#"{"a":1}"#.to_vec())]);
}

#[test]
fn an_import_is_one_entry_and_one_step_of_undo() {
    let desk = full_desk();
    let opened = open(&backup_of(&desk), Limits::default()).unwrap();
    let mut other = Desk::new(2);
    other.put([person(0x77, "X")]).unwrap();
    let before = other.records();
    let shown = preview(&other.book, &opened);
    assert_eq!((shown.total().adds, shown.total().conflicts), (desk.records().len(), 0));
    assert_eq!((shown.groups.as_slice(), shown.people.len()), (&[GROUP][..], 3));
    other.apply(import(&other.book, &opened, Conflicts::KeepMine)).unwrap();
    assert_eq!(other.entries.len(), 2);
    assert_eq!(preview(&other.book, &opened).total().same, desk.records().len());
    assert!(other.undo());
    assert_eq!(other.records(), before);
}

/// What a file of schema 1 holds, as text: no reader of ours stands between.
fn first_schema(name: &str) -> (Vec<u8>, Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1").join(name);
    let bytes = std::fs::read(path).unwrap();
    let value = serde_json::from_slice(&bytes).unwrap();
    (bytes, value)
}

/// The records of these segments, as JSON, in no order that matters.
fn records_of(segments: &[Value]) -> BTreeSet<String> {
    let records = segments.iter().flat_map(|segment| segment["records"].as_array().unwrap());
    records.map(|standing| standing["record"].to_string()).collect()
}

fn records_in(book: &Book) -> BTreeSet<String> {
    let standing = book.homes().into_iter().flat_map(|home| book.segment(home));
    standing.map(|standing| serde_json::to_value(standing.record).unwrap().to_string()).collect()
}

#[test]
fn files_of_the_first_schema_open_with_every_record_as_it_was() {
    let (backup, written) = first_schema("backup.json");
    let opened = reopened(&backup);
    assert_eq!(records_in(&opened.book), records_of(written["segments"].as_array().unwrap()));
    assert_eq!(opened.journal.len(), written["journal"].as_array().unwrap().len());
    assert!(restore(&opened).unwrap().is_some());

    let (rescue, written) = first_schema("rescue.json");
    let rows = written["stores"]["segments"].as_array().unwrap().iter();
    let segments: Vec<Value> = rows.map(|row| serde_json::from_str(row[1].as_str().unwrap()).unwrap()).collect();
    assert_eq!(records_in(&reopened(&rescue).book), records_of(&segments));

    let (export, written) = first_schema("export.json");
    assert_eq!(records_in(&reopened(&export).book), records_of(written["segments"].as_array().unwrap()));
}

#[test]
fn an_entry_of_the_first_schema_verifies_and_its_records_read() {
    let (bytes, _) = first_schema("entry.json");
    let entry = decode_entry(&bytes).unwrap();
    assert_eq!((entry.schema, verify([&entry])), (1, Ok(())));
    for change in &entry.changes {
        assert_eq!(change.state.content().unwrap().record(entry.schema).unwrap().key(), change.key);
    }
    assert_eq!(encode_entry(&entry).unwrap(), bytes, "a journal is never rewritten");
}
