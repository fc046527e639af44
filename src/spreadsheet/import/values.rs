//! What a cell says: days, times, durations and ticks as people write them.

use super::Why;
use crate::domain::units::Minutes;
use chrono::{Days, NaiveDate, NaiveTime};

/// The longest that anything lasts, in minutes: a day.
const DAY: u32 = 24 * 60;

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The first: 31/12/2026, as in Britain.
    #[default]
    DayFirst,
    /// The second: 12/31/2026.
    MonthFirst,
}

/// What a number without a unit means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// Minutes.
    #[default]
    Minutes,
    /// Hours, with decimals.
    Hours,
    /// A tick: 1 for there, 0 for not.
    Ticks,
}

/// How long somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Not at all.
    Absent,
    /// From beginning to end.
    Throughout,
    /// So long.
    For(Minutes),
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day: 2026-12-31, 31/12/2026, 31.12.26, 31 Dec 2026, or the number that a spreadsheet keeps for it (days since 1900, as
/// Excel and LibreOffice count them). A time that stands behind it is left to [`time`].
///
/// # Errors
/// [`Why::OtherOrder`] where day and month are the other way round, else [`Why::NotADay`].
pub fn day(text: &str, order: Order) -> Result<NaiveDate, Why> {
    let text = text.trim();
    let (text, _) = with_time(text);
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let serial = text.strip_suffix(".0").unwrap_or(text);
    if let Some(serial) = number(serial).filter(|serial| (20_000..80_000).contains(serial)) {
        // 30 December 1899 is where days are counted from, because Excel believes that 1900 was a leap year.
        let first = NaiveDate::from_ymd_opt(1899, 12, 30);
        return first.and_then(|first| first.checked_add_days(Days::new(serial.into()))).ok_or(Why::NotADay);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let year = |text: &str| match number(text)? {
        short if text.len() == 2 => i32::try_from(2000 + short).ok(),
        long if text.len() == 4 => i32::try_from(long).ok(),
        _ => None,
    };
    let month = |text: &str| {
        let word = text.to_lowercase();
        let named = MONTHS.iter().position(|month| word.len() >= 3 && word.starts_with(month));
        named.and_then(|place| u32::try_from(place + 1).ok())
    };
    let made = |year: Option<i32>, month: Option<u32>, day: Option<u32>| NaiveDate::from_ymd_opt(year?, month?, day?);
    let parts = match parts.as_slice() {
        // a name of the day of the week in front
        [week, rest @ ..] if rest.len() == 3 && week.chars().all(char::is_alphabetic) => rest.to_vec(),
        other => other.to_vec(),
    };
    let [one, two, three] = parts.as_slice() else { return Err(Why::NotADay) };
    if one.len() == 4 {
        return made(year(one), number(two), number(three)).ok_or(Why::NotADay);
    }
    if let Some(month) = month(two) {
        return made(year(three), Some(month), number(one)).ok_or(Why::NotADay);
    }
    if let Some(month) = month(one) {
        return made(year(three), Some(month), number(two)).ok_or(Why::NotADay);
    }
    let first = made(year(three), number(two), number(one));
    let second = made(year(three), number(one), number(two));
    let (wanted, other) = match order {
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
    };
    wanted.ok_or(if other.is_some() { Why::OtherOrder } else { Why::NotADay })
}

/// A text in which a time stands behind a day, in two.
fn with_time(text: &str) -> (&str, Option<&str>) {
    let at =
        text.find('T').filter(|_| text.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit())));
    let split = at.map(|at| (at, at + 1)).or_else(|| {
        let at = text.find(' ').filter(|_| text.contains(':'))?;
        // where a month is a word, the last part is the time
        let at = if text.get(at + 1..).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit()) && rest.find(':') < rest.find(' ').or(Some(usize::MAX))
        }) {
            at
        } else {
            text.rfind(' ')?
        };
        Some((at, at + 1))
    });
    match split {
        Some((end, start)) => (text.get(..end).unwrap_or(text), text.get(start..)),
        None => (text, None),
    }
}

/// The time that stands behind a day in one cell; none where there is none.
///
/// # Errors
/// See [`time`].
pub fn time_behind(text: &str) -> Result<Option<NaiveTime>, Why> {
    match with_time(text.trim()).1 {
        None => Ok(None),
        // a spreadsheet writes midnight where no time was meant
        Some(behind) => time(behind).map(|time| (time != NaiveTime::MIN).then_some(time)),
    }
}

/// A time of day: 18:00, 18.00, 18:00:00, 6 pm, 6:30pm, or the part of a day that a spreadsheet keeps for it.
///
/// # Errors
/// [`Why::NotATime`].
pub fn time(text: &str) -> Result<NaiveTime, Why> {
    let text = text.trim().to_lowercase();
    let half = text.strip_suffix('m').map_or(text.as_str(), str::trim_end);
    let (clock, half) = match (half.strip_suffix('a'), half.strip_suffix('p')) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (text.as_str(), None),
    };
    if half.is_none()
        && let Some(part) = clock.strip_prefix("0.").filter(|digits| digits.len() > 2)
        && let Ok(part) = format!("0.{part}").parse::<f64>()
    {
        let minutes = (part * f64::from(DAY)).round() as u32;
        return NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).ok_or(Why::NotATime);
    }
    let mut parts = clock.split([':', '.', 'h']);
    let number = |part: Option<&str>| part.map_or(Some(0), |part| part.parse::<u32>().ok().filter(|_| part.len() <= 2));
    let alone = half.is_none() && !clock.contains([':', '.', 'h']);
    let hour = parts.next().filter(|hour| !alone && !hour.is_empty()).and_then(|hour| number(Some(hour)));
    let (minute, second) = (number(parts.next()), number(parts.next()));
    let hour = match (hour, half) {
        (Some(hour), Some(half)) => Some(hour % 12 + half).filter(|_| (1..=12).contains(&hour)),
        (hour, _) => hour,
    };
    let made =
        |hour: Option<u32>| NaiveTime::from_hms_opt(hour?, minute?, 0).filter(|_| second.is_some_and(|s| s < 60));
    made(hour).filter(|_| parts.next().is_none()).ok_or(Why::NotATime)
}

/// A duration: 90, 90 min, 1:30, 1h30, 1.5 h, 1,5 h. `amount` says what a number without a unit means.
///
/// # Errors
/// [`Why::NotADuration`], and [`Why::TooLong`] for more than a day.
pub fn duration(text: &str, amount: Amount) -> Result<Minutes, Why> {
    let text: String = text.to_lowercase().chars().filter(|character| !character.is_whitespace()).collect();
    let whole = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let decimal = |text: &str| {
        let text = text.replace(',', ".");
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        text.parse::<f64>().ok().filter(|_| plain && text.starts_with(|first: char| first.is_ascii_digit()))
    };
    let rounded = |minutes: f64| ((minutes - minutes.round()).abs() < 0.02).then(|| minutes.round() as u32);
    let hours = |text: &str| {
        decimal(text).and_then(|hours| {
            // a third of an hour is written 0.33
            let minutes = hours * 60.0;
            rounded(minutes).or_else(|| text.contains(['.', ',']).then(|| minutes.round() as u32))
        })
    };
    let stem = |units: &[&str]| units.iter().find_map(|unit| text.strip_suffix(unit)).map(str::to_owned);
    let minutes = if let Some((first, second)) = text.split_once(':') {
        let second = second.strip_suffix(":00").unwrap_or(second);
        whole(first)
            .zip(whole(second).filter(|minutes| *minutes < 60 && second.len() == 2))
            .and_then(|(hours, minutes)| hours.checked_mul(60)?.checked_add(minutes))
    } else if let Some((first, second)) = split_hours(&text) {
        let second = second.trim_end_matches(|unit: char| unit.is_alphabetic());
        whole(&first)
            .zip(whole(second).filter(|minutes| *minutes < 60))
            .and_then(|(hours, minutes)| hours.checked_mul(60)?.checked_add(minutes))
    } else if let Some(stem) = stem(&["minutes", "minute", "mins", "min", "m", "'", "′"]) {
        decimal(&stem).and_then(rounded)
    } else if let Some(stem) = stem(&["hours", "hour", "hrs", "hr", "h"]) {
        hours(&stem)
    } else if amount == Amount::Hours {
        hours(&text)
    } else {
        decimal(&text).and_then(rounded)
    };
    match minutes {
        Some(minutes) if minutes > DAY => Err(Why::TooLong),
        Some(minutes) => Ok(Minutes(minutes)),
        None => Err(Why::NotADuration),
    }
}

/// Hours with minutes behind them: 1h30.
fn split_hours(text: &str) -> Option<(String, String)> {
    let (first, second) = text.split_once('h')?;
    let second = second.trim_start_matches(|unit: char| unit.is_alphabetic());
    (!second.is_empty()).then(|| (first.to_owned(), second.to_owned()))
}

const THERE: [&str; 13] = ["x", "✓", "✔", "☑", "y", "yes", "p", "present", "attended", "true", "all", "full", "here"];
const AWAY: [&str; 16] =
    ["-", "–", "—", "✗", "✘", "☐", "n", "no", "a", "absent", "away", "false", "apologies", "none", "missed", "n/a"];

/// Whether and how long somebody was there.
///
/// # Errors
/// Those of [`duration`].
pub fn presence(text: &str, amount: Amount) -> Result<Presence, Why> {
    let word = text.trim().to_lowercase();
    if word.is_empty() || AWAY.contains(&word.as_str()) {
        return Ok(Presence::Absent);
    }
    if THERE.contains(&word.as_str()) {
        return Ok(Presence::Throughout);
    }
    match (amount, word.as_str()) {
        (Amount::Ticks, "1") => Ok(Presence::Throughout),
        (Amount::Ticks, "0") => Ok(Presence::Absent),
        _ => duration(&word, amount).map(|minutes| match minutes {
            Minutes::ZERO => Presence::Absent,
            minutes => Presence::For(minutes),
        }),
    }
}

/// A text as it is compared: lower case, words with one blank between them.
#[must_use]
pub fn word(text: &str) -> String {
    let spaced: String =
        text.chars().map(|character| if character.is_alphanumeric() { character } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let new_year = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        for text in [
            "2026-12-31",
            "31/12/2026",
            "31.12.2026",
            "31-12-26",
            "31 Dec 2026",
            "Thu 31 December 2026",
            "December 31, 2026",
            "46387",
            "46387.0",
            "2026-12-31 18:00",
            "31/12/2026 18:00",
            "2026-12-31T18:00",
            "31 Dec 2026 18:00",
        ] {
            assert_eq!(day(text, Order::DayFirst), Ok(new_year), "{text}");
        }
        assert_eq!(day("12/31/2026", Order::MonthFirst), Ok(new_year));
        assert_eq!(day("12/31/2026", Order::DayFirst), Err(Why::OtherOrder));
        assert_eq!(day("5/1/2026", Order::DayFirst), Ok(NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()));
        for text in
            ["", "31/02/2026", "2026-13-01", "soon", "12", "2026", "1/2", "31/12/226", "99999999", "-1", "1/2/3/4"]
        {
            assert_eq!(day(text, Order::DayFirst), Err(Why::NotADay), "{text}");
        }
    }

    #[test]
    fn times_as_people_write_them() {
        let at = |hour, minute| Ok(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        for (text, expected) in [
            ("18:00", at(18, 0)),
            ("18.30", at(18, 30)),
            ("6 pm", at(18, 0)),
            ("6:30pm", at(18, 30)),
            ("12 am", at(0, 0)),
            ("12pm", at(12, 0)),
            ("18:00:00", at(18, 0)),
            ("0.75", Err(Why::NotATime)),
            ("0.770833", at(18, 30)),
            ("18h30", at(18, 30)),
            ("18", Err(Why::NotATime)),
            ("25:00", Err(Why::NotATime)),
            ("13 pm", Err(Why::NotATime)),
            ("", Err(Why::NotATime)),
            ("é", Err(Why::NotATime)),
        ] {
            assert_eq!(time(text), expected, "{text}");
        }
        assert_eq!(time_behind("31/12/2026 18:00"), Ok(NaiveTime::from_hms_opt(18, 0, 0)));
        assert_eq!(time_behind("2026-12-31 00:00:00"), Ok(None));
        assert_eq!(time_behind("31 Dec 2026"), Ok(None));
    }

    #[test]
    fn durations_as_people_write_them() {
        for (text, amount, expected) in [
            ("90", Amount::Minutes, Ok(90)),
            ("90 min", Amount::Hours, Ok(90)),
            ("1:30", Amount::Minutes, Ok(90)),
            ("01:30:00", Amount::Minutes, Ok(90)),
            ("1h30", Amount::Minutes, Ok(90)),
            ("1 h 30 min", Amount::Minutes, Ok(90)),
            ("1 hr 5 mins", Amount::Minutes, Ok(65)),
            ("1.5", Amount::Hours, Ok(90)),
            ("1,5 h", Amount::Minutes, Ok(90)),
            ("1.5 hours", Amount::Minutes, Ok(90)),
            ("0.33", Amount::Hours, Ok(20)),
            ("90.0", Amount::Minutes, Ok(90)),
            ("2", Amount::Hours, Ok(120)),
            ("1.5", Amount::Minutes, Err(Why::NotADuration)),
            ("-5", Amount::Minutes, Err(Why::NotADuration)),
            ("1:75", Amount::Minutes, Err(Why::NotADuration)),
            ("ninety", Amount::Minutes, Err(Why::NotADuration)),
            ("", Amount::Minutes, Err(Why::NotADuration)),
            ("1e3", Amount::Minutes, Err(Why::NotADuration)),
            ("1441", Amount::Minutes, Err(Why::TooLong)),
            ("4294967296:00", Amount::Minutes, Err(Why::NotADuration)),
            ("4294967295:00", Amount::Minutes, Err(Why::NotADuration)),
            ("99999999999999999999", Amount::Minutes, Err(Why::TooLong)),
        ] {
            assert_eq!(duration(text, amount), expected.map(Minutes), "{text}");
        }
    }

    #[test]
    fn ticks_and_minutes_tell_who_was_there() {
        for (text, amount, expected) in [
            ("x", Amount::Minutes, Ok(Presence::Throughout)),
            ("✓", Amount::Minutes, Ok(Presence::Throughout)),
            ("Yes", Amount::Hours, Ok(Presence::Throughout)),
            ("", Amount::Minutes, Ok(Presence::Absent)),
            ("absent", Amount::Minutes, Ok(Presence::Absent)),
            ("0", Amount::Minutes, Ok(Presence::Absent)),
            ("1", Amount::Ticks, Ok(Presence::Throughout)),
            ("0", Amount::Ticks, Ok(Presence::Absent)),
            ("1", Amount::Minutes, Ok(Presence::For(Minutes(1)))),
            ("70", Amount::Minutes, Ok(Presence::For(Minutes(70)))),
            ("perhaps", Amount::Minutes, Err(Why::NotADuration)),
        ] {
            assert_eq!(presence(text, amount), expected, "{text}");
        }
    }
}
