//! A file of the evaluation that somebody chooses, and why it is not taken.

use crate::app::components::{Icon, IconName};
use crate::app::files;
use crate::app::texts::answers::RoundText as T;
use crate::app::texts::book::file_sentence;
use crate::domain::round::NotTaken;
use crate::exchange::answers::{LARGEST, Sheet, SheetError, open};
use crate::json::DecodeError;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// A button that opens a form or an answer; `on_read` is told what is in the file, or why it cannot be read.
#[component]
pub(in crate::app::pages) fn OpenSheet(
    /// Identifier of the control.
    id: &'static str,
    /// What the button says.
    label: &'static str,
    /// Takes what was read.
    #[prop(into)]
    on_read: Callback<Result<Sheet, String>>,
) -> impl IntoView {
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        leptos::task::spawn_local(async move {
            // A book is larger than any form: it is read a little further, so that it can be called what it is.
            let read = files::read(&file, 64 * LARGEST as u64, |_| ()).await;
            let read = match read {
                Ok(bytes) => open(&bytes).map_err(|error| sentence(&error).to_owned()),
                Err(files::FileError::TooLarge { .. }) => Err(T::IsLarge.text().to_owned()),
                Err(error) => Err(file_sentence(&error)),
            };
            on_read.try_run(read);
        });
    };
    view! {
        <label class="button file-button">
            <Icon name=IconName::Upload/>
            {label}
            <input class="off" type="file" id=id accept=".json,application/json" on:change=chosen/>
        </label>
    }
    .into_any()
}

/// The sentence for a file that is not opened.
const fn sentence(error: &SheetError) -> &'static str {
    match error {
        SheetError::TooLarge { .. } => T::IsLarge.text(),
        SheetError::Foreign => T::IsForeign.text(),
        SheetError::Book => T::IsBook.text(),
        SheetError::Slip => T::IsSlip.text(),
        SheetError::TooNew { .. } => T::IsNewer.text(),
        SheetError::Malformed(DecodeError::CutShort) => T::IsCut.text(),
        SheetError::Malformed(_) => T::IsDamaged.text(),
    }
}

/// The sentence for an answer that is not taken in.
pub(in crate::app::pages) const fn not_taken(error: NotTaken) -> &'static str {
    match error {
        NotTaken::Empty => T::NotTakenEmpty.text(),
        NotTaken::TooLong => T::NotTakenLong.text(),
        NotTaken::AnsweredBefore => T::NotTakenTwice.text(),
        NotTaken::TakenBefore => T::NotTakenFile.text(),
        NotTaken::OtherRound => T::NotTakenOther.text(),
    }
}
