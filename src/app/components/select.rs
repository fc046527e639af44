//! A choice from a list.

use super::field::{FieldShell, described_by};
use leptos::prelude::*;

/// A choice: what the signal holds, and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the signal holds when this is chosen.
    pub key: String,
    /// Its words.
    pub label: String,
    /// A second line that explains it; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without a second line.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), hint: String::new() }
    }
}

/// A choice from a list that is too long for buttons.
#[component]
pub fn SelectField(
    /// Identifier of the control: the field key.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The choices; one with an empty key stands for none.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The key of the choice.
    value: RwSignal<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: String,
    /// True where it may stay empty; then the label says so.
    #[prop(optional)]
    optional: bool,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let option = move |choice: Choice| {
        let key = choice.key.clone();
        view! {
            <option value=choice.key prop:selected=move || value.with(|value| *value == key)>
                {choice.label}
            </option>
        }
    };
    view! {
        <FieldShell id=id.clone() label=label hint=hint optional=optional error=error>
            <select
                class="input"
                id=id
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:change=move |event| value.set(event_target_value(&event))
            >
                {move || choices.get().into_iter().map(option).collect_view()}
            </select>
        </FieldShell>
    }
}
