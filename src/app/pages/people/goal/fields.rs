//! The fields of a goal's form.

use crate::app::form::{FieldError, Form, Reader};
use crate::app::pages::people::attainment::{attainment_of, level};
use crate::app::pages::people::occasion::{occasion_key, occasion_of};
use crate::app::pages::people::rows::{Row, Rows};
use crate::app::state::edit::Edit;
use crate::domain::goal::{Goal, GoalOutcome, Progress};
use crate::domain::record::Revision;
use crate::domain::sort::{Gather, sort_by_key};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A row with one look at the progress.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct LookRow {
    /// Tells it apart while the form is open.
    pub id: Uuid,
    /// The day.
    pub on: RwSignal<String>,
    /// What was seen.
    pub text: RwSignal<String>,
    /// The session or meeting in which it was seen.
    pub seen_in: RwSignal<String>,
    /// The level of attainment, or empty.
    pub attainment: RwSignal<String>,
}

impl Row for LookRow {
    fn empty(id: Uuid) -> Self {
        let field = RwSignal::default;
        Self { id, on: field(), text: field(), seen_in: field(), attainment: field() }
    }

    fn id(&self) -> Uuid {
        self.id
    }
}

impl LookRow {
    fn of(id: Uuid, progress: &Progress) -> Self {
        Self {
            id,
            on: RwSignal::new(progress.on.to_string()),
            text: RwSignal::new(progress.text.clone()),
            seen_in: RwSignal::new(occasion_key(progress.session, progress.meeting)),
            attainment: RwSignal::new(level(progress.attainment)),
        }
    }

    fn is_blank(self) -> bool {
        [self.on, self.text, self.seen_in, self.attainment].iter().all(|text| text.with(String::is_empty))
    }

    fn read(self, reader: &mut Reader) -> Option<Progress> {
        let (session, meeting) = occasion_of(&self.seen_in.get());
        Some(Progress {
            on: reader.required_date(&format!("look-on-{}", self.id), &self.on.get())?,
            text: reader.required(&format!("look-text-{}", self.id), &self.text.get()),
            session,
            meeting,
            attainment: attainment_of(&self.attainment.get()),
        })
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
pub struct Fields {
    /// What is to be reached.
    pub text: RwSignal<String>,
    /// The day on which it was set.
    pub on: RwSignal<String>,
    /// The meeting in which it was set.
    pub meeting: RwSignal<String>,
    /// Steps that are planned, a line each.
    pub steps: RwSignal<String>,
    /// Who proposed it.
    pub proposed_by: RwSignal<BTreeSet<String>>,
    /// Looks at the progress.
    pub looks: Rows<LookRow>,
    /// What was found at the end.
    pub outcome: RwSignal<String>,
    /// Attainment at the end.
    pub attainment: RwSignal<String>,
    /// The day of the outcome.
    pub outcome_on: RwSignal<String>,
    /// The meeting in which the outcome was assessed.
    pub outcome_in: RwSignal<String>,
}

impl Fields {
    /// The fields, filled with what is recorded.
    #[must_use]
    pub fn new(form: Form, goal: &Goal) -> Self {
        let outcome = goal.outcome.as_ref();
        // A look has no identifier of its own; its place tells it apart while the form is open.
        let looks =
            goal.progress.iter().zip(0..).map(|(progress, place)| LookRow::of(Uuid::from_u128(place), progress));
        let meeting = outcome.and_then(|outcome| outcome.meeting);
        Self {
            text: form.text("text", goal.text.clone()),
            on: form.text("set_on", goal.set_on.to_string()),
            meeting: form.text("meeting", goal.meeting.map(|meeting| meeting.to_string()).unwrap_or_default()),
            steps: form.text("steps", goal.steps.join("\n")),
            proposed_by: form.ticks("proposed_by", goal.proposed_by.iter().map(ToString::to_string).gather()),
            looks: Rows::new(form, "progress", looks.collect()),
            outcome: form.text("outcome", outcome.map(|outcome| outcome.text.clone()).unwrap_or_default()),
            attainment: form.text("attainment", level(outcome.and_then(|outcome| outcome.attainment))),
            outcome_on: form.text("outcome-on", outcome.map(|outcome| outcome.on.to_string()).unwrap_or_default()),
            outcome_in: form.text("outcome-in", meeting.map(|meeting| meeting.to_string()).unwrap_or_default()),
        }
    }

    /// The goal as the fields have it.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(self, goal: &Goal, opened: Option<Revision>) -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let text = reader.required("text", &self.text.get());
        let set_on = reader.required_date("set_on", &self.on.get());
        let looks = self.looks.get().into_iter().filter(|look| !look.is_blank());
        let mut progress: Vec<_> = looks.filter_map(|look| look.read(&mut reader)).collect();
        sort_by_key(&mut progress, |look| look.on);
        let outcome_text = self.outcome.get().trim().to_owned();
        let attainment = attainment_of(&self.attainment.get());
        let says_something = !outcome_text.is_empty() || attainment.is_some();
        let outcome = says_something.then(|| reader.required_date("outcome-on", &self.outcome_on.get())).flatten();
        let outcome = outcome.map(|on| GoalOutcome {
            on,
            meeting: self.outcome_in.get().parse().ok(),
            text: outcome_text,
            attainment,
        });
        let goal = set_on.map(|set_on| Goal {
            text,
            set_on,
            steps: lines(&self.steps.get()),
            proposed_by: self.proposed_by.get().iter().filter_map(|person| person.parse().ok()).collect(),
            meeting: self.meeting.get().parse().ok(),
            progress,
            outcome,
            ..goal.clone()
        });
        reader.finish(goal.map(|goal| Edit::record(goal, opened)))
    }
}

/// The lines of a text, without empty ones.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
