//! A slip or an answer that comes in: a file that is chosen, or a text that is pasted.

use crate::app::components::{Button, Fold, Icon, IconName, TextArea};
use crate::app::files;
use crate::app::texts::book::file_sentence;
use crate::app::texts::slips::SlipText as T;
use crate::exchange::slip::file::{LARGEST, open};
use crate::exchange::slip::{Paper, SlipError};
use crate::json::DecodeError;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// The two ways in; `on_read` is told what was read, or why it cannot be.
#[component]
pub(super) fn OpenPaper(
    /// Identifier of the control for the file.
    id: &'static str,
    /// Takes what was read.
    #[prop(into)]
    on_read: Callback<Result<Paper, String>>,
) -> impl IntoView {
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        leptos::task::spawn_local(async move {
            // A book is larger than any slip: it is read a little further, so that it can be called what it is.
            let read = match files::read(&file, 64 * LARGEST as u64, |_| ()).await {
                Ok(bytes) => open(&bytes).map_err(|error| sentence(&error).to_owned()),
                Err(files::FileError::TooLarge { .. }) => Err(T::IsLarge.text().to_owned()),
                Err(error) => Err(file_sentence(&error)),
            };
            on_read.try_run(read);
        });
    };
    let pasted = RwSignal::new(String::new());
    let paste = move |()| {
        let read = open(pasted.get_untracked().as_bytes()).map_err(|error| sentence(&error).to_owned());
        if read.is_ok() {
            pasted.set(String::new());
        }
        on_read.run(read);
    };
    view! {
        <div class="row">
            <label class="button file-button">
                <Icon name=IconName::Upload/>
                {T::OpenFile.text()}
                <input class="off" type="file" id=id accept=".html,.json,.txt,text/html,application/json,text/plain" on:change=chosen/>
            </label>
        </div>
        <Fold class="more" summary=|| T::OrPaste.text().into_any()>
            <TextArea id=format!("{id}-text") label=T::Pasted.text() hint=T::PasteHint.text() value=pasted/>
            <div class="row"><Button reads=true on_press=paste>{T::Read.text()}</Button></div>
        </Fold>
    }
    .into_any()
}

const fn sentence(error: &SlipError) -> &'static str {
    match error {
        SlipError::TooLarge { .. } => T::IsLarge.text(),
        SlipError::Foreign => T::IsForeign.text(),
        SlipError::Other => T::IsOther.text(),
        SlipError::TooNew { .. } => T::IsNewer.text(),
        SlipError::Miscopied => T::IsMiscopied.text(),
        SlipError::Malformed(DecodeError::CutShort) => T::IsCut.text(),
        SlipError::Malformed(_) => T::IsDamaged.text(),
    }
}
