//! When a backup is asked for: quietly, at an age or after so many changes, and not again at once.

use super::measure::Measure;
use crate::domain::ids::ChainId;
use crate::domain::record::Revision;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A backup of so many days is old.
pub const DAYS: i64 = 7;

/// So many changes are worth a backup.
pub const CHANGES: u64 = 20;

/// What is known of the last backup, or of the last time when one was asked for and put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The day.
    pub on: NaiveDate,
    /// The chain that was then written.
    pub chain: Option<ChainId>,
    /// The number of its last entry.
    pub number: u64,
    /// What was in the book.
    pub holds: Measure,
}

impl Mark {
    /// A mark of the book as it stands after the entry `at`; none before the first.
    #[must_use]
    pub fn new(on: NaiveDate, at: Option<Revision>, holds: Measure) -> Self {
        Self { on, chain: at.map(|at| at.chain), number: at.map_or(0, |at| at.number), holds }
    }

    /// How many entries were made since.
    #[must_use]
    pub fn changes(&self, at: Option<Revision>) -> u64 {
        match at {
            Some(at) if self.chain == Some(at.chain) => at.number.saturating_sub(self.number),
            // another chain began since: every entry of it is newer
            Some(at) => at.number,
            None => 0,
        }
    }
}

/// Why a backup is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is none yet, after so many changes.
    Never(u64),
    /// The last one is so many days old.
    Days(i64),
    /// So many changes were made since the last one.
    Changes(u64),
}

/// Whether a backup is asked for today. `last` is the last backup, `put_off` the last time that the answer was "not now",
/// `at` the last entry.
///
/// A backup that holds everything is never old, and whoever put it off is asked again as late as after a backup.
#[must_use]
pub fn ask(last: Option<&Mark>, put_off: Option<&Mark>, at: Option<Revision>, today: NaiveDate) -> Option<Why> {
    let changes = last.map_or_else(|| at.map_or(0, |at| at.number), |last| last.changes(at));
    let days = |mark: &Mark| (today - mark.on).num_days();
    let is_late = |mark: &Mark| days(mark) >= DAYS || mark.changes(at) >= CHANGES;
    if changes == 0 || put_off.is_some_and(|put_off| !is_late(put_off)) {
        return None;
    }
    match last {
        Some(last) if days(last) >= DAYS => Some(Why::Days(days(last))),
        Some(_) if changes >= CHANGES => Some(Why::Changes(changes)),
        None if changes >= CHANGES || put_off.is_some() => Some(Why::Never(changes)),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 9, 1).unwrap() + chrono::Days::new(number)
    }

    const fn at(chain: u128, number: u64) -> Option<Revision> {
        Some(Revision { chain: ChainId::from_number(chain), number })
    }

    fn mark(on: u64, at: Option<Revision>) -> Mark {
        Mark::new(day(on), at, Measure::default())
    }

    #[test]
    fn it_asks_at_seven_days_or_twenty_changes() {
        let last = mark(0, at(1, 5));
        let asked = |today, number| ask(Some(&last), None, at(1, number), day(today));
        assert_eq!(asked(6, 24), None);
        assert_eq!(asked(7, 6), Some(Why::Days(7)));
        assert_eq!(asked(0, 25), Some(Why::Changes(20)));
        assert_eq!(asked(100, 5), None, "the backup holds everything");
        assert_eq!(ask(None, None, at(1, 19), day(0)), None);
        assert_eq!(ask(None, None, at(1, 20), day(0)), Some(Why::Never(20)));
        assert_eq!(ask(None, None, None, day(0)), None);
    }

    #[test]
    fn a_restored_book_counts_from_its_new_chain() {
        let last = mark(0, at(1, 50));
        assert_eq!(last.changes(at(2, 3)), 3);
        assert_eq!(ask(Some(&last), None, at(2, 20), day(1)), Some(Why::Changes(20)));
    }

    proptest! {
        #[test]
        fn not_now_is_heard(days in 0_u64..60, changes in 1_u64..90, put_off in 0_u64..60, then in 0_u64..90) {
            let last = mark(0, at(1, 0));
            let mark = mark(put_off, at(1, then));
            let asked = ask(Some(&last), Some(&mark), at(1, changes), day(days));
            let passed = days >= put_off + 7 || changes >= then + 20;
            prop_assert!(asked.is_none() || passed);
            prop_assert_eq!(asked.is_some(), passed && (days >= 7 || changes >= 20));
        }
    }
}
