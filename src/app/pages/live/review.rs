//! Everything that was typed, once more before it is recorded: to read through, and for what the form looks at in its texts.

use super::run::Run;
use crate::app::components::TextArea;
use crate::app::texts::choices;
use crate::app::texts::live::{
    AgendaText, ArrivalText, ClosingText, FinishText as T, LiveNotesText, OpeningText, RoundText,
};
use crate::live::event::Event;
use crate::live::running::Text;
use leptos::prelude::*;

/// What the field is called; none for a day or a time.
fn label(field: Text) -> Option<&'static str> {
    Some(match field {
        Text::Amendment => OpeningText::Amendment.text(),
        Text::Reference => OpeningText::Reference.text(),
        Text::ParticipantRole => AgendaText::Role.text(),
        Text::Material => AgendaText::Material.text(),
        Text::Observation => LiveNotesText::Observation.text(),
        Text::Notes => LiveNotesText::Notes.text(),
        Text::Incident => ClosingText::Incident.text(),
        Text::Correction => ClosingText::Correction.text(),
        Text::OwnFormat => RoundText::OwnName.text(),
        Text::NextDay | Text::NextTime => return None,
    })
}

/// The texts, each in a field of its own; nothing where nothing was typed.
#[component]
pub(super) fn Review(run: Run) -> impl IntoView {
    let live = run.live.get_untracked();
    let mut fields: Vec<(String, String, RwSignal<String>)> = Vec::new();
    for (field, text) in live.texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        if let Some(label) = label(field) {
            let value = run.typed(text, move |text| Event::Typed(field, text));
            fields.push((format!("review-{}", fields.len()), label.to_owned(), value));
        }
    }
    for (person, word) in live.words.into_iter().filter(|(_, word)| !word.trim().is_empty()) {
        let label = untrack(|| ClosingText::WordOf.with(&[&run.name(person)]));
        let value = run.typed(word, move |text| Event::Word(person, text));
        fields.push((format!("review-{}", fields.len()), label, value));
    }
    for (place, flag) in live.flags.into_iter().enumerate() {
        let label = untrack(|| format!("{}: {}", run.name(flag.person), choices::matter(flag.kind)));
        let value = run.typed(flag.text, move |text| Event::Reworded(place, text));
        fields.push((format!("review-{}", fields.len()), label, value));
    }
    for guest in live.guests {
        let value = run.typed(guest.code_name, move |text| Event::Renamed(guest.person, text));
        fields.push((format!("review-{}", fields.len()), ArrivalText::Guest.text().to_owned(), value));
    }
    (!fields.is_empty()).then(|| {
        let count = fields.len().to_string();
        let fields = fields.into_iter().map(|(id, label, value)| view! { <TextArea id label value rows=2/> });
        view! {
            <details class="more">
                <summary>{T::Review.with(&[&count])}</summary>
                <div class="form">{fields.collect_view()}</div>
            </details>
        }
        .into_any()
    })
}
