//! The history of the whole book and of one group.

mod filter;
pub(in crate::app::pages::book) mod list;
pub(in crate::app::pages) mod read;
mod table;
pub(in crate::app::pages) mod told;

use self::list::Entries;
use crate::app::components::{Button, Choice, IconName, LinkView, PageHead, SelectField};
use crate::app::paths;
use crate::app::state::group::use_group;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::SafeText;
use crate::app::texts::history::HistoryText as T;
use crate::app::title::use_title;
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;

/// The history of the whole book, or of a group that is chosen.
#[component]
pub fn BookHistory() -> impl IntoView {
    let book = use_book();
    use_title(T::Title.text());
    let chosen = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let mut groups: Vec<_> = book
            .summaries()
            .with(|rows| rows.values().map(|row| Choice::new(row.id.to_string(), row.name.clone())).collect());
        sort_by_key(&mut groups, |choice: &Choice| choice.label.clone());
        groups.insert(0, Choice::new("", T::AllGroups.text()));
        groups
    });
    let group = Signal::derive(move || chosen.with(|chosen| chosen.parse::<GroupId>().ok()));
    view! {
        <PageHead
            title=T::Title.text()
            lede=T::Lede.text()
            crumbs=vec![LinkView::new(SafeText::Title.text(), paths::BOOK)]
        >
            <UndoRedo book/>
        </PageHead>
        <div class="filter">
            <SelectField id="history-group" label=T::Group.text() choices=choices value=chosen/>
        </div>
        <Entries group/>
    }
    .into_any()
}

/// The history of the open group.
#[component]
pub fn GroupHistory() -> impl IntoView {
    let group = use_group();
    use_title(T::Title.text());
    let id = group.id;
    view! {
        <PageHead title=T::Title.text() lede=T::GroupLede.text()>
            <UndoRedo book=group.book/>
        </PageHead>
        <Entries group=Signal::derive(move || Some(id))/>
    }
    .into_any()
}

/// Undo and redo of the latest step of the whole book.
#[component]
fn UndoRedo(book: BookCtx) -> impl IntoView {
    let history = book.history();
    let no_undo = Signal::derive(move || history.with(|history| history.next_undo().is_none()));
    let no_redo = Signal::derive(move || history.with(|history| history.next_redo().is_none()));
    view! {
        <Button icon=IconName::Undo id="undo" disabled=no_undo on_press=move |()| book.undo_last()>
            {T::UndoLast.text()}
        </Button>
        <Button icon=IconName::Redo id="redo" disabled=no_redo on_press=move |()| book.redo_last()>
            {T::RedoLast.text()}
        </Button>
    }
    .into_any()
}
