//! The mark on a group and on a record that stands in several versions.

use crate::app::components::{ButtonKind, IconName, LinkButton, Notice, NoticeKind, live};
use crate::app::paths::{self, within_app};
use crate::app::state::group::use_group;
use crate::app::state::use_book;
use crate::app::texts::counted;
use crate::app::texts::unite::VersionsText as T;
use crate::app::verdicts::place;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The way to the records that wait for a decision; nothing where there is none.
#[component]
pub fn VersionsLink() -> impl IntoView {
    let number = use_book().open_clashes();
    live(move || match number.get() {
        0 => ().into_any(),
        number => view! {
            <LinkButton to=paths::CLASHES kind=ButtonKind::Main icon=IconName::Warn>
                {counted(number, T::LinkOne.text(), T::LinkMany.text())}
            </LinkButton>
        }
        .into_any(),
    })
}

/// Says on every page of the group that records of it stand in several versions, and on the page of such a record that
/// this is one.
#[component]
pub fn GroupMark() -> impl IntoView {
    let group = use_group();
    let location = use_location();
    live(move || {
        let here = within_app(&location.pathname.get());
        group.file.with(|file| {
            let places = |place: Option<String>| place.is_some_and(|place| place == here);
            let own = group
                .shelf
                .with(|shelf| file.clashes.iter().any(|clash| places(place(shelf, file, group.id, clash.of))));
            let number = file.clashes.len();
            let (title, text) = match number {
                0 => return ().into_any(),
                _ if own => (T::RecordMark.text().to_owned(), T::RecordText),
                _ => (counted(number, T::GroupOne.text(), T::GroupMany.text()), T::GroupText),
            };
            let actions = || view! { <LinkButton to=paths::CLASHES>{T::Open.text()}</LinkButton> };
            view! { <Notice kind=NoticeKind::Heed title text=text.text() actions/> }.into_any()
        })
    })
}
