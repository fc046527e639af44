//! What stands around each step: the session's clock, the rail of steps, what must be told, and the bar under the thumb.

use super::agenda::AgendaStep;
use super::arrival::ArrivalStep;
use super::closing::ClosingStep;
use super::finish::FinishStep;
use super::notes::NotesStep;
use super::opening::OpeningStep;
use super::round::RoundStep;
use super::run::{Run, Step};
use super::talk::TalkStep;
use crate::app::components::{Button, ButtonKind, Icon, IconName, Notice, NoticeKind, Show, focus, href, live};
use crate::app::format;
use crate::app::pages::sessions::words::mode_word;
use crate::app::paths;
use crate::app::texts::live::LiveText as T;
use crate::app::texts::sessions::SessionText;
use crate::domain::ids::PersonId;
use crate::domain::units::Minutes;
use crate::live::event::Event;
use crate::live::pace::Gap;
use crate::live::running::Running;
use leptos::html;
use leptos::prelude::*;

/// From so many milliseconds on it is told that the clock was set back; devices put theirs right by less all the time.
const TOLD: i64 = 30_000;

/// So many milliseconds after a gap it is still told.
const NEWS: u64 = 10 * 60_000;

/// How much of the step before stays in sight, in pixels.
const PEEK: i32 = 64;

/// `1:02:07`, or `2:07` under an hour.
pub(super) fn clock_text(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// The whole screen of a running session.
#[component]
pub(super) fn Runner(run: Run) -> impl IntoView {
    let step = run.step;
    // So that the guard speaks at each step, and not only where all is read through.
    provide_context(run.form.watch);
    // What was said before would lie over the seats.
    run.group.book.said().set(None);
    Effect::new(move |before: Option<()>| {
        step.track();
        if before.is_some() {
            request_animation_frame(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                _ = focus("step");
            });
        }
    });
    view! {
        <div class="runner">
            <Top run/>
            <Rail run/>
            <div class="runner-body">
                <Told run/>
                {live(move || match step.get() {
                    Step::Arrival => view! { <ArrivalStep run/> }.into_any(),
                    Step::Opening => view! { <OpeningStep run/> }.into_any(),
                    Step::Agenda => view! { <AgendaStep run/> }.into_any(),
                    Step::Format => view! { <RoundStep run/> }.into_any(),
                    Step::Talk => view! { <TalkStep run/> }.into_any(),
                    Step::Notes => view! { <NotesStep run/> }.into_any(),
                    Step::Closing => view! { <ClosingStep run/> }.into_any(),
                    Step::Finish => view! { <FinishStep run/> }.into_any(),
                })}
            </div>
            <Thumb run/>
        </div>
    }
    .into_any()
}

/// The heading of a step, which takes the focus when the step begins.
pub(super) fn heading(title: &'static str, lede: &'static str) -> AnyView {
    view! {
        <div class="runner-head">
            <h2 id="step" tabindex="-1">{title}</h2>
            {(!lede.is_empty()).then(|| view! { <p class="soft">{lede}</p> })}
        </div>
    }
    .into_any()
}

#[component]
fn Top(run: Run) -> impl IntoView {
    let session = untrack(|| run.session());
    let planned = session.as_ref().and_then(|session| session.planned.as_ref()).map(|planned| planned.minutes());
    let mode =
        session.and_then(|session| session.mode).map(|mode| format!("{} · ", mode_word(mode))).unwrap_or_default();
    let number = untrack(|| run.group.ordinal(run.id)).to_string();
    let counts = run.part(|live| (live.present().count(), live.invited.len().max(live.stays.len())));
    let present = move || {
        let (here, invited) = counts.get();
        T::PresentOf.with(&[&here.to_string(), &invited.to_string()])
    };
    let minutes =
        run.part(|live| live.began.map(|_| Minutes(u32::try_from(live.elapsed() / 60_000).unwrap_or_default())));
    let is_over = run.part(|live| live.ended.is_some());
    let state = move || match (minutes.get(), is_over.get(), planned) {
        (None, ..) => T::Before.text().to_owned(),
        (_, true, _) => T::Over.text().to_owned(),
        (_, _, Some(planned)) => T::Of.with(&[&planned.to_string()]),
        _ => String::new(),
    };
    view! {
        <header class="runner-top">
            <a class="button button-quiet" href=href(&paths::session(run.group.id, run.id)) aria-label=T::LeaveFull.text()>
                <Icon name=IconName::Back/>
                <span>{T::Leave.text()}</span>
            </a>
            <div class="grow">
                <h1>{SessionText::Ordinal.with(&[&number])}</h1>
                <p class="small soft">{mode}{present}</p>
            </div>
            <p class="runner-clock">
                <b>{move || minutes.get().map_or_else(|| "–".to_owned(), |minutes| minutes.to_string())}</b>
                <small>{state}</small>
            </p>
        </header>
    }
}

/// True where a step is done, as far as that can be told.
fn is_done(run: Run, live: &Running, step: Step) -> bool {
    match step {
        Step::Arrival => live.began.is_some(),
        Step::Opening => run.openings().iter().all(|part| live.opening.contains_key(part)),
        Step::Closing => live.ended.is_some(),
        _ => false,
    }
}

#[component]
fn Rail(run: Run) -> impl IntoView {
    let items = run.steps().into_iter().map(|step| {
        let done = run.part(move |live| is_done(run, live, step));
        view! {
            <li>
                <button
                    type="button"
                    aria-current=move || (run.step.get() == step).then_some("step")
                    on:click=move |_| run.step.set(step)
                >
                    {move || done.get().then(|| view! { <Icon name=IconName::Pass/> })}
                    {step.name()}
                    {move || done.get().then(|| view! { <span class="off">{T::StepDone.text()}</span> })}
                </button>
            </li>
        }
    });
    let list = NodeRef::<html::Ol>::new();
    Effect::new(move || {
        run.step.track();
        // On a phone the row moves sideways; the present step must be in sight.
        request_animation_frame(move || {
            let shown = list
                .try_get_untracked()
                .flatten()
                .and_then(|list| Some((list.query_selector("[aria-current]").ok()??, list)));
            if let Some((step, list)) = shown {
                let (step, row) = (step.get_bounding_client_rect(), list.get_bounding_client_rect());
                list.set_scroll_left(list.scroll_left() + (step.left() - row.left()) as i32 - PEEK);
            }
        });
    });
    view! {
        <nav class="runner-rail" aria-label=T::Steps.text()>
            <ol node_ref=list>{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

/// What must be told whatever the step: that nothing is kept, what the clock did, in which stretch the page did not run.
#[component]
fn Told(run: Run) -> impl IntoView {
    let set_back = run.part(|live| (live.pace.set_back >= TOLD).then_some(live.pace.set_back / 60_000));
    let gap = run.part(|live| {
        let last = live.pace.gaps.last().filter(|_| live.speaking.is_none() && live.ended.is_none());
        last.filter(|gap| live.pace.latest.since(gap.to) < NEWS).copied()
    });
    let dismissed = RwSignal::new(None::<Gap>);
    // Whoever speaks next answers what the notice asks.
    Effect::new(move |before: Option<Option<Gap>>| {
        let now = gap.get();
        if now.is_none()
            && let Some(Some(before)) = before
        {
            dismissed.set(Some(before));
        }
        now
    });
    let is_written = Memo::new(move |_| run.session().is_some_and(|session| session.held.is_some()));
    let gone = run.part(|live| live.stays.keys().copied().collect::<Vec<_>>());
    let gone = Memo::new(move |_| {
        let known = |person: &PersonId| run.group.shelf.with(|shelf| shelf.code_name(*person).is_some());
        let guests = |person: &PersonId| run.live.with_untracked(|live| live.guest(*person).is_some());
        gone.get().iter().filter(|person| !known(person) && !guests(person)).count()
    });
    view! {
        <Show when=move || run.keep.failed.get()>
            <Notice kind=NoticeKind::Bad title=T::NotKeptTitle.text() text=T::NotKeptText.text()/>
        </Show>
        <Show when=move || is_written.get() && !run.keep.is_over()>
            <Notice kind=NoticeKind::Heed title=T::WrittenMeanwhile.text() text=T::WrittenMeanwhileText.text()/>
        </Show>
        {live(move || set_back.get().map(|minutes| {
            view! { <Notice kind=NoticeKind::Info title=T::SetBack.with(&[&minutes.to_string()]) text=T::SetBackText.text()/> }
        }))}
        <Show when=move || { gone.get() > 0 }>
            <Notice kind=NoticeKind::Heed title=T::Gone.with(&[&gone.get().to_string()])/>
        </Show>
        {live(move || gap.get().filter(|gap| dismissed.get() != Some(*gap)).map(|gap| {
            let time = |at: crate::live::at::At| format::time(&at.moment(None));
            let long = clock_text(gap.to.since(gap.from));
            view! {
                <Notice
                    kind=NoticeKind::Watch
                    title=T::GapTitle.with(&[&time(gap.from), &time(gap.to)])
                    text=T::GapText.with(&[&run.name(gap.speaker), &long])
                    actions=move || view! {
                        <Button on_press=move |()| dismissed.set(Some(gap))>{crate::app::texts::common::Common::Close.text()}</Button>
                    }
                />
            }
        }))}
    }
    .into_any()
}

/// The bar under the thumb: who speaks, and what comes next.
#[component]
fn Thumb(run: Run) -> impl IntoView {
    let speaking = run.part(|live| live.speaking);
    let can_begin = run.part(|live| live.began.is_none());
    let next = move || {
        let steps = run.steps();
        let at = steps.iter().position(|step| *step == run.step.get())?;
        steps.get(at + 1).copied()
    };
    let go_on = move |()| {
        if run.step.get_untracked() == Step::Arrival && can_begin.get_untracked() {
            run.act(Event::Began);
        }
        if let Some(next) = untrack(next) {
            run.step.set(next);
        }
    };
    let words = move || match next() {
        Some(_) if run.step.get() == Step::Arrival && can_begin.get() => T::Begin.text().to_owned(),
        Some(next) => T::Next.with(&[next.name()]),
        None => String::new(),
    };
    view! {
        <footer class="runner-thumb" class:is-empty=move || speaking.get().is_none() && next().is_none()>
            <p class="grow small">
                {live(move || match speaking.get() {
                    Some(person) => view! { <strong>{T::Speaking.with(&[&run.name(person)])}</strong> }.into_any(),
                    None if can_begin.get() => ().into_any(),
                    None => view! { <span class="soft">{T::Nobody.text()}</span> }.into_any(),
                })}
            </p>
            <Show when=move || speaking.get().is_some()>
                <Button on_press=move |()| run.act(Event::Speaks(None))>{T::Silence.text()}</Button>
            </Show>
            <Show when=move || next().is_some()>
                <Button kind=ButtonKind::Main id="next-step" on_press=go_on>{words}</Button>
            </Show>
        </footer>
    }
    .into_any()
}
