//! What an opening meeting covers: needs and goals, confidentiality, cases.

use super::fields::{Fields, TextRow};
use crate::app::components::{
    Button, ButtonKind, Choice, DateField, For, IconName, Notice, NoticeKind, RadioGroup, Show, TextArea, focus,
};
use crate::app::form::Form;
use crate::app::pages::people::case_row::CaseFields;
use crate::app::pages::people::rows::{Row, Rows};
use crate::app::texts::cases::CaseText;
use crate::app::texts::common::Common;
use crate::app::texts::meetings::MeetingText;
use leptos::prelude::*;

/// Needs, and the goals that follow from them.
#[component]
pub fn NeedsSection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
) -> impl IntoView {
    view! {
        <section class="panel form">
            <h2>{MeetingText::StepNeeds.text()}</h2>
            <TextRows
                id="needs"
                name="need"
                form=form
                rows=fields.needs
                words=[MeetingText::Needs, MeetingText::NeedsHint, MeetingText::Need, MeetingText::AddNeed]
            />
            <TextRows
                id="goals"
                name="goal"
                form=form
                rows=fields.goals
                words=[MeetingText::Goals, MeetingText::GoalsHint, MeetingText::Goal, MeetingText::AddGoal]
            />
        </section>
    }
    .into_any()
}

/// A question that is answered with any number of lines.
#[component]
fn TextRows(
    /// Identifier of the set: the field key.
    id: &'static str,
    /// What the identifiers of its controls begin with.
    name: &'static str,
    form: Form,
    rows: Rows<TextRow>,
    /// The question, its hint, the label of a line, and the words that add one.
    words: [MeetingText; 4],
) -> impl IntoView {
    let [question, hint, label, add] = words;
    let line = move |(place, row): (usize, TextRow)| {
        let label = label.with(&[&(place + 1).to_string()]);
        let control = format!("{name}-{}", row.id());
        view! {
            <li class="rows-line">
                <TextArea id=control.clone() label=label.clone() value=row.text rows=2 error=form.error(control) />
                <RemoveRow label=label on_press=move |()| rows.remove(row.id()) />
            </li>
        }
    };
    let on_add = move |()| {
        let id = rows.add();
        request_animation_frame(move || _ = focus(&format!("{name}-{id}")));
    };
    view! {
        <fieldset class="field rows" id=id tabindex="-1" aria-describedby=format!("{id}-hint")>
            <legend>{question.text()}</legend>
            <p class="hint" id=format!("{id}-hint")>
                {hint.text()}
            </p>
            <ol>
                <For each=move || rows.get().into_iter().enumerate() key=|(place, row)| (*place, row.id()) children=line />
            </ol>
            <Button icon=IconName::Add on_press=on_add>
                {add.text()}
            </Button>
        </fieldset>
    }
    .into_any()
}

/// Takes a row of the form away.
#[component]
fn RemoveRow(
    /// What the row is called.
    label: String,
    /// Takes it away.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=on_press>
            <span class="off">{MeetingText::RemoveRow.with(&[&label])}</span>
        </Button>
    }
}

/// Confidentiality, and the day on which it was discussed.
#[component]
pub fn ConfidentialitySection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
) -> impl IntoView {
    let choices = vec![Choice::new("yes", Common::Yes.text()), Choice::new("no", MeetingText::NotYetSaid.text())];
    view! {
        <section class="panel form">
            <h2>{MeetingText::StepConfidentiality.text()}</h2>
            <RadioGroup
                id="confidentiality"
                label=MeetingText::Confidentiality.text()
                hint=MeetingText::ConfidentialityHint.text()
                choices=choices
                value=fields.confidentiality
            />
            <Show when=move || fields.confidentiality.with(|said| said == "yes")>
                <DateField
                    id="confidentiality-on"
                    label=MeetingText::ConfidentialityOn.text()
                    hint=MeetingText::ConfidentialityOnHint.text()
                    value=fields.confidentiality_on
                    optional=true
                    error=form.error("confidentiality-on")
                />
            </Show>
        </section>
    }
    .into_any()
}

/// The mentee's cases, or that there is none.
#[component]
pub fn CasesSection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
) -> impl IntoView {
    let choices =
        vec![Choice::new("some", MeetingText::CasesSome.text()), Choice::new("none", MeetingText::CasesNone.text())];
    let rows = fields.cases;
    let card = move |(place, row): (usize, crate::app::pages::people::case_row::CaseRow)| {
        let label = MeetingText::Case.with(&[&(place + 1).to_string()]);
        view! {
            <li class="rows-card">
                <fieldset class="form">
                    <legend class="rows-head">{label.clone()}</legend>
                    <CaseFields form=form row=row suffix=format!("-{}", row.id()) />
                    <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| rows.remove(row.id())>
                        {MeetingText::RemoveRow.with(&[&label])}
                    </Button>
                </fieldset>
            </li>
        }
    };
    let on_add = move |()| {
        let id = rows.add();
        request_animation_frame(move || _ = focus(&format!("case-code-{id}")));
    };
    view! {
        <section class="panel form">
            <h2>{MeetingText::StepCases.text()}</h2>
            <RadioGroup
                id="cases"
                label=MeetingText::Cases.text()
                hint=MeetingText::CasesHint.text()
                choices=choices
                value=fields.has_cases
                error=form.error("cases")
            />
            <Show when=move || fields.has_cases.with(|has| has == "some")>
                <Notice kind=NoticeKind::Heed title=CaseText::NeverNamesTitle.text() text=CaseText::NeverNames.text() />
                <ol class="rows-cards">
                    <For
                        each=move || rows.get().into_iter().enumerate()
                        key=|(place, row)| (*place, row.id())
                        children=card
                    />
                </ol>
                <Button icon=IconName::Add on_press=on_add>
                    {MeetingText::AddCase.text()}
                </Button>
            </Show>
        </section>
    }
    .into_any()
}
