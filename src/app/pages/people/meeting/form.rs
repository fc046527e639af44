//! The guided form of an individual meeting: one page, with a step for each thing that the meeting has to cover.

use super::fields::{Fields, Subject};
use super::read::read;
use super::sections::{CasesSection, ConfidentialitySection, NeedsSection};
use super::talk::{ConcernsSection, FindingsSection, WhenSection};
use crate::app::components::{Steps, TextArea};
use crate::app::form::Form;
use crate::app::form_view::FormView;
use crate::app::pages::people::ahead::{look_ahead, with_reason};
use crate::app::paths;
use crate::app::preflight::PreflightNotice;
use crate::app::state::group::use_group;
use crate::app::texts::meetings::MeetingText;
use crate::domain::meeting::MeetingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// A step of the form, and whether it is filled in.
type Step = (MeetingText, bool);

/// The form of an individual meeting.
#[component]
pub fn MeetingForm(
    /// The meeting, and the records as they were when the page was opened.
    subject: Subject,
) -> impl IntoView {
    let kind = subject.kind;
    let recorded = subject.recorded().is_some();
    let slot = if recorded { subject.meeting.to_string() } else { format!("{}-{}", subject.group, subject.person) };
    let form = Form::new(format!("meeting-{}-{slot}", paths::meeting_key(kind)));
    let fields = Fields::new(form, &subject);
    let ahead = {
        let subject = subject.clone();
        look_ahead(use_group(), form, move || read(fields, &subject))
    };
    form.keep_draft();
    let list = paths::group_page(subject.group, "meetings");
    let navigate = use_navigate();
    let subject = StoredValue::new(subject);
    let on_save = {
        let list = list.clone();
        move |()| {
            let (navigate, list) = (navigate.clone(), list.clone());
            form.submit(
                || untrack(|| with_reason(ahead, subject.with_value(|subject| read(fields, subject))?)),
                move |_| navigate(&list, leptos_router::NavigateOptions::default()),
            );
        }
    };
    let labels = steps(kind, fields).into_iter().map(|(text, _)| text.text().to_owned()).collect();
    let current = Signal::derive(move || {
        let steps = steps(kind, fields);
        steps.iter().position(|(_, done)| !done).unwrap_or(steps.len())
    });
    view! {
        <Steps labels=labels current=current />
        <FormView form=form on_save=on_save cancel=list>
            <WhenSection form=form fields=fields />
            <PreflightNotice preflight=ahead />
            {match kind {
                MeetingKind::Opening => {
                    view! {
                        <NeedsSection form=form fields=fields />
                        <ConfidentialitySection form=form fields=fields />
                        <CasesSection form=form fields=fields />
                    }
                        .into_any()
                }
                MeetingKind::CheckIn | MeetingKind::Closing => {
                    view! { <FindingsSection form=form fields=fields subject=subject /> }.into_any()
                }
            }}
            <ConcernsSection form=form fields=fields />
            <section class="panel form">
                <TextArea
                    id="notes"
                    label=MeetingText::Notes.text()
                    hint=MeetingText::NotesHint.text()
                    value=fields.notes
                    optional=true
                />
            </section>
        </FormView>
    }
    .into_any()
}

/// The steps of this kind of meeting, and whether each is filled in.
fn steps(kind: MeetingKind, fields: Fields) -> Vec<Step> {
    let filled = |text: RwSignal<String>| text.with(|text| !text.trim().is_empty());
    let when = [fields.state, fields.date, fields.start, fields.end].into_iter().all(filled);
    let concerns = filled(fields.has_concern);
    let found = |at_least_one: bool| {
        let rows = fields.findings.get();
        let mut said = rows.iter().map(|row| filled(row.text) || filled(row.attainment));
        if at_least_one { said.any(|said| said) } else { said.all(|said| said) }
    };
    let talk = match kind {
        MeetingKind::Opening => {
            let needs = fields.needs.get().iter().any(|row| filled(row.text));
            let goals = fields.goals.get().iter().any(|row| filled(row.text));
            let cases = fields.has_cases.with(|cases| match cases.as_str() {
                "none" => true,
                "some" => fields.cases.get().iter().any(|row| filled(row.code)),
                _ => false,
            });
            vec![
                (MeetingText::StepNeeds, needs && goals),
                (MeetingText::StepConfidentiality, fields.confidentiality.with(|said| said == "yes")),
                (MeetingText::StepCases, cases),
            ]
        }
        MeetingKind::CheckIn => vec![(MeetingText::StepProgress, found(true))],
        MeetingKind::Closing => vec![(MeetingText::StepOutcome, found(false))],
    };
    let mut steps = vec![(MeetingText::StepWhen, when)];
    steps.extend(talk);
    steps.push((MeetingText::StepConcerns, concerns));
    steps
}
