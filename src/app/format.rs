//! Dates, times and durations as people read them.

use crate::domain::dates::{Moment, Span};
use crate::domain::units::Minutes;
use chrono::NaiveDate;

/// `7 September 2021`
#[must_use]
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `7 Sep 2021`
#[must_use]
pub fn day_short(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// `Tuesday 7 September`
#[must_use]
pub fn weekday(date: NaiveDate) -> String {
    date.format("%A %-d %B").to_string()
}

/// `10:00`
#[must_use]
pub fn time(moment: &Moment) -> String {
    moment.local().format("%H:%M").to_string()
}

/// `7 Sep 2021, 10:00–11:30`
#[must_use]
pub fn span(span: &Span) -> String {
    let end = if span.end().date() == span.date() {
        time(span.end())
    } else {
        format!("{}, {}", day_short(span.end().date()), time(span.end()))
    };
    format!("{}, {}–{end}", day_short(span.date()), time(span.start()))
}

/// `10:00 h`
#[must_use]
pub fn hours(minutes: Minutes) -> String {
    format!("{minutes} h")
}

/// `90 min`
#[must_use]
pub fn minutes(minutes: Minutes) -> String {
    format!("{} min", minutes.0)
}

/// `5,000`
#[must_use]
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

/// `M01, M02 and M03`
#[must_use]
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
