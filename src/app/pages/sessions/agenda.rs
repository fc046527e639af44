//! The agenda of a session, item by item.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, CheckGroup, Choice, IconName, NumberField, TextField};
use crate::app::form::{Form, Reader};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::sessions::PlanText;
use crate::domain::ids::{AgendaItemId, PersonId};
use crate::domain::session::{AgendaItem, Focus};
use leptos::prelude::*;
use std::collections::BTreeSet;

const SERVES: [(Focus, &str, PlanText); 4] = [
    (Focus::ProfessionalFunctioning, "functioning", PlanText::ServesFunctioning),
    (Focus::ServiceProvision, "services", PlanText::ServesServices),
    (Focus::Learning, "learning", PlanText::ServesLearning),
    (Focus::Administration, "running", PlanText::ServesRunning),
];

/// An item as it is being written.
#[derive(Clone, Copy)]
pub(super) struct AgendaRow {
    id: AgendaItemId,
    title: RwSignal<String>,
    minutes: RwSignal<String>,
    serves: RwSignal<BTreeSet<String>>,
    goals: RwSignal<BTreeSet<String>>,
    mentees: RwSignal<BTreeSet<String>>,
}

/// What a draft keeps of an item, field by field.
type Kept = (AgendaItemId, String, String, BTreeSet<String>, BTreeSet<String>, BTreeSet<String>);

impl AgendaRow {
    fn of(item: &AgendaItem) -> Self {
        let serves = SERVES.iter().filter(|(focus, ..)| item.serves.contains(focus));
        Self::from((
            item.id,
            item.title.clone(),
            item.minutes.map(|minutes| minutes.0.to_string()).unwrap_or_default(),
            serves.map(|(_, key, _)| (*key).to_owned()).collect(),
            item.goals.iter().map(ToString::to_string).collect(),
            item.mentees.iter().map(ToString::to_string).collect(),
        ))
    }

    fn keep(self) -> Kept {
        (self.id, self.title.get(), self.minutes.get(), self.serves.get(), self.goals.get(), self.mentees.get())
    }

    fn is_empty(self) -> bool {
        let (_, title, minutes, serves, goals, mentees) = self.keep();
        title.trim().is_empty() && minutes.is_empty() && serves.is_empty() && goals.is_empty() && mentees.is_empty()
    }

    fn read(self, reader: &mut Reader) -> AgendaItem {
        let (id, title, minutes, serves, goals, mentees) = self.keep();
        let ticked = SERVES.into_iter().filter(|(_, key, _)| serves.contains(*key));
        AgendaItem {
            id,
            title: reader.required(&self.control("title"), &title),
            minutes: reader.minutes(&self.control("minutes"), &minutes),
            serves: ticked.map(|(focus, ..)| focus).collect(),
            goals: goals.iter().filter_map(|goal| goal.parse().ok()).collect(),
            mentees: mentees.iter().filter_map(|mentee| mentee.parse().ok()).collect(),
        }
    }

    /// Identifier of a control of this item.
    fn control(self, field: &str) -> String {
        format!("agenda-{field}-{}", self.id)
    }
}

impl From<Kept> for AgendaRow {
    fn from((id, title, minutes, serves, goals, mentees): Kept) -> Self {
        Self {
            id,
            title: RwSignal::new(title),
            minutes: RwSignal::new(minutes),
            serves: RwSignal::new(serves),
            goals: RwSignal::new(goals),
            mentees: RwSignal::new(mentees),
        }
    }
}

/// The agenda as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Agenda {
    form: Form,
    rows: RwSignal<Vec<AgendaRow>>,
    owner: StoredValue<Owner>,
}

impl Agenda {
    pub(super) fn of(form: Form, items: &[AgendaItem]) -> Self {
        let rows = RwSignal::new(items.iter().map(AgendaRow::of).collect::<Vec<_>>());
        form.part(
            "agenda",
            move || {
                let kept: Vec<Kept> = rows.get().into_iter().map(AgendaRow::keep).collect();
                serde_json::to_string(&kept).unwrap_or_default()
            },
            move |text| {
                if let Ok(kept) = serde_json::from_str::<Vec<Kept>>(text) {
                    rows.set(kept.into_iter().map(AgendaRow::from).collect());
                }
            },
        );
        // Rows that are made later belong to the form as well: the button that takes an agenda over goes when they come.
        Self { form, rows, owner: StoredValue::new(Owner::current().unwrap_or_default()) }
    }

    /// The items; one in which nothing was written is left out.
    pub(super) fn read(self, reader: &mut Reader) -> Vec<AgendaItem> {
        self.rows.get().into_iter().filter(|row| !row.is_empty()).map(|row| row.read(reader)).collect()
    }

    fn add(self) {
        let empty = (clock::new_id(), String::new(), String::new(), [].into(), [].into(), [].into());
        let row = self.owner.get_value().with(|| AgendaRow::from(empty));
        self.rows.update(|rows| rows.push(row));
        request_animation_frame(move || _ = crate::app::components::focus(&row.control("title")));
    }

    fn remove(self, id: AgendaItemId) {
        self.rows.update(|rows| rows.retain(|row| row.id != id));
    }

    fn move_up(self, id: AgendaItemId) {
        self.rows.update(|rows| {
            if let Some(place) = rows.iter().position(|row| row.id == id)
                && place > 0
            {
                rows.swap(place, place - 1);
            }
        });
    }

    /// Takes over the items of another session, with identifiers of their own.
    fn take_over(self, items: &[AgendaItem]) {
        let copy = |item: &AgendaItem| AgendaRow::of(&AgendaItem { id: clock::new_id(), ..item.clone() });
        let copies: Vec<_> = self.owner.get_value().with(|| items.iter().map(copy).collect());
        self.rows.update(|rows| {
            rows.retain(|row| !untrack(|| row.is_empty()));
            rows.extend(copies);
        });
    }
}

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
    choices.sort_by(|one, other| one.label.cmp(&other.label));
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

/// People as choices.
pub(super) fn people(people: Vec<(PersonId, String)>) -> Vec<Choice> {
    people.into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect()
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
