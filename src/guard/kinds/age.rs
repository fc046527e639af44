//! Ages of 90 and over: there are so few that an age alone can tell who somebody is.

use super::Kind;
use super::birth_date::births;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, words};

/// The least age that tells, and the greatest that anybody has reached.
const AGES: std::ops::RangeInclusive<i32> = 90..=120;

const UNITS: &[u32] = words!("one two three four five six seven eight nine");

pub(super) fn find(text: &Text<'_>, reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let old = |year: i32| reading.year.is_some_and(|now| AGES.contains(&(now - year)));
    let by_birth = births(text, reading).filter(|(_, _, year, _)| year.is_some_and(old));
    found.extend(by_birth.map(|(from, to, ..)| text.found(from, to, Kind::Age, Certainty::Warns)));
    for at in 0..text.len() {
        let token = text.at(at);
        let year = token.value().and_then(|year| i32::try_from(year).ok()).filter(|_| token.count() == 4);
        let to = if token.among(words!("nonagenarian nonagenarians centenarian centenarians supercentenarian"))
            || year.is_some_and(|year| old(year) && text.before(at, 2, words!("born")) && !text.touches(at))
            || is_decade(text, at)
        {
            Some(at + usize::from(token.is("90") && text.at(at + 1).is("s")))
        } else {
            number(text, at).filter(|to| says_age(text, at, *to))
        };
        if let Some(to) = to {
            found.push(text.found(at, to, Kind::Age, Certainty::Warns));
        }
    }
}

/// `in her nineties`, `his late 90s`
fn is_decade(text: &Text<'_>, at: usize) -> bool {
    let nineties = text.at(at).is("nineties") || text.at(at).is("90") && text.touches(at) && text.at(at + 1).is("s");
    nineties && text.before(at, 2, words!("her his their my your early late"))
}

/// A number from 90 to 120 that begins at the token, in digits or in words: the token at which it ends.
fn number(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.at(at);
    if token.is("ninety") {
        let unit = at + 1 + usize::from(text.at(at + 1).is_hyphen());
        return Some(if text.at(unit).among(UNITS) { unit } else { at });
    }
    if token.is("hundred") {
        let unit = at + 2;
        return Some(if text.at(at + 1).is("and") && text.at(unit).is_word() { unit } else { at });
    }
    let parted =
        text.touches(at.wrapping_sub(1)) && matches!(text.at(at.wrapping_sub(1)).text, "." | "," | "/" | "£" | "$");
    let value = token.value().filter(|_| !parted)?;
    i32::try_from(value).is_ok_and(|value| AGES.contains(&value)).then_some(at)
}

/// True where the words around the number make it an age.
fn says_age(text: &Text<'_>, from: usize, to: usize) -> bool {
    let hyphen = |at: usize| at + usize::from(text.at(at).is_hyphen());
    let unit = hyphen(to + 1);
    let old = hyphen(unit + 1);
    let years = text.at(unit).among(words!("year years yr yrs"))
        && (text.at(old).among(words!("old olds lady man woman gentleman"))
            || text.at(old).is("of") && text.at(old + 1).is("age"));
    let short = text.at(unit).among(words!("yo yrsold y")) && (text.at(unit).is("yo") || text.at(unit + 1).text == "/")
        || text.at(unit).is("y") && text.at(unit + 1).text == "." && text.at(unit + 2).is("o");
    let sex = text.touches(to) && matches!(text.at(to + 1).text, "F" | "M") && text.ends(to + 1);
    let birthday = text.at(unit).among(words!("th st nd rd")) && text.at(unit + 1).is("birthday");
    let before = |back: usize| text.at(from.wrapping_sub(back));
    let aged = before(1).among(words!("aged turned turning"))
        || before(1).is("age") && !before(2).among(words!("the average"))
        || before(2).is("age") && (before(1).is("of") || before(1).text == ":");
    let counted =
        text.at(to + 1).among(words!("percent minutes people sessions hours metres")) || text.at(to + 1).text == "%";
    years || short || sex || birthday || aged && !counted
}

#[cfg(test)]
mod tests {
    use super::super::{found_by, quiet};
    use super::*;

    fn fires(texts: &[(&str, &str)]) {
        super::super::fires(Kind::Age, Certainty::Warns, texts);
    }

    #[test]
    fn ages_from_ninety_on_warn() {
        fires(&[
            ("90 years old", "90"),
            ("a 91-year-old", "91"),
            ("aged 97", "97"),
            ("age: 93", "93"),
            ("92 y/o", "92"),
            ("94yo", "94"),
            ("at 98 years of age", "98"),
            ("Ninety-four years old", "Ninety-four"),
            ("a hundred and two years old", "hundred and two"),
            ("in her nineties", "nineties"),
            ("his late 90s", "90s"),
            ("a centenarian", "centenarian"),
            ("93F, lives alone", "93"),
            ("her 92nd birthday", "92"),
        ]);
    }

    #[test]
    fn the_year_of_birth_tells_the_age_where_the_year_is_known() {
        fires(&[("DOB 04/02/1931", "04/02/1931"), ("born in 1931", "1931"), ("born 1.1.35", "1.1.35")]);
        quiet(Kind::Age, &["born 1.1.36", "born in 1936"]);
        assert_eq!(found_by(Kind::Age, "DOB 04/02/1931", &Reading::default()), []);
    }

    #[test]
    fn other_numbers_and_lesser_ages_are_quiet() {
        quiet(
            Kind::Age,
            &[
                "89 years old",
                "121 years old",
                "90 minutes",
                "90 years of service",
                "aged care 91",
                "in the nineties",
                "95 percent",
                "£93M",
                "1.95 years old",
                "in his eighties",
                "",
            ],
        );
    }
}
