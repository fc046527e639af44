//! What an entry changed, field by field, read when it is asked for.

use super::list::{file_of, record_name};
use super::plain::{Line, lines};
use crate::app::components::Loading;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::errors::store_sentence;
use crate::app::texts::history::HistoryText as T;
use crate::domain::ids::GroupId;
use crate::domain::record::{RecordKey, Revision};
use crate::journal::entry::{Change, Entry, State};
use crate::journal::versions::differences;
use crate::storage::StoreError;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What an entry did to one record.
#[derive(Clone)]
struct Changed {
    key: RecordKey,
    group: Option<GroupId>,
    removed: bool,
    /// What is to be said of contents that were erased.
    erased: Option<T>,
    lines: Vec<Line>,
}

/// What the entry changed; read once it is unfolded.
#[component]
pub(super) fn Changes(revision: Revision) -> impl IntoView {
    let book = use_book();
    let found = RwSignal::new(None::<Result<Vec<Changed>, StoreError>>);
    let asked = StoredValue::new(false);
    let read = move |_| {
        if asked.get_value() {
            return;
        }
        asked.set_value(true);
        leptos::task::spawn_local(async move {
            let changes = changes(book, revision).await;
            found.try_set(Some(changes));
        });
    };
    let shown = move || match found.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Err(error)) => view! { <p class="soft">{store_sentence(&error)}</p> }.into_any(),
        Some(Ok(changes)) => changes.into_iter().map(|changed| record(book, changed)).collect_view().into_any(),
    };
    view! {
        <details class="more stack" on:toggle=read>
            <summary>{T::Changes.text()}</summary>
            {shown}
        </details>
    }
    .into_any()
}

async fn changes(book: BookCtx, revision: Revision) -> Result<Vec<Changed>, StoreError> {
    let keeper = book.keeper();
    let entry = keeper.entry(revision).await?;
    let mut bases = BTreeMap::new();
    for base in entry.bases() {
        // what came before may be older than the history that this device has; then the change is shown without it
        if let Ok(entry) = keeper.entry(base).await {
            bases.insert(base, entry);
        }
    }
    Ok(entry.changes.iter().map(|change| changed(book, change, &bases)).collect())
}

fn changed(book: BookCtx, change: &Change, bases: &BTreeMap<Revision, Entry>) -> Changed {
    let base = change.replaces.last().and_then(|base| bases.get(base)).and_then(|entry| entry.change(change.key));
    let before = base.and_then(|base| base.state.content());
    let is_erased = |state: &State| matches!(state, State::Put { body: None, .. });
    let erased = if is_erased(&change.state) {
        Some(T::Erased)
    } else {
        base.is_some_and(|base| is_erased(&base.state)).then_some(T::ErasedBefore)
    };
    let group = change.home.group();
    let file = untrack(|| file_of(book, group));
    // against contents that are erased, everything would seem new or gone
    let found = match erased {
        None => differences(before, change.state.content()).unwrap_or_default(),
        Some(_) => Vec::new(),
    };
    let lines = book.shelf().with_untracked(|shelf| lines(shelf, &file, found));
    Changed { key: change.key, group, removed: change.state == State::Removed, erased, lines }
}

fn record(book: BookCtx, changed: Changed) -> AnyView {
    let Changed { key, group, removed, erased, lines } = changed;
    let name = untrack(|| record_name(book, group, key));
    if let Some(erased) = erased {
        let text = T::ErasedOf.with(&[&name, erased.text()]);
        return view! { <p class="soft">{text}</p> }.into_any();
    }
    if lines.is_empty() {
        let text = if removed { T::Removed.with(&[&name]) } else { T::NoChanges.text().to_owned() };
        return view! { <p class="soft">{text}</p> }.into_any();
    }
    let cell = |text: Option<String>| text.unwrap_or_else(|| T::Nothing.text().to_owned());
    let row = |line: Line| {
        view! {
            <tr>
                <th scope="row">{line.field}</th>
                <td class="typed" data-label=T::Before.text()>{cell(line.before)}</td>
                <td class="typed" data-label=T::After.text()>{cell(line.after)}</td>
            </tr>
        }
    };
    view! {
        <div class="table">
            <table class="stacks">
                <caption>{name}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::Field.text()}</th>
                        <th scope="col">{T::Before.text()}</th>
                        <th scope="col">{T::After.text()}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
