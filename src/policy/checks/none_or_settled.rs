//! `none_or_settled`: each item is settled with a date, or a dated "none" is recorded. Silence is unknown.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::record::Kind;
use crate::domain::statement::{MatterKind, Topic};
use crate::policy::accord::Of;
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

/// What is to be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Items {
    /// Concerns about the group. The book does not tell them from others: where the two texts differ, the wider one holds.
    /// (CMPC policy, item 2)
    GroupConcerns,
    /// Every concern. (CMPC notice, list 2.2)
    AllConcerns,
    /// Breaches of the confidence of a concern. (UK healthcare, 3.4)
    ConcernBreaches,
    /// Needs for support in a session. (UK healthcare, 5.4)
    SupportNeeds,
    /// Changes of guidance or law. (UK healthcare, 8.1)
    ReviewTriggers,
}

/// What settles an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// It was discussed, on a day.
    Discussed,
    /// It was closed, on a day.
    Closed,
    /// Support was given, on a day.
    SupportGiven,
    /// What it touches was looked at again, on a day.
    Reviewed,
}

impl Items {
    /// The kind of matter, and the topic of the statement that there is none; none of both for concerns.
    const fn matter(self) -> Option<(MatterKind, Topic)> {
        match self {
            Self::GroupConcerns | Self::AllConcerns => None,
            Self::ConcernBreaches => Some((MatterKind::ConcernBreach, Topic::NoConcernBreach)),
            Self::SupportNeeds => Some((MatterKind::SupportNeed, Topic::NoSupportNeeded)),
            Self::ReviewTriggers => Some((MatterKind::ReviewTrigger, Topic::NoReviewTrigger)),
        }
    }

    const fn settled(self) -> Settled {
        match self {
            Self::GroupConcerns | Self::AllConcerns => Settled::Discussed,
            Self::ConcernBreaches => Settled::Closed,
            Self::SupportNeeds => Settled::SupportGiven,
            Self::ReviewTriggers => Settled::Reviewed,
        }
    }
}

impl Judge for NoneOrSettled {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.items.matter() {
            Some((kind, topic)) => desk.each_stated(self.subject, None, |of| matters(desk, of, kind, topic)),
            None => desk.each_mentee(|person| concerns(desk, person)),
        }
    }

    fn fits(&self) -> bool {
        let who = self.items.matter().map_or(self.subject == Who::Mentee, |(_, topic)| self.subject.takes(topic));
        who && self.settled == self.items.settled()
    }

    fn private(&self) -> &'static [Kind] {
        if self.items.matter().is_some() { &[Kind::Matter] } else { &[Kind::Concern] }
    }
}

fn concerns(desk: &Desk<'_>, person: PersonId) -> Answer {
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
}

fn matters(desk: &Desk<'_>, of: Of, kind: MatterKind, topic: Topic) -> Answer {
    let all: Vec<_> = desk.facts.matters(of, &[kind]).collect();
    let open: Vec<_> = all.iter().copied().filter(|matter| matter.settled_on.is_none()).collect();
    if all.is_empty() {
        desk.none_stated(topic, of)
    } else if open.is_empty() {
        Answer::met(of.subject(), Finding::Recorded).proof(all)
    } else {
        let people = open.iter().filter_map(|matter| matter.person).collect();
        let answer = Answer::unmet(of.subject(), Finding::OpenMatter).people(people);
        answer.proof(open).mend(Place::Matters, Field::MatterSettled)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::case::Concern;
    use crate::domain::statement::{Matter, MatterKind, Statement, Topic};
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

    #[test]
    fn support_is_given_or_nobody_needed_it() {
        const SUPPORT: &str = r#"{"kind": "none_or_settled", "subject": "session", "items": "support-needs",
            "settled": "support-given"}"#;
        const NOBODY: u128 = of_session(1, Topic::NoSupportNeeded);
        assert_eq!(Scene::complete().found(SUPPORT, at_session(1)), Found::Met);
        let needed = Scene::complete().with(matter(1, MatterKind::SupportNeed));
        assert_eq!(needed.found(SUPPORT, at_session(1)), Found::Unmet);
        assert_eq!(needed.found(SUPPORT, at_session(2)), Found::Met, "it came up in another session");
        let given = needed.change(40_001, |matter: &mut Matter| matter.settled_on = Some(day("2021-09-10")));
        let silent = |scene: Scene| scene.without::<Statement>(NOBODY).found(SUPPORT, at_session(1));
        assert_eq!(silent(given), Found::Met);
        assert_eq!(silent(Scene::complete()), Found::Unknown);
        let said = Scene::complete().change(NOBODY, |said: &mut Statement| said.holds = false);
        assert_eq!(said.found(SUPPORT, at_session(1)), Found::Unmet, "somebody did, and nothing says what was done");
    }

    #[test]
    fn breaches_are_closed_and_triggers_reviewed() {
        for (kind, items, settled) in [
            (MatterKind::ConcernBreach, "concern-breaches", "closed"),
            (MatterKind::ReviewTrigger, "review-triggers", "reviewed"),
        ] {
            let check = format!(
                r#"{{"kind": "none_or_settled", "subject": "group", "items": "{items}", "settled": "{settled}"}}"#
            );
            let found = |scene: &Scene| scene.found(&check, crate::policy::verdict::Subject::Group);
            let open = Scene::complete().with(matter(1, kind));
            assert_eq!(
                (found(&Scene::complete()), found(&open), found(&Scene::bare())),
                (Found::Met, Found::Unmet, Found::Unknown)
            );
        }
    }
}
