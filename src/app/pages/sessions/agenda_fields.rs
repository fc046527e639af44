//! The controls of the agenda.

use super::agenda::{ATTENTION, Agenda, AgendaRow, SERVES};
use super::words::people;
use crate::app::components::{
    Button, ButtonKind, CheckGroup, Choice, For, IconName, NumberField, SelectField, Show, TextField,
};
use crate::app::pages::agreed::asks_for_more;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::sessions::PlanText;
use crate::domain::ids::PersonId;
use crate::domain::session::AgendaItem;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Goals of the group and of its mentees, as choices; those of `among` only, where given.
fn goal_choices(group: GroupCtx, among: Option<&[PersonId]>) -> Vec<Choice> {
    let mut choices: Vec<_> = group.file.with(|file| {
        let goals = file.goals.iter().filter(|goal| match (among, goal.person) {
            (Some(among), Some(person)) => among.contains(&person),
            (Some(_), None) => false,
            (None, _) => true,
        });
        goals
            .map(|goal| {
                let whose =
                    goal.person.map_or_else(|| PlanText::GroupGoal.text().to_owned(), |person| group.name(person));
                Choice { key: goal.id.to_string(), label: whose, hint: goal.text.clone() }
            })
            .collect()
    });
    sort_by_key(&mut choices, |choice| choice.label.clone());
    choices
}

/// The agenda.
#[component]
pub(super) fn AgendaEditor(
    /// The items.
    agenda: Agenda,
    /// The agenda of the session before, to take over.
    before: Vec<AgendaItem>,
    /// The mentees who are there, or are expected.
    #[prop(into)]
    attendees: Signal<Vec<PersonId>>,
) -> impl IntoView {
    let take_over = (!before.is_empty()).then(|| {
        let take = move |()| agenda.take_over(&before);
        view! {
            <Show when=move || agenda.rows.with(Vec::is_empty)>
                <Button on_press=take.clone()>{PlanText::TakeOver.text()}</Button>
            </Show>
        }
    });
    view! {
        <fieldset class="agenda" id="agenda" tabindex="-1">
            <legend class="form-title">{PlanText::Agenda.text()}</legend>
            <p class="hint">{PlanText::AgendaHint.text()}</p>
            <ol class="agenda-items">
                <For each=move || agenda.rows.get() key=|row| row.id let:row>
                    <Item agenda row attendees/>
                </For>
            </ol>
            <div class="row">
                <Button icon=IconName::Add on_press=move |()| agenda.add()>{PlanText::AddItem.text()}</Button>
                {take_over}
            </div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Item(agenda: Agenda, row: AgendaRow, attendees: Signal<Vec<PersonId>>) -> impl IntoView {
    let group = use_group();
    let error = move |field: &str| agenda.form.error(row.control(field));
    let more = untrack(|| asks_for_more(group));
    let serves = SERVES.map(|(_, key, text)| Choice::new(key, text.text())).to_vec();
    view! {
        <li class="agenda-item">
            <div class="form-row">
                <div class="grow">
                    <TextField
                        id=row.control("title")
                        label=PlanText::ItemTitle.text()
                        value=row.title
                        error=error("title")
                    />
                </div>
                <NumberField
                    id=row.control("minutes")
                    label=PlanText::ItemMinutes.text()
                    value=row.minutes
                    error=error("minutes")
                />
                <Button kind=ButtonKind::Quiet on_press=move |()| agenda.move_up(row.id)>{PlanText::MoveUp.text()}</Button>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| agenda.remove(row.id)>
                    {Common::Remove.text()}
                </Button>
            </div>
            <CheckGroup
                id=row.control("serves")
                label=PlanText::Serves.text()
                choices=serves
                value=row.serves
            />
            <GoalLinks row attendees/>
            {more.then(|| view! { <ItemOrigin row/> })}
            <details class="more">
                <summary>
                    {move || match row.mentees.with(BTreeSet::len) {
                        0 => PlanText::ForAll.text().to_owned(),
                        count => PlanText::ForSome.with(&[&count.to_string()]),
                    }}
                </summary>
                <CheckGroup
                    id=row.control("mentees")
                    label=PlanText::ForWhom.text()
                    hint=PlanText::ForWhomHint.text()
                    choices=Signal::derive(move || people(group.mentees()))
                    value=row.mentees
                />
            </details>
        </li>
    }
    .into_any()
}

/// Who proposed an item, and whom it gives attention.
#[component]
fn ItemOrigin(row: AgendaRow) -> impl IntoView {
    let group = use_group();
    let with_none = |choices: Vec<Choice>| {
        std::iter::once(Choice::new("", PlanText::NotSaid.text())).chain(choices).collect::<Vec<_>>()
    };
    let attention = with_none(ATTENTION.map(|(_, key, text)| Choice::new(key, text.text())).to_vec());
    view! {
        <div class="form-row">
            <SelectField
                id=row.control("proposed-by")
                label=PlanText::ProposedBy.text()
                choices=Signal::derive(move || with_none(people(group.people())))
                value=row.proposed_by
            />
            <SelectField
                id=row.control("attention")
                label=PlanText::Attention.text()
                choices=attention
                value=row.attention
            />
        </div>
    }
    .into_any()
}

/// The goals that an item works on.
#[component]
fn GoalLinks(row: AgendaRow, attendees: Signal<Vec<PersonId>>) -> impl IntoView {
    let group = use_group();
    let link_all = move |()| {
        let theirs = untrack(|| goal_choices(group, Some(&attendees.get())));
        row.goals.update(|goals| goals.extend(theirs.into_iter().map(|choice| choice.key)));
    };
    view! {
        <details class="more">
            <summary>
                {move || match row.goals.with(BTreeSet::len) {
                    0 => PlanText::NoGoals.text().to_owned(),
                    1 => PlanText::OneGoal.text().to_owned(),
                    count => PlanText::SomeGoals.with(&[&count.to_string()]),
                }}
            </summary>
            <CheckGroup
                id=row.control("goals")
                label=PlanText::Goals.text()
                hint=PlanText::GoalsHint.text()
                choices=Signal::derive(move || goal_choices(group, None))
                value=row.goals
            />
        </details>
        <div class="row">
            <Button kind=ButtonKind::Quiet on_press=link_all>{PlanText::LinkAll.text()}</Button>
            <Show when=move || !row.goals.with(BTreeSet::is_empty)>
                <Button kind=ButtonKind::Quiet on_press=move |()| row.goals.set(BTreeSet::new())>
                    {PlanText::LinkNone.text()}
                </Button>
            </Show>
        </div>
    }
    .into_any()
}
