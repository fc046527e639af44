//! A text as words, numbers and signs, each with its place; what the kinds of finding read.

use super::finding::{Certainty, Finding};
use super::kinds::Kind;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, with apostrophes between them.
    Word,
    /// Decimal digits of any script.
    Number,
    /// Anything else that is seen, one sign at a time.
    Sign,
}

/// A token and the byte at which it starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) shape: Shape,
    pub(super) key: u32,
}

/// Words as their keys: a token is looked up among a hundred of them in the time of comparing a few letters.
macro_rules! words {
    ($text:literal) => {{
        const WORDS: &[u32] = &$crate::guard::tokens::keys::<{ $crate::guard::tokens::count($text) }>($text);
        WORDS
    }};
}
pub(super) use words;

/// How many words there are in a text with one blank between any two.
pub(super) const fn count(text: &str) -> usize {
    let (mut rest, mut words) = (text.as_bytes(), 1);
    while let [first, after @ ..] = rest {
        if *first == b' ' {
            words += 1;
        }
        rest = after;
    }
    words
}

/// The key of each word of such a text.
pub(super) const fn keys<const WORDS: usize>(text: &str) -> [u32; WORDS] {
    let mut keys = [0; WORDS];
    let mut rest = text.as_bytes();
    let mut left: &mut [u32] = &mut keys;
    while let Some((key, others)) = left.split_first_mut() {
        *key = SEED;
        while let [first, after @ ..] = rest {
            rest = after;
            if *first == b' ' {
                break;
            }
            *key = with(*key, *first);
        }
        left = others;
    }
    keys
}

/// The key of a word, whatever its case and its apostrophe. (FNV-1a)
pub(super) fn key(word: &str) -> u32 {
    let plain = word.chars().flat_map(char::to_lowercase).map(|sign| if sign == '’' { '\'' } else { sign });
    plain.fold(SEED, |key, sign| sign.encode_utf8(&mut [0; 4]).bytes().fold(key, with))
}

const SEED: u32 = 0x811c_9dc5;

const fn with(key: u32, byte: u8) -> u32 {
    (key ^ byte.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193)
}

impl Token<'_> {
    /// The byte after its last.
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// True where it reads so, in whatever case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// True where it is one of these words, in whatever case.
    pub(super) fn among(&self, words: &[u32]) -> bool {
        words.contains(&self.key)
    }

    /// True where it ends in one of these, and has at least two letters before.
    pub(super) fn ends_in(&self, endings: &str) -> bool {
        endings.split(' ').any(|ending| {
            let before = self.text.len().checked_sub(ending.len()).filter(|before| *before > 1);
            before.and_then(|before| self.text.get(before..)).is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
        })
    }

    pub(super) fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    pub(super) fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    /// True for a word that begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.is_word() && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// True for a word all in capitals.
    pub(super) fn is_shouted(&self) -> bool {
        self.is_word() && !self.text.chars().any(char::is_lowercase)
    }

    /// How many signs it has.
    pub(super) fn count(&self) -> usize {
        self.text.chars().count()
    }

    /// Its digits, in whatever script they are written.
    pub(super) fn digits(&self) -> impl Iterator<Item = u32> {
        self.text.chars().filter_map(digit)
    }

    /// The number, where it has so few digits that it can be one.
    pub(super) fn value(&self) -> Option<u32> {
        (self.is_number() && self.count() <= 8).then(|| self.digits().fold(0, |value, digit| value * 10 + digit))
    }

    /// True for a hyphen or a dash of any length.
    pub(super) fn is_hyphen(&self) -> bool {
        matches!(self.text, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}")
    }
}

/// So many tokens are looked at for each word, so that a text full of signs is not read over and over.
const SIGNS: usize = 4;

/// What stands where there is no token.
const NOTHING: Token<'static> = Token { text: "", start: 0, shape: Shape::Sign, key: 0 };

/// A part of a text without an empty line in it: no finding reaches over one.
#[derive(Debug)]
pub(super) struct Text<'a> {
    source: &'a str,
    tokens: Vec<Token<'a>>,
    start: usize,
}

impl<'a> Text<'a> {
    /// The part of a text that begins at its byte `start`.
    pub(super) fn new(source: &'a str, start: usize) -> Self {
        let mut tokens: Vec<Token<'a>> = Vec::new();
        let mut signs = source.char_indices().peekable();
        while let Some((from, sign)) = signs.next() {
            if is_blank(sign) {
                continue;
            }
            let (shape, mut end) = (shape(sign), from + sign.len_utf8());
            while shape != Shape::Sign
                && let Some((at, next)) = signs.peek().copied()
            {
                let after = source.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
                let joins =
                    shape == Shape::Word && matches!(next, '\'' | '’') && after.is_some_and(char::is_alphabetic);
                if !joins && self::shape(next) != shape {
                    break;
                }
                end = at + next.len_utf8();
                signs.next();
            }
            let text = source.get(from..end).unwrap_or_default();
            tokens.push(Token { text, start: from, shape, key: if shape == Shape::Sign { 0 } else { key(text) } });
        }
        Self { source, tokens, start }
    }

    /// A finding that reaches from one token to another.
    pub(super) fn found(&self, from: usize, to: usize, kind: Kind, certainty: Certainty) -> Finding {
        Finding { start: self.start + self.at(from).start, end: self.start + self.at(to).end(), kind, certainty }
    }

    pub(super) const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token at that place, or nothing; places before the first are made by `wrapping_sub`.
    pub(super) fn at(&self, place: usize) -> Token<'a> {
        self.tokens.get(place).copied().unwrap_or(NOTHING)
    }

    /// True where the token and the next stand side by side.
    pub(super) fn touches(&self, place: usize) -> bool {
        let (own, next) = (self.at(place), self.at(place.wrapping_add(1)));
        !own.text.is_empty() && !next.text.is_empty() && own.end() == next.start
    }

    /// True where no letter or digit clings to the end of the token.
    pub(super) fn ends(&self, place: usize) -> bool {
        !(self.touches(place) && self.at(place + 1).shape != Shape::Sign)
    }

    /// True where there are at most two blanks, and no new line, between the token and the next.
    pub(super) fn near(&self, place: usize) -> bool {
        let (own, next) = (self.at(place), self.at(place.wrapping_add(1)));
        let between = self.source.get(own.end()..next.start).filter(|_| !own.text.is_empty() && !next.text.is_empty());
        between.is_some_and(|between| !between.contains(['\n', '\r']) && between.chars().count() <= 2)
    }

    /// True where one of these words is among the `reach` words before the token, in the same sentence.
    pub(super) fn before(&self, place: usize, reach: usize, words: &[u32]) -> bool {
        let look = place.saturating_sub(reach * SIGNS)..place;
        let sentence = look.rev().take_while(|at| !self.ends_sentence(*at)).map(|at| self.at(at));
        sentence.filter(Token::is_word).take(reach).any(|token| token.among(words))
    }

    /// True where one of these words is among the `reach` words from the token on, in the same sentence.
    pub(super) fn after(&self, place: usize, reach: usize, words: &[u32]) -> bool {
        let look = place..self.len().min(place.saturating_add(reach * SIGNS));
        let sentence = look.take_while(|at| !self.ends_sentence(*at)).map(|at| self.at(at));
        sentence.filter(Token::is_word).take(reach).any(|token| token.among(words))
    }

    /// True for a full stop, a question or an exclamation mark with a capital after it.
    fn ends_sentence(&self, place: usize) -> bool {
        let ends = matches!(self.at(place).text, "." | "?" | "!") && !self.touches(place);
        ends && self.at(place + 1).is_capital()
            && !self.at(place.wrapping_sub(1)).among(words!("no nr tel ext ref mr mrs ms dr"))
    }
}

/// The value of a decimal digit of any script that people type.
pub(super) fn digit(sign: char) -> Option<u32> {
    /// The zero of each run of ten.
    const ZEROS: [u32; 16] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0xFF10,
    ];
    sign.to_digit(10).or_else(|| {
        let code = u32::from(sign);
        ZEROS.iter().filter_map(|zero| code.checked_sub(*zero)).find(|value| *value < 10)
    })
}

fn shape(sign: char) -> Shape {
    if digit(sign).is_some() {
        Shape::Number
    } else if sign.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&sign) {
        Shape::Word
    } else {
        Shape::Sign
    }
}

/// True for what is not seen: blanks of any width, and signs without any.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        Text::new(text, 0).tokens.iter().map(|token| token.text.to_owned()).collect()
    }

    #[test]
    fn a_text_falls_into_words_numbers_and_signs() {
        assert_eq!(texts("SW1A 1AA"), ["SW", "1", "A", "1", "AA"]);
        assert_eq!(texts("O'Neill’s, it's 5.30"), ["O'Neill’s", ",", "it's", "5", ".", "30"]);
        assert_eq!(texts("٠١ ９x"), ["٠١", "９", "x"]);
        assert!(texts(" \u{200b}\u{a0}\n").is_empty());
    }

    #[test]
    fn digits_of_any_script_have_their_value() {
        assert_eq!(['0', '9', '٣', '९', '９'].map(digit), [0, 9, 3, 9, 9].map(Some));
        assert_eq!(['a', '½', '²'].map(digit), [None; 3]);
        assert_eq!(Text::new("２５", 0).at(0).value(), Some(25));
    }

    #[test]
    fn words_before_and_after_stay_in_the_sentence() {
        let text = Text::new("Order no. 12 came. Tel 34", 0);
        assert!(text.before(3, 2, words!("tel order")));
        assert!(!text.before(3, 1, words!("order")));
        let last = text.len() - 1;
        assert!(text.before(last, 5, words!("tel")) && !text.before(last, 5, words!("came")));
        assert!(text.after(0, 2, words!("no")) && !text.after(3, 5, words!("tel")));
    }
}
