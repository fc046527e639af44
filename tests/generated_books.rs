//! Generated books are fit to measure and to judge by.

#[path = "common/generate.rs"]
mod generate;

use circlebook::domain::group::Role;
use circlebook::domain::record::Record;
use circlebook::policy::assess::{Context, assess};
use circlebook::policy::credit::Standing;
use circlebook::policy::packs::built_in;
use circlebook::policy::verdict::Outcome;
use generate::{Random, Size, book, group, group_id};
use std::collections::BTreeSet;

const SIZE: Size = Size { groups: 3, sessions: 8, mentees: 10 };

#[test]
fn the_same_seed_gives_the_same_book_and_another_seed_another() {
    assert_eq!(book(7, SIZE), book(7, SIZE));
    assert_ne!(book(7, SIZE), book(8, SIZE));
}

#[test]
fn every_record_has_an_identifier_of_its_own() {
    let keys: Vec<_> = (0..SIZE.groups).flat_map(|number| group(7, number, SIZE)).map(|record| record.key()).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
}

#[test]
fn a_group_has_the_size_asked_for_and_nobody_attends_longer_than_the_session() {
    let book = book(7, SIZE);
    assert_eq!(book.groups().len(), 3);
    let file = book.group(group_id(1)).unwrap();
    assert_eq!(file.sessions.len(), 8);
    assert_eq!(file.members_as(Role::Mentee).count(), 10);
    for session in file.sessions.iter() {
        let held = session.held.as_ref().unwrap().minutes();
        assert!(session.attendance.iter().flatten().all(|row| row.present + row.late <= held));
    }
}

#[test]
fn every_kind_of_record_that_a_sound_group_has_occurs() {
    let kinds: BTreeSet<_> = group(7, 0, SIZE).iter().map(Record::key).map(|key| key.kind.word()).collect();
    for word in [
        "group",
        "membership",
        "session",
        "individual meeting",
        "need",
        "goal",
        "case",
        "note",
        "evaluation",
        "concern",
    ] {
        assert!(kinds.contains(word), "{word}");
    }
}

#[test]
fn the_generator_is_the_published_one() {
    assert_eq!(Random(0).next(), 0xe220_a839_7b1d_cdaf);
}

#[test]
fn a_sound_group_meets_every_requirement_and_its_credit_is_final() {
    let book = book(7, SIZE);
    let file = book.group(group_id(1)).unwrap();
    let others = book.sharing(group_id(1));
    let packs = &built_in().unwrap()[..2];
    let today = "2021-12-01".parse().unwrap();
    let assessment = assess(&Context { shelf: &book.shelf, file, others: &others, packs, today });
    let open: Vec<_> = assessment
        .verdicts
        .iter()
        .filter(|verdict| matches!(verdict.outcome, Outcome::Fail | Outcome::Unknown | Outcome::Due(_)))
        .map(|verdict| (&*verdict.rule, verdict.subject, verdict.outcome))
        .collect();
    assert_eq!(open, []);
    assert_eq!(assessment.ledgers.len(), 10);
    assert!(assessment.ledgers.values().all(|ledger| ledger.standing == Standing::Final));
}
