//! The agenda with calm timers: they tell, and never nag.

use super::frame::{clock_text, heading};
use super::run::Run;
use super::turns::TurnsPart;
use crate::app::components::{Button, LinkButton, Notice, NoticeKind, Progressline, Show, live};
use crate::app::paths;
use crate::app::texts::live::AgendaText as T;
use crate::domain::ids::AgendaItemId;
use crate::domain::session::{AgendaItem, Focus};
use crate::live::event::Event;
use crate::live::running::{Opening, Running};
use crate::policy::verdict::Field;
use leptos::prelude::*;

/// The step.
#[component]
pub(super) fn AgendaStep(run: Run) -> impl IntoView {
    let agenda = untrack(|| run.session()).map(|session| session.agenda).unwrap_or_default();
    let is_first = run.part(|live| live.first_item.is_none() && !live.opening.contains_key(&Opening::Confidentiality));
    let is_asked = run.asks(|asks| asks.has(Field::ConfidentialityAt));
    let now = now(run);
    let list = if agenda.is_empty() {
        view! {
            <p class="soft">{T::Empty.text()}</p>
            <div class="row">
                <LinkButton to=format!("{}#plan", paths::session(run.group.id, run.id))>{T::ToPlan.text()}</LinkButton>
            </div>
        }
        .into_any()
    } else {
        let rows = agenda.iter().map(|item| view! { <Row run item=item.clone()/> }).collect_view();
        view! { <ol class="runner-rows">{rows}</ol> }.into_any()
    };
    let order: Vec<_> = agenda.iter().map(|item| (item.id, has_content(item))).collect();
    let next = StoredValue::new(order);
    let go_on = move |()| {
        let next = next.with_value(|order| match now.get_untracked() {
            None => order.first().copied(),
            Some(now) => order.iter().skip_while(|(id, _)| *id != now).nth(1).copied(),
        });
        run.act(next.map_or(Event::NoItem, |(id, content)| Event::Item(id, content)));
    };
    view! {
        <section class="stack">
            {heading(T::Title.text(), "")}
            <Show when=move || is_asked && is_first.get()>
                <Notice kind=NoticeKind::Info title=T::ConfidentialityFirst.text()/>
            </Show>
            {list}
            <Show when=move || now.get().is_some()>
                <div class="row">
                    <Button on_press=move |()| run.act(Event::NoItem)>{T::End.text()}</Button>
                    <Button on_press=go_on>{T::BeginNext.text()}</Button>
                </div>
            </Show>
            <TurnsPart run/>
        </section>
    }
    .into_any()
}

/// The item that goes on.
pub(super) fn now(run: Run) -> Memo<Option<AgendaItemId>> {
    run.part(|live| live.items.last().filter(|item| item.to.is_none() && live.ended.is_none()).map(|item| item.what))
}

/// Running the group is no item of content.
fn has_content(item: &AgendaItem) -> bool {
    item.serves.is_empty() || item.serves.iter().any(|serves| *serves != Focus::Administration)
}

/// Milliseconds that the item has taken, over all times that it was begun.
fn taken(live: &Running, item: AgendaItemId) -> u64 {
    let until = live.ended.unwrap_or(live.pace.latest);
    live.items.iter().filter(|timed| timed.what == item).map(|timed| timed.to.unwrap_or(until).since(timed.from)).sum()
}

#[component]
fn Row(run: Run, item: AgendaItem) -> impl IntoView {
    let id = item.id;
    let content = has_content(&item);
    let begun = run.part(move |live| live.items.iter().any(|timed| timed.what == id));
    let now = now(run);
    let is_now = move || now.get() == Some(id);
    let planned = item.minutes.map(|minutes| minutes.0);
    let title = StoredValue::new(item.title.clone());
    let taken_words = run.part(move |live| clock_text(taken(live, id)));
    let side = move || match (begun.get(), planned) {
        (false, Some(planned)) => T::Planned.with(&[&planned.to_string()]),
        (false, None) => String::new(),
        (true, Some(planned)) => T::Taken.with(&[&taken_words.get(), &planned.to_string()]),
        (true, None) => taken_words.get(),
    };
    view! {
        <li class="runner-item" class:runner-now=is_now aria-current=move || is_now().then_some("step")>
            <span class="grow"><b>{item.title}</b></span>
            <span class="soft">{side}</span>
            <Show when=move || !is_now()>
                <Button on_press=move |()| run.act(Event::Item(id, content))>
                    {T::Begin.text()} <span class="off">": " {title.get_value()}</span>
                </Button>
            </Show>
            <Show when=is_now><Clock run item=id planned/></Show>
        </li>
    }
    .into_any()
}

/// How much is left of an item, or by how much it is over; a word and a line, no alarm.
#[component]
fn Clock(run: Run, item: AgendaItemId, planned: Option<u32>) -> impl IntoView {
    let seconds = run.part(move |live| taken(live, item) / 1000);
    let whole = planned.map(|minutes| u64::from(minutes) * 60);
    let words = move || whole.map(|whole| left(whole, seconds.get()));
    let done = Signal::derive(move || u32::try_from(seconds.get()).unwrap_or(u32::MAX));
    let line = whole.map(|whole| {
        let whole = u32::try_from(whole).unwrap_or(u32::MAX);
        view! { <Progressline done whole/> }
    });
    view! { <p class="runner-left">{words}</p> {line} }.into_any()
}

/// `2:10 left` or `0:30 over`.
pub(super) fn left(whole: u64, gone: u64) -> String {
    if gone <= whole {
        T::Left.with(&[&clock_text((whole - gone) * 1000)])
    } else {
        T::Overrun.with(&[&clock_text((gone - whole) * 1000)])
    }
}

/// The item that goes on, in short, for other steps; nothing where none does.
#[component]
pub(super) fn NowCard(run: Run) -> impl IntoView {
    let now = now(run);
    live(move || {
        let id = now.get()?;
        let item = run.session()?.agenda.into_iter().find(|item| item.id == id)?;
        let planned = item.minutes.map(|minutes| minutes.0);
        Some(
            view! { <div class="runner-item runner-now"><b class="grow">{item.title}</b> <Clock run item=id planned/></div> },
        )
    })
}
