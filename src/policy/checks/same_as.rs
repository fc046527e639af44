//! `same_as`: the named rules, judged with this pack's own limits and dates; the worst answer wins.

use super::Judge;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::Desk;
use crate::policy::verdict::{Finding, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// Parameters of `same_as`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    /// The rules that are repeated, by identifier, of any pack.
    pub rules: Vec<Arc<str>>,
}

impl Judge for SameAs {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let named = self.rules.iter().filter_map(|id| desk.rules.get(&**id));
        combine(named.map(|rule| (rule.id.clone(), rule.check.as_judge().judge(desk))))
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
pub fn combine(parts: impl IntoIterator<Item = (Arc<str>, Vec<Answer>)>) -> Vec<Answer> {
    let mut combined: BTreeMap<Subject, Answer> = BTreeMap::new();
    for (rule, answers) in parts {
        for mut answer in answers {
            answer.reason.rules = if answer.found < Found::Met { vec![rule.clone()] } else { Vec::new() };
            match combined.entry(answer.subject) {
                Entry::Vacant(place) => {
                    place.insert(answer);
                }
                Entry::Occupied(mut place) => merge(place.get_mut(), answer),
            }
        }
    }
    combined.into_values().collect()
}

fn merge(so_far: &mut Answer, mut next: Answer) {
    let mut rules = std::mem::take(&mut so_far.reason.rules);
    for rule in std::mem::take(&mut next.reason.rules) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    if next.found < so_far.found {
        *so_far = next;
    } else if so_far.found == Found::Met && next.found == Found::Met {
        so_far.reason.kind = Finding::SameAs;
    }
    so_far.reason.rules = rules;
}
