//! The form of one case, new or recorded.

use crate::app::components::{Choice, DateField, Notice, NoticeKind, SelectField};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::people::case_row::{CaseFields, CaseRow};
use crate::app::pages::people::occasion::meetings;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::cases::CaseText;
use crate::app::texts::errors::FormText;
use crate::domain::case::Case;
use crate::domain::ids::PersonId;
use crate::domain::record::Revision;
use leptos::prelude::*;

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    person: RwSignal<String>,
    row: CaseRow,
    assigned_on: RwSignal<String>,
    discussed_on: RwSignal<String>,
    anonymised_on: RwSignal<String>,
    meeting: RwSignal<String>,
}

impl Fields {
    fn new(form: Form, case: &Case, recorded: bool) -> Self {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let person = if case.person.0.is_nil() { String::new() } else { case.person.to_string() };
        Self {
            person: form.text("person", person),
            row: CaseRow::of(case).in_form(form),
            assigned_on: form.text("assigned_on", day(recorded.then_some(case.assigned_on))),
            discussed_on: form.text("discussed_on", day(case.discussed_on)),
            anonymised_on: form.text("anonymised_on", day(case.anonymised_on)),
            meeting: form.text("meeting", case.meeting.map(|meeting| meeting.to_string()).unwrap_or_default()),
        }
    }

    fn read(self, group: GroupCtx, case: &Case, opened: Option<Revision>) -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let mut case = case.clone();
        match self.person.get().parse::<PersonId>() {
            Ok(person) => case.person = person,
            Err(_) => reader.refuse("case-person", FormText::ChooseOne.text()),
        }
        self.row.read(&mut reader, "", &mut case);
        if let Some(day) = reader.required_date("assigned-on", &self.assigned_on.get()) {
            case.assigned_on = day;
        }
        case.discussed_on = reader.date("case-discussed", &self.discussed_on.get());
        case.anonymised_on = reader.date("anonymised", &self.anonymised_on.get());
        case.meeting = self.meeting.get().parse().ok();
        let taken =
            group.file.with(|file| file.cases.iter().any(|other| other.id != case.id && other.code == case.code));
        if taken {
            reader.refuse("case-code", CaseText::DuplicateCode.with(&[&case.code]));
        }
        reader.finish(Some(Edit::record(case, opened)))
    }
}

/// The form of one case.
#[component]
pub fn CaseForm(
    /// The open group.
    group: GroupCtx,
    /// The case, as it was when the page was opened.
    case: Case,
    /// True where it is recorded, false for a new one.
    recorded: bool,
    /// Called once it is saved.
    on_saved: Callback<()>,
) -> impl IntoView {
    let slot = if recorded { case.id.to_string() } else { format!("new-{}", group.id) };
    let form = Form::new(format!("case-{slot}"));
    let fields = Fields::new(form, &case, recorded);
    form.keep_draft();
    let opened = group.file.with_untracked(|file| file.cases.revision(case.id.0));
    let case = StoredValue::new(case);
    let on_save = move |()| {
        form.submit(|| untrack(|| case.with_value(|case| fields.read(group, case, opened))), move |_| on_saved.run(()));
    };
    let people = Signal::derive(move || {
        let people = group.mentees().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        std::iter::once(Choice::new("", CaseText::ChoosePerson.text())).chain(people).collect::<Vec<_>>()
    });
    let held = Signal::derive(move || {
        let person = fields.person.with(|person| person.parse::<PersonId>().ok());
        let none = Choice::new("", CaseText::NoMeeting.text());
        std::iter::once(none).chain(meetings(group, person)).collect::<Vec<_>>()
    });
    let cancel = if recorded { paths::group_page(group.id, "cases") } else { String::new() };
    view! {
        <FormView form=form on_save=on_save cancel=cancel>
            <div class="panel form">
                <Notice kind=NoticeKind::Heed title=CaseText::NeverNamesTitle.text() text=CaseText::NeverNames.text() />
                <SelectField
                    id="case-person"
                    label=CaseText::Person.text()
                    choices=people
                    value=fields.person
                    error=form.error("case-person")
                />
                <CaseFields form=form row=fields.row />
                <DateField
                    id="assigned-on"
                    label=CaseText::AssignedOn.text()
                    value=fields.assigned_on
                    error=form.error("assigned-on")
                />
                <DateField
                    id="case-discussed"
                    label=CaseText::DiscussedOn.text()
                    hint=CaseText::DiscussedHint.text()
                    value=fields.discussed_on
                    optional=true
                    error=form.error("case-discussed")
                />
                <DateField
                    id="anonymised"
                    label=CaseText::AnonymisedOn.text()
                    hint=CaseText::AnonymisedHint.text()
                    value=fields.anonymised_on
                    optional=true
                    error=form.error("anonymised")
                />
                <SelectField
                    id="case-meeting"
                    label=CaseText::DiscussedIn.text()
                    choices=held
                    value=fields.meeting
                    optional=true
                />
            </div>
        </FormView>
    }
    .into_any()
}
