//! The mentor's statements on a session: whether confidentiality held, and whether it kept to its course.

use crate::app::clock;
use crate::app::components::{Choice, DateField, RadioGroup, Show, TextArea};
use crate::app::form::{Form, Reader};
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::errors::FormText;
use crate::app::texts::sessions::WriteUpText;
use crate::domain::case::Incident;
use crate::domain::record::Revision;
use crate::domain::session::{Confidentiality, SelfCheck, Session};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Keys of the answers.
const YES: &str = "yes";
const NO: &str = "no";

/// The statements as they are being written.
#[derive(Clone, Copy)]
pub(super) struct Statements {
    confidentiality: RwSignal<String>,
    incident: StoredValue<Option<(Incident, Revision)>>,
    text: RwSignal<String>,
    closed_on: RwSignal<String>,
    resolution: RwSignal<String>,
    self_check: RwSignal<String>,
    correction: RwSignal<String>,
}

/// The two statements of a session.
pub(super) struct Stated {
    pub(super) confidentiality: Option<Confidentiality>,
    pub(super) self_check: Option<SelfCheck>,
}

/// What becomes of the incident that belongs to the statement on confidentiality.
pub(super) enum IncidentChange {
    None,
    Put(Incident, Option<Revision>),
    Remove(Incident, Revision),
}

impl IncidentChange {
    /// `edit` with this change.
    pub(super) fn add_to(self, edit: Edit) -> Edit {
        match self {
            Self::None => edit,
            Self::Put(incident, opened) => edit.and(incident, opened),
            Self::Remove(incident, revision) => edit.and_remove(&incident, revision),
        }
    }
}

fn answer(yes: Option<bool>) -> &'static str {
    match yes {
        Some(true) => YES,
        Some(false) => NO,
        None => "",
    }
}

impl Statements {
    pub(super) fn of(form: Form, group: GroupCtx, session: &Session) -> Self {
        let confidentiality = session.confidentiality.as_ref();
        let incident = confidentiality.and_then(|stated| stated.incident).and_then(|id| {
            group.file.with_untracked(|file| file.incidents.get(id.0).cloned().zip(file.incidents.revision(id.0)))
        });
        let of_incident =
            |text: fn(&Incident) -> String| incident.as_ref().map(|(incident, _)| text(incident)).unwrap_or_default();
        let self_check = session.self_check.as_ref();
        Self {
            confidentiality: form
                .text("confidentiality", answer(confidentiality.map(|stated| stated.incident.is_none()))),
            text: form.text("incident", of_incident(|incident| incident.text.clone())),
            closed_on: form.text(
                "closed-on",
                of_incident(|incident| incident.closed_on.map(|day| day.to_string()).unwrap_or_default()),
            ),
            resolution: form.text("resolution", of_incident(|incident| incident.resolution.clone())),
            incident: StoredValue::new(incident),
            self_check: form.text("self-check", answer(self_check.map(|check| check.on_course))),
            correction: form.text("correction", self_check.map(|check| check.correction.clone()).unwrap_or_default()),
        }
    }

    /// The statements; one that stands already and says the same keeps its day, another is made on `day`.
    pub(super) fn read(self, reader: &mut Reader, session: &Session, day: NaiveDate) -> (Stated, IncidentChange) {
        let (confidentiality, incident) = self.read_confidentiality(reader, session, day);
        let stated = Stated { confidentiality, self_check: self.read_self_check(session, day) };
        (stated, incident)
    }

    fn read_confidentiality(
        self,
        reader: &mut Reader,
        session: &Session,
        day: NaiveDate,
    ) -> (Option<Confidentiality>, IncidentChange) {
        let standing = self.incident.get_value();
        let without = || match standing.clone() {
            Some((incident, revision)) => IncidentChange::Remove(incident, revision),
            None => IncidentChange::None,
        };
        let on = |incident| {
            let stated = session.confidentiality.as_ref().filter(|stated| stated.incident == incident);
            stated.map_or(day, |stated| stated.on)
        };
        match self.confidentiality.get_untracked().as_str() {
            YES => (Some(Confidentiality { on: on(None), incident: None }), without()),
            NO => {
                let (mut incident, opened) = match standing.clone() {
                    Some((incident, revision)) => (incident, Some(revision)),
                    None => (new_incident(session, day), None),
                };
                incident.text = reader.required("incident", &self.text.get_untracked());
                incident.closed_on = reader.date("closed-on", &self.closed_on.get_untracked());
                incident.resolution = self.resolution.get_untracked().trim().to_owned();
                if incident.closed_on.is_some_and(|closed| closed < incident.on) {
                    reader.refuse("closed-on", FormText::Before.text());
                }
                let id = Some(incident.id);
                (Some(Confidentiality { on: on(id), incident: id }), IncidentChange::Put(incident, opened))
            }
            _ => (None, without()),
        }
    }

    fn read_self_check(self, session: &Session, day: NaiveDate) -> Option<SelfCheck> {
        let on_course = match self.self_check.get_untracked().as_str() {
            YES => true,
            NO => false,
            _ => return None,
        };
        let correction = if on_course { String::new() } else { self.correction.get_untracked().trim().to_owned() };
        let same = |check: &&SelfCheck| check.on_course == on_course && check.correction == correction;
        let on = session.self_check.as_ref().filter(same).map_or(day, |check| check.on);
        Some(SelfCheck { on, on_course, correction })
    }
}

fn new_incident(session: &Session, on: NaiveDate) -> Incident {
    Incident {
        id: clock::new_id(),
        group: session.group,
        session: session.id,
        on,
        text: String::new(),
        closed_on: None,
        resolution: String::new(),
    }
}

/// The controls of the statements.
#[component]
pub(super) fn StatementFields(
    /// The form.
    form: Form,
    /// What is written.
    statements: Statements,
) -> impl IntoView {
    let choices = |yes: WriteUpText, no: WriteUpText| {
        let not_stated = Choice::new("", WriteUpText::NotStated.text());
        vec![Choice::new(YES, yes.text()), Choice::new(NO, no.text()), not_stated]
    };
    view! {
        <RadioGroup
            id="confidentiality"
            label=WriteUpText::Confidentiality.text()
            hint=WriteUpText::ConfidentialityHint.text()
            choices=choices(WriteUpText::ConfidentialityHeld, WriteUpText::ConfidentialityBroken)
            value=statements.confidentiality
        />
        <Show when=move || statements.confidentiality.with(|answer| answer == NO)>
            <IncidentFields form statements/>
        </Show>
        <RadioGroup
            id="self-check"
            label=WriteUpText::SelfCheck.text()
            hint=WriteUpText::SelfCheckHint.text()
            choices=choices(WriteUpText::OnCourse, WriteUpText::OffCourse)
            value=statements.self_check
        />
        <Show when=move || statements.self_check.with(|answer| answer == NO)>
            <TextArea
                id="correction"
                label=WriteUpText::Correction.text()
                hint=WriteUpText::CorrectionHint.text()
                value=statements.correction
                rows=2
            />
        </Show>
    }
    .into_any()
}

/// The controls of an incident.
#[component]
fn IncidentFields(form: Form, statements: Statements) -> impl IntoView {
    view! {
        <div class="aside form">
            <TextArea
                id="incident"
                label=WriteUpText::Incident.text()
                hint=WriteUpText::IncidentHint.text()
                value=statements.text
                error=form.error("incident")
            />
            <DateField
                id="closed-on"
                label=WriteUpText::ClosedOn.text()
                optional=true
                value=statements.closed_on
                error=form.error("closed-on")
            />
            <TextArea
                id="resolution"
                label=WriteUpText::Resolution.text()
                optional=true
                rows=2
                value=statements.resolution
            />
        </div>
    }
    .into_any()
}
