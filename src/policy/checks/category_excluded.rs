//! `category_excluded`: none of the subject's minutes of that work is entered under the category.

use super::Judge;
use crate::domain::hours::{Category, Setting};
use crate::policy::answer::Answer;
use crate::policy::desk::{Desk, Who};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `category_excluded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryExcluded {
    /// Whom it is about.
    pub subject: Who,
    /// The work whose minutes are looked at.
    pub work: Setting,
    /// Where they may not be entered. (CMPC policy, para 1)
    pub category: Category,
}

impl Judge for CategoryExcluded {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_mentee(|person| {
            let subject = Subject::Member(person);
            let entries = || desk.facts.file.hours.iter().filter(|e| e.person == person && e.setting == self.work);
            let wrong: Vec<_> = entries().filter(|entry| entry.category == self.category).collect();
            let attended = || self.work == Setting::Group && desk.facts.attended_sessions(person).next().is_some();
            let answer = if !wrong.is_empty() {
                let minutes = wrong.iter().map(|entry| entry.minutes).sum();
                Answer::unmet(subject, Finding::WrongCategory).observed(Quantity::Time(minutes)).proof(wrong)
            } else if attended() || entries().next().is_some() {
                Answer::met(subject, Finding::Recorded).proof(entries())
            } else {
                Answer::unknown(subject)
            };
            answer.mend(Place::Hours(person), Field::Category)
        })
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee
    }
}
