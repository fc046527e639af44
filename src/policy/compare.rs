//! Two judgements of one group side by side: which findings came, went or came out otherwise, and what that does to credit.

use super::assess::Assessment;
use super::credit::{Ledger, Line};
use super::verdict::{Subject, Verdict};
use crate::domain::ids::PersonId;
use crate::domain::units::Minutes;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finding that is not the same in both judgements; at least one of them has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Key of the pack.
    pub pack: Arc<str>,
    /// The rule.
    pub rule: Arc<str>,
    /// Whom or what it binds.
    pub subject: Subject,
    /// What was found before; none where the finding came.
    pub before: Option<Verdict>,
    /// What is found after; none where the finding went.
    pub after: Option<Verdict>,
}

/// In what a finding differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Differs {
    /// There was none before.
    Came,
    /// There is none after.
    Went,
    /// It came out otherwise; a day that it is due by is a part of how it came out.
    Outcome,
    /// It came out the same for another reason.
    Reason,
}

/// Minutes of one mentee before and after.
pub type Change = (Minutes, Minutes);

/// How two judgements differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The findings that differ, in order of policy, rule and subject.
    pub differences: Vec<Difference>,
    /// Credited minutes of the mentees for whom they differ; none at all where a mentee has no ledger.
    pub credit: BTreeMap<PersonId, Change>,
}

impl Difference {
    /// In what it differs.
    #[must_use]
    pub fn differs(&self) -> Differs {
        match (&self.before, &self.after) {
            (None, _) => Differs::Came,
            (_, None) => Differs::Went,
            (Some(before), Some(after)) if before.outcome != after.outcome => Differs::Outcome,
            (Some(_), Some(_)) => Differs::Reason,
        }
    }
}

impl Comparison {
    /// How many findings differ so.
    #[must_use]
    pub fn count(&self, differs: Differs) -> usize {
        self.differences.iter().filter(|difference| difference.differs() == differs).count()
    }

    /// How many findings came, went or came out otherwise.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.differences.len() - self.count(Differs::Reason)
    }
}

/// How `after` differs from `before`.
#[must_use]
pub fn compare(before: &Assessment, after: &Assessment) -> Comparison {
    let mut found: BTreeMap<_, (Vec<&Verdict>, Vec<&Verdict>)> = BTreeMap::new();
    let about = |verdict: &Verdict| (verdict.pack.clone(), verdict.rule.clone(), verdict.subject);
    for verdict in &before.verdicts {
        found.entry(about(verdict)).or_default().0.push(verdict);
    }
    for verdict in &after.verdicts {
        found.entry(about(verdict)).or_default().1.push(verdict);
    }
    let mut differences = Vec::new();
    for ((pack, rule, subject), (before, after)) in found {
        for place in 0..before.len().max(after.len()) {
            let (before, after) = (before.get(place).copied(), after.get(place).copied());
            let told = |verdict: Option<&Verdict>| verdict.map(|verdict| (verdict.outcome, verdict.reason.clone()));
            if told(before) != told(after) {
                let (pack, rule) = (pack.clone(), rule.clone());
                differences.push(Difference { pack, rule, subject, before: before.cloned(), after: after.cloned() });
            }
        }
    }
    Comparison { differences, credit: minutes(before, after, Ledger::credited) }
}

/// Minutes that the rule withholds from each mentee for whom they differ.
#[must_use]
pub fn withheld(before: &Assessment, after: &Assessment, rule: &str) -> BTreeMap<PersonId, Change> {
    minutes(before, after, |ledger| {
        let parts = ledger.lines.iter().flat_map(|line: &Line| &line.withheld);
        parts.filter(|part| *part.rule == *rule).map(|part| part.minutes).sum()
    })
}

fn minutes(
    before: &Assessment,
    after: &Assessment,
    measure: impl Fn(&Ledger) -> Minutes,
) -> BTreeMap<PersonId, Change> {
    let people: BTreeSet<_> = before.ledgers.keys().chain(after.ledgers.keys()).copied().collect();
    let of = |assessment: &Assessment, person| assessment.ledgers.get(&person).map_or(Minutes::ZERO, &measure);
    let changes = people.into_iter().map(|person| (person, (of(before, person), of(after, person))));
    changes.filter(|(_, (before, after))| before != after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Member;
    use crate::domain::session::Session;
    use crate::policy::verdict::Outcome;
    use crate::scene::*;

    fn change(after: &Scene) -> Comparison {
        compare(&Scene::complete().assess(), &after.assess())
    }

    fn of<'a>(comparison: &'a Comparison, rule: &str) -> Vec<&'a Difference> {
        comparison.differences.iter().filter(|difference| *difference.rule == *rule).collect()
    }

    #[test]
    fn a_judgement_does_not_differ_from_itself() {
        assert_eq!(change(&Scene::complete()), Comparison::default());
    }

    #[test]
    fn findings_come_and_go_with_their_subjects() {
        let comparison = change(&Scene::complete().with_mentee(4));
        let came = of(&comparison, "CMPC-12");
        assert_eq!(came.len(), 1);
        assert_eq!((came[0].subject, came[0].differs()), (mentee(4), Differs::Came));
        assert_eq!(comparison.credit, [(person(4), (Minutes::ZERO, Minutes(180)))].into());
        let back = compare(&Scene::complete().with_mentee(4).assess(), &Scene::complete().assess());
        assert_eq!(back.count(Differs::Went), comparison.count(Differs::Came));
        assert_eq!(of(&back, "CMPC-12")[0].differs(), Differs::Went);
    }

    #[test]
    fn an_outcome_and_a_reason_are_told_apart() {
        let two = Scene::complete().change(session(2), |session: &mut Session| session.sign_off = None);
        let comparison = change(&two);
        let changed: Vec<_> = comparison.differences.iter().filter(|it| it.differs() == Differs::Outcome).collect();
        assert!(changed.iter().any(|it| it.subject == at_session(2)), "{comparison:#?}");
        assert!(changed.iter().all(|it| it.before.as_ref().is_some_and(|before| before.outcome == Outcome::Pass)));
        assert_eq!(comparison.changed(), changed.len());
        let roster = |numbers: u128| (4..=3 + numbers).fold(Scene::complete(), Scene::with_mentee);
        let more = compare(&roster(8).assess(), &roster(9).assess());
        let size: Vec<_> = of(&more, "CMPC-06").into_iter().map(Difference::differs).collect();
        assert_eq!(size, [Differs::Reason; 4], "eleven become twelve, in the group and at each session");
        assert!(more.changed() < more.differences.len());
    }

    #[test]
    fn differences_stand_in_order_of_policy_rule_and_subject() {
        let comparison = change(&Scene::complete().change(member(1), |member: &mut Member| member.joined = None));
        let keys: Vec<_> =
            comparison.differences.iter().map(|it| (it.pack.clone(), it.rule.clone(), it.subject)).collect();
        assert!(keys.len() > 1 && keys.is_sorted(), "{keys:?}");
    }

    #[test]
    fn minutes_are_told_by_the_rule_that_withholds_them() {
        let eleven = (4..=11).fold(Scene::complete(), Scene::with_mentee);
        let (before, after) = (Scene::complete().assess(), eleven.assess());
        let lost = withheld(&before, &after, "CMPC-06");
        assert_eq!(lost.len(), 11);
        assert!(lost.values().all(|minutes| *minutes == (Minutes::ZERO, Minutes(180))));
        assert_eq!(withheld(&before, &after, "CMPC-05"), BTreeMap::new());
        assert_eq!(withheld(&after, &before, "CMPC-06").get(&person(1)), Some(&(Minutes(180), Minutes::ZERO)));
    }
}
