//! Where a rule stands in the groups that have chosen its policy.

use crate::app::components::{Button, Counts, LinkView, Progressline, Tally, href, live};
use crate::app::paths;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::rules::RuleText as T;
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;
use std::sync::Arc;

/// A group that has chosen the policy, and how the rule came out there.
#[derive(Clone, PartialEq)]
struct Standing {
    group: LinkView,
    counts: Counts,
}

/// How far going through the groups has come.
#[derive(Clone, Copy, PartialEq)]
struct Progress {
    done: usize,
    of: usize,
}

impl Progress {
    const fn is_done(self) -> bool {
        self.done == self.of
    }
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
    let of = book.summaries().with_untracked(|rows| rows.len());
    let progress = RwSignal::new(None::<Progress>);
    let found = RwSignal::new(Vec::<Standing>::new());
    let look = move |()| {
        let (policy, rule) = (policy.clone(), rule.clone());
        progress.set(Some(Progress { done: 0, of }));
        leptos::task::spawn_local(async move {
            book.through_groups(|groups, to_come| {
                let standing = groups.iter().filter_map(|group| standing(book, *group, &policy, &rule));
                let standing: Vec<_> = standing.collect();
                found.try_update(|found| {
                    found.extend(standing);
                    sort_by_key(found, |standing| standing.group.label.clone());
                });
                progress.try_set(Some(Progress { done: of - to_come, of })).is_none()
            })
            .await;
        });
    };
    if !book.is_large() {
        look(());
    }
    let row = |standing: Standing| {
        let tally = match standing.counts.total() {
            0 => view! { <p class="small soft">{T::StandsNothing.text()}</p> }.into_any(),
            _ => view! { <Tally counts=standing.counts/> }.into_any(),
        };
        view! { <li><a href=href(&standing.group.href)>{standing.group.label}</a> {tally}</li> }
    };
    let look = Callback::new(look);
    view! {
        {live(move || {
            let Some(progress) = progress.get() else {
                return view! { <Button on_press=look>{T::LookThrough.with(&[&of.to_string()])}</Button> }.into_any();
            };
            let (done, of) = (progress.done, progress.of);
            let said = T::Looking.with(&[&done.to_string(), &of.to_string()]);
            let whole = |number| u32::try_from(number).unwrap_or(u32::MAX);
            match progress.is_done() {
                false => view! {
                    <p class="soft" role="status">{said}</p>
                    <Progressline done=whole(done) whole=whole(of)/>
                }
                .into_any(),
                true if found.with(Vec::is_empty) => view! { <p class="soft">{T::StandsNone.text()}</p> }.into_any(),
                true => ().into_any(),
            }
        })}
        {live(move || {
            let found = found.get();
            (!found.is_empty()).then(|| view! { <ul class="panel on-record">{found.into_iter().map(row).collect_view()}</ul> })
        })}
    }
    .into_any()
}

/// How the rule came out in this group; nothing where it has not chosen the policy.
fn standing(book: BookCtx, id: GroupId, policy: &str, rule: &str) -> Option<Standing> {
    let group = book.file(id)?.with_untracked(|file| file.group().cloned())?;
    if !group.packs.iter().any(|chosen| chosen == policy) {
        return None;
    }
    let assessment = book.assessment(id)?.get_untracked();
    let own = assessment.verdicts.iter().filter(|verdict| *verdict.pack == *policy && *verdict.rule == *rule);
    let counts = own.map(|verdict| verdict.outcome).collect();
    Some(Standing { group: LinkView::new(group.name, paths::finding(id, rule)), counts })
}
