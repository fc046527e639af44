//! Two copies, of which one has erased what the other still holds: erased wins, whichever is asked and in any order.

use crate::desk::Desk;
use crate::erasing::{NUMBER, bytes, desk, session};
use crate::small::{group, note, person};
use crate::uniting::{ahead, apply, restored, take_in};
use circlebook::domain::ids::{GroupId, PersonId};
use circlebook::domain::record::Record;
use circlebook::journal::chain::verify;
use circlebook::journal::entry::{Act, Entry, State};
use circlebook::journal::erase::{Copy, Erasure, MARK, forget, join};
use circlebook::journal::merge::{merge, union};
use circlebook::journal::undo::History;
use serde_json::{Value, json};

/// The same book on another device, which goes on in a chain of its own.
fn copied(desk: &Desk, device: u128) -> Desk {
    Desk { head: Desk::new(device).head, history: History::default(), ..desk.clone() }
}

fn copy(desk: &Desk) -> Copy {
    Copy { book: desk.book.clone(), entries: desk.entries.clone() }
}

fn text(copy: &Copy) -> String {
    bytes(&Desk { book: copy.book.clone(), entries: copy.entries.clone(), ..Desk::new(9) })
}

fn redacted(desk: &mut Desk) {
    let erasure = Erasure::of_text(&desk.book, NUMBER).unwrap();
    desk.erase(&erasure, Act::Redact).unwrap();
}

/// Takes from each copy what the other has erased.
fn reconcile(mine: &mut Copy, theirs: &mut Copy) {
    let known = mine.clone();
    forget(theirs, &known);
    forget(mine, theirs);
}

/// Reconciles both ways round and holds that it comes to the same.
fn reconciled(mine: &Desk, theirs: &Desk) -> (Copy, Copy) {
    let (mut a, mut b) = (copy(mine), copy(theirs));
    reconcile(&mut a, &mut b);
    let (mut c, mut d) = (copy(theirs), copy(mine));
    reconcile(&mut c, &mut d);
    assert_eq!((text(&a), text(&b)), (text(&d), text(&c)));
    // United, the copy knows of the erasure; the older copy, opened once more, changes nothing in it.
    let own: Vec<_> = a.entries.iter().map(Entry::revision).collect();
    let new = b.entries.iter().filter(|entry| !own.contains(&entry.revision())).cloned();
    let mut united = Copy { book: a.book.clone(), entries: a.entries.iter().cloned().chain(new).collect() };
    let once = text(&united);
    let mut again = if text(&copy(mine)) == text(&a) { copy(theirs) } else { copy(mine) };
    reconcile(&mut united, &mut again);
    assert_eq!(text(&united), once, "a second time changes nothing");
    for copy in [&a, &b] {
        assert_eq!(verify(&copy.entries), Ok(()));
    }
    (a, b)
}

#[test]
fn a_content_that_was_erased_in_either_copy_of_an_entry_is_erased() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, NUMBER), note(2, 1, 1, "more")]).unwrap();
    let theirs = mine.clone();
    redacted(&mut mine);
    let (one, other) = (&mine.entries[1], &theirs.entries[1]);
    let joined = join(one, other);
    assert_eq!(joined, join(other, one));
    assert_eq!(join(&joined, other), joined);
    assert_eq!(joined, *one, "what was not erased stays");
    let mut altered = other.clone();
    let State::Put { body: Some(body), .. } = &mut altered.changes[0].state else { panic!() };
    body.salt.0[0] ^= 1;
    assert_eq!(join(&altered, other), *other, "a content that does not fit its digest gives way");
    assert_eq!(join(other, &altered), *other);
}

#[test]
fn an_older_copy_loses_what_was_redacted() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, NUMBER), session(2, 1, &[1], &format!("so {NUMBER}, then"), &[])]).unwrap();
    let theirs = copied(&mine, 2);
    redacted(&mut mine);
    let (mine, theirs) = reconciled(&mine, &theirs);
    for copy in [mine, theirs] {
        assert!(!text(&copy).contains(NUMBER));
        assert!(text(&copy).contains(&format!("so {MARK}, then")));
    }
}

#[test]
fn an_older_copy_loses_it_in_entries_that_it_made_since() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, &format!("{NUMBER} came")), note(2, 1, 1, "quiet")]).unwrap();
    let mut theirs = copied(&mine, 2);
    redacted(&mut mine);
    theirs.put([note(1, 1, 1, &format!("{NUMBER} came late"))]).unwrap();
    theirs.put([note(3, 1, 1, "a new note with 943-476-5919"), note(4, 1, 1, "a new note without")]).unwrap();
    let (_, theirs) = reconciled(&mine, &theirs);
    let text = text(&theirs);
    assert!(!text.contains(NUMBER) && !text.contains("943-476-5919"));
    for stays in [&format!("{MARK} came late"), &format!("a new note with {MARK}"), "a new note without"] {
        assert!(text.contains(stays), "{stays}");
    }
}

#[test]
fn where_the_text_cannot_be_told_what_was_changed_without_knowing_gives_way() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, NUMBER)]).unwrap();
    let mut theirs = copied(&mine, 2);
    redacted(&mut mine);
    theirs.put([note(1, 1, 1, &format!("{NUMBER} once more"))]).unwrap();
    // A copy that lost the version of which the redaction was made.
    let State::Put { body, .. } = &mut theirs.entries[1].changes[0].state else { panic!() };
    *body = None;
    let (_, theirs) = reconciled(&mine, &theirs);
    assert!(!text(&theirs).contains(NUMBER));
    assert!(text(&theirs).contains(MARK), "what stands here stays");
}

#[test]
fn a_file_without_a_journal_loses_it_too() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, &format!("{NUMBER} came"))]).unwrap();
    let mut file = Copy { book: mine.book.clone(), entries: Vec::new() };
    file.book.put(note(7, 1, 1, &format!("new, {NUMBER}")), mine.entries[0].revision());
    redacted(&mut mine);
    forget(&mut file, &copy(&mine));
    assert!(!text(&file).contains(NUMBER));
    assert!(text(&file).contains(&format!("{MARK} came")) && text(&file).contains(&format!("new, {MARK}")));
}

#[test]
fn an_erased_person_is_not_brought_back_by_an_older_copy() {
    let mut mine = desk();
    mine.put([note(1, 1, 2, "Anna was here")]).unwrap();
    let mut theirs = copied(&mine, 2);
    let erasure = Erasure::of_person(&mine.book, PersonId::from_number(1), "P1", true);
    mine.erase(&erasure, Act::ErasePerson).unwrap();
    theirs.put([person(1, "Anna Smith"), note(2, 1, 2, "Anna came again")]).unwrap();
    let (mine, theirs) = reconciled(&mine, &theirs);
    for copy in [mine, theirs] {
        assert!(!text(&copy).contains("Anna"), "{}", text(&copy));
    }
}

#[test]
fn what_the_other_copy_erased_goes_here_too() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, NUMBER)]).unwrap();
    let mut theirs = copied(&mine, 2);
    redacted(&mut theirs);
    mine.put([note(5, 1, 1, &format!("again {NUMBER}"))]).unwrap();
    let (mine, _) = reconciled(&mine, &theirs);
    assert!(!text(&mine).contains(NUMBER));
}

#[test]
fn uniting_with_an_older_copy_brings_nothing_back() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, &format!("{NUMBER} came")), note(2, 1, 1, "quiet")]).unwrap();
    let mut theirs = copied(&mine, 2);
    redacted(&mut mine);
    theirs.put([note(1, 1, 1, &format!("{NUMBER} came late")), note(2, 1, 1, "loud")]).unwrap();
    theirs.put([note(3, 1, 1, "943-476-5919 in a new note")]).unwrap();
    let mut file = copy(&theirs);
    forget(&mut file, &copy(&mine));
    let union = union(&mine.entries, &file.entries).unwrap();
    let merge = merge(&mine.book, &union.entries);
    mine.entries = union.entries;
    mine.apply(merge.draft).unwrap();
    for form in [NUMBER, "943-476-5919"] {
        assert!(!bytes(&mine).contains(form));
    }
    assert!(bytes(&mine).contains("loud"), "what has nothing to do with it comes in");
    assert_eq!(verify(mine.entries.iter().filter(|entry| entry.chain == mine.head.chain)), Ok(()));
}

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
