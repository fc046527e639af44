//! The closing: what each will try, the mentor's look at the session, the next one.

use super::frame::heading;
use super::run::Run;
use crate::app::components::{Button, DateField, For, Show, TextArea, TextField, TimeField, live};
use crate::app::format;
use crate::app::texts::choices;
use crate::app::texts::live::ClosingText as T;
use crate::domain::ids::PersonId;
use crate::domain::statement::{MatterKind, Topic};
use crate::live::event::Event;
use crate::live::running::{Running, Text};
use crate::policy::verdict::Field;
use leptos::prelude::*;

/// The step.
#[component]
pub(super) fn ClosingStep(run: Run) -> impl IntoView {
    let participants = run.participants();
    let ended = run.part(|live| live.ended);
    view! {
        <section class="form">
            {heading(T::Title.text(), "")}
            <section class="form">
                <h3>{T::Words.text()}</h3>
                <For each=move || participants.get() key=|person| *person let:person><Word run person/></For>
            </section>
            <Check run/>
            <Next run/>
            <div class="row">
                {live(move || match ended.get() {
                    None => view! { <Button on_press=move |()| run.act(Event::Ended)>{T::End.text()}</Button> }.into_any(),
                    Some(at) => view! {
                        <p class="grow" role="status">{T::EndedAt.with(&[&format::time(&at.moment(None))])}</p>
                        <Button on_press=move |()| run.act(Event::WentOn)>{T::GoOn.text()}</Button>
                    }
                    .into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

/// What somebody will try.
#[component]
fn Word(run: Run, person: PersonId) -> impl IntoView {
    let recorded = run.live.with_untracked(|live| live.words.get(&person).cloned().unwrap_or_default());
    let value = run.typed(recorded, move |text| Event::Word(person, text));
    view! { <TextField id=format!("word-{person}") label=untrack(|| T::WordOf.with(&[&run.name(person)])) value/> }
}

/// A question with yes and no; a second tap on the answer takes it back.
fn yes_no(
    run: Run,
    label: String,
    id: String,
    answer: impl Fn(&Running) -> Option<bool> + Send + Sync + 'static,
    event: impl Fn(Option<bool>) -> Event + Copy + Send + Sync + 'static,
) -> AnyView {
    let answer = run.part(answer);
    let button = move |is_yes: bool, word: T| {
        let pressed = move || answer.get() == Some(is_yes);
        let tap = move |_| run.act(event((answer.get_untracked() != Some(is_yes)).then_some(is_yes)));
        view! { <button type="button" class="button" aria-pressed=move || pressed().to_string() on:click=tap>{word.text()}</button> }
    };
    view! {
        <fieldset class="yes-no" id=id tabindex="-1">
            <legend>{label}</legend>
            <div class="row">{button(true, T::Yes)} {button(false, T::No)}</div>
        </fieldset>
    }
    .into_any()
}

/// What the opening states, and what the signs that were kept answer already.
fn is_open(live: &Running, topic: Topic) -> bool {
    let flagged = |kinds: &[MatterKind]| live.flags.iter().any(|flag| kinds.contains(&flag.kind));
    match topic {
        Topic::PrivacyExplained | Topic::ExpectationsSet => false,
        Topic::NobodyFlagged => !flagged(&[MatterKind::Distress, MatterKind::Disengagement, MatterKind::Dynamics]),
        Topic::NoSupportNeeded => !flagged(&[MatterKind::SupportNeed]),
        _ => true,
    }
}

/// The mentor's look at the session, and what the policies ask to be stated.
#[component]
fn Check(run: Run) -> impl IntoView {
    let purpose = untrack(|| run.group.group()).map(|group| group.purpose).filter(|purpose| !purpose.is_empty());
    let correction = run.text(Text::Correction);
    let incident = run.text(Text::Incident);
    let off_course = run.part(|live| live.on_course == Some(false));
    let broken = run.part(|live| live.kept == Some(false));
    let asks_kept = run.asks(|asks| asks.has(Field::Confidentiality));
    let topics = run.asks(|asks| asks.topics.clone());
    let open = run.part(move |live| topics.iter().copied().filter(|topic| is_open(live, *topic)).collect::<Vec<_>>());
    view! {
        <section class="form">
            <h3>{T::Check.text()}</h3>
            {purpose.map(|purpose| view! { <p class="soft typed">{T::Purpose.with(&[&purpose])}</p> })}
            {yes_no(run, T::OnCourse.text().to_owned(), "on-course".to_owned(), |live| live.on_course, Event::OnCourse)}
            <Show when=move || off_course.get()>
                <TextField id="live-correction" label=T::Correction.text() value=correction/>
            </Show>
            {asks_kept.then(|| yes_no(run, T::Held.text().to_owned(), "kept".to_owned(), |live| live.kept, Event::Kept))}
            <Show when=move || broken.get()>
                <TextArea id="live-incident" label=T::Incident.text() hint=T::IncidentHint.text() rows=2 value=incident/>
            </Show>
            <Show when=move || open.with(|open| !open.is_empty())><h3>{T::Statements.text()}</h3></Show>
            <For each=move || open.get() key=|topic| *topic let:topic>
                {yes_no(
                    run,
                    choices::topic(topic).to_owned(),
                    format!("live-{}", topic.key()),
                    move |live| live.stated.get(&topic).copied(),
                    move |holds| Event::Stated(topic, holds),
                )}
            </For>
        </section>
    }
    .into_any()
}

/// The next session: planned already, or a day and a time for it.
#[component]
fn Next(run: Run) -> impl IntoView {
    let day = run.text(Text::NextDay);
    let time = run.text(Text::NextTime);
    let planned = Memo::new(move |_| {
        run.group.file.with(|file| {
            let own =
                file.sessions.get(run.id.0).and_then(|session| session.time()).map(|time| time.start().clone())?;
            let mut later =
                file.sessions_in_order().into_iter().filter(|session| session.held.is_none() && session.id != run.id);
            later.find_map(|session| session.planned.clone().filter(|planned| *planned.start() > own))
        })
    });
    view! {
        <section class="form">
            <h3>{T::NextDate.text()}</h3>
            {live(move || match planned.get() {
                Some(planned) => view! { <p>{T::IsPlanned.with(&[&format::span(&planned)])}</p> }.into_any(),
                None => view! {
                    <p class="hint">{T::NextHint.text()}</p>
                    <div class="form-row">
                        <DateField id="next-day" label=T::NextDay.text() value=day error=run.form.error("next-day")/>
                        <TimeField id="next-time" label=T::NextTime.text() value=time/>
                    </div>
                }
                .into_any(),
            })}
        </section>
    }
    .into_any()
}
