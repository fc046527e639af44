//! A spreadsheet, from the choice of the file to one entry.

use super::columns::{How, Settings};
use super::outcome::{Found, Outcomes};
use crate::app::components::{Icon, IconName, LinkButton, Notice, NoticeKind, PageHead, live};
use crate::app::files;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::book::file_sentence;
use crate::app::texts::spreadsheet::TablesText;
use crate::app::texts::spreadsheet_import::{ImportText as T, found, sheet_sentence};
use crate::app::title::use_title;
use crate::domain::sort::Gather;
use crate::spreadsheet::csv::{BYTES, Sheet, read};
use crate::spreadsheet::import::guess;
use crate::spreadsheet::import::values::word;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use web_sys::{Event, HtmlInputElement};

/// How far a file has come.
#[derive(Clone)]
enum Stage {
    Idle,
    Reading,
    Failed(String),
    Ready(Arc<Sheet>),
}

/// The import of a spreadsheet into the open group.
#[component]
pub fn ImportPage() -> impl IntoView {
    let group = use_group();
    use_title(T::Title.text());
    let stage = RwSignal::new(Stage::Idle);
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()>
            <LinkButton to=paths::group_page(group.id, "tables") icon=IconName::Download>{TablesText::Title.text()}</LinkButton>
        </PageHead>
        <div class="panel stack">
            <p class="soft measure">{T::ChooseText.text()}</p>
            <FileButton stage/>
        </div>
        {live(move || match stage.get() {
            Stage::Idle => ().into_any(),
            Stage::Reading => view! { <p role="status">{T::Reading.text()}</p> }.into_any(),
            Stage::Failed(sentence) => {
                view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=sentence/> }.into_any()
            }
            Stage::Ready(sheet) => view! { <Opened group sheet/> }.into_any(),
        })}
    }
    .into_any()
}

/// A button that asks for a file.
#[component]
fn FileButton(stage: RwSignal<Stage>) -> impl IntoView {
    let choose = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        stage.set(Stage::Reading);
        leptos::task::spawn_local(async move {
            let next = match files::read(&file, BYTES as u64, |_| {}).await {
                Err(error) => Stage::Failed(file_sentence(&error)),
                Ok(bytes) => match read(&bytes) {
                    Ok(sheet) => Stage::Ready(Arc::new(sheet)),
                    Err(error) => Stage::Failed(sheet_sentence(error)),
                },
            };
            stage.try_set(next);
        });
    };
    let label = move || if matches!(stage.get(), Stage::Idle) { T::Choose.text() } else { T::Another.text() };
    view! {
        <label class="button file-button">
            <Icon name=IconName::Upload/>
            {label}
            <input class="off" type="file" id="open-sheet" accept=".csv,.tsv,.txt,text/csv" on:change=choose/>
        </label>
    }
    .into_any()
}

/// A file that was read: how it is read, and what would come in.
#[component]
fn Opened(group: GroupCtx, sheet: Arc<Sheet>) -> impl IntoView {
    let members: BTreeSet<String> = group.people().into_iter().map(|(_, name)| word(&name)).gather();
    let guessed = guess::shape(&sheet, &members);
    let settings = Settings::of(&guessed);
    let found = Found::new(group, sheet.clone());
    Effect::new(move |_| found.check(settings.shape()));
    let words = self::found(sheet.rows.len(), sheet.delimiter, sheet.letters);
    view! {
        <p class="soft" role="status">{words}</p>
        <How sheet settings/>
        <Outcomes found settings/>
    }
    .into_any()
}
