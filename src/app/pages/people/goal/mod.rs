//! The page of one goal: its words, the looks at its progress, and its outcome.

mod asks;
mod fields;
mod form;
pub mod links;
mod look_row;
mod looks;
mod picture;
mod smart;

use self::form::GoalForm;
use crate::app::components::{Button, ButtonKind, IconName, PageHead, live};
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::counted;
use crate::app::texts::goals::GoalText;
use crate::app::title::use_title;
use crate::domain::goal::Goal;
use crate::domain::ids::GoalId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page of one goal.
#[component]
pub fn GoalPage() -> impl IntoView {
    let group = use_group();
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("goal")?.parse::<GoalId>().ok()));
    live(move || {
        let goal = wanted.get().and_then(|id| group.file.with_untracked(|file| file.goals.get(id.0).cloned()));
        match goal {
            Some(goal) => view! { <OneGoal group=group goal=goal /> }.into_any(),
            None => view! { <NotFound /> }.into_any(),
        }
    })
}

#[component]
fn OneGoal(group: GroupCtx, goal: Goal) -> impl IntoView {
    use_title(GoalText::OneTitle.text());
    let owner =
        goal.person.map_or_else(|| GoalText::OfGroup.text().to_owned(), |person| untrack(|| group.name(person)));
    let heading = format!("{}: {owner}", GoalText::OneTitle.text());
    let navigate = use_navigate();
    let list = paths::group_page(group.id, "goals");
    let id = goal.id;
    let remove = move |()| {
        let edit = group.file.with_untracked(|file| {
            let goal = file.goals.get(id.0)?;
            Some(links::removal(file, goal, file.goals.revision(id.0)?))
        });
        if let Some(edit) = edit {
            group.book.act(edit, GoalText::Removed.text());
            navigate(&list, NavigateOptions::default());
        }
    };
    let kept = group.file.with_untracked(|file| match goal.served_by(file).count() {
        0 if goal.plan.serves.is_empty() => String::new(),
        0 => GoalText::RemoveServes.text().to_owned(),
        serving => counted(serving, GoalText::RemoveKeeps.text(), GoalText::RemoveKeepsMany.text()),
    });
    view! {
        <PageHead title=heading />
        <GoalForm group=group goal=goal />
        <p class="remove-record">
            <span class="hint">{kept}</span>
            <Button kind=ButtonKind::Danger icon=IconName::Remove on_press=remove>
                {GoalText::RemoveGoal.text()}
            </Button>
        </p>
    }
    .into_any()
}
