//! What is wrong with a form, at its top.

use super::flow::live;
use super::focus::focus;
use crate::app::texts::components::ComponentText;
use leptos::prelude::*;

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorView {
    /// Identifier of the control.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// What is wrong with a form. It takes the focus whenever a save has failed, and each error leads to its field.
#[component]
pub fn FormErrors(
    /// The errors of the last attempt to save; empty where there are none.
    #[prop(into)]
    errors: Signal<Vec<ErrorView>>,
) -> impl IntoView {
    Effect::new(move || {
        if errors.with(|errors| !errors.is_empty()) {
            request_animation_frame(|| _ = focus("form-errors"));
        }
    });
    let line = |error: ErrorView| {
        let ErrorView { field, message } = error;
        let to = format!("#{field}");
        view! {
            <li>
                <a
                    href=to
                    on:click=move |event| {
                        event.prevent_default();
                        focus(&field);
                    }
                >
                    {message}
                </a>
            </li>
        }
    };
    live(move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div class="form-errors" id="form-errors" tabindex="-1" role="group" aria-labelledby="form-errors-title">
                    <h2 id="form-errors-title">{ComponentText::NotSavedYet.text()}</h2>
                    <ul>{errors.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    })
}
