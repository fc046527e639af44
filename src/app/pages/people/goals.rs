//! Needs and goals of every mentee, the goals of the group, and adding to them.

use super::add_goals::AddGoals;
use super::attained::AllAttained;
use super::goal::links::need_removal;
use crate::app::components::{Button, ButtonKind, EmptyState, For, IconName, PageHead, Show, href, live};
use crate::app::format;
use crate::app::paths;
use crate::app::pictures;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::charts::PictureText;
use crate::app::texts::counted;
use crate::app::texts::goals::GoalText;
use crate::app::title::use_title;
use crate::domain::book::GroupFile;
use crate::domain::goal::{Goal, Need};
use crate::domain::goal_plan::{Described, Part};
use crate::domain::ids::{GoalId, PersonId};
use crate::domain::sort::sort_by_key;
use crate::domain::units::Attainment;
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
        <AllAttained group/>
        {live(move || pictures::fold(PictureText::GoalsFold, pictures::goals(group)))}
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
        group.file.with(|file| {
            let own = file.needs.iter().filter(|need| Some(need.person) == owner);
            own.map(|need| (need.clone(), answered(file, need))).collect::<Vec<_>>()
        })
    });
    let goals = Memo::new(move |_| {
        group.file.with(|file| {
            let own = file.goals.iter().filter(|goal| goal.person == owner);
            own.map(|goal| GoalLine::of(group, file, goal)).collect::<Vec<_>>()
        })
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
                        key=|(need, answered)| (need.id, need.text.clone(), answered.clone())
                        children=move |(need, answered)| view! { <NeedLine group need answered/> }
                    />
                </ul>
            </Show>
            <Show when=move || !goals.with(Vec::is_empty)>
                <h3 class="owner-kind">{GoalText::Goals.text()}</h3>
                <ul class="on-record">
                    <For
                        each=move || goals.get()
                        key=Clone::clone
                        children=move |line| line.view(group)
                    />
                </ul>
            </Show>
        </section>
    }
    .into_any()
}

/// How many goals answer the need, in words.
fn answered(file: &GroupFile, need: &Need) -> String {
    match file.goals.iter().filter(|goal| goal.plan.needs.contains(&need.id)).count() {
        0 => GoalText::NeedOpen.text().to_owned(),
        goals => counted(goals, GoalText::NeedAnswered.text(), GoalText::NeedAnsweredMany.text()),
    }
}

/// A goal in the list: its words, how far it has come, and what it is linked to.
#[derive(Clone, PartialEq, Eq, Hash)]
struct GoalLine {
    id: GoalId,
    text: String,
    state: String,
    meant: String,
    linked: &'static str,
    links: Vec<(GoalId, String)>,
}

impl GoalLine {
    fn of(group: GroupCtx, file: &GroupFile, goal: &Goal) -> Self {
        let (linked, links): (_, Vec<_>) = if goal.person.is_some() {
            let served = goal.plan.serves.iter().filter_map(|served| file.goals.get(served.0));
            (GoalText::ServesGoal, served.map(|served| (served.id, served.text.clone())).collect())
        } else {
            let serving = goal
                .served_by(file)
                .filter_map(|serving| Some((serving.id, format!("{}: {}", group.name(serving.person?), serving.text))));
            let mut serving: Vec<_> = serving.collect();
            sort_by_key(&mut serving, |(_, text)| text.clone());
            (GoalText::ServedBy, serving)
        };
        let linked = match (links.is_empty(), goal.person) {
            (false, _) => linked.text(),
            (true, None) => GoalText::ServedByNone.text(),
            (true, Some(_)) => "",
        };
        Self { id: goal.id, text: goal.text.clone(), state: state(goal), meant: meant(file, goal), linked, links }
    }

    fn view(self, group: GroupCtx) -> AnyView {
        let link =
            |(id, text): (GoalId, String)| view! { <li><a href=href(&paths::goal(group.id, id))>{text}</a></li> };
        let linked = (!self.linked.is_empty()).then(|| {
            view! {
                <div class="goal-links small">
                    <span class="soft">{self.linked}</span>
                    <ul>{self.links.into_iter().map(link).collect_view()}</ul>
                </div>
            }
        });
        view! {
            <li>
                <a href=href(&paths::goal(group.id, self.id))>{self.text}</a>
                <span class="soft">{self.state}</span>
                {(!self.meant.is_empty()).then(|| view! { <span class="goal-meant small soft">{self.meant}</span> })}
                {linked}
            </li>
        }
        .into_any()
    }
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

/// How it is meant so far, in words; nothing once it has an outcome.
fn meant(file: &GroupFile, goal: &Goal) -> String {
    if goal.outcome.is_some() {
        return String::new();
    }
    let parts = Part::ALL.into_iter().filter(|part| goal.has(*part)).count().to_string();
    let levels = goal.plan.scale.len().to_string();
    let late = matches!(goal.described(Attainment::EXPECTED, goal.began(file)), Described::Late(..));
    let said = [GoalText::PartsSaid.with(&[&parts]), GoalText::ScaleSaid.with(&[&levels])];
    let late = late.then(|| GoalText::ScaleLate.text().to_owned());
    said.into_iter().chain(late).collect::<Vec<_>>().join(", ")
}

#[component]
fn NeedLine(group: GroupCtx, need: Need, answered: String) -> impl IntoView {
    let text = need.text.clone();
    let set = format!("{}, {answered}", GoalText::SetOn.with(&[&format::day_short(need.assessed_on)]));
    let remove = move |()| {
        let edit = group.file.with_untracked(|file| Some(need_removal(file, &need, file.needs.revision(need.id.0)?)));
        if let Some(edit) = edit {
            group.book.act(edit, GoalText::NeedRemoved.text());
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
