//! Who is here: one tap each, and a decision about whoever was not invited.

use super::frame::heading;
use super::run::Run;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Dialog, For, TextField, live};
use crate::app::format;
use crate::app::texts::live::ArrivalText as T;
use crate::domain::group::Role;
use crate::domain::ids::PersonId;
use crate::live::event::Event;
use crate::live::running::{Guest, Running};
use leptos::prelude::*;

/// The step.
#[component]
pub(super) fn ArrivalStep(run: Run) -> impl IntoView {
    let invited = run.part(|live| live.invited.clone());
    let asked = RwSignal::new(None::<PersonId>);
    let rows = move || run.in_order(invited.get().into_iter());
    let everybody = move |()| {
        for person in invited.get_untracked() {
            run.act(Event::Arrived(person));
        }
    };
    view! {
        <section class="stack">
            {heading(T::Title.text(), T::Lede.text())}
            <div class="row"><Button on_press=everybody>{T::Everybody.text()}</Button></div>
            <ul class="seats seats-wide">
                <For each=rows key=|person| *person let:person><li><Seat run person asked/></li></For>
            </ul>
            <Uninvited run/>
            <Change run asked/>
        </section>
    }
    .into_any()
}

/// How the person stands: a word for the tile.
fn standing(live: &Running, person: PersonId) -> String {
    let Some(stays) = live.stays.get(&person) else { return T::NotHere.text().to_owned() };
    let time = |at: crate::live::at::At| format::time(&at.moment(None));
    let (Some(first), Some(last)) = (stays.first(), stays.last()) else { return T::NotHere.text().to_owned() };
    if let Some(to) = last.to {
        return T::LeftAt.with(&[&time(to)]);
    }
    let late = live.began.map_or(0, |began| first.from.minute() - began.minute());
    if late > 0 {
        return T::LateBy.with(&[&time(first.from), &late.to_string()]);
    }
    T::HereSince.with(&[&time(last.from)])
}

fn role_word(run: Run, person: PersonId) -> &'static str {
    match run.role(person) {
        Some(Role::Mentor) => T::Mentor.text(),
        Some(Role::CoMentor) => T::CoMentor.text(),
        Some(Role::Observer) => T::Observer.text(),
        Some(_) => "",
        None => T::GuestRole.text(),
    }
}

/// A person's tile: absent, a tap lets them arrive; there, it asks once the session has begun.
#[component]
fn Seat(run: Run, person: PersonId, asked: RwSignal<Option<PersonId>>) -> impl IntoView {
    let is_here = run.part(move |live| live.is_present(person));
    let words = run.part(move |live| standing(live, person));
    let tap = move |_| {
        if !is_here.get_untracked() {
            run.act(Event::Arrived(person));
        } else if run.live.with_untracked(|live| live.began.is_some()) {
            asked.set(Some(person));
        } else {
            run.act(Event::NotThere(person));
        }
    };
    view! {
        <button type="button" class="seat-tile" aria-pressed=move || is_here.get().to_string() on:click=tap>
            <b>{move || run.name(person)} " " <small>{move || role_word(run, person)}</small></b>
            <span>{words}</span>
        </button>
    }
    .into_any()
}

/// What is to be changed about somebody who is there.
#[component]
fn Change(run: Run, asked: RwSignal<Option<PersonId>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(asked.get().is_some()));
    Effect::new(move || {
        // Set only where it changes: each of the two follows the other.
        if !open.get() && asked.get_untracked().is_some() {
            asked.set(None);
        }
    });
    let title =
        Signal::derive(move || asked.get().map(|person| T::Decide.with(&[&run.name(person)])).unwrap_or_default());
    let tell = move |event: fn(PersonId) -> Event| {
        if let Some(person) = asked.get_untracked() {
            run.act(event(person));
        }
        open.set(false);
    };
    view! {
        <Dialog open title>
            <div class="dialog-actions">
                <Button on_press=move |()| tell(Event::NotThere)>{T::WasNotHere.text()}</Button>
                <Button kind=ButtonKind::Main on_press=move |()| tell(Event::Left)>{T::LeavesNow.text()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Members who are not invited, and people who are not in the book.
#[component]
fn Uninvited(run: Run) -> impl IntoView {
    let known = run.part(|live| {
        let away: Vec<_> = live.turned_away.iter().map(|(person, at)| (*person, *at)).collect();
        (live.invited.clone(), away)
    });
    let members = move || {
        let (invited, away) = known.get();
        let today = clock::today();
        let open = |person: &PersonId| !invited.contains(person) && !away.iter().any(|(gone, _)| gone == person);
        let members: Vec<_> = run.group.file.with(|file| {
            let members = file.members.iter().filter(|member| member.left.is_none_or(|left| today <= left));
            members.map(|member| member.person).filter(open).collect()
        });
        run.in_order(members.into_iter())
    };
    let away = move || known.get().1;
    view! {
        <details class="more">
            <summary>{T::Others.text()}</summary>
            <div class="stack">
                <p class="soft">{T::OthersLede.text()}</p>
                <ul class="runner-rows">
                    <For each=members key=|person| *person let:person>
                        <li class="row">
                            <span class="grow"><b>{run.name(person)}</b> " " <small class="soft">{T::NotInvited.text()}</small></span>
                            <Button on_press=move |()| run.act(Event::TurnedAway(person))>{T::TurnAway.text()}</Button>
                            <Button on_press=move |()| run.act(Event::Invited(person))>{T::InviteNow.text()}</Button>
                        </li>
                    </For>
                    {live(move || away().into_iter().map(|(person, at)| {
                        let time = format::time(&at.moment(None));
                        view! {
                            <li class="row">
                                <span class="grow"><b>{run.name(person)}</b> " " <small class="soft">{T::TurnedAway.with(&[&time])}</small></span>
                                <Button on_press=move |()| run.act(Event::Invited(person))>{T::InviteNow.text()}</Button>
                            </li>
                        }
                    }).collect_view())}
                </ul>
                <AtTheDoor run/>
            </div>
        </details>
    }
    .into_any()
}

/// Somebody who is not in the book.
#[component]
fn AtTheDoor(run: Run) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let decide = move |event: fn(PersonId) -> Event| {
        let code_name = name.get_untracked().trim().to_owned();
        if code_name.is_empty() {
            error.set(Some(T::GuestNeedsName.text().to_owned()));
            return;
        }
        let guest = Guest { person: clock::new_id(), code_name };
        let person = guest.person;
        run.act(Event::Guest(guest));
        run.act(event(person));
        error.set(None);
        name.set(String::new());
    };
    view! {
        <TextField id="guest" label=T::Guest.text() value=name error/>
        <div class="row">
            <Button on_press=move |()| decide(Event::TurnedAway)>{T::TurnAway.text()}</Button>
            <Button on_press=move |()| decide(Event::Invited)>{T::InviteNow.text()}</Button>
        </div>
    }
    .into_any()
}
