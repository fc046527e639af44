//! Closing a duty that can no longer be met, with a reason, so that the mentee's credit becomes final with a remark.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Choice, For, SelectField, Show, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::state::library::rule_named;
use crate::app::texts::errors::FormText;
use crate::app::texts::members::ClosureText;
use crate::app::verdicts;
use crate::domain::ids::PersonId;
use crate::domain::note::{About, Note};
use crate::policy::credit::Standing;
use crate::policy::verdict::Outcome;
use leptos::prelude::*;
use std::sync::Arc;

/// Duties that were closed, and the form that closes one.
#[component]
pub fn Closures(
    /// The open group.
    group: GroupCtx,
    /// The mentee.
    person: PersonId,
) -> impl IntoView {
    let closed = Memo::new(move |_| closures(group, person));
    let closable = Memo::new(move |_| closable(group, person));
    let anything = move || closed.with(|closed| !closed.is_empty()) || closable.with(|duties| !duties.is_empty());
    view! {
        <Show when=anything>
            <details class="more section" id="closure">
                <summary>{ClosureText::Title.text()}</summary>
                <p class="soft measure">{ClosureText::Lede.text()}</p>
                <ul class="rows-cards closed">
                    <For
                        each=move || closed.get()
                        key=|note| note.id
                        children=move |note| view! { <Closed group=group note=note /> }
                    />
                </ul>
                <Show when=move || closable.with(|duties| !duties.is_empty())>
                    <CloseForm group=group person=person duties=closable />
                </Show>
            </details>
        </Show>
    }
    .into_any()
}

/// What was closed for this mentee.
fn closures(group: GroupCtx, person: PersonId) -> Vec<Note> {
    let is_own = |note: &&Note| matches!(&note.about, About::Closure { person: named, .. } if *named == Some(person));
    group.file.with(|file| file.notes.iter().filter(is_own).cloned().collect())
}

/// Rules that hold back the mentee's credit and are not met, each with its words.
fn closable(group: GroupCtx, person: PersonId) -> Vec<(Arc<str>, String)> {
    group.assessment.with(|assessment| {
        let Some(Standing::Provisional(open)) = assessment.ledgers.get(&person).map(|ledger| &ledger.standing) else {
            return Vec::new();
        };
        let fails = |rule: &Arc<str>| {
            assessment.verdicts.iter().any(|verdict| verdict.rule == *rule && verdict.outcome == Outcome::Fail)
        };
        open.iter().filter(|rule| fails(rule)).map(|rule| (rule.clone(), rule_title(group, rule))).collect()
    })
}

/// A rule in a few words, with its identifier.
fn rule_title(group: GroupCtx, id: &str) -> String {
    let packs = group.packs();
    rule_named(&packs, id).map_or_else(|| id.to_owned(), |rule| format!("{} ({id})", verdicts::text(&rule.title)))
}

/// A duty that was closed, with the way to open it again.
#[component]
fn Closed(group: GroupCtx, note: Note) -> impl IntoView {
    let title = match &note.about {
        About::Closure { rule, .. } => rule_title(group, rule),
        _ => String::new(),
    };
    let head = ClosureText::ClosedOn.with(&[&title, &format::day(note.on)]);
    let text = note.text.clone();
    let reopen = move |()| {
        let edit = group
            .file
            .with_untracked(|file| file.notes.revision(note.id.0).map(|revision| Edit::removal(&note, revision)));
        if let Some(edit) = edit {
            group.book.act(edit, ClosureText::Reopened.text());
        }
    };
    view! {
        <li class="rows-card">
            <p>
                <strong>{head}</strong>
            </p>
            <p class="typed">{text}</p>
            <Button kind=ButtonKind::Quiet on_press=reopen>
                {ClosureText::Reopen.text()}
            </Button>
        </li>
    }
    .into_any()
}

/// The form that closes a duty.
#[component]
fn CloseForm(group: GroupCtx, person: PersonId, duties: Memo<Vec<(Arc<str>, String)>>) -> impl IntoView {
    let form = Form::new(format!("closure-{}-{person}", group.id));
    let duty = form.text("closure-duty", "");
    let reason = form.text("closure-reason", "");
    form.keep_draft();
    let choices = move || {
        let duties = duties.get().into_iter().map(|(rule, words)| Choice::new(rule.to_string(), words));
        std::iter::once(Choice::new("", ClosureText::ChooseDuty.text())).chain(duties).collect::<Vec<_>>()
    };
    let read = move || -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let rule = duty.get();
        if rule.is_empty() {
            reader.refuse("closure-duty", FormText::ChooseOne.text());
        }
        let note = Note {
            id: clock::new_id(),
            group: group.id,
            on: clock::today(),
            by: group.group().and_then(|group| group.mentor),
            text: reader.required("closure-reason", &reason.get()),
            about: About::Closure { rule, person: Some(person) },
        };
        reader.finish(Some(Edit::record(note, None)))
    };
    let on_save = move |()| {
        form.submit(
            || untrack(read),
            move |_| {
                duty.set(String::new());
                reason.set(String::new());
            },
        );
    };
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=ClosureText::Close.text()>
                <SelectField
                    id="closure-duty"
                    label=ClosureText::Duty.text()
                    choices=Signal::derive(choices)
                    value=duty
                    error=form.error("closure-duty")
                />
                <TextArea
                    id="closure-reason"
                    label=ClosureText::Reason.text()
                    hint=ClosureText::ReasonHint.text()
                    value=reason
                    error=form.error("closure-reason")
                />
            </FormView>
        </div>
    }
    .into_any()
}
