//! A time to the millisecond, as the device's clock gives it.

use crate::domain::dates::Moment;
use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;

/// An instant, and how many minutes the clock on the wall is then ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// Milliseconds since 1970, in UTC.
    pub ms: i64,
    /// Minutes ahead of UTC.
    pub offset: i16,
}

impl At {
    /// The whole minute in which it lies, as a moment on the wall.
    #[must_use]
    pub fn moment(self, zone: Option<&str>) -> Moment {
        let seconds = self.minute().saturating_add(i64::from(self.offset)).saturating_mul(60);
        let local = DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc();
        Moment::new(local, self.offset, zone)
    }

    /// The calendar date on the wall.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.moment(None).date()
    }

    /// Whole minutes since 1970: records know no seconds.
    #[must_use]
    pub const fn minute(self) -> i64 {
        self.ms.div_euclid(MINUTE)
    }

    /// Milliseconds from `earlier` to this; none where that is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> u64 {
        u64::try_from(self.ms.saturating_sub(earlier.ms)).unwrap_or_default()
    }
}
