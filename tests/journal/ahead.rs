//! What uniting would do, as it is told before it is done.

use crate::copies::named;
use crate::desk::{Desk, label};
use crate::erasing::NUMBER;
use crate::merging::{clashing, key, start};
use crate::small::{group, note, person};
use crate::uniting::{ahead, clash_of, decide, take_in};
use circlebook::domain::ids::GroupId;
use circlebook::domain::more::More;
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, State};
use circlebook::journal::erase::{Copy, Erasure, forget};
use circlebook::journal::merge::{Choice, Tally, merge, union};
use serde_json::json;

fn copy(desk: &Desk) -> Copy {
    Copy { book: desk.book.clone(), entries: desk.entries.clone() }
}

/// These entries without what that one holds.
fn erased(desk: &Desk, revision: Revision) -> Vec<Entry> {
    let mut entries = desk.entries.clone();
    let entry = entries.iter_mut().find(|entry| entry.revision() == revision).unwrap();
    for change in &mut entry.changes {
        if let State::Put { body, .. } = &mut change.state {
            *body = None;
        }
    }
    entries
}

#[test]
fn what_would_become_of_each_record_is_counted_by_group() {
    let (mut mine, mut theirs) = start();
    mine.put([note(1, 1, 1, "one"), note(2, 1, 1, "two"), note(3, 1, 1, "three"), note(4, 1, 1, "four")]).unwrap();
    mine.put([named(4, "D", "", ""), named(5, "E", "", "")]).unwrap();
    take_in(&mut theirs, &mine);
    mine.put([note(3, 1, 1, "mine"), named(4, "D1", "", ""), named(5, "E1", "", "")]).unwrap();
    theirs.remove(&note(1, 1, 1, "")).unwrap();
    theirs.remove(&note(4, 1, 1, "")).unwrap();
    theirs
        .put([note(2, 1, 1, "changed"), note(3, 1, 1, "theirs"), note(5, 1, 1, "new"), note(6, 1, 1, "new")])
        .unwrap();
    theirs.put([named(4, "D", "Dora", ""), named(5, "E", "", "late"), group(2, "H")]).unwrap();
    let found = ahead(&mine, &theirs);
    let [one, two] = [1, 2].map(GroupId::from_number);
    let expected = [
        (None, Tally { combined: 2, ..Tally::default() }),
        (Some(one), Tally { new: 2, changed: 1, removed: 2, combined: 0, clashing: 1 }),
        (Some(two), Tally { new: 1, ..Tally::default() }),
    ];
    assert_eq!(found.tallies, expected.into());
    assert_eq!(found.clashes, [note(3, 1, 1, "").key()]);
}

#[test]
fn what_another_copy_decided_is_a_change_and_no_combination() {
    let (mut mine, theirs) = clashing();
    let (of, home) = key(&person(1, ""));
    let own = clash_of(&mine, of, home).unwrap().versions[0];
    assert!(decide(&mut mine, of, home, &Choice::Version(own)));
    let found = ahead(&theirs, &mine);
    assert_eq!(found.tallies, [(None, Tally { changed: 1, ..Tally::default() })].into());
    assert_eq!(found.clashes, []);
}

#[test]
fn it_names_what_this_copy_does_not_know_yet_and_what_stands_or_stood_here() {
    let (mut mine, mut theirs) = start();
    let removed = mine.remove(&person(2, "B")).unwrap();
    let changed = theirs.put([person(2, "B2")]).unwrap();
    let of = person(2, "").key();
    let put = |found: &[DraftChange]| {
        found.iter().find_map(|change| match change {
            DraftChange::PutWhole(record, _, revision) if record.key() == of => Some((record.clone(), *revision)),
            _ => None,
        })
    };
    let here = ahead(&mine, &theirs);
    assert_eq!(here.unites, [(of, vec![changed])].into());
    assert_eq!(put(&here.draft.changes), Some((person(2, "B2"), Some(removed))));
    let there = ahead(&theirs, &mine);
    assert_eq!(there.unites, [(of, vec![removed])].into());
    assert_eq!(put(&there.draft.changes), Some((person(2, "B2"), Some(changed))));
}

#[test]
fn the_news_of_several_copies_are_told_once_each() {
    let (mut mine, mut theirs) = start();
    let both = mine.put([note(1, 1, 1, "one"), note(2, 1, 1, "two")]).unwrap();
    let alone = mine.put([note(3, 1, 1, "three")]).unwrap();
    take_in(&mut theirs, &mine);
    let new: Vec<_> = theirs.entries.iter().map(Entry::revision).filter(|at| at.chain == theirs.head.chain).collect();
    // one copy has erased two entries, of which the next has erased one as well
    let first = Desk { entries: erased(&mine, both), ..mine.clone() };
    let first = erased(&first, alone);
    let next = erased(&theirs, both);
    let united = union(&mine.entries, &first).unwrap().with(&next).unwrap();
    let mut news: Vec<_> = united.news.iter().map(Entry::revision).collect();
    news.sort_unstable();
    assert_eq!(news, [&[both, alone][..], &new].concat());
    assert!(united.news.iter().all(|entry| united.entries.contains(entry)), "as they are kept from now on");
    let again = union(&united.entries, &next).unwrap();
    assert_eq!((again.news, again.entries), (Vec::new(), united.entries));
}

#[test]
fn of_what_another_copy_has_erased_that_alone_goes_here() {
    let (mut mine, mut theirs) = start();
    mine.put([note(1, 1, 1, NUMBER), note(2, 1, 1, "calm"), note(3, 1, 1, "and more")]).unwrap();
    let newer = |text: &str| {
        let written = json!({"note": {"tone": text}});
        More::between(1, &written, &json!({"note": {}}))
    };
    for (number, tone) in [(2, "calm"), (3, NUMBER)] {
        let record = note(number, 1, 1, "with a tone");
        let standing = mine.book.revision(record.home(), record.key());
        let changes = vec![DraftChange::PutWhole(record, newer(tone), standing)];
        mine.apply(Draft { label: label(Act::Change), changes }).unwrap();
    }
    take_in(&mut theirs, &mine);
    let erasure = Erasure::of_text(&theirs.book, NUMBER).unwrap();
    theirs.erase(&erasure, Act::Redact).unwrap();
    let mut left = copy(&mine);
    forget(&mut left, &copy(&theirs));
    // a copy that knows of nothing else
    let mut lost = merge(&mine.book, &mine.entries);
    assert_eq!((lost.draft.changes.len(), lost.tallies.len()), (0, 0));
    lost.lose(&mine.book, &left.book);
    let changed: Vec<_> = lost.draft.changes.iter().map(DraftChange::key).collect();
    assert_eq!(changed, [note(1, 1, 1, "").key(), note(3, 1, 1, "").key()]);
    let one = Some(GroupId::from_number(1));
    assert_eq!(lost.tallies, [(one, Tally { changed: 2, ..Tally::default() })].into());
    mine.apply(lost.draft).unwrap();
    assert_eq!(mine.book.more(note(2, 1, 1, "").home(), note(2, 1, 1, "").key()), Some(&newer("calm")));
    assert_eq!(mine.book.more(note(3, 1, 1, "").home(), note(3, 1, 1, "").key()), None);
}

#[test]
fn what_was_erased_to_the_last_in_another_copy_goes_here() {
    let (mut mine, mut theirs) = start();
    mine.put([note(1, 1, 1, "secret")]).unwrap();
    take_in(&mut theirs, &mine);
    let erasure = Erasure::of_records(&theirs.book, &[note(1, 1, 1, "").key()].into());
    theirs.erase(&erasure, Act::Erase).unwrap();
    let mut left = copy(&mine);
    forget(&mut left, &copy(&theirs));
    let mut lost = merge(&mine.book, &left.entries);
    lost.lose(&mine.book, &left.book);
    let keys: Vec<_> = lost.draft.changes.iter().map(DraftChange::key).collect();
    assert_eq!(keys, [note(1, 1, 1, "").key()]);
    assert!(matches!(lost.draft.changes[0], DraftChange::Remove(..)));
    mine.apply(lost.draft).unwrap();
    assert!(!mine.records().iter().any(|record| matches!(record, Record::Note(_))));
}
