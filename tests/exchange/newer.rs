//! Files of a newer minor version: what this version does not know is kept beside each record, and written again.

use crate::desk::{Desk, label};
use crate::every_kind::{GROUP, records};
use crate::files::{AT, backup_of, export_of, journal, person, rescue_of, saved, stored};
use circlebook::domain::ids::{AgendaItemId, PersonId};
use circlebook::domain::more::More;
use circlebook::domain::record::{Entity, Home, Kind, Record, RecordKey};
use circlebook::domain::session::AgendaItem;
use circlebook::exchange::import::{Conflicts, import, preview, restore};
use circlebook::exchange::open::{Limits, Opened, open};
use circlebook::journal::content::Content;
use circlebook::journal::entry::{Act, Draft, DraftChange};
use circlebook::journal::erase::{Erasure, MARK};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// What a version with one more minor number would write of this record: a field in each object of it.
fn newer(record: &Record) -> More {
    let known = serde_json::to_value(record).unwrap();
    let mut written = known.clone();
    add(&mut written, 0);
    More::between(1, &written, &known)
}

fn add(value: &mut Value, depth: usize) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(|value| add(value, depth + 1));
            // an object with one name is a word with more to it, and has no place for another name
            if fields.len() > 1 {
                fields.insert("tone".to_owned(), json!({"said": format!("at depth {depth}")}));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| add(item, depth + 1)),
        _ => {}
    }
}

/// A book that a newer version has written.
fn newer_desk() -> Desk {
    let mut desk = Desk::new(0xc2);
    let changes = records().into_iter().map(|record| {
        let more = newer(&record);
        DraftChange::PutWhole(record, more, None)
    });
    desk.apply(Draft { label: label(Act::Add), changes: changes.collect() }).unwrap();
    desk
}

fn opened(bytes: &[u8]) -> Opened {
    let opened = open(bytes, Limits::default()).unwrap();
    assert_eq!((&opened.broken, opened.unreadable.len()), (&None, 0));
    opened
}

fn restored(opened: &Opened) -> Vec<u8> {
    let rows = restore(opened).unwrap().unwrap();
    let sorted = |rows: Vec<(String, Vec<u8>)>| rows.into_iter().collect::<BTreeMap<_, _>>().into_values().collect();
    let (segments, journal): (Vec<_>, Vec<_>) = (sorted(rows.segments), sorted(rows.journal));
    saved(AT, &segments, &journal)
}

/// How many of the added fields a file holds outside of its journal.
fn count(bytes: &[u8]) -> usize {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.split("\"journal\"").next().unwrap().matches("\"tone\"").count()
}

#[test]
fn a_backup_of_a_newer_version_is_frozen_and_comes_back_to_the_byte() {
    let desk = newer_desk();
    let bytes = backup_of(&desk);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v2/newer.json");
    assert_eq!(String::from_utf8_lossy(&bytes), std::fs::read_to_string(&path).unwrap(), "it is frozen");
    let opened = opened(&bytes);
    assert_eq!(opened.book.count_more(), records().len());
    assert_eq!((&opened.book, &opened.journal), (&desk.book, &desk.entries));
    assert_eq!(restored(&opened), bytes);
    assert!(count(&bytes) > records().len());
    let file: Value = serde_json::from_slice(&bytes).unwrap();
    assert!(file["segments"].as_array().unwrap().iter().all(|segment| segment["minor"] == 1));
    assert_eq!(file["journal"][0]["minor"], 1);
}

#[test]
fn a_change_an_undo_an_export_and_an_import_keep_it() {
    let mut desk = newer_desk();
    let held = count(&backup_of(&desk));
    // a form knows nothing of it
    let changed = records().into_iter().find(|record| record.key().kind == Kind::Person).unwrap();
    let Record::Person(mut person) = changed else { unreachable!("a person") };
    person.note = "changed".to_owned();
    desk.put([person.clone().into()]).unwrap();
    assert_eq!(count(&backup_of(&desk)), held);
    assert_eq!(desk.entries[1].minor, 1);
    assert_eq!(opened(&backup_of(&desk)).book, desk.book);
    assert!(desk.undo());
    assert_eq!(count(&backup_of(&desk)), held);

    let export = export_of(&desk);
    let mut other = Desk::new(7);
    let file = opened(&export);
    assert!(file.book.count_more() > 10);
    other.apply(import(&other.book, &file, Conflicts::KeepMine)).unwrap();
    assert_eq!(other.book.count_more(), file.book.count_more());
    let total = preview(&other.book, &file).total();
    assert_eq!((total.adds, total.changes, total.conflicts), (0, 0, 0));
    let home = Home::of_person(person.id);
    let key = Record::from(person).key();
    assert_eq!(other.book.more(home, key), desk.book.more(home, key));
    assert!(other.undo());
    assert_eq!(other.book.count_more(), 0);
}

#[test]
fn what_is_more_is_a_difference_of_its_own() {
    let desk = newer_desk();
    let mut plain = Desk::new(8);
    plain.put(records()).unwrap();
    let file = opened(&export_of(&desk));
    let total = preview(&plain.book, &file).total();
    assert_eq!(total.same, 0);
    plain.apply(import(&plain.book, &file, Conflicts::TakeTheirs)).unwrap();
    assert_eq!(preview(&plain.book, &file).total().conflicts, 0);
    assert_eq!(plain.book.count_more(), file.book.count_more());
}

#[test]
fn a_rescue_file_with_a_damaged_segment_has_it_from_the_history() {
    let desk = newer_desk();
    let text = String::from_utf8(rescue_of(&desk)).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["stores"]["segments"][1][1] = json!("{");
    let opened = open(&serde_json::to_vec(&file).unwrap(), Limits::default()).unwrap();
    assert_eq!(opened.unreadable.len(), 1);
    assert_eq!(opened.book, desk.book);
}

#[test]
fn a_list_that_changes_keeps_what_is_more_of_the_items_that_stay() {
    let mut desk = newer_desk();
    let found = desk.records().into_iter().find_map(|record| match record {
        Record::Session(session) if !session.agenda.is_empty() => Some(session),
        _ => None,
    });
    let mut session = found.unwrap();
    let first = session.agenda[0].clone();
    session.agenda.push(AgendaItem { id: AgendaItemId::from_number(0x999), ..first });
    let (record, revision) = (Record::from(session.clone()), desk.book.revision(Home::Group(GROUP), session.key()));
    let changes = vec![DraftChange::PutWhole(record.clone(), newer(&record), revision)];
    desk.apply(Draft { label: label(Act::Change), changes }).unwrap();
    let key = session.key();
    let items = |desk: &Desk| {
        let standing = desk.book.get(Home::Group(GROUP), key).unwrap();
        let content = Content::whole(&standing.record, desk.book.more(Home::Group(GROUP), key));
        let value: Value = serde_json::from_str(content.unwrap().text()).unwrap();
        value["session"]["agenda"].as_array().unwrap().clone()
    };
    let before = items(&desk);
    assert!(before.len() > 1 && before.iter().all(|item| item["tone"]["said"] == "at depth 3"), "{before:?}");
    session.agenda.remove(0);
    desk.put([session.clone().into()]).unwrap();
    assert_eq!(items(&desk), before[1..]);
    assert_eq!(opened(&backup_of(&desk)).book, desk.book);
}

#[test]
fn erasing_takes_what_is_more_as_well() {
    let mut desk = newer_desk();
    assert!(String::from_utf8(backup_of(&desk)).unwrap().contains("at depth 1"));
    let erasure = Erasure::of_text(&desk.book, "at depth 1").unwrap();
    let mut entries = desk.entries.clone();
    let versions = entries.iter_mut().map(|entry| erasure.scrub(entry)).sum();
    desk.apply(erasure.draft(Act::Redact(versions), None)).unwrap();
    let last = desk.entries.pop();
    desk.entries = entries.into_iter().chain(last).collect();
    assert!(!String::from_utf8(backup_of(&desk)).unwrap().contains("at depth 1"));
    assert_eq!(desk.records(), newer_desk().records());
    assert_eq!(opened(&backup_of(&desk)).broken, None);
}

#[test]
fn redacting_keeps_what_is_more_where_the_text_does_not_stand_in_it() {
    let mut desk = newer_desk();
    let meeting = desk.records().into_iter().find(|record| record.key().kind == Kind::Meeting).unwrap();
    let erasure = Erasure::of_text(&desk.book, "calm").unwrap();
    desk.apply(erasure.draft(Act::Redact(0), None)).unwrap();
    let left = desk.book.get(meeting.home(), meeting.key()).unwrap().record;
    assert!(matches!(left, Record::Meeting(left) if left.notes == MARK));
    assert_eq!(desk.book.more(meeting.home(), meeting.key()), Some(&newer(&meeting)));
}

#[test]
fn a_person_who_is_erased_leaves_nothing_that_is_more() {
    let mut desk = newer_desk();
    let person = PersonId::from_number(2);
    let erasure = Erasure::of_person(&desk.book, person, "Erased 1", true);
    desk.apply(erasure.draft(Act::ErasePerson(0), None)).unwrap();
    let key = RecordKey::new(Kind::Person, person.0);
    assert_eq!(desk.book.more(Home::of_person(person), key), None);
}

#[test]
fn a_newer_schema_is_refused_as_before_and_the_own_one_needs_no_second_look() {
    let text = String::from_utf8(backup_of(&newer_desk())).unwrap();
    let newer = text.replacen("\"segments\":[{\"schema\":2", "\"segments\":[{\"schema\":3", 1);
    let error = open(newer.as_bytes(), Limits::default()).unwrap_err().to_string();
    assert_eq!(error, "`segments[0].schema`: 3 is newer than 2: use a newer Circlebook");
    let mut plain = Desk::new(9);
    plain.put([person(0x77, "X")]).unwrap();
    assert_eq!(plain.book.count_more(), 0);
    assert!(!journal(&plain).concat().windows(7).any(|part| part == b"\"minor\""));
    assert!(!stored(&plain).into_values().any(|row| String::from_utf8(row).unwrap().contains("minor")));
}
