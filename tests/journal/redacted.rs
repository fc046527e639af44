//! What a redaction takes for a text that somebody typed, and what it leaves alone.

use crate::erased_kinds;
use crate::erasing::{desk, session};
use crate::small::member;
use circlebook::domain::group::Member;
use circlebook::domain::record::Record;
use circlebook::journal::entry::Act;
use circlebook::journal::erase::{Erasure, MARK};

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
