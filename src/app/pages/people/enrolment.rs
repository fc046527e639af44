//! A mentee's place in the training programme of the group's policies.

use crate::app::components::{Choice, DateField, RadioGroup, TextArea, TextField};
use crate::app::form::{Form, Reader};
use crate::app::state::group::GroupCtx;
use crate::app::texts::errors::FormText;
use crate::app::texts::members::MemberText;
use crate::domain::person::Enrolment;
use leptos::prelude::*;
use std::sync::Arc;

/// The programme whose hours the group's policies credit; none where they credit none.
#[must_use]
pub fn programme(group: GroupCtx) -> Option<Arc<str>> {
    group.packs().iter().find_map(|pack| pack.programme.clone())
}

/// The answers to whether the group option was chosen.
#[must_use]
pub fn group_option_choices() -> Vec<Choice> {
    vec![
        Choice::new("yes", MemberText::OptionYes.text()),
        Choice::new("no", MemberText::OptionNo.text()),
        Choice::new("", MemberText::OptionOpen.text()),
    ]
}

/// What the key of such an answer means; none while nobody has asked.
#[must_use]
pub fn group_option(key: &str) -> Option<bool> {
    match key {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The fields of an enrolment.
#[derive(Clone, Copy)]
pub struct EnrolmentFields {
    option: RwSignal<String>,
    accrual_start: RwSignal<String>,
    completed_on: RwSignal<String>,
    evidence: RwSignal<String>,
    ruling: RwSignal<String>,
}

impl EnrolmentFields {
    /// The fields, filled with what is recorded.
    #[must_use]
    pub fn new(form: Form, recorded: Option<&Enrolment>) -> Self {
        let option = match recorded.and_then(|enrolment| enrolment.group_option) {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let text = |of: fn(&Enrolment) -> &String| recorded.map(of).cloned().unwrap_or_default();
        Self {
            option: form.text("group-option", option),
            accrual_start: form.text("accrual-start", day(recorded.and_then(|enrolment| enrolment.accrual_start))),
            completed_on: form.text("completed-on", day(recorded.and_then(|enrolment| enrolment.completed_on))),
            evidence: form.text("accrual-evidence", text(|enrolment| &enrolment.evidence)),
            ruling: form.text("ruling", text(|enrolment| &enrolment.ruling)),
        }
    }

    /// Reads the fields into `enrolment`.
    pub fn read(self, reader: &mut Reader, enrolment: &mut Enrolment) {
        enrolment.group_option = group_option(&self.option.get());
        enrolment.accrual_start = reader.date("accrual-start", &self.accrual_start.get());
        enrolment.completed_on = reader.date("completed-on", &self.completed_on.get());
        if enrolment.completed_on.zip(enrolment.accrual_start).is_some_and(|(end, start)| end < start) {
            reader.refuse("completed-on", FormText::Before.text());
        }
        enrolment.evidence = self.evidence.get().trim().to_owned();
        enrolment.ruling = self.ruling.get().trim().to_owned();
    }
}

/// The controls of an enrolment.
#[component]
pub fn EnrolmentSection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: EnrolmentFields,
) -> impl IntoView {
    view! {
        <section class="panel form">
            <div>
                <h2>{MemberText::EnrolmentTitle.text()}</h2>
                <p class="soft">{MemberText::EnrolmentLede.text()}</p>
            </div>
            <RadioGroup
                id="group-option"
                label=MemberText::GroupOption.text()
                hint=MemberText::GroupOptionHint.text()
                choices=group_option_choices()
                value=fields.option
            />
            <DateField
                id="accrual-start"
                label=MemberText::AccrualStart.text()
                hint=MemberText::AccrualHint.text()
                value=fields.accrual_start
                optional=true
                error=form.error("accrual-start")
            />
            <DateField
                id="completed-on"
                label=MemberText::CompletedOn.text()
                hint=MemberText::CompletedHint.text()
                value=fields.completed_on
                optional=true
                error=form.error("completed-on")
            />
            <TextField
                id="accrual-evidence"
                label=MemberText::Evidence.text()
                hint=MemberText::EvidenceHint.text()
                value=fields.evidence
                optional=true
            />
            <TextArea
                id="ruling"
                label=MemberText::Ruling.text()
                hint=MemberText::RulingHint.text()
                value=fields.ruling
                optional=true
            />
        </section>
    }
    .into_any()
}
