//! What a pack is: the same bytes from the same book, tied to the journal, cut to its period, read back as it was.

use crate::every_kind::GROUP;
use crate::marked::{AT, FIRST, SECOND, correct, desk, pack, text};
use chrono::NaiveDate;
use circlebook::domain::record::{Kind, Record};
use circlebook::evidence::pack::{Pack, Part, Period};
use circlebook::evidence::seal::{Seal, part_digest, shown_digest, write};
use circlebook::evidence::sections::{Did, Value};
use circlebook::journal::bytes::Bytes32;
use circlebook::journal::chain;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn raw(text: &str) -> BTreeMap<String, Box<RawValue>> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_same_book_gives_the_same_bytes_apart_from_the_time() {
    let first = text(&pack(&desk(), None, Period::default(), AT));
    assert_eq!(first, text(&pack(&desk(), None, Period::default(), AT)));
    let later = text(&pack(&desk(), None, Period::default(), "2021-12-02T09:00+00:00[Europe/London]"));
    let (first, later) = (raw(&first), raw(&later));
    let differ: Vec<_> = first.keys().filter(|key| first[*key].get() != later[*key].get()).collect();
    assert_eq!(differ, ["about", "seal"]);
}

#[test]
fn a_pack_reads_back_as_it_was_and_every_part_has_its_digest() {
    for mentee in [None, Some(FIRST), Some(SECOND)] {
        let made = pack(&desk(), mentee, Period::default(), AT);
        let written = write(&made, Some(Bytes32::sha256(&[b"shown"]))).unwrap();
        assert!(!written.text.contains(['<', '>', '&']), "it stands in a page as it is");
        let parts = raw(&written.text);
        let read = Pack::of_parts(|part| parts.get(part.key()).map(|text| text.get())).unwrap();
        assert_eq!(read, made);
        let seal: Seal = serde_json::from_str(parts["seal"].get()).unwrap();
        assert_eq!(seal, written.seal);
        assert!(seal.is_whole());
        assert_eq!(seal.parts.len(), Part::ALL.len());
        for (part, digest) in &seal.parts {
            assert_eq!(part_digest(*part, parts[part.key()].get()), *digest, "{part:?}");
        }
        assert_eq!(seal.code().len(), 24);
    }
}

#[test]
fn a_part_that_is_missing_or_odd_is_named() {
    let parts = raw(&text(&pack(&desk(), None, Period::default(), AT)));
    let without =
        Pack::of_parts(|part| parts.get(part.key()).map(|text| text.get()).filter(|_| part != Part::Sessions));
    assert_eq!(without.unwrap_err().to_string(), "`sessions`: it is missing");
    let odd = Pack::of_parts(|part| {
        if part == Part::Roster { Some("[{\"thing\":\"x\"}]") } else { parts.get(part.key()).map(|text| text.get()) }
    });
    let error = odd.unwrap_err().to_string();
    assert!(error.starts_with("`roster[0].thing`: "), "{error}");
}

#[test]
fn what_is_shown_is_digested_without_its_one_code() {
    let code = "ABCD-2345";
    let with = shown_digest("<p>Code <b>ABCD-2345</b></p>", code);
    assert_eq!(with, shown_digest("<p>Code <b></b></p>", code));
    assert_ne!(with, shown_digest("<p>code <b>ABCD-2345</b></p>", code));
    assert_ne!(with, shown_digest("<p>Code <b>ABCD-2345ABCD-2345</b></p>", code));
}

#[test]
fn contents_belong_to_their_entries_and_entries_to_the_head() {
    let desk = desk();
    let chain = pack(&desk, None, Period::default(), AT).chain.unwrap();
    chain::verify(&chain.entries).unwrap();
    let last = chain.entries.last().unwrap();
    assert_eq!((chain.heads[0].hash, chain.heads[0].number), (last.hash, last.number));
    assert_eq!(Some(chain.heads[0].hash), desk.head.hash);
    assert!(chain.heads[0].own);
    assert!(chain.held.len() > 20, "{}", chain.held.len());
    for held in &chain.held {
        assert_eq!(Bytes32::sha256(&[&held.salt.0, held.content.as_bytes()]), held.digest);
        let entry = desk.entry(held.revision);
        assert_eq!(entry.hash, held.entry);
        assert!(entry.change(held.key).is_some());
    }
    assert!(chain.entries.iter().flat_map(|entry| &entry.changes).all(|change| change.state.content().is_none()));
}

#[test]
fn a_mentees_entries_are_all_their_own() {
    let desk = desk();
    let chain = pack(&desk, Some(SECOND), Period::default(), AT).chain.unwrap();
    assert!(chain.withheld.is_empty());
    assert!(chain.entries.len() > 5, "{}", chain.entries.len());
    for entry in &chain.entries {
        assert_eq!(chain::hash(entry).unwrap(), entry.hash);
    }
    // The first mentee's records stand in one entry with all others, which names records of others.
    let first = pack(&desk, Some(FIRST), Period::default(), AT).chain.unwrap();
    assert!(first.entries.is_empty() && !first.held.is_empty());
}

#[test]
fn a_correction_says_what_stood_there_and_an_addition_is_none() {
    let mut desk = desk();
    let file = desk.book.group(GROUP).unwrap().clone();
    let mut session = file.sessions.iter().find(|session| session.held.is_some()).unwrap().clone();
    session.attendance.as_mut().unwrap()[0].present = circlebook::domain::units::Minutes(60);
    session.conduct.format = "Round".to_owned();
    correct(&mut desk, session.into());
    let pack = pack(&desk, None, Period::default(), AT);
    let corrections: Vec<_> = pack.corrections.iter().filter(|one| one.did == Did::Changed).collect();
    assert_eq!(corrections.len(), 1);
    let lines: Vec<_> = corrections[0].lines.iter().map(|line| line.path.as_str()).collect();
    assert_eq!(lines, ["attendance[0].present", "conduct.format"]);
    let present = &corrections[0].lines[0];
    assert_eq!((&present.before, &present.after), (&Value::Number(70), &Some(Value::Number(60))));

    let mut addition = crate::marked::desk();
    let need = addition.records().into_iter().find(|record| record.key().kind == Kind::Need).unwrap();
    let Record::Need(mut need) = need else { panic!() };
    need.id = circlebook::domain::ids::NeedId::from_number(0x77);
    addition.put([need.into()]).unwrap();
    assert!(crate::marked::pack(&addition, None, Period::default(), AT).corrections.is_empty());
}

#[test]
fn a_period_holds_both_its_ends_and_nothing_outside() {
    let within = |from, to| {
        let period = Period { from, to };
        let pack = pack(&desk(), None, period, AT);
        (
            pack.sessions.iter().filter(|session| session.cancelled.is_none()).count(),
            pack.evaluations.len(),
            pack.roster.len(),
        )
    };
    // The session is held on 7 September, the evaluation on the 30th; members join on the 3rd and leave on the 29th.
    assert_eq!(within(day("2021-09-07"), day("2021-09-07")), (1, 0, 2));
    assert_eq!(within(day("2021-09-08"), day("2021-09-29")), (0, 0, 2));
    assert_eq!(within(day("2021-09-30"), day("2021-09-30")), (0, 1, 0));
    assert_eq!(within(None, day("2021-09-06")), (0, 0, 2));
    assert_eq!(within(None, day("2021-08-31")), (0, 0, 0));
    assert_eq!(within(None, None), (1, 1, 2));
}
