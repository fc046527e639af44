//! The format: phases with their times, and a card for each role.

use super::agenda::left;
use super::frame::{clock_text, heading};
use super::opening::chips;
use super::run::Run;
use crate::app::components::{Button, ButtonKind, Choice, Progressline, SelectField, Show, TextField, live};
use crate::app::texts::formats::{FormatWords, words};
use crate::app::texts::live::RoundText as T;
use crate::live::event::Event;
use crate::live::format::Format;
use crate::live::running::{Running, Text};
use leptos::prelude::*;

fn key(format: Format) -> String {
    Format::ALL.iter().position(|each| *each == format).map(|place| place.to_string()).unwrap_or_default()
}

fn of_key(key: &str) -> Option<Format> {
    Format::ALL.get(key.parse::<usize>().ok()?).copied()
}

/// The step.
#[component]
pub(super) fn RoundStep(run: Run) -> impl IntoView {
    let recorded =
        run.live.with_untracked(|live| live.round.as_ref().map(|round| key(round.format)).unwrap_or_default());
    let value = run.typed(recorded, |chosen| Event::Follows(of_key(&chosen)));
    let own = run.text(Text::OwnFormat);
    let choices: Vec<_> = std::iter::once(Choice::new("", T::None.text()))
        .chain(Format::ALL.into_iter().map(|format| Choice::new(key(format), words(format).name)))
        .collect();
    let format = run.part(|live| live.round.as_ref().map(|round| round.format));
    view! {
        <section class="stack">
            {heading(T::Title.text(), "")}
            <SelectField id="which-format" label=T::Which.text() choices value/>
            <Show when=move || format.get() == Some(Format::Own)>
                <TextField id="own-format" label=T::OwnName.text() value=own/>
            </Show>
            {live(move || format.get().map(|format| view! { <Round run format/> }))}
        </section>
    }
    .into_any()
}

#[component]
fn Round(run: Run, format: Format) -> impl IntoView {
    let FormatWords { about, roles, phases, .. } = words(format);
    let minutes = format.minutes();
    let total: u16 = minutes.iter().sum();
    let now = run.part(|live| {
        live.round
            .as_ref()
            .and_then(|round| round.now(live.ended.unwrap_or(live.pace.latest)))
            .map(|(phase, ms)| (phase, ms / 1000))
    });
    let phase = Memo::new(move |_| now.get().map(|(phase, _)| phase));
    let last = run.part(|live| live.round.as_ref().and_then(|round| round.phases.last()).map(|timed| timed.what));
    let rows = phases.iter().zip(minutes).enumerate().map(|(place, ((name, text), minutes))| {
        let whole = u64::from(*minutes) * 60;
        let is_now = move || phase.get() == Some(place);
        let seconds = move || now.get().filter(|(phase, _)| *phase == place).map_or(0, |(_, seconds)| seconds);
        let clock = move || if whole == 0 { clock_text(seconds() * 1000) } else { left(whole, seconds()) };
        let done = Signal::derive(move || u32::try_from(seconds()).unwrap_or(u32::MAX));
        let planned =
            (*minutes > 0).then(|| crate::app::texts::live::AgendaText::Planned.with(&[&minutes.to_string()]));
        view! {
            <li class="runner-item" class:runner-now=is_now aria-current=move || is_now().then_some("step")>
                <span class="grow"><b>{*name}</b> <span class="runner-line">{*text}</span></span>
                <span class="soft">{planned}</span>
                <Show when=is_now>
                    <p class="runner-left">{clock}</p>
                    {(whole > 0).then(|| view! { <Progressline done whole=u32::try_from(whole).unwrap_or(u32::MAX)/> })}
                </Show>
            </li>
        }
    });
    let there = run.present();
    let card = |(place, (name, text)): (usize, &(&'static str, &'static str))| {
        let plays = move |live: &Running, person| live.cast.get(&place).is_some_and(|cast| cast.contains(&person));
        let event = move |person, is_so| Event::Plays(place, person, is_so);
        let who = chips(run, T::WhoPlays.text(), there, move |person| run.name(person), plays, event);
        view! { <li class="panel" aria-label=*name><h3>{*name}</h3><p>{*text}</p>{who}</li> }
    };
    let cards = roles.iter().enumerate().map(card).collect_view();
    let name_of = move |place: usize| phases.get(place).map_or("", |(name, _)| *name);
    view! {
        <p class="soft">{about} " " {(total > 0).then(|| T::Minutes.with(&[&total.to_string()]))}</p>
        <ol class="runner-rows" aria-label=T::Phases.text()>{rows.collect_view()}</ol>
        <div class="row">
            {live(move || {
                let next = phase.get().map_or(0, |phase| phase + 1);
                let words = match (phase.get(), last.get()) {
                    (None, None) => T::Begin.with(&[name_of(0)]),
                    (None, Some(_)) => T::AnotherRound.text().to_owned(),
                    (Some(_), _) if next < phases.len() => T::NextPhase.with(&[name_of(next)]),
                    (Some(_), _) => T::EndRound.text().to_owned(),
                };
                view! { <Button kind=ButtonKind::Main on_press=move |()| run.act(Event::Phase(next))>{words}</Button> }
            })}
            <Show when=move || phase.get().is_some_and(|phase| phase + 1 < phases.len())>
                <Button on_press=move |()| run.act(Event::Phase(phases.len()))>{T::EndRound.text()}</Button>
            </Show>
        </div>
        {(!roles.is_empty()).then(|| view! {
            <details class="more">
                <summary>{T::Roles.text()}</summary>
                <ul class="runner-cards">{cards}</ul>
            </details>
        })}
    }
    .into_any()
}
