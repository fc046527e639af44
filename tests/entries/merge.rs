//! Whatever was done to three copies of a book: uniting them is commutative, associative and idempotent, loses no entry, and is
//! undone in one step.

use crate::desk::{Desk, label};
use crate::small::{group, member, note, person};
use crate::uniting::{ahead, decide, restored, take_in};
use circlebook::domain::more::More;
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::apply::Refused;
use circlebook::journal::chain::verify;
use circlebook::journal::entry::{Act as Label, Draft, DraftChange};
use circlebook::journal::merge::{Choice, union};
use std::collections::BTreeSet;

/// Something done to a copy.
#[derive(Clone, Debug)]
pub enum Act {
    /// Records put there.
    Put(Vec<Record>),
    /// A record as a newer version puts it, with one of two fields that this one does not know, so that copies change the same
    /// one and different ones.
    PutNewer(Box<Record>, bool, String),
    /// A record taken away.
    Remove(Box<Record>),
    /// The last step undone.
    Undo,
    /// Done again.
    Redo,
    /// Another copy united with it.
    TakeIn(usize),
    /// An open clash decided for one of its versions; both count on from the start where there are fewer.
    Decide(usize, usize),
}

/// What is done to a book before it is copied, and to which of three copies afterwards.
pub type Script = (Vec<Record>, Vec<(usize, Act)>);

/// Reads the bytes as a script.
pub fn enter(bytes: &[u8]) {
    hold(script(bytes));
}

fn script(bytes: &[u8]) -> Script {
    let mut bytes = bytes.iter().copied();
    let mut below = |limit: u8| usize::from(bytes.next().unwrap_or_default() % limit);
    let first = (0..below(6)).map(|_| record(&mut below)).collect();
    let acts = (0..below(24)).map(|_| {
        let at = below(3);
        let act = match below(22) {
            0..=7 => Act::Put((0..=below(2)).map(|_| record(&mut below)).collect()),
            8..=10 => Act::Remove(Box::new(record(&mut below))),
            11 | 12 => Act::Undo,
            13 => Act::Redo,
            14..=16 => Act::TakeIn(below(3)),
            17..=19 => Act::PutNewer(Box::new(record(&mut below)), below(2) == 0, ["a", "b"][below(2)].to_owned()),
            _ => Act::Decide(below(8), below(8)),
        };
        (at, act)
    });
    (first, acts.collect())
}

fn record(below: &mut impl FnMut(u8) -> usize) -> Record {
    let kind = below(4);
    let mut number = |limit| below(limit) as u128 + 1;
    let [id, within, by] = [number(3), number(2), number(3)];
    let word = |number: usize| ["", "a", "b", "ab", "ba", "c"][number % 6];
    match kind {
        0 => group(within, ["A", "B"][below(2)]),
        1 => named(id, ["A", "B"][below(2)], word(below(3)), word(below(3))),
        2 => member(id + within * 10, within, by),
        _ => note(within + within * 10, within, by, word(below(6))),
    }
}

/// A person with texts.
pub fn named(number: u128, code_name: &str, full_name: &str, note: &str) -> Record {
    let Record::Person(mut person) = person(number, code_name) else { unreachable!("a person") };
    (person.full_name, person.note) = (full_name.to_owned(), note.to_owned());
    person.into()
}

/// What holds for any script.
pub fn hold(script: Script) {
    let [a, b, c] = copies(script);
    let (ab, ba) = (united(&a, &b), united(&b, &a));
    assert_eq!(whole(&ab), whole(&ba), "commutative");
    // on a chain of its own: one device does not unite twice from the same point
    let (left, right) = (united(&ab, &c), united(&restored(&a, 9), &united(&b, &c)));
    assert_eq!(whole(&left), whole(&right), "associative");
    assert_eq!(whole(&united(&c, &ba)), whole(&left), "in another order");
    for again in [&b, &ab, &ba] {
        assert!(ahead(&ab, again).tallies.is_empty(), "idempotent");
        assert_eq!(whole(&united(&ab, again)), whole(&ab));
    }
    assert!(ahead(&left, &right).tallies.is_empty(), "both ways come to the same");
    let kept: BTreeSet<_> = left.entries.iter().map(|entry| (entry.revision(), entry.hash)).collect();
    for desk in [&a, &b, &c] {
        assert!(desk.entries.iter().all(|entry| kept.contains(&(entry.revision(), entry.hash))), "an entry was lost");
    }
    assert_eq!(verify(&left.entries), Ok(()));
    let mut back = ab.clone();
    if whole(&ab) != whole(&a) {
        assert!(step(&mut back, false).is_some());
        assert_eq!(whole(&back), whole(&a), "undone in one step");
        assert_eq!(whole(&united(&back, &b)), whole(&ab), "and united again");
    }
    changed_on_the_way(&a, &b);
}

/// Entries of another copy are taken whole or refused.
fn changed_on_the_way(mine: &Desk, theirs: &Desk) {
    for at in 0..theirs.entries.len() {
        let mut other = theirs.entries.clone();
        other[at].hash.0[0] ^= 1;
        let known = mine.entries.iter().any(|entry| entry.revision() == other[at].revision());
        assert_eq!(union(&mine.entries, &other).is_err(), known);
    }
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

fn run(desks: &mut [Desk; 3], acts: Vec<(usize, Act)>) {
    for (at, act) in acts {
        let others = desks.clone();
        let desk = &mut desks[at];
        match act {
            Act::Put(records) => drop(desk.put(records)),
            Act::PutNewer(record, far, text) => drop(put_newer(desk, *record, far, &text)),
            Act::Remove(record) => drop(desk.remove(&record)),
            Act::Undo => drop(step(desk, false)),
            Act::Redo => drop(step(desk, true)),
            Act::TakeIn(other) => drop(take_in(desk, &others[other])),
            Act::Decide(clash, version) => settle(desk, clash, version),
        }
    }
}

fn put_newer(desk: &mut Desk, record: Record, far: bool, text: &str) -> Result<Revision, Refused> {
    let known = serde_json::to_value(&record).unwrap();
    let mut written = known.clone();
    let fields = written.as_object_mut().unwrap().values_mut().next().unwrap();
    fields[if far { "far" } else { "near" }] = text.into();
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

/// Decides one of the open clashes for one of its versions.
fn settle(desk: &mut Desk, clash: usize, version: usize) {
    let records = desk.records().into_iter();
    let clashes: Vec<_> =
        records.filter_map(|record| if let Record::Clash(clash) = record { Some(clash) } else { None }).collect();
    if clashes.is_empty() {
        return;
    }
    let clash = &clashes[clash % clashes.len()];
    let chosen = clash.versions[version % clash.versions.len()];
    // A decision that the book refuses, such as to take away what is named, is not made.
    let mut tried = desk.clone();
    if decide(&mut tried, clash.of, clash.home, &Choice::Version(chosen)) {
        *desk = tried;
    }
}

/// One step back or forth, where nothing stands in its way.
fn step(desk: &mut Desk, forth: bool) -> Option<()> {
    let step = if forth { desk.history.next_redo() } else { desk.history.next_undo() };
    let draft = desk.reverse(step?.revision).ok()?;
    desk.apply(draft).ok().map(drop)
}

fn united(one: &Desk, other: &Desk) -> Desk {
    let mut desk = one.clone();
    take_in(&mut desk, other);
    desk
}
