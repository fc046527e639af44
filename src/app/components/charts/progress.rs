//! How much of a whole is done.

use super::frame::percent;
use leptos::prelude::*;

/// A line that shows how much of a whole is done. The same is said in words beside it.
#[component]
pub fn Progressline(
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// The whole.
    #[prop(into)]
    whole: Signal<u32>,
) -> impl IntoView {
    let width = move || percent((f64::from(done.get()) / f64::from(whole.get().max(1)) * 100.0).min(100.0));
    view! {
        <svg class="progress" aria-hidden="true">
            <rect class="progress-track" x="0" y="0" width="100%" height="6" rx="3" />
            <rect class="progress-done" x="0" y="0" width=width height="6" rx="3" />
        </svg>
    }
}
