//! The form of one member: the person, the membership and, for a mentee, the enrolment, saved as one entry.

use crate::app::clock;
use crate::app::components::{DateField, SelectField, Show, Spare, TextArea, TextField};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::agreed::asks_for_more;
use crate::app::pages::people::ahead::{look_ahead, with_reason};
use crate::app::pages::people::enrolment::{EnrolmentFields, EnrolmentSection, programme};
use crate::app::pages::people::role::{role_choices, role_key, role_of};
use crate::app::paths;
use crate::app::preflight::PreflightNotice;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::errors::FormText;
use crate::app::texts::members::MemberText;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::group::{Member, Role};
use crate::domain::ids::PersonId;
use crate::domain::person::{Enrolment, Person};
use crate::domain::record::Entity;
use crate::journal::entry::Act;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// The records as they were when the form was opened.
#[derive(Clone)]
struct Opened {
    shelf: Arc<Shelf>,
    file: Arc<GroupFile>,
    person: Person,
    member: Member,
    /// The enrolment in the programme of the group's policies, recorded or new; none where they credit no programme.
    enrolment: Option<Enrolment>,
}

impl Opened {
    fn new(group: GroupCtx, id: PersonId) -> Option<Self> {
        let (shelf, file) = (group.shelf.get_untracked(), group.file.get_untracked());
        let person = shelf.people.get(id.0)?.clone();
        let member = file.member(id)?.clone();
        let enrolment = untrack(|| programme(group)).map(|programme| {
            shelf.enrolment(id, &programme).cloned().unwrap_or_else(|| Enrolment {
                id: clock::new_id(),
                person: id,
                programme: programme.to_string(),
                group_option: None,
                accrual_start: None,
                completed_on: None,
                evidence: String::new(),
                ruling: String::new(),
            })
        });
        Some(Self { shelf, file, person, member, enrolment })
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    code_name: RwSignal<String>,
    full_name: RwSignal<String>,
    note: RwSignal<String>,
    role: RwSignal<String>,
    invited: RwSignal<String>,
    joined: RwSignal<String>,
    left: RwSignal<String>,
    fit: RwSignal<String>,
    profession: RwSignal<String>,
    enrolment: EnrolmentFields,
}

/// The form of one member.
#[component]
pub fn MemberForm(
    /// The open group.
    group: GroupCtx,
    /// The member.
    person: PersonId,
) -> impl IntoView {
    let opened = Opened::new(group, person)?;
    let form = Form::new(format!("member-{}", opened.member.id));
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let fields = Fields {
        code_name: form.text("code_name", opened.person.code_name.clone()),
        full_name: form.text("full_name", opened.person.full_name.clone()),
        note: form.text("note", opened.person.note.clone()),
        role: form.text("role", role_key(opened.member.role)),
        invited: form.text("invited", day(opened.member.invited)),
        joined: form.text("joined", day(opened.member.joined)),
        left: form.text("left", day(opened.member.left)),
        fit: form.text("fit", opened.member.fit.clone()),
        profession: form.text("profession", opened.member.profession.clone()),
        enrolment: EnrolmentFields::new(form, opened.enrolment.as_ref()),
    };
    let ahead = {
        let opened = opened.clone();
        look_ahead(group, form, move || read(fields, &opened))
    };
    form.keep_draft();
    let counts = opened.enrolment.is_some();
    let opened = StoredValue::new(opened);
    let list = paths::group_page(group.id, "members");
    let navigate = use_navigate();
    let to = list.clone();
    let on_save = move |()| {
        let (navigate, to) = (navigate.clone(), to.clone());
        form.submit(
            || untrack(|| with_reason(ahead, opened.with_value(|opened| read(fields, opened))?)),
            move |_| navigate(&to, NavigateOptions::default()),
        );
    };
    let enrols = move || counts && fields.role.with(|role| role == role_key(Role::Mentee));
    Some(view! {
        <FormView form=form on_save=on_save cancel=list>
            <PersonSection form=form fields=fields />
            <MembershipSection form=form fields=fields />
            <PreflightNotice preflight=ahead />
            <Show when=enrols>
                <EnrolmentSection form=form fields=fields.enrolment />
            </Show>
        </FormView>
    })
}

#[component]
fn PersonSection(form: Form, fields: Fields) -> impl IntoView {
    view! {
        <section class="panel form">
            <h2>{MemberText::PersonTitle.text()}</h2>
            <TextField
                id="code_name"
                label=MemberText::CodeName.text()
                hint=MemberText::CodeNameHint.text()
                value=fields.code_name
                error=form.error("code_name")
            />
            <TextField
                id="full_name"
                label=MemberText::FullName.text()
                hint=MemberText::FullNameHint.text()
                value=fields.full_name
                optional=true
                // The one place for the name of a member, who is no client.
                spare=Spare::All
            />
            <TextArea
                id="note"
                label=MemberText::PersonNote.text()
                value=fields.note
                rows=2
                optional=true
                // How a member can be reached stands with the member.
                spare=Spare::Kinds(&["phone", "email", "title"])
            />
        </section>
    }
    .into_any()
}

#[component]
fn MembershipSection(form: Form, fields: Fields) -> impl IntoView {
    let more = untrack(|| asks_for_more(use_group()));
    view! {
        <section class="panel form">
            <h2>{MemberText::MembershipTitle.text()}</h2>
            <SelectField id="role" label=MemberText::Role.text() choices=role_choices() value=fields.role />
            <DateField
                id="invited"
                label=MemberText::InvitedOn.text()
                hint=MemberText::InvitedHint.text()
                value=fields.invited
                optional=true
                error=form.error("invited")
            />
            <DateField
                id="joined"
                label=MemberText::JoinedOn.text()
                hint=MemberText::JoinedHint.text()
                value=fields.joined
                optional=true
                error=form.error("joined")
            />
            <DateField
                id="left"
                label=MemberText::LeftOn.text()
                hint=MemberText::LeftHint.text()
                value=fields.left
                optional=true
                error=form.error("left")
            />
            {more.then(|| view! {
                <TextArea id="fit" label=MemberText::Fit.text() value=fields.fit rows=2 optional=true/>
                <TextField
                    id="profession"
                    label=MemberText::Profession.text()
                    hint=MemberText::ProfessionHint.text()
                    value=fields.profession
                    optional=true
                />
            })}
        </section>
    }
    .into_any()
}

/// What was changed, as one entry.
fn read(fields: Fields, opened: &Opened) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let person = Person {
        id: opened.person.id,
        code_name: reader.required("code_name", &fields.code_name.get()),
        full_name: fields.full_name.get().trim().to_owned(),
        note: fields.note.get().trim().to_owned(),
    };
    let taken = opened.file.members.iter().filter(|other| other.person != person.id).any(|other| {
        opened.shelf.code_name(other.person).is_some_and(|name| name.to_lowercase() == person.code_name.to_lowercase())
    });
    if taken {
        reader.refuse("code_name", MemberText::AlreadyMember.with(&[&person.code_name]));
    }
    let member = Member {
        role: role_of(&fields.role.get()).unwrap_or(opened.member.role),
        invited: reader.date("invited", &fields.invited.get()),
        joined: reader.date("joined", &fields.joined.get()),
        left: reader.date("left", &fields.left.get()),
        fit: fields.fit.get().trim().to_owned(),
        profession: fields.profession.get().trim().to_owned(),
        ..opened.member.clone()
    };
    if member.left.zip(member.joined).is_some_and(|(left, joined)| left < joined) {
        reader.refuse("left", FormText::Before.text());
    }
    let enrolment = opened.enrolment.clone().filter(|_| member.role == Role::Mentee).map(|mut enrolment| {
        fields.enrolment.read(&mut reader, &mut enrolment);
        enrolment
    });
    let mut edit = Edit::labelled(Act::Change, Some(member.key()), Some(member.group))
        .and_changed(person, &opened.shelf.people)
        .and_changed(member, &opened.file.members);
    if let Some(enrolment) = enrolment.filter(|enrolment| Some(enrolment) != opened.enrolment.as_ref()) {
        edit = edit.and_changed(enrolment, &opened.shelf.enrolments);
    }
    reader.finish(Some(edit))
}
