//! Reasons that were given, and incidents: what is read here and made elsewhere.

use super::kind;
use super::section::remove;
use crate::app::components::{Button, ButtonKind, IconName, LedgerEntry, LedgerList, LinkButton, LinkView, Mark, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::notes::NotesText;
use crate::domain::case::Incident;
use crate::domain::note::{About, Note};
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;
use std::cmp::Reverse;

/// A heading with a list below, or a word where it is empty.
fn section(title: NotesText, hint: NotesText, none: NotesText, rows: Vec<AnyView>) -> AnyView {
    let list = if rows.is_empty() {
        view! { <p class="soft">{none.text()}</p> }.into_any()
    } else {
        view! { <LedgerList>{rows}</LedgerList> }.into_any()
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{title.text()}</h2></div>
            <p class="hint">{hint.text()}</p>
            {list}
        </section>
    }
    .into_any()
}

/// Departures from rules and duties that were closed, the latest first.
#[component]
pub(super) fn Reasons() -> impl IntoView {
    let group = use_group();
    live(move || {
        let mut notes: Vec<Note> = group.file.with(|file| {
            let gives_reason = |note: &&Note| matches!(note.about, About::Departure { .. } | About::Closure { .. });
            file.notes.iter().filter(gives_reason).cloned().collect()
        });
        sort_by_key(&mut notes, |note| Reverse((note.on, note.id)));
        let rows = notes.iter().map(|note| reason(group, note)).collect();
        section(NotesText::Reasons, NotesText::ReasonsHint, NotesText::ReasonsNone, rows)
    })
}

/// A departure stays as it was given; a closure can be taken back.
fn reason(group: GroupCtx, note: &Note) -> AnyView {
    let id = note.id;
    let take_back = matches!(note.about, About::Closure { .. }).then(|| {
        view! {
            <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| remove(group, id)>
                {Common::Remove.text()}
            </Button>
        }
    });
    view! {
        <LedgerEntry
            date=format::day_short(note.on)
            title=LinkView::new(kind::title(group, note), "")
            text=note.text.clone()
            meta=kind::facts(group, note)
        >
            {take_back}
        </LedgerEntry>
    }
    .into_any()
}

/// Incidents, the latest first. They are written where the session is written up.
#[component]
pub(super) fn Incidents() -> impl IntoView {
    let group = use_group();
    live(move || {
        let mut incidents: Vec<Incident> = group.file.with(|file| file.incidents.iter().cloned().collect());
        sort_by_key(&mut incidents, |incident| Reverse((incident.on, incident.id)));
        let rows = incidents.iter().map(|incident| incident_row(group, incident)).collect();
        section(NotesText::Incidents, NotesText::IncidentsHint, NotesText::IncidentsNone, rows)
    })
}

fn incident_row(group: GroupCtx, incident: &Incident) -> AnyView {
    let (settled, mark) = match incident.closed_on {
        Some(day) => (NotesText::IncidentClosed.with(&[&format::day_short(day), &incident.resolution]), Mark::Pass),
        None => (NotesText::IncidentOpen.text().to_owned(), Mark::Fail),
    };
    let to = format!("{}#confidentiality", paths::session(group.id, incident.session));
    let ordinal = group.ordinal(incident.session).to_string();
    view! {
        <LedgerEntry
            date=format::day_short(incident.on)
            title=LinkView::new(NotesText::IncidentIn.with(&[&ordinal]), "")
            text=incident.text.clone()
            mark=mark
            meta=vec![settled]
        >
            <LinkButton kind=ButtonKind::Quiet to=to>{NotesText::ToWriteUp.text()}</LinkButton>
        </LedgerEntry>
    }
    .into_any()
}
