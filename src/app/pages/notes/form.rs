//! The form of a note, of whatever kind.

use super::fields::Fields;
use super::kind::{NoteKind, PARTS};
use crate::app::components::{CheckGroup, Choice, DateField, SelectField, Show, TextArea};
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::notes::NotesText;
use crate::app::texts::records::RecordText;
use crate::domain::ids::PersonId;
use crate::domain::note::Note;
use crate::domain::record::Revision;
use leptos::prelude::*;

/// The form of a note. The field that a remedy leads to comes first.
#[component]
pub(super) fn NoteForm(
    /// Its kind.
    kind: NoteKind,
    /// The note that it was opened on.
    note: Note,
    /// The revision at which that stands; none for a new one.
    opened: Option<Revision>,
    /// What stands before the identifiers of its controls.
    prefix: &'static str,
    /// What follows a save.
    on_saved: Callback<()>,
) -> impl IntoView {
    let group = use_group();
    let slot = if opened.is_some() { note.id.to_string() } else { group.id.to_string() };
    let form = Form::new(format!("note-{}-{slot}", kind.key()));
    let fields = Fields::of(form, kind, &note, prefix);
    form.keep_draft();
    let save = move |()| {
        let mut reader = Reader::default();
        let read = fields.read(&mut reader, note.clone());
        form.submit(
            || reader.finish(read).map(|note| Edit::record(note, opened)),
            move |revision| {
                group.book.say_done(NotesText::Saved.text(), revision);
                on_saved.run(());
            },
        );
    };
    let text_id = match kind {
        NoteKind::Briefing | NoteKind::Service | NoteKind::Activity => fields.control("text"),
        _ => fields.first(),
    };
    view! {
        <FormView form on_save=save>
            {match kind {
                NoteKind::Briefing => view! { <BriefingFields fields/> }.into_any(),
                NoteKind::Service | NoteKind::Activity => view! { <MenteeFields fields/> }.into_any(),
                _ => ().into_any(),
            }}
            <TextArea
                id=text_id.clone()
                label=kind.words().text.text()
                optional=kind != NoteKind::Guidance
                rows=2
                value=fields.text
                error=form.error(text_id)
            />
            <div class="form-row">
                <DateField
                    id=fields.control("on")
                    label=NotesText::On.text()
                    value=fields.on
                    error=form.error(fields.control("on"))
                />
                <SelectField
                    id=fields.control("by")
                    label=NotesText::By.text()
                    choices=Signal::derive(move || choices(NotesText::NotStated, group.people()))
                    value=fields.by
                />
            </div>
        </FormView>
    }
    .into_any()
}

/// People as choices, after one that stands for nobody.
fn choices(nobody: NotesText, people: Vec<(PersonId, String)>) -> Vec<Choice> {
    let people = people.into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
    std::iter::once(Choice::new("", nobody.text())).chain(people).collect()
}

#[component]
fn BriefingFields(fields: Fields) -> impl IntoView {
    let group = use_group();
    let people = move || {
        let people = group.people().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        people.collect::<Vec<_>>()
    };
    view! {
        <CheckGroup
            id=fields.first()
            label=NotesText::Recipients.text()
            choices=Signal::derive(people)
            value=fields.recipients
            error=fields.form.error(fields.first())
        />
        <CheckGroup
            id=fields.covers_id()
            label=NotesText::Covers.text()
            choices=PARTS.map(|(_, key, text)| Choice::new(key, text.text())).to_vec()
            value=fields.covers
            error=fields.form.error(fields.covers_id())
        />
    }
    .into_any()
}

#[component]
fn MenteeFields(fields: Fields) -> impl IntoView {
    let group = use_group();
    view! {
        <SelectField
            id=fields.first()
            label=NotesText::Mentee.text()
            choices=Signal::derive(move || choices(NotesText::ChooseMentee, group.mentees()))
            value=fields.person
            error=fields.form.error(fields.first())
        />
        <Show when=move || fields.kind == NoteKind::Activity>
            <SelectField
                id=fields.control("goal")
                label=NotesText::Goal.text()
                hint=NotesText::GoalHint.text()
                choices=Signal::derive(move || goals(group, fields.person.get().parse().ok()))
                value=fields.goal
            />
        </Show>
        <SelectField
            id=fields.control("session")
            label=NotesText::Session.text()
            choices=Signal::derive(move || sessions(group))
            value=fields.session
        />
    }
    .into_any()
}

/// The goals of this mentee and of the group.
fn goals(group: GroupCtx, person: Option<PersonId>) -> Vec<Choice> {
    group.file.with(|file| {
        let theirs = file.goals.iter().filter(|goal| goal.person.is_none() || goal.person == person);
        let choices = theirs.map(|goal| Choice::new(goal.id.to_string(), goal.text.clone()));
        std::iter::once(Choice::new("", NotesText::ChooseGoal.text())).chain(choices).collect()
    })
}

/// The sessions, after a choice that stands for none.
fn sessions(group: GroupCtx) -> Vec<Choice> {
    let choices = group.sessions().into_iter().enumerate().map(|(place, session)| {
        let ordinal = (place + 1).to_string();
        let name = session.time().map_or_else(
            || RecordText::Session.with(&[&ordinal]),
            |time| RecordText::SessionOn.with(&[&ordinal, &format::day_short(time.date())]),
        );
        Choice::new(session.id.to_string(), name)
    });
    std::iter::once(Choice::new("", NotesText::BetweenSessions.text())).chain(choices).collect()
}
