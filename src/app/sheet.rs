//! A sheet: the fields of a form as a list of data. A form with many plain fields is one list and one reader, not markup.

use super::components::{
    CheckGroup, Choice, DateField, NumberField, RadioGroup, SelectField, Spare, TextArea, TextField, TimeField,
};
use super::form::{Form, Reader};
use crate::domain::sort::Gather;
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// One field of a sheet: what it asks, and what is recorded so far.
#[derive(Clone, Debug)]
pub struct Ask {
    id: String,
    label: String,
    hint: String,
    control: Control,
    recorded: String,
    spare: Spare,
}

#[derive(Clone, Debug)]
enum Control {
    Heading,
    Line,
    Lines,
    Day,
    Time,
    Number,
    Pick(Vec<Choice>),
    Radio(Vec<Choice>),
    Ticks(Vec<Choice>),
}

impl Ask {
    fn new(id: impl Into<String>, label: impl Into<String>, control: Control, recorded: String) -> Self {
        Self { id: id.into(), label: label.into(), hint: String::new(), control, recorded, spare: Spare::Nothing }
    }

    /// A heading before the fields that follow.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::new("", label, Control::Heading, String::new())
    }

    /// A line of text.
    pub fn line(id: impl Into<String>, label: impl Into<String>, recorded: &str) -> Self {
        Self::new(id, label, Control::Line, recorded.to_owned())
    }

    /// Several lines of text.
    pub fn lines(id: impl Into<String>, label: impl Into<String>, recorded: &str) -> Self {
        Self::new(id, label, Control::Lines, recorded.to_owned())
    }

    /// A day.
    pub fn day(id: impl Into<String>, label: impl Into<String>, recorded: Option<NaiveDate>) -> Self {
        Self::new(id, label, Control::Day, recorded.map(|day| day.to_string()).unwrap_or_default())
    }

    /// A time of day, as `16:00`.
    pub fn time(id: impl Into<String>, label: impl Into<String>, recorded: String) -> Self {
        Self::new(id, label, Control::Time, recorded)
    }

    /// A whole number.
    pub fn number(id: impl Into<String>, label: impl Into<String>, recorded: Option<u32>) -> Self {
        Self::new(id, label, Control::Number, recorded.map(|number| number.to_string()).unwrap_or_default())
    }

    /// One of a list.
    pub fn pick(id: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>, recorded: String) -> Self {
        Self::new(id, label, Control::Pick(choices), recorded)
    }

    /// One of a few, all in sight.
    pub fn radio(id: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>, recorded: String) -> Self {
        Self::new(id, label, Control::Radio(choices), recorded)
    }

    /// Any of a few; `recorded` are keys with spaces between.
    pub fn ticks(id: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>, recorded: String) -> Self {
        Self::new(id, label, Control::Ticks(choices), recorded)
    }

    /// The identifier of its control; empty for a heading.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// With what the guard leaves alone in it.
    #[must_use]
    pub const fn spare(mut self, spare: Spare) -> Self {
        self.spare = spare;
        self
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// What a field holds while the form is in use.
#[derive(Clone, Copy)]
enum Value {
    Text(RwSignal<String>),
    Keys(RwSignal<BTreeSet<String>>),
}

impl Value {
    fn of(ask: &Ask) -> Self {
        if matches!(ask.control, Control::Ticks(_)) {
            Self::Keys(RwSignal::new(ask.recorded.split_whitespace().map(str::to_owned).gather()))
        } else {
            Self::Text(RwSignal::new(ask.recorded.clone()))
        }
    }

    fn get(self) -> String {
        match self {
            Self::Text(text) => text.get(),
            Self::Keys(keys) => keys.with(|keys| keys.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
        }
    }

    fn set(self, kept: &str) {
        match self {
            Self::Text(text) => text.set(kept.to_owned()),
            Self::Keys(keys) => keys.set(kept.split_whitespace().map(str::to_owned).gather()),
        }
    }
}

/// The fields of a form in use. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub struct Sheet {
    form: Form,
    fields: StoredValue<Vec<(Ask, Value)>>,
}

impl Sheet {
    /// The fields, kept with the form's draft.
    #[must_use]
    pub fn new(form: Form, asks: Vec<Ask>) -> Self {
        let sheet = Self {
            form,
            fields: StoredValue::new(asks.into_iter().map(|ask| (ask.clone(), Value::of(&ask))).collect()),
        };
        let keep = move || {
            let kept: BTreeMap<String, String> = sheet.with(|ask, value| Some((ask.id.clone(), value.get()))).gather();
            serde_json::to_string(&kept).unwrap_or_default()
        };
        let put_back = move |text: &str| {
            let kept: BTreeMap<String, String> = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
            let found = |ask: &Ask, value: Value| kept.get(&ask.id).map(|kept| (value, kept.clone()));
            sheet.with(found).for_each(|(value, kept)| value.set(&kept));
        };
        form.part("sheet", keep, put_back);
        form.keep_draft();
        sheet
    }

    fn with<T>(self, each: impl Fn(&Ask, Value) -> Option<T>) -> std::vec::IntoIter<T> {
        let found: Vec<T> =
            self.fields.with_value(|fields| fields.iter().filter_map(|(ask, value)| each(ask, *value)).collect());
        found.into_iter()
    }

    /// True where it has that field.
    #[must_use]
    pub fn has(self, id: &str) -> bool {
        self.with(|ask, _| (ask.id == id).then_some(())).next().is_some()
    }

    /// What the field holds, without spaces around it; keys that are ticked with spaces between.
    #[must_use]
    pub fn get(self, id: &str) -> String {
        let own = |ask: &Ask, value: Value| (ask.id == id).then(|| value.get().trim().to_owned());
        self.with(own).next().unwrap_or_default()
    }

    /// Identifiers or keys that are ticked or chosen.
    #[must_use]
    pub fn keys<T: FromStr>(self, id: &str) -> Vec<T> {
        self.get(id).split_whitespace().filter_map(|key| key.parse().ok()).collect()
    }

    /// The identifier or key that is chosen.
    #[must_use]
    pub fn key<T: FromStr>(self, id: &str) -> Option<T> {
        self.get(id).parse().ok()
    }

    /// A text that may not be empty.
    pub fn required(self, reader: &mut Reader, id: &str) -> String {
        reader.required(id, &self.get(id))
    }

    /// A day, or none where the field is empty.
    pub fn date(self, reader: &mut Reader, id: &str) -> Option<NaiveDate> {
        reader.date(id, &self.get(id))
    }

    /// A day that must be given.
    pub fn required_date(self, reader: &mut Reader, id: &str) -> Option<NaiveDate> {
        reader.required_date(id, &self.get(id))
    }

    /// A small number, or none where the field is empty.
    pub fn small(self, reader: &mut Reader, id: &str) -> Option<u16> {
        reader.number(id, &self.get(id)).and_then(|number| u16::try_from(number).ok())
    }

    /// Minutes, or none where the field is empty.
    pub fn minutes(self, reader: &mut Reader, id: &str) -> Option<Minutes> {
        reader.minutes(id, &self.get(id))
    }

    /// Puts the recorded values of these fields in place of what stands there.
    pub fn refill(self, asks: &[Ask]) {
        let recorded = |ask: &Ask, value: Value| {
            let new = asks.iter().find(|new| new.id == ask.id)?;
            Some((value, new.recorded.clone()))
        };
        self.with(recorded).for_each(|(value, recorded)| value.set(&recorded));
    }

    /// Those fields that `wanted` picks by their identifiers, as controls; without headings.
    #[must_use]
    pub fn view_of(self, wanted: impl Fn(&str) -> bool) -> AnyView {
        let controls =
            self.with(|ask, value| (!ask.id.is_empty() && wanted(&ask.id)).then(|| self.control(ask.clone(), value)));
        view! { <div class="sheet">{controls.collect_view()}</div> }.into_any()
    }

    /// Empties every field, for the next record.
    pub fn clear(self) {
        self.with(|_, value| Some(value)).for_each(|value| value.set(""));
    }

    /// The fields as controls.
    #[must_use]
    pub fn view(self) -> AnyView {
        let controls = self.with(|ask, value| Some(self.control(ask.clone(), value))).collect_view();
        view! { <div class="sheet">{controls}</div> }.into_any()
    }

    fn control(self, ask: Ask, value: Value) -> AnyView {
        let Ask { id, label, hint, control, spare, .. } = ask;
        // Most fields of a sheet may stay open; to say so at each would only be noise.
        let error = self.form.error(id.clone());
        match (control, value) {
            (Control::Ticks(choices), Value::Keys(value)) => {
                view! { <CheckGroup id label hint choices value error/> }.into_any()
            }
            (Control::Heading, _) | (_, Value::Keys(_)) => view! { <h2>{label}</h2> }.into_any(),
            (Control::Line, Value::Text(value)) => view! { <TextField id label hint value error spare/> }.into_any(),
            (Control::Day, Value::Text(value)) => view! { <DateField id label hint value error/> }.into_any(),
            (Control::Time, Value::Text(value)) => view! { <TimeField id label hint value error/> }.into_any(),
            (Control::Number, Value::Text(value)) => view! { <NumberField id label hint value error/> }.into_any(),
            (Control::Pick(choices), Value::Text(value)) => {
                let none = Choice::new("", super::texts::agreed::AgreedText::Nobody.text());
                let choices: Vec<_> = std::iter::once(none).chain(choices).collect();
                view! { <SelectField id label hint choices value error/> }.into_any()
            }
            (Control::Radio(choices), Value::Text(value)) => {
                view! { <RadioGroup id label hint choices value error/> }.into_any()
            }
            (Control::Lines | Control::Ticks(_), Value::Text(value)) => {
                view! { <TextArea id label hint value rows=2 error spare/> }.into_any()
            }
        }
    }
}
