//! Handing the device over: the mentor sets a code, and from then on the browser shows the four questions alone.

use super::round::Rounds;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Dialog, Icon, IconName, live};
use crate::app::texts::answers::RoundText as T;
use crate::app::texts::common::Common;
use crate::app::texts::errors::store_sentence;
use crate::exchange::handover::{HandOver, SHORTEST};
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn HandOverButton(rounds: Rounds) -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <Button kind=ButtonKind::Main id="hand-over" on_press=move |()| opened.set(true)>{T::HandOver.text()}</Button>
        <Dialog open=opened title=T::HandOverTitle.text().to_owned()>
            <Hand rounds opened/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Hand(rounds: Rounds, opened: RwSignal<bool>) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let hand = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked().trim().to_owned();
        if typed.chars().count() < SHORTEST {
            return error.set(Some(T::CodeShort.with(&[&SHORTEST.to_string()])));
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let people = untrack(|| rounds.asked()).into_iter().map(|(person, _)| person).collect();
        let device = HandOver::new(rounds.group.id, people, &typed, clock::seed());
        leptos::task::spawn_local(async move {
            let handed = async {
                rounds.begin().await?;
                rounds.group.book.hand_over(device).await.map_err(|error| store_sentence(&error).to_owned())
            };
            if let Err(sentence) = handed.await {
                busy.try_set(false);
                error.try_set(Some(sentence));
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=hand>
            <p class="soft">{T::HandOverText.text()}</p>
            <div class="field">
                <label for="hand-over-code">{T::CodeLabel.text()}</label>
                <p class="hint" id="hand-over-code-hint">{T::CodeHint.with(&[&SHORTEST.to_string()])}</p>
                <input
                    id="hand-over-code"
                    class="input"
                    type="password"
                    autocomplete="off"
                    aria-describedby="hand-over-code-hint hand-over-code-error"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=move || code.get()
                    on:input=move |event| code.set(event_target_value(&event))
                />
                <div role="status" id="hand-over-code-error">
                    {live(move || error.get().map(|error| view! { <p class="error"><Icon name=IconName::Fail/><span>{error}</span></p> }))}
                </div>
            </div>
            <div class="dialog-actions">
                <Button on_press=move |()| opened.set(false)>{Common::Cancel.text()}</Button>
                <Button kind=ButtonKind::Main submit=true disabled=busy>{T::HandNow.text()}</Button>
            </div>
        </form>
    }
    .into_any()
}
