//! Adding members: several new people by their code names, or somebody who is already in the book.

use super::ahead::{look_ahead, with_reason};
use super::case_row::lines;
use super::enrolment::{group_option, group_option_choices, programme};
use super::role::{role_choices, role_key, role_of};
use crate::app::clock;
use crate::app::components::{Choice, DateField, RadioGroup, SelectField, Show, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::preflight::PreflightNotice;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::errors::FormText;
use crate::app::texts::members::MemberText;
use crate::domain::group::{Member, Role};
use crate::domain::ids::PersonId;
use crate::domain::person::{Enrolment, Person};
use crate::domain::record::{Entity, Record};
use crate::domain::sort::{Gather, sort_by_key};
use crate::journal::entry::Act;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    who: RwSignal<String>,
    names: RwSignal<String>,
    known: RwSignal<String>,
    role: RwSignal<String>,
    invited: RwSignal<String>,
    joined: RwSignal<String>,
    option: RwSignal<String>,
}

/// The form that adds members.
#[component]
pub fn AddMembers() -> impl IntoView {
    let group = use_group();
    let form = Form::new(format!("members-{}", group.id));
    let fields = Fields {
        who: form.text("who", "new"),
        names: form.text("names", ""),
        known: form.text("known", ""),
        role: form.text("role", role_key(Role::Mentee)),
        invited: form.text("invited", ""),
        joined: form.text("joined", ""),
        option: form.text("group-option", ""),
    };
    let ahead = look_ahead(group, form, move || read(group, fields));
    form.keep_draft();
    let on_save = move |()| {
        form.submit(
            || untrack(|| with_reason(ahead, read(group, fields)?)),
            move |_| {
                for typed in [fields.names, fields.known, fields.invited, fields.joined, fields.option] {
                    typed.set(String::new());
                }
            },
        );
    };
    let is_new = move || fields.who.with(|who| who == "new");
    let others = Memo::new(move |_| strangers(group));
    let who = vec![Choice::new("new", MemberText::WhoNew.text()), Choice::new("known", MemberText::WhoKnown.text())];
    let asks_option =
        move || programme(group).is_some() && is_new() && fields.role.with(|role| role == role_key(Role::Mentee));
    view! {
        <section class="section" id="add-member" tabindex="-1" aria-labelledby="add-title">
            <div class="section-head">
                <h2 id="add-title">{MemberText::AddTitle.text()}</h2>
            </div>
            <div class="panel">
                <FormView form=form on_save=on_save save=MemberText::AddButton.text()>
                    <Show when=move || others.with(|others| !others.is_empty())>
                        <RadioGroup id="who" label=MemberText::Who.text() choices=who.clone() value=fields.who />
                    </Show>
                    <Show
                        when=is_new
                        fallback=move || {
                            view! {
                                <SelectField
                                    id="known"
                                    label=MemberText::Known.text()
                                    choices=others
                                    value=fields.known
                                    error=form.error("known")
                                />
                            }
                        }
                    >
                        <TextArea
                            id="names"
                            label=MemberText::Names.text()
                            hint=MemberText::NamesHint.text()
                            value=fields.names
                            error=form.error("names")
                        />
                    </Show>
                    <SelectField id="role" label=MemberText::AddRole.text() choices=role_choices() value=fields.role />
                    <div class="form-row">
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
                    </div>
                    <Show when=asks_option>
                        <RadioGroup
                            id="group-option"
                            label=MemberText::GroupOption.text()
                            hint=MemberText::GroupOptionHint.text()
                            choices=group_option_choices()
                            value=fields.option
                        />
                    </Show>
                    <PreflightNotice preflight=ahead />
                </FormView>
            </div>
        </section>
    }
    .into_any()
}

/// People of the book who are not in this group, by code name, after the choice of nobody.
pub(in crate::app::pages) fn strangers(group: GroupCtx) -> Vec<Choice> {
    let mut others: Vec<_> = group.shelf.with(|shelf| {
        group.file.with(|file| {
            let outside = |person: &&Person| file.member(person.id).is_none();
            shelf.people.iter().filter(outside).map(|person| (person.code_name.clone(), person.id)).collect()
        })
    });
    sort_by_key(&mut others, Clone::clone);
    if others.is_empty() {
        return Vec::new();
    }
    let people = others.into_iter().map(|(name, person): (String, PersonId)| Choice::new(person.to_string(), name));
    std::iter::once(Choice::new("", MemberText::ChoosePerson.text())).chain(people).collect()
}

/// Everybody in one entry: the new people, their memberships and, for mentees, what they chose.
fn read(group: GroupCtx, fields: Fields) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let role = role_of(&fields.role.get()).unwrap_or(Role::Mentee);
    let invited = reader.date("invited", &fields.invited.get());
    let joined = reader.date("joined", &fields.joined.get());
    let mut records: Vec<Record> = Vec::new();
    let people = if fields.who.get() == "known" {
        known(&mut reader, group, fields).into_iter().collect()
    } else {
        let people = new_people(&mut reader, group, fields);
        let option = group_option(&fields.option.get());
        let enrols = role == Role::Mentee && option.is_some();
        if let Some(programme) = programme(group).filter(|_| enrols) {
            let enrolment = |person: &Person| Enrolment {
                id: clock::new_id(),
                person: person.id,
                programme: programme.to_string(),
                group_option: option,
                accrual_start: None,
                completed_on: None,
                evidence: String::new(),
                ruling: String::new(),
            };
            records.extend(people.iter().map(enrolment).map(Record::from));
        }
        let ids: Vec<_> = people.iter().map(|person| person.id).collect();
        records.extend(people.into_iter().map(Record::from));
        ids
    };
    let member = |person| Member {
        id: clock::new_id(),
        group: group.id,
        person,
        role,
        invited,
        joined,
        left: None,
        fit: String::new(),
        profession: String::new(),
    };
    let members: Vec<Member> = people.into_iter().map(member).collect();
    let edit = Edit::labelled(Act::Add, members.first().map(Entity::key), Some(group.id));
    let records = records.into_iter().chain(members.into_iter().map(Record::from));
    reader.finish(Some(records.fold(edit, |edit, record| edit.and(record, None))))
}

/// The person of the book who was chosen.
fn known(reader: &mut Reader, group: GroupCtx, fields: Fields) -> Option<PersonId> {
    let person = fields.known.get().parse::<PersonId>().ok();
    match person {
        None => reader.refuse("known", FormText::ChooseOne.text()),
        Some(person) if group.file.with(|file| file.member(person).is_some()) => {
            reader.refuse("known", MemberText::PersonIsMember.text());
        }
        Some(_) => {}
    }
    person
}

/// A new person for each code name; a name that is taken in this group is refused.
fn new_people(reader: &mut Reader, group: GroupCtx, fields: Fields) -> Vec<Person> {
    let names = lines(&fields.names.get());
    if names.is_empty() {
        reader.refuse("names", FormText::Required.text());
    }
    let taken: BTreeSet<String> = group.people().into_iter().map(|(_, name)| name.to_lowercase()).gather();
    let mut seen = BTreeSet::new();
    for name in &names {
        if taken.contains(&name.to_lowercase()) {
            reader.refuse("names", MemberText::AlreadyMember.with(&[name]));
        } else if !seen.insert(name.to_lowercase()) {
            reader.refuse("names", MemberText::TwiceHere.with(&[name]));
        }
    }
    let person = |code_name| Person { id: clock::new_id(), code_name, full_name: String::new(), note: String::new() };
    names.into_iter().map(person).collect()
}
