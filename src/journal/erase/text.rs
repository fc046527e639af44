//! A stretch of text that is to stand nowhere: where it stands, and what is left without it.

use crate::domain::dates::Moment;
use crate::domain::record::{Kind, Record};
use crate::journal::content::Content;
use crate::json::decode;
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

/// What stands in place of a text that was redacted. It is the same in every language, so that two copies can be compared.
pub const MARK: &str = "[redacted]";

/// Fields that hold keys of the format and not what somebody typed.
const KEYS: [&str; 3] = ["packs", "programme", "rule"];

/// A stretch of text, found however it is spaced and in capitals or not: `943 476 5919` is `943-476-5919` too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    letters: Vec<char>,
    mark: String,
}

impl Piece {
    /// The piece, and what is written in its place; none where the text has no letter and no digit.
    #[must_use]
    pub fn new(text: &str, mark: &str) -> Option<Self> {
        let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).map(folded).collect();
        (!letters.is_empty()).then(|| Self { letters, mark: mark.to_owned() })
    }

    /// True where it stands in the text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.first(&spelled(text), text, 0).is_some()
    }

    /// The text with the mark in its place; none where it does not stand there.
    #[must_use]
    pub fn out_of(&self, text: &str) -> Option<String> {
        let spelled = spelled(text);
        let (mut left, mut from, mut done) = (String::new(), 0, 0);
        while let Some((at, start, end)) = self.first(&spelled, text, from) {
            left.push_str(text.get(done..start)?);
            left.push_str(&self.mark);
            (from, done) = (at + self.letters.len(), end);
        }
        left.push_str(text.get(done..)?);
        (done > 0).then_some(left)
    }

    /// The first place from the letter `from` on: that letter, and where the piece begins and ends.
    fn first(&self, spelled: &[(char, usize, usize)], text: &str, from: usize) -> Option<(usize, usize, usize)> {
        let windows = spelled.windows(self.letters.len()).enumerate().skip(from);
        let mut found = windows.filter_map(|(at, window)| {
            let same = window.iter().map(|(letter, ..)| letter).eq(&self.letters);
            let (first, last) = same.then(|| window.first().zip(window.last()))??;
            let whole = is_edge(text, first.1) && is_edge(text, last.2);
            whole.then_some((at, first.1, last.2))
        });
        found.next()
    }
}

fn folded(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Letters and digits, each with its place.
fn spelled(text: &str) -> Vec<(char, usize, usize)> {
    let letters = text.char_indices().filter(|(_, letter)| letter.is_alphanumeric());
    letters.map(|(at, letter)| (folded(letter), at, at + letter.len_utf8())).collect()
}

/// True where no word and no number goes on at the place.
fn is_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    let goes_on = |(one, other): (char, char)| {
        one.is_alphabetic() && other.is_alphabetic() || one.is_numeric() && other.is_numeric()
    };
    !before.zip(after).is_some_and(goes_on)
}

/// The texts of a value that somebody may have typed; `visit` writes another in their place.
fn each(field: &str, value: &mut Value, visit: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) if !is_datum(text) && !KEYS.contains(&field) => visit(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each(field, item, visit)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| each(name, value, visit)),
        _ => {}
    }
}

fn is_datum(text: &str) -> bool {
    text.parse::<Uuid>().is_ok() || text.parse::<NaiveDate>().is_ok() || text.parse::<Moment>().is_ok()
}

/// True where any of the pieces stands in a text of the content. What cannot be read is taken to hold them.
#[must_use]
pub(super) fn holds(content: &Content, pieces: &[Piece]) -> bool {
    let Ok(mut value) = decode::<Value>(content.text().as_bytes()) else { return true };
    let mut held = false;
    each("", &mut value, &mut |text| held |= pieces.iter().any(|piece| piece.is_in(text)));
    held
}

/// The record with a mark in place of each of the pieces; none where it holds none of them. Of a policy of an
/// organisation's own nothing is taken: it is a file from elsewhere.
#[must_use]
pub(super) fn without(record: &Record, pieces: &[Piece]) -> Option<Record> {
    if record.key().kind == Kind::OwnPolicy {
        return None;
    }
    let mut value: Value = decode(Content::of(record).ok()?.text().as_bytes()).ok()?;
    let mut texts = 0_usize;
    each("", &mut value, &mut |_| texts += 1);
    let mut left = None;
    // one text at a time: a word of the format stays as it is, since the record does not read without it
    for place in 0..texts {
        let (mut tried, mut at, mut changed) = (value.clone(), 0, false);
        each("", &mut tried, &mut |text| {
            if at == place {
                changed = take(text, pieces);
            }
            at += 1;
        });
        if let Some(read) = changed.then(|| read(&tried)).flatten() {
            (value, left) = (tried, Some(read));
        }
    }
    left
}

/// Takes the pieces out of the text; false where none stands there.
fn take(text: &mut String, pieces: &[Piece]) -> bool {
    let mut changed = false;
    for piece in pieces {
        if let Some(left) = piece.out_of(text) {
            (*text, changed) = (left, true);
        }
    }
    changed
}

/// The record that a value is, if it is one.
pub(super) fn read(value: &Value) -> Option<Record> {
    decode(value.to_string().as_bytes()).ok()
}

/// Unsaved text, or any other JSON outside the journal, without the pieces; none where it holds none of them. What is
/// no JSON goes as a whole.
#[must_use]
pub fn in_bytes(bytes: &[u8], pieces: &[Piece]) -> Option<Vec<u8>> {
    let Ok(mut value) = decode::<Value>(bytes) else { return Some(Vec::new()) };
    let mut changed = false;
    each("", &mut value, &mut |text| changed |= take(text, pieces));
    changed.then(|| value.to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(piece: &str, text: &str) -> Option<String> {
        Piece::new(piece, MARK).unwrap().out_of(text)
    }

    #[test]
    fn a_piece_is_found_however_it_is_spaced_and_in_capitals_or_not() {
        let number = "943 476 5919";
        assert_eq!(
            out(number, "seen 943-476-5919, NHS9434765919."),
            Some("seen [redacted], NHS[redacted].".to_owned())
        );
        assert_eq!(out("Mr Smith", "with mr. SMITH today"), Some("with [redacted] today".to_owned()));
        assert_eq!(out("Zoë", "ZOË’s"), Some("[redacted]’s".to_owned()));
    }

    #[test]
    fn a_part_of_a_word_or_number_is_another_word_or_number() {
        assert_eq!(out("Ann", "planned the annual Ann-day"), Some("planned the annual [redacted]-day".to_owned()));
        assert_eq!(out("943", "1943 and 9435"), None);
        assert_eq!(out("a a", "a a a"), Some("[redacted] a".to_owned()));
        assert_eq!(Piece::new(" – ", MARK), None);
    }

    #[test]
    fn unsaved_text_loses_the_piece_and_what_cannot_be_read_goes() {
        let pieces = [Piece::new("Zed", MARK).unwrap()];
        let read = |json: &str| in_bytes(json.as_bytes(), &pieces).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(read(r#"{"notes":"Zed said","n":1}"#), Some(r#"{"n":1,"notes":"[redacted] said"}"#.to_owned()));
        assert_eq!(read(r#"{"notes":"Zeds"}"#), None);
        assert_eq!(read("Zed"), Some(String::new()));
    }
}
