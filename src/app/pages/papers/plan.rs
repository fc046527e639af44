//! The session plan for whoever facilitates: agenda with times, roles, opening, what policies ask for, room for notes.

use super::frame::{PrintButton, sheet, tick_box};
use crate::app::clock;
use crate::app::components::{LinkButton, PageHead, live};
use crate::app::format;
use crate::app::pages::agreed::words::present;
use crate::app::pages::live::opening_words as opening;
use crate::app::pages::not_found::NotFound;
use crate::app::pages::sessions::page::open_session;
use crate::app::pages::sessions::words::{mode_word, serves_word};
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::papers::{PapersText, PlanPaperText as T};
use crate::app::texts::{choices, counted};
use crate::app::title::use_title;
use crate::app::verdicts::{rule_of, text};
use crate::domain::ids::PersonId;
use crate::domain::note::BriefingPart;
use crate::domain::session::{AgendaItem, Session};
use crate::live::asks::{Asks, asked_of, blank};
use crate::live::running::Opening;
use crate::policy::papers::timetable::{Timetable, timetable};
use chrono::NaiveTime;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Ruled lines for notes.
const LINES: usize = 12;

/// The page.
#[component]
pub fn SessionPlan() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let open = open_session(group);
    live(move || {
        let session = open.get().and_then(|id| group.file.with(|file| file.sessions.get(id.0).cloned()));
        let Some(session) = session else { return view! { <NotFound/> }.into_any() };
        view! {
            <PageHead title=T::Title.text() lede=T::Lede.text()>
                <LinkButton to=paths::group_page(group.id, "papers")>{PapersText::BackToPapers.text()}</LinkButton>
                <LinkButton to=paths::session(group.id, session.id)>{T::BackToSession.text()}</LinkButton>
                <PrintButton/>
            </PageHead>
            <div class="sheets">{paper(group, &session)}</div>
        }
        .into_any()
    })
}

fn paper(group: GroupCtx, session: &Session) -> AnyView {
    let content = view! {
        {agenda(group, session)}
        {tasks(group)}
        {asked(group, session)}
        <section class="paper-part">
            <h3>{T::Notes.text()}</h3>
            <p class="small soft">{T::NotesHint.text()}</p>
            <div class="ruled" aria-hidden="true">{std::iter::repeat_with(|| view! { <p></p> }).take(LINES).collect_view()}</div>
        </section>
    };
    sheet(T::SheetOf.with(&[&group.ordinal(session.id).to_string()]), facts(group, session), content.into_any())
}

fn facts(group: GroupCtx, session: &Session) -> Vec<(&'static str, String)> {
    let record = group.group();
    let name = |person: Option<PersonId>| person.map(|person| group.name(person)).unwrap_or_default();
    let platform =
        record.as_ref().and_then(|record| record.charter.platform.as_ref()).map(|platform| platform.name.clone());
    let expected: Vec<_> = present(group).into_iter().map(|(_, name)| name).collect();
    let conduct = &session.conduct;
    vec![
        (PapersText::Group.text(), record.as_ref().map(|record| record.name.clone()).unwrap_or_default()),
        (T::When.text(), session.time().map(format::span).unwrap_or_default()),
        (T::How.text(), session.mode.map(|mode| mode_word(mode).to_owned()).unwrap_or_default()),
        (T::Topic.text(), session.topic.clone()),
        (T::Platform.text(), platform.unwrap_or_default()),
        (T::Conducts.text(), name(session.conducted_by)),
        (T::Facilitates.text(), name(conduct.facilitator)),
        (T::Chairs.text(), name(conduct.chair)),
        (T::Format.text(), conduct.format.clone()),
        (T::Participants.text(), conduct.participant_role.clone()),
        (T::Expected.text(), format::list(&expected)),
    ]
}

fn agenda(group: GroupCtx, session: &Session) -> AnyView {
    let times = timetable(session);
    let row = |(item, begins): (&AgendaItem, &Option<NaiveTime>)| {
        let serves = item.serves.iter().map(|focus| serves_word(*focus).to_owned());
        let by = item.proposed_by.map(|by| T::ProposedBy.with(&[&group.name(by)]));
        let whom: Vec<_> = item.mentees.iter().map(|mentee| group.name(*mentee)).collect();
        let whom = (!whom.is_empty()).then(|| T::For.with(&[&format::list(&whom)]));
        let more = serves.chain(by).chain(whom).collect::<Vec<_>>().join(" · ");
        view! {
            <tr>
                <th scope="row">{begins.map_or_else(|| "–".to_owned(), |at| at.format("%H:%M").to_string())}</th>
                <td class="typed">{item.title.clone()}<span class="why">{more}</span></td>
                <td class="number">{item.minutes.map_or_else(|| T::Open.text().to_owned(), format::minutes)}</td>
            </tr>
        }
    };
    let body = if session.agenda.is_empty() {
        view! { <p class="soft">{T::NoAgenda.text()}</p> }.into_any()
    } else {
        view! {
            <table class="paper-table plan-table">
                <thead>
                    <tr>
                        <th scope="col">{T::Begins.text()}</th>
                        <th scope="col">{T::Item.text()}</th>
                        <th scope="col" class="number">{T::Takes.text()}</th>
                    </tr>
                </thead>
                <tbody>{session.agenda.iter().zip(&times.begins).map(row).collect_view()}</tbody>
            </table>
            <p class="small">{sums(&times)}</p>
        }
        .into_any()
    };
    view! { <section class="paper-part"><h3>{T::Agenda.text()}</h3>{body}</section> }.into_any()
}

/// What is left of the session, or how far the agenda goes beyond it.
fn sums(times: &Timetable) -> String {
    let over = (!times.over.is_zero()).then(|| T::Over.with(&[&format::minutes(times.over)]));
    let spare = times.spare.filter(|spare| !spare.is_zero()).map(|spare| T::Spare.with(&[&format::minutes(spare)]));
    let open = (times.open > 0).then(|| counted(times.open, T::OpenOne.text(), T::OpenMany.text()));
    [over, spare, open].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Who does what, as the group shared it out; nothing where it did not.
fn tasks(group: GroupCtx) -> Option<AnyView> {
    let tasks = group.group()?.charter.tasks;
    let row = |task: &crate::domain::charter::Task| {
        let owner = task.owner.map(|owner| group.name(owner))?;
        Some(view! { <li>{choices::task(task.task)}": "{owner}</li> })
    };
    let rows: Vec<_> = tasks.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="paper-part"><h3>{T::Tasks.text()}</h3><ul class="bullets">{rows}</ul></section> }
            .into_any()
    })
}

/// The opening step by step, and what policies ask to be covered: both read from the verdicts on the session while nothing
/// of it is recorded.
fn asked(group: GroupCtx, session: &Session) -> AnyView {
    let people: Vec<_> = present(group).into_iter().map(|(person, _)| person).collect();
    let trial = blank(session, &people, clock::at(), clock::zone().as_deref());
    let judged = untrack(|| group.judged_with([trial.into()]));
    let packs = group.packs();
    let asks = Asks::of(&judged, &packs, session.id, &people);
    let has_purpose = group.group().is_some_and(|group| !group.purpose.is_empty());
    let untold = asks.untold(BriefingPart::Platform);
    let step = |part: Opening| {
        let lines = opening::lines(group, part, &untold)
            .into_iter()
            .map(|line| view! { <span class="why typed">{line}</span> });
        view! { <li>{tick_box()}<span><b>{opening::title(part)}</b>{lines.collect_view()}</span></li> }
    };
    let steps: Vec<_> = asks.openings(has_purpose).into_iter().map(step).collect();
    let steps = if steps.is_empty() {
        view! { <p class="soft">{T::NoOpening.text()}</p> }.into_any()
    } else {
        view! { <ul class="ticks">{steps}</ul> }.into_any()
    };
    let mut named = BTreeSet::new();
    let rules = asked_of(&judged, session.id).into_iter().filter_map(|verdict| {
        let (_, rule) = rule_of(&packs, verdict)?;
        let own = rule.check.as_judge().repeats().is_empty() && named.insert(rule.id.clone());
        own.then(|| {
            view! { <li>{tick_box()}<span>{text(&rule.title).to_owned()}" "<span class="code">{rule.id.to_string()}</span></span></li> }
        })
    });
    let rules: Vec<_> = rules.collect();
    let rules = if rules.is_empty() {
        view! { <p class="soft">{T::NothingAsked.text()}</p> }.into_any()
    } else {
        view! { <p class="small soft">{T::CoveredLede.text()}</p><ul class="ticks ticks-two">{rules}</ul> }.into_any()
    };
    view! {
        <section class="paper-part"><h3>{T::Opening.text()}</h3>{steps}</section>
        <section class="paper-part"><h3>{T::Covered.text()}</h3>{rules}</section>
    }
    .into_any()
}
