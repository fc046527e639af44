//! How long each kind of record is kept, and what goes from the history when its time is up.

use crate::desk::Desk;
use crate::erased_kinds::{APART, desk, is_twin};
use crate::erasing::{bytes, day};
use crate::every_kind::GROUP;
use crate::small::{group, member, note, person};
use chrono::{Months, NaiveDate};
use circlebook::domain::group::Member;
use circlebook::domain::note::Note;
use circlebook::domain::record::{Kind, Record, RecordKey, Settings};
use circlebook::domain::retention::{After, KINDS, Keep};
use circlebook::journal::entry::Act;
use circlebook::journal::erase::{Erasure, expiring};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Records of a kind with the day to which they speak, those of the first half by their numbers.
const DAYS: [(Kind, &[(u128, &str)]); 14] = [
    // the one was held, the other called off; a third is only planned
    (Kind::Session, &[(0x30, "2021-09-07"), (0x32, "2021-09-10")]),
    (Kind::Meeting, &[(0x40, "2021-09-03")]),
    (Kind::Need, &[(0x45, "2021-09-03")]),
    (Kind::Goal, &[(0x50, "2021-09-28")]),
    (Kind::Case, &[(0x60, "2021-09-02")]),
    (Kind::Concern, &[(0x70, "2021-09-03")]),
    (Kind::Incident, &[(0x90, "2021-09-07")]),
    (Kind::Matter, &[(0xd1, "2021-09-07")]),
    (
        Kind::Note,
        &[
            (0xa0, "2021-09-07"),
            (0xa1, "2021-09-07"),
            (0xa2, "2021-09-07"),
            (0xa3, "2021-09-07"),
            (0xa4, "2021-09-07"),
            (0xa5, "2021-09-07"),
            (0xa6, "2021-09-07"),
            (0xa7, "2021-09-07"),
            (0xa8, "2021-09-07"),
            (0xf7, "2021-09-07"),
        ],
    ),
    (Kind::Statement, &[(0xd0, "2021-09-07")]),
    (Kind::Assent, &[(0xe0, "2021-09-20"), (0xe1, "2021-09-20"), (0xe2, "2021-09-20")]),
    (Kind::Evaluation, &[(0xb0, "2021-09-30")]),
    (Kind::Hours, &[(0x80, "2021-09-08")]),
    (Kind::Member, &[(0x20, "2021-09-29")]),
];

/// Notes that are about one person.
const OF_A_PERSON: [u128; 4] = [0xa1, 0xa2, 0xa7, 0xf7];

/// Until when the records of this kind are kept, where they are kept for a year.
fn kept(desk: &Desk, kind: Kind, after: After) -> BTreeMap<RecordKey, NaiveDate> {
    let keeps = [Keep { kind, months: 12, after }];
    expiring(desk.book.group(GROUP).unwrap(), &keeps).map(|due| (due.key, due.until)).collect()
}

fn a_year_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(12)).unwrap()
}

#[test]
fn every_kind_of_record_is_kept_from_the_day_to_which_it_speaks() {
    assert_eq!(DAYS.map(|(kind, _)| kind), KINDS);
    let desk = desk();
    for (kind, days) in DAYS {
        let until = |apart: u128| {
            let entry = move |(number, on): &(u128, &str)| {
                (RecordKey::new(kind, Uuid::from_u128(number + apart)), a_year_after(day(on)))
            };
            days.iter().map(entry)
        };
        assert_eq!(kept(&desk, kind, After::Record), until(0).chain(until(APART)).collect(), "{kind:?}");
    }
}

/// A membership with something said of it, so that it is not bare already.
fn left(number: u128, person: u128, on: &str) -> Record {
    let Record::Member(member) = member(number, 1, person) else { panic!("a member") };
    Member { group: GROUP, left: Some(day(on)), fit: "said".to_owned(), ..member }.into()
}

#[test]
fn every_kind_of_record_is_kept_from_the_day_on_which_whoever_it_concerns_left() {
    let mut desk = desk();
    let mentor = left(0x21, 0x01, "2021-10-05");
    desk.put([left(0x20, 0x02, "2021-09-29"), left(0x20 + APART, 0x02 + APART, "2021-09-25"), mentor]).unwrap();
    for kind in KINDS {
        let found = kept(&desk, kind, After::Leaving);
        for record in desk.records().into_iter().filter(|record| record.key().kind == kind) {
            let key = record.key();
            let of_all = match kind {
                Kind::Session | Kind::Incident | Kind::Evaluation => true,
                Kind::Note => !OF_A_PERSON.contains(&(key.id.as_u128() % APART)),
                _ => key.id.as_u128() == 0x21,
            };
            let last = match (of_all, is_twin(&record)) {
                (true, _) => "2021-10-05",
                (false, true) => "2021-09-25",
                (false, false) => "2021-09-29",
            };
            let planned = key.id.as_u128() % APART == 0xf8;
            let expected = (!planned).then(|| a_year_after(day(last)));
            assert_eq!(found.get(&key), expected.as_ref(), "{record:?}");
        }
    }
    let Record::Member(mentor) = left(0x21, 0x01, "2021-10-05") else { panic!("a member") };
    desk.put([Member { left: None, ..mentor }.into()]).unwrap();
    assert_eq!(kept(&desk, Kind::Session, After::Leaving), BTreeMap::new(), "not all have left");
    assert_eq!(kept(&desk, Kind::Need, After::Leaving).len(), 2);
}

/// A note of that day.
fn noted(number: u128, on: &str, text: &str) -> Record {
    let Record::Note(note) = note(number, 1, 1, text) else { panic!("a note") };
    Note { on: day(on), ..note }.into()
}

#[test]
fn the_history_loses_what_was_taken_away_and_is_over_and_nothing_else() {
    let mut desk = Desk::new(1);
    let retention = vec![Keep { kind: Kind::Note, months: 12, after: After::Record }];
    let settings = Settings { id: Uuid::nil(), keeper: None, retention };
    desk.put([group(1, "G"), person(1, "Anna"), member(1, 1, 1), settings.into()]).unwrap();
    desk.put([noted(1, "2021-09-07", "Old and gone"), noted(2, "2022-06-01", "New and gone")]).unwrap();
    desk.put([noted(3, "2021-09-07", "Another day first")]).unwrap();
    desk.put([noted(3, "2022-06-01", "Stands")]).unwrap();
    desk.remove(&noted(1, "2021-09-07", "")).unwrap();
    desk.remove(&noted(2, "2022-06-01", "")).unwrap();
    let before = bytes(&desk);
    let on = |desk: &Desk, today: &str| Erasure::of_due(&desk.book, day(today));
    let mut same = desk.clone();
    assert_eq!(same.erase(&on(&desk, "2022-09-07"), Act::Expire), Ok(0), "on the last day it is kept");
    assert!(before.contains("Old and gone") && bytes(&same).contains("Old and gone"));
    assert_eq!(desk.erase(&on(&desk, "2022-09-08"), Act::Expire), Ok(1));
    let after = bytes(&desk);
    assert!(!after.contains("Old and gone"));
    for stays in ["New and gone", "Another day first", "Stands"] {
        assert!(after.contains(stays), "{stays}");
    }
    assert_eq!(desk.erase(&on(&desk, "2023-06-02"), Act::Expire), Ok(3));
    let gone = bytes(&desk);
    assert!(["New and gone", "Another day first", "Stands"].into_iter().all(|text| !gone.contains(text)));
}
