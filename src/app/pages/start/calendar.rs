//! The calendar file: what is planned and due, of one group or of all.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, CheckField, Choice, Dialog, IconName, SelectField};
use crate::app::files::{self, FileKind};
use crate::app::state::summary::{Item, Summary};
use crate::app::state::use_book;
use crate::app::texts::book::file_sentence;
use crate::app::texts::calendar::CalendarText as T;
use crate::app::texts::common::Common;
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use crate::exchange::calendar::{Event, When, uid, write};
use crate::policy::verdict::Outcome;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The button and its dialog.
#[component]
pub fn CalendarButton(
    /// The group that is chosen at first; none for all.
    #[prop(optional, into)]
    group: Option<GroupId>,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <Button id="calendar" icon=IconName::Download on_press=move |()| opened.set(true)>{T::Button.text()}</Button>
        <Dialog open=opened title=T::Title.text().to_owned()><Chooser opened group/></Dialog>
    }
    .into_any()
}

#[component]
fn Chooser(opened: RwSignal<bool>, group: Option<GroupId>) -> impl IntoView {
    let book = use_book();
    let which = RwSignal::new(group.map(|group| group.to_string()).unwrap_or_default());
    let names = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        let mut groups: Vec<_> = book
            .summaries()
            .with(|rows| rows.values().map(|row| Choice::new(row.id.to_string(), row.name.clone())).collect());
        sort_by_key(&mut groups, |choice: &Choice| choice.label.clone());
        groups.insert(0, Choice::new("", T::AllGroups.text()));
        groups
    });
    let save = move |()| {
        let chosen = which.get_untracked().parse::<GroupId>().ok();
        let (today, named) = (clock::today(), names.get_untracked());
        let events: Vec<_> = book.summaries().with_untracked(|rows| {
            let rows = rows.values().filter(|row| chosen.is_none_or(|chosen| chosen == row.id));
            rows.flat_map(|row| events(row, named, today)).collect()
        });
        if events.is_empty() {
            return problem.set(Some(T::Empty.text().to_owned()));
        }
        match files::save(FileKind::Calendar, &write(&events, clock::instant(), T::Reminder.text())) {
            Ok(name) => {
                opened.set(false);
                book.say(T::Saved.with(&[&name]));
            }
            Err(error) => problem.set(Some(file_sentence(&error))),
        }
    };
    view! {
        <div class="form">
            <p class="soft">{T::Text.text()}</p>
            <SelectField id="calendar-group" label=T::Which.text() choices value=which error=problem/>
            <CheckField id="calendar-names" label=T::Names.text() hint=T::NamesHint.text() value=names/>
            <div class="dialog-actions">
                <Button on_press=move |()| opened.set(false)>{Common::Cancel.text()}</Button>
                <Button kind=ButtonKind::Main icon=IconName::Download id="save-calendar" on_press=save>{T::Save.text()}</Button>
            </div>
        </div>
    }
    .into_any()
}

/// What is planned and due in the group from today on; nothing typed is in it, but the group's name where that is wanted.
fn events(row: &Summary, named: bool, today: NaiveDate) -> Vec<Event> {
    let group = row.id.to_string();
    // Several days of one rule are told apart by their order, so that each keeps its entry when it moves.
    let mut due: BTreeMap<(&str, &str), Vec<NaiveDate>> = BTreeMap::new();
    let mut events = Vec::new();
    let mut add = |id: &[&str], when: When, summary: String| {
        let summary = if named { T::InGroup.with(&[&row.name, &summary]) } else { summary };
        let is_due = matches!(when, When::Day(_));
        let description = if is_due { T::Details.text() } else { "" }.to_owned();
        events.push(Event { uid: uid(id), when, summary, description });
    };
    for item in row.items.iter().filter(|item| item.day().is_some_and(|day| day >= today)) {
        match item {
            Item::Session { session, ordinal, start, end } => {
                let when = When::Times(start.clone(), end.clone().unwrap_or_else(|| start.clone()));
                add(&["session", &session.to_string()], when, T::Session.with(&[&ordinal.to_string()]));
            }
            Item::Rule { pack, rule, outcome: Outcome::Due(Some(day)), .. } => {
                due.entry((pack, rule)).or_default().push(*day);
            }
            Item::Rule { .. } => {}
            Item::Action { key, due: Some(day), .. } => {
                add(&["action", key], When::Day(*day), T::Action.text().to_owned());
            }
            Item::Action { .. } => {}
            Item::Retention { until } => {
                add(&["retention", &group], When::Day(*until), T::Retention.text().to_owned());
            }
        }
    }
    for ((pack, rule), mut days) in due {
        days.sort_unstable();
        for (place, day) in days.into_iter().enumerate() {
            add(&["due", &group, pack, rule, &place.to_string()], When::Day(day), T::Due.text().to_owned());
        }
    }
    events
}
