//! What the policies of a group ask of its contract and working agreement.

use crate::domain::agreement::{Clause, ClauseTopic};
use crate::domain::charter::RoleModel;
use crate::domain::units::Minutes;
use crate::policy::checks::Check;
use crate::policy::pack::Pack;
use crate::policy::parts::{Of, Part};
use crate::policy::readings::Evidence;
use std::sync::Arc;

/// A part of contract or working agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A clause on that topic.
    Clause(ClauseTopic),
    /// Minutes that a member has to present.
    Minutes,
}

/// A part that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The part.
    pub part: Want,
    /// The rules that ask for it.
    pub rules: Vec<Arc<str>>,
}

impl Wanted {
    /// True where these clauses and minutes hold it.
    #[must_use]
    pub fn is_in(&self, clauses: &[Clause], presenting: Option<Minutes>) -> bool {
        match self.part {
            Want::Minutes => presenting.is_some_and(|minutes| !minutes.is_zero()),
            Want::Clause(topic) => clauses.iter().any(|clause| clause.topic == topic && !clause.text.trim().is_empty()),
        }
    }
}

/// The parts for which these policies ask, each with its rules, in the order of the policies.
#[must_use]
pub fn wanted(packs: &[Arc<Pack>], role_model: Option<RoleModel>) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = Vec::new();
    let mut add = |part: Want, rule: &Arc<str>| match wanted.iter_mut().find(|known| known.part == part) {
        Some(known) => known.rules.push(rule.clone()),
        None => wanted.push(Wanted { part, rules: vec![rule.clone()] }),
    };
    for rule in packs.iter().flat_map(|pack| &pack.rules) {
        match &rule.check {
            Check::AllParts(check) if matches!(check.of, Of::Agreement | Of::Contract) => {
                for part in &check.parts {
                    match part.topic() {
                        Some(topic) => add(Want::Clause(topic), &rule.id),
                        None if *part == Part::PresentingMinutes => add(Want::Minutes, &rule.id),
                        None => {}
                    }
                }
            }
            Check::Recorded(check)
                if check.evidence == Evidence::SwapMechanism && role_model == Some(RoleModel::RotatingChair) =>
            {
                add(Want::Clause(ClauseTopic::Swaps), &rule.id);
            }
            _ => {}
        }
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::packs::built_in;

    fn of(keys: &[&str], model: Option<RoleModel>) -> Vec<Wanted> {
        let packs: Vec<_> = built_in().unwrap().iter().filter(|pack| keys.contains(&&*pack.key)).cloned().collect();
        wanted(&packs, model)
    }

    #[test]
    fn what_a_policy_asks_is_named_with_its_rule() {
        let healthcare = of(&["uk-healthcare"], None);
        let parts: Vec<_> = healthcare.iter().map(|wanted| (wanted.part, &*wanted.rules[0])).collect();
        use ClauseTopic as T;
        assert_eq!(
            parts,
            [
                (Want::Clause(T::NotSharingOutside), "UKH-10"),
                (Want::Clause(T::Boundaries), "UKH-44"),
                (Want::Clause(T::SecureChannel), "UKH-44"),
                (Want::Clause(T::FacilitationStructure), "UKH-44"),
            ]
        );
        assert!(of(&["cmpc-policy", "nordic-roles"], None).is_empty());
    }

    #[test]
    fn swaps_are_asked_for_where_the_chair_rotates() {
        let swaps = |model| of(&["proctor-stages"], model).iter().any(|it| it.part == Want::Clause(ClauseTopic::Swaps));
        assert!(swaps(Some(RoleModel::RotatingChair)));
        assert!(!swaps(Some(RoleModel::MenteeLed)) && !swaps(None));
    }

    #[test]
    fn an_empty_clause_or_no_minutes_is_not_there() {
        let part = |part| Wanted { part, rules: Vec::new() };
        let clause =
            |text: &str| [Clause { topic: ClauseTopic::Boundaries, title: String::new(), text: text.to_owned() }];
        let boundaries = part(Want::Clause(ClauseTopic::Boundaries));
        assert!(boundaries.is_in(&clause("Here it ends"), None));
        assert!(!boundaries.is_in(&clause(" "), None) && !boundaries.is_in(&[], None));
        let minutes = part(Want::Minutes);
        assert!(minutes.is_in(&[], Some(Minutes(20))) && !minutes.is_in(&[], Some(Minutes(0))));
    }
}
