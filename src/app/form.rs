//! What every form shares: errors at their fields, one save at a time, and typed text that survives a reload.

use super::clock;
use super::components::Watch;
use super::guard;
use super::state::edit::Edit;
use super::state::group::GroupCtx;
use super::state::{BookCtx, SaveError, use_book};
use super::texts::errors::{FormText, problem_sentence, save_sentence};
use crate::domain::dates::{Moment, Span};
use crate::domain::record::Revision;
use crate::domain::sort::Gather;
use crate::domain::units::Minutes;
use crate::journal::apply::Refused;
use chrono::{NaiveDate, NaiveTime};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// An error at a field; the field is named as in a file (`held`, `attendance[2].present`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field; empty for the form as a whole.
    pub field: String,
    /// The sentence.
    pub sentence: String,
}

impl FieldError {
    /// This sentence at this field.
    #[must_use]
    pub fn at(field: &str, sentence: impl Into<String>) -> Self {
        Self { field: field.to_owned(), sentence: sentence.into() }
    }
}

/// A field as its draft keeps it: how its text is made, and how it is put back.
#[derive(Clone)]
struct Part {
    read: Arc<dyn Fn() -> String + Send + Sync>,
    write: Arc<dyn Fn(&str) + Send + Sync>,
}

/// A form in use. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub struct Form {
    book: BookCtx,
    slot: StoredValue<String>,
    parts: StoredValue<BTreeMap<&'static str, Part>>,
    settled: StoredValue<BTreeMap<String, String>>,
    /// What stood in each field when it was typed in: what is recorded, or what was, where text that is put back is older.
    before: StoredValue<BTreeMap<String, String>>,
    group: Option<GroupCtx>,
    /// The guard over its texts.
    pub watch: Watch,
    /// Errors of the last try to save.
    pub errors: RwSignal<Vec<FieldError>>,
    /// True while saving.
    pub busy: RwSignal<bool>,
    /// True where unsaved text of an earlier visit was put back.
    pub restored: RwSignal<bool>,
    /// True where some of it stands in place of what was changed after it was typed.
    pub overtaken: RwSignal<bool>,
}

/// What a draft slot keeps: what stands in each field, and what stood there before anything was typed.
type Kept = (BTreeMap<String, String>, BTreeMap<String, String>);

/// Reads a draft slot; one of an earlier version keeps no more than what stood in each field.
fn read_kept(bytes: &[u8]) -> Kept {
    serde_json::from_slice(bytes)
        .or_else(|_| serde_json::from_slice(bytes).map(|typed| (typed, BTreeMap::new())))
        .unwrap_or_default()
}

impl Form {
    /// A form whose unsaved text is kept in the draft slot of this name (kind of form and identifier).
    #[must_use]
    pub fn new(slot: impl Into<String>) -> Self {
        let restored = RwSignal::new(false);
        Self {
            book: use_book(),
            group: use_context::<GroupCtx>(),
            watch: guard::watch(restored),
            slot: StoredValue::new(slot.into()),
            parts: StoredValue::new(BTreeMap::new()),
            settled: StoredValue::new(BTreeMap::new()),
            before: StoredValue::new(BTreeMap::new()),
            errors: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            restored,
            overtaken: RwSignal::new(false),
        }
    }

    /// A field of the form: its text, kept in the draft slot under `name`.
    #[must_use]
    pub fn text(self, name: &'static str, initial: impl Into<String>) -> RwSignal<String> {
        let text = RwSignal::new(initial.into());
        self.part(name, move || text.get(), move |kept| text.set(kept.to_owned()));
        text
    }

    /// A field of the form in which any of several keys are ticked.
    #[must_use]
    pub fn ticks(self, name: &'static str, initial: BTreeSet<String>) -> RwSignal<BTreeSet<String>> {
        let ticked = RwSignal::new(initial);
        let read = move || ticked.with(|ticked| ticked.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
        self.part(name, read, move |kept| ticked.set(kept.split_whitespace().map(str::to_owned).gather()));
        ticked
    }

    /// A field of any kind: `read` makes the text that its draft keeps and follows every signal in it, `write` puts it
    /// back.
    pub fn part(
        self,
        name: &'static str,
        read: impl Fn() -> String + Send + Sync + 'static,
        write: impl Fn(&str) + Send + Sync + 'static,
    ) {
        let part = Part { read: Arc::new(read), write: Arc::new(write) };
        self.parts.update_value(|parts| {
            parts.insert(name, part);
        });
    }

    /// Puts back what was typed and not saved on an earlier visit, and keeps what is typed from now on.
    ///
    /// Called once, after the fields were made.
    pub fn keep_draft(self) {
        let book = self.book;
        let slot = self.slot.get_value();
        self.settle(untrack(|| self.values()));
        leptos::task::spawn_local(async move {
            let kept = book.keeper().draft(&slot).await.ok().flatten();
            let (kept, before) = kept.map(|bytes| read_kept(&bytes)).unwrap_or_default();
            let (Some(parts), Some(settled)) = (self.parts.try_get_value(), self.settled.try_get_value()) else {
                return;
            };
            let (mut changed, mut overtaken) = (false, false);
            for (name, part) in parts {
                let Some(kept) = kept.get(name) else { continue };
                let before = before.get(name);
                let moved = before.is_some() && before != settled.get(name);
                // Changed elsewhere, and nothing was typed here: what is recorded stands.
                if (moved && before == Some(kept)) || untrack(|| (part.read)()) == *kept {
                    continue;
                }
                (part.write)(kept);
                changed = true;
                // Kept as it was: or the next draft would pass for one that knows what is recorded now.
                if let Some(before) = before.filter(|_| moved) {
                    overtaken = true;
                    self.before.try_update_value(|of| of.insert(name.to_owned(), before.clone()));
                }
            }
            self.overtaken.try_set(overtaken);
            self.restored.try_set(changed);
        });
        let mut save = debounce(Duration::from_millis(400), move |()| {
            let Some(slot) = self.slot.try_get_value() else { return };
            let values = untrack(|| self.values());
            // Saved while this was waiting: the draft is done with.
            if self.settled.with_value(|settled| *settled == values) {
                return;
            }
            let bytes = self.kept(values);
            // a draft that cannot be kept is no reason to disturb the typing; saving will report it
            leptos::task::spawn_local(async move { drop(book.keeper().set_draft(&slot, Some(bytes)).await) });
        });
        book.on_flush(Rc::new(move || Box::pin(self.flush())));
        Effect::new(move |_| {
            let values = self.values();
            if self.settled.with_value(|settled| *settled != values) {
                save(());
            }
        });
    }

    /// Keeps what is typed and not saved at once, because another tab takes the book over.
    async fn flush(self) {
        let Some(slot) = self.slot.try_get_value() else { return };
        let values = untrack(|| self.values());
        if self.settled.with_value(|settled| *settled != values) {
            drop(self.book.keeper().set_draft(&slot, Some(self.kept(values))).await);
        }
    }

    /// The bytes of the draft slot for these values.
    fn kept(self, values: BTreeMap<String, String>) -> Vec<u8> {
        let kept: Kept = (values, self.before.try_get_value().unwrap_or_default());
        serde_json::to_vec(&kept).unwrap_or_default()
    }

    /// These values are recorded.
    fn settle(self, values: BTreeMap<String, String>) {
        self.before.try_set_value(values.clone());
        self.settled.try_set_value(values);
    }

    /// Forgets the unsaved text of an earlier visit and puts back what is recorded.
    pub fn forget_draft(self) {
        let book = self.book;
        let slot = self.slot.get_value();
        self.restored.set(false);
        let settled = self.settled.get_value();
        self.settle(settled.clone());
        for (name, part) in self.parts.get_value() {
            if let Some(text) = settled.get(name) {
                (part.write)(text);
            }
        }
        leptos::task::spawn_local(async move { drop(book.keeper().set_draft(&slot, None).await) });
    }

    /// Identifier of the button that saves: the same where the form is made anew, so that the focus comes back to it.
    #[must_use]
    pub fn button(self) -> String {
        format!("save-{}", self.slot.get_value())
    }

    fn values(self) -> BTreeMap<String, String> {
        self.parts.get_value().into_iter().map(|(name, part)| (name.to_owned(), (part.read)())).gather()
    }

    /// The error at the field, for its control.
    #[must_use]
    pub fn error(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.errors
                .with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.sentence.clone()))
        })
    }

    /// What of its texts tells who somebody is and is neither changed nor given a reason: it is not saved.
    #[must_use]
    pub fn guarded(self) -> Vec<FieldError> {
        self.watch.check().into_iter().map(|(field, sentence)| FieldError { field, sentence }).collect()
    }

    /// Saves what `build` makes of the fields as one entry, then calls `done`; errors go to their fields.
    ///
    /// A second call while one is under way does nothing, so that a double click saves once.
    pub fn submit(self, build: impl FnOnce() -> Result<Edit, Vec<FieldError>>, done: impl FnOnce(Revision) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        let mut errors = self.guarded();
        let edit = match build() {
            Ok(edit) if errors.is_empty() => guard::with_reasons(self.watch, edit, self.group.map(|group| group.id)),
            built => {
                errors.extend(built.err().into_iter().flatten());
                self.errors.set(errors);
                return;
            }
        };
        self.busy.set(true);
        let slot = self.slot.get_value();
        let book = self.book;
        let values = untrack(|| self.values());
        leptos::task::spawn_local(async move {
            let result = book.save(edit.draft()).await;
            self.busy.try_set(false);
            match result {
                Ok(revision) => {
                    self.errors.try_set(Vec::new());
                    self.settle(values);
                    self.watch.settle();
                    self.restored.try_set(false);
                    drop(book.keeper().set_draft(&slot, None).await);
                    done(revision);
                }
                Err(SaveError::Refused(Refused::Nothing)) => {
                    self.errors.try_set(Vec::new());
                    self.restored.try_set(false);
                    drop(book.keeper().set_draft(&slot, None).await);
                    book.say(FormText::NothingChanged.text());
                }
                Err(error) => {
                    self.errors.try_set(field_errors(&error));
                }
            }
        });
    }
}

/// The errors of a refused save, each at its field.
fn field_errors(error: &SaveError) -> Vec<FieldError> {
    match error {
        SaveError::Refused(Refused::Invalid(invalid)) => {
            invalid.iter().map(|invalid| FieldError::at(&invalid.field, problem_sentence(&invalid.problem))).collect()
        }
        other => vec![FieldError::at("", save_sentence(other))],
    }
}

/// Collects the errors of several fields, so that a form names them all at once.
#[derive(Debug, Default)]
pub struct Reader(Vec<FieldError>);

impl Reader {
    /// Notes an error at the field.
    pub fn refuse(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push(FieldError::at(field, sentence));
    }

    /// A text that may not be empty.
    pub fn required(&mut self, field: &str, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.refuse(field, FormText::Required.text());
        }
        text.to_owned()
    }

    /// A date, or none where the field is empty.
    pub fn date(&mut self, field: &str, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        if date.is_none() {
            self.refuse(field, FormText::NotADate.with(&[text]));
        }
        date
    }

    /// A date that must be given.
    pub fn required_date(&mut self, field: &str, text: &str) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            self.refuse(field, FormText::DateRequired.text());
        }
        self.date(field, text)
    }

    /// A time of day.
    pub fn time(&mut self, field: &str, text: &str) -> Option<NaiveTime> {
        let time = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        if time.is_none() {
            self.refuse(field, FormText::NotATime.text());
        }
        time
    }

    /// A whole number of minutes, or none where the field is empty.
    pub fn minutes(&mut self, field: &str, text: &str) -> Option<Minutes> {
        self.number(field, text).map(Minutes)
    }

    /// A whole number, or none where the field is empty.
    pub fn number(&mut self, field: &str, text: &str) -> Option<u32> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok();
        if number.is_none() {
            self.refuse(field, FormText::NotANumber.with(&[text]));
        }
        number
    }

    /// A date with a start and an end time, in the device's zone; none where all three are empty.
    pub fn span(&mut self, field: &str, date: &str, start: &str, end: &str) -> Option<Span> {
        if [date, start, end].iter().all(|text| text.trim().is_empty()) {
            return None;
        }
        let day = self.required_date(field, date);
        let start = self.time(field, start);
        let end = self.time(field, end);
        let (day, start, end) = (day?, start?, end?);
        let moment = |time: NaiveTime| -> Moment { clock::moment_at(day, time) };
        let span = Span::new(moment(start), moment(end)).ok();
        if span.is_none() {
            self.refuse(field, FormText::EndBeforeStart.text());
        }
        span
    }

    /// The record that was read, unless a field was refused.
    ///
    /// # Errors
    /// The errors of all fields.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<FieldError>> {
        match read {
            Some(read) if self.0.is_empty() => Ok(read),
            _ => Err(self.0),
        }
    }
}
