//! What holds for any sequence of drafts, undoings and redoings.

use crate::desk::Desk;
use crate::small::{group, member, note, person};
use circlebook::domain::record::Record;
use circlebook::journal::chain::verify;
use circlebook::journal::entry::{Entry, State};
use circlebook::journal::fold::{Folded, fold};
use circlebook::journal::undo::History;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
    Put(Vec<Record>),
    Remove(Box<Record>),
    Undo,
    Redo,
}

fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        (1..3u128, "[A-C]").prop_map(|(id, name)| group(id, &name)),
        (1..4u128, "[A-C]").prop_map(|(id, name)| person(id, &name)),
        (1..4u128, 1..3u128, 1..4u128).prop_map(|(id, group, person)| member(id + group * 10, group, person)),
        (1..3u128, 1..3u128, 1..4u128, "[a-c]{0,2}").prop_map(|(id, group, by, text)| note(
            id + group * 10,
            group,
            by,
            &text
        )),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => prop::collection::vec(record(), 1..4).prop_map(Act::Put),
        2 => record().prop_map(|record| Act::Remove(Box::new(record))),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

fn run(desk: &mut Desk, acts: Vec<Act>) {
    for act in acts {
        let before = (desk.book.clone(), desk.head.clone(), desk.entries.len());
        let refused = match act {
            Act::Put(records) => desk.put(records).is_err(),
            Act::Remove(record) => desk.remove(&record).is_err(),
            Act::Undo => !desk.undo(),
            Act::Redo => !desk.redo(),
        };
        if refused {
            assert_eq!((desk.book.clone(), desk.head.clone(), desk.entries.len()), before);
        }
    }
}

fn played(device: u128) -> impl Strategy<Value = Desk> {
    let start = [group(1, "G"), group(2, "H"), person(1, "A"), person(2, "B"), person(3, "C")];
    prop::collection::vec(act(), 0..24).prop_map(move |acts| {
        let mut desk = Desk::new(device);
        desk.put(start.clone()).unwrap();
        run(&mut desk, acts);
        desk
    })
}

/// Two devices that went on from the same book.
fn two_copies() -> impl Strategy<Value = Vec<Entry>> {
    (played(1), prop::collection::vec(act(), 0..12)).prop_map(|(mine, acts)| {
        let mut theirs = mine.clone();
        theirs.head = Desk::new(2).head;
        theirs.history = History::default();
        run(&mut theirs, acts);
        mine.entries.into_iter().chain(theirs.entries).collect()
    })
}

proptest! {
    #[test]
    fn the_fold_of_the_journal_is_the_book(desk in played(1)) {
        let folded = fold(desk.entries.iter().rev());
        prop_assert_eq!(folded.clashes().count(), 0);
        let mut standing = 0;
        for key in folded.keys() {
            let tip = folded.tips(key).next().unwrap();
            match &tip.state {
                State::Put { body, .. } => {
                    let held = desk.book.get(tip.home, key).unwrap();
                    prop_assert_eq!(held.revision, tip.revision);
                    prop_assert_eq!(body.as_ref().unwrap().content.record(tip.version.0).unwrap(), held.record);
                    standing += 1;
                }
                State::Removed => {
                    prop_assert_eq!(desk.book.revision(tip.home, key), None);
                    prop_assert_eq!(desk.book.tombstone(tip.home, key).unwrap().revision, tip.revision);
                }
            }
        }
        prop_assert_eq!(standing, desk.records().len());
    }

    #[test]
    fn the_chain_verifies(desk in played(1)) {
        prop_assert_eq!(verify(&desk.entries), Ok(()));
    }

    #[test]
    fn undoing_everything_empties_the_book_and_redoing_brings_it_back(mut desk in played(1)) {
        while desk.redo() {}
        let last = desk.records();
        let mut undone = 0;
        while desk.undo() {
            undone += 1;
        }
        prop_assert!(desk.records().is_empty());
        for _ in 0..undone {
            prop_assert!(desk.redo());
        }
        prop_assert_eq!(desk.records(), last);
    }

    #[test]
    fn a_history_read_from_the_entries_is_the_one_that_was_kept(desk in played(1)) {
        prop_assert_eq!(History::of(desk.head.chain, &desk.entries), desk.history);
    }

    #[test]
    fn what_another_device_made_is_listed_and_left_to_it(entries in two_copies()) {
        let chain = Desk::new(1).head.chain;
        let all = History::of(chain, &entries);
        let own = History::of(chain, entries.iter().filter(|entry| entry.chain == chain));
        prop_assert!(entries.iter().all(|entry| all.step(entry.revision()).is_some()));
        prop_assert_eq!((all.next_undo(), all.next_redo()), (own.next_undo(), own.next_redo()));
    }

    #[test]
    fn folding_is_the_same_in_any_order_and_any_grouping(entries in two_copies(), cuts in (any::<prop::sample::Index>(), any::<prop::sample::Index>())) {
        let (one, two) = (cuts.0.index(entries.len()), cuts.1.index(entries.len()));
        let (one, two) = (one.min(two), one.max(two));
        let parts = || [fold(&entries[..one]), fold(&entries[one..two]), fold(&entries[two..])];
        let whole = fold(&entries);
        let [a, b, c] = parts();
        prop_assert_eq!(&united(united(a, b), c), &whole);
        let [a, b, c] = parts();
        prop_assert_eq!(&united(a, united(b, c)), &whole);
        let [a, b, c] = parts();
        prop_assert_eq!(&united(c, united(b, a)), &whole);
        prop_assert_eq!(&united(whole.clone(), whole.clone()), &whole);
        prop_assert_eq!(&fold(entries.iter().rev()), &whole);
    }
}

fn united(mut one: Folded, other: Folded) -> Folded {
    one.unite(other);
    one
}
