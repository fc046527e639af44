//! How far one is in a form of several steps.

use crate::app::texts::components::ComponentText;
use leptos::prelude::*;

/// How far one is in a form of several steps.
#[component]
pub fn Steps(
    /// The steps in order.
    labels: Vec<String>,
    /// The present step, counted from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let steps = labels.into_iter().enumerate().map(|(place, label)| {
        let done = move || current.get() > place;
        view! {
            <li class:steps-done=done aria-current=move || (current.get() == place).then_some("step")>
                <span class="steps-number">{place + 1}</span>
                <span class="steps-label">{label}</span>
                <span class="off">{move || done().then(|| ComponentText::StepDone.text())}</span>
            </li>
        }
    });
    view! { <ol class="steps" aria-label=ComponentText::Steps.text()>{steps.collect_view()}</ol> }.into_any()
}
