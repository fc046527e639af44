//! Where a rule stands in the groups that have chosen its policy.

use crate::app::components::{Button, Counts, LinkView, Mark, Progressline, Show, Tally, href, live};
use crate::app::paths;
use crate::app::state::library::packs_of;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::home::HomeText;
use crate::app::texts::rules::RuleText as T;
use crate::app::verdicts::{repeats, row_id, rule_of};
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;
use std::sync::Arc;

/// So many groups are shown at a time.
const WINDOW: usize = 50;

/// A group that has chosen the policy, and how the rule came out there.
#[derive(Clone, PartialEq)]
struct Standing {
    worst: Option<Mark>,
    group: LinkView,
    counts: Counts,
}

/// How far going through the groups has come.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    Asked,
    Looking(usize),
    Done,
    Failed,
}

/// Where a rule stands in each group that has chosen its policy.
#[component]
pub(super) fn Stands(
    /// The policy's key.
    policy: Arc<str>,
    /// The rule's identifier.
    rule: Arc<str>,
) -> impl IntoView {
    let book = use_book();
    let many = book.are_many(&policy);
    let label = T::LookThrough.with(&[&book.may_use(&policy).to_string()]);
    let progress = RwSignal::new(Progress::Asked);
    let found = RwSignal::new(Vec::<Standing>::new());
    let shown = RwSignal::new(WINDOW);
    let hidden = Memo::new(move |_| found.with(Vec::len).saturating_sub(shown.get()));
    let look = Callback::new(move |()| {
        let (policy, rule) = (policy.clone(), rule.clone());
        progress.set(Progress::Looking(0));
        leptos::task::spawn_local(async move {
            let visit = |groups: &[GroupId], of| {
                let standing: Vec<_> =
                    groups.iter().filter_map(|group| standing(book, *group, &policy, &rule)).collect();
                found.try_update(|found| found.extend(standing));
                progress.try_set(Progress::Looking(of)).is_none()
            };
            let end = if book.through_users(&policy, visit).await.is_ok() { Progress::Done } else { Progress::Failed };
            // what wants doing first; then where there is nothing to judge
            let urgency =
                |standing: &Standing| (standing.worst.is_none(), standing.worst, standing.group.label.clone());
            found.try_update(|found| sort_by_key(found, urgency));
            progress.try_set(end);
        });
    });
    if !many {
        look.run(());
    }
    let row = |standing: Standing| {
        let tally = match standing.counts.total() {
            0 => view! { <p class="small soft">{T::StandsNothing.text()}</p> }.into_any(),
            _ => view! { <Tally counts=standing.counts/> }.into_any(),
        };
        view! { <li><a href=href(&standing.group.href)>{standing.group.label}</a> {tally}</li> }
    };
    let whole = |number| u32::try_from(number).unwrap_or(u32::MAX);
    view! {
        {live(move || match progress.get() {
            Progress::Asked => {
                let label = label.clone();
                view! { <Button reads=true on_press=look>{label}</Button> }.into_any()
            }
            Progress::Looking(of) => {
                let done = found.with(Vec::len);
                let said = T::Looking.with(&[&done.to_string(), &of.to_string()]);
                view! {
                    <p class="soft" role="status">{said}</p>
                    <Progressline done=whole(done) whole=whole(of)/>
                }
                .into_any()
            }
            Progress::Failed => view! { <p role="status">{T::NotRead.text()}</p> }.into_any(),
            Progress::Done if found.with(Vec::is_empty) => {
                view! { <p class="soft">{T::StandsNone.text()}</p> }.into_any()
            }
            Progress::Done => ().into_any(),
        })}
        {live(move || {
            let rows: Vec<_> = found.with(|found| found.iter().take(shown.get()).cloned().map(row).collect());
            (!rows.is_empty()).then(|| view! { <ul class="panel on-record">{rows}</ul> })
        })}
        <Show when=move || { hidden.get() > 0 }>
            <Button reads=true on_press=move |()| shown.update(|shown| *shown += WINDOW)>
                {move || HomeText::ShowMore.with(&[&hidden.get().min(WINDOW).to_string()])}
            </Button>
        </Show>
    }
    .into_any()
}

/// How the rule came out in this group, with the way to its most urgent finding.
fn standing(book: BookCtx, id: GroupId, policy: &str, rule: &str) -> Option<Standing> {
    let file = book.file(id)?.get_untracked();
    let packs = book.shelf().with_untracked(|shelf| packs_of(shelf, &file));
    let assessment = book.assessment(id)?.get_untracked();
    let own = || assessment.verdicts.iter().filter(|verdict| *verdict.pack == *policy && *verdict.rule == *rule);
    let worst = own().min_by_key(|verdict| Mark::from(verdict.outcome));
    let mark = worst.map(|verdict| Mark::from(verdict.outcome));
    let row = worst.map(|verdict| {
        // a rule that only repeats another has no row of its own
        let repeated = rule_of(&packs, verdict).and_then(|(_, rule)| rule.check.as_judge().repeats().first());
        let repeated = repeated.filter(|_| repeats(&packs, &assessment, verdict));
        let named = repeated.and_then(|id| assessment.verdicts.iter().find(|verdict| verdict.rule == *id));
        row_id(&packs, named.unwrap_or(verdict))
    });
    let to = row.map_or_else(|| paths::group(id), |row| paths::finding(id, &row));
    let counts = own().map(|verdict| verdict.outcome).collect();
    Some(Standing { worst: mark, group: LinkView::new(file.group()?.name.clone(), to), counts })
}
