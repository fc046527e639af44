//! The group's dated notes.

use super::kind::NoteKind;
use super::reasons::{Incidents, Reasons};
use super::section::NoteSection;
use crate::app::components::PageHead;
use crate::app::texts::notes::NotesText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// The group's dated notes, kind by kind.
#[component]
pub fn Notes() -> impl IntoView {
    use_title(NotesText::Title.text());
    view! {
        <PageHead title=NotesText::Title.text() lede=NotesText::Lede.text()/>
        {NoteKind::ALL.map(|kind| view! { <NoteSection kind/> }).into_iter().collect_view()}
        <Incidents/>
        <Reasons/>
    }
    .into_any()
}
