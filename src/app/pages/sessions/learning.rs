//! What was noted on each mentee at a session: how their service goes, and what they did to learn.

use super::plan::expected;
use crate::app::clock;
use crate::app::components::Choice;
use crate::app::form::Form;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::domain::book::GroupFile;
use crate::domain::ids::{GoalId, PersonId};
use crate::domain::note::{About, Note};
use crate::domain::record::Revision;
use crate::domain::session::Session;
use crate::domain::sort::Gather;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A note of this session and the revision at which it stood when the page was opened.
type Standing = (Note, Revision);

/// The notes as they are being written.
#[derive(Clone, Copy)]
pub(super) struct Learning {
    pub(super) group: GroupCtx,
    session: StoredValue<Session>,
    pub(super) service: StoredValue<Vec<(PersonId, RwSignal<String>)>>,
    pub(super) same_for_all: RwSignal<String>,
    pub(super) activities: RwSignal<BTreeSet<String>>,
    pub(super) activity: RwSignal<String>,
}

/// The key of a mentee's activity for a goal.
fn key(person: PersonId, goal: Option<GoalId>) -> String {
    goal.map_or_else(|| format!("{person}/"), |goal| format!("{person}/{goal}"))
}

/// The notes on service and the activities of this session.
fn standing(file: &GroupFile, of: &Session) -> (Vec<Standing>, Vec<Standing>) {
    let mut service = Vec::new();
    let mut activities = Vec::new();
    for note in file.notes.iter() {
        let Some(revision) = file.notes.revision(note.id.0) else { continue };
        match note.about {
            About::ServiceMonitoring { session, .. } if session == Some(of.id) => {
                service.push((note.clone(), revision));
            }
            About::Activity { session, .. } if session == Some(of.id) => activities.push((note.clone(), revision)),
            _ => {}
        }
    }
    (service, activities)
}

fn is_service(note: &Note, mentee: PersonId) -> bool {
    matches!(note.about, About::ServiceMonitoring { person, .. } if person == mentee)
}

impl Learning {
    pub(super) fn of(form: Form, group: GroupCtx, session: &Session) -> Self {
        let (service, activities) = group.file.with_untracked(|file| standing(file, session));
        let mentees = untrack(|| group.mentees());
        let texts = mentees.into_iter().map(|(person, _)| {
            let text = service.iter().find(|(note, _)| is_service(note, person));
            (person, RwSignal::new(text.map(|(note, _)| note.text.clone()).unwrap_or_default()))
        });
        let texts = StoredValue::new(texts.collect::<Vec<_>>());
        form.part("service", move || keep(texts), move |text| restore(texts, text));
        let ticked = activities.iter().filter_map(|(note, _)| match note.about {
            About::Activity { person, goal, .. } => Some(key(person, goal)),
            _ => None,
        });
        let text = activities.first().map_or_else(|| session.topic.clone(), |(note, _)| note.text.clone());
        Self {
            group,
            session: StoredValue::new(session.clone()),
            service: texts,
            same_for_all: RwSignal::new(String::new()),
            activities: form.ticks("activities", ticked.gather()),
            activity: form.text("activity", text),
        }
    }

    /// The session as it stands now: attendance and agenda may have been saved since the page was opened.
    fn now(self) -> Session {
        let opened = self.session.get_value();
        self.group.file.with(|file| file.sessions.get(opened.id.0).cloned()).unwrap_or(opened)
    }

    /// The mentees who were present, or are expected while attendance has not been taken.
    pub(super) fn attendees(self) -> Vec<(PersonId, String)> {
        let session = self.now();
        let there: Vec<PersonId> = match &session.attendance {
            Some(attendance) => attendance.iter().map(|each| each.person).collect(),
            None => expected(self.group, session.time().map(|time| time.date())),
        };
        self.group.mentees().into_iter().filter(|(person, _)| there.contains(person)).collect()
    }

    /// `edit` with a note for each text and each tick, and without the notes whose text or tick was taken away.
    pub(super) fn add_to(self, edit: Edit, session: &Session, day: NaiveDate) -> Edit {
        let on = session.time().map_or(day, |time| time.date());
        let (service, activities) = self.group.file.with_untracked(|file| standing(file, session));
        let edit = self.add_service(edit, session, on, service);
        self.add_activities(edit, session, on, activities)
    }

    fn add_service(self, mut edit: Edit, session: &Session, on: NaiveDate, standing: Vec<Standing>) -> Edit {
        for (person, text) in self.service.get_value() {
            let text = text.get_untracked().trim().to_owned();
            let note = standing.iter().find(|(note, _)| is_service(note, person));
            edit = match note {
                None if text.is_empty() => edit,
                None => {
                    let about = About::ServiceMonitoring { person, session: Some(session.id) };
                    edit.and(new_note(session, on, text, about), None)
                }
                Some((note, revision)) if text.is_empty() => edit.and_remove(note, *revision),
                Some((note, _)) if note.text == text => edit,
                Some((note, revision)) => edit.and(Note { text, ..note.clone() }, Some(*revision)),
            };
        }
        edit
    }

    fn add_activities(self, mut edit: Edit, session: &Session, on: NaiveDate, standing: Vec<Standing>) -> Edit {
        let mut ticked = self.activities.get_untracked();
        let text = self.activity.get_untracked().trim().to_owned();
        // The field shows the text of the first: those that say the same change with it, others keep their own.
        let common = standing.first().map(|(note, _)| note.text.clone());
        for (note, revision) in standing {
            let About::Activity { person, goal, .. } = note.about else { continue };
            edit = if !ticked.remove(&key(person, goal)) {
                edit.and_remove(&note, revision)
            } else if common.as_ref() == Some(&note.text) && note.text != text {
                edit.and(Note { text: text.clone(), ..note }, Some(revision))
            } else {
                edit
            };
        }
        for key in ticked {
            let Some((person, goal)) = key.split_once('/') else { continue };
            let Ok(person) = person.parse() else { continue };
            let about = About::Activity { person, goal: goal.parse().ok(), session: Some(session.id) };
            edit = edit.and(new_note(session, on, text.clone(), about), None);
        }
        edit
    }

    /// What each mentee can have worked on, as choices: their own goals, and those of the group on the agenda.
    pub(super) fn activity_choices(self, on_agenda: bool) -> Vec<Choice> {
        let linked: BTreeSet<GoalId> = self.now().agenda.iter().flat_map(|item| item.goals.iter().copied()).gather();
        let attendees = self.attendees();
        self.group.file.with(|file| {
            let mut choices = Vec::new();
            for (person, name) in attendees {
                for goal in file.goals.iter() {
                    let is_linked = linked.contains(&goal.id);
                    let is_theirs = goal.person == Some(person) || (goal.person.is_none() && is_linked);
                    if is_theirs && (is_linked || !on_agenda) {
                        let key = key(person, Some(goal.id));
                        choices.push(Choice { key, label: name.clone(), hint: goal.text.clone() });
                    }
                }
            }
            choices
        })
    }
}

fn new_note(session: &Session, on: NaiveDate, text: String, about: About) -> Note {
    Note { id: clock::new_id(), group: session.group, on, by: session.conducted_by, text, about }
}

fn keep(texts: StoredValue<Vec<(PersonId, RwSignal<String>)>>) -> String {
    let kept: Vec<_> = texts.get_value().into_iter().map(|(person, text)| (person, text.get())).collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

fn restore(texts: StoredValue<Vec<(PersonId, RwSignal<String>)>>, text: &str) {
    let kept: Vec<(PersonId, String)> = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
    for (person, text) in kept {
        if let Some((_, signal)) = texts.get_value().into_iter().find(|(each, _)| *each == person) {
            signal.set(text);
        }
    }
}
