//! How many rules came out how.

use super::icon::Icon;
use super::mark::Mark;
use crate::policy::verdict::Outcome;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many rules came out how. Collect it from outcomes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts(BTreeMap<Mark, usize>);

impl Counts {
    /// How many came out so.
    #[must_use]
    pub fn of(&self, mark: Mark) -> usize {
        self.0.get(&mark).copied().unwrap_or_default()
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}

impl FromIterator<Outcome> for Counts {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Self {
        outcomes.into_iter().map(|outcome| (Mark::from(outcome), 1)).collect()
    }
}

impl FromIterator<(Mark, usize)> for Counts {
    fn from_iter<I: IntoIterator<Item = (Mark, usize)>>(counts: I) -> Self {
        let mut all = BTreeMap::new();
        for (mark, count) in counts {
            *all.entry(mark).or_default() += count;
        }
        Self(all)
    }
}

/// How many rules came out how, the most urgent first; what did not occur is left out.
#[component]
pub fn Tally(
    /// The counts.
    counts: Counts,
) -> impl IntoView {
    let items = counts.0.into_iter().filter(|(_, count)| *count > 0).map(|(mark, count)| {
        view! {
            <li class=mark.tone()>
                <Icon name=mark.icon() />
                {count}
                <span class="off">{format!(" {}", mark.word())}</span>
            </li>
        }
    });
    view! { <ul class="tally">{items.collect_view()}</ul> }
}
