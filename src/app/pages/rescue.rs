//! What can be saved of a book that does not open, or of which a part does not: a rescue file, and the snapshots.

use crate::app::components::{Button, ButtonKind, IconName, Notice, NoticeKind, live};
use crate::app::events;
use crate::app::files::{self, FileKind};
use crate::app::pages::book::copies::rows;
use crate::app::pages::book::remove::RemoveEverything;
use crate::app::pages::vault::file::{key_of, sealed_file};
use crate::app::snapshots::{self, Kept, Read};
use crate::app::state::vault::open_snapshot;
use crate::app::texts::book::{SafeText, SnapshotText, file_sentence};
use crate::app::texts::rescue::RescueText as T;
use crate::storage::StoreError;
use crate::vault::header::Header;
use leptos::prelude::*;
use std::rc::Rc;

/// What can be saved, and how to go on from there.
#[component]
pub fn Rescue(
    /// Why the book does not open.
    error: StoreError,
) -> impl IntoView {
    let is_damaged = matches!(error, StoreError::Corrupt { .. } | StoreError::Stale { .. } | StoreError::Backend(_));
    view! {
        <section class="section" id="rescue">
            <div class="section-head"><h2>{T::Title.text()}</h2></div>
            <div class="panel stack">
                <p class="soft measure">{T::Text.text()}</p>
                <RescueButton/>
                <SavedSnapshots/>
            </div>
        </section>
        {is_damaged.then(|| view! { <RemoveEverything/> })}
    }
    .into_any()
}

/// Saves a rescue file, and says what came of it.
#[component]
pub fn RescueButton() -> impl IntoView {
    let said = RwSignal::new(None::<String>);
    let save = move |()| {
        leptos::task::spawn_local(async move {
            let sentence = events::rescue().await;
            said.try_set(Some(sentence.unwrap_or_else(|| T::NoRescue.text().to_owned())));
        });
    };
    view! {
        <div class="row">
            <Button reads=true kind=ButtonKind::Main icon=IconName::Download id="save-rescue" on_press=save>
                {T::Button.text()}
            </Button>
        </div>
        <p class="small soft measure" role="status">{move || said.get()}</p>
    }
    .into_any()
}

/// How far saving a snapshot has come.
#[derive(Clone)]
enum Stage {
    Idle,
    Saved(String),
    Failed(String),
    /// The sealed bytes, and the header that says how they are opened.
    Sealed(Rc<Vec<u8>>, Box<Header>),
}

fn save(bytes: &[u8]) -> Stage {
    match files::save(FileKind::Backup, bytes) {
        Ok(name) => Stage::Saved(SafeText::Saved.with(&[&name])),
        Err(error) => Stage::Failed(file_sentence(&error)),
    }
}

/// The snapshots, each to be saved as a file; nothing where there are none.
#[component]
fn SavedSnapshots() -> impl IntoView {
    let kept = LocalResource::new(snapshots::list);
    let stage = RwSignal::new_local(Stage::Idle);
    let on_save = move |kept: Kept| {
        leptos::task::spawn_local(async move {
            let sealed = |bytes: Vec<u8>, header: Vec<u8>| {
                Header::decode(&header).ok().map(|header| Stage::Sealed(bytes.into(), header.into()))
            };
            let next = match snapshots::read(&kept).await {
                Some(Read::Open(bytes)) => Some(save(&bytes)),
                Some(Read::Sealed(bytes, header)) => sealed(bytes, header),
                None => None,
            };
            stage.try_set(next.unwrap_or_else(|| Stage::Failed(SnapshotText::Unreadable.text().to_owned())));
        });
    };
    let came_of_it = move || match stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Saved(sentence) => view! { <p class="small soft" role="status">{sentence}</p> }.into_any(),
        Stage::Failed(sentence) => {
            view! { <Notice kind=NoticeKind::Bad title=SafeText::Problem.text() text=sentence/> }.into_any()
        }
        Stage::Sealed(bytes, header) => sealed_file(move |typed| {
            let (bytes, header) = (bytes.clone(), header.clone());
            Box::pin(async move {
                let key = key_of(&header, &typed).await?;
                let open = open_snapshot(&key, &bytes).ok_or_else(|| SnapshotText::Unreadable.text().to_owned())?;
                stage.try_set(save(&open));
                Ok(())
            })
        }),
    };
    live(move || {
        let kept = kept.get().filter(|kept| !kept.is_empty())?;
        let table = rows(kept, SnapshotText::Save, Rc::new(on_save));
        Some(view! {
            <p class="soft measure">{T::Snapshots.text()}</p>
            {table}
            {came_of_it}
        })
    })
}
