//! Opening a file: reading it, and saying what is wrong with it before anything changes.

use super::page::Part;
use super::preview::Contents;
use super::unseal::{Chosen, Unseal, look};
use crate::app::components::{Icon, IconName, Notice, NoticeKind};
use crate::app::files;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{OpenText as T, file_sentence, open_sentence};
use crate::app::texts::errors::store_sentence;
use crate::exchange::import::{Preview, preview};
use crate::exchange::open::{Limits, Opened, open};
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
    Ready(Arc<Opened>, Arc<Preview>),
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
            let compared = compare(self.book, &bytes).await;
            let (Ok(next) | Err(next)) =
                compared.map(|(opened, preview)| Stage::Ready(opened.into(), preview.into())).map_err(Stage::Failed);
            self.stage.try_set(next);
        });
    }

    /// How far it has come, up to what `ready` makes of it.
    pub(super) fn shown(self, ready: impl Fn(Arc<Opened>, Arc<Preview>) -> AnyView + 'static) -> impl Fn() -> AnyView {
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
            Stage::Ready(opened, preview) => ready(opened, preview),
        }
    }
}

/// The part that opens a file and shows what is in it.
#[component]
pub(super) fn OpenFile() -> impl IntoView {
    let opening = Opening::new();
    let close = Callback::new(move |()| opening.stage.set(Stage::Idle));
    let shown = opening.shown(move |opened, preview| view! { <Contents opened preview on_close=close/> }.into_any());
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
                accept=".json,.age,application/json"
                on:change=move |event| opening.choose(&event)
            />
        </label>
    }
    .into_any()
}

async fn read(file: &File, on_progress: impl FnMut(f64)) -> Result<Vec<u8>, String> {
    files::read(file, Limits::default().bytes as u64, on_progress).await.map_err(|error| file_sentence(&error))
}

async fn compare(book: BookCtx, bytes: &[u8]) -> Result<(Opened, Preview), String> {
    let opened = open(bytes, Limits::default()).map_err(|error| open_sentence(&error))?;
    let groups: Vec<_> = opened.groups().collect();
    book.load_all(&groups).await.map_err(|error| store_sentence(&error).to_owned())?;
    let preview = preview(&book.snapshot(), &opened);
    Ok((opened, preview))
}
