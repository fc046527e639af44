//! Text that no spreadsheet takes for a formula, and that reads back as it was.
//!
//! A spreadsheet computes a cell that begins with one of a few signs, whatever quotation marks stand around it. Such a text gets an
//! apostrophe in front. So does each part after a separator within the text, because a file with commas that is opened where
//! semicolons are expected falls into other cells than were written.

use std::borrow::Cow;

/// What makes a formula of a cell that begins with it; the wide forms count in some languages.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// What can part cells.
const SEPARATORS: [char; 5] = [',', ';', '\t', '\r', '\n'];
/// What is put in front.
const MARK: char = '\'';

/// The text as it is written into a cell. Characters that cannot be seen, other than the ends of lines and tabs, and those that
/// turn the direction of what follows are left out; all else comes back with [`revive`].
#[must_use]
pub fn inert(text: &str) -> String {
    let text: Cow<'_, str> =
        if text.contains(is_left_out) { text.replace(is_left_out, "").into() } else { text.into() };
    let mut written = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for (place, character) in text.char_indices() {
        if begins && is_active(text.get(place..).unwrap_or_default()) {
            written.push(MARK);
        }
        written.push(character);
        begins = SEPARATORS.contains(&character);
    }
    written
}

/// The text of which [`inert`] made the cell.
#[must_use]
pub fn revive(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut begins = true;
    for (place, character) in cell.char_indices() {
        let after = cell.get(place + character.len_utf8()..).unwrap_or_default();
        if begins && character == MARK && is_active(after) {
            begins = false;
            continue;
        }
        text.push(character);
        begins = SEPARATORS.contains(&character);
    }
    text
}

/// True for a text that a spreadsheet may compute: what stands before the sign, some of them throw away.
#[must_use]
pub fn is_active(text: &str) -> bool {
    let is_passed = |character: char| {
        matches!(character, MARK | '"' | ' ' | '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
            || (character.is_whitespace() && !SIGNS.contains(&character) && character != '\n')
    };
    text.trim_start_matches(is_passed).starts_with(SIGNS)
}

/// True for a character that is not written: control characters, and those that override the direction of writing.
fn is_left_out(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\r' | '\n'))
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_computed_is_not_and_reads_back() {
        for (text, written) in [
            ("", ""),
            ("M01", "M01"),
            ("a-b = c", "a-b = c"),
            ("=1+1", "'=1+1"),
            ("+44", "'+44"),
            ("-", "'-"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("\r=1", "'\r'=1"),
            ("  =1", "'  =1"),
            ("\"=1", "'\"=1"),
            ("＝1", "'＝1"),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("a;=1,-2\n@3", "a;'=1,'-2\n'@3"),
            ("a\t=1", "a\t'=1"),
            ("it's, so", "it's, so"),
            ("'=1", "''=1"),
            ("' =1", "'' =1"),
            ("''", "''"),
            ("'x", "'x"),
        ] {
            assert_eq!(inert(text), written, "{text:?}");
            assert_eq!(revive(written), text, "{written:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_or_turns_the_line_is_left_out() {
        assert_eq!(inert("a\u{0}b\u{202e}c\u{2066}d\u{2069}"), "abcd");
        assert_eq!(inert("\u{202e}=1"), "'=1");
        assert_eq!(inert("\u{7}=1"), "'=1");
    }
}
