//! Where the browser has emptied its storage: what is left, and the ways back. Beginning anew is the last of them.

use crate::app::components::{Button, ButtonKind, LinkButton, Notice, NoticeKind, PageHead};
use crate::app::format;
use crate::app::pages::book::copies::Copies;
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::welcome::RecoverText as T;
use leptos::prelude::*;

/// The page in place of the first visit.
#[component]
pub(super) fn Recover(
    /// Begins anew all the same.
    on_anew: Callback<()>,
) -> impl IntoView {
    let book = use_book();
    let last = untrack(|| book.last_backup().get());
    let last = last.map_or_else(|| T::NoBackup.text().to_owned(), |day| T::LastBackup.with(&[&format::day(day)]));
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        <Notice kind=NoticeKind::Heed title=T::Why.text() text=last/>
        <section class="section" id="recover">
            <div class="row">
                <LinkButton to=format!("{}#open-file", paths::BOOK) kind=ButtonKind::Main>{T::OpenBackup.text()}</LinkButton>
                <Button kind=ButtonKind::Quiet id="begin-anew" on_press=on_anew>{T::Anew.text()}</Button>
            </div>
        </section>
        <Copies/>
    }
    .into_any()
}
