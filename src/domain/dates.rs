//! Moments and spans: local time that knows its own offset, so that elapsed minutes need no time zone database.

use super::units::Minutes;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use thiserror::Error;

/// A moment as a clock on the wall showed it, with its offset from UTC in minutes and, where known, the zone's name.
///
/// Written as RFC 9557, for example `2021-09-07T10:00+01:00[Europe/London]`. Ordered by the instant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    local: NaiveDateTime,
    offset: i16,
    zone: Option<Arc<str>>,
}

/// Why a text is not a moment or a pair of moments not a span.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    /// The text does not read as a moment.
    #[error("`{0}` is not a time: write it as 2021-09-07T10:00+01:00")]
    NotAMoment(String),
    /// The end is not after the start.
    #[error("the end `{end}` is not after the start `{start}`")]
    EndBeforeStart {
        /// The start as given.
        start: String,
        /// The end as given.
        end: String,
    },
}

impl Moment {
    /// The moment at local time `local`, `offset` minutes ahead of UTC, in the zone of that name.
    #[must_use]
    pub fn new(local: NaiveDateTime, offset: i16, zone: Option<&str>) -> Self {
        Self { local, offset, zone: zone.map(Into::into) }
    }

    /// The calendar date on the wall.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.local.date()
    }

    /// Date and time on the wall.
    #[must_use]
    pub const fn local(&self) -> NaiveDateTime {
        self.local
    }

    /// Minutes ahead of UTC.
    #[must_use]
    pub const fn offset(&self) -> i16 {
        self.offset
    }

    /// The zone's name, such as `Europe/London`.
    #[must_use]
    pub fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    /// The same instant in UTC.
    #[must_use]
    pub fn instant(&self) -> NaiveDateTime {
        self.local.checked_sub_signed(TimeDelta::minutes(i64::from(self.offset))).unwrap_or(self.local)
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        // Most moments of a book share their offset: then the clocks on the wall tell which is earlier.
        let instants = if self.offset == other.offset {
            self.local.cmp(&other.local)
        } else {
            self.instant().cmp(&other.instant())
        };
        instants.then_with(|| (self.offset, &self.zone).cmp(&(other.offset, &other.zone)))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let offset = self.offset.unsigned_abs();
        write!(f, "{}{sign}{:02}:{:02}", self.local.format("%Y-%m-%dT%H:%M"), offset / 60, offset % 60)?;
        self.zone.as_ref().map_or(Ok(()), |zone| write!(f, "[{zone}]"))
    }
}

impl FromStr for Moment {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| DateError::NotAMoment(text.chars().take(64).collect()))
    }
}

fn parse(text: &str) -> Option<Moment> {
    let (rest, zone) = match text.split_once('[') {
        Some((rest, zone)) => (rest, Some(zone.strip_suffix(']')?)),
        None => (text, None),
    };
    let (local, offset) = if let Some(local) = rest.strip_suffix('Z') {
        (local, 0)
    } else {
        let (local, offset) = rest.split_at_checked(rest.len().checked_sub(6)?)?;
        let (hours, minutes) = offset.get(1..)?.split_once(':')?;
        let minutes = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
        match offset.chars().next()? {
            '+' => (local, minutes),
            '-' => (local, -minutes),
            _ => return None,
        }
    };
    if !(-1439..=1439).contains(&offset) {
        return None;
    }
    Some(Moment::new(NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").ok()?, offset, zone))
}

impl TryFrom<String> for Moment {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

/// A stretch of time whose end is after its start.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
pub struct Span {
    start: Moment,
    end: Moment,
}

#[derive(Serialize, Deserialize)]
struct Bounds {
    start: Moment,
    end: Moment,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// # Errors
    /// [`DateError::EndBeforeStart`] unless the end is after the start.
    pub fn new(start: Moment, end: Moment) -> Result<Self, DateError> {
        if end.instant() > start.instant() {
            Ok(Self { start, end })
        } else {
            Err(DateError::EndBeforeStart { start: start.to_string(), end: end.to_string() })
        }
    }

    /// When it starts.
    #[must_use]
    pub const fn start(&self) -> &Moment {
        &self.start
    }

    /// When it ends.
    #[must_use]
    pub const fn end(&self) -> &Moment {
        &self.end
    }

    /// The calendar date on which it starts.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.start.date()
    }

    /// Elapsed whole minutes.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        let elapsed = self.end.instant().signed_duration_since(self.start.instant()).num_minutes();
        Minutes(u32::try_from(elapsed).unwrap_or(u32::MAX))
    }
}

impl TryFrom<Bounds> for Span {
    type Error = DateError;

    fn try_from(bounds: Bounds) -> Result<Self, Self::Error> {
        Self::new(bounds.start, bounds.end)
    }
}

impl From<Span> for Bounds {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_reads_back_as_written() {
        for text in ["2021-09-07T10:00+01:00[Europe/London]", "2021-01-05T23:30-03:30", "2024-02-29T00:00+00:00"] {
            assert_eq!(moment(text).to_string(), text);
        }
        for text in
            ["", "2021-02-30T10:00+00:00", "2021-09-07", "2021-09-07T10:00", "2021-09-07T10:00+99:00", "é+01:00"]
        {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn order_and_elapsed_minutes_follow_the_instant() {
        let before_change = moment("2022-03-27T00:30+00:00[Europe/London]");
        let after_change = moment("2022-03-27T02:30+01:00[Europe/London]");
        assert_eq!(Span::new(before_change.clone(), after_change.clone()).unwrap().minutes(), Minutes(60));
        assert!(Span::new(after_change, before_change.clone()).is_err());
        assert!(Span::new(before_change.clone(), before_change).is_err());
    }
}
