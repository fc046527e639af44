//! Opening a file: reading it, and saying what is wrong with it before anything changes.

use super::page::Part;
use super::preview::Contents;
use crate::app::components::{Icon, IconName, Notice, NoticeKind};
use crate::app::files;
use crate::app::pages::vault::file::{key_of, sealed_file};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{OpenText as T, file_sentence, open_sentence};
use crate::app::texts::errors::{save_sentence, store_sentence};
use crate::exchange::file::Format;
use crate::exchange::import::{Preview, preview};
use crate::exchange::open::{Limits, OpenError, Opened, open, open_sealed};
use crate::journal::merge::Merge;
use crate::vault::header::Header;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Event, File, HtmlInputElement};

/// How far the file has come.
#[derive(Clone)]
enum Stage {
    Idle,
    /// The share that was read, from 0 to 1.
    Reading(f64),
    Failed(String),
    /// It is of a protected book.
    Sealed(Arc<Vec<u8>>, Box<Header>),
    Ready(Arc<Found>),
}

/// A file that was read, and what could be done with it.
pub(super) struct Found {
    pub(super) opened: Opened,
    /// What taking its records in would do.
    pub(super) preview: Preview,
    /// What uniting the whole copy with this book would do, or why the two cannot be united; none for a file that is no
    /// whole copy.
    pub(super) union: Option<Result<Merge, String>>,
}

/// The part that opens a file and shows what is in it.
#[component]
pub(super) fn OpenFile() -> impl IntoView {
    let book = use_book();
    let stage = RwSignal::new(Stage::Idle);
    let close = Callback::new(move |()| stage.set(Stage::Idle));
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        stage.set(Stage::Reading(0.0));
        leptos::task::spawn_local(async move {
            let read = read(book, &file, |share| drop(stage.try_set(Stage::Reading(share)))).await;
            stage.try_set(read.unwrap_or_else(Stage::Failed));
        });
    };
    let shown = move || match stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Reading(share) => view! {
            <div role="status">
                <label for="open-progress">{T::Reading.text()}</label>
                " "
                <progress id="open-progress" max="1" value=share.to_string()></progress>
            </div>
        }
        .into_any(),
        Stage::Failed(sentence) => {
            view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=sentence/> }.into_any()
        }
        Stage::Sealed(bytes, header) => sealed_file(move |typed| {
            let (bytes, header) = (bytes.clone(), header.clone());
            Box::pin(async move {
                stage.try_set(unseal(book, &bytes, &header, &typed).await?);
                Ok(())
            })
        }),
        Stage::Ready(found) => view! { <Contents found on_close=close/> }.into_any(),
    };
    view! {
        <Part title=T::Title.text() text=T::Text.text()>
            <label class="button file-button">
                <Icon name=IconName::Upload/>
                {T::Button.text()}
                <input class="off" type="file" id="open-file" accept=".json,application/json" on:change=chosen/>
            </label>
            {shown}
        </Part>
    }
}

async fn read(book: BookCtx, file: &File, on_progress: impl FnMut(f64)) -> Result<Stage, String> {
    let limits = Limits::default();
    let bytes = files::read(file, limits.bytes as u64, on_progress).await.map_err(|error| file_sentence(&error))?;
    match open(&bytes, limits) {
        Err(OpenError::Sealed(header)) => Ok(Stage::Sealed(bytes.into(), header)),
        opened => ready(book, opened).await,
    }
}

/// What a file that was read holds, compared with the book.
async fn ready(book: BookCtx, opened: Result<Opened, OpenError>) -> Result<Stage, String> {
    let mut opened = opened.map_err(|error| open_sentence(&error))?;
    book.forget_erased(&mut opened).await.map_err(|error| store_sentence(&error).to_owned())?;
    let groups: Vec<_> = opened.groups().collect();
    book.load_all(&groups).await.map_err(|error| store_sentence(&error).to_owned())?;
    let preview = preview(&book.snapshot(), &opened);
    let sound = opened.header.format != Format::Export && opened.broken.is_none() && !opened.journal.is_empty();
    let union = if sound && !book.keeper().is_unused() {
        Some(book.unite_ahead(&opened).await.map_err(|error| save_sentence(&error)))
    } else {
        None
    };
    Ok(Stage::Ready(Found { opened, preview, union }.into()))
}

/// Opens the file of a protected book with what is typed.
async fn unseal(book: BookCtx, bytes: &[u8], header: &Header, typed: &str) -> Result<Stage, String> {
    let key = key_of(header, typed).await?;
    ready(book, open_sealed(bytes, Limits::default(), &key)).await
}
