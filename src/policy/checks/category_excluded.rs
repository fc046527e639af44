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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str =
        r#"{"kind": "category_excluded", "subject": "mentee", "work": "group", "category": "direct-knowledge"}"#;

    #[test]
    fn one_entry_under_the_category_is_too_much() {
        let entry = |category| Scene::complete().with(hours(1, 1, "2021-10-20", 15, Setting::Group, category));
        assert_eq!(entry(Category::MentoredExperience).found(CHECK, mentee(1)), Found::Met);
        let wrong = entry(Category::DirectKnowledge);
        assert_eq!(wrong.found(CHECK, mentee(1)), Found::Unmet);
        assert_eq!(wrong.found(CHECK, mentee(2)), Found::Met);
        assert_eq!(Scene::bare().found(CHECK, mentee(1)), Found::Unknown);
    }
}
