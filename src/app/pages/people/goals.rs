//! Needs and goals of every mentee, the goals of the group, and adding to them.

use super::add_goals::AddGoals;
use crate::app::components::{Button, ButtonKind, EmptyState, For, IconName, PageHead, Show, href};
use crate::app::format;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::goals::GoalText;
use crate::app::title::use_title;
use crate::domain::goal::{Goal, Need};
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// Needs and goals.
#[component]
pub fn Goals() -> impl IntoView {
    let group = use_group();
    use_title(GoalText::Title.text());
    let owners = Memo::new(move |_| owners(group));
    view! {
        <PageHead title=GoalText::Title.text() lede=GoalText::Lede.text() />
        <Show
            when=move || owners.with(|owners| !owners.is_empty())
            fallback=|| view! { <EmptyState title=GoalText::Empty.text() text=GoalText::EmptyText.text() /> }
        >
            <For
                each=move || owners.get()
                key=Clone::clone
                children=move |(owner, name)| view! { <OwnerSection group=group owner=owner name=name /> }
            />
        </Show>
        <AddGoals />
    }
    .into_any()
}

/// Every mentee with the code name, then the group where it has goals.
fn owners(group: GroupCtx) -> Vec<(Option<PersonId>, String)> {
    let has_own = group.file.with(|file| file.goals.iter().any(|goal| goal.person.is_none()));
    let mentees = group.mentees().into_iter().map(|(person, name)| (Some(person), name));
    mentees.chain(has_own.then(|| (None, GoalText::OfGroup.text().to_owned()))).collect()
}

/// Needs and goals of one mentee or of the group.
#[component]
fn OwnerSection(group: GroupCtx, owner: Option<PersonId>, name: String) -> impl IntoView {
    let needs = Memo::new(move |_| {
        group.file.with(|file| file.needs.iter().filter(|need| Some(need.person) == owner).cloned().collect::<Vec<_>>())
    });
    let goals = Memo::new(move |_| {
        group.file.with(|file| file.goals.iter().filter(|goal| goal.person == owner).cloned().collect::<Vec<_>>())
    });
    let nothing = move || needs.with(Vec::is_empty) && goals.with(Vec::is_empty);
    view! {
        <section class="panel owner">
            <h2>{name}</h2>
            <Show when=nothing>
                <p class="soft">{GoalText::NoneOf.text()}</p>
            </Show>
            <Show when=move || !needs.with(Vec::is_empty)>
                <h3 class="owner-kind">{GoalText::Needs.text()}</h3>
                <ul class="on-record">
                    <For
                        each=move || needs.get()
                        key=|need| (need.id, need.text.clone())
                        children=move |need| view! { <NeedLine group=group need=need /> }
                    />
                </ul>
            </Show>
            <Show when=move || !goals.with(Vec::is_empty)>
                <h3 class="owner-kind">{GoalText::Goals.text()}</h3>
                <ul class="on-record">
                    <For
                        each=move || goals.get()
                        key=|goal| (goal.id, goal.text.clone(), state(goal))
                        children=move |goal| {
                            let to = href(&paths::goal(group.id, goal.id));
                            view! {
                                <li>
                                    <a href=to>{goal.text.clone()}</a>
                                    <span class="soft">{state(&goal)}</span>
                                </li>
                            }
                        }
                    />
                </ul>
            </Show>
        </section>
    }
    .into_any()
}

/// How far the goal has come, in words.
fn state(goal: &Goal) -> String {
    let set = GoalText::SetOn.with(&[&format::day_short(goal.set_on)]);
    let now = match (&goal.outcome, goal.progress.last()) {
        (Some(_), _) => GoalText::Ended.text().to_owned(),
        (None, Some(progress)) => GoalText::LastSeen.with(&[&format::day_short(progress.on)]),
        (None, None) => GoalText::NoProgress.text().to_owned(),
    };
    format!("{set}, {now}")
}

#[component]
fn NeedLine(group: GroupCtx, need: Need) -> impl IntoView {
    let text = need.text.clone();
    let set = GoalText::SetOn.with(&[&format::day_short(need.assessed_on)]);
    let remove = move |()| {
        if let Some(revision) = group.file.with_untracked(|file| file.needs.revision(need.id.0)) {
            group.book.act(Edit::removal(&need, revision), GoalText::NeedRemoved.text());
        }
    };
    view! {
        <li>
            <span>{text}</span>
            <span class="row">
                <span class="soft">{set}</span>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=remove>
                    <span class="off">{GoalText::RemoveNeed.text()}</span>
                </Button>
            </span>
        </li>
    }
}
