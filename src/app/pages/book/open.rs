//! Opening a file: reading it, and saying what is wrong with it before anything changes.

use super::page::Part;
use super::preview::Contents;
use super::unseal::{Chosen, Unseal, look};
use crate::app::components::{Icon, IconName, Notice, NoticeKind};
use crate::app::files;
use crate::app::pages::vault::file::{key_of, sealed_file};
use crate::app::state::vault::open_snapshot;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{OpenText as T, file_sentence, open_sentence};
use crate::app::texts::errors::{save_sentence, store_sentence};
use crate::exchange::file::Format;
use crate::exchange::import::{Preview, preview};
use crate::exchange::open::{Limits, OpenError, Opened, open, open_sealed};
use crate::journal::merge::Merge;
use crate::vault::header::Header;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Event, File, HtmlInputElement};

/// How far a file has come.
#[derive(Clone)]
pub(super) enum Stage {
    Idle,
    /// The share that was read, from 0 to 1.
    Reading(f64),
    Failed(String),
    /// It is sealed with a passphrase, at this work.
    Sealed(Rc<Vec<u8>>, u8),
    /// It is of a protected book, whose passphrase or recovery key opens it: a rescue file or a snapshot.
    Protected(Rc<Vec<u8>>, Box<Header>),
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

/// A file that is read and looked into. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    book: BookCtx,
    pub(super) stage: RwSignal<Stage, LocalStorage>,
}

impl Opening {
    pub(super) fn new() -> Self {
        Self { book: use_book(), stage: RwSignal::new_local(Stage::Idle) }
    }

    /// Takes the file that was chosen.
    pub(super) fn choose(self, event: &Event) {
        let input: HtmlInputElement = event_target(event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        self.stage.set(Stage::Reading(0.0));
        leptos::task::spawn_local(async move {
            let next = match read(&file, |share| drop(self.stage.try_set(Stage::Reading(share)))).await.map(look) {
                Ok(Chosen::Open(bytes)) => return self.look_into(bytes),
                Ok(Chosen::Sealed(bytes, work)) => Stage::Sealed(bytes, work),
                Ok(Chosen::Refused(why)) => Stage::Failed(why.to_owned()),
                Err(sentence) => Stage::Failed(sentence),
            };
            self.stage.try_set(next);
        });
    }

    /// Reads what is in a file, and compares it with the book.
    pub(super) fn look_into(self, bytes: Vec<u8>) {
        leptos::task::spawn_local(async move {
            let next = match open(&bytes, Limits::default()) {
                Err(OpenError::Sealed(header)) => Ok(Stage::Protected(bytes.into(), header)),
                opened => compare(self.book, opened).await,
            };
            self.stage.try_set(next.unwrap_or_else(Stage::Failed));
        });
    }

    /// How far it has come, up to what `ready` makes of it.
    pub(super) fn shown(self, ready: impl Fn(Arc<Found>) -> AnyView + 'static) -> impl Fn() -> AnyView {
        let on_opened = Callback::new(move |bytes| self.look_into(bytes));
        move || match self.stage.get() {
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
            Stage::Sealed(file, work) => view! { <Unseal file work on_opened/> }.into_any(),
            Stage::Protected(bytes, header) => sealed_file(move |typed| {
                let (bytes, header) = (bytes.clone(), header.clone());
                Box::pin(async move {
                    let key = key_of(&header, &typed).await?;
                    let opened = match open_snapshot(&key, &bytes) {
                        Some(backup) => open(&backup, Limits::default()),
                        None => open_sealed(&bytes, Limits::default(), &key),
                    };
                    let next = compare(self.book, opened).await?;
                    self.stage.try_set(next);
                    Ok(())
                })
            }),
            Stage::Ready(found) => ready(found),
        }
    }
}

/// The part that opens a file and shows what is in it.
#[component]
pub(super) fn OpenFile() -> impl IntoView {
    let opening = Opening::new();
    let close = Callback::new(move |()| opening.stage.set(Stage::Idle));
    let shown = opening.shown(move |found| view! { <Contents found on_close=close/> }.into_any());
    view! {
        <Part title=T::Title.text() text=T::Text.text()>
            <FileButton id="open-file" label=T::Button.text() opening/>
            {shown}
        </Part>
    }
}

/// A button that asks for a file.
#[component]
pub(super) fn FileButton(id: &'static str, label: &'static str, opening: Opening) -> impl IntoView {
    view! {
        <label class="button file-button">
            <Icon name=IconName::Upload/>
            {label}
            <input
                class="off"
                type="file"
                id=id
                accept=".json,.age,.html,application/json"
                on:change=move |event| opening.choose(&event)
            />
        </label>
    }
    .into_any()
}

async fn read(file: &File, on_progress: impl FnMut(f64)) -> Result<Vec<u8>, String> {
    files::read(file, Limits::default().bytes as u64, on_progress).await.map_err(|error| file_sentence(&error))
}

/// What a file that was read holds, compared with the book.
async fn compare(book: BookCtx, opened: Result<Opened, OpenError>) -> Result<Stage, String> {
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
