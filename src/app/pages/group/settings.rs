//! A group's own settings.

use super::ahead::PolicyChange;
use crate::app::components::{
    Button, ButtonKind, CheckGroup, Choice, ConfirmDialog, Link, NumberField, PageHead, SelectField, TextArea,
    TextField,
};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::library::choices;
use crate::app::texts::settings::SettingsText as T;
use crate::app::title::use_title;
use crate::domain::group::Group;
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::sort::{Gather, sort_by_key};
use crate::domain::table::Standing;
use crate::journal::entry::{Act, Draft, DraftChange, Label};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::collections::BTreeSet;

/// A group's own settings.
#[component]
pub fn GroupSettings() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let record = group.group();
    view! {
        <PageHead title=T::Title.text().to_owned()/>
        {record.map(|record| view! { <SettingsForm record=record/> })}
        <RemoveGroup/>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    purpose: RwSignal<String>,
    goals: RwSignal<String>,
    packs: RwSignal<BTreeSet<String>>,
    mentor: RwSignal<String>,
    target: RwSignal<String>,
}

#[component]
fn SettingsForm(record: Group) -> impl IntoView {
    let group = use_group();
    let opened = group.file.with_untracked(|file| file.groups.revision(group.id.0));
    let form = Form::new(format!("group-{}", group.id));
    let fields = Fields {
        name: form.text("name", record.name.clone()),
        purpose: form.text("purpose", record.purpose.clone()),
        goals: form.text("goals", record.goals.clone()),
        packs: form.ticks("packs", record.packs.iter().cloned().gather()),
        mentor: form.text("mentor", record.mentor.map(|mentor| mentor.to_string()).unwrap_or_default()),
        target: form.text("contact_target", record.contact_target.map(|target| target.to_string()).unwrap_or_default()),
    };
    form.keep_draft();
    let navigate = use_navigate();
    let record = StoredValue::new(record);
    let on_save = move |()| {
        let navigate = navigate.clone();
        let build = || Ok(Edit::record(read(fields, record.get_value())?, opened));
        form.submit(build, move |_| navigate(&paths::group(group.id), leptos_router::NavigateOptions::default()));
    };
    let choices = group.shelf.with_untracked(|shelf| choices(shelf, group.book.today().get_untracked()));
    let people = Signal::derive(move || {
        let people = group.people().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        std::iter::once(Choice::new("", T::NoMentor.text())).chain(people).collect::<Vec<_>>()
    });
    view! {
        <FormView form=form on_save=on_save cancel=paths::group(group.id)>
            <TextField id="name" label=T::Name.text() value=fields.name error=form.error("name")/>
            <TextArea id="purpose" label=T::Purpose.text() value=fields.purpose optional=true/>
            <TextArea id="group-goals" label=T::Goals.text() value=fields.goals optional=true/>
            <CheckGroup id="packs" label=T::Policies.text() choices=choices value=fields.packs error=form.error("packs")/>
            <PolicyChange group chosen=fields.packs/>
            <p><Link to=paths::group_page(group.id, "what-if")>{T::MoreAhead.text()}</Link></p>
            <SelectField id="mentor" label=T::Mentor.text() choices=people value=fields.mentor error=form.error("mentor")/>
            <NumberField
                id="contact-target"
                label=T::Target.text()
                hint=T::TargetHint.text()
                value=fields.target
                optional=true
                error=form.error("contact_target")
            />
        </FormView>
    }
}

fn read(fields: Fields, record: Group) -> Result<Group, Vec<FieldError>> {
    let mut reader = Reader::default();
    let mut chosen = fields.packs.get_untracked();
    // Those that were chosen before keep their places: another order alone is no change.
    let mut packs: Vec<_> = record.packs.iter().filter(|key| chosen.remove(*key)).cloned().collect();
    packs.extend(chosen);
    if packs.is_empty() {
        reader.refuse("packs", T::ChoosePolicy.text());
    }
    let target = reader.number("contact_target", &fields.target.get_untracked());
    let group = Group {
        name: reader.required("name", &fields.name.get_untracked()),
        purpose: fields.purpose.get_untracked().trim().to_owned(),
        goals: fields.goals.get_untracked().trim().to_owned(),
        packs,
        mentor: fields.mentor.get_untracked().parse().ok(),
        contact_target: target.and_then(|target| u16::try_from(target).ok()),
        ..record
    };
    reader.finish(Some(group))
}

/// Removes the group with all its records as one entry, which can be undone.
#[component]
fn RemoveGroup() -> impl IntoView {
    let group = use_group();
    let asked = RwSignal::new(false);
    let navigate = use_navigate();
    let remove = move |()| {
        let navigate = navigate.clone();
        let draft = removal(group);
        leptos::task::spawn_local(async move {
            if let Ok(revision) = group.book.save(draft).await {
                navigate(paths::GROUPS, leptos_router::NavigateOptions::default());
                group.book.say_done(T::Removed.text(), revision);
            }
        });
    };
    view! {
        <section class="section">
            <h2>{T::RemoveTitle.text()}</h2>
            <p class="soft measure">{T::RemoveText.text()}</p>
            <Button kind=ButtonKind::Danger on_press=move |()| asked.set(true)>{T::Remove.text()}</Button>
            <ConfirmDialog
                open=asked
                title=T::RemoveTitle.text().to_owned()
                text=T::RemoveConfirm.text().to_owned()
                action=T::Remove.text()
                on_confirm=remove
            />
        </section>
    }
}

/// Every record of the group, the group itself last.
fn removal(group: GroupCtx) -> Draft {
    let mut standing: Vec<_> = group.file.with_untracked(|file| file.standing(None).collect());
    sort_by_key(&mut standing, |standing| standing.record.key().kind == Kind::Group);
    let remove = |standing: Standing<Record>| {
        DraftChange::Remove(standing.record.home(), standing.record.key(), standing.revision)
    };
    let key = RecordKey::new(Kind::Group, group.id.0);
    Draft {
        label: Label { act: Act::Remove, record: Some(key), group: Some(group.id) },
        changes: standing.into_iter().map(remove).collect(),
    }
}
