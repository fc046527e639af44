//! The list of entries.

use super::changes::Changes;
use crate::app::components::{Button, ButtonKind, EmptyState, For, IconName, Notice, NoticeKind, Show};
use crate::app::format;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::errors::store_sentence;
use crate::app::texts::history::{HistoryText as T, kind_word, sentence};
use crate::app::texts::records;
use crate::domain::book::GroupFile;
use crate::domain::ids::GroupId;
use crate::domain::record::{RecordKey, Revision};
use crate::domain::sort::{Gather, sort_by_key};
use crate::journal::entry::Act;
use crate::journal::undo::{History, Step};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many entries are shown at first, and how many more at a time.
const SHOWN: usize = 50;

/// The entries of the book, or of one group, the latest first.
#[component]
pub(super) fn Entries(group: Signal<Option<GroupId>>) -> impl IntoView {
    let book = use_book();
    let shown = RwSignal::new(SHOWN);
    let problem = RwSignal::new(None::<&'static str>);
    leptos::task::spawn_local(async move {
        if let Err(error) = book.read_history().await {
            problem.try_set(Some(store_sentence(&error)));
        }
    });
    let steps = Memo::new(move |_| {
        let group = group.get();
        let in_group = |step: &&Step| group.is_none() || step.label.group == group;
        let mut steps: Vec<_> = book.history().with(|history| history.steps().filter(in_group).cloned().collect());
        sort_by_key(&mut steps, |step: &Step| Reverse((step.at.clone(), step.revision)));
        steps
    });
    let rows = move || steps.with(|steps| steps.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let hidden = move || steps.with(Vec::len).saturating_sub(shown.get());
    view! {
        {move || problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> })}
        <Show
            when=move || steps.with(|steps| !steps.is_empty())
            fallback=|| view! { <EmptyState title=T::Empty.text() text=T::EmptyText.text()/> }
        >
            <ol class="ledger" id="history">
                <For each=rows key=|step| step.revision let:step>
                    <Entry step/>
                </For>
            </ol>
            <Show when=move || hidden() != 0>
                <Button reads=true kind=ButtonKind::Quiet on_press=move |()| shown.update(|shown| *shown += SHOWN)>
                    {move || T::More.with(&[&hidden().min(SHOWN).to_string()])}
                </Button>
            </Show>
        </Show>
    }
    .into_any()
}

/// What the record is called; its kind where it has gone or its group is not loaded.
pub(in crate::app::pages::book) fn record_name(book: BookCtx, group: Option<GroupId>, key: RecordKey) -> String {
    let file = file_of(book, group);
    let name = book.shelf().with(|shelf| records::standing_name(shelf, &file, key));
    name.unwrap_or_else(|| kind_word(key.kind).to_owned())
}

/// The group's records where it is loaded, else none.
pub(in crate::app::pages::book) fn file_of(book: BookCtx, group: Option<GroupId>) -> Arc<GroupFile> {
    group.and_then(|group| book.file(group)).map(|file| file.get()).unwrap_or_default()
}

/// An entry: when, what, by whom, in which group; its changes; and the way back.
#[component]
fn Entry(step: Step) -> impl IntoView {
    let book = use_book();
    let Step { revision, at, actor, label, .. } = step;
    let (undoes, erases) = (matches!(label.act, Act::Undo(_)), label.act.erases());
    let group = label.group;
    let title = move || {
        let name = label.record.map(|key| record_name(book, group, key)).unwrap_or_default();
        book.history().with(|history| sentence(history, &label, &name))
    };
    let who = move || actor.and_then(|actor| book.shelf().with(|shelf| shelf.code_name(actor).map(str::to_owned)));
    let name =
        move || group.and_then(|group| book.summaries().with(|rows| rows.get(&group).map(|row| row.name.clone())));
    let taken_back = Memo::new(move |_| book.history().with(|history| is_reversed(history, revision)));
    let word = |word: String| view! { <span>{word}</span> };
    let back = if undoes { (T::RedoThis, IconName::Redo) } else { (T::UndoThis, IconName::Undo) };
    view! {
        <li class="entry">
            <p class="entry-date">
                {format::day_short(at.date())} " " <small>{format::time(&at)}</small>
            </p>
            <div class="entry-body">
                <p class="entry-title">{title}</p>
                <p class="entry-meta">
                    {move || who().map(word)} {move || name().map(word)}
                    {move || (taken_back.get() && !undoes).then(|| word(T::TakenBack.text().to_owned()))}
                </p>
                <Changes revision/>
            </div>
            <div class="entry-end">
                <Show when=move || !erases && !taken_back.get()>
                    <Button kind=ButtonKind::Quiet icon=back.1 on_press=move |()| book.reverse(revision)>
                        {back.0.text()}
                    </Button>
                </Show>
            </div>
        </li>
    }
    .into_any()
}

/// True where a later entry has undone this one and was not undone in turn.
fn is_reversed(history: &History, revision: Revision) -> bool {
    let reversers: BTreeMap<Revision, Revision> =
        history.steps().filter_map(|step| Some((step.label.act.reverses()?, step.revision))).gather();
    let mut reversed = false;
    let mut at = revision;
    while let Some(later) = reversers.get(&at).filter(|later| **later > at) {
        reversed = !reversed;
        at = *later;
    }
    reversed
}
