//! `none_or_settled`: each item is settled with a date, or a dated "none" is recorded. Silence is unknown.

use super::Judge;
use crate::policy::answer::Answer;
use crate::policy::desk::{Desk, Who};
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `none_or_settled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoneOrSettled {
    /// Whom it is about.
    pub subject: Who,
    /// What is to be settled.
    pub items: Items,
    /// What settles it.
    pub settled: Settled,
}

/// What is to be settled. The book does not tell concerns about the group from others: where the two texts differ, the
/// wider one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Items {
    /// Concerns about the group. (CMPC policy, item 2)
    GroupConcerns,
    /// Every concern. (CMPC notice, list 2.2)
    AllConcerns,
}

/// What settles an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// It was discussed, on a day.
    Discussed,
}

impl Judge for NoneOrSettled {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let (Items::GroupConcerns | Items::AllConcerns, Settled::Discussed) = (self.items, self.settled);
        desk.each_mentee(|person| {
            let subject = Subject::Member(person);
            let concerns = &desk.facts.of_person(person).concerns;
            let open = concerns.iter().copied().filter(|item| item.concern.is_some() && item.discussed_on.is_none());
            let open: Vec<_> = open.collect();
            let place = Place::Concerns(person);
            if concerns.is_empty() {
                Answer::unknown(subject).mend(place, Field::Concern)
            } else if open.is_empty() {
                Answer::met(subject, Finding::Recorded).proof(concerns.iter().copied())
            } else {
                Answer::unmet(subject, Finding::PartsMissing)
                    .missing(vec![Field::ConcernDiscussed])
                    .proof(open)
                    .mend(place, Field::ConcernDiscussed)
            }
        })
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::case::Concern;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str =
        r#"{"kind": "none_or_settled", "subject": "mentee", "items": "all-concerns", "settled": "discussed"}"#;

    #[test]
    fn a_concern_is_discussed_or_said_not_to_be() {
        let raised = Scene::complete().change(concern(1), |c: &mut Concern| c.concern = Some("Too fast".to_owned()));
        assert_eq!(Scene::complete().found(CHECK, mentee(1)), Found::Met);
        assert_eq!(raised.found(CHECK, mentee(1)), Found::Unmet);
        let discussed = raised.change(concern(1), |c: &mut Concern| c.discussed_on = Some(day("2021-10-06")));
        assert_eq!(discussed.found(CHECK, mentee(1)), Found::Met);
        assert_eq!(discussed.without::<Concern>(concern(1)).found(CHECK, mentee(1)), Found::Unknown);
    }
}
