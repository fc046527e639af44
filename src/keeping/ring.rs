//! The ring of snapshots: when one is due, and which one makes room for it.

use super::measure::Measure;

/// So many snapshots are kept.
pub const SIZE: usize = 10;

/// So many bytes are kept at most, however few snapshots that are; the latest always stays.
pub const BYTES: u64 = 512 << 20;

/// Not more often than this, in milliseconds.
const AT_MOST_EVERY: u64 = 10 * 60 * 1000;

/// So many changes are a session's worth.
const CHANGES: u64 = 8;

/// After so long a single change is worth one, in milliseconds.
const LONG: u64 = 4 * 60 * 60 * 1000;

/// From so long ago a snapshot goes before any other, in milliseconds: what is older, backups are for.
const LONG_AGO: u64 = 60 * 24 * 60 * 60 * 1000;

/// A snapshot, as the list of them knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// When it was taken, in milliseconds since 1970.
    pub at: u64,
    /// What is in it.
    pub holds: Measure,
    /// Its size in bytes.
    pub bytes: u64,
}

/// True where the book is worth a snapshot: never one yet, or a session's worth of changes, or one change after hours.
#[must_use]
pub fn is_due(latest: Option<u64>, now: u64, changes: u64) -> bool {
    // a clock that was set back does not hold snapshots off for ever
    let since = latest.map(|latest| now.checked_sub(latest).unwrap_or(LONG));
    match since {
        _ if changes == 0 => false,
        None => true,
        Some(since) => since >= AT_MOST_EVERY && changes >= CHANGES || since >= LONG,
    }
}

/// Which snapshots go so that `next` can be kept; none where it is not kept.
///
/// A nearly empty book pushes out nearly empty ones alone. What stays is spaced out: near to now the steps are small, further
/// back they grow.
#[must_use]
pub fn make_room(kept: &[Snapshot], next: Snapshot) -> Option<Vec<u64>> {
    let richest = kept.iter().map(|snapshot| snapshot.holds).max().unwrap_or_default();
    let is_poor = |snapshot: &Snapshot| snapshot.holds.is_poor_beside(richest);
    let mut staying: Vec<Snapshot> = kept.to_vec();
    staying.sort_unstable_by_key(|snapshot| snapshot.at);
    let mut going = Vec::new();
    while staying.len() >= SIZE || over_size(&staying, next) {
        // poor ones go first, and for a poor one nothing else goes
        let poor: Vec<_> = staying.iter().filter(|snapshot| is_poor(snapshot)).map(|snapshot| snapshot.at).collect();
        let goes = match poor.first() {
            Some(first) => *first,
            None if is_poor(&next) => return None,
            None => most_crowded(&staying, next.at)?,
        };
        staying.retain(|snapshot| snapshot.at != goes);
        going.push(goes);
    }
    Some(going)
}

fn over_size(staying: &[Snapshot], next: Snapshot) -> bool {
    let sum = staying.iter().fold(next.bytes, |sum, snapshot| sum.saturating_add(snapshot.bytes));
    !staying.is_empty() && sum > BYTES
}

/// The snapshot that is missed least: one from long ago, else the one whose neighbours are nearest to each other for its age.
/// `staying` is in order of time.
fn most_crowded(staying: &[Snapshot], now: u64) -> Option<u64> {
    let oldest = staying.first()?.at;
    let after = staying.iter().skip(2).map(|snapshot| snapshot.at).chain([now]);
    let inner = staying.iter().skip(1).zip(staying).zip(after);
    let crowded = inner.map(|((snapshot, before), after)| {
        let (gap, age) = (after.saturating_sub(before.at), now.saturating_sub(snapshot.at).max(1));
        // a thousandth is fine enough, and keeps to whole numbers
        (gap.saturating_mul(1000).checked_div(age).unwrap_or(u64::MAX), snapshot.at)
    });
    if now.saturating_sub(oldest) > LONG_AGO { Some(oldest) } else { Some(crowded.min().map_or(oldest, |(_, at)| at)) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: u64 = 60 * 60 * 1000;

    const fn taken(at: u64, records: u64) -> Snapshot {
        Snapshot { at, holds: Measure { records, groups: if records > 0 { 1 } else { 0 } }, bytes: 1000 }
    }

    fn push(ring: &mut Vec<Snapshot>, next: Snapshot) -> bool {
        let Some(going) = make_room(ring, next) else { return false };
        ring.retain(|snapshot| !going.contains(&snapshot.at));
        ring.push(next);
        true
    }

    #[test]
    fn one_is_due_after_a_sessions_worth_and_not_too_often() {
        assert!(is_due(None, 5, 1), "the first change");
        assert!(!is_due(None, 5, 0) && !is_due(Some(0), 100 * HOUR, 0), "nothing changed");
        assert!(!is_due(Some(0), AT_MOST_EVERY - 1, 100), "too soon");
        assert!(is_due(Some(0), AT_MOST_EVERY, CHANGES) && !is_due(Some(0), AT_MOST_EVERY, CHANGES - 1));
        assert!(is_due(Some(0), LONG, 1), "one change after hours");
        assert!(is_due(Some(HOUR), 0, 1), "the clock was set back");
    }

    #[test]
    fn after_a_month_of_hours_the_ring_reaches_back_weeks_and_is_close_near_now() {
        let mut ring = Vec::new();
        for hour in 1..=30 * 24 {
            assert!(push(&mut ring, taken(hour * HOUR, 60)));
        }
        ring.sort_unstable_by_key(|snapshot| snapshot.at);
        let ages: Vec<_> = ring.iter().rev().map(|snapshot| 30 * 24 - snapshot.at / HOUR).collect();
        assert_eq!(ring.len(), SIZE);
        assert_eq!(ages[0], 0);
        assert!(ages[1] <= 4, "{ages:?}");
        assert!(*ages.last().unwrap() >= 7 * 24, "{ages:?}");
    }

    #[test]
    fn many_bytes_leave_fewer_but_always_the_latest() {
        let big = |at| Snapshot { bytes: BYTES / 2, ..taken(at, 60) };
        let mut ring = Vec::new();
        assert!(push(&mut ring, big(1)) && push(&mut ring, big(2)) && push(&mut ring, big(3)));
        assert_eq!(ring.len(), 2);
        let huge = Snapshot { bytes: BYTES * 2, ..taken(4, 60) };
        assert!(push(&mut ring, huge));
        assert_eq!(ring, [huge]);
    }

    proptest! {
        #[test]
        fn no_run_of_nearly_empty_books_pushes_out_a_good_one(
            good in 1_usize..=SIZE,
            poor in proptest::collection::vec(0_u64..=10, 0..60),
        ) {
            let mut ring: Vec<Snapshot> = (0..good as u64).map(|place| taken(place * HOUR, 101 + place)).collect();
            let before = ring.clone();
            for (place, records) in poor.into_iter().enumerate() {
                push(&mut ring, taken(1000 * HOUR + place as u64 * HOUR, records));
                prop_assert!(ring.len() <= SIZE);
                prop_assert!(before.iter().all(|snapshot| ring.contains(snapshot)));
            }
        }

        #[test]
        fn the_ring_never_outgrows_its_size_and_keeps_what_it_takes(
            books in proptest::collection::vec((1_u64..500, 0_u64..300, 0_u64..(1 << 28)), 1..80),
        ) {
            let (mut ring, mut now) = (Vec::new(), 0);
            for (minutes, records, bytes) in books {
                now += minutes * 60_000;
                let next = Snapshot { bytes, ..taken(now, records) };
                let took = push(&mut ring, next);
                prop_assert!(ring.len() <= SIZE && ring.contains(&next) == took);
                let sum: u64 = ring.iter().map(|snapshot| snapshot.bytes).sum();
                prop_assert!(sum <= BYTES || ring.len() == 1);
            }
        }
    }
}
