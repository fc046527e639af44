//! What was erased in one copy while the other names it anew: named no more in either.

use crate::desk::Desk;
use crate::erased_wins::{copied, copy, reconcile};
use crate::erasing::{bytes, desk, session};
use crate::small::{group, person};
use crate::uniting::{ahead, apply, restored, take_in};
use circlebook::domain::ids::{GroupId, PersonId};
use circlebook::domain::record::Record;
use circlebook::journal::entry::Act;
use circlebook::journal::erase::Erasure;
use circlebook::journal::merge::{merge, union};
use serde_json::{Value, json};

#[test]
fn what_an_older_copy_names_that_was_erased_here_is_named_no_more_in_either() {
    let goal = |number: u8, text: &str| -> Record {
        let id = format!("00000000-0000-0000-0000-0000000000{number}");
        let group = GroupId::from_number(1);
        let goal = json!({"id": id, "group": group, "person": null, "text": text, "set_on": "2021-09-07"});
        serde_json::from_value(json!({ "goal": goal })).unwrap()
    };
    let assent = |to: &Record| -> Record {
        let [id, group, person] =
            ["80", "01", "01"].map(|number| format!("00000000-0000-0000-0000-0000000000{number}"));
        let assent = json!({"id": id, "group": group, "person": person, "on": "2021-09-07", "given": true, "to": {"goal": to.key().id}});
        serde_json::from_value(json!({ "assent": assent })).unwrap()
    };
    let (gone, stays) = (goal(41, "secret goal"), goal(42, "open goal"));
    let mut mine = desk();
    mine.put([gone.clone(), stays.clone()]).unwrap();
    let mut theirs = restored(&mine, 2);
    let erasure = Erasure::of_records(&mine.book, &[gone.key()].into());
    mine.erase(&erasure, Act::Erase).unwrap();
    theirs.put([session(5, 1, &[1], "we met", &[0x41, 0x42]), assent(&gone)]).unwrap();
    let (mut here, mut there) = (copy(&mine), copy(&theirs));
    reconcile(&mut here, &mut there);
    // here, and in the older copy itself
    take_in(&mut mine, &Desk { book: there.book.clone(), entries: there.entries.clone(), ..theirs.clone() });
    let united = union(&theirs.entries, &there.entries).and_then(|left| left.with(&here.entries)).unwrap();
    let mut merged = merge(&theirs.book, &united.entries);
    merged.lose(&theirs.book, &there.book);
    theirs.entries = united.entries;
    assert!(apply(&mut theirs, merged.draft, &merged.unites));
    assert_eq!(mine.records(), theirs.records());
    for desk in [&mut mine, &mut theirs] {
        let records = desk.records();
        assert!(records.contains(&session(5, 1, &[1], "we met", &[0x42])), "what it names besides, it names still");
        assert!(records.contains(&stays) && !records.iter().any(|record| record.key() == gone.key()));
        assert!(!records.iter().any(|record| record.key() == assent(&gone).key()), "an assent to nothing says nothing");
        assert!(!bytes(desk).contains("secret"));
    }
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert!(ahead(&mine, &theirs).tallies.is_empty() && ahead(&theirs, &mine).tallies.is_empty());
}

#[test]
fn what_cannot_stand_without_what_was_erased_is_named_no_more_either() {
    let record = |kind: &str, fields: Value| -> Record { serde_json::from_value(json!({ kind: fields })).unwrap() };
    let [need, goal, within, person_2] =
        ["51", "41", "01", "02"].map(|id| format!("00000000-0000-0000-0000-0000000000{id}"));
    let need_of = record(
        "need",
        json!({"id": need, "group": within, "person": person_2, "text": "patience", "assessed_on": "2021-09-07"}),
    );
    let goal_for = |needs: &[&str]| {
        let plan = json!({"specific": "each week", "needs": needs});
        record(
            "goal",
            json!({"id": goal, "group": within, "person": null, "text": "to listen", "plan": plan, "set_on": "2021-09-07"}),
        )
    };
    let mut mine = Desk::new(1);
    mine.put([group(1, "G"), person(2, "B")]).unwrap();
    let mut theirs = copied(&mine, 2);
    mine.remove(&person(2, "")).unwrap();
    let erasure = Erasure::of_person(&mine.book, PersonId::from_number(2), "P1", false);
    mine.erase(&erasure, Act::ErasePerson).unwrap();
    theirs.put([need_of.clone(), goal_for(&[&need])]).unwrap();
    let (mut here, mut there) = (copy(&mine), copy(&theirs));
    reconcile(&mut here, &mut there);
    take_in(&mut mine, &Desk { book: there.book, entries: there.entries, ..theirs });
    let records = mine.records();
    assert!(records.contains(&goal_for(&[])), "{records:?}");
    assert!(!records.iter().any(|record| [need_of.key(), person(2, "").key()].contains(&record.key())));
}
