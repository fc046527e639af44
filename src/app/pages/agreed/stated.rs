//! A form of statements: each topic with yes, no, or no and put right, all made on one day.

use super::ahead::look_ahead;
use super::key;
use crate::app::clock;
use crate::app::components::Choice;
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::people::ahead::with_reason;
use crate::app::preflight::PreflightNotice;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::choices as words;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::record::Entity;
use crate::domain::statement::{Statement, Topic};
use crate::journal::entry::Act;
use leptos::prelude::*;

/// Of what the form makes statements.
#[derive(Clone, Copy, Default)]
pub(super) struct About {
    pub(super) session: Option<SessionId>,
    pub(super) person: Option<PersonId>,
}

/// The last statement on each topic, as it stands.
fn standing(group: GroupCtx, about: About, topic: Topic) -> Option<Statement> {
    let own = |statement: &&Statement| {
        statement.topic == topic && statement.session == about.session && statement.person == about.person
    };
    group.file.with(|file| file.statements.iter().filter(own).max_by_key(|found| (found.on, found.id)).cloned())
}

fn topic_id(topic: Topic) -> String {
    format!("statement-{}", topic.key())
}

fn note_id(topic: Topic) -> String {
    format!("note-{}", topic.key())
}

/// The form; `slot` names its draft.
pub(super) fn statement_form(group: GroupCtx, about: About, topics: Vec<Topic>, slot: &str) -> AnyView {
    let form = Form::new(format!("statements-{slot}"));
    let answers = || {
        vec![
            Choice::new("yes", T::Yes.text()),
            Choice::new("no", T::No.text()),
            Choice::new("mended", T::NoMended.text()),
        ]
    };
    let mut asks = vec![Ask::day("stated-on", T::StatedOn.text(), Some(clock::today()))];
    for topic in &topics {
        let held = untrack(|| standing(group, about, *topic));
        let answer = held.as_ref().map_or("", |held| match (held.holds, held.mended_on) {
            (true, _) => "yes",
            (false, None) => "no",
            (false, Some(_)) => "mended",
        });
        asks.push(Ask::radio(topic_id(*topic), words::topic(*topic), answers(), answer.to_owned()));
        let note = format!("{}: {}", T::Note.text(), words::topic(*topic));
        asks.push(Ask::line(note_id(*topic), note, held.as_ref().map_or("", |held| held.text.as_str())));
    }
    let topics = StoredValue::new(topics);
    let read = move |sheet| topics.with_value(|topics| read(group, about, topics, sheet));
    let (sheet, preflight) = look_ahead(group, form, asks, read);
    let on_save = move |()| {
        let build = || untrack(|| with_reason(preflight, read(sheet)?));
        form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=T::SaveStatements.text()>
                {sheet.view()}
                <PreflightNotice preflight/>
            </FormView>
        </div>
    }
    .into_any()
}

/// A statement for each topic whose answer or note changed: a new one, or the same again where it was made on that day.
fn read(group: GroupCtx, about: About, topics: &[Topic], sheet: Sheet) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let on = sheet.required_date(&mut reader, "stated-on");
    let mut changed: Vec<(Statement, bool)> = Vec::new();
    for topic in topics {
        let (answer, text) = (sheet.get(&topic_id(*topic)), sheet.get(&note_id(*topic)));
        let held = standing(group, about, *topic);
        let Some(on) = on.filter(|_| !answer.is_empty()) else { continue };
        let (holds, mended_on) = (answer == "yes", (answer == "mended").then_some(on));
        let same = held.as_ref().is_some_and(|held| {
            (held.holds, held.mended_on.is_some(), &held.text) == (holds, mended_on.is_some(), &text)
        });
        if same {
            continue;
        }
        let again = held.filter(|held| held.on == on);
        let statement = Statement {
            id: again.as_ref().map_or_else(clock::new_id, |held| held.id),
            group: group.id,
            topic: *topic,
            session: about.session,
            person: about.person,
            on,
            holds,
            text,
            mended_on,
        };
        changed.push((statement, again.is_some()));
    }
    let first =
        changed.first().map(|(statement, again)| (statement.key(), if *again { Act::Change } else { Act::Add }));
    let act = first.map_or(Act::Change, |(_, act)| act);
    let edit = Edit::labelled(act, first.map(|(key, _)| key), Some(group.id));
    let made = changed.into_iter().fold(edit, |edit, (statement, _)| {
        let opened = group.file.with(|file| file.statements.revision(statement.id.0));
        edit.and(statement, opened)
    });
    reader.finish(Some(made))
}

/// A word for the draft of statements about a person or a session.
pub(super) fn slot_of<T: serde::Serialize>(group: GroupCtx, of: &T) -> String {
    format!("{}-{}", group.id, key(of))
}
