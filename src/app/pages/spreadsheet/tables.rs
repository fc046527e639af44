//! The tables of a group, or of the whole book.

use super::words::OfGroup;
use crate::app::components::{
    Button, ButtonKind, CheckField, EmptyState, IconName, LinkButton, LinkView, Loading, Notice, NoticeKind, PageHead,
    Show, live,
};
use crate::app::files::{self, FileKind};
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{SafeText, file_sentence};
use crate::app::texts::errors::store_sentence;
use crate::app::texts::spreadsheet::{TablesText as T, heading, table_name};
use crate::app::title::use_title;
use crate::domain::ids::GroupId;
use crate::journal::entry::Entry;
use crate::spreadsheet::tables::{Kind, Source, Table, table};
use crate::storage::StoreError;
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows a preview shows.
const SHOWN: usize = 8;

/// The tables of the open group.
#[component]
pub fn GroupTables() -> impl IntoView {
    let group = use_group();
    use_title(T::Title.text());
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()>
            <LinkButton to=paths::group_page(group.id, "import") icon=IconName::Upload>{T::ComeIn.text()}</LinkButton>
        </PageHead>
        <Tables groups=vec![group.id] whole=false/>
    }
    .into_any()
}

/// The tables of all groups.
#[component]
pub fn BookTables() -> impl IntoView {
    use_title(T::Title.text());
    let groups = use_book().all_groups();
    let none = groups.is_empty();
    let crumbs = vec![LinkView::new(SafeText::Title.text(), paths::BOOK)];
    view! {
        <PageHead title=T::Title.text() lede=format!("{} {}", T::Lede.text(), T::BookLede.text()) crumbs/>
        <Show when=move || !none fallback=|| view! { <EmptyState title=T::NoGroups.text() text=T::NoGroupsText.text()/> }>
            <Tables groups=groups.clone() whole=true/>
        </Show>
    }
    .into_any()
}

/// What is wanted in the tables.
#[derive(Clone, Copy)]
struct Wanted {
    names: RwSignal<bool>,
    private: RwSignal<bool>,
}

/// The tables of these groups, each to look at and to save.
#[component]
fn Tables(groups: Vec<GroupId>, whole: bool) -> impl IntoView {
    let book = use_book();
    let wanted = Wanted { names: RwSignal::new(false), private: RwSignal::new(false) };
    let read = RwSignal::new(None::<Result<Arc<Vec<Entry>>, StoreError>>);
    let wants = groups.clone();
    leptos::task::spawn_local(async move {
        let found = async {
            book.load_groups(&wants).await?;
            book.keeper().entries().await.map(Arc::new)
        };
        let found = found.await;
        read.try_set(Some(found));
    });
    let groups = StoredValue::new(groups);
    live(move || match read.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Err(error)) => {
            view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=store_sentence(&error)/> }.into_any()
        }
        Some(Ok(entries)) => {
            let make = Callback::new(move |kind| {
                groups.with_value(|groups| made(book, groups, kind, &entries, wanted, whole))
            });
            view! { <List make wanted/> }.into_any()
        }
    })
}

#[component]
fn List(make: Callback<Kind, Table>, wanted: Wanted) -> impl IntoView {
    let looked = RwSignal::new(Kind::Members);
    let kinds = move || {
        let private = wanted.private.get();
        Kind::ALL.iter().copied().filter(|kind| private || *kind != Kind::Private).collect::<Vec<_>>()
    };
    view! {
        <div class="panel stack">
            <CheckField id="table-names" label=T::Names.text() hint=T::NamesHint.text() value=wanted.names/>
            <CheckField id="table-private" label=T::Private.text() hint=T::PrivateHint.text() value=wanted.private/>
        </div>
        <div class="table">
            <table class="stacks" id="tables">
                <caption>{T::Caption.text()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::Table.text()}</th>
                        <th scope="col" class="number">{T::Rows.text()}</th>
                        <th scope="col">{T::Files.text()}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || kinds().into_iter().map(|kind| row(make, kind, looked)).collect_view()}
                </tbody>
            </table>
        </div>
        {live(move || preview(&make.run(looked.get())))}
        <p class="soft small measure">{T::Long.text()}</p>
    }
    .into_any()
}

fn row(make: Callback<Kind, Table>, kind: Kind, looked: RwSignal<Kind>) -> AnyView {
    let book = use_book();
    let rows = make.run(kind).rows.len();
    let save = move |()| {
        let bytes = make.run(kind).file(|column| heading(column).to_owned());
        match files::save(FileKind::Table(kind.key()), &bytes) {
            Ok(name) => book.say(T::Saved.with(&[&name])),
            Err(error) => book.say(file_sentence(&error)),
        }
    };
    let name = table_name(kind);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number" data-label=T::Rows.text()>{rows}</td>
            <td data-label=T::Files.text()>
                <div class="row">
                    <Button reads=true kind=ButtonKind::Quiet on_press=move |()| looked.set(kind)>
                        {T::Preview.text()} <span class="off">{format!(": {name}")}</span>
                    </Button>
                    <Button reads=true icon=IconName::Download id=format!("save-{}", kind.key()) on_press=save>
                        {T::Save.text()} <span class="off">{format!(": {name}")}</span>
                    </Button>
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// The first rows of a table, as the file has them.
fn preview(table: &Table) -> AnyView {
    let (name, number) = (table_name(table.kind), table.rows.len());
    let title = match number {
        0 => T::NoRows.with(&[name]),
        _ if number <= SHOWN => T::All.with(&[name, &number.to_string()]),
        _ => T::First.with(&[name, &SHOWN.to_string(), &number.to_string()]),
    };
    let line = |row: &Vec<crate::spreadsheet::csv::Cell>| {
        let cell = |(cell, column): (&crate::spreadsheet::csv::Cell, &crate::spreadsheet::tables::Column)| {
            view! { <td class="typed" data-label=heading(*column)>{cell.written()}</td> }
        };
        view! { <tr>{row.iter().zip(&table.columns).map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="table scrolls" role="region" tabindex="0" aria-labelledby="preview-title">
            <table class="stacks" id="preview">
                <caption id="preview-title">{title}</caption>
                <thead>
                    <tr>
                        {table.columns.iter().map(|column| view! { <th scope="col">{heading(*column)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{table.rows.iter().take(SHOWN).map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The table of all these groups, one after the other.
fn made(book: BookCtx, groups: &[GroupId], kind: Kind, entries: &[Entry], wanted: Wanted, whole: bool) -> Table {
    let (names, private) = (wanted.names.get(), wanted.private.get());
    let mut all = None::<Table>;
    for id in groups {
        let (Some(file), Some(assessment)) = (book.file(*id), book.assessment(*id)) else { continue };
        let group = GroupCtx { id: *id, book, file: file.into(), assessment: assessment.into(), shelf: book.shelf() };
        let (file, assessment, shelf) = (group.file.get(), group.assessment.get(), group.shelf.get());
        let packs = group.packs();
        let words = OfGroup { group, history: book.history().get() };
        let source = Source {
            shelf: &shelf,
            file: &file,
            assessment: &assessment,
            packs: &packs,
            entries,
            words: &words,
            names,
            private,
        };
        let name = file.group().map(|group| group.name.clone()).unwrap_or_default();
        let table = table(kind, &source);
        let table = if whole { table.of_group(&name) } else { table };
        match &mut all {
            Some(all) => all.rows.extend(table.rows),
            None => all = Some(table),
        }
    }
    all.unwrap_or(Table { kind, columns: Vec::new(), rows: Vec::new() })
}
