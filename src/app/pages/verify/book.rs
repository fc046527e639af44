//! A backup or an export: whether its journal holds together, and whether its records are those that a journal put there.

use super::words::{entry, told};
use crate::app::components::{Notice, NoticeKind};
use crate::app::format;
use crate::app::pages::book::history::read::Known;
use crate::app::texts::verify::VerifyText as T;
use crate::evidence::verify::book::{Stand, breaks, stand};
use crate::exchange::open::Opened;
use crate::journal::entry::Entry;
use leptos::prelude::*;
use std::sync::Arc;

/// What was found of the file; `entries` are those of the book on this device.
pub(super) fn verdict(opened: &Opened, entries: Option<&[Entry]>) -> AnyView {
    let known = Known::of_book(opened.book.clone());
    if opened.journal.is_empty() {
        let hint = if entries.is_none() { T::NoJournalCompare.text() } else { "" };
        let beside = entries.map(|entries| beside(&known, opened, entries));
        return view! {
            <Notice title=T::NoJournal.text() text=T::NoJournalText.text()>
                <p>{hint}</p>
            </Notice>
            {beside}
        }
        .into_any();
    }
    let broken = breaks(opened);
    let Stand { otherwise, same, .. } = stand(&opened.book, &opened.journal);
    if broken.is_empty() && otherwise.is_empty() && opened.unreadable.is_empty() {
        let text = T::BackupText.with(&[&format::number(opened.journal.len()), &format::number(same)]);
        return view! { <Notice kind=NoticeKind::Good title=T::BackupWhole.text() text/> }.into_any();
    }
    let rows = opened.unreadable.iter().map(|(key, why)| format!("{key}: {why}"));
    let lines: Vec<_> = broken.iter().map(entry).chain(rows).collect();
    view! {
        <Notice kind=NoticeKind::Bad title=T::BackupChanged.text()/>
        <ul class="bullets trail-lines" id="changes">
            {lines.into_iter().map(|line| view! { <li class="typed">{line}</li> }).collect_view()}
        </ul>
        {(!otherwise.is_empty()).then(|| told(&known, &otherwise, T::RecordsCaption.text()))}
    }
    .into_any()
}

/// The records of an export beside the entries of the book on this device.
fn beside(known: &Known, opened: &Opened, entries: &[Entry]) -> AnyView {
    let Stand { otherwise, same, unknown } = stand(&opened.book, entries);
    let unknown = (unknown > 0).then(|| view! { <p>{T::UnknownInBook.with(&[&format::number(unknown)])}</p> });
    view! {
        <h2>{T::ComparedWithBook.text()}</h2>
        <p>{T::SameInBook.with(&[&format::number(same)])}</p>
        {unknown}
        {(!otherwise.is_empty()).then(|| told(known, &otherwise, T::OtherInBook.text()))}
    }
    .into_any()
}

/// The entries of a file, shared.
pub(super) fn journal(opened: &Opened) -> Arc<[Entry]> {
    opened.journal.clone().into()
}
