//! The page that unlocks the book: by passphrase, or by the recovery key and a new passphrase.

use super::choose::{Chosen, choose};
use super::gate::Gate;
use super::recovery::Typed;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, CheckField, ConfirmDialog, Fold, PassField, PassName, focus, live};
use crate::app::state::vault::ProtectError;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::DeviceText;
use crate::app::texts::errors::store_sentence;
use crate::app::texts::vault::{TurnOnText, UnlockText as T, protect_sentence};
use crate::app::title::use_title;
use crate::vault::VaultError;
use crate::vault::key::Key;
use leptos::prelude::*;

/// The longest wait after a wrong passphrase, in seconds.
const LONGEST: i64 = 30;

/// The page that unlocks the book.
#[component]
pub fn Unlock() -> impl IntoView {
    use_title(T::Title.text());
    let recovered = StoredValue::new(None::<Key>);
    let renewing = RwSignal::new(false);
    request_animation_frame(|| _ = focus("passphrase"));
    view! {
        <div class="unlock">
            <h1>{T::Title.text()}</h1>
            {live(move || if renewing.get() { renew(recovered) } else { by_passphrase(recovered, renewing) })}
        </div>
    }
    .into_any()
}

fn by_passphrase(recovered: StoredValue<Option<Key>>, renewing: RwSignal<bool>) -> AnyView {
    let book = use_book();
    let (gate, typed, shown) = (Gate::new(ButtonKind::Main), RwSignal::new(String::new()), RwSignal::new(false));
    let tries = Tries { wrong: StoredValue::new(0), until: StoredValue::new(0) };
    let unlock = move || {
        gate.run(async move {
            tries.may()?;
            match try_passphrase(book, &typed.get_untracked()).await {
                Ok(()) => Ok(()),
                Err(error) => {
                    tries.note(&error);
                    focus("passphrase");
                    Err(protect_sentence(&error).to_owned())
                }
            }
        });
    };
    let fields = view! {
        <PassName name=T::Manager.text()/>
        <PassField id="passphrase" label=T::Passphrase.text() value=typed shown=shown/>
        <CheckField id="passphrase-shown" label=TurnOnText::Show.text() value=shown/>
    };
    view! {
        {gate.view([T::WrongTitle.text(), T::Unlock.text(), T::Working.text()], unlock, fields.into_any())}
        <Fold class="more" summary=|| T::Forgotten.text()>{by_recovery(recovered, renewing)}</Fold>
        <Fold class="more" summary=|| T::Neither.text()>{neither()}</Fold>
    }
    .into_any()
}

async fn try_passphrase(book: BookCtx, passphrase: &str) -> Result<(), ProtectError> {
    let key = book.key_by_passphrase(passphrase).await?;
    book.unlock(key).await
}

/// Each wrong passphrase makes the next wait longer, as long as the page stands.
#[derive(Clone, Copy)]
struct Tries {
    wrong: StoredValue<u32>,
    until: StoredValue<i64>,
}

impl Tries {
    fn may(self) -> Result<(), String> {
        let left = (self.until.get_value() - clock::at().ms).div_euclid(1000) + 1;
        if left <= 1 { Ok(()) } else { Err(T::Wait.with(&[&left.to_string()])) }
    }

    fn note(self, error: &ProtectError) {
        if *error != ProtectError::Vault(VaultError::WrongKey) {
            return;
        }
        let wrong = self.wrong.get_value() + 1;
        self.wrong.set_value(wrong);
        // The first slips cost nothing but the derivation.
        let seconds = if wrong < 3 { 0 } else { (1_i64 << (wrong - 2).min(6)).min(LONGEST) };
        self.until.set_value(clock::at().ms + seconds * 1000);
    }
}

fn by_recovery(recovered: StoredValue<Option<Key>>, renewing: RwSignal<bool>) -> AnyView {
    let book = use_book();
    let (gate, typed) = (Gate::new(ButtonKind::Plain), Typed::new());
    let recover = move || {
        let Some(read) = typed.take() else { return };
        gate.run(async move {
            let key = book.key_by_recovery(&read).await.map_err(|error| match error {
                ProtectError::Vault(VaultError::WrongKey) => T::WrongRecovery.text(),
                error => protect_sentence(&error),
            })?;
            recovered.try_set_value(Some(key));
            renewing.try_set(true);
            Ok(())
        });
    };
    let field = typed.field(T::Recovery.text(), T::RecoveryHint.text());
    gate.view([T::WrongTitle.text(), T::UseRecovery.text(), T::Working.text()], recover, field)
}

fn renew(recovered: StoredValue<Option<Key>>) -> AnyView {
    let book = use_book();
    let (gate, chosen) = (Gate::new(ButtonKind::Main), Chosen::new());
    let keep = move || {
        let (Some(passphrase), Some(key)) = (chosen.take(), recovered.get_value()) else { return };
        gate.run(async move {
            let sentence = |error: ProtectError| protect_sentence(&error).to_owned();
            book.change_passphrase(&key, &passphrase).await.map_err(sentence)?;
            book.unlock(key).await.map_err(sentence)
        });
    };
    request_animation_frame(|| _ = focus("passphrase"));
    view! {
        <h2>{T::Renew.text()}</h2>
        <p class="soft measure">{T::RenewText.text()}</p>
        {gate.view([T::WrongTitle.text(), T::RenewButton.text(), T::Working.text()], keep, choose(chosen, TurnOnText::Passphrase.text()))}
    }
    .into_any()
}

fn neither() -> AnyView {
    let book = use_book();
    let asking = RwSignal::new(false);
    let problem = RwSignal::new("");
    let wipe = move |()| {
        leptos::task::spawn_local(async move {
            if let Err(error) = book.wipe().await {
                problem.try_set(store_sentence(&error));
            }
        });
    };
    view! {
        <div class="stack">
            <p class="soft measure">{T::NeitherText.text()}</p>
            <p role="status">{move || problem.get()}</p>
            <div class="row">
                <Button kind=ButtonKind::Danger on_press=move |()| asking.set(true)>{DeviceText::WipeButton.text()}</Button>
            </div>
        </div>
        <ConfirmDialog
            open=asking
            title=DeviceText::WipeTitle.text()
            text=T::NeitherText.text()
            action=DeviceText::WipeNow.text()
            on_confirm=wipe
        />
    }
    .into_any()
}
