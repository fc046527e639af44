//! From the fields of a meeting's form to one entry: the meeting with its needs, goals, cases and concern.

use super::fields::{Fields, FindingRow, Subject, TextRow};
use crate::app::clock;
use crate::app::form::{FieldError, Reader};
use crate::app::pages::people::attainment::attainment_of;
use crate::app::pages::people::rows::{Row, Rows};
use crate::app::state::edit::Edit;
use crate::app::texts::cases::CaseText;
use crate::app::texts::errors::FormText;
use crate::app::texts::meetings::MeetingText;
use crate::domain::case::{Case, Concern};
use crate::domain::dates::Span;
use crate::domain::goal::{Goal, GoalOutcome, Need, Progress};
use crate::domain::goal_plan::GoalPlan;
use crate::domain::ids::NeedId;
use crate::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use crate::domain::sort::{Gather, sort_by_key};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Reads the form into one entry.
///
/// # Errors
/// What is wrong, at its field.
pub fn read(fields: Fields, subject: &Subject) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let Some(time) = time(&mut reader, fields, subject) else { return reader.finish(None) };
    let day = time.date();
    let held = fields.state.get() == "held";
    if held && day > clock::today() {
        reader.refuse("when", MeetingText::HeldAhead.text());
    }
    let recorded = subject.recorded();
    let cases = cases(&mut reader, fields, subject, day);
    let meeting = Meeting {
        id: subject.meeting,
        group: subject.group,
        person: subject.person,
        kind: subject.kind,
        planned: if held { recorded.and_then(|meeting| meeting.planned.clone()) } else { Some(time.clone()) },
        held: held.then_some(time),
        held_by: fields.held_by.get().parse().ok(),
        confidentiality_on: confidentiality(&mut reader, fields, day),
        cases: discussed(&mut reader, fields, &cases),
        notes: fields.notes.get().trim().to_owned(),
    };
    let mut edit = Edit::record(meeting, subject.opened.meetings.revision(subject.meeting.0));
    edit = needs(&mut reader, edit, fields, subject, day);
    edit = goals(&mut reader, edit, fields, subject, day);
    let kept: BTreeSet<Uuid> = cases.iter().map(|case| case.id.0).gather();
    for gone in subject.cases().filter(|case| !kept.contains(&case.id.0)) {
        edit = edit.and_gone(gone, &subject.opened.cases);
    }
    for case in cases {
        edit = edit.and_changed(case, &subject.opened.cases);
    }
    edit = concern(&mut reader, edit, fields, subject, day);
    reader.finish(Some(edit))
}

/// When it takes or took place: what is recorded where nothing was changed, because it may lie in another zone.
fn time(reader: &mut Reader, fields: Fields, subject: &Subject) -> Option<Span> {
    if fields.state.get().is_empty() {
        reader.refuse("state", FormText::ChooseOne.text());
    }
    let typed = [fields.date, fields.start, fields.end].map(|text| text.get());
    let recorded = subject.recorded().and_then(Meeting::time);
    if let Some(span) = recorded
        && [span.start().local().format("%F"), span.start().local().format("%R"), span.end().local().format("%R")]
            .iter()
            .map(ToString::to_string)
            .eq(typed.iter().cloned())
    {
        return Some(span.clone());
    }
    let [date, start, end] = typed;
    if date.trim().is_empty() {
        reader.refuse("when", FormText::DateRequired.text());
        return None;
    }
    reader.span("when", &date, &start, &end)
}

fn confidentiality(reader: &mut Reader, fields: Fields, day: NaiveDate) -> Option<NaiveDate> {
    if fields.confidentiality.get() != "yes" {
        return None;
    }
    Some(reader.date("confidentiality-on", &fields.confidentiality_on.get()).unwrap_or(day))
}

/// The texts of the rows that say something; an empty row is an error only where a record would lose its text.
fn texts(
    reader: &mut Reader,
    rows: Rows<TextRow>,
    field: &str,
    is_recorded: impl Fn(Uuid) -> bool,
) -> Vec<(Uuid, String)> {
    let mut found = Vec::new();
    for row in rows.get() {
        let text = row.text.get().trim().to_owned();
        if !text.is_empty() {
            found.push((row.id(), text));
        } else if is_recorded(row.id()) {
            reader.refuse(&format!("{field}-{}", row.id()), FormText::Required.text());
        }
    }
    found
}

fn needs(reader: &mut Reader, mut edit: Edit, fields: Fields, subject: &Subject, day: NaiveDate) -> Edit {
    let table = &subject.opened.needs;
    let rows = texts(reader, fields.needs, "need", |id| table.get(id).is_some());
    let kept: BTreeSet<Uuid> = fields.needs.get().iter().map(Row::id).gather();
    for gone in table.iter().filter(|need| need.meeting == Some(subject.meeting) && !kept.contains(&need.id.0)) {
        edit = edit.and_gone(gone, table);
    }
    for (id, text) in rows {
        let meeting = Some(subject.meeting);
        let need =
            Need { id: id.into(), group: subject.group, person: subject.person, text, assessed_on: day, meeting };
        edit = edit.and_changed(need, table);
    }
    edit
}

/// The goals that the meeting set, and what it found about earlier ones.
fn goals(reader: &mut Reader, mut edit: Edit, fields: Fields, subject: &Subject, day: NaiveDate) -> Edit {
    let table = &subject.opened.goals;
    let kept: BTreeSet<Uuid> = fields.goals.get().iter().map(Row::id).gather();
    let mut removed = BTreeSet::new();
    for gone in subject.goals().filter(|goal| goal.meeting == Some(subject.meeting) && !kept.contains(&goal.id.0)) {
        edit = edit.and_gone(gone, table);
        removed.insert(gone.id.0);
    }
    let mut changed: Vec<Goal> = Vec::new();
    for (id, text) in texts(reader, fields.goals, "goal", |id| table.get(id).is_some()) {
        changed.push(match table.get(id) {
            Some(goal) => Goal { text, set_on: day, ..goal.clone() },
            None => Goal {
                id: id.into(),
                group: subject.group,
                person: Some(subject.person),
                text,
                proposed_by: Vec::new(),
                steps: Vec::new(),
                plan: GoalPlan::default(),
                set_on: day,
                meeting: Some(subject.meeting),
                progress: Vec::new(),
                outcome: None,
            },
        });
    }
    for row in fields.findings.get().into_iter().filter(|row| !removed.contains(&row.id())) {
        let place = changed.iter().position(|goal| goal.id.0 == row.id());
        let goal = place.map(|place| changed.swap_remove(place)).or_else(|| table.get(row.id()).cloned());
        changed.extend(goal.map(|goal| found(reader, goal, row, subject, day)));
    }
    let kept: BTreeSet<Uuid> = fields.needs.get().iter().map(Row::id).gather();
    let has_gone = |need: &NeedId| {
        subject.opened.needs.get(need.0).is_some_and(|need| need.meeting == Some(subject.meeting))
            && !kept.contains(&need.0)
    };
    for goal in subject.goals().filter(|goal| !removed.contains(&goal.id.0) && goal.plan.needs.iter().any(has_gone)) {
        if !changed.iter().any(|other| other.id == goal.id) {
            changed.push(goal.clone());
        }
    }
    for mut goal in changed {
        goal.plan.needs.retain(|need| !has_gone(need));
        edit = edit.and_changed(goal, table);
    }
    edit
}

/// The goal with what the meeting found about it.
fn found(reader: &mut Reader, mut goal: Goal, row: FindingRow, subject: &Subject, day: NaiveDate) -> Goal {
    let text = row.text.get().trim().to_owned();
    let attainment = attainment_of(&row.attainment.get());
    let says_nothing = text.is_empty() && attainment.is_none();
    let meeting = Some(subject.meeting);
    if subject.kind == MeetingKind::Closing {
        let same =
            goal.outcome.as_ref().is_some_and(|outcome| outcome.text == text && outcome.attainment == attainment);
        if !same {
            goal.outcome = (!says_nothing).then_some(GoalOutcome { on: day, meeting, text, attainment });
        }
        return goal;
    }
    if !says_nothing && text.is_empty() {
        reader.refuse(&format!("finding-{}", row.id()), FormText::Required.text());
    }
    goal.progress.retain(|progress| progress.meeting != meeting);
    if !says_nothing {
        goal.progress.push(Progress { on: day, text, session: None, meeting, attainment });
        sort_by_key(&mut goal.progress, |progress| progress.on);
    }
    goal
}

/// The cases of the form; a row without a word is left out.
fn cases(reader: &mut Reader, fields: Fields, subject: &Subject, day: NaiveDate) -> Vec<Case> {
    let table = &subject.opened.cases;
    let rows = fields.cases.get();
    let mut found: Vec<Case> = Vec::new();
    for row in rows.into_iter().filter(|row| table.get(row.id()).is_some() || !row.is_blank()) {
        let mut case = table.get(row.id()).cloned().unwrap_or(Case {
            id: row.id().into(),
            group: subject.group,
            person: subject.person,
            code: String::new(),
            nature: String::new(),
            scope: String::new(),
            off_limits: None,
            assigned_on: day,
            anonymised_on: None,
            discussed_on: None,
            meeting: None,
        });
        let suffix = format!("-{}", row.id());
        row.read(reader, &suffix, &mut case);
        case.meeting = case.meeting.or(Some(subject.meeting));
        if case.meeting == Some(subject.meeting) {
            case.discussed_on = Some(day);
        }
        let others = table.iter().chain(&found).any(|other| other.id != case.id && other.code == case.code);
        if others && !case.code.is_empty() {
            reader.refuse(&format!("case-code{suffix}"), CaseText::DuplicateCode.with(&[&case.code]));
        }
        found.push(case);
    }
    found
}

fn discussed(reader: &mut Reader, fields: Fields, cases: &[Case]) -> Option<CasesDiscussed> {
    match (fields.has_cases.get().as_str(), cases) {
        ("none", []) => Some(CasesDiscussed::NoneAssigned),
        ("none", _) => {
            reader.refuse("cases", MeetingText::CasesContradict.text());
            None
        }
        ("some", []) => {
            reader.refuse("cases", MeetingText::CasesMissing.text());
            None
        }
        ("some", _) => Some(CasesDiscussed::Discussed(cases.iter().map(|case| case.id).collect())),
        _ => None,
    }
}

/// What the mentee answered when asked about concerns.
fn concern(reader: &mut Reader, edit: Edit, fields: Fields, subject: &Subject, day: NaiveDate) -> Edit {
    let has_concern = fields.has_concern.get();
    if has_concern.is_empty() {
        return edit;
    }
    let recorded = subject.concern();
    let mut concern = Concern {
        id: recorded.map_or_else(clock::new_id, |concern| concern.id),
        group: subject.group,
        person: subject.person,
        raised_on: day,
        concern: None,
        discussed_on: None,
        outcome: recorded.map(|concern| concern.outcome.clone()).unwrap_or_default(),
    };
    if has_concern == "some" {
        concern.concern = Some(reader.required("concern-text", &fields.concern.get()));
        concern.discussed_on = reader.date("concern-discussed", &fields.concern_on.get());
        if concern.discussed_on.is_some_and(|discussed| discussed < concern.raised_on) {
            reader.refuse("concern-discussed", FormText::Before.text());
        }
    }
    edit.and_changed(concern, &subject.opened.concerns)
}
