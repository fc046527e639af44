//! What the files differ in: never chosen silently.

use super::state::use_programme;
use super::words;
use crate::app::components::{Notice, NoticeKind, live};
use crate::app::texts::programme::ProgrammeNote as N;
use leptos::prelude::*;

/// The notes; nothing where the files agree.
#[component]
pub(super) fn Notes() -> impl IntoView {
    let programme = use_programme();
    live(move || {
        let notes: Vec<_> = programme
            .with(|programme| programme.gathered().notes().iter().map(|note| words::note(programme, note)).collect());
        (!notes.is_empty()).then(|| {
            let lines = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
            view! {
                <Notice kind=NoticeKind::Heed title=N::Title.text()>
                    <ul class="bullets">{lines}</ul>
                </Notice>
            }
        })
    })
}
