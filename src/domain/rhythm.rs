//! How a series of sessions repeats.

use chrono::{Days, Months, NaiveDate};

/// The distance from one session of a series to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every so many weeks, on the same day of the week.
    Weeks(u32),
    /// Every so many months, on the same day of the month, or on its last day where the month is shorter.
    Months(u32),
}

impl Rhythm {
    /// The days of a series of `count` sessions that begins on `first`; it ends early where the calendar does.
    ///
    /// Each day is counted from the first one, so that a short month does not move those after it.
    pub fn days(self, first: NaiveDate, count: u32) -> impl Iterator<Item = NaiveDate> {
        (0..count).map_while(move |place| match self {
            Self::Weeks(weeks) => {
                let days = u64::from(weeks).checked_mul(7)?.checked_mul(u64::from(place))?;
                first.checked_add_days(Days::new(days))
            }
            Self::Months(months) => first.checked_add_months(Months::new(months.checked_mul(place)?)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rhythm: Rhythm, first: &str, count: u32) -> Vec<String> {
        rhythm.days(first.parse().unwrap(), count).map(|day| day.to_string()).collect()
    }

    #[test]
    fn weeks_keep_the_day_of_the_week() {
        assert_eq!(days(Rhythm::Weeks(2), "2021-12-21", 3), ["2021-12-21", "2022-01-04", "2022-01-18"]);
    }

    #[test]
    fn a_short_month_does_not_move_the_months_after_it() {
        assert_eq!(days(Rhythm::Months(1), "2022-01-31", 3), ["2022-01-31", "2022-02-28", "2022-03-31"]);
    }

    #[test]
    fn a_series_ends_where_the_calendar_does() {
        assert!(days(Rhythm::Weeks(1), "2021-09-07", 0).is_empty());
        assert_eq!(days(Rhythm::Months(u32::MAX), "2021-09-07", 3), ["2021-09-07"]);
    }
}
