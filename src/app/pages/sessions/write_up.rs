//! The third part of a session: what the mentor states and notes about it afterwards.

use super::learning::Learning;
use super::learning_fields::LearningFields;
use super::part::{Part, PartForm};
use super::statements::{StatementFields, Statements};
use super::words::people;
use crate::app::clock;
use crate::app::components::{Choice, DateField, SelectField, TextArea};
use crate::app::form::{Form, Reader};
use crate::app::state::edit::Edit;
use crate::app::state::group::use_group;
use crate::app::texts::sessions::WriteUpText;
use crate::domain::session::{Session, SignOff};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is said afterwards, as it is being written.
#[derive(Clone, Copy)]
struct WriteUp {
    part: Part,
    day: RwSignal<String>,
    statements: Statements,
    learning: Learning,
    notes: RwSignal<String>,
    signed_by: RwSignal<String>,
}

impl WriteUp {
    fn of(form: Form, part: Part) -> Self {
        let session = part.session();
        let signed_by = session.sign_off.as_ref().map(|sign_off| sign_off.by.to_string());
        Self {
            part,
            day: form.text("day", clock::today().to_string()),
            statements: Statements::of(form, part.group, &session),
            learning: Learning::of(form, part.group, &session),
            notes: form.text("notes", session.notes),
            signed_by: form.text("sign-off", signed_by.unwrap_or_default()),
        }
    }

    fn read(self, reader: &mut Reader) -> Option<(Edit, Session)> {
        let day = reader.required_date("written-on", &self.day.get_untracked())?;
        let session = self.part.session();
        let (statements, incident) = self.statements.read(reader, &session, day);
        let session = Session {
            confidentiality: statements.confidentiality,
            self_check: statements.self_check,
            notes: self.notes.get_untracked().trim().to_owned(),
            sign_off: self.sign_off(&session, day),
            ..session
        };
        let edit = Edit::record(session.clone(), self.part.opened());
        let edit = incident.add_to(edit);
        Some((self.learning.add_to(edit, &session, day), session))
    }

    /// The signature; one that stands already keeps its day.
    fn sign_off(self, session: &Session, on: NaiveDate) -> Option<SignOff> {
        let by = self.signed_by.get_untracked().parse().ok()?;
        let standing = session.sign_off.clone().filter(|sign_off| sign_off.by == by);
        standing.or(Some(SignOff { by, on }))
    }
}

/// The third part.
#[component]
pub(super) fn WritingUp(
    /// The session that the page was opened on.
    part: Part,
) -> impl IntoView {
    let group = use_group();
    let form = part.form("write-up");
    let written = WriteUp::of(form, part);
    form.keep_draft();
    let build = move |()| {
        let mut reader = Reader::default();
        let read = untrack(|| written.read(&mut reader));
        reader.finish(read)
    };
    let unsigned = [Choice::new("", WriteUpText::NotSigned.text())];
    view! {
        <PartForm part form make=Callback::new(build) action=WriteUpText::Save.text()>
            <DateField
                id="written-on"
                label=WriteUpText::Day.text()
                hint=WriteUpText::DayHint.text()
                value=written.day
                error=form.error("written-on")
            />
            <StatementFields form statements=written.statements/>
            <LearningFields learning=written.learning/>
            <TextArea
                id="notes"
                label=WriteUpText::Notes.text()
                hint=WriteUpText::NotesHint.text()
                value=written.notes
                optional=true
                error=form.error("notes")
            />
            <SelectField
                id="sign-off"
                label=WriteUpText::SignOff.text()
                hint=WriteUpText::SignOffHint.text()
                choices=Signal::derive(move || unsigned.iter().cloned().chain(people(group.people())).collect())
                value=written.signed_by
            />
        </PartForm>
    }
    .into_any()
}
