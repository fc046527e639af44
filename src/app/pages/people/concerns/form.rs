//! Asking a mentee about concerns, or changing what was recorded.

use crate::app::clock;
use crate::app::components::{Choice, DateField, RadioGroup, SelectField, Show, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::concerns::ConcernText;
use crate::app::texts::errors::FormText;
use crate::domain::case::Concern;
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    person: RwSignal<String>,
    has: RwSignal<String>,
    raised_on: RwSignal<String>,
    text: RwSignal<String>,
    discussed_on: RwSignal<String>,
    outcome: RwSignal<String>,
}

impl Fields {
    fn new(form: Form, person: String, concern: Option<&Concern>) -> Self {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let has = concern.map_or("", |concern| if concern.concern.is_some() { "some" } else { "none" });
        Self {
            person: form.text("person", person),
            has: form.text("has", has),
            raised_on: form.text("raised-on", day(concern.map(|concern| concern.raised_on))),
            text: form.text("text", concern.and_then(|concern| concern.concern.clone()).unwrap_or_default()),
            discussed_on: form.text("discussed-on", day(concern.and_then(|concern| concern.discussed_on))),
            outcome: form.text("outcome", concern.map(|concern| concern.outcome.clone()).unwrap_or_default()),
        }
    }

    fn has_some(self) -> bool {
        self.has.with(|has| has == "some")
    }

    fn read(self, group: GroupCtx, recorded: Option<&Concern>) -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let person = self.person.get().parse::<PersonId>().ok();
        if person.is_none() {
            reader.refuse("concern-person", FormText::ChooseOne.text());
        }
        if self.has.get().is_empty() {
            reader.refuse("concern", FormText::ChooseOne.text());
        }
        let raised_on = reader.required_date("raised-on", &self.raised_on.get());
        let some = self.has_some();
        let text = some.then(|| reader.required("concern-text", &self.text.get()));
        let discussed_on = some.then(|| reader.date("concern-discussed", &self.discussed_on.get())).flatten();
        if discussed_on.zip(raised_on).is_some_and(|(discussed, raised)| discussed < raised) {
            reader.refuse("concern-discussed", FormText::Before.text());
        }
        let outcome = if some { self.outcome.get().trim().to_owned() } else { String::new() };
        let id = recorded.map_or_else(clock::new_id, |concern| concern.id);
        let concern = person.zip(raised_on).map(|(person, raised_on)| Concern {
            id,
            group: group.id,
            person,
            raised_on,
            concern: text,
            discussed_on,
            outcome,
        });
        let opened = group.file.with(|file| file.concerns.revision(id.0));
        reader.finish(concern.map(|concern| Edit::record(concern, opened)))
    }
}

/// The form of a concern.
#[component]
pub fn ConcernForm(
    /// The open group.
    group: GroupCtx,
    /// The mentee who is chosen; empty for nobody.
    person: String,
    /// The recorded concern, where one is changed.
    concern: Option<Concern>,
    /// Called once it is saved.
    on_done: Callback<()>,
) -> impl IntoView {
    let slot = concern.as_ref().map_or_else(|| format!("new-{}", group.id), |concern| concern.id.to_string());
    let form = Form::new(format!("concern-{slot}"));
    let fields = Fields::new(form, person, concern.as_ref());
    form.keep_draft();
    let concern = StoredValue::new(concern);
    let on_save = move |()| {
        form.submit(
            || untrack(|| concern.with_value(|concern| fields.read(group, concern.as_ref()))),
            move |_| on_done.run(()),
        );
    };
    let people = Signal::derive(move || {
        let people = group.mentees().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        std::iter::once(Choice::new("", ConcernText::ChoosePerson.text())).chain(people).collect::<Vec<_>>()
    });
    let has = vec![Choice::new("none", ConcernText::HasNone.text()), Choice::new("some", ConcernText::HasSome.text())];
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=ConcernText::AddButton.text()>
                <SelectField
                    id="concern-person"
                    label=ConcernText::Person.text()
                    choices=people
                    value=fields.person
                    error=form.error("concern-person")
                />
                <RadioGroup
                    id="concern"
                    label=ConcernText::Has.text()
                    hint=ConcernText::HasHint.text()
                    choices=has
                    value=fields.has
                    error=form.error("concern")
                />
                <DateField
                    id="raised-on"
                    label=ConcernText::AskedDay.text()
                    value=fields.raised_on
                    error=form.error("raised-on")
                />
                <Show when=move || fields.has_some()>
                    <TextArea
                        id="concern-text"
                        label=ConcernText::Text.text()
                        hint=ConcernText::TextHint.text()
                        value=fields.text
                        error=form.error("concern-text")
                    />
                    <DateField
                        id="concern-discussed"
                        label=ConcernText::Discussed.text()
                        hint=ConcernText::DiscussedHint.text()
                        value=fields.discussed_on
                        optional=true
                        error=form.error("concern-discussed")
                    />
                    <TextArea
                        id="outcome"
                        label=ConcernText::Outcome.text()
                        value=fields.outcome
                        rows=2
                        optional=true
                    />
                </Show>
            </FormView>
        </div>
    }
    .into_any()
}
