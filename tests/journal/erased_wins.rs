//! Two copies, of which one has erased what the other still holds: erased wins, whichever is asked and in any order.

use crate::copies::named;
use crate::desk::Desk;
use crate::erasing::{NUMBER, bytes, desk, session};
use crate::small::{note, person};
use circlebook::domain::ids::PersonId;
use circlebook::journal::chain::verify;
use circlebook::journal::entry::{Act, Entry, State};
use circlebook::journal::erase::{Copy, Erasure, MARK, forget, join};
use circlebook::journal::merge::{merge, union};
use circlebook::journal::undo::History;

/// The same book on another device, which goes on in a chain of its own.
pub fn copied(desk: &Desk, device: u128) -> Desk {
    Desk { head: Desk::new(device).head, history: History::default(), ..desk.clone() }
}

pub fn copy(desk: &Desk) -> Copy {
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
pub fn reconcile(mine: &mut Copy, theirs: &mut Copy) {
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
fn what_was_erased_as_a_record_takes_no_word_out_of_other_records() {
    for act in [Act::Erase, Act::Expire] {
        let mut mine = desk();
        let old = session(4, 1, &[1], "The first time", &[]);
        mine.put([old.clone()]).unwrap();
        let mut theirs = copied(&mine, 2);
        mine.erase(&Erasure::of_records(&mine.book, &[old.key()].into()), act).unwrap();
        // an agenda is much the same each time, and the word that it begins with may stand anywhere
        theirs.put([session(5, 1, &[1], "The second time", &[]), note(6, 1, 1, "Hello to all")]).unwrap();
        let (_, theirs) = reconciled(&mine, &theirs);
        let last = theirs.entries.last().unwrap();
        assert!(last.changes.iter().all(|change| change.state.content().is_some()), "{last:?}");
        let text = text(&theirs);
        assert!(text.contains("The second time") && text.contains("Hello to all") && !text.contains("The first time"));
    }
}

#[test]
fn what_was_redacted_of_a_person_goes_and_the_names_stay() {
    let mut mine = desk();
    mine.put([named(1, "M01", "Anna Smith", &format!("rings from {NUMBER}"))]).unwrap();
    let mut theirs = copied(&mine, 2);
    redacted(&mut mine);
    theirs.put([note(1, 1, 1, &format!("Anna Smith rang from {NUMBER}")), note(2, 1, 1, "Anna Smith came")]).unwrap();
    let (_, theirs) = reconciled(&mine, &theirs);
    let text = text(&theirs);
    assert!(!text.contains(NUMBER), "{text}");
    assert!(text.contains(&format!("Anna Smith rang from {MARK}")) && text.contains("Anna Smith came"), "{text}");
}

#[test]
fn a_text_that_stood_twice_side_by_side_is_told_as_a_whole() {
    let mut mine = desk();
    mine.put([note(1, 1, 1, &format!("{NUMBER} {NUMBER}, {MARK} 943 and {NUMBER} too"))]).unwrap();
    let mut theirs = copied(&mine, 2);
    redacted(&mut mine);
    theirs.put([note(2, 1, 1, "9434765919 of 943"), note(3, 1, 1, "Room 943")]).unwrap();
    let (_, theirs) = reconciled(&mine, &theirs);
    let text = text(&theirs);
    assert!(!text.contains("9434765919"), "{text}");
    assert!(text.contains(&format!("{MARK} of 943")) && text.contains("Room 943"), "{text}");
}

#[test]
fn whoever_was_anonymised_is_no_longer_known_in_an_older_copy_and_the_rest_of_it_stays() {
    let mut mine = desk();
    mine.put([note(1, 1, 2, "Anna was here")]).unwrap();
    let mut theirs = copied(&mine, 2);
    let erasure = Erasure::anonymous(&mine.book, PersonId::from_number(1), "P1", true);
    mine.erase(&erasure, Act::Anonymise).unwrap();
    theirs.put([named(1, "Anna", "", "Calls herself Annie"), note(1, 1, 2, "Anna was here for long")]).unwrap();
    let (_, theirs) = reconciled(&mine, &theirs);
    let text = text(&theirs);
    assert!(!text.contains("Anna") && !text.contains("Annie"), "{text}");
    assert!(text.contains("P1 was here for long"), "{text}");
}
