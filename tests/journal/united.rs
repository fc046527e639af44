//! What holds for any copies of a book that were changed, undone, united and decided in any order.
//!
//! As many cases as `CIRCLEBOOK_MERGES` says, such as 100000; a short form without it.

use crate::desk::{Desk, label};
use crate::merging::{ahead, decide, restored, take_in};
use crate::small::{group, member, note, person};
use circlebook::domain::more::More;
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::apply::Refused;
use circlebook::journal::chain::verify;
use circlebook::journal::entry::{Act as Label, Draft, DraftChange};
use circlebook::journal::merge::{Choice, union};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

/// Cases of the short form.
const CASES: u32 = 64;

#[derive(Clone, Debug)]
enum Act {
    Put(Vec<Record>),
    /// As a newer version puts it, with a field that this one does not know.
    PutNewer(Box<Record>, String),
    Remove(Box<Record>),
    Undo,
    Redo,
    TakeIn(usize),
    Decide(Index, Index),
}

fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        (1..3u128, "[A-B]").prop_map(|(id, name)| group(id, &name)),
        (1..4u128, "[A-B]", "[a-b]{0,1}", "[a-b]{0,1}").prop_map(|(id, name, full, text)| {
            let Record::Person(mut person) = person(id, &name) else { unreachable!("a person") };
            (person.full_name, person.note) = (full, text);
            person.into()
        }),
        (1..4u128, 1..3u128, 1..4u128).prop_map(|(id, group, by)| member(id + group * 10, group, by)),
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
        8 => prop::collection::vec(record(), 1..3).prop_map(Act::Put),
        4 => (record(), "[a-b]{1,2}").prop_map(|(record, more)| Act::PutNewer(Box::new(record), more)),
        3 => record().prop_map(|record| Act::Remove(Box::new(record))),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        3 => (0..3usize).prop_map(Act::TakeIn),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(clash, version)| Act::Decide(clash, version)),
    ]
}

/// Decides one of the open clashes for one of its versions.
fn settle(desk: &mut Desk, clash: Index, version: Index) {
    let clashes: Vec<_> = desk
        .records()
        .into_iter()
        .filter_map(|record| if let Record::Clash(clash) = record { Some(clash) } else { None })
        .collect();
    if clashes.is_empty() {
        return;
    }
    let clash = &clashes[clash.index(clashes.len())];
    let chosen = clash.versions[version.index(clash.versions.len())];
    // A decision that the book refuses, such as to take away what is named, is not made.
    let mut tried = desk.clone();
    if decide(&mut tried, clash.of, clash.home, &Choice::Version(chosen)) {
        *desk = tried;
    }
}

fn run(desks: &mut [Desk; 3], acts: Vec<(usize, Act)>) {
    for (at, act) in acts {
        let others = desks.clone();
        let desk = &mut desks[at];
        match act {
            Act::Put(records) => drop(desk.put(records)),
            Act::PutNewer(record, more) => drop(put_newer(desk, *record, &more)),
            Act::Remove(record) => drop(desk.remove(&record)),
            Act::Undo => drop(step(desk, false)),
            Act::Redo => drop(step(desk, true)),
            Act::TakeIn(other) => drop(take_in(desk, &others[other])),
            Act::Decide(clash, version) => settle(desk, clash, version),
        }
    }
}

fn put_newer(desk: &mut Desk, record: Record, text: &str) -> Result<Revision, Refused> {
    let known = serde_json::to_value(&record).unwrap();
    let mut written = known.clone();
    let fields = written.as_object_mut().unwrap().values_mut().next().unwrap();
    // one of two fields, so that copies change the same one and different ones
    fields[if text.len() > 1 { "far" } else { "near" }] = text.into();
    let more = More::between(1, &written, &known);
    let standing = desk.book.revision(record.home(), record.key());
    desk.apply(Draft { label: label(Label::Change), changes: vec![DraftChange::PutWhole(record, more, standing)] })
}

/// Every record, and what it holds beyond what this version knows.
fn whole(desk: &Desk) -> Vec<(Record, Option<More>)> {
    let more = |record: Record| {
        let more = desk.book.more(record.home(), record.key()).cloned();
        (record, more)
    };
    desk.records().into_iter().map(more).collect()
}

/// One step back or forth, where nothing stands in its way.
fn step(desk: &mut Desk, forth: bool) -> Option<()> {
    let step = if forth { desk.history.next_redo() } else { desk.history.next_undo() };
    let draft = desk.reverse(step?.revision).ok()?;
    desk.apply(draft).ok().map(drop)
}

/// What is done to a book before it is copied, and to which of three copies afterwards.
type Script = (Vec<Record>, Vec<(usize, Act)>);

fn script() -> impl Strategy<Value = Script> {
    (prop::collection::vec(record(), 0..6), prop::collection::vec((0..3usize, act()), 0..24))
}

fn copies((first, acts): Script) -> [Desk; 3] {
    let mut desk = Desk::new(1);
    desk.put([group(1, "G"), group(2, "H"), person(1, "A"), person(2, "B"), person(3, "C")]).unwrap();
    for record in first {
        drop(desk.put([record]));
    }
    let mut desks = [restored(&desk, 2), restored(&desk, 3), restored(&desk, 4)];
    run(&mut desks, acts);
    desks
}

fn united(one: &Desk, other: &Desk) -> Desk {
    let mut desk = one.clone();
    take_in(&mut desk, other);
    desk
}

fn cases() -> u32 {
    std::env::var("CIRCLEBOOK_MERGES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 2000, ..ProptestConfig::default() })]
    #[test]
    fn uniting_is_commutative_associative_and_idempotent_and_loses_no_entry(script in script()) {
        let [a, b, c] = copies(script);
        let (ab, ba) = (united(&a, &b), united(&b, &a));
        prop_assert_eq!(whole(&ab), whole(&ba), "commutative");
        // on a chain of its own: one device does not unite twice from the same point
        let (left, right) = (united(&ab, &c), united(&restored(&a, 9), &united(&b, &c)));
        prop_assert_eq!(whole(&left), whole(&right), "associative");
        prop_assert_eq!(whole(&united(&c, &ba)), whole(&left), "in another order");
        for again in [&b, &ab, &ba] {
            prop_assert!(ahead(&ab, again).tallies.is_empty(), "idempotent");
            prop_assert_eq!(whole(&united(&ab, again)), whole(&ab));
        }
        prop_assert!(ahead(&left, &right).tallies.is_empty(), "both ways come to the same");
        let kept: BTreeSet<_> = left.entries.iter().map(|entry| (entry.revision(), entry.hash)).collect();
        for desk in [&a, &b, &c] {
            prop_assert!(desk.entries.iter().all(|entry| kept.contains(&(entry.revision(), entry.hash))), "an entry was lost");
        }
        prop_assert_eq!(verify(&left.entries), Ok(()));
        let mut back = ab.clone();
        if whole(&ab) != whole(&a) {
            prop_assert!(step(&mut back, false).is_some());
            prop_assert_eq!(whole(&back), whole(&a), "undone in one step");
            prop_assert_eq!(whole(&united(&back, &b)), whole(&ab), "and united again");
        }
    }

    #[test]
    fn entries_of_another_copy_are_taken_whole_or_refused(script in script(), at in any::<Index>()) {
        let [a, b, _] = copies(script);
        let mut other = b.clone();
        let at = at.index(other.entries.len());
        other.entries[at].hash.0[0] ^= 1;
        let known = a.entries.iter().any(|entry| entry.revision() == other.entries[at].revision());
        prop_assert_eq!(union(&a.entries, &other.entries).is_err(), known);
    }
}
