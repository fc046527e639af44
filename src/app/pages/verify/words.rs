//! What was found of a file, in words.

use crate::app::format;
use crate::app::pages::book::history::read::{Known, Trail};
use crate::app::pages::book::history::told::{Part, lists, parts};
use crate::app::texts::counted;
use crate::app::texts::history::{HistoryText, kind_word};
use crate::app::texts::verify::{VerifyText as T, broken, part};
use crate::app::trail::Said;
use crate::domain::record::{RecordKey, Revision};
use crate::evidence::pack::{Ix, Pack};
use crate::evidence::verify::Place;
use crate::evidence::verify::book::of_pack;
use crate::journal::chain::ChainBroken;
use crate::journal::trail::Told;
use leptos::prelude::*;

/// The names of what a pack holds.
pub(super) fn known(pack: Option<&Pack>) -> Known {
    Known::of_book(pack.and_then(|pack| pack.chain.as_ref()).map(of_pack).unwrap_or_default())
}

/// What a record of a pack is called.
fn record(pack: Option<&Pack>, known: &Known, of: impl Fn(&crate::evidence::chain::Held) -> bool) -> Option<String> {
    let held = pack?.chain.as_ref()?.held.iter().find(|held| of(held))?;
    let content: crate::journal::content::Content = serde_json::from_str(&held.content).ok()?;
    let home = content.record(held.schema).ok()?.home();
    Some(known.of(home.group()).record(held.key))
}

/// What was changed.
pub(super) fn place(place: &Place, pack: Option<&Pack>, known: &Known) -> String {
    let thing = |thing: &Ix| record(pack, known, |held| held.thing == Some(*thing)).unwrap_or_default();
    let key =
        |key: RecordKey| record(pack, known, |held| held.key == key).unwrap_or_else(|| kind_word(key.kind).to_owned());
    match place {
        Place::Part(of, records) => {
            let records: Vec<_> = records.iter().map(thing).filter(|name| !name.is_empty()).collect();
            match records.as_slice() {
                [] => T::PartOf.with(&[part(*of)]),
                _ => T::PartRecords.with(&[part(*of), &format::list(&records)]),
            }
        }
        Place::Parts(first, last) => T::PartsOf.with(&[part(*first), part(*last)]),
        Place::SealOf(of) => T::SealOf.with(&[part(*of)]),
        Place::SealOfShown => T::SealOfShown.text().to_owned(),
        Place::Seal => T::Seal.text().to_owned(),
        Place::Shown => T::Shown.text().to_owned(),
        Place::Markers => T::Markers.text().to_owned(),
        Place::Frame => T::Frame.text().to_owned(),
        Place::Entry(found) => entry(found),
        Place::Content(of) => T::Content.with(&[&key(*of)]),
        Place::Head => T::Head.text().to_owned(),
    }
}

/// What is wrong with an entry.
pub(super) fn entry(found: &ChainBroken) -> String {
    T::Entry.with(&[&found.at.number.to_string(), &broken(found.what)])
}

/// Entries that came later, in words, the latest first.
pub(super) fn later(trail: &Trail, known: &Known, revisions: &[Revision]) -> AnyView {
    if revisions.is_empty() {
        return view! { <p>{T::LaterNone.text()}</p> }.into_any();
    }
    let entries = trail.latest().filter(|entry| revisions.contains(&entry.revision()));
    let row = |entry: &crate::journal::entry::Entry| {
        let sentence = trail.sentence(known, entry);
        let lists = lists(parts(trail, known, entry), &sentence);
        view! {
            <li class="entry">
                <p class="entry-date">
                    {format::day_short(entry.at.date())} " " <small>{format::time(&entry.at)}</small>
                </p>
                <div class="entry-body"><p class="entry-title">{sentence}</p> {lists}</div>
            </li>
        }
    };
    view! {
        <h3>{counted(revisions.len(), T::LaterOne.text(), T::LaterMany.text())}</h3>
        <ol class="ledger" aria-label=T::LaterCaption.text()>{entries.map(row).collect_view()}</ol>
    }
    .into_any()
}

/// Records that are told field by field.
pub(super) fn told(known: &Known, all: &[Told], caption: &str) -> AnyView {
    let of = |told: &Told| {
        let names = known.of(told.home.group());
        let lines = names.lines(told.key.kind, told.what.lines());
        Part { what: names.told(told), lines: lines.iter().map(Said::sentence).collect() }
    };
    let parts: Vec<_> = all.iter().map(of).collect();
    view! { <p><strong>{caption.to_owned()}</strong></p> {lists(parts, HistoryText::Title.text())} }.into_any()
}
