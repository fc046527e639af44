//! Uniting two copies of a book.

use crate::copies::named;
use crate::desk::Desk;
use crate::small::{group, member, note, person};
use crate::uniting::{ahead, apply, clash_of, decide, restored, take_in};
use circlebook::domain::clash::Cause;
use circlebook::domain::ids::ChainId;
use circlebook::domain::record::{Home, Kind, Record, RecordKey, Revision};
use circlebook::journal::chain::verify;
use circlebook::journal::entry::{Act, Entry, State};
use circlebook::journal::erase::{Copy, Erasure, forget};
use circlebook::journal::merge::{Choice, merge, union};
use serde_json::{Value, json};

/// Every record but the clashes.
pub fn plain(desk: &Desk) -> Vec<Record> {
    desk.records().into_iter().filter(|record| record.key().kind != Kind::Clash).collect()
}

pub fn start() -> (Desk, Desk) {
    let mut mine = Desk::new(1);
    mine.put([person(1, "A"), person(2, "B"), group(1, "G"), member(11, 1, 1)]).unwrap();
    let theirs = restored(&mine, 2);
    (mine, theirs)
}

/// Two copies that called the same person differently, each of which has taken in the other.
pub fn clashing() -> (Desk, Desk) {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "", "")]).unwrap();
    theirs.put([named(1, "A2", "", "")]).unwrap();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &mine);
    (mine, theirs)
}

pub fn key(record: &Record) -> (RecordKey, Home) {
    (record.key(), record.home())
}

#[test]
fn what_one_side_changed_is_taken_and_different_fields_are_combined() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A", "Anne", "")]).unwrap();
    theirs.put([named(1, "A", "", "early bird"), person(3, "C"), named(2, "B", "", "late")]).unwrap();
    let tallies = ahead(&mine, &theirs).tallies;
    let shelf = tallies.get(&None).unwrap();
    assert_eq!((shelf.new, shelf.changed, shelf.combined, shelf.clashing), (1, 1, 1, 0));
    let before = mine.records();
    let other = mine.clone();
    assert!(take_in(&mut mine, &theirs));
    assert_eq!(
        mine.book.get(Home::People(1), named(1, "A", "", "").key()).unwrap().record,
        named(1, "A", "Anne", "early bird")
    );
    assert!(take_in(&mut theirs, &other));
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(verify(&mine.entries), Ok(()));
    assert!(!take_in(&mut mine, &other), "what is known is known");
    let again = theirs.clone();
    take_in(&mut mine, &again);
    assert_eq!(mine.records(), theirs.records());
    while mine.records() != before {
        assert!(mine.undo());
    }
}

#[test]
fn the_same_field_changed_in_two_ways_clashes_until_somebody_decides() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "Anne", "")]).unwrap();
    theirs.put([named(1, "A2", "", "note")]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    let (of, home) = key(&person(1, ""));
    let clash = clash_of(&mine, of, home).unwrap();
    assert_eq!(
        (clash.cause, clash.fields.as_slice(), clash.versions.len()),
        (Cause::Fields, &["code_name".to_owned()][..], 2)
    );
    // one decides, the other takes it in
    let own = clash.versions.iter().find(|version| mine.entry(**version).chain == mine.head.chain).unwrap();
    assert!(decide(&mut mine, of, home, &Choice::Fields([("code_name".to_owned(), *own)].into())));
    assert_eq!(plain(&mine)[0], named(1, "A1", "Anne", "note"));
    assert_eq!(clash_of(&mine, of, home), None);
    take_in(&mut theirs, &mine);
    assert_eq!(plain(&mine), plain(&theirs));
    assert_eq!(clash_of(&theirs, of, home), None);
    // the decision is undone: the clash is there again, here and after the other took that in
    assert!(mine.undo());
    assert!(clash_of(&mine, of, home).is_some());
    take_in(&mut theirs, &mine);
    assert!(clash_of(&theirs, of, home).is_some());
    assert!(mine.redo());
    take_in(&mut theirs, &mine);
    assert_eq!(plain(&mine), plain(&theirs));
    assert_eq!(clash_of(&theirs, of, home), None);
}

#[test]
fn two_who_changed_a_field_alike_do_not_clash() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "Anne", "")]).unwrap();
    theirs.put([named(1, "A1", "", "note")]).unwrap();
    take_in(&mut mine, &theirs);
    assert_eq!(plain(&mine)[0], named(1, "A1", "Anne", "note"));
    assert_eq!(mine.records().len(), 4);
}

#[test]
fn undoing_a_merge_is_as_if_it_had_not_been() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "", "")]).unwrap();
    theirs.put([named(1, "A2", "", ""), person(3, "C"), note(1, 1, 3, "x")]).unwrap();
    let before = mine.records();
    take_in(&mut mine, &theirs);
    let united = mine.records();
    assert!(mine.undo());
    assert_eq!(mine.records(), before);
    // nothing of theirs is lost where they take that in
    take_in(&mut theirs, &mine);
    assert_eq!(theirs.records(), united);
    // and it can be united again, or done again
    let mut again = mine.clone();
    assert!(take_in(&mut again, &theirs));
    assert_eq!(again.records(), united);
    assert!(mine.redo());
    assert_eq!(mine.records(), united);
}

#[test]
fn a_change_against_a_removal_is_a_clash_and_the_record_stays() {
    let (mut mine, mut theirs) = start();
    mine.remove(&person(2, "B")).unwrap();
    theirs.put([person(2, "B2")]).unwrap();
    let (of, home) = key(&person(2, ""));
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Removal);
    assert_eq!(mine.book.get(home, of).unwrap().record, person(2, "B2"));
    let clash = clash_of(&mine, of, home).unwrap();
    let removal =
        clash.versions.iter().find(|version| mine.entry(**version).change(of).unwrap().state == State::Removed);
    assert!(decide(&mut mine, of, home, &Choice::Version(*removal.unwrap())));
    take_in(&mut theirs, &mine);
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(theirs.book.get(home, of), None);
}

#[test]
fn a_removal_that_nobody_contradicts_is_taken() {
    let (mut mine, mut theirs) = start();
    theirs.remove(&person(2, "B")).unwrap();
    take_in(&mut mine, &theirs);
    assert_eq!(mine.records(), theirs.records());
    assert!(mine.undo());
    assert_eq!(mine.records().len(), 4);
}

#[test]
fn of_two_memberships_of_one_person_one_waits() {
    let (mut mine, mut theirs) = start();
    mine.put([member(12, 1, 2)]).unwrap();
    theirs.put([member(13, 1, 2)]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    let (of, home) = key(&member(12, 1, 2));
    let clash = clash_of(&mine, of, home).unwrap();
    assert_eq!(clash.cause, Cause::Double(member(13, 1, 2).key()));
    assert!(decide(&mut theirs, of, home, &Choice::Version(clash.versions[1])));
    take_in(&mut mine, &theirs);
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(mine.records().len(), 5);
}

#[test]
fn one_number_with_two_entries_is_a_fork_and_refused() {
    let (mut mine, _) = start();
    let mut copied = mine.clone();
    mine.put([person(3, "C")]).unwrap();
    copied.put([person(3, "D")]).unwrap();
    let forked = union(&mine.entries, &copied.entries).unwrap_err();
    assert_eq!(forked.0, Revision { chain: ChainId::from_number(1), number: 2 });
    assert!(forked.to_string().contains("storage was copied"), "{forked}");
}

#[test]
fn what_was_erased_in_one_copy_is_erased_in_both() {
    let (mine, theirs) = start();
    let mut erased = mine.clone();
    for change in &mut erased.entries[0].changes {
        if let State::Put { body, .. } = &mut change.state {
            *body = None;
        }
    }
    let there = union(&erased.entries, &theirs.entries).unwrap();
    let here = union(&theirs.entries, &erased.entries).unwrap();
    assert_eq!(there.entries, here.entries);
    assert_eq!((there.news.len(), here.news.len()), (0, 1));
    assert_eq!(merge(&theirs.book, &here.entries).draft.changes, []);
    assert_eq!(verify(&here.entries), Ok(()));
}

#[test]
fn what_was_redacted_here_does_not_come_back_with_an_older_copy() {
    let (mut mine, mut theirs) = start();
    mine.put([note(1, 1, 1, "call 943 476 5919")]).unwrap();
    take_in(&mut theirs, &mine);
    theirs.put([note(2, 1, 1, "again 943 476 5919"), note(3, 1, 1, "calm")]).unwrap();
    let erasure = Erasure::of_text(&mine.book, "943 476 5919").unwrap();
    mine.erase(&erasure, Act::Redact).unwrap();
    let of = |desk: &Desk| Copy { book: desk.book.clone(), entries: desk.entries.clone() };
    let (mut there, here) = (of(&theirs), of(&mine));
    forget(&mut there, &here);
    let older = Desk { book: there.book, entries: there.entries, ..theirs.clone() };
    take_in(&mut mine, &older);
    // and the other way round
    let (mut there, here) = (of(&theirs), of(&mine));
    forget(&mut there, &here);
    let united = union(&theirs.entries, &there.entries).and_then(|left| left.with(&mine.entries)).unwrap();
    let mut merged = merge(&theirs.book, &united.entries);
    merged.lose(&theirs.book, &there.book);
    theirs.entries = united.entries;
    assert!(apply(&mut theirs, merged.draft, &merged.unites));
    for desk in [&mine, &theirs] {
        let text = format!("{:?} {}", desk.book, serde_json::to_string(&desk.entries).unwrap());
        assert!(!text.contains("943 476 5919"), "redacted for good");
        assert!(text.contains("calm"));
        assert_eq!(verify(&desk.entries), Ok(()));
    }
}

#[test]
fn items_of_a_list_and_fields_of_a_part_are_combined_one_by_one() {
    let (mut mine, _) = start();
    let session = |topic: &str, attendance: Value, conduct: Value| -> Record {
        let held = json!({"start": "2021-09-07T10:00+01:00", "end": "2021-09-07T11:30+01:00"});
        let id = "00000000-0000-0000-0000-0000000000a1";
        let group = "00000000-0000-0000-0000-000000000001";
        serde_json::from_value(json!({"session": {"id": id, "group": group, "held": held, "topic": topic,
            "attendance": attendance, "conduct": conduct}}))
        .unwrap()
    };
    let person = |number: u8, present: u8| json!({"person": format!("00000000-0000-0000-0000-00000000000{number}"), "present": present});
    mine.put([session("t", json!([person(1, 60)]), json!({}))]).unwrap();
    let mut theirs = restored(&mine, 2);
    mine.put([session("t", json!([person(1, 90)]), json!({"observation": "calm"}))]).unwrap();
    theirs.put([session("u", json!([person(2, 45), person(1, 60)]), json!({}))]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    let both = session("u", json!([person(2, 45), person(1, 90)]), json!({"observation": "calm"}));
    assert_eq!(mine.book.get(both.home(), both.key()).unwrap().record, both);
    // an item that one changes and the other takes out
    mine.put([session("u", json!([person(2, 50), person(1, 90)]), json!({"observation": "calm"}))]).unwrap();
    theirs.put([session("u", json!([person(1, 90)]), json!({"observation": "calm"}))]).unwrap();
    take_in(&mut mine, &theirs);
    let clash = clash_of(&mine, both.key(), both.home()).unwrap();
    assert_eq!((clash.cause, clash.fields), (Cause::Fields, vec!["attendance".to_owned()]));
    // nobody present is something else than nobody counted
    let mut third = restored(&other, 3);
    third.put([session("t", json!([]), json!({"observation": "calm"}))]).unwrap();
    let mut fourth = restored(&other, 4);
    fourth.put([session("v", json!([person(1, 90)]), json!({"observation": "calm"}))]).unwrap();
    take_in(&mut third, &fourth);
    let none = session("v", json!([]), json!({"observation": "calm"}));
    assert_eq!(third.book.get(none.home(), none.key()).unwrap().record, none);
}

#[test]
fn what_goes_together_on_neither_side_is_a_clash_of_the_whole() {
    let (mut mine, _) = start();
    let with_days = |joined: &str, left: Option<&str>| -> Record {
        let Record::Member(mut found) = member(11, 1, 1) else { panic!("a membership") };
        (found.joined, found.left) = (joined.parse().ok(), left.map(|left| left.parse().unwrap()));
        found.into()
    };
    mine.put([with_days("2021-09-07", None)]).ok();
    let mut theirs = restored(&mine, 2);
    mine.put([with_days("2021-12-01", None)]).unwrap();
    theirs.put([with_days("2021-09-07", Some("2021-10-01"))]).unwrap();
    take_in(&mut mine, &theirs);
    let (of, home) = key(&member(11, 1, 1));
    assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Contradiction);
    assert!(decide(&mut mine, of, home, &Choice::AsItStands));
}

#[test]
fn a_missing_base_is_a_clash_where_the_versions_differ() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A", "Anne", "")]).unwrap();
    theirs.put([named(1, "A", "", "note")]).unwrap();
    // the entry with the common version is not at hand
    let strip = |desk: &Desk| -> Vec<Entry> { desk.entries[1..].to_vec() };
    let united = union(&strip(&mine), &strip(&theirs)).unwrap();
    let merged = merge(&mine.book, &united.entries);
    assert_eq!(merged.clashes, [person(1, "").key()]);
}

#[test]
fn both_unite_both_and_go_on_without_a_clash() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "", "")]).unwrap();
    theirs.put([named(1, "A", "", "n")]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    mine.put([named(1, "A2", "", "n")]).unwrap();
    theirs.put([named(1, "A1", "", "m")]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(plain(&mine)[0], named(1, "A2", "", "m"));
    assert_eq!(mine.records().len(), plain(&mine).len());
}
