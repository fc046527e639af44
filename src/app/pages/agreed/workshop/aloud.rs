//! Reading the agreement aloud: large and calm, one clause at a time, by keys, by swipe or by its buttons.

use super::bench::{heading, kind_word};
use crate::app::components::{Button, Dialog, IconName};
use crate::app::texts::workshop::WorkshopText as T;
use crate::domain::agreement::Agreement;
use leptos::prelude::*;

/// So far a finger moves sideways before it is a swipe, in pixels.
const SWIPE: i32 = 60;

/// The view over the page.
#[component]
pub(super) fn Aloud(open: RwSignal<bool>, standing: Memo<Vec<Agreement>>) -> impl IntoView {
    let place = RwSignal::new(0_usize);
    let clauses = move || {
        let of = |version: &Agreement| {
            let kind = kind_word(version.kind);
            version.clauses.iter().map(|clause| (kind, heading(clause), clause.text.clone())).collect::<Vec<_>>()
        };
        standing.with(|standing| standing.iter().flat_map(of).collect::<Vec<_>>())
    };
    let last = move || clauses().len().saturating_sub(1);
    let forward = move || place.update(|place| *place = (*place + 1).min(untrack(last)));
    let back = move || place.update(|place| *place = place.saturating_sub(1));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => forward(),
            "ArrowLeft" | "PageUp" => back(),
            "Home" => place.set(0),
            "End" => place.set(untrack(last)),
            _ => return,
        }
        event.prevent_default();
    };
    let began = StoredValue::new(None::<i32>);
    let on_end = move |event: leptos::ev::PointerEvent| {
        let moved = began.get_value().map_or(0, |began| event.client_x() - began);
        began.set_value(None);
        if moved <= -SWIPE {
            forward();
        } else if moved >= SWIPE {
            back();
        }
    };
    let shown = move || clauses().into_iter().nth(place.get());
    view! {
        <Dialog open title=T::ReadAloud.text() full=true>
            <div
                class="aloud"
                on:keydown=on_key
                on:pointerdown=move |event| began.set_value(Some(event.client_x()))
                on:pointerup=on_end
            >
                <div class="aloud-clause" aria-live="polite" tabindex="0" role="group" aria-label=T::AloudLabel.text()>
                    {move || shown().map(|(kind, title, words)| view! {
                        <p class="soft">{kind}</p>
                        <h3>{title}</h3>
                        <p class="aloud-text">{words}</p>
                    })}
                </div>
                <div class="aloud-foot">
                    <Button reads=true icon=IconName::Back disabled=Signal::derive(move || place.get() == 0) on_press=move |()| back()>{T::Previous.text()}</Button>
                    <p class="soft">{move || T::PlaceOf.with(&[&(place.get() + 1).to_string(), &clauses().len().to_string()])}</p>
                    <Button reads=true icon=IconName::Forward disabled=Signal::derive(move || place.get() >= last()) on_press=move |()| forward()>{T::NextClause.text()}</Button>
                </div>
                <p class="small faint">{T::AloudHint.text()}</p>
            </div>
        </Dialog>
    }
    .into_any()
}
