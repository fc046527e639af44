//! The fields of all steps, and what a template or an earlier group puts into them.

use crate::app::clock;
use crate::app::components::Choice;
use crate::app::form::Form;
use crate::app::pages::agreed::{charter, key};
use crate::app::sheet::Sheet;
use crate::app::state::BookCtx;
use crate::app::texts::new_group::NewGroupText as T;
use crate::app::verdicts::{LANGUAGE, text};
use crate::domain::charter::Charter;
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use crate::templates::{AgendaLine, Proposal, after_group, templates};
use chrono::{NaiveTime, TimeDelta};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The policies of a group that begins with nothing.
const PACKS: [&str; 2] = ["cmpc-policy", "cmpc-notice"];

/// The fields of all steps.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) from: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) purpose: RwSignal<String>,
    pub(super) goals: RwSignal<String>,
    pub(super) packs: RwSignal<BTreeSet<String>>,
    pub(super) mentor: RwSignal<String>,
    pub(super) listed_from: RwSignal<String>,
    pub(super) listed_to: RwSignal<String>,
    pub(super) checked: RwSignal<String>,
    pub(super) source: RwSignal<String>,
    pub(super) declared: RwSignal<BTreeSet<String>>,
    pub(super) clauses: RwSignal<BTreeSet<String>>,
    pub(super) presenting: RwSignal<String>,
    pub(super) consents: RwSignal<BTreeSet<String>>,
    pub(super) first: RwSignal<String>,
    pub(super) start: RwSignal<String>,
    pub(super) end: RwSignal<String>,
    pub(super) mode: RwSignal<String>,
    pub(super) count: RwSignal<String>,
    pub(super) weeks: RwSignal<String>,
    pub(super) agenda: RwSignal<BTreeSet<String>>,
    pub(super) members: RwSignal<String>,
    pub(super) comrades: RwSignal<BTreeSet<String>>,
    pub(super) joined: RwSignal<String>,
    /// Whether a spreadsheet is imported next.
    pub(super) sheet: RwSignal<bool>,
    /// Whether the book is protected next.
    pub(super) protect: RwSignal<bool>,
    pub(super) charter: Sheet,
    /// What becomes of each action that the earlier group left, by its place: a word of `actions.rs`, and why it is dropped.
    pub(super) actions: RwSignal<Vec<(RwSignal<String>, RwSignal<String>)>>,
    /// What is proposed; none where the group begins with nothing.
    pub(super) proposal: RwSignal<Option<Proposal>>,
    /// What an unsaved draft began with: it must not be filled in anew.
    restored: StoredValue<Option<String>>,
}

impl Fields {
    pub(super) fn of(form: Form, mentor: String) -> Self {
        let from = RwSignal::new(String::new());
        let restored = StoredValue::new(None);
        form.part(
            "from",
            move || from.get(),
            move |kept| {
                restored.set_value(Some(kept.to_owned()));
                from.set(kept.to_owned());
            },
        );
        let actions = super::actions::kept(form);
        let ticks = |name| form.ticks(name, BTreeSet::new());
        Self {
            from,
            name: form.text("name", ""),
            purpose: form.text("purpose", ""),
            goals: form.text("goals", ""),
            packs: form.ticks("packs", PACKS.map(str::to_owned).into()),
            mentor: form.text("mentor", mentor),
            listed_from: form.text("from-day", ""),
            listed_to: form.text("to", ""),
            checked: form.text("checked_on", ""),
            source: form.text("source", ""),
            declared: ticks("declared"),
            clauses: ticks("clauses"),
            presenting: form.text("presenting", ""),
            consents: ticks("consents"),
            first: form.text("first", ""),
            start: form.text("start", ""),
            end: form.text("end", ""),
            mode: form.text("mode", ""),
            count: form.text("count", "1"),
            weeks: form.text("weeks", "4"),
            agenda: ticks("agenda"),
            members: form.text("members", ""),
            comrades: ticks("comrades"),
            joined: form.text("joined", clock::today().to_string()),
            sheet: RwSignal::new(false),
            protect: RwSignal::new(false),
            actions,
            proposal: RwSignal::new(None),
            restored,
            // The sheet begins to keep the draft, so it comes last.
            charter: Sheet::new(form, charter::asks(&Charter::default(), &[])),
        }
    }

    /// Follows what the group begins with.
    pub(super) fn follow(self, book: BookCtx) {
        Effect::new(move |before: Option<String>| {
            let from = self.from.get();
            if before.is_some_and(|before| before != from) {
                self.begin_with(book, from.clone());
            }
            from
        });
        // The end follows the start as long as nobody sets it.
        Effect::new(move |before: Option<String>| {
            let start = self.start.get();
            let length = self.proposal.with_untracked(|it| it.as_ref().and_then(|it| it.series).map(|it| it.minutes));
            let end_of = |start: &str| {
                let start = NaiveTime::parse_from_str(start, "%H:%M").ok()?;
                let (end, days) = start.overflowing_add_signed(TimeDelta::minutes(length?.0.into()));
                (days == 0).then(|| end.format("%H:%M").to_string())
            };
            let untouched = self.end.with_untracked(|end| {
                end.is_empty() || before.as_deref().and_then(end_of).is_some_and(|proposed| proposed == *end)
            });
            if let Some(end) = end_of(&start).filter(|_| untouched) {
                self.end.set(end);
            }
            start
        });
    }

    fn begin_with(self, book: BookCtx, from: String) {
        let is_draft = self.restored.get_value().as_ref() == Some(&from);
        self.restored.set_value(None);
        let take = move |proposal: Option<Proposal>| {
            let before = self.proposal.get_untracked();
            let left = proposal.as_ref().map_or(0, |proposal| proposal.actions.len());
            if self.actions.with_untracked(Vec::len) != left {
                self.actions.set(super::actions::untouched(left));
            }
            match (&proposal, before) {
                _ if is_draft => {}
                (Some(proposal), _) => self.fill(proposal),
                (None, Some(before)) => self.empty(&before),
                (None, None) => {}
            }
            self.protect.set(proposal.as_ref().is_some_and(|it| it.protect));
            self.proposal.set(proposal);
        };
        match from.split_once(' ') {
            Some(("template", wanted)) => {
                let template = templates().iter().find(|template| template.key == wanted);
                take(template.map(|template| template.proposal(LANGUAGE, clock::today())));
            }
            Some(("group", id)) => {
                let Ok(id) = id.parse::<GroupId>() else { return take(None) };
                leptos::task::spawn_local(async move {
                    // A group that cannot be read proposes nothing; its own page says why.
                    drop(book.load(id).await);
                    if self.from.try_get_untracked() == Some(from) {
                        take(
                            book.file(id)
                                .and_then(|file| file.with_untracked(|file| after_group(file, clock::today()))),
                        );
                    }
                });
            }
            _ => take(None),
        }
    }

    /// Takes back what was proposed and not changed.
    fn empty(self, before: &Proposal) {
        for (field, proposed) in [(self.purpose, &before.purpose), (self.goals, &before.goals)] {
            if field.with_untracked(|text| text == proposed) {
                field.set(String::new());
            }
        }
        self.packs.set(PACKS.map(str::to_owned).into());
    }

    /// Puts what is proposed into the fields, for the mentor to change or confirm.
    fn fill(self, proposal: &Proposal) {
        let all = |count: usize| (0..count).map(|place| place.to_string()).collect::<BTreeSet<_>>();
        self.purpose.set(proposal.purpose.clone());
        self.goals.set(proposal.goals.clone());
        self.packs.set(proposal.packs.iter().cloned().collect());
        self.charter.refill(&charter::asks(&proposal.charter, &[]));
        self.declared.set(BTreeSet::new());
        self.clauses.set(all(proposal.clauses.len()));
        self.presenting.set(proposal.presenting.map(|minutes| minutes.0.to_string()).unwrap_or_default());
        self.consents.set(proposal.charter.consents.iter().map(key).collect());
        self.agenda.set(all(proposal.agenda.len()));
        self.comrades.set(BTreeSet::new());
        if let Some(series) = proposal.series {
            self.mode.set(series.mode.as_ref().map(key).unwrap_or_default());
            self.count.set(series.sessions.to_string());
            self.weeks.set(series.weeks.to_string());
        }
    }
}

/// With what a group can begin.
pub(super) fn beginnings(book: BookCtx) -> Vec<Choice> {
    let nothing = Choice { hint: T::FromNothingHint.text().to_owned(), ..Choice::new("", T::FromNothing.text()) };
    let template = |template: &crate::templates::Template| Choice {
        key: format!("template {}", template.key),
        label: text(&template.title).to_owned(),
        hint: text(&template.about).to_owned(),
    };
    let mut groups: Vec<_> = book.summaries().with(|rows| {
        let choice = |row: &crate::app::state::summary::Summary| Choice {
            key: format!("group {}", row.id),
            label: T::FromGroup.with(&[&row.name]),
            hint: T::FromGroupHint.text().to_owned(),
        };
        rows.values().map(choice).collect()
    });
    sort_by_key(&mut groups, |choice| choice.label.clone());
    std::iter::once(nothing).chain(templates().iter().map(template)).chain(groups).collect()
}

/// A line of the agenda in words.
pub(super) fn agenda_words(line: &AgendaLine) -> String {
    match line.minutes {
        Some(minutes) => T::AgendaLine.with(&[&crate::app::format::minutes(minutes), &line.title]),
        None => line.title.clone(),
    }
}
