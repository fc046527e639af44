//! The controls of what was noted on each mentee.

use super::learning::Learning;
use crate::app::components::{Button, CheckGroup, For, TextField};
use crate::app::texts::sessions::WriteUpText;
use leptos::prelude::*;

/// The controls of the notes on each mentee.
#[component]
pub(super) fn LearningFields(
    /// What is written.
    learning: Learning,
) -> impl IntoView {
    let tick_agenda = move |()| {
        let choices = untrack(|| learning.activity_choices(true));
        learning.activities.update(|ticked| ticked.extend(choices.into_iter().map(|choice| choice.key)));
    };
    view! {
        <ServiceNotes learning/>
        <CheckGroup
            id="activity"
            label=WriteUpText::Activities.text()
            hint=WriteUpText::ActivitiesHint.text()
            choices=Signal::derive(move || learning.activity_choices(false))
            value=learning.activities
        />
        <div class="row">
            <Button on_press=tick_agenda>{WriteUpText::TickAgenda.text()}</Button>
        </div>
        <TextField
            id="activity-text"
            label=WriteUpText::ActivityText.text()
            hint=WriteUpText::ActivityTextHint.text()
            optional=true
            value=learning.activity
        />
    }
    .into_any()
}

/// A line for each mentee on the services that they provide.
#[component]
fn ServiceNotes(learning: Learning) -> impl IntoView {
    let fill = move |()| {
        let there = untrack(|| learning.attendees());
        let same = learning.same_for_all.get_untracked();
        for (person, text) in learning.service.get_value() {
            if there.iter().any(|(each, _)| *each == person) && text.with_untracked(String::is_empty) {
                text.set(same.clone());
            }
        }
    };
    let rows = move || {
        let there = learning.attendees();
        let noted = |person, text: RwSignal<String>| {
            there.iter().any(|(each, _)| *each == person) || !text.with_untracked(String::is_empty)
        };
        let texts = learning.service.get_value().into_iter();
        texts.filter(|(person, text)| noted(*person, *text)).collect::<Vec<_>>()
    };
    view! {
        <fieldset class="form" id="service-monitoring" tabindex="-1">
            <legend class="form-title">{WriteUpText::Service.text()}</legend>
            <p class="hint">{WriteUpText::ServiceHint.text()}</p>
            <div class="form-row">
                <div class="grow">
                    <TextField
                        id="service-all"
                        label=WriteUpText::SameForAll.text()
                        optional=true
                        value=learning.same_for_all
                    />
                </div>
                <Button on_press=fill>{WriteUpText::FillAll.text()}</Button>
            </div>
            <div class="notes-grid">
                <For each=rows key=|(person, _)| *person let((person, text))>
                    <TextField
                        id=format!("service-{person}")
                        label=learning.group.name(person)
                        optional=true
                        value=text
                    />
                </For>
            </div>
        </fieldset>
    }
    .into_any()
}
