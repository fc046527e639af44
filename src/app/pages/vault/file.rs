//! Opening a file of a protected book: by its passphrase or its recovery key, in one field.

use super::gate::Gate;
use crate::app::components::{ButtonKind, PassField};
use crate::app::derive::derive;
use crate::app::texts::book::{OpenErrorText, OpenText};
use crate::app::texts::vault::{UnlockText as T, protect_sentence, slip_sentence};
use crate::vault::header::Header;
use crate::vault::key::Key;
use crate::vault::recovery::{RecoveryKey, Slip};
use leptos::prelude::*;
use std::pin::Pin;

/// What opening comes to.
type Opening = Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// Asks for the passphrase or the recovery key; `open` gets what was typed.
pub fn sealed_file(open: impl Fn(String) -> Opening + 'static) -> AnyView {
    let (gate, typed) = (Gate::new(ButtonKind::Main), RwSignal::new(String::new()));
    let fields = view! {
        <p class="measure">{OpenErrorText::Sealed.text()}</p>
        <PassField id="file-passphrase" label=T::Either.text() value=typed shown=RwSignal::new(false)/>
    };
    let submit = move || gate.run(open(typed.get_untracked()));
    gate.view([OpenText::Problem.text(), T::OpenFile.text(), T::Working.text()], submit, fields.into_any())
}

/// The key of the data of a protected book, by its passphrase or its recovery key.
///
/// # Errors
/// The sentence that says why there is none.
pub async fn key_of(header: &Header, typed: &str) -> Result<Key, String> {
    let slip = match RecoveryKey::read(typed) {
        Ok(recovery) => return header.recover(&recovery).map_err(|_| T::WrongRecovery.text().to_owned()),
        Err(slip) => slip,
    };
    let derived = derive(typed, header.cost, header.salt).await;
    let derived = derived.map_err(|error| protect_sentence(&error.into()).to_owned())?;
    header.open(&derived).map_err(|error| match slip {
        // As long as a recovery key and not a passphrase either: it is meant as one.
        Slip::Group { .. } => slip_sentence(slip),
        Slip::Length { .. } => protect_sentence(&error.into()).to_owned(),
    })
}
