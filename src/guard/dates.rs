//! Dates as people write them.

use super::tokens::{Text, Token, words};

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The token at which it ends.
    pub(super) to: usize,
    /// The year, as it is written: two digits or four.
    pub(super) year: Option<u32>,
    /// True for eight digits in a row, which can be something else as well.
    pub(super) bare: bool,
}

const MONTHS: &[u32] = words!(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov \
     november dec december"
);

fn is_month(token: Token<'_>) -> bool {
    token.among(MONTHS)
}

fn within(token: Token<'_>, most: u32) -> bool {
    token.count() <= 2 && token.value().is_some_and(|value| (1..=most).contains(&value))
}

/// A year of four digits, or of two.
fn year(token: Token<'_>, short: bool) -> Option<u32> {
    let long = token.count() == 4;
    token.value().filter(|value| (long && (1870..2100).contains(value)) || (short && token.count() == 2))
}

/// The date that begins at the token.
pub(super) fn date_at(text: &Text<'_>, from: usize) -> Option<Written> {
    let first = text.at(from);
    if first.is_number() {
        return bare(text, from).or_else(|| parted(text, from)).or_else(|| day_and_month(text, from));
    }
    if !is_month(first) || !first.is_capital() {
        return None;
    }
    let day = from + if text.at(from + 1).text == "." { 2 } else { 1 };
    within(text.at(day), 31).then(|| with_year(text, after_day(text, day), first))
}

/// `04021931`
fn bare(text: &Text<'_>, from: usize) -> Option<Written> {
    let digits = text.at(from).value().filter(|_| text.at(from).count() == 8)?;
    let (day, month, year) = (digits / 1_000_000, digits / 10_000 % 100, digits % 10_000);
    let is_date = (1..=31).contains(&day) && (1..=12).contains(&month) && (1870..2100).contains(&year);
    is_date.then_some(Written { to: from, year: Some(year), bare: true })
}

/// `04/02/1931`, `4.2.31`, `4 - 2 - 1931`, `04 02 1931`, `1931-02-04`
fn parted(text: &Text<'_>, from: usize) -> Option<Written> {
    let sign = text.at(from + 1);
    let blank = sign.is_number();
    let step = if blank { 1 } else { 2 };
    let joined = blank || ((sign.is_hyphen() || matches!(sign.text, "/" | ".")) && text.at(from + 3).text == sign.text);
    let near = (from..from + 2 * step).all(|at| text.near(at));
    let [first, second, third] = [0, step, 2 * step].map(|at| text.at(from + at));
    let to = from + 2 * step;
    let goes_on = text.touches(to) && (text.at(to + 1).text == sign.text && text.touches(to + 1) || blank);
    if !joined || !near || goes_on {
        return None;
    }
    if let Some(written) = year(first, false) {
        let is_date = within(second, 12) && within(third, 31) && !blank;
        return is_date.then_some(Written { to, year: Some(written), bare: false });
    }
    // Americans put the month first.
    let is_date = within(first, 31) && within(second, 12) || within(first, 12) && within(second, 31);
    let year = year(third, !blank).filter(|_| is_date)?;
    Some(Written { to, year: Some(year), bare: false })
}

/// `4 February 1931`, `4th of Feb`
fn day_and_month(text: &Text<'_>, from: usize) -> Option<Written> {
    if !within(text.at(from), 31) {
        return None;
    }
    let mut month = after_day(text, from) + 1;
    month += usize::from(text.at(month).is("of"));
    let name = text.at(month);
    let near = text.near(month.wrapping_sub(1));
    (near && is_month(name)).then(|| with_year(text, month + usize::from(text.at(month + 1).text == "."), name))
}

/// The place of the last token of a day: `4`, `4th`.
fn after_day(text: &Text<'_>, day: usize) -> usize {
    day + usize::from(text.touches(day) && text.at(day + 1).among(words!("st nd rd th")))
}

/// The date with the year that may follow.
fn with_year(text: &Text<'_>, to: usize, month: Token<'_>) -> Written {
    let mut place = to + 1;
    place += usize::from(text.at(place).text == ",");
    place += usize::from(matches!(text.at(place).text, "'" | "’"));
    // "May 12" and "4 March 10 of us came" have no year: one of two digits goes with a short month and an apostrophe.
    let apostrophe = place > to + 1 && text.at(place - 1).text != ",";
    let found = year(text.at(place), apostrophe || month.count() == 3).filter(|_| text.near(place.wrapping_sub(1)));
    found.map_or(Written { to, year: None, bare: false }, |year| Written { to: place, year: Some(year), bare: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Option<u32>> {
        date_at(&Text::new(text, 0), 0).map(|date| date.year)
    }

    #[test]
    fn dates_are_read_in_the_ways_people_write_them() {
        for text in [
            "04/02/1931",
            "4.2.1931",
            "4-2-1931",
            "4 / 2 / 1931",
            "04 02 1931",
            "1931-02-04",
            "4 February 1931",
            "4th of Feb. 1931",
            "February 4, 1931",
            "Feb 4th 1931",
            "04021931",
            "12/25/1931",
        ] {
            assert_eq!(found(text), Some(Some(1931)), "{text}");
        }
        assert_eq!([found("4/2/31"), found("4 Feb '31"), found("4 Feb 31")], [Some(Some(31)); 3]);
        assert_eq!([found("4 February"), found("May 4 and on"), found("3rd of June we met")], [Some(None); 3]);
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "32/01/1931",
            "1/13",
            "13/13/1931",
            "2.4.1",
            "4/2/1850",
            "12 mayors",
            "may 4",
            "1931",
            "120/80",
            "4.2.3.1",
            "12345678",
            "0/0/1931",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
