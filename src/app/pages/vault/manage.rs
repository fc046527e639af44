//! The settings of a protected book: locking, another passphrase, and the end of the protection.

use super::choose::{Chosen, choose};
use super::gate::Gate;
use crate::app::components::{Button, ButtonKind, Choice, ConfirmDialog, IconName, PassField, SelectField, focus};
use crate::app::idle::MINUTES;
use crate::app::prefs::IDLE;
use crate::app::state::use_book;
use crate::app::texts::errors::FormText;
use crate::app::texts::vault::{ManageText as T, ProtectText, UnlockText, protect_sentence};
use leptos::prelude::*;

/// The choices of minutes.
const CHOICES: [u32; 5] = [2, 5, 10, 20, 60];

/// Locking, another passphrase, the end of the protection.
pub(super) fn manage() -> AnyView {
    view! { {locking()} {change()} {turn_off()} }.into_any()
}

fn section(title: &'static str, text: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="section">
            <div class="section-head"><h2>{title}</h2></div>
            <div class="panel stack">
                <p class="soft measure">{text}</p>
                {content}
            </div>
        </section>
    }
    .into_any()
}

fn locking() -> AnyView {
    let book = use_book();
    let minutes = RwSignal::new(IDLE.get().unwrap_or(MINUTES).to_string());
    Effect::new(move |_| {
        if let Ok(minutes) = minutes.get().parse() {
            IDLE.set(&minutes);
        }
    });
    let choice = |minutes: u32| Choice::new(minutes.to_string(), T::Minutes.with(&[&minutes.to_string()]));
    let choices = CHOICES.map(choice).to_vec();
    let content = view! {
        <SelectField id="idle-minutes" label=T::Idle.text() hint=T::IdleHint.text() choices=choices value=minutes/>
        <div class="row">
            <Button icon=IconName::Device on_press=move |()| book.lock()>{ProtectText::LockNow.text()}</Button>
            <span class="small soft">{ProtectText::LockKeys.text()}</span>
        </div>
    };
    section(T::Locking.text(), ProtectText::On.text(), content.into_any())
}

/// A field for the present passphrase.
fn current(id: &'static str, value: RwSignal<String>) -> AnyView {
    view! { <PassField id=id label=T::Current.text() value=value shown=RwSignal::new(false)/> }.into_any()
}

fn change() -> AnyView {
    let book = use_book();
    let (gate, chosen, present) = (Gate::new(ButtonKind::Plain), Chosen::new(), RwSignal::new(String::new()));
    let save = move || {
        let Some(passphrase) = chosen.take() else { return };
        gate.run(async move {
            let changed = async {
                let key = book.key_by_passphrase(&present.get_untracked()).await?;
                book.change_passphrase(&key, &passphrase).await
            };
            if let Err(error) = changed.await {
                focus("present-passphrase");
                return Err(protect_sentence(&error).to_owned());
            }
            present.try_set(String::new());
            chosen.clear();
            book.say(T::Changed.text());
            Ok(())
        });
    };
    let fields = view! { {current("present-passphrase", present)} {choose(chosen, T::New.text())} };
    let words = [FormText::NotSaved.text(), T::ChangeButton.text(), UnlockText::Working.text()];
    section(T::Change.text(), T::ChangeText.text(), gate.view(words, save, fields.into_any()))
}

fn turn_off() -> AnyView {
    let book = use_book();
    let (gate, present, asking) = (Gate::new(ButtonKind::Danger), RwSignal::new(String::new()), RwSignal::new(false));
    let end = move |()| {
        gate.run(async move {
            let ended = async {
                book.key_by_passphrase(&present.get_untracked()).await?;
                book.unprotect().await
            };
            ended.await.map_err(|error| protect_sentence(&error).to_owned())?;
            book.say(T::TurnedOff.text());
            Ok(())
        });
    };
    let words = [FormText::NotSaved.text(), T::TurnOffButton.text(), UnlockText::Working.text()];
    let content = view! {
        {gate.view(words, move || asking.set(true), current("ending-passphrase", present))}
        <ConfirmDialog
            open=asking
            title=T::TurnOffTitle.text()
            text=T::TurnOffConfirm.text()
            action=T::TurnOffNow.text()
            on_confirm=end
        />
    };
    section(T::TurnOff.text(), T::TurnOffText.text(), content.into_any())
}
