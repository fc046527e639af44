//! Opening the file that is to be verified.

use crate::app::components::{Icon, IconName};
use crate::app::files;
use crate::app::texts::book::{file_sentence, open_sentence};
use crate::app::texts::verify::VerifyText as T;
use crate::evidence::verify::{Checked, LARGEST, VerifyError, is_pack, verify};
use crate::exchange::open::{Limits, OpenError, Opened, open};
use crate::keeping::age;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Event, HtmlInputElement};

/// A file that was looked at.
#[derive(Clone)]
pub(super) enum Found {
    /// An evidence pack.
    Pack(Arc<Checked>),
    /// A backup, an export or a rescue file.
    Book(Arc<Opened>),
}

/// A button that opens a file; `on_read` is told what was found of it, or why it cannot be verified.
#[component]
pub(super) fn OpenButton(
    /// Identifier of the control.
    id: &'static str,
    /// What the button says.
    label: &'static str,
    /// Takes what was found.
    #[prop(into)]
    on_read: Callback<Result<Found, String>>,
) -> impl IntoView {
    let share = RwSignal::new(None::<f64>);
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        share.set(Some(0.0));
        leptos::task::spawn_local(async move {
            let limit = Limits::default().bytes as u64;
            let read = files::read(&file, limit, |read| _ = share.try_set(Some(read))).await;
            share.try_set(None);
            on_read.try_run(read.map_err(|error| file_sentence(&error)).and_then(|bytes| look(&bytes)));
        });
    };
    view! {
        <label class="button file-button">
            <Icon name=IconName::Upload/>
            {label}
            <input
                class="off"
                type="file"
                id=id
                accept=".html,.htm,.json,text/html,application/json"
                on:change=chosen
            />
        </label>
        {move || share.get().map(|share| view! {
            <span role="status">
                <label for=format!("{id}-progress")>{T::Reading.text()}</label>
                " "
                <progress id=format!("{id}-progress") max="1" value=share.to_string()></progress>
            </span>
        })}
    }
    .into_any()
}

/// What a file is, and what is found of it.
fn look(bytes: &[u8]) -> Result<Found, String> {
    let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024).to_string();
    if age::look(bytes).is_some() {
        return Err(T::Sealed.text().to_owned());
    }
    if is_pack(bytes) {
        return match verify(bytes, Limits::default()) {
            Ok(checked) => Ok(Found::Pack(checked.into())),
            Err(VerifyError::TooLarge { found, .. }) => {
                Err(T::TooLarge.with(&[&megabytes(found), &megabytes(LARGEST)]))
            }
            Err(VerifyError::Foreign) => Err(T::Foreign.text().to_owned()),
            Err(VerifyError::TooNew { .. }) => Err(T::TooNew.text().to_owned()),
        };
    }
    match open(bytes, Limits::default()) {
        Ok(opened) => Ok(Found::Book(opened.into())),
        Err(OpenError::Foreign) => Err(T::Foreign.text().to_owned()),
        Err(error) => Err(open_sentence(&error)),
    }
}
