//! Talk time: a tap on whoever speaks. Shares, and a quiet word where one voice dominates or some are not heard.

use super::agenda::NowCard;
use super::frame::{clock_text, heading};
use super::opening::chips;
use super::run::Run;
use crate::app::components::{For, Notice, NoticeKind, Progressline, Show, live};
use crate::app::format;
use crate::app::texts::live::TalkText as T;
use crate::domain::ids::PersonId;
use crate::live::event::Event;
use crate::live::talk::Shares;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Shares of less talk than this say little.
const ENOUGH: u64 = 5 * 60_000;

/// The step.
#[component]
pub(super) fn TalkStep(run: Run) -> impl IntoView {
    let people = run.attendees();
    let participants = run.participants();
    let mentor = untrack(|| run.group.group()).and_then(|group| group.mentor);
    let shares = Memo::new(move |_| {
        let participants = participants.get();
        run.live.with(|live| live.shares(&participants, mentor))
    });
    // The numbers work while the focus is in the list alone: a stray key elsewhere taps nobody.
    let by_number = move |event: KeyboardEvent| {
        let Some(number) =
            event.key().parse::<usize>().ok().filter(|_| !event.ctrl_key() && !event.alt_key() && !event.meta_key())
        else {
            return;
        };
        let person = number.checked_sub(1).map(|place| people.with_untracked(|people| people.get(place).copied()));
        if let Some(None) = person {
            return;
        }
        event.prevent_default();
        tap(run, person.flatten());
    };
    let is_empty = Memo::new(move |_| people.with(Vec::is_empty));
    view! {
        <section class="stack">
            <NowCard run/>
            {heading(T::Title.text(), "")}
            <Show when=move || is_empty.get()><p class="soft">{T::Nobody.text()}</p></Show>
            <Hint run shares/>
            <ul class="seats" aria-label=T::List.text() on:keydown=by_number>
                <For each=move || people.get() key=|person| *person let:person>
                    <li><Speaker run person people shares/></li>
                </For>
            </ul>
            <Figures run shares mentor/>
            <Declines run shares/>
            <p class="small faint">{T::Lede.text()} " " {T::Privacy.text()}</p>
        </section>
    }
    .into_any()
}

/// Lets the person speak; whoever speaks already falls silent.
fn tap(run: Run, person: Option<PersonId>) {
    let speaking = run.live.with_untracked(|live| live.speaking);
    run.act(Event::Speaks(person.filter(|person| speaking != Some(*person))));
}

/// What a tile shows: seconds, share in per cent, whether they speak.
#[component]
fn Speaker(run: Run, person: PersonId, people: Memo<Vec<PersonId>>, shares: Memo<Shares>) -> impl IntoView {
    let seconds = run.part(move |live| live.spoke(person) / 1000);
    let speaks = run.part(move |live| live.speaking == Some(person));
    let is_here = run.part(move |live| live.is_present(person));
    let declined = run.part(move |live| live.declined.contains(&person));
    let share = Memo::new(move |_| {
        shares.with(|shares| shares.each.iter().find(|(each, ..)| *each == person).map(|(.., share)| *share))
    });
    let number = Memo::new(move |_| {
        people.with(|people| people.iter().position(|each| *each == person)).map_or(0, |place| place + 1)
    });
    let state = move || {
        if speaks.get() {
            T::Speaks.text()
        } else if !is_here.get() {
            T::HasLeft.text()
        } else if declined.get() {
            T::Declined.text()
        } else if seconds.get() == 0 {
            T::NotYet.text()
        } else {
            ""
        }
    };
    let part = Signal::derive(move || share.get().unwrap_or_default());
    view! {
        <button
            type="button"
            class="seat-tile"
            class:seat-silent=move || seconds.get() == 0
            aria-pressed=move || speaks.get().to_string()
            on:click=move |_| tap(run, Some(person))
        >
            <b>
                <kbd>{number}</kbd>
                " " {move || run.name(person)}
            </b>
            <span class="seat-state">{state}</span>
            <span class="seat-time">{move || clock_text(seconds.get() * 1000)}</span>
            <span class="seat-share">{move || share.get().filter(|_| seconds.get() > 0).map(|share| format!("{share} %"))}</span>
            <Progressline done=part whole=100/>
        </button>
    }
    .into_any()
}

/// A quiet word, once there is enough to speak of.
#[component]
fn Hint(run: Run, shares: Memo<Shares>) -> impl IntoView {
    let enough = run.part(|live| live.talk.values().sum::<u64>() >= ENOUGH);
    let found = Memo::new(move |_| {
        shares.with(|shares| {
            let share =
                |person: &PersonId| shares.each.iter().find(|(each, ..)| each == person).map(|(.., share)| *share);
            let dominant = shares.dominant.and_then(|person| Some((person, share(&person)?)));
            (dominant, shares.silent.clone())
        })
    });
    live(move || {
        if !enough.get() {
            return None;
        }
        let (dominant, silent) = found.get();
        let mut lines = Vec::new();
        if let Some((person, share)) = dominant {
            lines.push(format!(
                "{} {}",
                T::Dominates.with(&[&run.name(person), &share.to_string()]),
                T::DominatesText.text()
            ));
        }
        if !silent.is_empty() {
            let names: Vec<_> = silent.into_iter().map(|person| run.name(person)).collect();
            lines.push(T::Silent.with(&[&format::list(&names)]));
        }
        let (first, rest) = lines.split_first()?;
        Some(view! { <Notice kind=NoticeKind::Watch title=first.clone() text=rest.join(" ")/> })
    })
}

/// Evenness, the mentor's own share, the total.
#[component]
fn Figures(run: Run, shares: Memo<Shares>, mentor: Option<PersonId>) -> impl IntoView {
    let total = run.part(|live| live.talk.values().sum::<u64>() / 1000);
    let lost = run.part(|live| live.pace.lost);
    let words = move || {
        let (evenness, own) = shares.with(|shares| (shares.evenness, shares.mentor));
        let even = evenness.map(|even| T::Even.with(&[&even.to_string()]));
        let own = mentor.zip(own).map(|(mentor, own)| T::MentorShare.with(&[&run.name(mentor), &own.to_string()]));
        let total = (total.get() > 0).then(|| T::TalkTotal.with(&[&clock_text(total.get() * 1000)]));
        let lost = Some(lost.get()).filter(|lost| *lost > 0).map(|lost| T::Lost.with(&[&clock_text(lost)]));
        even.into_iter().chain(own).chain(total).chain(lost).collect::<Vec<_>>().join(" · ")
    };
    view! { <p class="runner-figures">{words}</p> }
}

/// Whoever was not heard may decline to speak.
#[component]
fn Declines(run: Run, shares: Memo<Shares>) -> impl IntoView {
    let declined = run.part(|live| live.declined.iter().copied().collect::<Vec<_>>());
    let people = Memo::new(move |_| {
        let silent = shares.with(|shares| shares.silent.clone());
        run.in_order(silent.into_iter().chain(declined.get()))
    });
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <details class="more">
                <summary>{T::DeclinesToSpeak.text()}</summary>
                <p class="soft">{T::DeclinesLede.text()}</p>
                {chips(run, T::DeclinesToSpeak.text(), people, move |person| run.name(person), |live, person| live.declined.contains(&person), Event::Declined)}
            </details>
        </Show>
    }
    .into_any()
}
