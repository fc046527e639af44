//! Setting up a group in four short steps; nothing is recorded before the last.

use crate::app::clock;
use crate::app::components::{
    Button, CheckGroup, Choice, DateField, PageHead, Show, Spare, Steps, TextArea, TextField, focus,
};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::library::packs;
use crate::app::state::use_book;
use crate::app::texts::common::Common;
use crate::app::texts::new_group::NewGroupText as T;
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::domain::book::Shelf;
use crate::domain::charter::Charter;
use crate::domain::group::{Group, Member, Role};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::person::{Listing, Person};
use crate::domain::record::{Entity, Settings};
use crate::journal::entry::Act;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The fields of all steps.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    purpose: RwSignal<String>,
    goals: RwSignal<String>,
    packs: RwSignal<BTreeSet<String>>,
    mentor: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    checked: RwSignal<String>,
    source: RwSignal<String>,
    members: RwSignal<String>,
    joined: RwSignal<String>,
}

/// Setting up a group.
#[component]
pub fn NewGroup() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let form = Form::new("new-group");
    let keeper = book.shelf().with_untracked(|shelf| keeper(shelf).map(|person| person.code_name.clone()));
    let fields = Fields {
        name: form.text("name", ""),
        purpose: form.text("purpose", ""),
        goals: form.text("goals", ""),
        packs: form.ticks("packs", ["cmpc-policy", "cmpc-notice"].map(str::to_owned).into()),
        mentor: form.text("mentor", keeper.unwrap_or_default()),
        from: form.text("from", ""),
        to: form.text("to", ""),
        checked: form.text("checked_on", ""),
        source: form.text("source", ""),
        members: form.text("members", ""),
        joined: form.text("joined", clock::today().to_string()),
    };
    form.keep_draft();
    let step = RwSignal::new(0_usize);
    // A new step begins at its first field.
    Effect::new(move |before: Option<usize>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(move || _ = FIRST_FIELDS.get(now).is_some_and(|field| focus(field)));
        }
        now
    });
    let navigate = use_navigate();
    let on_save = move |()| {
        if step.get_untracked() < LAST {
            let mut errors = form.guarded();
            errors.extend(check_step(step.get_untracked(), fields).err().into_iter().flatten());
            let goes_on = errors.is_empty();
            form.errors.set(errors);
            if goes_on {
                step.update(|step| *step += 1);
            }
            return;
        }
        let id: GroupId = clock::new_id();
        let navigate = navigate.clone();
        let build = || book.shelf().with_untracked(|shelf| build(fields, shelf, id));
        form.submit(build, move |_| navigate(&paths::group(id), leptos_router::NavigateOptions::default()));
    };
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        <Steps labels=[T::StepPurpose, T::StepPolicies, T::StepMentor, T::StepMembers].map(|step| step.text().to_owned()).into() current=step/>
        {move || {
            let save = if step.get() == LAST { T::Create.text() } else { Common::Continue.text() };
            view! {
                <FormView form=form on_save=on_save.clone() save=save cancel=paths::GROUPS>
                    {match step.get() {
                        0 => view! { <Purpose form=form fields=fields/> }.into_any(),
                        1 => view! { <Policies form=form fields=fields/> }.into_any(),
                        2 => view! { <Mentor form=form fields=fields/> }.into_any(),
                        _ => view! { <Members form=form fields=fields/> }.into_any(),
                    }}
                    <Show when=move || step.get() != 0>
                        <Button on_press=move |()| step.update(|step| *step -= 1)>{Common::Back.text()}</Button>
                    </Show>
                </FormView>
            }
        }}
    }
    .into_any()
}

/// The first field of each step.
const FIRST_FIELDS: [&str; 4] = ["name", "packs", "mentor", "members"];

/// The last step, counted from 0.
const LAST: usize = 3;

#[component]
fn Purpose(form: Form, fields: Fields) -> impl IntoView {
    view! {
        <TextField id="name" label=T::Name.text() hint=T::NameHint.text() value=fields.name error=form.error("name")/>
        <TextArea id="purpose" label=T::Purpose.text() hint=T::PurposeHint.text() value=fields.purpose optional=true/>
        <TextArea id="group-goals" label=T::Goals.text() hint=T::GoalsHint.text() value=fields.goals optional=true/>
    }
}

#[component]
fn Policies(form: Form, fields: Fields) -> impl IntoView {
    let choices: Vec<_> = use_book()
        .shelf()
        .with_untracked(|shelf| packs(shelf))
        .iter()
        .map(|pack| Choice {
            key: pack.key.to_string(),
            label: text(&pack.title).to_owned(),
            hint: text(&pack.about).to_owned(),
        })
        .collect();
    view! {
        <CheckGroup id="packs" label=T::Policies.text() hint=T::PoliciesHint.text() choices=choices value=fields.packs error=form.error("packs")/>
    }
}

#[component]
fn Mentor(form: Form, fields: Fields) -> impl IntoView {
    view! {
        <TextField id="mentor" label=T::Mentor.text() hint=T::MentorHint.text() value=fields.mentor error=form.error("mentor")/>
        <p class="soft measure">{T::ListingExplained.text()}</p>
        <DateField id="listing-from" label=T::ListingFrom.text() value=fields.from optional=true error=form.error("from")/>
        <DateField id="listing-to" label=T::ListingTo.text() hint=T::ListingToHint.text() value=fields.to optional=true error=form.error("to")/>
        <DateField id="listing-checked" label=T::ListingChecked.text() value=fields.checked optional=true error=form.error("checked_on")/>
        // The address or telephone number of the registry, where the listing can be looked up.
        <TextField id="listing-source" label=T::ListingSource.text() value=fields.source optional=true spare=Spare::All/>
    }
}

#[component]
fn Members(form: Form, fields: Fields) -> impl IntoView {
    view! {
        <TextArea id="members" label=T::Members.text() hint=T::MembersHint.text() value=fields.members optional=true error=form.error("members")/>
        <DateField id="joined" label=T::Joined.text() value=fields.joined error=form.error("joined")/>
    }
}

/// Reads what a step asks for, so that its errors are shown before the next.
fn check_step(step: usize, fields: Fields) -> Result<(), Vec<FieldError>> {
    let mut reader = Reader::default();
    match step {
        0 => drop(reader.required("name", &fields.name.get_untracked())),
        1 if fields.packs.with_untracked(BTreeSet::is_empty) => reader.refuse("packs", T::ChoosePolicy.text()),
        2 => {
            reader.required("mentor", &fields.mentor.get_untracked());
            listing(&mut reader, fields, clock::new_id());
        }
        _ => {}
    }
    reader.finish(Some(()))
}

/// The listing of the third step; none where nothing of it is entered.
fn listing(reader: &mut Reader, fields: Fields, person: PersonId) -> Option<Listing> {
    let from = reader.date("from", &fields.from.get_untracked());
    let to = reader.date("to", &fields.to.get_untracked());
    let checked_on = reader.date("checked_on", &fields.checked.get_untracked());
    let source = fields.source.get_untracked().trim().to_owned();
    if from.is_none() && (to.is_some() || checked_on.is_some() || !source.is_empty()) {
        reader.refuse("from", T::ListingNeedsFrom.text());
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reader.refuse("to", T::ListingOrder.text());
    }
    Some(Listing { id: clock::new_id(), person, from: from?, to, checked_on, source, certified: None })
}

/// All records of the new group as one entry.
fn build(fields: Fields, shelf: &Shelf, id: GroupId) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let mentor_name = reader.required("mentor", &fields.mentor.get_untracked());
    let known = keeper(shelf).filter(|keeper| keeper.code_name == mentor_name);
    let mentor: PersonId = known.map_or_else(clock::new_id, |keeper| keeper.id);
    let joined = reader.required_date("joined", &fields.joined.get_untracked());
    let names = names(&mut reader, &fields.members.get_untracked());
    let group = Group {
        id,
        name: reader.required("name", &fields.name.get_untracked()),
        purpose: fields.purpose.get_untracked().trim().to_owned(),
        goals: fields.goals.get_untracked().trim().to_owned(),
        packs: fields.packs.get_untracked().into_iter().collect(),
        mentor: Some(mentor),
        contact_target: None,
        charter: Charter::default(),
        sample: false,
    };
    let mut edit = Edit::labelled(Act::SetUpGroup, Some(group.key()), Some(id)).and(group, None);
    if known.is_none() {
        edit = edit.and(person(mentor, mentor_name), None);
    }
    if shelf.settings.is_empty() {
        edit = edit.and(Settings { id: Uuid::nil(), keeper: Some(mentor) }, None);
    }
    if let Some(listing) = listing(&mut reader, fields, mentor) {
        edit = edit.and(listing, None);
    }
    edit = edit.and(member(id, mentor, Role::Mentor, joined), None);
    for name in names {
        let mentee: PersonId = clock::new_id();
        edit = edit.and(person(mentee, name), None).and(member(id, mentee, Role::Mentee, joined), None);
    }
    reader.finish(Some(edit))
}

/// Code names, one a line or parted by commas; the same one twice is refused.
fn names(reader: &mut Reader, typed: &str) -> Vec<String> {
    let names: Vec<_> =
        typed.split(['\n', ',']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let mut seen = BTreeSet::new();
    for name in &names {
        if !seen.insert(name) {
            reader.refuse("members", T::NameTwice.with(&[name]));
        }
    }
    names
}

const fn person(id: PersonId, code_name: String) -> Person {
    Person { id, code_name, full_name: String::new(), note: String::new() }
}

fn member(group: GroupId, person: PersonId, role: Role, joined: Option<chrono::NaiveDate>) -> Member {
    Member {
        id: clock::new_id(),
        group,
        person,
        role,
        invited: None,
        joined,
        left: None,
        fit: String::new(),
        profession: String::new(),
    }
}

/// The person who keeps the book.
fn keeper(shelf: &Shelf) -> Option<&Person> {
    shelf.people.get(shelf.settings.iter().next()?.keeper?.0)
}
