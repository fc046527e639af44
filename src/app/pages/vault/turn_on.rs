//! Turning the protection on: a passphrase, a recovery key on paper, then everything is sealed.

use super::choose::{Chosen, choose};
use super::gate::Gate;
use super::recovery::Typed;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, IconName, LinkButton, Notice, NoticeKind, Steps, focus, live};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::vault::{ProtectText, TurnOnText as T, protect_sentence};
use crate::vault::recovery::RecoveryKey;
use leptos::prelude::*;

/// The three steps.
#[component]
pub(super) fn TurnOn() -> impl IntoView {
    let place = RwSignal::new(0_usize);
    let chosen = Chosen::new();
    let passphrase = StoredValue::new(String::new());
    let labels = [T::StepPassphrase, T::StepRecovery, T::StepDone].map(|step| step.text().to_owned()).to_vec();
    view! {
        <Steps labels current=place/>
        {live(move || match place.get() {
            0 => first(place, chosen, passphrase),
            1 => second(place, passphrase),
            _ => done(),
        })}
    }
    .into_any()
}

fn first(place: RwSignal<usize>, chosen: Chosen, passphrase: StoredValue<String>) -> AnyView {
    let next = move || {
        if let Some(taken) = chosen.take() {
            passphrase.set_value(taken);
            chosen.clear();
            place.set(1);
        }
    };
    Gate::new(ButtonKind::Main).view(["", T::Next.text(), ""], next, choose(chosen, T::Passphrase.text()))
}

fn second(place: RwSignal<usize>, passphrase: StoredValue<String>) -> AnyView {
    let book = use_book();
    let key = StoredValue::new(RecoveryKey::random(clock::fill));
    let (gate, typed) = (Gate::new(ButtonKind::Main), Typed::new());
    let seal = move || {
        let Some(read) = typed.take() else { return };
        if key.with_value(|key| *key != read) {
            typed.refuse(T::Differs.text().to_owned());
            return;
        }
        gate.run(async move {
            book.protect(&passphrase.get_value(), &read).await.map_err(|error| protect_sentence(&error).to_owned())?;
            passphrase.try_set_value(String::new());
            place.try_set(2);
            Ok(())
        });
    };
    request_animation_frame(|| _ = focus("recovery-title"));
    let groups = key.with_value(RecoveryKey::groups);
    let groups: Vec<_> = groups.into_iter().map(|group| view! { <li>{group}</li> }).collect();
    let fields = view! {
        <h2 id="recovery-title" tabindex="-1">{T::RecoveryTitle.text()}</h2>
        <p class="measure">{T::RecoveryText.text()}</p>
        <ol class="recovery" aria-label=T::RecoveryTitle.text()>{groups}</ol>
        <div class="row">
            <Button icon=IconName::Print on_press=|()| drop(window().print())>{T::Print.text()}</Button>
        </div>
        {typed.field(T::TypeBack.text(), T::TypeBackHint.text())}
    };
    gate.view([T::NotDone.text(), T::Finish.text(), T::Working.text()], seal, fields.into_any())
}

fn done() -> AnyView {
    let book = use_book();
    request_animation_frame(|| _ = focus("protected"));
    view! {
        <div id="protected" tabindex="-1">
            <Notice kind=NoticeKind::Good title=T::Done.text() text=T::DoneText.text()/>
        </div>
        <section class="section stack">
            <h2>{T::Remains.text()}</h2>
            <p class="measure">{T::RemainsText.text()}</p>
            <div class="row">
                <LinkButton to=paths::BOOK>{ProtectText::Back.text()}</LinkButton>
                <Button icon=IconName::Device on_press=move |()| book.lock()>{ProtectText::LockNow.text()}</Button>
            </div>
        </section>
    }
    .into_any()
}
