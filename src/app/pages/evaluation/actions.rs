//! What will be done to improve: any number of actions, each with an owner and a day.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Choice, DateField, For, IconName, SelectField, TextField};
use crate::app::form::{Form, Reader};
use crate::app::pages::group::todo::settled_words;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::evaluation::EvaluationText;
use crate::domain::evaluation::{Action, Settled};
use leptos::prelude::*;
use uuid::Uuid;

/// An action as it is being written.
#[derive(Clone, Copy)]
struct Row {
    id: Uuid,
    settled: StoredValue<Option<Settled>>,
    text: RwSignal<String>,
    owner: RwSignal<String>,
    due: RwSignal<String>,
}

/// What a draft keeps of an action.
type Kept = (String, String, String, Option<Settled>, Option<Uuid>);

impl Row {
    fn of((text, owner, due, settled, id): Kept) -> Self {
        let [text, owner, due] = [text, owner, due].map(RwSignal::new);
        Self { id: id.unwrap_or_else(clock::new_id), settled: StoredValue::new(settled), text, owner, due }
    }

    fn keep(self) -> Kept {
        (self.text.get(), self.owner.get(), self.due.get(), self.settled.get_value(), Some(self.id))
    }

    fn read(self, reader: &mut Reader) -> Action {
        let (text, owner, due, settled, _) = self.keep();
        Action {
            id: self.id,
            settled,
            text: reader.required(&self.control("text"), &text),
            owner: owner.parse().ok(),
            due: reader.date(&self.control("due"), &due),
        }
    }

    fn is_empty(self) -> bool {
        let (text, owner, due, ..) = self.keep();
        text.trim().is_empty() && owner.is_empty() && due.is_empty()
    }

    fn control(self, field: &str) -> String {
        format!("action-{field}-{}", self.id)
    }
}

/// The actions as they are being written.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    form: Form,
    rows: RwSignal<Vec<Row>>,
}

impl Actions {
    pub(super) fn of(form: Form, actions: &[Action]) -> Self {
        let kept = |action: &Action| {
            let owner = action.owner.map(|owner| owner.to_string()).unwrap_or_default();
            (
                action.text.clone(),
                owner,
                action.due.map(|due| due.to_string()).unwrap_or_default(),
                action.settled.clone(),
                Some(action.id).filter(|id| !id.is_nil()),
            )
        };
        let mut rows: Vec<_> = actions.iter().map(kept).map(Row::of).collect();
        if rows.is_empty() {
            rows.push(Row::of(Kept::default()));
        }
        let rows = RwSignal::new(rows);
        form.part(
            "actions",
            move || {
                let kept: Vec<Kept> = rows.get().into_iter().map(Row::keep).collect();
                serde_json::to_string(&kept).unwrap_or_default()
            },
            move |text| {
                if let Ok(kept) = serde_json::from_slice::<Vec<Kept>>(text.as_bytes()) {
                    rows.set(kept.into_iter().map(Row::of).collect());
                }
            },
        );
        Self { form, rows }
    }

    /// The actions; a row in which nothing was written is left out.
    pub(super) fn read(self, reader: &mut Reader) -> Vec<Action> {
        untrack(|| self.rows.get().into_iter().filter(|row| !row.is_empty()).map(|row| row.read(reader)).collect())
    }

    /// True while no action is written.
    pub(super) fn is_empty(self) -> bool {
        self.rows.get().into_iter().all(|row| row.text.with(|text| text.trim().is_empty()))
    }
}

/// The actions.
#[component]
pub(super) fn ActionFields(
    /// What is written.
    actions: Actions,
) -> impl IntoView {
    let add = move |()| {
        let row = Row::of(Kept::default());
        actions.rows.update(|rows| rows.push(row));
        request_animation_frame(move || _ = crate::app::components::focus(&row.control("text")));
    };
    view! {
        <fieldset class="form" id="actions" tabindex="-1">
            <legend class="form-title">{EvaluationText::Actions.text()}</legend>
            <p class="hint">{EvaluationText::ActionsHint.text()}</p>
            <For each=move || actions.rows.get() key=|row| row.id let:row>
                <ActionRow actions row/>
            </For>
            <div class="row">
                <Button icon=IconName::Add on_press=add>{EvaluationText::AddAction.text()}</Button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// People who can own an action, and nobody.
pub(super) fn owners(group: GroupCtx, nobody: EvaluationText) -> Vec<Choice> {
    let people = group.people().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
    std::iter::once(Choice::new("", nobody.text())).chain(people).collect()
}

#[component]
fn ActionRow(actions: Actions, row: Row) -> impl IntoView {
    let group = use_group();
    // A remedy leads to the owner or the day of the first action, by the key of the field.
    let is_first = actions.rows.with_untracked(|rows| rows.first().is_some_and(|first| first.id == row.id));
    let id = |key: &str, field: &str| if is_first { key.to_owned() } else { row.control(field) };
    view! {
        <div class="form-row">
            <div class="grow">
                <TextField
                    hint=row.settled.get_value().map(|settled| settled_words(&settled)).unwrap_or_default()
                    id=row.control("text")
                    label=EvaluationText::ActionText.text()
                    value=row.text
                    error=actions.form.error(row.control("text"))
                />
            </div>
            <SelectField
                id=id("action-owner", "owner")
                label=EvaluationText::ActionOwner.text()
                choices=Signal::derive(move || owners(group, EvaluationText::Nobody))
                value=row.owner
            />
            <DateField
                id=id("action-due", "due")
                label=EvaluationText::ActionDue.text()
                value=row.due
                error=actions.form.error(row.control("due"))
            />
            <Button
                kind=ButtonKind::Quiet
                icon=IconName::Remove
                on_press=move |()| actions.rows.update(|rows| rows.retain(|each| each.id != row.id))
            >
                {Common::Remove.text()}
            </Button>
        </div>
    }
    .into_any()
}
