//! The versions of a policy: their order, which of them is in force on a day, and until when.
//!
//! Versions are packs of one key with different first days. In force on a day is the one that began last, unless its own
//! last day has gone. Of two that begin on one day the one with the later name counts: the order of packs never decides.

use super::pack::Pack;
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use std::sync::Arc;

/// A run of days, open where nothing bounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The day after the last.
    pub until: Option<NaiveDate>,
}

impl Run {
    /// Every day.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// True where `day` is one of its days.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// The days that both have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let until = [self.until, other.until].into_iter().flatten().min();
        Self { from: self.from.max(other.from), until }
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Option<NaiveDate> {
        self.until.and_then(|until| until.pred_opt())
    }
}

/// True for two versions of one policy.
#[must_use]
pub fn of_one_policy(one: &Arc<Pack>, other: &Arc<Pack>) -> bool {
    one.key == other.key
}

/// True where they are the same version of the same policy: of the two a book keeps only one.
#[must_use]
pub fn is_same(one: &Pack, other: &Pack) -> bool {
    one.key == other.key && one.dates.effective == other.dates.effective
}

fn begins(pack: &Pack) -> (NaiveDate, &str) {
    (pack.dates.effective, &pack.version)
}

/// The packs, policies as they first stand in the list, the versions of each by their first day.
#[must_use]
pub fn in_order(packs: &[Arc<Pack>]) -> Vec<Arc<Pack>> {
    let mut all = packs.to_vec();
    let known = |place: usize, pack: &Arc<Pack>| packs.iter().take(place).any(|other| other.key == pack.key);
    if !packs.iter().enumerate().any(|(place, pack)| known(place, pack)) {
        return all;
    }
    let place = |pack: &Arc<Pack>| packs.iter().position(|first| first.key == pack.key);
    sort_by_key(&mut all, |pack| (place(pack), pack.dates.effective, pack.version.clone()));
    all
}

/// All versions in order, once `brought` are taken in one after the other: each takes the place of the one that began on
/// its day.
#[must_use]
pub fn taken_in(standing: &[Arc<Pack>], brought: impl IntoIterator<Item = Arc<Pack>>) -> Vec<Arc<Pack>> {
    let mut all = standing.to_vec();
    for pack in brought {
        match all.iter_mut().find(|other| is_same(other, &pack)) {
            Some(place) => *place = pack,
            None => all.push(pack),
        }
    }
    in_order(&all)
}

fn others<'a>(packs: &'a [Arc<Pack>], pack: &'a Pack) -> impl Iterator<Item = &'a Pack> {
    packs.iter().map(|other| &**other).filter(|other| other.key == pack.key)
}

/// The first day of the next version, from which on this one is no longer asked.
fn next(packs: &[Arc<Pack>], pack: &Pack) -> Option<NaiveDate> {
    let later = others(packs, pack).filter(|other| begins(other) > begins(pack));
    later.map(|other| other.dates.effective).min()
}

/// The days on which this version is in force, where `packs` holds every version.
#[must_use]
pub fn in_force(packs: &[Arc<Pack>], pack: &Pack) -> Run {
    let ended = pack.dates.end.and_then(|end| end.succ_opt());
    let until = next(packs, pack).into_iter().chain(ended).min();
    Run { from: Some(pack.dates.effective), until }
}

/// The days for which this version answers: those on which it is in force, and where none is, the first version for what
/// came before, and the one that ended for what came after it. Each day has one version of each policy that answers.
#[must_use]
pub fn answering(packs: &[Arc<Pack>], pack: &Pack) -> Run {
    let is_first = !others(packs, pack).any(|other| begins(other) < begins(pack));
    Run { from: Some(pack.dates.effective).filter(|_| !is_first), until: next(packs, pack) }
}

/// The version of each policy that answers for `day`.
#[must_use]
pub fn on_day(packs: &[Arc<Pack>], day: NaiveDate) -> Vec<Arc<Pack>> {
    packs.iter().filter(|pack| answering(packs, pack).holds(day)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::packs::built_in;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn version(key: &str, from: &str, end: Option<&str>) -> Arc<Pack> {
        let mut pack = (*built_in().unwrap()[0]).clone();
        (pack.key, pack.version) = (key.into(), from.to_owned());
        (pack.dates.effective, pack.dates.end) = (day(from), end.map(day));
        Arc::new(pack)
    }

    fn names(packs: &[Arc<Pack>]) -> Vec<String> {
        packs.iter().map(|pack| format!("{} {}", pack.key, pack.version)).collect()
    }

    fn two() -> [Arc<Pack>; 3] {
        [
            version("a", "2024-01-01", Some("2025-06-30")),
            version("b", "2022-01-01", None),
            version("a", "2021-06-01", None),
        ]
    }

    #[test]
    fn policies_keep_their_order_and_versions_stand_by_their_first_day() {
        assert_eq!(names(&in_order(&two())), ["a 2021-06-01", "a 2024-01-01", "b 2022-01-01"]);
    }

    #[test]
    fn what_is_taken_in_stands_in_place_of_the_version_of_its_day_and_else_beside_it() {
        let own = Arc::new(Pack { version: "ours".to_owned(), ..(*version("a", "2021-06-01", None)).clone() });
        let brought = [own, version("c", "2020-01-01", None), version("b", "2020-01-01", None)];
        let all = taken_in(&in_order(&two()), brought);
        let expected = ["a ours", "a 2024-01-01", "b 2020-01-01", "b 2022-01-01", "c 2020-01-01"];
        assert_eq!(names(&all), expected);
    }

    #[test]
    fn a_version_is_in_force_until_the_day_before_the_next_and_the_last_until_its_end() {
        let packs = two();
        let run = |place: usize| in_force(&packs, &packs[place]);
        assert_eq!((run(2).from, run(2).last()), (Some(day("2021-06-01")), Some(day("2023-12-31"))));
        assert_eq!((run(0).from, run(0).last()), (Some(day("2024-01-01")), Some(day("2025-06-30"))));
        assert_eq!((run(1).from, run(1).last()), (Some(day("2022-01-01")), None));
        for (on, first, second) in [
            ("2021-05-31", false, false),
            ("2021-06-01", true, false),
            ("2023-12-31", true, false),
            ("2024-01-01", false, true),
            ("2025-06-30", false, true),
            ("2025-07-01", false, false),
        ] {
            assert_eq!((run(2).holds(day(on)), run(0).holds(day(on))), (first, second), "{on}");
        }
    }

    #[test]
    fn each_day_has_one_version_of_each_policy_that_answers() {
        for (on, version) in [
            ("2020-01-01", "a 2021-06-01"),
            ("2023-12-31", "a 2021-06-01"),
            ("2024-01-01", "a 2024-01-01"),
            ("2030-01-01", "a 2024-01-01"),
        ] {
            assert_eq!(names(&on_day(&in_order(&two()), day(on))), [version, "b 2022-01-01"], "{on}");
        }
    }

    #[test]
    fn one_version_answers_always_and_an_early_end_leaves_days_without_any() {
        let alone = [version("a", "2021-06-01", Some("2022-01-01"))];
        assert_eq!(answering(&alone, &alone[0]), Run::ALWAYS);
        let gap = [alone[0].clone(), version("a", "2024-01-01", None)];
        assert!(!gap.iter().any(|pack| in_force(&gap, pack).holds(day("2023-01-01"))));
        assert_eq!(names(&on_day(&gap, day("2023-01-01"))), ["a 2021-06-01"]);
    }

    #[test]
    fn of_two_that_begin_on_one_day_one_answers_whatever_their_order() {
        let other =
            Arc::new(Pack { version: "2021-06-01 again".to_owned(), ..(*version("a", "2021-06-01", None)).clone() });
        let packs = [other, version("a", "2021-06-01", None)];
        let reversed = [packs[1].clone(), packs[0].clone()];
        for packs in [packs, reversed] {
            assert_eq!(names(&on_day(&packs, day("2022-01-01"))), ["a 2021-06-01 again"]);
            assert_eq!(names(&on_day(&packs, day("2020-01-01"))).len(), 1);
        }
    }
}
