//! Pre-flight: what a change would go against, shown while it is typed in; a reason lets it be recorded all the same. What is
//! only watched is shown and asks for none.

use super::components::{Notice, NoticeKind, Show, TextField};
use super::form::{Form, Reader};
use super::format;
use super::state::edit::Edit;
use super::state::group::GroupCtx;
use super::state::library::packs;
use super::texts::findings;
use super::texts::preflight::{PreflightText as T, alternative};
use super::verdicts::text;
use super::{clock, verdicts};
use crate::domain::note::{About, Note};
use crate::domain::record::Record;
use crate::domain::sort::sort_by_key;
use crate::policy::preflight::{Warning, named, preflight_among};
use leptos::prelude::*;
use uuid::Uuid;

/// At what a form looks ahead.
#[derive(Clone, Copy)]
enum Look {
    /// At every rule.
    Rules,
    /// Only at whom the change names without their consent.
    Names,
}

/// What a form's change would go against. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub struct Preflight {
    group: GroupCtx,
    form: Form,
    warnings: Memo<Vec<Warning>>,
    reason: RwSignal<String>,
    control: &'static str,
}

impl Preflight {
    /// Looks ahead at what `proposed` makes of the fields, each time one of them changes.
    ///
    /// `proposed` follows the fields' signals and gives no records while they cannot be read.
    #[must_use]
    pub fn new(group: GroupCtx, form: Form, proposed: impl Fn() -> Vec<Record> + Send + Sync + 'static) -> Self {
        Self::by(Look::Rules, group, form, Box::new(proposed))
    }

    /// Looks ahead only at whom the change names without their consent.
    #[must_use]
    pub fn of_names(group: GroupCtx, form: Form, proposed: impl Fn() -> Vec<Record> + Send + Sync + 'static) -> Self {
        Self::by(Look::Names, group, form, Box::new(proposed))
    }

    fn by(look: Look, group: GroupCtx, form: Form, proposed: Box<dyn Fn() -> Vec<Record> + Send + Sync>) -> Self {
        let warnings = Memo::new(move |_| {
            let proposed = proposed();
            if proposed.is_empty() {
                return Vec::new();
            }
            let (mine, book) = (group.packs(), group.book.snapshot());
            let mut warnings = match look {
                Look::Rules => {
                    let known = group.shelf.with(|shelf| packs(shelf));
                    preflight_among(&book, group.id, &mine, &known, &proposed, group.book.today().get())
                }
                Look::Names => named(&book, group.id, &mine, &proposed),
            };
            warnings.retain(|warning| !has_reason(group, warning, &proposed));
            warnings
        });
        Self { group, form, warnings, reason: form.text("reason", ""), control: "reason" }
    }

    /// With another identifier for the field of the reason, where a page has several forms.
    #[must_use]
    pub const fn at(self, control: &'static str) -> Self {
        Self { control, ..self }
    }

    /// Asks for the reason where something goes against a rule and none was given.
    pub fn check(self, reader: &mut Reader) {
        if self.warnings.with_untracked(|warnings| warnings.iter().any(Warning::asks_reason)) {
            reader.required(self.control, &self.reason.get_untracked());
        }
    }

    /// Adds the reason to the entry, once for each rule, as notes about the record.
    #[must_use]
    pub fn with_reason(self, edit: Edit, record: Uuid) -> Edit {
        let reason = self.reason.get_untracked().trim().to_owned();
        let mentor = untrack(|| self.group.group()).and_then(|group| group.mentor);
        let asking = self.warnings.get_untracked().into_iter().filter(Warning::asks_reason);
        asking.fold(edit, |edit, warning| {
            let about = About::Departure { rule: warning.rule.to_string(), record };
            let note = Note {
                id: clock::new_id(),
                group: self.group.id,
                on: clock::today(),
                by: mentor,
                text: reason.clone(),
                about,
            };
            edit.and(note, None)
        })
    }
}

/// True where a reason for going against this rule stands already for one of these records: it is not asked for twice.
fn has_reason(group: GroupCtx, warning: &Warning, proposed: &[Record]) -> bool {
    let stands = |note: &Note| match &note.about {
        About::Departure { rule, record } => {
            **rule == *warning.rule && proposed.iter().any(|proposed| proposed.key().id == *record)
        }
        _ => false,
    };
    group.file.with(|file| file.notes.iter().any(stands))
}

/// The warnings of a form, and the field for the reason; nothing where there is no warning.
#[component]
pub fn PreflightNotice(
    /// What the form's change would go against.
    preflight: Preflight,
) -> impl IntoView {
    let Preflight { group, form, warnings, reason, control } = preflight;
    let any = Memo::new(move |_| warnings.with(|warnings| !warnings.is_empty()));
    let asks = Memo::new(move |_| warnings.with(|warnings| warnings.iter().any(Warning::asks_reason)));
    let lines = move || warnings.get().into_iter().filter_map(|warning| line(group, &warning)).collect_view();
    view! {
        <Show when=move || any.get()>
            <section class="preflight" aria-live="polite">
                {lines}
                <Show when=move || asks.get()>
                    <TextField id=control label=T::Reason.text() hint=T::ReasonHint.text() value=reason error=form.error(control)/>
                </Show>
            </section>
        </Show>
    }
    .into_any()
}

fn line(group: GroupCtx, warning: &Warning) -> Option<impl IntoView + use<>> {
    let (title, clause) = untrack(|| {
        let packs = group.packs();
        let (pack, rule) = verdicts::rule_at(&packs, &warning.pack, Some(warning.effective), &warning.rule)?;
        Some((text(&rule.title).to_owned(), verdicts::clause_among(&packs, pack, rule)))
    })?;
    let finding = untrack(|| verdicts::reason_sentence(group, &warning.reason, warning.outcome));
    let gap = findings::gap(&warning.reason);
    let measured = match (&warning.reason.observed, &warning.reason.limit) {
        (Some(observed), Some(limit)) => T::Measured.with(&[&findings::quantity(observed), &findings::quantity(limit)]),
        _ => String::new(),
    };
    let mut names: Vec<_> = untrack(|| warning.uncredited.keys().map(|person| group.name(*person)).collect());
    sort_by_key(&mut names, String::clone);
    let minutes = warning.uncredited.values().copied().sum();
    let credit = (!names.is_empty()).then(|| T::Uncredited.with(&[&format::minutes(minutes), &format::list(&names)]));
    let alternatives: Vec<_> = warning.alternatives.iter().map(alternative).collect();
    let rule = warning.rule.to_string();
    let kind = if warning.asks_reason() { NoticeKind::Heed } else { NoticeKind::Watch };
    Some(view! {
        <Notice kind=kind title=title>
            <p>{finding} " " {measured} " " {gap}</p>
            {credit.map(|credit| view! { <p>{credit}</p> })}
            {(!alternatives.is_empty()).then(|| view! {
                <p>{T::Instead.text()}</p>
                <ul class="bullets">{alternatives.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
            })}
            <p class="small faint">{clause} " · " {rule}</p>
        </Notice>
    })
}
