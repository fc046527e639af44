//! The drill: a backup that was saved is chosen, read and checked, and nothing is changed. A backup that was never opened
//! is a hope.

use super::open::{FileButton, Opening};
use super::page::Part;
use crate::app::components::{Notice, NoticeKind};
use crate::app::format;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{DrillText as T, OpenText};
use crate::app::texts::counted;
use crate::exchange::file::Format;
use crate::exchange::import::Preview;
use crate::exchange::open::Opened;
use crate::keeping::measure::Measure;
use leptos::prelude::*;

/// The part that proves a backup.
#[component]
pub(super) fn Drill() -> impl IntoView {
    let book = use_book();
    let opening = Opening::new();
    let shown = opening.shown(move |found| untrack(|| proof(book, &found.opened, &found.preview)));
    let last = move || match book.last_drill().get() {
        Some(day) => T::Last.with(&[&format::day(day)]),
        None => T::Never.text().to_owned(),
    };
    view! {
        <Part title=T::Title.text() text=T::Text.text()>
            <p id="last-drill">{last}</p>
            <FileButton id="drill-file" label=T::Button.text() opening/>
            {shown}
        </Part>
    }
}

/// What the file proves, or why it proves nothing.
fn proof(book: BookCtx, opened: &Opened, preview: &Preview) -> AnyView {
    let is_sound = opened.broken.is_none() && opened.unreadable.is_empty();
    if opened.header.format != Format::Backup || !is_sound {
        let text = if is_sound { T::NoBackup } else { T::Unsound };
        return view! { <Notice kind=NoticeKind::Bad title=T::Failed.text() text=text.text()/> }.into_any();
    }
    book.note_drill();
    let Measure { records, groups } = Measure::of(&opened.book);
    let number = |count: u64| usize::try_from(count).unwrap_or_default();
    let groups = counted(number(groups), OpenText::GroupOne.text(), OpenText::GroupMany.text());
    let holds = T::Holds.with(&[
        &format::day(opened.header.exported_at.date()),
        &groups,
        &number(records).to_string(),
        &opened.journal.len().to_string(),
    ]);
    let same = preview.total().same;
    let compared =
        if number(records) == same { T::AllSame.text().to_owned() } else { T::Same.with(&[&same.to_string()]) };
    let newer = number(book.changes_since_backup().get_untracked());
    let newer = (newer > 0).then(|| counted(newer, T::NewerOne.text(), T::NewerMany.text()));
    view! {
        <Notice kind=NoticeKind::Good title=T::Opens.text() text=holds>
            <p>{compared} " " {newer}</p>
        </Notice>
    }
    .into_any()
}
