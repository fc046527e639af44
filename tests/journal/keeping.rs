//! What the journal accepts, refuses, undoes and can prove.

use crate::desk::{Desk, label};
use crate::small::{group, member, note, person};
use crate::uniting::restored;
use circlebook::domain::book::Book;
use circlebook::domain::ids::{ChainId, PersonId};
use circlebook::domain::invariant::Problem;
use circlebook::domain::record::{Home, Record, Revision};
use circlebook::journal::apply::{Refused, Stamp, apply, unite};
use circlebook::journal::chain::{Break, verify};
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, State};
use circlebook::journal::fold::fold;
use circlebook::journal::undo::{History, UndoError};

/// A group with a member, and a person beside it, in one entry.
pub fn desk() -> Desk {
    let mut desk = Desk::new(1);
    desk.put([group(1, "G"), person(1, "M01"), person(2, "M02"), member(1, 1, 1)]).unwrap();
    desk
}

fn refused(desk: &mut Desk, draft: Draft) -> Refused {
    let before = desk.clone();
    let refused = desk.apply(draft).unwrap_err();
    assert_eq!(desk.book, before.book);
    assert_eq!(desk.head, before.head);
    refused
}

fn draft(changes: Vec<DraftChange>) -> Draft {
    Draft { label: label(Act::Change), changes }
}

fn problem(refused: Refused) -> (String, Problem) {
    let Refused::Invalid(invalid) = refused else { panic!("{refused:?}") };
    assert_eq!(invalid.len(), 1, "{invalid:?}");
    (invalid[0].field.clone(), invalid[0].problem.clone())
}

#[test]
fn a_draft_that_is_behind_is_refused_and_says_what_came_later() {
    let mut desk = desk();
    let first = desk.book.revision(note(1, 1, 1, "").home(), person(1, "").key());
    assert_eq!(first, None, "a person is not looked for in a group");
    let opened = desk.book.revision(person(1, "").home(), person(1, "").key());
    let later = desk.put([person(1, "N01")]).unwrap();
    let stale = refused(&mut desk, draft(vec![DraftChange::Put(person(1, "O01"), opened)]));
    assert_eq!(stale, Refused::Stale { key: person(1, "").key(), expected: opened, found: Some(later) });
    let twice_new = refused(&mut desk, draft(vec![DraftChange::Put(person(1, "O01"), None)]));
    assert_eq!(twice_new, Refused::Stale { key: person(1, "").key(), expected: None, found: Some(later) });
    assert_eq!(desk.remove(&person(9, "")).unwrap_err().to_string(), "the person was changed meanwhile: open it again");
}

#[test]
fn a_draft_that_changes_nothing_or_one_record_twice_is_refused() {
    let mut desk = desk();
    assert_eq!(desk.put([person(1, "M01")]), Err(Refused::Nothing));
    assert_eq!(refused(&mut desk, draft(Vec::new())), Refused::Nothing);
    let twice = vec![DraftChange::Put(person(3, "A"), None), DraftChange::Put(person(3, "B"), None)];
    assert_eq!(refused(&mut desk, draft(twice)), Refused::Twice(person(3, "").key()));
}

#[test]
fn what_unites_versions_supposes_no_record_that_the_book_does_not_know() {
    let mut desk = desk();
    let other = Revision { chain: ChainId::from_number(2), number: 1 };
    let key = person(3, "").key();
    let stamp = || Stamp { at: "2021-09-07T10:00+01:00".parse().unwrap(), actor: None, seed: [0; 32] };
    let mut uniting =
        |change| unite(&mut desk.book, &desk.head, draft(vec![change]), &[(key, vec![other])].into(), stamp());
    let stale = Refused::Stale { key, expected: Some(other), found: None };
    assert_eq!(uniting(DraftChange::Put(person(3, "M03"), Some(other))).unwrap_err(), stale);
    // it may be taken away, so that it does not come back with the copy that has it
    let removal = uniting(DraftChange::Remove(person(3, "").home(), key, other)).unwrap().entry;
    assert_eq!((&removal.changes[0].replaces, &removal.changes[0].unites), (&vec![], &vec![other]));
}

#[test]
fn one_bad_record_refuses_the_whole_draft() {
    let mut desk = desk();
    let put = |record: Record| DraftChange::Put(record, None);
    let unknown = refused(&mut desk, draft(vec![put(person(3, "M03")), put(note(1, 1, 4, "x"))]));
    assert_eq!(problem(unknown), ("by".into(), Problem::UnknownReference(person(4, "").key())));
    let empty = refused(&mut desk, draft(vec![put(person(3, "M03")), put(person(4, " "))]));
    assert_eq!(empty.to_string(), "`code_name` of the person: is empty: enter a text");
    assert_eq!(problem(empty), ("code_name".into(), Problem::Empty));
    let long = refused(&mut desk, draft(vec![put(note(1, 1, 1, &"x".repeat(65_537)))]));
    assert_eq!(problem(long), ("text".into(), Problem::TooLong(65_536)));
    let double = refused(&mut desk, draft(vec![put(member(2, 1, 1))]));
    assert_eq!(problem(double), ("person".into(), Problem::Duplicate));
    let doubles = refused(&mut desk, draft(vec![put(member(2, 1, 2)), put(member(3, 1, 2))]));
    assert_eq!(problem(doubles), ("person".into(), Problem::Duplicate));
}

#[test]
fn records_of_one_draft_may_name_each_other_but_not_across_groups() {
    let mut desk = desk();
    desk.put([person(3, "M03"), group(2, "H"), member(2, 2, 3), note(1, 2, 3, "x")]).unwrap();
    let swapped = [member(1, 1, 2), member(2, 2, 1)];
    desk.put(swapped).unwrap();
    let need = serde_json::json!({"need": {
        "id": "00000000-0000-0000-0000-000000000007", "group": "00000000-0000-0000-0000-000000000001",
        "person": "00000000-0000-0000-0000-000000000001", "text": "x", "assessed_on": "2021-09-07",
        "meeting": "00000000-0000-0000-0000-000000000008"}});
    let meeting = serde_json::json!({"meeting": {
        "id": "00000000-0000-0000-0000-000000000008", "group": "00000000-0000-0000-0000-000000000002",
        "person": "00000000-0000-0000-0000-000000000001", "kind": "opening"}});
    let [need, meeting] = [need, meeting].map(|json| serde_json::from_value::<Record>(json).unwrap());
    let elsewhere = desk.put([need, meeting.clone()]).unwrap_err();
    assert_eq!(problem(elsewhere), ("meeting".into(), Problem::UnknownReference(meeting.key())));
}

#[test]
fn what_is_still_named_stays() {
    let mut desk = desk();
    let named = desk.remove(&person(1, "")).unwrap_err();
    assert_eq!(problem(named), ("id".into(), Problem::StillNamed(member(1, 1, 1).key())));
    let named = desk.remove(&group(1, "")).unwrap_err();
    assert_eq!(problem(named), ("id".into(), Problem::StillNamed(member(1, 1, 1).key())));
    desk.remove(&person(2, "")).unwrap();
    let all = [member(1, 1, 1), group(1, "G"), person(1, "M01")];
    let remove = |record: &Record| {
        DraftChange::Remove(record.home(), record.key(), desk.book.revision(record.home(), record.key()).unwrap())
    };
    let changes = all.iter().map(remove).collect();
    desk.apply(draft(changes)).unwrap();
    assert!(desk.records().is_empty());
}

#[test]
fn a_record_that_was_taken_away_can_be_put_again() {
    let mut desk = desk();
    let removed = desk.remove(&person(2, "")).unwrap();
    let stale = draft(vec![DraftChange::Put(person(2, "M02"), Some(Revision { number: 1, ..removed }))]);
    assert!(matches!(refused(&mut desk, stale), Refused::Stale { found, .. } if found == Some(removed)));
    let again = desk.put([person(2, "M02")]).unwrap();
    assert_eq!(desk.entry(again).changes[0].replaces, [removed]);
    assert_eq!(fold(&desk.entries).clashes().count(), 0);
}

#[test]
fn undo_and_redo_lead_back_and_forth_through_every_step() {
    let mut desk = Desk::new(1);
    let mut states = vec![desk.records()];
    for records in [vec![group(1, "G"), person(1, "A")], vec![person(1, "B")], vec![person(1, "C"), note(1, 1, 1, "x")]]
    {
        desk.put(records).unwrap();
        states.push(desk.records());
    }
    desk.remove(&note(1, 1, 1, "")).unwrap();
    states.push(desk.records());
    for _ in 0..2 {
        for state in states.iter().rev().skip(1) {
            assert!(desk.undo());
            assert_eq!(desk.records(), *state);
        }
        assert!(!desk.undo());
        for state in states.iter().skip(1) {
            assert!(desk.redo());
            assert_eq!(desk.records(), *state);
        }
        assert!(!desk.redo());
    }
    assert!(desk.undo());
    desk.put([person(2, "D")]).unwrap();
    assert!(!desk.redo(), "a new entry leaves nothing to redo");
    assert_eq!(verify(&desk.entries), Ok(()));
}

#[test]
fn an_entry_is_undone_only_while_its_records_stand_as_it_left_them() {
    let mut desk = desk();
    let first = desk.put([person(1, "N01")]).unwrap();
    let other = desk.put([person(2, "N02")]).unwrap();
    let later = desk.put([person(1, "O01")]).unwrap();
    let key = person(1, "").key();
    assert_eq!(desk.reverse(first), Err(UndoError::Later { key, later: Some(later) }));
    let draft = desk.reverse(other).unwrap();
    assert_eq!(draft.label.act, Act::Undo(other));
    desk.apply(draft).unwrap();
    desk.apply(desk.reverse(later).unwrap()).unwrap();
    assert!(desk.reverse(first).is_ok(), "what came later was undone");
    desk.put([person(1, "N01").clone()]).unwrap_err();
    let back = desk.put([person(1, "P01")]).unwrap();
    assert_eq!(desk.reverse(first), Err(UndoError::Later { key, later: Some(back) }));
}

#[test]
fn an_entry_of_another_chain_is_undone_once_what_came_later_was() {
    // A device whose clock is behind has a chain that sorts before the one that it goes on from.
    for device in [1, 3] {
        let mut first = Desk::new(2);
        first.put([group(1, "G"), person(1, "M01")]).unwrap();
        let renamed = first.put([person(1, "N01")]).unwrap();
        let mut desk = restored(&first, device);
        let key = person(1, "").key();
        let later = desk.put([person(1, "O01")]).unwrap();
        assert_eq!(desk.reverse(renamed), Err(UndoError::Later { key, later: Some(later) }));
        assert!(desk.undo());
        desk.apply(desk.reverse(renamed).unwrap()).unwrap();
        assert_eq!(desk.records(), [person(1, "M01"), group(1, "G")]);
    }
}

#[test]
fn entries_that_reverse_themselves_or_each_other_are_passed_over() {
    let mut desk = desk();
    let [one, other] = [desk.put([person(1, "N01")]).unwrap(), desk.put([person(1, "O01")]).unwrap()];
    // no app writes such entries, but a file can
    for (first, second) in [(one, other), (other, one)] {
        let mut desk = desk.clone();
        for (entry, of) in desk.entries[1..].iter_mut().zip([first, second]) {
            entry.label.act = Act::Undo(of);
            entry.changes[0].replaces = vec![of];
        }
        desk.history = History::of(desk.head.chain, &desk.entries);
        let last = desk.put([person(1, "P01")]).unwrap();
        let key = person(1, "").key();
        assert_eq!(desk.reverse(one), Err(UndoError::Later { key, later: Some(last) }));
        assert!(desk.undo() && desk.redo());
        assert_eq!(desk.book.get(person(1, "").home(), key).unwrap().record, person(1, "P01"));
    }
}

#[test]
fn an_entry_tells_which_segments_it_touches() {
    let desk = desk();
    let homes = [person(1, "").home(), person(2, "").home(), member(1, 1, 1).home(), group(1, "").home()];
    assert_eq!(desk.entries[0].homes(), homes.into());
}

#[test]
fn a_chain_that_has_no_entry_yet_has_no_last_one() {
    let mut desk = Desk::new(1);
    assert_eq!(desk.head.revision(), None);
    let first = desk.put([person(1, "M01")]).unwrap();
    assert_eq!(desk.head.revision(), Some(first));
}

#[test]
fn what_is_not_at_hand_or_erased_is_not_put_back() {
    let mut desk = desk();
    let first = desk.entries[0].revision();
    let changed = desk.put([person(1, "N01")]).unwrap();
    let entry = desk.entry(changed).clone();
    assert_eq!(desk.history.reverse(&desk.book, &entry, &[]), Err(UndoError::Missing(first)));
    erase(&mut desk.entries[0]);
    assert_eq!(desk.reverse(changed), Err(UndoError::Erased(person(1, "").key())));
}

/// Without the contents of the entry.
pub fn erase(entry: &mut Entry) {
    for change in &mut entry.changes {
        if let State::Put { body, .. } = &mut change.state {
            *body = None;
        }
    }
}

#[test]
fn a_chain_shows_what_was_changed_and_outlives_an_erasure() {
    let mut desk = desk();
    desk.put([person(1, "N01")]).unwrap();
    desk.put([person(1, "O01")]).unwrap();
    let break_at = |index: usize, tamper: &dyn Fn(&mut Entry)| {
        let mut entries = desk.entries.clone();
        tamper(&mut entries[index]);
        verify(&entries).map_err(|broken| (broken.at.number, broken.what))
    };
    assert_eq!(break_at(0, &erase), Ok(()));
    assert_eq!(break_at(1, &|entry| entry.label.act = Act::Import), Err((2, Break::Header)));
    assert_eq!(break_at(1, &|entry| entry.actor = Some(PersonId::from_number(1))), Err((2, Break::Header)));
    assert_eq!(break_at(1, &|entry| entry.at = "2021-09-07T10:01+01:00".parse().unwrap()), Err((2, Break::Header)));
    assert_eq!(break_at(1, &|entry| entry.changes.clear()), Err((2, Break::Header)));
    assert_eq!(break_at(1, &|entry| entry.changes[0].replaces.clear()), Err((2, Break::Header)));
    assert_eq!(break_at(1, &|entry| entry.previous = None), Err((2, Break::Link)));
    assert_eq!(break_at(1, &|entry| entry.number = 3), Err((3, Break::Gap(2))));
    let other = desk.entries[2].changes[0].state.clone();
    let State::Put { body, .. } = other else { panic!("a put") };
    let swap = |entry: &mut Entry| {
        if let State::Put { body: held, .. } = &mut entry.changes[0].state {
            held.clone_from(&body);
        }
    };
    assert_eq!(break_at(1, &swap), Err((2, Break::Content(person(1, "").key()))));
    let without = [desk.entries[0].clone(), desk.entries[2].clone()];
    assert_eq!(verify(&without).unwrap_err().what, Break::Gap(2));
}

#[test]
fn equal_contents_have_different_digests() {
    let mut desk = Desk::new(1);
    desk.put([person(1, "A"), person(2, "A")]).unwrap();
    desk.remove(&person(1, "")).unwrap();
    desk.put([person(1, "A")]).unwrap();
    let digests: std::collections::BTreeSet<_> = desk
        .entries
        .iter()
        .flat_map(|entry| &entry.changes)
        .filter_map(|change| if let State::Put { digest, .. } = change.state { Some(digest) } else { None })
        .collect();
    assert_eq!(digests.len(), 3);
}

#[test]
fn two_edits_of_one_state_clash_until_an_entry_names_both() {
    let mut mine = desk();
    let mut theirs = mine.clone();
    theirs.head = circlebook::journal::chain::Head::start(ChainId::from_number(2));
    let my_edit = mine.put([person(1, "N01")]).unwrap();
    let their_edit = theirs.put([person(1, "O01")]).unwrap();
    let key = person(1, "").key();
    let mut united = fold(&mine.entries);
    united.unite(fold(&theirs.entries));
    assert_eq!(united.clashes().collect::<Vec<_>>(), [key]);
    assert_eq!(united.tips(key).map(|tip| tip.revision).collect::<Vec<_>>(), [my_edit, their_edit]);
    mine.put([person(1, "P01")]).unwrap();
    let mut decision = mine.entries.last().unwrap().clone();
    decision.changes[0].replaces = vec![my_edit, their_edit];
    united.add(&decision);
    assert_eq!(united.clashes().count(), 0);
    assert_eq!(united.tips(key).count(), 1);
}

#[test]
fn a_missing_base_is_a_clash_and_a_forked_chain_is_named() {
    let mut desk = desk();
    let first = desk.entries[0].revision();
    let mut other = desk.clone();
    let mine = desk.put([person(1, "N01")]).unwrap();
    let key = person(1, "").key();
    let alone = fold([desk.entry(mine)]);
    assert_eq!(alone.missing(key).collect::<Vec<_>>(), [first]);
    assert_eq!(alone.clashes().collect::<Vec<_>>(), [key]);
    other.put([person(2, "O02")]).unwrap();
    let forked = fold(desk.entries.iter().chain(&other.entries));
    assert_eq!(forked.forks().collect::<Vec<_>>(), [mine]);
    assert_eq!(fold(&desk.entries).forks().count(), 0);
}

#[test]
fn what_was_erased_in_one_copy_stays_erased_in_the_union() {
    let desk = desk();
    let mut erased = desk.entries.clone();
    erase(&mut erased[0]);
    for folded in [fold(desk.entries.iter().chain(&erased)), fold(erased.iter().chain(&desk.entries))] {
        assert_eq!(folded, fold(&erased));
    }
}

#[test]
fn an_empty_book_has_nothing_to_undo() {
    let mut desk = Desk::new(1);
    assert!(!desk.undo() && !desk.redo());
    assert_eq!(desk.book, Book::default());
}

#[test]
fn a_record_that_moves_touches_the_segment_that_it_leaves() {
    let mut desk = desk();
    let enrolment = |person: u128| -> Record {
        let person = PersonId::from_number(person);
        let id = "00000000-0000-0000-0000-000000000009";
        let json = serde_json::json!({"enrolment": {"id": id, "person": person, "programme": "cmpc",
            "group_option": true, "accrual_start": null, "completed_on": null}});
        serde_json::from_value(json).unwrap()
    };
    desk.put([enrolment(1)]).unwrap();
    let standing = desk.book.revision(enrolment(1).home(), enrolment(1).key());
    let mut book = desk.book.clone();
    let stamp = Stamp { at: "2021-09-07T10:00+01:00".parse().unwrap(), actor: None, seed: [0; 32] };
    let moved = draft(vec![DraftChange::Put(enrolment(2), standing)]);
    let applied = apply(&mut book, &desk.head, moved, stamp).unwrap();
    assert_eq!(applied.touched, [Home::People(1), Home::People(2)].into());
    assert!(book.segment(Home::People(1)).iter().all(|standing| standing.record.key() != enrolment(1).key()));
    let elsewhere = draft(vec![DraftChange::Put(
        member(1, 2, 1),
        desk.book.revision(member(1, 1, 1).home(), member(1, 1, 1).key()),
    )]);
    assert!(
        matches!(refused(&mut desk, elsewhere), Refused::Stale { found: None, .. }),
        "no record moves between groups"
    );
}
