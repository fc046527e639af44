//! The group's dated notes.

use super::kind::NoteKind;
use super::reasons::{Incidents, Reasons};
use super::section::NoteSection;
use crate::app::components::PageHead;
use crate::app::pages::agreed::asks_for_more;
use crate::app::state::group::use_group;
use crate::app::texts::notes::NotesText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// The group's dated notes, kind by kind.
#[component]
pub fn Notes() -> impl IntoView {
    use_title(NotesText::Title.text());
    let more = untrack(|| asks_for_more(use_group()));
    let kinds = NoteKind::ALL.into_iter().filter(|kind| more || !kind.is_review());
    view! {
        <PageHead title=NotesText::Title.text() lede=NotesText::Lede.text()/>
        {kinds.map(|kind| view! { <NoteSection kind/> }).collect_view()}
        <Incidents/>
        <Reasons/>
    }
    .into_any()
}
