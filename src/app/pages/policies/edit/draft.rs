//! What is being changed in a policy, as it is typed, and the policy that comes of it.

use crate::app::form::{FieldError, Form, Reader};
use crate::app::state::BookCtx;
use crate::app::state::library::{at_address, packs, rule_address, rule_at};
use crate::app::texts::policy_edit::{EditText as T, problem};
use crate::app::verdicts::{LANGUAGE, text};
use crate::policy::difference::Part;
use crate::policy::edit::{At, Changes, New, Problem, RuleChange, edit};
use crate::policy::pack::{LimitName, Pack, Rule, Severity};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Parts of a rule that can be worded anew, with their names in a field.
pub(super) const WORDED: [(Part, &str); 4] =
    [(Part::Title, "title"), (Part::Text, "text"), (Part::Clause, "clause"), (Part::Advice, "why")];

/// A policy that is being changed. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) book: BookCtx,
    pub(super) form: Form,
    /// What it is made from.
    pub(super) base: StoredValue<Arc<Pack>>,
    /// The key of a new policy; none for a further version.
    pub(super) new_key: StoredValue<Option<Arc<str>>>,
    pub(super) title: RwSignal<String>,
    pub(super) about: RwSignal<String>,
    pub(super) body: RwSignal<String>,
    pub(super) version: RwSignal<String>,
    pub(super) effective: RwSignal<String>,
    /// Rules that are taken in, as `policy/rule` in an address.
    pub(super) taken: RwSignal<BTreeSet<String>>,
    /// What differs from the base, by field.
    typed: RwSignal<BTreeMap<String, String>>,
    /// Goes up where fields were put back, so that their controls are made anew.
    pub(super) round: RwSignal<u32>,
}

impl Draft {
    /// The form on `base`, for the first day `today`.
    pub(super) fn new(book: BookCtx, slot: String, base: Arc<Pack>, new_key: Option<Arc<str>>) -> Self {
        let form = Form::new(slot);
        let about = if new_key.is_some() { text(&base.about).to_owned() } else { String::new() };
        let today = book.today().get_untracked().to_string();
        let typed = RwSignal::new(BTreeMap::new());
        let round = RwSignal::new(0);
        let draft = Self {
            book,
            form,
            base: StoredValue::new(base),
            new_key: StoredValue::new(new_key),
            title: form.text("title", ""),
            about: form.text("about", about),
            body: form.text("body", ""),
            version: form.text("version", today.clone()),
            effective: form.text("effective", today),
            taken: form.ticks("taken", BTreeSet::new()),
            typed,
            round,
        };
        let read = move || typed.with(|typed| serde_json::to_string(typed).unwrap_or_default());
        form.part("typed", read, move |kept| {
            typed.set(serde_json::from_slice(kept.as_bytes()).unwrap_or_default());
            round.update(|round| *round += 1);
        });
        form.keep_draft();
        draft
    }

    /// A field of the form whose text is kept as far as it differs from `initial`.
    pub(super) fn field(self, name: String, initial: String) -> RwSignal<String> {
        let kept = self.typed.with_untracked(|typed| typed.get(&name).cloned());
        let value = RwSignal::new(kept.unwrap_or_else(|| initial.clone()));
        Effect::new(move |_| {
            let now = value.get();
            self.typed.maybe_update(|typed| {
                let now = Some(now).filter(|now| *now != initial);
                let changed = typed.get(&name) != now.as_ref();
                match now {
                    Some(now) => typed.insert(name.clone(), now),
                    None => typed.remove(&name),
                };
                changed
            });
        });
        value
    }

    /// Follows everything that is typed.
    pub(super) fn track(self) {
        self.typed.track();
        self.taken.track();
        for text in [self.title, self.about, self.body, self.version, self.effective] {
            text.track();
        }
    }

    /// What differs in the field; none where it stands as it did.
    pub(super) fn typed(self, name: &str) -> Option<String> {
        self.typed.with(|typed| typed.get(name).cloned())
    }

    /// True where anything differs in the rule of that name.
    pub(super) fn is_changed(self, rule: &str) -> bool {
        let start = rule_field(rule, "");
        self.typed.with(|typed| typed.keys().any(|field| field.starts_with(&start)))
    }

    /// The rules that are taken in, each with its name in the form and its policy.
    pub(super) fn taken_in(self) -> Vec<(String, Arc<Pack>, Rule)> {
        let find = |name: &String| {
            let (policy, rule) = name.split_once('/')?;
            let pack = self.book.shelf().with(|shelf| at_address(shelf, policy))?;
            let rule = rule_at(&pack, rule)?.clone();
            Some((name.clone(), pack, rule))
        };
        self.taken.with(|taken| taken.iter().filter_map(find).collect())
    }

    fn rule_change(self, rule: &str) -> RuleChange {
        let severities = [Severity::Must, Severity::Should, Severity::Monitor];
        let severity = self.typed(&rule_field(rule, "severity"));
        let wording = WORDED.iter().filter_map(|(part, name)| Some((*part, self.typed(&rule_field(rule, name))?)));
        RuleChange {
            left_out: self.typed(&rule_field(rule, "out")).is_some(),
            severity: severities.into_iter().find(|each| severity.as_deref() == Some(severity_key(*each))),
            wording: wording.collect(),
        }
    }

    /// The policy that comes of it.
    ///
    /// # Errors
    /// What does not fit, each at its field.
    pub(super) fn pack(self) -> Result<Pack, Vec<FieldError>> {
        let mut reader = Reader::default();
        let (made, problems) = self.made(&mut reader);
        for Problem { at, what } in problems {
            let sentence = if at == At::Rules { T::NoRules.text().to_owned() } else { problem(&what) };
            reader.refuse(&self.field_at(&at), sentence);
        }
        reader.finish(Some(made))
    }

    /// The policy as far as it fits, and what does not fit in it.
    pub(super) fn made(self, reader: &mut Reader) -> (Pack, Vec<Problem>) {
        let base = self.base.get_value();
        let taken = self.taken_in();
        let new = self.new_key.get_value().map(|key| New {
            key,
            title: self.title.get(),
            about: self.about.get(),
            body: self.body.get(),
        });
        let names = base.limits.keys().chain(taken.iter().flat_map(|(_, pack, _)| pack.limits.keys()));
        let limits = names.filter_map(|name| {
            let field = limit_field(*name);
            let text = self.typed(&field)?;
            Some((*name, reader.number(&field, &text)))
        });
        let limits = limits.collect();
        let effective = reader.required_date("effective", &self.effective.get()).unwrap_or(base.dates.effective);
        let rules = base.rules.iter().map(|rule| (rule.id.clone(), self.rule_change(&rule_address(&base, rule))));
        let changes = Changes {
            language: LANGUAGE,
            new,
            version: self.version.get(),
            effective,
            limits,
            rules: rules.collect(),
            taken: taken.iter().map(|(name, pack, rule)| (&**pack, rule, self.rule_change(name))).collect(),
        };
        let known = self.book.shelf().with(|shelf| packs(shelf));
        edit(&base, &changes, &known)
    }

    fn field_at(self, at: &At) -> String {
        let of_rule = |rule: &str, part: &Part| {
            let name = WORDED.iter().find(|(worded, _)| worded == part).map_or("out", |(_, name)| name);
            rule_field(rule, name)
        };
        match at {
            At::Title => "title".to_owned(),
            At::About => "about".to_owned(),
            At::Body => "body".to_owned(),
            At::Version => "version".to_owned(),
            At::Effective => "effective".to_owned(),
            At::Limit(name) => limit_field(*name),
            At::Rule(id, part) => self.base.with_value(|base| {
                let rule = base.rules.iter().find(|rule| rule.id == *id);
                of_rule(&rule.map(|rule| rule_address(base, rule)).unwrap_or_default(), part)
            }),
            At::Taken(place, part) => {
                let name = self.taken.with_untracked(|taken| taken.iter().nth(*place).cloned());
                of_rule(&name.unwrap_or_default(), part)
            }
            At::Rules => "take-from".to_owned(),
        }
    }
}

/// The name of a part of a rule as a field.
pub(super) fn rule_field(rule: &str, part: &str) -> String {
    format!("rule-{rule}-{part}")
}

/// The name of a limit as a field.
pub(super) fn limit_field(name: LimitName) -> String {
    format!("limit-{name:?}")
}

/// A severity as the value of a choice.
pub(super) const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Gate => "gate",
        Severity::Must => "must",
        Severity::Should => "should",
        Severity::Monitor => "monitor",
    }
}
