//! `same_as`: the named rules, judged with this pack's own limits and dates; the worst answer wins.

use super::Judge;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::Desk;
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
pub type Parts = Vec<(Arc<str>, Rc<Vec<Answer>>)>;

impl Judge for SameAs {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let named = self.rules.iter().filter_map(|id| desk.rules.get(&**id));
        combine(&named.map(|rule| (rule.id.clone(), Rc::new(rule.check.as_judge().judge(desk)))).collect())
    }

    fn fits(&self) -> bool {
        !self.rules.is_empty()
    }

    fn repeats(&self) -> &[Arc<str>] {
        &self.rules
    }
}

/// One answer a subject: the worst of the parts, with the rules that are not met.
#[must_use]
pub fn combine(parts: &Parts) -> Vec<Answer> {
    let mut combined: BTreeMap<Subject, Answer> = BTreeMap::new();
    for (rule, answers) in parts {
        for answer in answers.iter() {
            let so_far = match combined.entry(answer.subject) {
                Entry::Vacant(place) => {
                    let first = place.insert(answer.clone());
                    first.reason.rules.clear();
                    first
                }
                Entry::Occupied(place) => {
                    let so_far = place.into_mut();
                    outweigh(so_far, answer);
                    so_far
                }
            };
            if answer.found < Found::Met && !so_far.reason.rules.contains(rule) {
                so_far.reason.rules.push(rule.clone());
            }
        }
    }
    combined.into_values().collect()
}

fn outweigh(so_far: &mut Answer, next: &Answer) {
    if next.found < so_far.found {
        let rules = std::mem::take(&mut so_far.reason.rules);
        *so_far = next.clone();
        so_far.reason.rules = rules;
    } else if (so_far.found, next.found) == (Found::Met, Found::Met) {
        so_far.reason.kind = Finding::SameAs;
    }
}
