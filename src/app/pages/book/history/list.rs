//! The list of entries.

use super::filter::{Filter, FilterFields};
use super::read::{Known, Reading, Trail};
use super::table::table;
use super::told::{lists, parts};
use crate::app::components::{
    Button, ButtonKind, EmptyState, For, IconName, Loading, Notice, NoticeKind, Show, focus, live,
};
use crate::app::format;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::fill;
use crate::app::texts::history::HistoryText as T;
use crate::domain::book::GroupFile;
use crate::domain::ids::GroupId;
use crate::domain::record::{RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::journal::entry::{Act, Entry};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many entries are shown at first, and how many more at a time.
const SHOWN: usize = 50;

/// The entries of the book, or of one group, the latest first.
#[component]
pub(super) fn Entries(group: Signal<Option<GroupId>>) -> impl IntoView {
    let book = use_book();
    let reading = Reading::begin(book);
    let filter = Filter::new(group);
    let as_table = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let known = reading.known.get();
        let trail = reading.trail.get().and_then(Result::ok)?;
        Some(Found { entries: filter.apply(&trail, &known).into(), trail })
    });
    let number = move || found.with(|found| found.as_ref().map_or(0, |found| found.entries.len()));
    let all = move || reading.trail.with(|read| matches!(read, Some(Ok(_))));
    // words are looked for in the names of all groups
    Effect::new(move |_| {
        if !filter.words().is_empty() && all() {
            reading.name(book.summaries().with_untracked(|rows| rows.keys().copied().gather()));
        }
    });
    let print = move |()| {
        as_table.set(true);
        request_animation_frame(|| drop(window().print()));
    };
    // as long as it reads, the list stays and only its rows change
    let state = Memo::new(move |_| reading.trail.with(|read| read.as_ref().map(|read| read.as_ref().err().copied())));
    let rows = Memo::new(move |_| found.get().map(|found| found.entries).unwrap_or_default());
    view! {
        <FilterFields book filter/>
        <div class="trail-head">
            <p class="hint" role="status">
                {move || all().then(|| counted_entries(number()))}
            </p>
            <div class="row">
                <Button reads=true id="trail-table" on_press=move |()| as_table.update(|table| *table = !*table)>
                    {move || if as_table.get() { T::AsList } else { T::AsTable }.text()}
                </Button>
                <Button reads=true icon=IconName::Print on_press=print>{T::Print.text()}</Button>
            </div>
        </div>
        {live(move || match state.get() {
            None => view! { <Loading/> }.into_any(),
            Some(Some(text)) => {
                view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> }.into_any()
            }
            Some(None) => view! {
                <Show
                    when=move || rows.with(|rows| !rows.is_empty())
                    fallback=move || nothing(filter)
                >
                    {move || if as_table.get() {
                        table(book, reading, found.get())
                    } else {
                        view! { <List reading found rows/> }.into_any()
                    }}
                </Show>
            }.into_any(),
        })}
    }
    .into_any()
}

/// What the filter found.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) trail: Arc<Trail>,
    pub(super) entries: Arc<[Entry]>,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.trail, &other.trail) && self.entries == other.entries
    }
}

fn counted_entries(number: usize) -> String {
    let text = if number == 1 { T::EntryOne } else { T::EntryMany };
    fill(text.text(), &[&format::number(number)])
}

fn nothing(filter: Filter) -> AnyView {
    if filter.narrows() {
        return view! { <EmptyState title=T::NoneFound.text() text=T::NoneFoundText.text()/> }.into_any();
    }
    view! { <EmptyState title=T::Empty.text() text=T::EmptyText.text()/> }.into_any()
}

/// The entries in their ledger, some at a time.
#[component]
fn List(reading: Reading, found: Memo<Option<Found>>, rows: Memo<Arc<[Entry]>>) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let hidden = move || rows.with(|rows| rows.len()).saturating_sub(shown.get());
    let window = Memo::new(move |_| {
        let Some(Found { trail, entries }) = found.get() else { return Vec::new() };
        let key = |entry: &Entry| (entry.revision(), trail.erased(entry));
        entries.iter().take(shown.get()).map(key).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let groups = rows.with(|rows| groups(rows.iter().take(shown.get())));
        reading.name(groups);
    });
    let more = move |()| {
        let next = rows.with_untracked(|rows| rows.get(shown.get_untracked()).map(|entry| entry_id(entry.revision())));
        shown.update(|shown| *shown += SHOWN);
        request_animation_frame(move || _ = next.is_some_and(|entry| focus(&entry)));
    };
    view! {
        <ol class="ledger" id="history">
            <For each=move || window.get() key=|row| *row let:row>
                <Row reading revision=row.0/>
            </For>
        </ol>
        <Show when=move || hidden() != 0>
            <Button reads=true kind=ButtonKind::Quiet on_press=more>
                {move || T::More.with(&[&hidden().min(SHOWN).to_string()])}
            </Button>
        </Show>
    }
    .into_any()
}

fn entry_id(revision: Revision) -> String {
    format!("entry-{}-{}", revision.chain, revision.number)
}

/// The groups in which entries changed something.
pub(super) fn groups<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeSet<GroupId> {
    entries.flat_map(|entry| entry.changes.iter().filter_map(|change| change.home.group())).gather()
}

/// What the record is called; its kind where it has gone or its group is not loaded.
pub(in crate::app::pages::book) fn record_name(book: BookCtx, group: Option<GroupId>, key: RecordKey) -> String {
    let file = file_of(book, group);
    book.shelf().with(|shelf| crate::app::trail::Names { shelf, file: &file }.record(key))
}

/// The group's records where it is loaded, else none.
pub(in crate::app::pages::book) fn file_of(book: BookCtx, group: Option<GroupId>) -> Arc<GroupFile> {
    group.and_then(|group| book.file(group)).map(|file| file.get()).unwrap_or_default()
}

/// An entry: when, what, by whom, in which group; what it changed; and the way back.
#[component]
fn Row(reading: Reading, revision: Revision) -> impl IntoView {
    let book = use_book();
    let trail = move || reading.trail.get().and_then(Result::ok);
    let Some(entry) = untrack(|| trail().and_then(|trail| trail.find(revision).cloned())) else {
        return ().into_any();
    };
    let (undoes, erases) = (matches!(entry.label.act, Act::Undo(_)), entry.label.act.erases());
    let taken_back = Memo::new(move |_| trail().is_some_and(|trail| trail.is_reversed(revision)));
    let back = if undoes { (T::RedoThis, IconName::Redo) } else { (T::UndoThis, IconName::Undo) };
    let (at, actor, group) = (entry.at.clone(), entry.actor, entry.label.group);
    let who = move || actor.and_then(|actor| book.shelf().with(|shelf| shelf.code_name(actor).map(str::to_owned)));
    let name =
        move || group.and_then(|group| book.summaries().with(|rows| rows.get(&group).map(|row| row.name.clone())));
    let word = |word: String| view! { <span>{word}</span> };
    let body = move || {
        let known: Known = reading.known.get();
        let Some(trail) = untrack(trail) else { return ().into_any() };
        let sentence = trail.sentence(&known, &entry);
        let lists = lists(parts(&trail, &known, &entry), &sentence);
        view! {
            <p class="entry-title">{sentence}</p>
            <p class="entry-meta">
                {move || who().map(word)} {move || name().map(word)}
                {move || (taken_back.get() && !undoes).then(|| word(T::TakenBack.text().to_owned()))}
            </p>
            {lists}
        }
        .into_any()
    };
    view! {
        <li class="entry" id=entry_id(revision) tabindex="-1">
            <p class="entry-date">
                {format::day_short(at.date())} " " <small>{format::time(&at)}</small>
            </p>
            <div class="entry-body">{body}</div>
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
