//! The notes of one kind: the latest, all of them on demand, and the form for another.

use super::fields::blank;
use super::form::NoteForm;
use super::kind::{self, NoteKind};
use crate::app::components::{Button, ButtonKind, Dialog, IconName, LedgerEntry, LedgerList, LinkView, Show};
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::notes::NotesText;
use crate::domain::ids::NoteId;
use crate::domain::note::Note;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;
use std::cmp::Reverse;

/// So many notes are shown before the rest is asked for.
const SHOWN: usize = 5;

/// The notes of one kind.
#[component]
pub(super) fn NoteSection(
    /// The kind.
    kind: NoteKind,
) -> impl IntoView {
    let group = use_group();
    let words = kind.words();
    let editing = RwSignal::new(None::<NoteId>);
    let is_editing = RwSignal::new(false);
    let shows_all = RwSignal::new(false);
    let notes = Memo::new(move |_| {
        let mut notes: Vec<Note> =
            group.file.with(|file| file.notes.iter().filter(|note| kind.is(&note.about)).cloned().collect());
        sort_by_key(&mut notes, |note| Reverse((note.on, note.id)));
        notes
    });
    let has_more = Memo::new(move |_| !shows_all.get() && notes.with(Vec::len) > SHOWN);
    let edit = Callback::new(move |id| {
        editing.set(Some(id));
        is_editing.set(true);
    });
    let rows = move || {
        let shown = if shows_all.get() { usize::MAX } else { SHOWN };
        notes.get().into_iter().take(shown).map(|note| row(group, &note, edit)).collect_view()
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{words.title.text()}</h2></div>
            <p class="hint">{words.hint.text()}</p>
            {move || {
                if notes.with(Vec::is_empty) {
                    view! { <p class="soft">{words.none.text()}</p> }.into_any()
                } else {
                    view! { <LedgerList>{rows()}</LedgerList> }.into_any()
                }
            }}
            <Show when=move || has_more.get()>
                <Button reads=true kind=ButtonKind::Quiet on_press=move |()| shows_all.set(true)>
                    {move || NotesText::ShowAll.with(&[&notes.with(Vec::len).to_string()])}
                </Button>
            </Show>
            <NewNote kind/>
            <Dialog open=is_editing title=NotesText::EditTitle.text()>
                {move || editing.get().map(|id| view! { <EditNote kind id is_editing/> })}
            </Dialog>
        </section>
    }
    .into_any()
}

/// The form for another note, folded until it is wanted.
#[component]
fn NewNote(kind: NoteKind) -> impl IntoView {
    let group = use_group();
    let written = RwSignal::new(0_u32);
    let again = Callback::new(move |()| written.update(|times| *times += 1));
    view! {
        <details class="more">
            <summary>{kind.words().add.text()}</summary>
            <div class="panel">
                {move || {
                    written.track();
                    let note = untrack(|| blank(group, kind));
                    view! { <NoteForm kind note opened=None prefix="" on_saved=again/> }
                }}
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn EditNote(kind: NoteKind, id: NoteId, is_editing: RwSignal<bool>) -> impl IntoView {
    let group = use_group();
    let standing = group.file.with_untracked(|file| file.notes.get(id.0).cloned().zip(file.notes.revision(id.0)));
    standing.map(|(note, revision)| {
        let close = Callback::new(move |()| is_editing.set(false));
        view! { <NoteForm kind note opened=Some(revision) prefix="edit-" on_saved=close/> }
    })
}

fn row(group: GroupCtx, note: &Note, edit: Callback<NoteId>) -> AnyView {
    let id = note.id;
    view! {
        <LedgerEntry
            date=format::day_short(note.on)
            title=LinkView::new(kind::title(group, note), "")
            text=note.text.clone()
            meta=kind::facts(group, note)
        >
            <Button kind=ButtonKind::Quiet icon=IconName::Edit on_press=move |()| edit.run(id)>
                {Common::Edit.text()}
            </Button>
            <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| remove(group, id)>
                {Common::Remove.text()}
            </Button>
        </LedgerEntry>
    }
    .into_any()
}

/// Takes the note away, with the way back.
pub(super) fn remove(group: GroupCtx, id: NoteId) {
    let removal = group.file.with_untracked(|file| {
        file.notes.get(id.0).zip(file.notes.revision(id.0)).map(|(note, revision)| Edit::removal(note, revision))
    });
    if let Some(edit) = removal {
        group.book.act(edit, NotesText::Removed.text());
    }
}
