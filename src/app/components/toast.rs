//! A short word about what was just done, with the way back.

use super::icon::{Icon, IconName};
use crate::app::texts::common::Common;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast without an action stays. One with an action stays until it is dismissed or followed by another.
const STAYS: Duration = Duration::from_secs(12);

/// A short word about what was just done.
#[derive(Clone)]
pub struct ToastView {
    /// What was done.
    pub text: String,
    /// The way back: its words and what it does.
    pub action: Option<(String, Callback<()>)>,
}

/// The place where toasts appear. Stands once on the page, so that it is there before anything is said in it.
#[component]
pub fn Toast(
    /// What is shown; setting it to none dismisses it.
    shown: RwSignal<Option<ToastView>>,
) -> impl IntoView {
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(timer) = timer.flatten() {
            timer.clear();
        }
        let passes = shown.with(|shown| shown.as_ref().is_some_and(|toast| toast.action.is_none()));
        // Without a timer the toast stays until it is dismissed.
        if passes { set_timeout_with_handle(move || shown.set(None), STAYS).ok() } else { None }
    });
    let toast = move |toast: ToastView| {
        let action = toast.action.map(|(label, act)| {
            let press = move |_| {
                shown.set(None);
                act.run(());
            };
            view! { <button type="button" on:click=press>{label}</button> }
        });
        view! {
            <div class="toast">
                <p>{toast.text}</p>
                {action}
                <button type="button" aria-label=Common::Close.text() on:click=move |_| shown.set(None)>
                    <Icon name=IconName::Close />
                </button>
            </div>
        }
    };
    view! { <div class="toasts" role="status">{move || shown.get().map(toast)}</div> }.into_any()
}
