//! What every individual meeting covers: when it was, what was found about the goals, and concerns.

use super::fields::{Fields, FindingRow, Subject};
use crate::app::components::{Choice, DateField, For, RadioGroup, SelectField, Show, TextArea, TimeField};
use crate::app::form::Form;
use crate::app::format;
use crate::app::pages::people::attainment::attainment_lines;
use crate::app::pages::people::rows::Row;
use crate::app::state::group::use_group;
use crate::app::texts::counted;
use crate::app::texts::meetings::{AttainmentText, MeetingText};
use crate::domain::group::Role;
use crate::domain::meeting::MeetingKind;
use leptos::prelude::*;

/// When the meeting is or was, and who holds it.
#[component]
pub fn WhenSection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
) -> impl IntoView {
    let group = use_group();
    let states = vec![
        Choice::new("held", MeetingText::StateHeld.text()),
        Choice {
            hint: MeetingText::StatePlannedHint.text().to_owned(),
            ..Choice::new("planned", MeetingText::StatePlanned.text())
        },
    ];
    let leaders = Signal::derive(move || {
        let leads = |role| matches!(role, Role::Mentor | Role::CoMentor);
        let mentor = group.group().and_then(|group| group.mentor);
        let members = group.file.with(|file| {
            file.members.iter().filter(|member| leads(member.role)).map(|member| member.person).collect::<Vec<_>>()
        });
        let mut people = members;
        people.extend(mentor.filter(|mentor| !people.contains(mentor)));
        let people = people.into_iter().map(|person| Choice::new(person.to_string(), group.name(person)));
        std::iter::once(Choice::new("", MeetingText::Nobody.text())).chain(people).collect::<Vec<_>>()
    });
    view! {
        <section class="panel form">
            <h2>{MeetingText::StepWhen.text()}</h2>
            <RadioGroup
                id="state"
                label=MeetingText::State.text()
                choices=states
                value=fields.state
                error=form.error("state")
            />
            <fieldset class="form-row" id="when" tabindex="-1">
                <legend class="off">{MeetingText::StepWhen.text()}</legend>
                <DateField id="when-date" label=MeetingText::Date.text() value=fields.date error=form.error("when") />
                <TimeField id="when-start" label=MeetingText::Start.text() value=fields.start />
                <TimeField id="when-end" label=MeetingText::End.text() value=fields.end />
            </fieldset>
            <SelectField
                id="held-by"
                label=MeetingText::HeldBy.text()
                hint=MeetingText::HeldByHint.text()
                choices=leaders
                value=fields.held_by
            />
        </section>
    }
    .into_any()
}

/// How far each goal has come, or where it stands at the end.
#[component]
pub fn FindingsSection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
    /// The meeting.
    subject: StoredValue<Subject>,
) -> impl IntoView {
    let closing = subject.with_value(|subject| subject.kind == MeetingKind::Closing);
    let (id, title, question, hint) = if closing {
        ("outcome", MeetingText::StepOutcome, MeetingText::Outcome, MeetingText::OutcomeHint)
    } else {
        ("progress", MeetingText::StepProgress, MeetingText::Progress, MeetingText::ProgressHint)
    };
    view! {
        <section class="panel form">
            <h2>{title.text()}</h2>
            <fieldset class="field rows" id=id tabindex="-1" aria-describedby=format!("{id}-hint")>
                <legend>{question.text()}</legend>
                <p class="hint" id=format!("{id}-hint")>
                    {hint.text()}
                </p>
                <Show
                    when=move || !fields.findings.get().is_empty()
                    fallback=|| view! { <p class="soft">{MeetingText::NoGoals.text()}</p> }
                >
                    <ol class="rows-cards">
                        <For
                            each=move || fields.findings.get()
                            key=Row::id
                            children=move |row| view! { <Finding form=form row=row subject=subject /> }
                        />
                    </ol>
                </Show>
            </fieldset>
        </section>
    }
    .into_any()
}

/// What was found about one goal.
#[component]
fn Finding(form: Form, row: FindingRow, subject: StoredValue<Subject>) -> impl IntoView {
    let goal = subject.with_value(|subject| subject.opened.goals.get(row.id()).cloned());
    let id = row.id();
    let text_id = format!("finding-{id}");
    goal.map(|goal| {
        let seen = goal.progress.len();
        let entries = goal
            .progress
            .iter()
            .map(|progress| view! { <li>{format::day_short(progress.on)} ": " {progress.text.clone()}</li> })
            .collect_view();
        let summary = counted(seen, MeetingText::SeenSoFar.text(), MeetingText::SeenSoFarMany.text());
        view! {
            <li class="rows-card">
                <fieldset class="form">
                    <legend class="rows-head">{goal.text.clone()}</legend>
                    {(seen > 0)
                        .then(|| {
                            view! {
                                <details class="more">
                                    <summary>{summary}</summary>
                                    <ul class="small soft">{entries}</ul>
                                </details>
                            }
                        })}
                    <TextArea
                        id=text_id.clone()
                        label=MeetingText::Finding.text()
                        value=row.text
                        rows=2
                        error=form.error(text_id)
                    />
                    <SelectField
                        id=format!("attainment-{id}")
                        label=AttainmentText::Label.text()
                        choices=attainment_lines(&goal.plan)
                        value=row.attainment
                        optional=true
                    />
                </fieldset>
            </li>
        }
    })
}

/// Concerns: none, or what they are and when they were discussed.
#[component]
pub fn ConcernsSection(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
) -> impl IntoView {
    let choices = vec![
        Choice::new("none", MeetingText::ConcernsNone.text()),
        Choice::new("some", MeetingText::ConcernsSome.text()),
    ];
    view! {
        <section class="panel form">
            <h2>{MeetingText::StepConcerns.text()}</h2>
            <RadioGroup
                id="concern"
                label=MeetingText::Concerns.text()
                hint=MeetingText::ConcernsHint.text()
                choices=choices
                value=fields.has_concern
                optional=true
            />
            <Show when=move || fields.has_concern.with(|has| has == "some")>
                <TextArea
                    id="concern-text"
                    label=MeetingText::Concern.text()
                    value=fields.concern
                    error=form.error("concern-text")
                />
                <DateField
                    id="concern-discussed"
                    label=MeetingText::ConcernOn.text()
                    hint=MeetingText::ConcernOnHint.text()
                    value=fields.concern_on
                    optional=true
                    error=form.error("concern-discussed")
                />
            </Show>
        </section>
    }
    .into_any()
}
