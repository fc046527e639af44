//! Taking the book back: the mentor's code, the wait after a wrong one, and the long way for a code that is forgotten.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Fold, live};
use crate::app::state::handed::Handed;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::answers::AnswerText as T;
use crate::app::texts::counted;
use crate::app::texts::errors::store_sentence;
use crate::exchange::handover::HandOver;
use leptos::prelude::*;
use std::time::Duration;

/// For the mentor, folded away.
#[component]
pub(super) fn TakeBack() -> impl IntoView {
    view! {
        <Fold class="handed-back more" summary=|| T::ForMentor.text().into_any()>
            <Code/>
        </Fold>
    }
    .into_any()
}

fn device(book: BookCtx) -> Option<HandOver> {
    if let Handed::Yes(device) = book.handed().get() { Some(device) } else { None }
}

#[component]
fn Code() -> impl IntoView {
    let book = use_book();
    let now = RwSignal::new(clock::at().ms);
    let problem = RwSignal::new(None::<&'static str>);
    if let Ok(tick) = set_interval_with_handle(move || _ = now.try_set(clock::at().ms), Duration::from_secs(1)) {
        on_cleanup(move || tick.clear());
    }
    // A forgotten code gives the book back once its wait is over, whoever looks.
    Effect::new(move |_| {
        if device(book).and_then(|device| device.forgotten(now.get())) == Some(0) {
            give_back(book, problem);
        }
    });
    let code = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(mut device) = untrack(|| device(book)) else { return };
        let typed = code.get_untracked();
        now.set(clock::at().ms);
        if typed.trim().is_empty() || device.wait(now.get_untracked()) > 0 {
            return;
        }
        code.set(String::new());
        if device.open(&typed, now.get_untracked()) {
            give_back(book, problem);
        } else {
            problem.set(Some(T::WrongCode.text()));
            keep(book, device, problem);
        }
    };
    let forget = move |()| {
        if let Some(mut device) = untrack(|| device(book)) {
            device.forget(clock::at().ms);
            keep(book, device, problem);
        }
    };
    let wait = Memo::new(move |_| device(book).map(|device| device.wait(now.get())).unwrap_or_default());
    let forgotten = Memo::new(move |_| device(book).and_then(|device| device.forgotten(now.get())).map(span));
    let said = move || {
        let sentence = problem.get().unwrap_or_default();
        match wait.get() {
            0 => sentence.to_owned(),
            left => format!("{sentence} {}", T::Wait.with(&[&span(left)])).trim_start().to_owned(),
        }
    };
    view! {
        <form class="form" novalidate on:submit=open>
            <div class="field">
                <label for="hand-back-code">{T::Code.text()}</label>
                <input
                    id="hand-back-code"
                    class="input"
                    type="password"
                    autocomplete="off"
                    aria-describedby="hand-back-said"
                    prop:value=move || code.get()
                    on:input=move |event| code.set(event_target_value(&event))
                />
                <p class="hint" id="hand-back-said" role="status">{said}</p>
            </div>
            <div class="row">
                <Button kind=ButtonKind::Main submit=true disabled=Signal::derive(move || { wait.get() > 0 })>{T::TakeBack.text()}</Button>
            </div>
            {live(move || match forgotten.get() {
                Some(left) => view! { <p class="small soft">{T::ForgottenWait.with(&[&left])}</p> }.into_any(),
                None => view! {
                    <div>
                        <Button kind=ButtonKind::Quiet on_press=forget>{T::Forgotten.text()}</Button>
                        <p class="hint">{T::ForgottenHint.text()}</p>
                    </div>
                }.into_any(),
            })}
        </form>
    }
    .into_any()
}

/// So many milliseconds, in minutes or, where it is less than two of them, in seconds.
fn span(milliseconds: i64) -> String {
    let seconds = usize::try_from(milliseconds).unwrap_or_default().div_ceil(1_000);
    if seconds < 120 {
        counted(seconds, T::OneSecond.text(), T::ManySeconds.text())
    } else {
        counted(seconds.div_ceil(60), T::OneMinute.text(), T::ManyMinutes.text())
    }
}

fn give_back(book: BookCtx, problem: RwSignal<Option<&'static str>>) {
    leptos::task::spawn_local(async move {
        if let Err(error) = book.take_back().await {
            problem.try_set(Some(store_sentence(&error)));
        }
    });
}

fn keep(book: BookCtx, device: HandOver, problem: RwSignal<Option<&'static str>>) {
    leptos::task::spawn_local(async move {
        if let Err(error) = book.hand_over(device).await {
            problem.try_set(Some(store_sentence(&error)));
        }
    });
}
