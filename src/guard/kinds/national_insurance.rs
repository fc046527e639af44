//! National Insurance numbers: two letters, six digits, and a letter from A to D. (HMRC, NIM39110)

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, Token, words};

/// Pairs of letters that are given to nobody.
const UNUSED: &[u32] = words!("bg gb kn nk nt tn zz");

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for from in 0..text.len() {
        if !is_prefix(text.at(from)) {
            continue;
        }
        let (mut at, mut digits) = (from, 0);
        while digits < 6
            && let Some(next) = next(text, at).filter(|next| text.at(*next).is_number())
        {
            digits += text.at(next).count();
            at = next;
        }
        if digits != 6 || !matches!(at - from, 1..=6) {
            continue;
        }
        let suffix = next(text, at).filter(|suffix| text.at(*suffix).among(words!("a b c d")) && text.ends(*suffix));
        // A single capital after a number is a grade or a room as often, so that the letters have to be capitals as well.
        let called = text.before(from, 4, words!("ni nino insurance"));
        match suffix.filter(|suffix| called || text.at(*suffix).is_shouted() == text.at(from).is_shouted()) {
            Some(to) => found.push(text.found(from, to, Kind::NationalInsurance, Certainty::Blocks)),
            None if called => found.push(text.found(from, at, Kind::NationalInsurance, Certainty::Warns)),
            None => {}
        }
    }
}

/// The next part of the number, past a blank or a hyphen.
fn next(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(text.at(at + 1).is_hyphen());
    (text.near(at) && text.near(next - 1) || next == at + 1 && text.near(at)).then_some(next)
}

fn is_prefix(token: Token<'_>) -> bool {
    let mut letters = token.text.chars().map(|letter| letter.to_ascii_uppercase());
    let (first, second) = (letters.next().unwrap_or('Q'), letters.next().unwrap_or('Q'));
    let given = |letter: char, not: &str| letter.is_ascii_uppercase() && !not.contains(letter);
    token.text.len() == 2 && given(first, "DFIQUV") && given(second, "DFIOQUV") && !token.among(UNUSED)
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn one_of_the_form_blocks() {
        fires(
            Kind::NationalInsurance,
            Blocks,
            &[
                ("AB 12 34 56 C", "AB 12 34 56 C"),
                ("NI: jg103759a.", "jg103759a"),
                ("CE-76-28-41-D", "CE-76-28-41-D"),
                ("AB\u{a0}123456\u{a0}C", "AB\u{a0}123456\u{a0}C"),
            ],
        );
    }

    #[test]
    fn one_without_its_last_letter_warns_where_it_is_called_so() {
        fires(Kind::NationalInsurance, Warns, &[("National Insurance number AB 12 34 56", "AB 12 34 56")]);
        quiet(Kind::NationalInsurance, &["AB 12 34 56"]);
    }

    #[test]
    fn other_codes_are_quiet() {
        quiet(
            Kind::NationalInsurance,
            &["QQ 12 34 56 C", "AB 12 34 5 C", "AB 12 34 567 C", "AB 12 34 56 E", "GB 123456 A", "of 12 34 56 cats"],
        );
    }
}
