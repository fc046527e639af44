//! The guard against the labelled notes, and what must hold for any text.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod corpus;
#[path = "../entries/guard.rs"]
mod entry;
#[path = "../exchange/every_kind.rs"]
mod every_kind;

use circlebook::guard::kinds::Kind;
use circlebook::guard::{Finding, OffLimits, Reading, scan};
use circlebook::journal::texts::texts;
use corpus::{corpus, scores};
use proptest::prelude::*;

#[test]
fn recall_and_precision_hold_for_each_kind() {
    let parts = corpus();
    let notes: Vec<_> = parts.iter().flat_map(|(_, notes)| notes).collect();
    let plain = notes.iter().filter(|note| note.labels.is_empty()).count();
    assert!(notes.len() >= 600 && plain * 2 >= notes.len(), "{plain} of {} notes have nothing in them", notes.len());
    for (kind, score) in scores(notes) {
        assert!(score.hit >= 20, "{kind:?} is tried {} times only", score.hit);
        assert!(score.recall() >= 0.98, "recall of {kind:?} is {:.3}: {:#?}", score.recall(), score.missed);
        assert!(score.precision() >= 0.95, "precision of {kind:?} is {:.3}: {:#?}", score.precision(), score.wrong);
    }
}

#[test]
fn the_notes_are_all_different() {
    let parts = corpus();
    let mut texts: Vec<_> = parts.iter().flat_map(|(_, notes)| notes).map(|note| &note.text).collect();
    texts.sort();
    let all = texts.len();
    texts.dedup();
    assert!(texts.len() >= 600 && texts.len() + all / 20 >= all, "{} of {all} notes are different", texts.len());
}

fn read(text: &str, off_limits: &[String]) -> Vec<Finding> {
    scan(text, &Reading { year: Some(2025), off_limits: Some(&OffLimits::of(off_limits)) })
}

/// Pieces of which much is made that the guard stops at.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "943 476 5919",
        "0101901232",
        "DOB ",
        "04/02/1931",
        "Mrs ",
        "Patel",
        "SW1A 1AA",
        "07700 900461",
        "a@b.org",
        "AB 12 34 56 C",
        "the only ",
        "nurse in ",
        "aged 93",
        "Ada",
        "NHS no. ",
        "EKAQ 215",
        "sertraline",
        " ",
        "-",
        ".",
        "\n",
        "\n\n",
        "\u{a0}",
        "\u{200b}",
        "９",
        "٣",
        "'",
        "é",
        "😀",
        "(",
        "+44",
        "1",
        "22",
        "333",
        "born ",
        "90s",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn findings_are_pieces_of_the_text_and_an_empty_line_parts_them(one in text(), other in text()) {
        entry::enter(format!("{one}\0{other}\0Ada\nthe Crown inn").as_bytes());
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        entry::enter(&bytes);
    }
}

#[test]
fn every_text_of_every_record_is_read_and_no_datum() {
    let all: Vec<_> = every_kind::records().iter().flat_map(texts).collect();
    for (path, text) in [
        ("full_name", "Zoë Ωmega 😀"),
        ("source", "https://registry.example"),
        ("fit", "works with families"),
        ("agenda[0].title", "round"),
        ("self_check.correction", "slow down"),
        ("notes", "went well"),
    ] {
        assert!(all.iter().any(|(at, own)| at == path && own == text), "`{path}` is not among {all:#?}");
    }
    for (path, text) in &all {
        let is_datum = text.parse::<uuid::Uuid>().is_ok() || text.starts_with("2021-");
        assert!(!is_datum, "{path}: {text}");
        assert_eq!(read(text, &[]), [], "{path}: {text}");
    }
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let mut keys: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Kind::ALL.len());
}
