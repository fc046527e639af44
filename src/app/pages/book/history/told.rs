//! What entries did to their records, line by line: the same words on the screen, in the table and where a file is verified.

use super::read::{Known, Trail};
use crate::app::components::Fold;
use crate::app::texts::counted;
use crate::app::texts::history::HistoryText as T;
use crate::journal::entry::Entry;
use crate::journal::trail::What;
use leptos::prelude::*;

/// How many lines of an entry are shown before the rest is folded.
const LINES: usize = 6;

/// A record, and the lines that are told of it.
#[derive(Clone)]
pub(in crate::app::pages) struct Part {
    /// What was done to it, such as `Changed: Session 4`.
    pub(in crate::app::pages) what: String,
    /// Its lines.
    pub(in crate::app::pages) lines: Vec<String>,
}

/// Each record of the entry with its lines.
pub(in crate::app::pages) fn parts(trail: &Trail, known: &Known, entry: &Entry) -> Vec<Part> {
    let part = |told: crate::journal::trail::Told| {
        let names = known.of(told.home.group());
        let lines = names.lines(told.key.kind, told.what.lines());
        Part { what: names.told(&told), lines: lines.iter().map(crate::app::trail::Said::sentence).collect() }
    };
    let shown = |told: &crate::journal::trail::Told| !matches!(&told.what, What::Changed(lines) if lines.is_empty());
    trail.told(entry).into_iter().filter(shown).map(part).collect()
}

/// The parts as lists. The only record of an entry whose sentence names it already is not named again.
pub(in crate::app::pages) fn lists(parts: Vec<Part>, sentence: &str) -> AnyView {
    let [only] = parts.as_slice() else {
        return folded(parts, true);
    };
    folded(parts.clone(), only.what != sentence)
}

fn folded(parts: Vec<Part>, named: bool) -> AnyView {
    let mut room = LINES;
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for mut part in parts {
        if room == 0 {
            rest.push(part);
            continue;
        }
        let later = part.lines.split_off(part.lines.len().min(room));
        room = room.saturating_sub(part.lines.len().max(1));
        if !later.is_empty() {
            rest.push(Part { what: part.what.clone(), lines: later });
        }
        first.push(part);
    }
    let more: usize = rest.iter().map(|part| part.lines.len().max(1)).sum();
    let rest = (more > 0).then(|| {
        let summary = move || counted(more, T::MoreLinesOne.text(), T::MoreLinesMany.text());
        let rest = StoredValue::new(rest);
        view! {
            <Fold class="more" summary=summary>
                {rest.with_value(|rest| rest.clone()).into_iter().map(|part| list(part, true)).collect_view()}
            </Fold>
        }
    });
    view! { {first.into_iter().map(|part| list(part, named)).collect_view()} {rest} }.into_any()
}

fn list(part: Part, named: bool) -> AnyView {
    let lines = part.lines.into_iter().map(|line| view! { <li class="typed">{line}</li> }).collect_view();
    view! {
        {named.then(|| view! { <p class="trail-record">{part.what}</p> })}
        <ul class="bullets trail-lines">{lines}</ul>
    }
    .into_any()
}
