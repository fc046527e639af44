//! Whether a trainee who was already accruing hours is held to a pack.
//!
//! # Source
//! CMPC notice, effective-date paragraph: whoever was accruing mentored hours before the first day and completes them by
//! the last day of the transition is not held to the policy. "By" is read as that day included.

use super::pack::Dates;
use crate::domain::person::Enrolment;
use chrono::NaiveDate;

/// Whether a pack holds for a trainee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It does.
    Held(WhyHeld),
    /// It does not: the hours were complete in time.
    Exempt,
    /// It does not until this day, by which the hours may still be completed.
    ExemptUntil(NaiveDate),
    /// Nobody says when accrual began; judged as held.
    Unknown,
}

/// Why a pack holds for a trainee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyHeld {
    /// The pack grants no transition.
    NoTransition,
    /// Accrual began on or after the first day in force. That a start on the day itself is not "already accruing" is our
    /// reading.
    BeganLate,
    /// The hours were complete only after the last day.
    CompletedLate,
    /// The last day has gone and no completion is on record.
    Incomplete,
}

impl Held {
    /// True where the trainee is exempt, for now or for good.
    #[must_use]
    pub const fn is_exempt(self) -> bool {
        matches!(self, Self::Exempt | Self::ExemptUntil(_))
    }
}

/// The last day of the transition that a pack with these dates grants. One that was over before the first day is none: a
/// further version that kept the day of an earlier one lets nobody off again. (our decision)
#[must_use]
pub fn last_day(dates: &Dates) -> Option<NaiveDate> {
    dates.transition.filter(|last| *last >= dates.effective)
}

/// Whether a pack with these dates holds for the trainee with this enrolment, as things stand on `today`.
///
/// # Source
/// CMPC notice, effective-date paragraph.
#[must_use]
pub fn held(enrolment: Option<&Enrolment>, dates: &Dates, today: NaiveDate) -> Held {
    let Some(last) = last_day(dates) else { return Held::Held(WhyHeld::NoTransition) };
    let Some(enrolment) = enrolment else { return Held::Unknown };
    match (enrolment.accrual_start, enrolment.completed_on) {
        (None, _) => Held::Unknown,
        (Some(start), _) if start >= dates.effective => Held::Held(WhyHeld::BeganLate),
        (_, Some(completed)) if completed > last => Held::Held(WhyHeld::CompletedLate),
        // A day ahead of today is a plan, not a completion.
        (_, Some(completed)) if completed <= today => Held::Exempt,
        _ if today <= last => Held::ExemptUntil(last),
        _ => Held::Held(WhyHeld::Incomplete),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{EnrolmentId, PersonId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn judge(start: Option<&str>, completed: Option<&str>, today: &str) -> Held {
        let enrolment = Enrolment {
            id: EnrolmentId::from_number(1),
            person: PersonId::from_number(1),
            programme: "cmpc".to_owned(),
            group_option: None,
            accrual_start: start.map(day),
            completed_on: completed.map(day),
            evidence: String::new(),
            ruling: String::new(),
        };
        held(Some(&enrolment), &dates(Some("2022-07-01")), day(today))
    }

    fn dates(transition: Option<&str>) -> Dates {
        Dates { effective: day("2021-06-01"), transition: transition.map(day), end: None, confirmed: true }
    }

    #[test]
    fn completion_up_to_and_on_the_last_day_exempts() {
        for (completed, expected) in [
            ("2022-06-30", Held::Exempt),
            ("2022-07-01", Held::Exempt),
            ("2022-07-02", Held::Held(WhyHeld::CompletedLate)),
        ] {
            assert_eq!(judge(Some("2021-05-31"), Some(completed), "2023-01-01"), expected, "{completed}");
        }
    }

    #[test]
    fn accrual_from_the_first_day_on_is_held() {
        for today in ["2022-06-15", "2023-01-01"] {
            assert_eq!(judge(Some("2021-06-01"), Some("2022-06-30"), today), Held::Held(WhyHeld::BeganLate));
            assert_eq!(judge(Some("2021-06-01"), None, today), Held::Held(WhyHeld::BeganLate));
        }
    }

    #[test]
    fn an_open_completion_exempts_until_the_last_day() {
        let until = Held::ExemptUntil(day("2022-07-01"));
        assert_eq!(judge(Some("2021-05-31"), None, "2022-06-15"), until);
        assert_eq!(judge(Some("2021-05-31"), None, "2022-07-01"), until);
        assert_eq!(judge(Some("2021-05-31"), None, "2022-07-02"), Held::Held(WhyHeld::Incomplete));
        assert_eq!(judge(Some("2021-05-31"), Some("2022-06-30"), "2022-06-15"), until, "completion is still ahead");
    }

    #[test]
    fn without_a_start_nothing_is_known() {
        assert_eq!(judge(None, Some("2022-06-30"), "2022-06-15"), Held::Unknown);
        assert_eq!(held(None, &dates(Some("2022-07-01")), day("2022-06-15")), Held::Unknown);
    }

    #[test]
    fn a_transition_that_was_over_before_the_first_day_is_none() {
        let of_version = |effective| Dates { effective: day(effective), ..dates(Some("2022-07-01")) };
        assert_eq!(last_day(&of_version("2022-07-01")), Some(day("2022-07-01")));
        assert_eq!(last_day(&of_version("2022-07-02")), None);
        assert_eq!(held(None, &of_version("2022-07-02"), day("2023-01-01")), Held::Held(WhyHeld::NoTransition));
    }

    #[test]
    fn a_pack_without_a_transition_holds_everybody() {
        assert_eq!(held(None, &dates(None), day("2022-06-15")), Held::Held(WhyHeld::NoTransition));
    }
}
