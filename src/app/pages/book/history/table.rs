//! The history as a plain table, as it is printed: who changed what when, all that the filter found.

use super::list::{Found, groups};
use super::read::Reading;
use super::told::{Part, parts};
use crate::app::format;
use crate::app::state::BookCtx;
use crate::app::texts::history::HistoryText as T;
use crate::journal::entry::Entry;
use leptos::prelude::*;

/// How many entries a table holds: more would be slow to lay out, and no reader goes through them on paper.
const MOST: usize = 2_000;

/// The table.
pub(super) fn table(book: BookCtx, reading: Reading, found: Option<Found>) -> AnyView {
    let Some(Found { trail, entries }) = found else { return ().into_any() };
    reading.name(groups(entries.iter().take(MOST)));
    let known = reading.known.get();
    let row = |entry: &Entry| {
        let who =
            entry.actor.and_then(|who| book.shelf().with_untracked(|shelf| shelf.code_name(who).map(str::to_owned)));
        let sentence = trail.sentence(&known, entry);
        let parts = parts(&trail, &known, entry).into_iter().map(|part| list(part, &sentence)).collect_view();
        view! {
            <tr>
                <td data-label=T::When.text()>{format::day_short(entry.at.date())} " " {format::time(&entry.at)}</td>
                <td data-label=T::Who.text()>{who.unwrap_or_else(|| T::Nothing.text().to_owned())}</td>
                <th scope="row" class="typed">{sentence.clone()}</th>
                <td class="typed" data-label=T::Changes.text()>{parts}</td>
            </tr>
        }
    };
    let hidden = entries.len().saturating_sub(MOST);
    view! {
        <div class="table">
            <table class="stacks" id="trail">
                <caption>{T::TableCaption.text()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::When.text()}</th>
                        <th scope="col">{T::Who.text()}</th>
                        <th scope="col">{T::What.text()}</th>
                        <th scope="col">{T::Changes.text()}</th>
                    </tr>
                </thead>
                <tbody>{entries.iter().take(MOST).map(row).collect_view()}</tbody>
            </table>
        </div>
        {(hidden > 0).then(|| view! { <p class="hint">{T::TooMany.with(&[&format::number(MOST)])}</p> })}
    }
    .into_any()
}

fn list(part: Part, sentence: &str) -> AnyView {
    let named = part.what != sentence;
    let lines = part.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        {named.then(|| view! { <p>{part.what}</p> })}
        <ul class="bullets trail-lines">{lines}</ul>
    }
    .into_any()
}
