//! The opening: what the policies ask for at the start, each with its time.

use super::frame::heading;
use super::opening_words::{lines, title};
use super::run::Run;
use crate::app::clock;
use crate::app::components::{
    Button, ButtonKind, For, Icon, IconName, Notice, NoticeKind, Show, TextArea, TextField, live,
};
use crate::app::format;
use crate::app::texts::choices;
use crate::app::texts::live::OpeningText as T;
use crate::domain::ids::PersonId;
use crate::domain::note::BriefingPart;
use crate::live::agreed::in_force;
use crate::live::event::Event;
use crate::live::running::{Opening, Running, Text};
use leptos::prelude::*;

/// The step.
#[component]
pub(super) fn OpeningStep(run: Run) -> impl IntoView {
    let late = run.part(|live| {
        let (first, said) = (live.first_item?, live.opening.get(&Opening::Confidentiality));
        said.is_none_or(|said| said.minute() > first.minute()).then_some(first)
    });
    let is_asked = run.openings().contains(&Opening::Confidentiality);
    view! {
        <section class="stack">
            {heading(T::Title.text(), T::Lede.text())}
            {live(move || late.get().filter(|_| is_asked).map(|first| {
                let time = format::time(&first.moment(None));
                view! { <Notice kind=NoticeKind::Heed title=T::AfterFirst.with(&[&time])/> }
            }))}
            <ol class="runner-cards">
                {run.openings().into_iter().map(|part| view! { <li><Part run part/></li> }).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

/// A part of the opening: what there is to say, and a button that keeps its time.
#[component]
fn Part(run: Run, part: Opening) -> impl IntoView {
    let done = run.part(move |live| live.opening.get(&part).copied());
    let is_done = move || done.get().is_some();
    view! {
        <article class="panel stack" class:runner-done=is_done>
            <h3>{title(part)}</h3>
            {say(run, part)}
            <div class="row">
                {live(move || match done.get() {
                    Some(at) => view! {
                        <p class="grow runner-tick" role="status">
                            <Icon name=IconName::Pass/>
                            " " {T::DoneAt.with(&[&format::time(&at.moment(None))])}
                        </p>
                        <Button kind=ButtonKind::Quiet on_press=move |()| run.act(Event::Unopened(part))>
                            {T::TakeBack.text()}
                        </Button>
                    }
                    .into_any(),
                    None => view! {
                        <Button on_press=move |()| run.act(Event::Opened(part))>
                            {T::Done.text()} <span class="off">": " {title(part)}</span>
                        </Button>
                    }
                    .into_any(),
                })}
            </div>
            {match part {
                Opening::Guidelines => view! { <Guidelines run/> }.into_any(),
                Opening::Platform => view! { <AtEase run/> }.into_any(),
                _ => ().into_any(),
            }}
        </article>
    }
    .into_any()
}

fn say(run: Run, part: Opening) -> AnyView {
    if part == Opening::Guidelines {
        return guidelines(run);
    }
    let untold = run.asks(|asks| asks.untold(BriefingPart::Platform));
    lines(run.group, part, &untold)
        .into_iter()
        .map(|line| view! { <p class="typed">{line}</p> })
        .collect_view()
        .into_any()
}

/// The guidelines in force.
fn guidelines(run: Run) -> AnyView {
    let clauses = run.group.file.with_untracked(|file| {
        in_force(file, clock::today()).map(|version| version.clauses.clone()).unwrap_or_default()
    });
    if clauses.is_empty() {
        return view! { <p class="soft">{T::GuidelinesNone.text()}</p> }.into_any();
    }
    let clauses = clauses.into_iter().map(|clause| {
        view! { <li><b>{choices::clause(clause.topic)}</b> <p class="typed">{clause.text}</p></li> }
    });
    view! {
        <p>{T::GuidelinesSay.text()}</p>
        <ul class="bullets">{clauses.collect_view()}</ul>
    }
    .into_any()
}

/// Chips, one for each person who is there: pressed where `is_so`.
pub(super) fn chips(
    run: Run,
    label: &'static str,
    people: Memo<Vec<PersonId>>,
    name: impl Fn(PersonId) -> String + Copy + Send + 'static,
    is_so: impl Fn(&Running, PersonId) -> bool + Copy + Send + Sync + 'static,
    event: impl Fn(PersonId, bool) -> Event + Copy + Send + Sync + 'static,
) -> AnyView {
    view! {
        <fieldset>
            <legend class="small soft runner-legend">{label}</legend>
            <div class="chips">
                <For each=move || people.get() key=|person| *person let:person>
                    {
                        let pressed = run.part(move |live| is_so(live, person));
                        view! {
                            <label class="chip">
                                <input
                                    type="checkbox"
                                    prop:checked=move || pressed.get()
                                    on:change=move |change| run.act(event(person, event_target_checked(&change)))
                                />
                                <span>{move || name(person)}</span>
                            </label>
                        }
                    }
                </For>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Who stands by the guidelines, and what is added to them.
#[component]
fn Guidelines(run: Run) -> impl IntoView {
    let done = run.part(|live| live.opening.contains_key(&Opening::Guidelines));
    let people = run.present();
    let amendment = run.text(Text::Amendment);
    let reference = run.text(Text::Reference);
    view! {
        <Show when=move || done.get()>
            {chips(run, T::Affirmed.text(), people, move |person| run.name(person), |live, person| live.affirmed.contains(&person), Event::Affirmed)}
        </Show>
        <details class="more">
            <summary>{T::Change.text()}</summary>
            <div class="form">
                <TextArea id="amendment" label=T::Amendment.text() hint=T::AmendmentHint.text() value=amendment rows=2/>
                <TextField id="reference" label=T::Reference.text() value=reference/>
            </div>
        </details>
    }
    .into_any()
}

/// Who is at ease with the technology.
#[component]
fn AtEase(run: Run) -> impl IntoView {
    let people = run.present();
    let all = move |()| {
        for person in people.get_untracked() {
            run.act(Event::AtEase(person, true));
        }
    };
    view! {
        {chips(run, T::AtEase.text(), people, move |person| run.name(person), |live, person| live.at_ease.contains(&person), Event::AtEase)}
        <div class="row"><Button on_press=all>{T::AllAtEase.text()}</Button></div>
    }
    .into_any()
}
