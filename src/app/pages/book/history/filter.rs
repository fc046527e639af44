//! What narrows the history: period, person, kind of record, act, and words. Nothing of it stands in the address.

use super::read::{Known, Trail};
use crate::app::components::{Button, ButtonKind, Choice, DateField, SelectField, TextField};
use crate::app::state::BookCtx;
use crate::app::texts::history::{HistoryText as T, doing, kind_word};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::Kind;
use crate::domain::sort::{Gather, sort_by_key};
use crate::journal::entry::Entry;
use crate::journal::trail::{Asked, Doing};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The fields of the filter. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    group: Signal<Option<GroupId>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    person: RwSignal<String>,
    kind: RwSignal<String>,
    doing: RwSignal<String>,
    words: RwSignal<String>,
}

impl Filter {
    pub(super) fn new(group: Signal<Option<GroupId>>) -> Self {
        let field = || RwSignal::new(String::new());
        Self { group, from: field(), to: field(), person: field(), kind: field(), doing: field(), words: field() }
    }

    const fn fields(self) -> [RwSignal<String>; 6] {
        [self.from, self.to, self.person, self.kind, self.doing, self.words]
    }

    fn clear(self) {
        self.fields().iter().for_each(|field| field.set(String::new()));
    }

    /// True where something narrows the list.
    pub(super) fn narrows(self) -> bool {
        self.fields().iter().any(|field| field.with(|text| !text.trim().is_empty()))
    }

    /// The words that are looked for, in lower case.
    pub(super) fn words(self) -> Vec<String> {
        self.words.with(|words| words.to_lowercase().split_whitespace().map(str::to_owned).collect())
    }

    fn asked(self) -> Asked {
        let doing = self.doing.with(|key| Doing::ALL.into_iter().find(|doing| format!("{doing:?}") == *key));
        Asked {
            group: self.group.get(),
            from: self.from.with(|day| day.parse().ok()),
            to: self.to.with(|day| day.parse().ok()),
            person: self.person.with(|id| id.parse().ok()),
            kind: self.kind.with(|word| Kind::ALL.iter().copied().find(|kind| kind.word() == word)),
            doing,
        }
    }

    /// The entries that are asked for, the latest first.
    pub(super) fn apply(self, trail: &Trail, known: &Known) -> Vec<Entry> {
        let (asked, words) = (self.asked(), self.words());
        let has_words = |entry: &&Entry| {
            words.is_empty() || {
                let text = trail.text(known, entry);
                words.iter().all(|word| text.contains(word))
            }
        };
        let find = |revision| trail.find(revision);
        trail.latest().filter(|entry| asked.admits(entry, &find)).filter(has_words).cloned().collect()
    }
}

/// The fields.
#[component]
pub(super) fn FilterFields(book: BookCtx, filter: Filter) -> impl IntoView {
    let any = || Choice::new("", T::Any.text());
    let people = Signal::derive(move || people(book, filter.group.get()));
    let mut kinds: Vec<_> = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), kind_word(*kind))).collect();
    sort_by_key(&mut kinds, |choice: &Choice| choice.label.clone());
    kinds.insert(0, any());
    let mut doings = vec![any()];
    doings.extend(Doing::ALL.into_iter().map(|each| Choice::new(format!("{each:?}"), doing(each))));
    let quiet = Signal::derive(move || !filter.narrows());
    view! {
        <div class="trail-filter" role="search" aria-label=T::Narrow.text()>
            <TextField id="trail-words" label=T::Words.text() value=filter.words/>
            <SelectField id="trail-person" label=T::Person.text() choices=people value=filter.person/>
            <SelectField id="trail-kind" label=T::Kind.text() choices=kinds value=filter.kind/>
            <SelectField id="trail-act" label=T::Act.text() choices=doings value=filter.doing/>
            <DateField id="trail-from" label=T::From.text() value=filter.from/>
            <DateField id="trail-to" label=T::To.text() value=filter.to/>
            <Button reads=true kind=ButtonKind::Quiet disabled=quiet on_press=move |()| filter.clear()>
                {T::Clear.text()}
            </Button>
        </div>
    }
    .into_any()
}

/// Who can be asked for: of a group its members, else everybody; and whoever keeps the book.
fn people(book: BookCtx, group: Option<GroupId>) -> Vec<Choice> {
    let members: Option<BTreeSet<PersonId>> = group
        .and_then(|group| book.file(group))
        .map(|file| file.get().members.iter().map(|member| member.person).gather());
    let keeper = |shelf: &crate::domain::book::Shelf| shelf.settings.iter().find_map(|settings| settings.keeper);
    let mut people: Vec<_> = book.shelf().with(|shelf| {
        let belongs =
            |id: PersonId| members.as_ref().is_none_or(|members| members.contains(&id)) || keeper(shelf) == Some(id);
        let known = shelf.people.iter().filter(|person| belongs(person.id));
        known.map(|person| Choice::new(person.id.to_string(), person.code_name.clone())).collect()
    });
    sort_by_key(&mut people, |choice: &Choice| choice.label.clone());
    people.insert(0, Choice::new("", T::Anybody.text()));
    people
}
