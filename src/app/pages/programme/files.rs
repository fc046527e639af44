//! Choosing files, and what became of each.

use super::notes::Notes;
use super::state::{FileRow, FileState, ProgrammeCtx, Progress, use_programme};
use super::words;
use crate::app::components::{Button, ButtonKind, EmptyState, Fold, For, Icon, IconName, Notice, NoticeKind, live};
use crate::app::format;
use crate::app::pages::book::unseal::Unseal;
use crate::app::texts::counted;
use crate::app::texts::programme::ProgrammeText as T;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// What stands here before any file is open.
#[component]
pub(super) fn Begin() -> impl IntoView {
    view! {
        <EmptyState title=T::EmptyTitle.text() text=T::EmptyText.text()/>
        <Chooser/>
    }
    .into_any()
}

/// A field that files are dropped on, or that asks for them.
#[component]
fn Chooser() -> impl IntoView {
    view! {
        <div class="drop">
            <ChooseButton label=T::Choose.text()/>
            <p class="soft">{T::Drop.text()}</p>
            <p class="small faint">{T::DropText.text()} <br/> {T::Forgets.text()}</p>
        </div>
    }
}

/// The button; the control itself lies over the whole field around it, so that files can be dropped there.
#[component]
fn ChooseButton(label: &'static str) -> impl IntoView {
    let programme = use_programme();
    view! {
        <label class="button button-main file-button drop-button">
            <Icon name=IconName::Upload/>
            {label}
            <input
                class="drop-input"
                type="file"
                id="programme-files"
                multiple=true
                accept=".json,.age,application/json"
                on:change=move |event| choose(programme, &event)
            />
        </label>
    }
    .into_any()
}

fn choose(programme: ProgrammeCtx, event: &Event) {
    let input: HtmlInputElement = event_target(event);
    let files = input.files().map(|files| (0..files.length()).filter_map(|place| files.get(place)).collect::<Vec<_>>());
    // so that the same file can be chosen again
    input.set_value("");
    programme.choose(files.unwrap_or_default());
}

/// The files that are open, and adding more.
#[component]
pub(super) fn Files() -> impl IntoView {
    let programme = use_programme();
    let waiting = move || {
        let files = programme.files.get();
        files.into_iter().filter(|row| matches!(row.state, FileState::Sealed(..))).collect::<Vec<_>>()
    };
    let refused = move || {
        let files = programme.files.get();
        files.into_iter().filter(|row| matches!(row.state, FileState::Refused(_))).collect::<Vec<_>>()
    };
    view! {
        <div class="panel drop drop-slim">
            <div class="grow">
                <p class="programme-state" role="status">{move || state(programme)}</p>
                {live(move || bar(programme.progress.get()))}
                <p class="small faint">{T::Forgets.text()}</p>
            </div>
            <ChooseButton label=T::ChooseMore.text()/>
        </div>
        <For each=refused key=|row| row.key let:row><RefusedFile row/></For>
        <For each=waiting key=|row| row.key let:row><SealedFile row/></For>
        <Notes/>
        <div class="programme-files">
            <Fold class="more" summary=|| T::Files.text()><FileTable/></Fold>
        </div>
    }
    .into_any()
}

/// How far it has come, in words.
fn state(programme: ProgrammeCtx) -> String {
    match programme.progress.get() {
        Progress::Reading(done, all) => T::Busy.with(&[&done.to_string(), &all.to_string()]),
        Progress::Judging(done, all) => T::Judging.with(&[&done.to_string(), &all.to_string()]),
        Progress::Still => {
            let files = programme.files.get();
            let of = |wanted: fn(&FileState) -> bool| files.iter().filter(|row| wanted(&row.state)).count();
            let open = of(|state| matches!(state, FileState::Open(_)));
            let refused = of(|state| matches!(state, FileState::Refused(_)));
            let groups = words::groups(programme.overview.with(|rows| rows.groups.len()));
            let open = counted(open, T::OneFile.text(), T::ManyFiles.text());
            let refused_words = counted(refused, T::RefusedOne.text(), T::RefusedMany.text());
            match refused {
                0 => T::Ready.with(&[&groups, &open]),
                _ => T::ReadyRefused.with(&[&groups, &open, &refused_words]),
            }
        }
    }
}

fn bar(progress: Progress) -> Option<AnyView> {
    let (done, all) = match progress {
        Progress::Still => return None,
        Progress::Reading(done, all) | Progress::Judging(done, all) => (done, all.max(1)),
    };
    let label = T::TabsLabel.text();
    Some(view! { <progress aria-label=label max=all.to_string() value=done.to_string()></progress> }.into_any())
}

#[component]
fn RefusedFile(row: FileRow) -> impl IntoView {
    let programme = use_programme();
    let FileState::Refused(why) = row.state else { return ().into_any() };
    let (key, name) = (row.key, row.name);
    let label = T::CloseNamed.with(&[&name]);
    view! {
        <Notice
            kind=NoticeKind::Bad
            title=T::NotOpened.with(&[&name])
            text=why
            actions=move || {
                let label = label.clone();
                view! {
                    <button type="button" class="button button-quiet" aria-label=label on:click=move |_| programme.close(key)>
                        {T::CloseFile.text()}
                    </button>
                }
            }
        />
    }
    .into_any()
}

#[component]
fn SealedFile(row: FileRow) -> impl IntoView {
    let programme = use_programme();
    let key = row.key;
    let (FileState::Sealed(work), Some(file)) = (row.state, programme.sealed(key)) else { return ().into_any() };
    view! {
        <section class="panel stack">
            <h2>{T::SealedTitle.with(&[&row.name])}</h2>
            <Unseal file work on_opened=Callback::new(move |bytes| programme.unsealed(key, bytes))/>
            <Button reads=true kind=ButtonKind::Quiet on_press=move |()| programme.close(key)>
                {T::SealedSkip.text()}
            </Button>
        </section>
    }
    .into_any()
}

/// The files that are open, each with the way to let go of it.
#[component]
fn FileTable() -> impl IntoView {
    let programme = use_programme();
    let rows = move || {
        let files = programme.files.get();
        programme.with(|open| {
            let row = |(place, source): (usize, &crate::programme::source::Source)| {
                let of_file = |row: &&FileRow| matches!(&row.state, FileState::Open(digest) if *digest == source.digest);
                let key = files.iter().find(of_file)?.key;
                let used = open.gathered().groups().filter(|group| open.gathered().source_of(*group) == Some(place));
                let label = T::CloseNamed.with(&[&source.name]);
                Some(view! {
                    <tr>
                        <th scope="row">{format!("{}. {}", place + 1, source.name)}</th>
                        <td data-label=T::Kind.text()>{words::kind(source.format)}</td>
                        <td data-label=T::Saved.text()>{format::day_short(source.saved_at.date())}</td>
                        <td class="number" data-label=T::Groups.text()>{used.count()}</td>
                        <td class="screen-only">
                            <button type="button" class="button button-quiet" aria-label=label on:click=move |_| programme.close(key)>
                                {T::CloseFile.text()}
                            </button>
                        </td>
                    </tr>
                })
            };
            open.sources().iter().enumerate().filter_map(row).collect_view()
        })
    };
    view! {
        <div class="table">
            <table class="stacks">
                <caption class="off">{T::FilesCaption.text()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::File.text()}</th>
                        <th scope="col">{T::Kind.text()}</th>
                        <th scope="col">{T::Saved.text()}</th>
                        <th scope="col" class="number">{T::Groups.text()}</th>
                        <td class="screen-only"></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
