//! The first part of a session: when it is meant to take place, about what, with which agenda.

use super::agenda::Agenda;
use super::agenda_fields::AgendaEditor;
use super::words::{MODES, people};
use crate::app::components::{Choice, DateField, RadioGroup, SelectField, TextField, TimeField};
use crate::app::form::{Form, Reader};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::errors::FormText;
use crate::app::texts::sessions::PlanText;
use crate::domain::dates::Span;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A date with a start and an end, as typed.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) date: RwSignal<String>,
    pub(super) start: RwSignal<String>,
    pub(super) end: RwSignal<String>,
}

impl Times {
    /// Fields of `form` that show `span`.
    pub(super) fn of(form: Form, span: Option<&Span>) -> Self {
        let text = |format: &str, end: bool| {
            span.map(|span| if end { span.end() } else { span.start() })
                .map(|moment| moment.local().format(format).to_string())
                .unwrap_or_default()
        };
        Self {
            date: form.text("date", text("%Y-%m-%d", false)),
            start: form.text("start", text("%H:%M", false)),
            end: form.text("end", text("%H:%M", true)),
        }
    }

    /// The span, with errors at the field of that name.
    pub(super) fn read(self, reader: &mut Reader, field: &str) -> Option<Span> {
        reader.span(field, &self.date.get(), &self.start.get(), &self.end.get())
    }

    /// True while nothing is typed in.
    pub(super) fn is_empty(self) -> bool {
        [self.date, self.start, self.end].into_iter().all(|text| text.with(|text| text.trim().is_empty()))
    }

    /// The day, as far as it can be read.
    pub(super) fn day(self) -> Option<NaiveDate> {
        self.date.with(|date| date.parse().ok())
    }
}

/// The controls of a date with a start and an end.
#[component]
pub(super) fn TimesFields(
    /// What is typed in.
    times: Times,
    /// Identifier of the whole; it is the name of the field in errors as well.
    id: &'static str,
    /// What the times are of.
    legend: &'static str,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <fieldset id=id tabindex="-1">
            <legend class="off">{legend}</legend>
            <div class="form-row">
                <DateField id=format!("{id}-date") label=PlanText::Day.text() value=times.date error=error/>
                <TimeField id=format!("{id}-start") label=PlanText::Start.text() value=times.start/>
                <TimeField id=format!("{id}-end") label=PlanText::End.text() value=times.end/>
            </div>
        </fieldset>
    }
    .into_any()
}

/// The plan as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    form: Form,
    pub(super) times: Times,
    mode: RwSignal<String>,
    topic: RwSignal<String>,
    conducted_by: RwSignal<String>,
    agenda: Agenda,
}

impl Plan {
    /// Fields of `form` that show the plan of `session`.
    pub(super) fn of(form: Form, session: &Session) -> Self {
        let mode = MODES.into_iter().find(|(mode, ..)| session.mode == Some(*mode)).map_or("", |(_, key, _)| key);
        Self {
            form,
            times: Times::of(form, session.planned.as_ref()),
            mode: form.text("mode", mode),
            topic: form.text("topic", session.topic.clone()),
            conducted_by: form.text("conducted-by", session.conducted_by.map(|by| by.to_string()).unwrap_or_default()),
            agenda: Agenda::of(form, &session.agenda),
        }
    }

    /// `session` with this plan.
    pub(super) fn read(self, reader: &mut Reader, session: Session) -> Session {
        let planned = self.times.read(reader, "planned");
        if planned.is_none() && session.held.is_none() && self.times.is_empty() {
            reader.refuse("planned", FormText::DateRequired.text());
        }
        Session {
            planned,
            mode: MODES.into_iter().find(|(_, key, _)| self.mode.with(|mode| mode == key)).map(|(mode, ..)| mode),
            topic: self.topic.get().trim().to_owned(),
            agenda: self.agenda.read(reader),
            conducted_by: self.conducted_by.get().parse().ok(),
            ..session
        }
    }
}

/// Mentees who belong to the group on `day`, or all of them where no day is given.
pub(super) fn expected(group: GroupCtx, day: Option<NaiveDate>) -> Vec<PersonId> {
    let belongs = |person| {
        day.is_none_or(|day| group.file.with(|file| file.member(person).is_some_and(|member| member.belongs_on(day))))
    };
    group.mentees().into_iter().map(|(person, _)| person).filter(|person| belongs(*person)).collect()
}

/// The fields of the plan.
#[component]
pub(super) fn PlanFields(
    /// What is typed in.
    plan: Plan,
    /// Identifier of the date and times.
    #[prop(default = "planned")]
    times_id: &'static str,
    /// The session before this one, whose agenda can be taken over.
    before: Option<Session>,
    /// The mentees who were there; where nobody knows, those who are expected count.
    present: Option<Vec<PersonId>>,
) -> impl IntoView {
    let group = use_group();
    let attendees = Signal::derive(move || present.clone().unwrap_or_else(|| expected(group, plan.times.day())));
    let nobody = [Choice::new("", PlanText::NotStated.text())];
    view! {
        <TimesFields
            times=plan.times
            id=times_id
            legend=PlanText::PlannedFor.text()
            error=plan.form.error("planned")
        />
        <RadioGroup
            id="mode"
            label=PlanText::Mode.text()
            choices=MODES.map(|(_, key, text)| Choice::new(key, text.text())).to_vec()
            value=plan.mode
        />
        <SelectField
            id="conducted-by"
            label=PlanText::ConductedBy.text()
            hint=PlanText::ConductedByHint.text()
            choices=Signal::derive(move || nobody.iter().cloned().chain(people(group.people())).collect())
            value=plan.conducted_by
        />
        <TextField
            id="topic"
            label=PlanText::Topic.text()
            hint=PlanText::TopicHint.text()
            value=plan.topic
            error=plan.form.error("topic")
        />
        <AgendaEditor
            agenda=plan.agenda
            before=before.map(|session| session.agenda).unwrap_or_default()
            attendees
        />
    }
    .into_any()
}
