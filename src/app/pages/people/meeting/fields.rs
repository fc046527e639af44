//! The fields of an individual meeting's form, filled with what is recorded.

use crate::app::form::Form;
use crate::app::pages::people::attainment::level;
use crate::app::pages::people::case_row::CaseRow;
use crate::app::pages::people::rows::{Row, Rows};
use crate::domain::book::GroupFile;
use crate::domain::case::{Case, Concern};
use crate::domain::goal::Goal;
use crate::domain::ids::{GroupId, MeetingId, PersonId};
use crate::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Which meeting the form is about, and the records as they were when it was opened.
#[derive(Clone)]
pub struct Subject {
    /// The group.
    pub group: GroupId,
    /// The mentee.
    pub person: PersonId,
    /// The meeting's place in the group's life.
    pub kind: MeetingKind,
    /// The meeting, new or recorded.
    pub meeting: MeetingId,
    /// The group's records when the form was opened.
    pub opened: Arc<GroupFile>,
}

impl Subject {
    /// The meeting as it is recorded.
    #[must_use]
    pub fn recorded(&self) -> Option<&Meeting> {
        self.opened.meetings.get(self.meeting.0)
    }

    /// The mentee's own goals, oldest first.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.opened.goals.iter().filter(|goal| goal.person == Some(self.person))
    }

    /// The cases that this meeting settled.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        let listed = self.recorded().and_then(|meeting| match &meeting.cases {
            Some(CasesDiscussed::Discussed(cases)) => Some(cases.clone()),
            _ => None,
        });
        let listed = listed.unwrap_or_default();
        self.opened.cases.iter().filter(move |case| case.meeting == Some(self.meeting) || listed.contains(&case.id))
    }

    /// What the mentee answered on the day of this meeting when asked about concerns.
    #[must_use]
    pub fn concern(&self) -> Option<&Concern> {
        let day = self.recorded()?.time()?.date();
        self.opened.concerns.iter().find(|concern| concern.person == self.person && concern.raised_on == day)
    }
}

/// A row with one text: a need or a goal.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct TextRow {
    id: Uuid,
    /// What is needed or to be reached.
    pub text: RwSignal<String>,
}

impl Row for TextRow {
    fn empty(id: Uuid) -> Self {
        Self { id, text: RwSignal::default() }
    }

    fn id(&self) -> Uuid {
        self.id
    }
}

/// A row with what a meeting found about a goal: its progress or its outcome.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct FindingRow {
    id: Uuid,
    /// What was found.
    pub text: RwSignal<String>,
    /// The level of attainment, or empty.
    pub attainment: RwSignal<String>,
}

impl Row for FindingRow {
    fn empty(id: Uuid) -> Self {
        Self { id, text: RwSignal::default(), attainment: RwSignal::default() }
    }

    fn id(&self) -> Uuid {
        self.id
    }
}

impl FindingRow {
    fn of(goal: &Goal, subject: &Subject) -> Self {
        let found = match subject.kind {
            MeetingKind::Closing => goal.outcome.as_ref().map(|outcome| (&outcome.text, outcome.attainment)),
            _ => goal
                .progress
                .iter()
                .find(|progress| progress.meeting == Some(subject.meeting))
                .map(|progress| (&progress.text, progress.attainment)),
        };
        let (text, attainment) = found.map(|(text, attainment)| (text.clone(), attainment)).unwrap_or_default();
        Self { id: goal.id.0, text: RwSignal::new(text), attainment: RwSignal::new(level(attainment)) }
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
pub struct Fields {
    /// `planned` or `held`.
    pub state: RwSignal<String>,
    /// The day.
    pub date: RwSignal<String>,
    /// When it starts.
    pub start: RwSignal<String>,
    /// When it ends.
    pub end: RwSignal<String>,
    /// Who held it.
    pub held_by: RwSignal<String>,
    /// Needs.
    pub needs: Rows<TextRow>,
    /// Goals that were set.
    pub goals: Rows<TextRow>,
    /// What was found about each goal.
    pub findings: Rows<FindingRow>,
    /// `yes`, `no`, or empty.
    pub confidentiality: RwSignal<String>,
    /// The day on which confidentiality was discussed.
    pub confidentiality_on: RwSignal<String>,
    /// `none`, `some`, or empty.
    pub has_cases: RwSignal<String>,
    /// Cases.
    pub cases: Rows<CaseRow>,
    /// `none`, `some`, or empty.
    pub has_concern: RwSignal<String>,
    /// The concern.
    pub concern: RwSignal<String>,
    /// The day on which it was discussed.
    pub concern_on: RwSignal<String>,
    /// Notes.
    pub notes: RwSignal<String>,
}

impl Fields {
    /// The fields, filled with what is recorded.
    #[must_use]
    pub fn new(form: Form, subject: &Subject) -> Self {
        let recorded = subject.recorded();
        let time = recorded.and_then(Meeting::time);
        let clock = |moment: &crate::domain::dates::Moment| moment.local().format("%H:%M").to_string();
        let state = recorded.map_or("", |meeting| if meeting.held.is_some() { "held" } else { "planned" });
        let group = subject.opened.group();
        let held_by = recorded.map_or_else(|| group.and_then(|group| group.mentor), |meeting| meeting.held_by);
        let confidentiality_on = recorded.and_then(|meeting| meeting.confidentiality_on);
        // Left empty it is the day of the meeting, so that it moves with the meeting.
        let confidentiality_day = confidentiality_on.filter(|day| time.is_none_or(|time| time.date() != *day));
        let has_cases = recorded.and_then(|meeting| meeting.cases.as_ref()).map_or("", |cases| match cases {
            CasesDiscussed::NoneAssigned => "none",
            CasesDiscussed::Discussed(_) => "some",
        });
        let concern = subject.concern();
        let has_concern = concern.map_or("", |concern| if concern.concern.is_some() { "some" } else { "none" });
        let text_row = |id: Uuid, text: &str| TextRow { id, text: RwSignal::new(text.to_owned()) };
        let here = Some(subject.meeting);
        let needs = subject.opened.needs.iter().filter(|need| need.meeting == here);
        let goals = subject.goals().filter(|goal| goal.meeting == here);
        let findings = subject.goals().filter(|_| subject.kind != MeetingKind::Opening);
        Self {
            state: form.text("state", state),
            date: form.text("date", time.map(|time| time.date().to_string()).unwrap_or_default()),
            start: form.text("start", time.map(|time| clock(time.start())).unwrap_or_default()),
            end: form.text("end", time.map(|time| clock(time.end())).unwrap_or_default()),
            held_by: form.text("held-by", held_by.map(|person| person.to_string()).unwrap_or_default()),
            needs: Rows::new(form, "needs", needs.map(|need| text_row(need.id.0, &need.text)).collect()),
            goals: Rows::new(form, "goals", goals.map(|goal| text_row(goal.id.0, &goal.text)).collect()),
            findings: Rows::new(form, "findings", findings.map(|goal| FindingRow::of(goal, subject)).collect()),
            confidentiality: form.text("confidentiality", if confidentiality_on.is_some() { "yes" } else { "" }),
            confidentiality_on: form
                .text("confidentiality-on", confidentiality_day.map(|day| day.to_string()).unwrap_or_default()),
            has_cases: form.text("has-cases", has_cases),
            cases: Rows::new(form, "cases", subject.cases().map(CaseRow::of).collect()),
            has_concern: form.text("has-concern", has_concern),
            concern: form.text("concern", concern.and_then(|concern| concern.concern.clone()).unwrap_or_default()),
            concern_on: form.text(
                "concern-on",
                concern.and_then(|concern| concern.discussed_on).map(|day| day.to_string()).unwrap_or_default(),
            ),
            notes: form.text("notes", recorded.map(|meeting| meeting.notes.clone()).unwrap_or_default()),
        }
    }
}
