//! Saving a backup or an export to a file.

use super::page::Part;
use super::unseal::sealed;
use crate::app::backup_file::BackupFile;
use crate::app::clock;
use crate::app::components::{Button, CheckGroup, Choice, IconName, Notice, NoticeKind, Show};
use crate::app::files::{self, FileError, FileKind};
use crate::app::state::{BookCtx, Copied, use_book};
use crate::app::texts::book::{SafeText as T, file_sentence};
use crate::app::texts::errors::store_sentence;
use crate::domain::ids::GroupId;
use crate::domain::sort::Gather;
use crate::keeping::backup::Mark;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where a backup goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A new file, wherever the browser saves files.
    Download,
    /// The file that was chosen for all backups.
    SameFile,
    /// A file that is chosen now, for this backup and all later ones.
    ChosenFile,
}

/// What is under way of a saving to a file.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    book: BookCtx,
    read: RwSignal<Option<usize>>,
    problem: RwSignal<Option<String>>,
    /// The passphrase with which backups are sealed; none to leave them open.
    pub(super) passphrase: RwSignal<Option<String>>,
    /// True where the chosen file holds much more than this book, so that it was not written over.
    pub(super) spared: RwSignal<bool>,
}

impl Saving {
    pub(super) fn new() -> Self {
        Self {
            book: use_book(),
            read: RwSignal::new(None),
            problem: RwSignal::new(None),
            passphrase: RwSignal::new(None),
            spared: RwSignal::new(false),
        }
    }

    pub(super) fn busy(self) -> bool {
        self.read.with(Option::is_some)
    }

    /// Saves the whole book to a new file.
    pub(super) fn backup(self) {
        self.backup_to(Target::Download);
    }

    /// Saves the whole book.
    pub(super) fn backup_to(self, target: Target) {
        self.run(async move |saving: Self| saving.copy_to(target).await);
    }

    async fn copy_to(self, target: Target) -> Result<Option<String>, String> {
        let passphrase = self.passphrase.get_untracked();
        let kind = if passphrase.is_some() { FileKind::Sealed } else { FileKind::Backup };
        // asked first: a browser listens to such a question only right after a press
        let file = match target {
            Target::Download => None,
            Target::SameFile => BackupFile::kept().await,
            Target::ChosenFile => match BackupFile::choose(&files::name(kind)).await {
                Some(file) => Some(file),
                None => return Ok(None),
            },
        };
        if let Some(file) = &file
            && !file.allow().await
        {
            return Err(T::NotAllowed.text().to_owned());
        }
        let copied = self.book.keeper().copy(|rows| _ = self.read.try_set(Some(rows))).await;
        let Copied { mut bytes, holds, at } = copied.map_err(|error| store_sentence(&error).to_owned())?;
        if let Some(passphrase) = passphrase {
            bytes = sealed(passphrase, bytes).await?;
        }
        let name = match file {
            None => files::save(kind, &bytes).map_err(|error| file_sentence(&error))?,
            Some(file) => {
                let last = self.book.last_mark().with_untracked(|mark| mark.as_ref().map(|mark| mark.holds));
                let there = file.size().await.unwrap_or_default();
                if holds.is_poor_beside(last.unwrap_or_default()) || is_much_smaller(bytes.len() as u64, there) {
                    self.spared.set(true);
                    return Ok(None);
                }
                if !file.write(&bytes).await {
                    return Err(file_sentence(&FileError::NotSaved));
                }
                if target == Target::ChosenFile {
                    file.keep().await;
                }
                file.name()
            }
        };
        self.spared.set(false);
        self.book.note_backup(Mark::new(clock::today(), at, holds));
        Ok(Some(name))
    }

    fn export(self, groups: BTreeSet<GroupId>) {
        self.run(async move |saving: Self| {
            let bytes = saving.book.keeper().export(&groups).await;
            let bytes = bytes.map_err(|error| store_sentence(&error).to_owned())?;
            files::save(FileKind::Export, &bytes).map(Some).map_err(|error| file_sentence(&error))
        });
    }

    /// Does the work and says what came of it: the name of the file, nothing where it was called off, or what is wrong.
    fn run(self, work: impl AsyncFnOnce(Self) -> Result<Option<String>, String> + 'static) {
        if self.read.with_untracked(Option::is_some) {
            return;
        }
        self.read.set(Some(0));
        self.problem.set(None);
        leptos::task::spawn_local(async move {
            let saved = work(self).await;
            self.read.try_set(None);
            match saved {
                Ok(Some(name)) => self.book.say(T::Saved.with(&[&name])),
                Ok(None) => {}
                Err(sentence) => drop(self.problem.try_set(Some(sentence))),
            }
        });
    }
}

/// True where a file of this size would lose most of the one that is there. Smaller ones than that are of no account.
const fn is_much_smaller(bytes: u64, there: u64) -> bool {
    const SMALL: u64 = 10_000;
    there > SMALL && bytes.saturating_mul(10) <= there
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
