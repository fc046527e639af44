//! What is seen and noted, and signs that ask for an answer.

use super::frame::heading;
use super::run::Run;
use crate::app::components::{Button, ButtonKind, Choice, IconName, SelectField, TextArea, TextField, live};
use crate::app::pages::sessions::words::people;
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::choices;
use crate::app::texts::common::Common;
use crate::app::texts::live::LiveNotesText as T;
use crate::domain::statement::MatterKind;
use crate::live::event::Event;
use crate::live::running::Text;
use leptos::prelude::*;

/// The signs that a session can bring.
const KINDS: [MatterKind; 4] =
    [MatterKind::Distress, MatterKind::Disengagement, MatterKind::Dynamics, MatterKind::SupportNeed];

/// The step.
#[component]
pub(super) fn NotesStep(run: Run) -> impl IntoView {
    let observation = run.text(Text::Observation);
    let notes = run.text(Text::Notes);
    view! {
        <section class="form">
            {heading(T::Title.text(), "")}
            <TextArea id="live-observation" label=T::Observation.text() hint=T::ObservationHint.text() value=observation/>
            <TextArea id="live-notes" label=T::Notes.text() hint=T::NotesHint.text() value=notes/>
            <Flags run/>
        </section>
    }
    .into_any()
}

#[component]
fn Flags(run: Run) -> impl IntoView {
    let there = run.attendees();
    let (who, what, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        let named = there.get().into_iter().map(|person| (person, run.name(person))).collect();
        std::iter::once(Choice::new("", AgreedText::Nobody.text())).chain(people(named)).collect::<Vec<_>>()
    });
    let kinds: Vec<_> = std::iter::once(Choice::new("", AgreedText::Nobody.text()))
        .chain(KINDS.iter().enumerate().map(|(place, kind)| Choice::new(place.to_string(), choices::matter(*kind))))
        .collect();
    let add = move |()| {
        let kind = what.with_untracked(|what| KINDS.get(what.parse::<usize>().ok()?).copied());
        let person = who.with_untracked(|who| who.parse().ok());
        let (Some(kind), Some(person)) = (kind, person) else {
            error.set(Some(T::ChooseFirst.text().to_owned()));
            return;
        };
        run.act(Event::Flag(kind, person, words.get_untracked()));
        error.set(None);
        for field in [who, what, words] {
            field.set(String::new());
        }
    };
    let flags = run.part(|live| live.flags.clone());
    view! {
        <section class="section form">
            <h3>{T::Flags.text()}</h3>
            <p class="soft">{T::FlagsLede.text()}</p>
            {live(move || {
                let flags = flags.get();
                let row = |(place, flag): (usize, crate::live::running::Flag)| {
                    let text = format!("{}: {}. {}", run.name(flag.person), choices::matter(flag.kind), flag.text);
                    view! {
                        <li class="row">
                            <span class="grow">{text}</span>
                            <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| run.act(Event::Unflag(place))>
                                {Common::Remove.text()}
                            </Button>
                        </li>
                    }
                };
                (!flags.is_empty()).then(|| view! {
                    <ul class="runner-rows">{flags.into_iter().enumerate().map(row).collect_view()}</ul>
                })
            })}
            <SelectField id="flag-who" label=T::Who.text() choices value=who error/>
            <SelectField id="flag-what" label=T::What.text() choices=kinds value=what/>
            <TextField id="flag-words" label=T::Words.text() value=words/>
            <div class="row"><Button on_press=add>{T::Add.text()}</Button></div>
        </section>
    }
    .into_any()
}
