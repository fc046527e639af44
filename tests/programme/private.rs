//! What an export leaves out is neither met nor missing.

use crate::desk::Desk;
use crate::files::*;
use crate::generate::{group, group_id, shelf};
use circlebook::domain::record::Kind;
use circlebook::exchange::file::{backup, export};
use circlebook::exchange::row::encode_entry;
use circlebook::exchange::segment;
use circlebook::policy::verdict::{Outcome, Verdict};
use circlebook::programme::rows::{Stands, overview};
use std::collections::BTreeSet;

const AT: &str = "2021-12-01T10:00+00:00";

fn desk(keep: impl Fn(&circlebook::domain::record::Record) -> bool) -> Desk {
    let mut desk = Desk::new(1);
    desk.put(shelf()).unwrap();
    desk.put(group(SEED, 0, SIZE).into_iter().filter(keep)).unwrap();
    desk
}

fn exported(desk: &Desk) -> Vec<u8> {
    let all = BTreeSet::from([group_id(0)]);
    export("0.1.0", AT.parse().unwrap(), &desk.book, &all, &desk.entries).unwrap()
}

fn backed_up(desk: &Desk) -> Vec<u8> {
    let segments: Vec<_> =
        desk.book.homes().into_iter().filter_map(|home| segment::encode(&desk.book, home).unwrap()).collect();
    let rows: Vec<_> = desk.entries.iter().map(|entry| encode_entry(entry).unwrap()).collect();
    backup("0.1.0", AT.parse().unwrap(), &segments, &rows).unwrap()
}

fn stands(bytes: &Vec<u8>) -> BTreeSet<Stands> {
    overview(&opened([bytes])).mentees.iter().map(|row| row.credit.as_ref().unwrap().stands).collect()
}

#[test]
fn a_backup_tells_all_and_an_export_says_what_it_cannot_tell() {
    let desk = desk(|_| true);
    let whole = opened([&backed_up(&desk)]);
    let (_, judged) = whole.judged(group_id(0)).unwrap();
    assert!(judged.untold.is_empty());
    assert_eq!(stands(&backed_up(&desk)), BTreeSet::from([Stands::Final]));

    let programme = opened([&exported(&desk)]);
    assert_eq!(programme.sources()[0].withheld, BTreeSet::from([Kind::Concern]));
    let (_, judged) = programme.judged(group_id(0)).unwrap();
    let rules: BTreeSet<_> = judged.withheld().map(|verdict| &*verdict.rule).collect();
    // the rule on concerns, what repeats it, and the credit that waits for nothing else
    assert_eq!(rules, BTreeSet::from(["CMPC-03", "CMPC-25", "CMPN-12", "CMPN-15"]));
    let open = |verdict: &&Verdict| matches!(verdict.outcome, Outcome::Fail | Outcome::Due(_) | Outcome::Unknown);
    assert_eq!(judged.told().filter(open).count(), 0);
    assert_eq!(judged.told().count() + judged.withheld().count(), judged.assessment.verdicts.len());
    let row = &overview(&programme).groups[0];
    assert_eq!(row.all.untold, judged.withheld().count());
    assert_eq!(stands(&exported(&desk)), BTreeSet::from([Stands::Untold]));
}

#[test]
fn where_nothing_was_left_out_silence_is_silence() {
    let silent = desk(|record| record.key().kind != Kind::Concern);
    let programme = opened([&exported(&silent)]);
    assert!(programme.sources()[0].withheld.is_empty());
    let (_, judged) = programme.judged(group_id(0)).unwrap();
    assert!(judged.untold.is_empty());
    assert!(judged.told().any(|it| &*it.rule == "CMPC-25" && it.outcome == Outcome::Unknown));
    assert_eq!(stands(&exported(&silent)), BTreeSet::from([Stands::Provisional]));
}

#[test]
fn credit_that_waits_for_something_else_as_well_is_provisional() {
    let desk = desk(|record| record.key().kind != Kind::Evaluation);
    assert_eq!(stands(&exported(&desk)), BTreeSet::from([Stands::Provisional]));
    let programme = opened([&exported(&desk)]);
    let (_, judged) = programme.judged(group_id(0)).unwrap();
    assert!(judged.told().any(|it| &*it.rule == "CMPC-03"));
}
