//! `reviewed_within`: the last review is not older than the limit.

use super::Judge;
use crate::domain::note::{About, Note, Reviewed};
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Parameters of `reviewed_within`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewedWithin {
    /// What is looked at again.
    pub of: Of,
    /// After how long.
    pub limit: LimitName,
}

/// What is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// The guidelines of the group. (UK healthcare, 3.2)
    Guidelines,
    /// The guidance of professional bodies. (UK healthcare, 7)
    Guidance,
    /// The policy itself. (UK healthcare, 8.1)
    Policy,
}

impl Of {
    fn is_looked_at_by(self, note: &Note) -> bool {
        match self {
            Self::Guidelines => note.about == About::Review { of: Reviewed::Guidelines },
            Self::Guidance => note.about == About::Guidance,
            Self::Policy => note.about == About::Review { of: Reviewed::Policy },
        }
    }
}

impl Judge for ReviewedWithin {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        vec![self.group(desk)]
    }

    fn limits(&self) -> Vec<LimitName> {
        vec![self.limit]
    }
}

impl ReviewedWithin {
    fn group(&self, desk: &Desk<'_>) -> Answer {
        let unset = if self.of == Of::Guidance { Field::GuidanceCheckDays } else { Field::GuidelineReviewDays };
        let Some(limit) = desk.limit(self.limit) else {
            return Answer::unknown(Subject::Group).mend(Place::Charter, unset);
        };
        let notes = desk.facts.file.notes.iter().filter(|note| note.on <= desk.today && self.of.is_looked_at_by(note));
        let review = notes.max_by_key(|note| (note.on, note.id));
        let field = match self.of {
            Of::Guidance => Field::Guidance,
            Of::Guidelines => Field::Review,
            Of::Policy => Field::PolicyReview,
        };
        let answer = match review.and_then(|note| Some((note.on, last_day(note.on, limit)?))) {
            None => Answer::unknown(Subject::Group),
            Some((on, last)) => {
                let in_time = desk.today <= last;
                let answer = if in_time {
                    Answer::met(Subject::Group, Finding::InTime)
                } else {
                    Answer::unmet(Subject::Group, Finding::Overdue)
                };
                answer.observed(Quantity::Day(on)).limit(Quantity::Day(last))
            }
        };
        answer.proof(review).mend(Place::Notes, field)
    }
}

/// The last day on which a review of that day is not too old. A year after the last day of February in a leap year is the
/// last day of February.
fn last_day(on: NaiveDate, limit: Limit) -> Option<NaiveDate> {
    match limit {
        Limit::Days(days) => on.checked_add_days(Days::new(days.into())),
        Limit::Months(months) => on.checked_add_months(Months::new(months)),
        Limit::Count(_) | Limit::Minutes(_) | Limit::Percent(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Group;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const POLICY: &str = r#"{"kind": "reviewed_within", "of": "policy", "limit": "policy_review_months"}"#;
    const GUIDELINES: &str = r#"{"kind": "reviewed_within", "of": "guidelines", "limit": "guideline_review_days"}"#;
    const CHECKED: &str = r#"{"kind": "reviewed_within", "of": "guidance", "limit": "guidance_check_days"}"#;

    #[test]
    fn a_policy_is_good_for_a_year_to_the_day() {
        for (on, today, found) in [
            ("2024-05-10", "2025-05-10", Found::Met),
            ("2024-05-10", "2025-05-11", Found::Unmet),
            ("2024-02-29", "2025-02-28", Found::Met),
            ("2024-02-29", "2025-03-01", Found::Unmet),
        ] {
            let scene = Scene::complete().change(POLICY_REVIEWED, |note: &mut Note| note.on = day(on)).today(today);
            assert_eq!(scene.found(POLICY, Subject::Group), found, "{on}, {today}");
        }
        assert_eq!(Scene::complete().without::<Note>(POLICY_REVIEWED).found(POLICY, Subject::Group), Found::Unknown);
        let ahead = Scene::complete().change(POLICY_REVIEWED, |note: &mut Note| note.on = day("2021-12-11"));
        assert_eq!(ahead.found(POLICY, Subject::Group), Found::Unknown, "a review that is planned is none");
    }

    #[test]
    fn the_mentor_sets_how_many_days_guidelines_and_guidance_are_good_for() {
        let set = |days| {
            let scene = Scene::complete().change(1, |group: &mut Group| {
                group.charter.guideline_review_days = days;
                group.charter.guidance_check_days = days;
            });
            (scene.found(GUIDELINES, Subject::Group), scene.found(CHECKED, Subject::Group))
        };
        assert_eq!(set(Some(100)), (Found::Met, Found::Met));
        assert_eq!(set(Some(99)), (Found::Met, Found::Unmet), "guidance was looked up a hundred days ago");
        assert_eq!(set(Some(38)), (Found::Met, Found::Unmet));
        assert_eq!(set(Some(37)), (Found::Unmet, Found::Unmet));
        assert_eq!(set(None), (Found::Unknown, Found::Unknown));
        let unset = Scene::bare().answers(CHECKED).swap_remove(0);
        let leads_to = unset.remedy.map(|remedy| (remedy.place, remedy.field));
        assert_eq!(leads_to, Some((Place::Charter, Field::GuidanceCheckDays)));
    }
}
