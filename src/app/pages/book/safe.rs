//! Saving a backup or an export, and what the browser says of the room that there is.

use super::page::Part;
use crate::app::components::{Button, ButtonKind, CheckGroup, Choice, IconName, Notice, NoticeKind, Show, live};
use crate::app::files::{self, FileKind};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{SafeText as T, file_sentence, megabytes};
use crate::app::texts::counted;
use crate::app::texts::errors::store_sentence;
use crate::app::{clock, db};
use crate::domain::ids::GroupId;
use crate::domain::sort::Gather;
use crate::storage::StoreError;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is under way of a saving to a file.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    book: BookCtx,
    read: RwSignal<Option<usize>>,
    problem: RwSignal<Option<String>>,
}

impl Saving {
    pub(super) fn new() -> Self {
        Self { book: use_book(), read: RwSignal::new(None), problem: RwSignal::new(None) }
    }

    fn busy(self) -> bool {
        self.read.with(Option::is_some)
    }

    /// Saves the whole book to a file.
    pub(super) fn backup(self) {
        self.run(FileKind::Backup, async move |book: BookCtx| {
            book.keeper().backup(|rows| _ = self.read.try_set(Some(rows))).await
        });
    }

    fn export(self, groups: BTreeSet<GroupId>) {
        self.run(FileKind::Export, async move |book: BookCtx| book.keeper().export(&groups).await);
    }

    fn run(self, kind: FileKind, bytes: impl AsyncFnOnce(BookCtx) -> Result<Vec<u8>, StoreError> + 'static) {
        if self.read.with_untracked(Option::is_some) {
            return;
        }
        self.read.set(Some(0));
        self.problem.set(None);
        leptos::task::spawn_local(async move {
            let saved = match bytes(self.book).await {
                Ok(bytes) => files::save(kind, &bytes).map_err(|error| file_sentence(&error)),
                Err(error) => Err(store_sentence(&error).to_owned()),
            };
            self.read.try_set(None);
            match saved {
                Ok(name) => {
                    if kind == FileKind::Backup {
                        self.book.note_backup(clock::today());
                    }
                    self.book.say(T::Saved.with(&[&name]));
                }
                Err(sentence) => drop(self.problem.try_set(Some(sentence))),
            }
        });
    }
}

/// How a saving goes, or why it failed.
#[component]
pub(super) fn SavingState(saving: Saving) -> impl IntoView {
    view! {
        <p class="small faint" role="status">
            {move || {
                let rows = saving.read.get().filter(|rows| *rows > 0)?;
                Some(T::Reading.with(&[&rows.to_string()]))
            }}
        </p>
        {move || {
            saving.problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> })
        }}
    }
    .into_any()
}

/// The backup, its age, and the room on the device.
#[component]
pub(super) fn KeepSafe() -> impl IntoView {
    let book = use_book();
    let saving = Saving::new();
    let age = move || {
        let Some(last) = book.last_backup().get() else { return T::NoBackup.text().to_owned() };
        match usize::try_from((book.today().get() - last).num_days()).unwrap_or_default() {
            0 => T::BackupToday.text().to_owned(),
            days => counted(days, T::BackupDay.text(), T::BackupDays.text()),
        }
    };
    view! {
        <Part title=T::KeepSafe.text() text=T::BackupText.text()>
            <p>
                <strong>{age}</strong>
            </p>
            <div class="row">
                <Button reads=true
                    kind=ButtonKind::Main
                    icon=IconName::Download
                    id="save-backup"
                    disabled=Signal::derive(move || saving.busy())
                    on_press=move |()| saving.backup()
                >
                    {T::Backup.text()}
                </Button>
            </div>
            <SavingState saving=saving/>
            <Room/>
        </Part>
    }
}

/// Whether the browser keeps the book for certain, and how much room there is.
#[component]
fn Room() -> impl IntoView {
    let book = use_book();
    let told = LocalResource::new(move || async move { (db::persist().await, book.keeper().estimate().await.ok()) });
    live(move || {
        let (persisted, estimate) = told.get()?;
        let kept = if persisted { T::Persisted } else { T::NotPersisted };
        let room = estimate.and_then(|room| room.used.zip(room.quota)).map(|(used, quota)| {
            let size = |bytes| format!("{} MB", megabytes(bytes));
            T::Used.with(&[&size(used), &size(quota)])
        });
        Some(view! {
            <p class="small faint measure">
                {kept.text()} " " {room}
            </p>
        })
    })
}

/// The export of chosen groups.
#[component]
pub(super) fn Export() -> impl IntoView {
    let book = use_book();
    let saving = Saving::new();
    let ticked = RwSignal::new(BTreeSet::new());
    let error = RwSignal::new(None);
    let groups = Memo::new(move |_| {
        book.summaries()
            .with(|rows| rows.values().map(|row| Choice::new(row.id.to_string(), row.name.clone())).collect::<Vec<_>>())
    });
    let save = move |()| {
        let groups: BTreeSet<GroupId> =
            ticked.with_untracked(|ticked| ticked.iter().filter_map(|id: &String| id.parse::<GroupId>().ok()).gather());
        error.set(groups.is_empty().then(|| T::ExportNone.text().to_owned()));
        if !groups.is_empty() {
            saving.export(groups);
        }
    };
    view! {
        <Show when=move || groups.with(|groups| !groups.is_empty())>
            <Part title=T::Export.text() text=T::ExportText.text()>
                <CheckGroup
                    id="export-groups"
                    label=T::ExportGroups.text()
                    choices=groups
                    value=ticked
                    error=error
                />
                <div class="row">
                    <Button reads=true
                        icon=IconName::Download
                        id="save-export"
                        disabled=Signal::derive(move || saving.busy())
                        on_press=save
                    >
                        {T::ExportButton.text()}
                    </Button>
                </div>
                <SavingState saving=saving/>
            </Part>
        </Show>
    }
}
