//! What a redaction takes for a text that somebody typed, and what it leaves alone.

use crate::erased_kinds;
use crate::erasing::{desk, session};
use crate::small::{member, note, person};
use circlebook::domain::group::Member;
use circlebook::domain::record::Record;
use circlebook::journal::entry::Act;
use circlebook::journal::erase::{Erasure, MARK};
use circlebook::journal::texts::texts;

#[test]
fn days_times_identifiers_and_keys_of_rules_are_no_text() {
    let before = erased_kinds::desk();
    for datum in ["2021-09-07", "London", "000000000001", "cmpc", "CMPC-16"] {
        let mut desk = before.clone();
        let erasure = Erasure::of_text(&desk.book, datum).unwrap();
        assert_eq!(desk.erase(&erasure, Act::Redact), Ok(0), "{datum}");
        assert_eq!(desk.records(), before.records(), "{datum}");
        assert_eq!(desk.entries[..1], before.entries, "{datum}");
    }
}

#[test]
fn a_text_in_a_list_is_a_text_too() {
    let mut desk = desk();
    desk.put([session(1, 1, &[1], "Hello again", &[])]).unwrap();
    desk.erase(&Erasure::of_text(&desk.book, "hello").unwrap(), Act::Redact).unwrap();
    let file = desk.book.groups().values().next().unwrap();
    let session = file.sessions.iter().next().unwrap();
    assert_eq!((session.agenda[0].title.as_str(), session.notes.as_str()), (MARK, "[redacted] again"));
}

#[test]
fn a_word_of_the_format_stays_where_the_same_record_says_it_as_a_text() {
    let mut desk = desk();
    let Record::Member(plain) = member(1, 1, 1) else { panic!("a member") };
    let fit = |fit: &str| Record::from(Member { fit: fit.to_owned(), ..plain.clone() });
    let said = fit("was a mentee before");
    desk.put([said.clone()]).unwrap();
    desk.erase(&Erasure::of_text(&desk.book, "mentee").unwrap(), Act::Redact).unwrap();
    let left = desk.book.get(said.home(), said.key()).unwrap().record;
    assert_eq!(left, fit(&format!("was a {MARK} before")));
}

#[test]
fn the_texts_of_a_record_are_what_was_typed_with_its_place() {
    let of = |record: &Record| -> Vec<(String, String)> {
        let mut found = texts(record);
        found.sort();
        found
    };
    let said = |found: &[(&str, &str)]| -> Vec<(String, String)> {
        found.iter().map(|(place, text)| ((*place).to_owned(), (*text).to_owned())).collect()
    };
    assert_eq!(of(&session(1, 1, &[1], "we met", &[])), said(&[("agenda[0].title", "Hello"), ("notes", "we met")]));
    assert_eq!(of(&person(1, "M01")), said(&[("code_name", "M01")]));
    // nothing tells a word of the format from one that was typed
    assert_eq!(of(&note(1, 1, 1, "no day")), said(&[("about", "other-duties"), ("text", "no day")]));
}
