//! Ticks and choices.

use super::field::{ErrorLine, Hint, described_by};
use super::select::Choice;
use crate::app::texts::common::Common;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// One tick.
#[component]
pub fn CheckField(
    /// Identifier of the control: the field key.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// True when ticked.
    value: RwSignal<bool>,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let hint_of = id.clone();
    view! {
        <div class="field">
            <ErrorLine id=id.clone() error=error />
            <label class="pick">
                <input
                    id=id
                    type="checkbox"
                    aria-describedby=described
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:checked=move || value.get()
                    on:change=move |event| value.set(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            <Hint id=hint_of hint=hint />
        </div>
    }
    .into_any()
}

/// The legend, hint and error around a set of ticks or choices.
#[component]
fn GroupShell(
    id: String,
    label: String,
    hint: String,
    optional: bool,
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let optional =
        optional.then(|| view! { <span class="field-optional">{format!(" ({})", Common::Optional.text())}</span> });
    let (of_hint, of_error) = (id.clone(), id.clone());
    view! {
        <fieldset class="field" id=id tabindex="-1" aria-describedby=described>
            <legend>{label} {optional}</legend>
            <Hint id=of_hint hint=hint />
            <ErrorLine id=of_error error=error />
            {children()}
        </fieldset>
    }
    .into_any()
}

fn words(choice: &Choice) -> impl IntoView + use<> {
    let hint = choice.hint.clone();
    view! {
        <span>
            {choice.label.clone()} {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
        </span>
    }
}

/// One of a few, all in sight.
#[component]
pub fn RadioGroup(
    /// Identifier of the set: the field key.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The key of the choice; empty where none is made.
    value: RwSignal<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: String,
    /// True where it may stay open; then the question says so.
    #[prop(optional)]
    optional: bool,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let name = id.clone();
    let pick = move |choice: Choice| {
        let words = words(&choice);
        let key = choice.key.clone();
        view! {
            <label class="pick">
                <input
                    type="radio"
                    name=name.clone()
                    value=choice.key.clone()
                    prop:checked=move || value.with(|value| *value == key)
                    on:change=move |_| value.set(choice.key.clone())
                />
                {words}
            </label>
        }
    };
    view! {
        <GroupShell id=id label=label hint=hint optional=optional error=error>
            <div class="picks">{move || choices.get().into_iter().map(&pick).collect_view()}</div>
        </GroupShell>
    }
}

/// Any of a few, all in sight.
#[component]
pub fn CheckGroup(
    /// Identifier of the set: the field key.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The keys of what is ticked.
    value: RwSignal<BTreeSet<String>>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: String,
    /// True where it may stay empty; then the question says so.
    #[prop(optional)]
    optional: bool,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let pick = move |choice: Choice| {
        let words = words(&choice);
        let key = choice.key.clone();
        let changed = move |event| {
            let key = choice.key.clone();
            value.update(|ticked| {
                _ = if event_target_checked(&event) { ticked.insert(key) } else { ticked.remove(&key) };
            });
        };
        view! {
            <label class="pick">
                <input
                    type="checkbox"
                    value=key.clone()
                    prop:checked=move || value.with(|value| value.contains(&key))
                    on:change=changed
                />
                {words}
            </label>
        }
    };
    view! {
        <GroupShell id=id label=label hint=hint optional=optional error=error>
            <div class="picks-wide">{move || choices.get().into_iter().map(pick).collect_view()}</div>
        </GroupShell>
    }
}
