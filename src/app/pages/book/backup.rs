//! The backup: its age, where it goes, whether it is sealed, and how certainly the browser keeps the book itself.

use super::page::Part;
use super::safe::{Saving, SavingState, Target};
use crate::app::backup_file::{self, BackupFile};
use crate::app::components::{Button, ButtonKind, CheckField, IconName, Notice, NoticeKind, PassField, Show, live};
use crate::app::state::use_book;
use crate::app::texts::book::{SafeText as T, megabytes};
use crate::app::texts::counted;
use leptos::prelude::*;

/// A passphrase of fewer characters is not taken.
const SHORTEST: usize = 10;

/// The backup, its age, and the room on the device.
#[component]
pub(super) fn KeepSafe() -> impl IntoView {
    let book = use_book();
    let saving = Saving::new();
    let seal = Sealing::new();
    let file = LocalResource::new(move || {
        book.last_mark().track();
        async { BackupFile::kept().await }
    });
    let age = move || {
        let Some(last) = book.last_backup().get() else { return T::NoBackup.text().to_owned() };
        match usize::try_from((book.today().get() - last).num_days()).unwrap_or_default() {
            0 => T::BackupToday.text().to_owned(),
            days => counted(days, T::BackupDay.text(), T::BackupDays.text()),
        }
    };
    let since = move || {
        let changes = usize::try_from(book.changes_since_backup().get()).unwrap_or_default();
        let has_backup = book.last_backup().get().is_some();
        (has_backup && changes > 0).then(|| counted(changes, T::ChangeSince.text(), T::ChangesSince.text()))
    };
    let save = move |target: Target| {
        if let Some(passphrase) = seal.read() {
            saving.passphrase.set(passphrase);
            saving.backup_to(target);
        }
    };
    let busy = Signal::derive(move || saving.busy());
    let kept = move || file.get().flatten();
    view! {
        <Part title=T::KeepSafe.text() text=T::BackupText.text()>
            <p>
                <strong>{age}</strong>
                " "
                {since}
            </p>
            <SealFields seal=seal/>
            <div class="row">
                <Button
                    kind=ButtonKind::Main
                    reads=true
                    icon=IconName::Download
                    id="save-backup"
                    disabled=busy
                    on_press=move |()| save(if kept().is_some() { Target::SameFile } else { Target::Download })
                >
                    {T::Backup.text()}
                </Button>
                <Show when=move || kept().is_some()>
                    <Button reads=true id="save-elsewhere" disabled=busy on_press=move |()| save(Target::Download)>
                        {T::Elsewhere.text()}
                    </Button>
                </Show>
                <Show when=backup_file::is_possible>
                    <Button reads=true id="choose-file" disabled=busy on_press=move |()| save(Target::ChosenFile)>
                        {move || if kept().is_some() { T::OtherFile } else { T::OneFile }.text()}
                    </Button>
                </Show>
            </div>
            {move || kept().map(|file| view! { <p class="small faint">{T::SameFile.with(&[&file.name()])}</p> })}
            <Show when=move || saving.spared.get()>
                <Notice
                    kind=NoticeKind::Heed
                    title=T::Spared.text()
                    text=T::SparedText.text()
                    actions=move || {
                        view! { <Button reads=true on_press=move |()| save(Target::Download)>{T::Elsewhere.text()}</Button> }
                    }
                />
            </Show>
            <SavingState saving=saving/>
            <Room/>
        </Part>
    }
}

/// The passphrase for a sealed backup, as it is typed.
#[derive(Clone, Copy)]
struct Sealing {
    wanted: RwSignal<bool>,
    first: RwSignal<String>,
    second: RwSignal<String>,
    problem: RwSignal<Option<String>>,
}

impl Sealing {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        // what is sealed on the device is not meant to lie open beside it
        let wanted = RwSignal::new(use_book().protected().get_untracked());
        Self { wanted, first: text(), second: text(), problem: RwSignal::new(None) }
    }

    /// The passphrase, or that none is wanted; none where it does not do, which is said.
    fn read(self) -> Option<Option<String>> {
        self.problem.set(None);
        if !self.wanted.get_untracked() {
            return Some(None);
        }
        let (first, second) = (self.first.get_untracked(), self.second.get_untracked());
        let problem = if first.chars().count() < SHORTEST {
            Some(T::PassShort.with(&[&SHORTEST.to_string()]))
        } else {
            (first != second).then(|| T::PassDiffers.text().to_owned())
        };
        let is_good = problem.is_none();
        self.problem.set(problem);
        is_good.then_some(Some(first))
    }
}

#[component]
fn SealFields(seal: Sealing) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <CheckField id="seal-backup" label=T::Seal.text() hint=T::SealHint.text() value=seal.wanted/>
        <Show when=move || seal.wanted.get()>
            <PassField id="seal-first" label=T::Pass.text() value=seal.first new=true shown/>
            <PassField id="seal-second" label=T::PassAgain.text() value=seal.second new=true shown/>
            {move || seal.problem.get().map(|text| view! { <p class="error" role="alert">{text}</p> })}
        </Show>
    }
}

/// Whether the browser keeps the book for certain, what to do where it does not, and how much room there is.
#[component]
fn Room() -> impl IntoView {
    let book = use_book();
    let told = LocalResource::new(move || async move { book.keeper().estimate().await.ok() });
    live(move || {
        let kept = match book.persisted().get() {
            Some(true) => T::Persisted,
            Some(false) => T::NotPersisted,
            None => T::NotAsked,
        };
        let room = told.get().flatten().and_then(|room| room.used.zip(room.quota)).map(|(used, quota)| {
            let size = |bytes| format!("{} MB", megabytes(bytes));
            T::Used.with(&[&size(used), &size(quota)])
        });
        Some(view! {
            <p class="small faint measure" id="kept-for-certain">
                {kept.text()} " " {room}
            </p>
            <Show when=move || book.persisted().get() != Some(true)>
                <div class="row">
                    <Button kind=ButtonKind::Quiet reads=true id="ask-to-persist" on_press=move |()| book.ask_to_persist()>
                        {T::AskToPersist.text()}
                    </Button>
                </div>
            </Show>
        })
    })
}
