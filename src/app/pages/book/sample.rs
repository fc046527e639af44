//! Removing the sample in one step.

use super::page::Part;
use crate::app::components::{Button, live};
use crate::app::state::edit::Edit;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::DeviceText as T;
use crate::app::texts::errors::store_sentence;
use crate::domain::book::{Book, GroupFile};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::sort::Gather;
use crate::journal::entry::Act;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Removes the sample; nothing where there is none.
#[component]
pub(super) fn RemoveSample() -> impl IntoView {
    let book = use_book();
    let sample =
        Memo::new(move |_| book.summaries().with(|rows| rows.values().find(|row| row.sample).map(|row| row.id)));
    live(move || {
        let group = sample.get()?;
        Some(view! {
            <Part title=T::Sample.text() text=T::SampleText.text()>
                <div class="row">
                    <Button id="remove-sample" on_press=move |()| remove(book, group)>{T::RemoveSample.text()}</Button>
                </div>
            </Part>
        })
    })
}

fn remove(book: BookCtx, group: GroupId) {
    leptos::task::spawn_local(async move {
        // a person may be taken away only where every group is at hand that could name the person
        let groups: Vec<_> = book.summaries().with_untracked(|rows| rows.keys().copied().collect());
        match book.load_all(&groups).await {
            Ok(()) => book.act(removal(&book.snapshot(), group), T::SampleRemoved.text()),
            Err(error) => book.say(store_sentence(&error)),
        }
    });
}

/// The entry that takes a group away with the people whom no other group names.
fn removal(book: &Book, group: GroupId) -> Edit {
    let key = RecordKey::new(Kind::Group, group.0);
    let mut edit = Edit::labelled(Act::Remove, Some(key), Some(group));
    if let Some(file) = book.group(group) {
        let mut people = named(file);
        for (_, other) in book.groups().iter().filter(|(other, _)| **other != group) {
            people = people.difference(&named(other)).copied().gather();
        }
        let gone = book.shelf.standing(None).filter(|standing| belongs(&standing.record, &people));
        for standing in file.standing(None).chain(gone) {
            edit = edit.and_remove_any(&standing.record, standing.revision);
        }
    }
    edit
}

/// The people whom a group names.
fn named(file: &GroupFile) -> BTreeSet<PersonId> {
    let mut people = BTreeSet::new();
    file.references(&mut |_, _, named| {
        if named.kind == Kind::Person {
            people.insert(PersonId(named.id));
        }
    });
    people
}

/// True for what goes with these people: their listings and enrolments, and the settings where one of them is the keeper.
fn belongs(record: &Record, people: &BTreeSet<PersonId>) -> bool {
    match record {
        Record::Person(person) => people.contains(&person.id),
        Record::Enrolment(enrolment) => people.contains(&enrolment.person),
        Record::Listing(listing) => people.contains(&listing.person),
        Record::Settings(settings) => settings.keeper.is_some_and(|keeper| people.contains(&keeper)),
        _ => false,
    }
}
