//! Making slips: for whom, what is on them, and what is done with them. They live in this page alone; the book keeps that they
//! were made, and by their digests what they said.

use super::html::page;
use super::qr::Code;
use super::sheet::sheet;
use crate::app::clock;
use crate::app::components::{
    Button, ButtonKind, CheckGroup, Choice, For, IconName, Notice, NoticeKind, SelectField, Show, live,
};
use crate::app::files::{self, FileKind};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::book::file_sentence;
use crate::app::texts::counted;
use crate::app::texts::errors::save_sentence;
use crate::app::texts::slips::{SlipText, SlipsText as T};
use crate::domain::ids::PersonId;
use crate::domain::note::{About, Note};
use crate::domain::record::Entity;
use crate::exchange::slip::compact::of_slip;
use crate::exchange::slip::make::{Stamp, Wanted, make};
use crate::exchange::slip::{Counted, Slip};
use crate::journal::entry::Act;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeSet;

const ALL: &str = "all";
const PARTS: [(&str, T); 5] = [
    ("sessions", T::HoldsSessions),
    ("meetings", T::HoldsMeetings),
    ("hours", T::HoldsHours),
    ("goals", T::HoldsGoals),
    ("consents", T::HoldsConsents),
];

/// The form.
#[component]
pub(super) fn MakeSlips(
    /// Takes what was made.
    made: RwSignal<Vec<Slip>>,
) -> impl IntoView {
    let group = use_group();
    let asked = use_query_map().with_untracked(|query| query.get("person")).unwrap_or_default();
    let whom = RwSignal::new(asked);
    let parts = RwSignal::new(PARTS.iter().map(|(key, _)| (*key).to_owned()).collect::<BTreeSet<_>>());
    let problem = RwSignal::new(None::<String>);
    let people = Signal::derive(move || {
        let mentees = group.mentees().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        let all = Choice::new(ALL, T::Everybody.text());
        [Choice::new("", ""), all].into_iter().chain(mentees).collect::<Vec<_>>()
    });
    let choices = PARTS.map(|(key, text)| Choice::new(key, text.text())).to_vec();
    let make_them = move |()| {
        problem.set(None);
        if let Err(sentence) = untrack(|| make_all(group, &whom.get(), &parts.get(), made, problem)) {
            problem.set(Some(sentence));
        }
    };
    view! {
        <section class="section panel" id="make-slips">
            <h2>{T::Make.text()}</h2>
            <Show
                when=move || !group.mentees().is_empty()
                fallback=|| view! { <p class="soft">{T::NobodyYet.text()}</p> }
            >
                <div class="form">
                    <SelectField id="slip-person" label=T::ForWhom.text() choices=people value=whom/>
                    <CheckGroup id="slip-parts" label=T::Holds.text() hint=T::HoldsHint.text() choices=choices.clone() value=parts/>
                    {live(move || problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=text/> }))}
                    <div class="row"><Button id="make-slip" kind=ButtonKind::Main on_press=make_them>{T::MakeNow.text()}</Button></div>
                </div>
            </Show>
        </section>
    }
    .into_any()
}

/// Makes the slips and notes in one entry that they were made.
fn make_all(
    group: GroupCtx,
    whom: &str,
    parts: &BTreeSet<String>,
    made: RwSignal<Vec<Slip>>,
    problem: RwSignal<Option<String>>,
) -> Result<(), String> {
    let has = |part: &str| parts.contains(part);
    if parts.is_empty() {
        return Err(T::HoldsNothing.text().to_owned());
    }
    let wanted = Wanted {
        sessions: has("sessions"),
        meetings: has("meetings"),
        hours: has("hours"),
        goals: has("goals"),
        consents: has("consents"),
    };
    let chosen: Vec<(PersonId, String)> =
        group.mentees().into_iter().filter(|(person, _)| whom == ALL || person.to_string() == whom).collect();
    let only = chosen.first().map(|(_, name)| name.clone()).ok_or(T::Chosen.text())?;
    let slip = |person| -> Option<(Note, Slip)> {
        let stamp = Stamp { id: clock::random_id(), made_at: clock::now() };
        let counted = group.assessment.with(|assessment| {
            let ledger = assessment.ledgers.get(&person)?;
            Some(Counted { attended: ledger.attended(), credited: ledger.credited() })
        });
        let slip =
            group.file.with(|file| group.shelf.with(|shelf| make(stamp, shelf, file, person, wanted, counted)))?;
        let digest = slip.digest().to_string();
        let about = About::Slip { person, slip: slip.id, digest, answers: Vec::new() };
        let by = group.group().and_then(|group| group.mentor);
        let note = Note { id: clock::new_id(), group: group.id, on: clock::today(), by, text: String::new(), about };
        (!slip.lines.is_empty()).then_some((note, slip))
    };
    let (notes, slips): (Vec<_>, Vec<_>) = chosen.into_iter().filter_map(|(person, _)| slip(person)).unzip();
    let first = notes.first().ok_or_else(|| T::EmptyFor.with(&[&only]))?;
    let edit = Edit::labelled(Act::Add, Some(first.key()), Some(group.id));
    let edit = notes.into_iter().fold(edit, |edit, note| edit.and(note, None));
    leptos::task::spawn_local(async move {
        match group.book.save(edit.draft()).await {
            Ok(entry) => {
                let said = counted(slips.len(), T::MadeOne.text(), T::MadeMany.text());
                made.try_set(slips);
                group.book.say_done(said, entry);
            }
            Err(error) => drop(problem.try_set(Some(save_sentence(&error)))),
        }
    });
    Ok(())
}

/// The slips that were made just now.
#[component]
pub(super) fn Made(made: RwSignal<Vec<Slip>>) -> impl IntoView {
    let print = move |()| drop(window().print());
    view! {
        <Show when=move || made.with(|made| !made.is_empty())>
            <div class="row screen-only">
                <p class="grow soft" role="status">
                    {move || counted(made.with(Vec::len), T::MadeOne.text(), T::MadeMany.text())}
                </p>
                <Button reads=true icon=IconName::Print on_press=print>{T::PrintOne.text()}</Button>
            </div>
            <For each=move || made.get() key=|slip| slip.id let:slip><OneSlip slip/></For>
        </Show>
    }
    .into_any()
}

#[component]
fn OneSlip(slip: Slip) -> impl IntoView {
    let group = use_group();
    let text = of_slip(&slip);
    let (view, id) = (sheet(&slip), format!("slip-text-{}", slip.id));
    let picture = super::qr::picture(&text);
    let save = move |()| {
        let saved = page(&slip)
            .map_err(|error| error.to_string())
            .and_then(|page| files::save(FileKind::Slip, page.as_bytes()).map_err(|error| file_sentence(&error)));
        match saved {
            Ok(name) => group.book.say(T::Saved.with(&[&name, &slip.mentee])),
            Err(sentence) => group.book.say(sentence),
        }
    };
    view! {
        <article class="panel slip">
            {view}
            <div class="print-only">{picture}</div>
            <div class="screen-only slip-out">
                <div class="row">
                    <Button reads=true kind=ButtonKind::Main icon=IconName::Download on_press=save>{T::SaveFile.text()}</Button>
                </div>
                <Code text id how=SlipText::CodeSlip/>
            </div>
        </article>
    }
    .into_any()
}
