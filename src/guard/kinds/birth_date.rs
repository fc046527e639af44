//! Dates of birth: a date near a word of birth, or a full date of a past in which no group has met yet.

use super::Kind;
use crate::guard::Reading;
use crate::guard::dates::date_at;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, words};

/// No book has sessions of this year or of an earlier one, so that a full date in it belongs to somebody's life.
const PAST: i32 = 2009;

const BIRTH: &[u32] = words!("dob birth birthdate birthday born birthdays");

/// What is begun as well as born.
const BEGUN: &[u32] = words!("group idea project programme plan service team hospital trust charity nhs");

/// A date of birth: the tokens from and to, the year if it is written, and how sure it is.
pub(super) type Birth = (usize, usize, Option<i32>, Certainty);

pub(super) fn find(text: &Text<'_>, reading: &Reading<'_>, found: &mut Vec<Finding>) {
    found
        .extend(births(text, reading).map(|(from, to, _, certainty)| text.found(from, to, Kind::BirthDate, certainty)));
}

/// The dates of birth in a text.
pub(super) fn births(text: &Text<'_>, reading: &Reading<'_>) -> impl Iterator<Item = Birth> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let Some(date) = date_at(text, from) else {
                from += 1;
                continue;
            };
            let start = from;
            from = date.to + 1;
            let year = date.year.map(|year| full_year(year, reading.year));
            let said = is_said(text, start, date.to);
            let past = year.is_some_and(|year| year <= PAST) && !date.bare && is_whole(text, start, date.to);
            let certainty = if said && year.is_some() { Certainty::Blocks } else { Certainty::Warns };
            if said || past {
                return Some((start, date.to, year, certainty));
            }
        }
        None
    })
}

/// True where the text says that it is a day of birth: `DOB`, `D.O.B.`, `b.`, `born`, before the date or just after it.
fn is_said(text: &Text<'_>, from: usize, to: usize) -> bool {
    let before = |back: usize| text.at(from.wrapping_sub(back));
    let abbreviated = before(1).text == "." && before(2).among(words!("b birth"))
        || (1..=3).any(|back| before(back).is("b") && before(back + 2).is("o") && before(back + 4).is("d"))
        || before(1).is("b") && !before(1).is_shouted();
    let said = text.before(from, 5, BIRTH) && !text.before(from, 7, BEGUN);
    let behind = text.after(to + 1, 1, words!("dob birthday birth")) || text.after(to + 1, 2, words!("dob birthday"));
    said || abbreviated || behind
}

/// True for a date that stands by itself: `2.4.09`, `01-02-03` and `3 2 2001` are versions, sort codes and counts as often.
fn is_whole(text: &Text<'_>, from: usize, to: usize) -> bool {
    let sign = text.at(from + 1);
    !text.at(from).is_number()
        || !sign.is_number() && (sign.text == "/" || [from, to].iter().any(|at| text.at(*at).count() == 4))
}

/// The year in full: of two digits, the latest that is not ahead.
fn full_year(year: u32, now: Option<i32>) -> i32 {
    let year = i32::try_from(year).unwrap_or_default();
    let now = now.unwrap_or(2025);
    match year {
        100.. => year,
        _ if now - now % 100 + year <= now => now - now % 100 + year,
        _ => now - now % 100 - 100 + year,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn a_date_near_a_word_of_birth_blocks() {
        fires(
            Kind::BirthDate,
            Blocks,
            &[
                ("DOB 04/02/1931", "04/02/1931"),
                ("d.o.b. 4.2.31", "4.2.31"),
                ("born in Leeds on 4th of February 2014", "4th of February 2014"),
                ("date of birth: 1931-02-04", "1931-02-04"),
                ("04/02/1931 (DOB)", "04/02/1931"),
                ("Her son, b. 21/12/2013, stays", "21/12/2013"),
                ("DOB 04021931", "04021931"),
            ],
        );
    }

    #[test]
    fn a_birthday_without_a_year_and_a_day_long_ago_warn() {
        fires(
            Kind::BirthDate,
            Warns,
            &[
                ("her birthday is 9 May", "9 May"),
                ("on 12 August 1962", "12 August 1962"),
                ("April 9, 1946", "April 9, 1946"),
            ],
        );
        fires(Kind::BirthDate, Warns, &[("31/12/2009", "31/12/2009"), ("3/4/62 in the photo", "3/4/62")]);
        quiet(Kind::BirthDate, &["01/01/2010", "version 2.4.09", "sort code 01-02-03", "3/4/25"]);
    }

    #[test]
    fn days_of_sessions_are_quiet() {
        quiet(
            Kind::BirthDate,
            &[
                "Session 4 on 11 March 2025",
                "from 2025-03-11 to 2025-05-13",
                "The group was born on 4 May 2021",
                "We asked for no DOB. Session 4 is on 11 March 2025",
                "12 people since 1994",
                "",
            ],
        );
    }
}
