//! The bench: clauses of contract and working agreement as they are being worked on, and what is saved of them.

use crate::app::clock;
use crate::app::components::focus;
use crate::app::form::{FieldError, Form, Reader};
use crate::app::pages::agreed::key;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::choices as words;
use crate::app::texts::workshop::WorkshopText as T;
use crate::app::verdicts::LANGUAGE;
use crate::domain::agreement::{Agreement, AgreementKind, AssentTo, Clause, ClauseTopic};
use crate::domain::record::Entity;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use crate::journal::entry::Act;
use crate::templates::{LibraryClause, library};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Both kinds, in the order in which they stand on the bench and on paper.
pub(super) const KINDS: [AgreementKind; 2] = [AgreementKind::Contract, AgreementKind::WorkingAgreement];

/// What a kind of agreement is called.
pub(super) const fn kind_word(kind: AgreementKind) -> &'static str {
    match kind {
        AgreementKind::Contract => T::Contract.text(),
        AgreementKind::WorkingAgreement => T::WorkingAgreement.text(),
    }
}

/// The heading of a clause: its own, or that of its topic.
pub(super) fn heading(clause: &Clause) -> String {
    if clause.title.is_empty() { words::clause(clause.topic).to_owned() } else { clause.title.clone() }
}

/// Versions of that kind, oldest first.
pub(super) fn versions(group: GroupCtx, kind: AgreementKind) -> Vec<Agreement> {
    let of_kind = |version: &&Agreement| version.kind == kind;
    let mut versions: Vec<_> = group.file.with(|file| file.agreements.iter().filter(of_kind).cloned().collect());
    sort_by_key(&mut versions, |version| (version.on, version.id));
    versions
}

/// The last version of that kind.
pub(super) fn standing(group: GroupCtx, kind: AgreementKind) -> Option<Agreement> {
    versions(group, kind).pop()
}

/// The last version of each kind, as far as there is one.
pub(in crate::app::pages) fn in_force(group: GroupCtx) -> Vec<Agreement> {
    KINDS.into_iter().filter_map(|kind| standing(group, kind)).collect()
}

/// True where somebody has given an answer to one of these versions.
pub(super) fn is_answered(group: GroupCtx, versions: &[Agreement]) -> bool {
    let to = |to: AssentTo| versions.iter().any(|version| to == AssentTo::Agreement(version.id));
    group.file.with(|file| file.assents.iter().any(|assent| to(assent.to)))
}

/// A clause on the bench.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) topic: RwSignal<ClauseTopic>,
    pub(super) title: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    /// True while its words are open to be changed.
    pub(super) is_open: RwSignal<bool>,
}

impl Line {
    fn of(number: usize, clause: Clause) -> Self {
        let Clause { topic, title, text } = clause;
        Self {
            number,
            is_open: RwSignal::new(text.is_empty()),
            topic: RwSignal::new(topic),
            title: RwSignal::new(title),
            text: RwSignal::new(text),
        }
    }

    /// Opens its words and goes to them.
    pub(super) fn open(self) {
        self.is_open.set(true);
        request_animation_frame(move || _ = focus(&self.control("text")));
    }

    pub(super) fn clause(self) -> Clause {
        let text = |signal: RwSignal<String>| signal.get().trim().to_owned();
        Clause { topic: self.topic.get(), title: text(self.title), text: text(self.text) }
    }

    /// Identifier of a control of this clause.
    pub(super) fn control(self, field: &str) -> String {
        format!("line-{field}-{}", self.number)
    }

    /// The clause of the library from which it came, while it has its heading.
    pub(super) fn source(self) -> Option<&'static LibraryClause> {
        let (topic, title) = (self.topic.get(), self.title.get());
        library().iter().find(|known| known.topic == topic && known.clause(LANGUAGE).title == title)
    }
}

/// The bench in use. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    pub(super) group: GroupCtx,
    pub(super) form: Form,
    pub(super) lines: RwSignal<Vec<Line>>,
    pub(super) presenting: RwSignal<String>,
    pub(super) on: RwSignal<String>,
    pub(super) save_as: RwSignal<String>,
    pub(super) renegotiated: RwSignal<String>,
    pub(super) why: RwSignal<String>,
    pub(super) reference: RwSignal<String>,
    pub(super) by: RwSignal<BTreeSet<String>>,
    next: StoredValue<usize>,
    owner: StoredValue<Owner>,
}

pub(super) const NEW: &str = "new";
pub(super) const CORRECT: &str = "correct";

impl Bench {
    /// The bench with what stands, to correct it or, once somebody has answered to it, to make the next version.
    pub(super) fn of(group: GroupCtx) -> Self {
        let form = Form::new(format!("workshop-{}", group.id));
        let standing = untrack(|| in_force(group));
        let working = standing.iter().find(|version| version.kind == AgreementKind::WorkingAgreement);
        let clauses: Vec<_> = standing.iter().flat_map(|version| version.clauses.clone()).collect();
        let is_next = untrack(|| is_answered(group, &standing));
        let last = standing.iter().max_by_key(|version| version.on);
        let on = last.filter(|_| !is_next).map_or_else(clock::today, |version| version.on);
        let contributors = last.map(|version| version.contributors.iter().map(ToString::to_string).collect());
        let first = |of: fn(&Agreement) -> &String| last.filter(|_| !is_next).map(of).cloned().unwrap_or_default();
        let count = clauses.len();
        let lines: Vec<_> = clauses.into_iter().enumerate().map(|(number, clause)| Line::of(number, clause)).collect();
        let bench = Self {
            group,
            form,
            lines: RwSignal::new(lines),
            presenting: form.text(
                "presenting",
                working.and_then(|version| version.presenting).map(|it| it.0.to_string()).unwrap_or_default(),
            ),
            on: form.text("on", on.to_string()),
            save_as: form.text("save-as", if is_next { NEW } else { CORRECT }),
            renegotiated: form.text("renegotiated", ""),
            why: form.text("why", first(|version| &version.why)),
            reference: form.text("reference", first(|version| &version.reference)),
            by: form.ticks("by", contributors.unwrap_or_default()),
            next: StoredValue::new(count),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        let keep = move || serde_json::to_string(&bench.clauses()).unwrap_or_default();
        let put_back = move |text: &str| {
            if let Ok(kept) = serde_json::from_slice::<Vec<Clause>>(text.as_bytes()) {
                bench.lines.set(kept.into_iter().map(|clause| bench.line(clause)).collect());
            }
        };
        form.part("clauses", keep, put_back);
        form.keep_draft();
        bench
    }

    /// A clause that belongs to the bench, not to the handler that makes it.
    fn line(self, clause: Clause) -> Line {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.owner.get_value().with(|| Line::of(number, clause))
    }

    /// Every clause, those in the making included.
    pub(super) fn clauses(self) -> Vec<Clause> {
        self.lines.get().into_iter().map(Line::clause).collect()
    }

    /// Clauses of one kind in their order.
    pub(super) fn of_kind(self, kind: AgreementKind) -> Vec<Line> {
        self.lines.get().into_iter().filter(|line| line.topic.get().kind() == kind).collect()
    }

    pub(super) fn minutes(self) -> Option<Minutes> {
        self.presenting.get().trim().parse().ok().map(Minutes)
    }

    /// Adds a clause at the end and goes to it.
    pub(super) fn add(self, clause: Clause) {
        let line = self.line(clause);
        self.lines.update(|lines| lines.push(line));
        let field = if line.is_open.get_untracked() { "text" } else { "edit" };
        request_animation_frame(move || _ = focus(&line.control(field)));
    }

    pub(super) fn remove(self, line: Line) {
        self.lines.update(|lines| lines.retain(|other| other.number != line.number));
    }

    /// Moves the clause before the one above it of the same kind.
    pub(super) fn move_up(self, line: Line) {
        let of_kind = untrack(|| self.of_kind(line.topic.get().kind()));
        let above = of_kind.iter().take_while(|other| other.number != line.number).last().copied();
        self.lines.update(|lines| {
            let place = |wanted: Line| lines.iter().position(|other| other.number == wanted.number);
            if let Some((one, other)) = above.and_then(place).zip(place(line)) {
                lines.swap(one, other);
            }
        });
        request_animation_frame(move || _ = focus(&line.control("up")));
    }

    /// The agreement of that kind as the bench has it, in place of what stands or as its next version.
    pub(super) fn proposed(self, kind: AgreementKind) -> Agreement {
        let standing = standing(self.group, kind);
        let is_next = self.save_as.get() == NEW;
        let (id, amends) = match &standing {
            Some(last) if !is_next => (last.id, last.amends),
            last => (clock::new_id(), last.as_ref().map(|last| last.id)),
        };
        let clauses =
            self.clauses().into_iter().filter(|clause| clause.topic.kind() == kind && !clause.text.is_empty());
        Agreement {
            id,
            group: self.group.id,
            kind,
            on: self.on.get().trim().parse().unwrap_or_else(|_| clock::today()),
            clauses: clauses.collect(),
            presenting: self.minutes().filter(|_| kind == AgreementKind::WorkingAgreement),
            contributors: self.by.get().iter().filter_map(|person| person.parse().ok()).collect(),
            amends,
            reference: self.reference.get().trim().to_owned(),
            why: self.why.get().trim().to_owned(),
            renegotiated: is_next && !self.renegotiated.get().is_empty(),
        }
    }

    /// The entry: each kind that says something else than it did.
    pub(super) fn read(self) -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let on = reader.required_date("agreement", &self.on.get());
        reader.minutes("presenting-minutes", &self.presenting.get());
        let clauses = self.clauses();
        let mut seen = BTreeSet::new();
        for line in self.lines.get() {
            let clause = line.clause();
            if clause.text.is_empty() {
                line.is_open.set(true);
                reader.refuse(&line.control("text"), T::EmptyClause.text());
            } else if !seen.insert((clause.topic, clause.title)) {
                line.is_open.set(true);
                reader.refuse(&line.control("title"), T::SameHeading.text());
            }
        }
        if clauses.is_empty() {
            reader.refuse("", T::NoClause.text());
        }
        let is_next = self.save_as.get() == NEW;
        let mut changed = Vec::new();
        for kind in KINDS {
            let (proposed, standing) = (self.proposed(kind), standing(self.group, kind));
            let is_empty = proposed.clauses.is_empty() && proposed.presenting.is_none();
            let is_same = |last: &Agreement| {
                let same = (&last.clauses, last.presenting) == (&proposed.clauses, proposed.presenting);
                same && (is_next || *last == proposed)
            };
            if standing.as_ref().map_or(is_empty, is_same) {
                continue;
            }
            if standing.as_ref().is_some_and(|last| on.is_some_and(|on| is_next && on < last.on)) {
                reader.refuse("agreement", T::BeforeStanding.text());
            }
            changed.push(proposed);
        }
        let act = if is_next { Act::Add } else { Act::Change };
        let edit = Edit::labelled(act, changed.first().map(Entity::key), Some(self.group.id));
        let made = changed.into_iter().fold(edit, |edit, agreement| {
            let opened = self.group.file.with(|file| file.agreements.revision(agreement.id.0));
            edit.and(agreement, opened)
        });
        reader.finish(Some(made))
    }
}

/// The control to which a finding on that topic leads.
pub(super) fn clause_id(topic: ClauseTopic) -> String {
    format!("clause-{}", key(&topic))
}
