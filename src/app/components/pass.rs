//! A field for a passphrase: hidden unless it is to be seen, and named so that a password manager knows it.

use super::field::{FieldShell, described_by};
use leptos::prelude::*;

/// A passphrase.
#[component]
pub fn PassField(
    /// Identifier of the control.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is typed in.
    value: RwSignal<String>,
    /// True where a new one is chosen: then a password manager offers to keep it.
    #[prop(optional)]
    new: bool,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// True while it can be read.
    shown: RwSignal<bool>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    view! {
        <FieldShell id=id.clone() label=label hint=hint optional=false error=error>
            <input
                class="input"
                id=id
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=if new { "new-password" } else { "current-password" }
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </FieldShell>
    }
    .into_any()
}

/// The name under which a password manager keeps the passphrase: it asks for one beside it.
#[component]
pub fn PassName(
    /// The name.
    name: &'static str,
) -> impl IntoView {
    view! { <input class="off" type="text" autocomplete="username" tabindex="-1" aria-hidden="true" value=name/> }
}
