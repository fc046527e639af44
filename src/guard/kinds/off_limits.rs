//! What the group's own cases keep out of the group: the words of the list, and the names in them.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, Token, key};

/// What cases keep out of the group, made ready to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffLimits(Vec<Vec<u32>>);

impl OffLimits {
    /// Of these parts, as their mentees wrote them.
    #[must_use]
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a String>) -> Self {
        let mut phrases: Vec<_> = parts.into_iter().flat_map(|part| phrases(&Text::new(part, 0))).collect();
        phrases.sort_unstable();
        phrases.dedup();
        Self(phrases)
    }
}

pub(super) fn find(text: &Text<'_>, reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for phrase in reading.off_limits.into_iter().flat_map(|off_limits| &off_limits.0) {
        let mut from = 0;
        while from < text.len() {
            let to = matches(text, from, phrase);
            found.extend(to.map(|to| text.found(from, to, Kind::OffLimits, Certainty::Warns)));
            from = to.unwrap_or(from) + 1;
        }
    }
}

/// The words of the whole part, and of each name in it: words that begin with a capital, side by side.
fn phrases(part: &Text<'_>) -> Vec<Vec<u32>> {
    let words: Vec<Token<'_>> = (0..part.len()).map(|at| part.at(at)).filter(is_read).collect();
    let mut phrases = vec![words.as_slice()];
    for name in words.split(|word| !word.is_capital()) {
        // One capital at the start is only the start of a sentence.
        let starts = name.first().is_some_and(|first| words.first().is_some_and(|word| word.start == first.start));
        if !(name.is_empty() || name.len() == 1 && (starts || name.iter().all(|word| word.count() < 3))) {
            phrases.push(name);
        }
    }
    let long = |phrase: &&[Token<'_>]| phrase.iter().map(Token::count).sum::<usize>() >= 3;
    phrases.into_iter().filter(long).map(|phrase| phrase.iter().map(|word| stem(*word)).collect()).collect()
}

fn is_read(token: &Token<'_>) -> bool {
    token.is_word() || token.is_number()
}

/// The key of a word without the ending of a genitive.
fn stem(word: Token<'_>) -> u32 {
    let own = word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix("’s"));
    own.map_or(word.key, key)
}

/// The last token of the phrase that begins at the token.
fn matches(text: &Text<'_>, from: usize, phrase: &[u32]) -> Option<usize> {
    let (mut at, mut to) = (from, from);
    for (place, word) in phrase.iter().enumerate() {
        // A sign between two words, such as a hyphen or a full stop, changes nothing.
        at += usize::from(place > 0 && !is_read(&text.at(at)));
        let token = text.at(at);
        if token.key != *word && stem(token) != *word {
            return None;
        }
        to = at;
        at += 1;
    }
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    fn found<'a>(text: &'a str, parts: &[&str]) -> Vec<&'a str> {
        let off_limits: Vec<_> = parts.iter().map(|part| (*part).to_owned()).collect();
        let off_limits = OffLimits::of(&off_limits);
        let found = found_by(Kind::OffLimits, text, &Reading { year: None, off_limits: Some(&off_limits) });
        found.into_iter().map(|(piece, _)| piece).collect()
    }

    #[test]
    fn the_words_of_the_list_and_the_names_in_them_are_found() {
        assert_eq!(found("with his Sister ada there", &["his sister Ada"]), ["his Sister ada", "ada"]);
        assert_eq!(found("Ada's letter", &["his sister Ada"]), ["Ada's"]);
        assert_eq!(found("at St. Brannock’s", &["St Brannock's"]), ["St. Brannock’s"]);
        assert_eq!(found("the kestrel rowing club", &["Kestrel Rowing Club"]), ["kestrel rowing club"]);
        assert_eq!(found("École Ñandú", &["école ñandú"]), ["École Ñandú"]);
    }

    #[test]
    fn single_words_of_a_name_and_other_words_are_quiet() {
        assert!(found("a rowing club and its name", &["Kestrel Rowing Club", "Name of the school"]).is_empty());
        assert!(found("any text", &["", "a", "."]).is_empty());
        assert!(found("Ada", &[]).is_empty());
    }
}
