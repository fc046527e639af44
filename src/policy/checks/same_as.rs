//! `same_as`: the named rules, judged with this pack's own limits and dates; the worst answer wins.

use super::Judge;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::Desk;
use crate::policy::few::Few;
use crate::policy::verdict::{Finding, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::rc::Rc;
use std::sync::Arc;

/// Parameters of `same_as`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    /// The rules that are repeated, by identifier, of any pack.
    pub rules: Vec<Arc<str>>,
}

/// The answers of the rules that are repeated, by identifier.
pub type Parts = Few<(Arc<str>, Rc<Vec<Answer>>)>;

impl Judge for SameAs {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let named = self.rules.iter().flat_map(|id| desk.rules.named(id));
        combine(&named.map(|(days, rule)| (rule.id.clone(), Rc::new(desk.answers(rule, days)))).collect())
    }

    fn fits(&self) -> bool {
        !self.rules.is_empty()
    }

    fn repeats(&self) -> &[Arc<str>] {
        &self.rules
    }
}

/// The worst answer on a subject so far.
struct Worst<'a> {
    answer: &'a Answer,
    /// True where several parts are met.
    several: bool,
    /// The rules that are not met.
    rules: Vec<Arc<str>>,
}

/// One answer a subject: the worst of the parts, with the rules that are not met.
#[must_use]
pub fn combine(parts: &Parts) -> Vec<Answer> {
    let mut combined: BTreeMap<Subject, Worst<'_>> = BTreeMap::new();
    for (rule, answers) in parts {
        for answer in answers.iter() {
            let worst = match combined.entry(answer.subject) {
                Entry::Vacant(place) => place.insert(Worst { answer, several: false, rules: Vec::new() }),
                Entry::Occupied(place) => {
                    let worst = place.into_mut();
                    worst.weigh(answer);
                    worst
                }
            };
            if answer.found < Found::Met && !worst.rules.contains(rule) {
                worst.rules.push(rule.clone());
            }
        }
    }
    combined.into_values().map(Worst::answer).collect()
}

impl<'a> Worst<'a> {
    fn weigh(&mut self, next: &'a Answer) {
        if next.found < self.answer.found {
            (self.answer, self.several) = (next, false);
        } else if (self.answer.found, next.found) == (Found::Met, Found::Met) {
            self.several = true;
        }
    }

    fn answer(self) -> Answer {
        let mut answer = self.answer.clone().rules(self.rules);
        if self.several {
            answer.reason.kind = Finding::SameAs;
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::Goal;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "same_as", "rules": ["CMPC-13", "CMPC-15", "CMPC-18", "CMPC-30"]}"#;

    #[test]
    fn the_worst_answer_wins_and_all_that_are_open_are_named() {
        assert_eq!(Scene::complete().found(CHECK, mentee(1)), Found::Met);
        let without = Scene::complete().change(goal(1), |goal: &mut Goal| goal.progress.clear());
        let answer = without.answers(CHECK).swap_remove(0);
        assert_eq!((answer.found, answer.reason.rules), (Found::Unmet, vec!["CMPC-15".into()]));
        let none = Scene::complete().without::<Goal>(goal(1));
        let rules = none.answers(CHECK).swap_remove(0).reason.rules;
        assert_eq!(rules, ["CMPC-13".into(), "CMPC-15".into(), "CMPC-18".into(), "CMPC-30".into()]);
        assert_eq!(Scene::bare().found(CHECK, mentee(1)), Found::Unknown);
    }
}
