//! `credit_cap`: no minute that could be credited lies over the cap. Those that do are kept, uncredited, to be watched.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::units::Minutes;
use crate::policy::answer::{Answer, Found};
use crate::policy::credit::Line;
use crate::policy::desk::{Desk, Who};
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `credit_cap`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditCap {
    /// Whose credit it caps.
    pub subject: Who,
    /// The cap, in minutes over all groups. (CMPC policy, para 1; "over all groups" is our decision)
    pub limit: LimitName,
}

impl Judge for CreditCap {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_mentee(|person| self.mentee(desk, person).mend(Place::Hours(person), Field::EntryMinutes))
    }

    fn limits(&self) -> Vec<LimitName> {
        vec![self.limit]
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee
    }
}

impl CreditCap {
    fn mentee(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let lines = desk.ledgers.get(&person).map_or(&[][..], |ledger| &ledger.lines);
        let Some(Limit::Minutes(cap)) = desk.limit(self.limit) else { return Answer::unknown(subject) };
        if lines.is_empty() {
            return Answer::unknown(subject);
        }
        let eligible: Minutes = lines.iter().map(Line::eligible).sum();
        let mut answer = if eligible > Minutes(cap) {
            Answer::new(subject, Found::Watch, Finding::Over)
        } else {
            Answer::met(subject, Finding::Within)
        };
        answer.evidence = lines.iter().map(|line| line.source.key()).collect();
        answer.observed(Quantity::Time(eligible)).limit(Quantity::Time(Minutes(cap)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hours::{Category, Setting};
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "credit_cap", "subject": "mentee", "limit": "group_cap_minutes"}"#;

    #[test]
    fn the_cap_itself_is_within_and_a_minute_more_is_watched() {
        for (minutes, found) in [(419, Found::Met), (420, Found::Met), (421, Found::Watch)] {
            let entry = hours(1, 1, "2021-10-20", minutes, Setting::Group, Category::MentoredExperience);
            assert_eq!(Scene::complete().with(entry).found(CHECK, mentee(1)), found, "{minutes} beside 180");
        }
        assert_eq!(Scene::bare().found(CHECK, mentee(1)), Found::Unknown);
    }
}
