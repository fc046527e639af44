//! Where the policies of a group differ, and what the book makes of it.

use crate::app::state::group::use_group;
use crate::app::texts::counted;
use crate::app::texts::overview::OverviewText as T;
use crate::app::verdicts::{clause, text};
use crate::policy::combine::{Arisen, conflicts, size};
use leptos::prelude::*;

/// The differences between the policies of the group; nothing where there is none.
#[component]
pub fn PoliciesDiffer() -> impl IntoView {
    let group = use_group();
    move || {
        let packs = group.packs_of_group();
        let arisen = conflicts(&packs);
        if arisen.is_empty() || packs.len() < 2 {
            return ().into_any();
        }
        let band = match size(&packs) {
            (Some(least), Some(most)) => T::SizeThatSuits.with(&[&least.to_string(), &most.to_string()]),
            _ => String::new(),
        };
        let number = counted(arisen.len(), T::OneDifference.text(), T::ManyDifferences.text());
        view! {
            <details class="section panel" id="policies-differ">
                <summary>{number}</summary>
                <p class="soft">{band}</p>
                <dl class="rules">{arisen.iter().map(difference).collect_view()}</dl>
            </details>
        }
        .into_any()
    }
}

/// Two policies differ: what in, how it is resolved, and the clauses.
pub fn difference(arisen: &Arisen<'_>) -> AnyView {
    let clauses: Vec<_> =
        arisen.sides.iter().map(|(pack, rule)| format!("{} ({})", clause(pack, rule), rule.id)).collect();
    view! {
        <div>
            <dt class="rules-id code">{arisen.conflict.id.clone()}</dt>
            <dt>{T::TheseDiffer.with(&[text(&arisen.conflict.differ)])}</dt>
            <dd>
                <p>{text(&arisen.conflict.resolved).to_owned()}</p>
                <p class="small faint">{clauses.join(" · ")}</p>
            </dd>
        </div>
    }
    .into_any()
}
