//! Verdicts as rows: what wants doing first, what is in order folded to one line.

use crate::app::components::{Mark, VerdictList, VerdictRow, VerdictView, live};
use crate::app::state::group::use_group;
use crate::app::texts::counted;
use crate::app::texts::overview::OverviewText;
use crate::app::verdicts;
use crate::policy::pack::Stage;
use crate::policy::verdict::{Subject, Verdict};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// From so many rows that are in order on, they are folded.
const FOLD: usize = 3;

/// Rows of the open group, the most urgent first.
#[component]
pub fn VerdictRows(
    /// The rows, the most urgent first.
    rows: Vec<VerdictView>,
) -> impl IntoView {
    let row = |verdict: VerdictView| view! { <VerdictRow verdict=verdict/> };
    let (settled, open): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.mark >= Mark::Pass);
    if settled.len() < FOLD {
        return view! { <VerdictList>{open.into_iter().chain(settled).map(row).collect_view()}</VerdictList> }
            .into_any();
    }
    let wanted = use_location().hash.with_untracked(|hash| hash.trim_start_matches('#').to_owned());
    let unfolded = RwSignal::new(settled.iter().any(|row| row.id == wanted));
    let label = counted(settled.len(), OverviewText::ShowSettledOne.text(), OverviewText::ShowSettled.text());
    let settled = StoredValue::new(settled);
    view! {
        <VerdictList>
            {open.into_iter().map(row).collect_view()}
            {move || {
                if unfolded.get() {
                    settled.get_value().into_iter().map(row).collect_view().into_any()
                } else {
                    view! {
                        <button type="button" class="verdicts-rest" on:click=move |_| unfolded.set(true)>
                            {label.clone()}
                        </button>
                    }
                    .into_any()
                }
            }}
        </VerdictList>
    }
    .into_any()
}

/// What the book finds about one subject of the open group.
#[component]
pub fn SubjectVerdicts(
    /// Whom or what it is about.
    subject: Subject,
) -> impl IntoView {
    let group = use_group();
    let found = Memo::new(move |_| {
        group.assessment.with(|assessment| {
            assessment.verdicts.iter().filter(|verdict| verdict.subject == subject).cloned().collect::<Vec<_>>()
        })
    });
    view! { <Found found/> }
}

/// What the book finds in one stage of the open group's life.
#[component]
pub fn StageVerdicts(
    /// The stage.
    stage: Stage,
) -> impl IntoView {
    let group = use_group();
    let found = Memo::new(move |_| {
        let packs = group.packs();
        let is_here =
            |verdict: &&Verdict| verdicts::rule_of(&packs, verdict).is_some_and(|(_, rule)| rule.stage == stage);
        group.assessment.with(|assessment| assessment.verdicts.iter().filter(is_here).cloned().collect::<Vec<_>>())
    });
    view! { <Found found/> }
}

/// A sheet of verdicts that changes with them, or a word where there is none.
#[component]
fn Found(found: Memo<Vec<Verdict>>) -> impl IntoView {
    let group = use_group();
    live(move || {
        let verdicts = found.get();
        if verdicts.is_empty() {
            return view! { <p class="soft">{OverviewText::NothingJudged.text()}</p> }.into_any();
        }
        view! { <VerdictRows rows=verdicts::rows(group, &verdicts)/> }.into_any()
    })
}
