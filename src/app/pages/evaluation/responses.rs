//! What the mentees say themselves: two questions for each.

use crate::app::components::{DateField, TextArea};
use crate::app::form::{Form, Reader};
use crate::app::format;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::evaluation::EvaluationText;
use crate::domain::evaluation::Response;
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// A mentee's answers as they are being written.
#[derive(Clone, Copy)]
struct Row {
    person: PersonId,
    group: RwSignal<String>,
    individual: RwSignal<String>,
}

impl Row {
    /// How many of the two questions are answered.
    fn answered(self) -> usize {
        [self.group, self.individual].into_iter().filter(|text| text.with(|text| !text.trim().is_empty())).count()
    }
}

/// What a draft keeps of a mentee's answers.
type Kept = (PersonId, String, String);

/// All answers as they are being written.
#[derive(Clone, Copy)]
pub(super) struct Responses {
    form: Form,
    standing: StoredValue<Vec<Response>>,
    on: RwSignal<String>,
    rows: StoredValue<Vec<Row>>,
}

impl Responses {
    pub(super) fn of(form: Form, group: GroupCtx, responses: &[Response], on: String) -> Self {
        let row = |(person, _)| {
            let given = responses.iter().find(|response| response.person == person);
            let text = |text: fn(&Response) -> &String| RwSignal::new(given.map(text).cloned().unwrap_or_default());
            Row { person, group: text(|given| &given.group), individual: text(|given| &given.individual) }
        };
        let rows: Vec<_> = untrack(|| group.mentees()).into_iter().map(row).collect();
        let rows = StoredValue::new(rows);
        form.part("responses", move || keep(rows), move |text| restore(rows, text));
        Self { form, standing: StoredValue::new(responses.to_vec()), on: form.text("answered-on", on), rows }
    }

    /// The answers; those that stand and say the same keep their day.
    pub(super) fn read(self, reader: &mut Reader) -> Vec<Response> {
        let rows = untrack(|| self.rows.get_value().into_iter().filter(|row| row.answered() > 0).collect::<Vec<_>>());
        let Some(on) = reader.required_date("answered-on", &self.on.get_untracked()) else { return Vec::new() };
        let read = |row: Row| {
            let text = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
            let (group, individual) = (text(row.group), text(row.individual));
            let same =
                |given: &Response| given.person == row.person && given.group == group && given.individual == individual;
            let on =
                self.standing.with_value(|standing| standing.iter().find(|given| same(given)).map_or(on, |it| it.on));
            Response { person: row.person, on, group, individual }
        };
        rows.into_iter().map(read).collect()
    }

    /// The code names of those who answered so many of the two questions.
    fn who(self, group: GroupCtx, answered: usize) -> Vec<String> {
        let rows = self.rows.get_value().into_iter().filter(|row| row.answered() == answered);
        rows.map(|row| group.name(row.person)).collect()
    }
}

fn keep(rows: StoredValue<Vec<Row>>) -> String {
    let kept: Vec<Kept> =
        rows.get_value().into_iter().map(|row| (row.person, row.group.get(), row.individual.get())).collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

fn restore(rows: StoredValue<Vec<Row>>, text: &str) {
    let kept: Vec<Kept> = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
    for (person, group, individual) in kept {
        if let Some(row) = rows.with_value(|rows| rows.iter().find(|row| row.person == person).copied()) {
            row.group.set(group);
            row.individual.set(individual);
        }
    }
}

/// The answers.
#[component]
pub(super) fn ResponseFields(
    /// What is written.
    responses: Responses,
) -> impl IntoView {
    let group = use_group();
    let open = move || {
        let (none, half) = (responses.who(group, 0), responses.who(group, 1));
        let of =
            |names: &[String], text: EvaluationText| (!names.is_empty()).then(|| text.with(&[&format::list(names)]));
        let open: Vec<_> = [of(&none, EvaluationText::NoAnswer), of(&half, EvaluationText::PartAnswer)]
            .into_iter()
            .flatten()
            .collect();
        if open.is_empty() { EvaluationText::AllResponded.text().to_owned() } else { open.join(" ") }
    };
    view! {
        <fieldset class="form" id="responses" tabindex="-1">
            <legend class="form-title">{EvaluationText::Responses.text()}</legend>
            <p class="hint">{EvaluationText::ResponsesHint.text()}</p>
            <p class="soft" role="status">{open}</p>
            <DateField
                id="answered-on"
                label=EvaluationText::AnsweredOn.text()
                hint=EvaluationText::AnsweredHint.text()
                value=responses.on
                error=responses.form.error("answered-on")
            />
            {responses.rows.get_value().into_iter().map(|row| view! { <ResponseRow row/> }).collect_view()}
        </fieldset>
    }
    .into_any()
}

#[component]
fn ResponseRow(row: Row) -> impl IntoView {
    let group = use_group();
    view! {
        <fieldset class="answer">
            <legend>{group.name(row.person)}</legend>
            <div class="notes-grid">
                <TextArea
                    id=format!("response-group-{}", row.person)
                    label=EvaluationText::ResponseGroup.text()
                    rows=2
                    value=row.group
                />
                <TextArea
                    id=format!("response-individual-{}", row.person)
                    label=EvaluationText::ResponseIndividual.text()
                    rows=2
                    value=row.individual
                />
            </div>
        </fieldset>
    }
    .into_any()
}
