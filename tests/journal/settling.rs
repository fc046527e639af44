//! What the versions of a record come to: which stands, which is left alone, and in what order they are told.

use crate::copies::named;
use crate::desk::{Desk, label};
use crate::merging::{clashing, key, start};
use crate::small::{member, person};
use crate::uniting::{ahead, clash_of, decide, restored, take_in};
use circlebook::domain::clash::Cause;
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::apply::{Stamp, apply};
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, State};
use circlebook::journal::merge::{Choice, merge, union};

/// Puts the record at that time of the day.
fn put_at(desk: &mut Desk, time: &str, record: Record) -> Revision {
    let at = format!("2021-09-07T{time}+01:00[Europe/London]").parse().unwrap();
    let standing = desk.book.revision(record.home(), record.key());
    let draft = Draft { label: label(Act::Change), changes: vec![DraftChange::Put(record, standing)] };
    let applied = apply(&mut desk.book, &desk.head, draft, Stamp { at, actor: None, seed: [7; 32] }).unwrap();
    desk.head = applied.head;
    desk.history.push(&applied.entry);
    desk.entries.push(applied.entry);
    desk.entries.last().unwrap().revision()
}

/// Changes the body of each content of the entry.
fn each_state(entry: &mut Entry, change: impl Fn(&mut State)) {
    entry.changes.iter_mut().for_each(|found| change(&mut found.state));
}

fn erase(state: &mut State) {
    if let State::Put { body, .. } = state {
        *body = None;
    }
}

/// A content that is no record at all.
fn garble(state: &mut State) {
    let State::Put { body: Some(body), .. } = state else { panic!("a content") };
    body.content = serde_json::from_str("7").unwrap();
}

#[test]
fn the_versions_of_a_clash_are_told_in_the_order_in_which_they_were_made() {
    let (mut mine, mut theirs) = start();
    let later = put_at(&mut mine, "12:00", named(1, "A1", "", ""));
    let earlier = put_at(&mut theirs, "11:00", named(1, "A2", "", ""));
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    let (of, home) = key(&person(1, ""));
    for desk in [&mine, &theirs] {
        assert_eq!(clash_of(desk, of, home).unwrap().versions, [earlier, later]);
        assert_eq!(desk.book.get(home, of).unwrap().record, person(1, "A1"), "the later one stands meanwhile");
    }
}

#[test]
fn of_two_memberships_the_one_stands_that_was_made_first() {
    for (mine_at, theirs_at, stays, waits) in [("12:00", "11:00", 13, 12), ("11:00", "12:00", 12, 13)] {
        let (mut mine, mut theirs) = start();
        put_at(&mut mine, mine_at, member(12, 1, 2));
        put_at(&mut theirs, theirs_at, member(13, 1, 2));
        // changed since: it counts when it was made
        let Record::Member(mut changed) = member(stays, 1, 2) else { panic!("a membership") };
        changed.fit = "fits".to_owned();
        put_at(if stays == 12 { &mut mine } else { &mut theirs }, "13:00", changed.clone().into());
        let other = mine.clone();
        take_in(&mut mine, &theirs);
        take_in(&mut theirs, &other);
        assert_eq!(mine.records(), theirs.records());
        let (of, home) = key(&member(stays, 1, 2));
        assert_eq!(mine.book.get(home, of).unwrap().record, changed.into());
        let waiting = member(waits, 1, 2).key();
        assert_eq!(mine.book.get(home, waiting), None);
        assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Double(waiting));
    }
}

#[test]
fn a_decision_for_what_stood_meanwhile_ends_the_clash_in_every_copy() {
    let (mine, theirs) = clashing();
    let (of, home) = key(&person(1, ""));
    for choice in [Choice::AsItStands, Choice::Version(clash_of(&mine, of, home).unwrap().versions[1])] {
        let (mut one, mut other) = (mine.clone(), theirs.clone());
        assert!(decide(&mut one, of, home, &choice));
        assert!(take_in(&mut other, &one));
        assert_eq!((clash_of(&one, of, home), clash_of(&other, of, home)), (None, None));
        assert_eq!(one.records(), other.records());
        assert_eq!(one.book.get(home, of).unwrap().record, named(1, "A2", "", ""));
        assert!(!take_in(&mut one, &other) && !take_in(&mut other, &one), "decided is decided");
    }
}

#[test]
fn two_changes_of_which_nothing_is_left_say_nothing_more() {
    let (mut mine, mut theirs) = start();
    for changed in [mine.put([named(1, "A1", "", "")]).unwrap(), theirs.put([named(1, "A2", "", "")]).unwrap()] {
        for entry in mine.entries.iter_mut().chain(&mut theirs.entries).filter(|entry| entry.revision() == changed) {
            each_state(entry, erase);
        }
    }
    for (desk, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let found = ahead(desk, other);
        assert_eq!((found.draft.changes, found.tallies.len()), (vec![], 0), "what stands in either copy stays there");
    }
}

#[test]
fn of_two_changes_the_one_stands_of_which_something_is_left() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "", "")]).unwrap();
    theirs.put([named(1, "A2", "", "")]).unwrap();
    each_state(theirs.entries.last_mut().unwrap(), erase);
    let found = ahead(&theirs, &mine);
    let [DraftChange::PutWhole(record, ..)] = found.draft.changes.as_slice() else { panic!("{found:?}") };
    assert_eq!(*record, named(1, "A1", "", ""));
    assert_eq!(found.tallies[&None].combined, 0, "there is nothing to combine it with");
}

#[test]
fn what_cannot_be_read_leaves_the_record_as_it_stands() {
    let (mut mine, mut theirs) = start();
    mine.put([named(1, "A1", "", "")]).unwrap();
    take_in(&mut theirs, &mine);
    mine.put([named(1, "A2", "", "")]).unwrap();
    each_state(mine.entries.last_mut().unwrap(), garble);
    for desk in [&mine, &theirs] {
        let found = merge(&desk.book, &union(&theirs.entries, &mine.entries).unwrap().entries);
        assert_eq!((found.draft.changes, found.clashes), (vec![], vec![]));
    }
}

#[test]
fn a_row_that_bites_its_own_tail_is_left_to_somebody_to_decide() {
    let (mine, _) = start();
    let mut other = restored(&mine, 2);
    let [a, b, last] = ["A1", "A2", "A3"].map(|name| other.put([named(1, name, "", "")]).unwrap());
    let mut entries: Vec<_> =
        other.entries.iter().filter(|entry| entry.number <= 3 && entry.chain == a.chain).cloned().collect();
    // no book makes such: each of the two follows the other
    entries[0].changes[0].replaces = vec![b];
    let found = merge(&mine.book, &entries);
    assert_eq!(found.clashes, [person(1, "").key()]);
    let clash = found.draft.changes.iter().find_map(|change| match change {
        DraftChange::Put(Record::Clash(clash), _) => Some(clash),
        _ => None,
    });
    let clash = clash.unwrap();
    assert_eq!((clash.cause, clash.versions.as_slice()), (Cause::Contradiction, &[last][..]));
}

#[test]
fn what_was_changed_before_a_removal_was_decided_is_what_others_add_to() {
    let (mut mine, mut theirs) = start();
    let mut third = restored(&mine, 3);
    mine.remove(&person(2, "")).unwrap();
    theirs.put([named(2, "B2", "", "")]).unwrap();
    take_in(&mut theirs, &mine);
    let (of, home) = key(&person(2, ""));
    assert_eq!(clash_of(&theirs, of, home).unwrap().cause, Cause::Removal);
    theirs.put([named(2, "B3", "", "")]).unwrap();
    assert!(decide(&mut theirs, of, home, &Choice::AsItStands));
    third.put([named(2, "B", "Bert", "")]).unwrap();
    take_in(&mut theirs, &third);
    assert_eq!(theirs.book.get(home, of).unwrap().record, named(2, "B3", "Bert", ""));
    assert_eq!(clash_of(&theirs, of, home), None);
}
