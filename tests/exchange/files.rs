//! The three kinds of file, made of one full book.

use crate::desk::Desk;
use crate::every_kind::{GROUP, records};
use circlebook::domain::ids::PersonId;
use circlebook::domain::person::Person;
use circlebook::domain::record::{Kind, Record, RecordKey};
use circlebook::exchange::file::{backup, export, private};
use circlebook::exchange::row::{encode_entry, entry_key};
use circlebook::exchange::segment;
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, Label};
use std::collections::{BTreeMap, BTreeSet};

/// A book with every kind of record, of which one was changed and one taken away and put back and taken away.
pub fn full_desk() -> Desk {
    let mut desk = Desk::new(0xc1);
    desk.actor = Some(PersonId::from_number(1));
    let new = records().into_iter().chain([person(0x1002, "M02"), person(0x1003, "M03")]);
    let record = Some(RecordKey::new(Kind::Group, GROUP.0));
    let label = Label { act: Act::SetUpGroup, record, group: Some(GROUP) };
    desk.apply(Draft { label, changes: new.map(|record| DraftChange::Put(record, None)).collect() }).unwrap();
    desk.put([person(0x1002, "N02")]).unwrap();
    desk.remove(&person(0x1003, "")).unwrap();
    assert!(desk.undo() && desk.redo());
    desk
}

/// Its segments as they are stored, by key.
pub fn stored(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let homes = desk.book.homes().into_iter();
    homes.filter_map(|home| Some((home.to_string(), segment::encode(&desk.book, home).unwrap()?))).collect()
}

/// Its journal rows.
pub fn journal(desk: &Desk) -> Vec<Vec<u8>> {
    desk.entries.iter().map(|entry| encode_entry(entry).unwrap()).collect()
}

/// A backup of these rows.
pub fn saved(at: &str, segments: &[Vec<u8>], journal: &[Vec<u8>]) -> Vec<u8> {
    backup("0.1.0", at.parse().unwrap(), segments, journal).unwrap()
}

/// When every file was saved.
pub const AT: &str = "2026-11-22T09:00+00:00[Europe/London]";

/// A backup.
pub fn backup_of(desk: &Desk) -> Vec<u8> {
    saved(AT, &stored(desk).into_values().collect::<Vec<_>>(), &journal(desk))
}

/// An export of the group.
pub fn export_of(desk: &Desk) -> Vec<u8> {
    let groups = BTreeSet::from([GROUP]);
    let revisions: BTreeSet<_> = private(&desk.book, &groups).into_iter().map(|(_, revision)| revision).collect();
    let entries: Vec<Entry> = revisions.into_iter().map(|revision| desk.entry(revision).clone()).collect();
    export("0.1.0", AT.parse().unwrap(), &desk.book, &groups, &entries).unwrap()
}

/// What the boot module writes: rows as text where they are text.
pub fn rescue_of(desk: &Desk) -> Vec<u8> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let segments: Vec<_> = stored(desk).into_iter().map(|(key, bytes)| (key, text(bytes))).collect();
    let keys = desk.entries.iter().map(|entry| entry_key(entry.revision()));
    let journal: Vec<_> = keys.zip(journal(desk).into_iter().map(text)).collect();
    let drafts = serde_json::json!([["session", {"base64": "eyJhIjoxfQ=="}]]);
    serde_json::to_vec(&serde_json::json!({
        "format": "circlebook-rescue", "schema": 2, "app": "0.1.0", "exported_at": AT,
        "stores": {"segments": segments, "journal": journal, "summaries": [], "drafts": drafts, "meta": []},
    }))
    .unwrap()
}

/// A person of no group.
pub fn person(number: u128, code_name: &str) -> Record {
    let code_name = code_name.to_owned();
    Person { id: PersonId::from_number(number), code_name, full_name: String::new(), note: String::new() }.into()
}
