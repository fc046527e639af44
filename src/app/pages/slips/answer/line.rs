//! One line as the mentee looks at it: right, not right, or nothing said.

use super::super::words::{says, what};
use crate::app::components::{Choice, DateField, NumberField, RadioGroup, Show, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::format;
use crate::app::texts::slips::SlipAnswerText as T;
use crate::domain::units::Minutes;
use crate::exchange::slip::{Correction, Fact, LONGEST, Said};
use leptos::prelude::*;

const RIGHT: &str = "right";
const WRONG: &str = "wrong";
const OPEN: &str = "open";
const YES: &str = "yes";
const NO: &str = "no";

/// What the mentee says of one line. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Word {
    at: usize,
    choice: RwSignal<String>,
    /// The day, or how long somebody came late, or yes and no.
    first: RwSignal<String>,
    /// Minutes, a day, or the words of a goal.
    second: RwSignal<String>,
    remark: RwSignal<String>,
}

impl Word {
    /// Nothing said yet; the fields have what stands on the slip.
    pub(super) fn new(at: usize, fact: &Fact) -> Self {
        let (first, second) = match fact {
            Fact::Session { present, late, .. } => (late.0.to_string(), present.0.to_string()),
            Fact::Meeting { on, minutes, .. } | Fact::Hours { on, minutes, .. } => {
                (on.to_string(), minutes.0.to_string())
            }
            Fact::Goal { text } => (String::new(), text.clone()),
            Fact::Consent { given, on, .. } => (if *given { YES } else { NO }.to_owned(), on.to_string()),
        };
        let text = RwSignal::new;
        Self { at, choice: text(String::new()), first: text(first), second: text(second), remark: text(String::new()) }
    }

    /// Marks it as right, unless something was said of it.
    pub(super) fn confirm(self) {
        if self.choice.with_untracked(String::is_empty) {
            self.choice.set(RIGHT.to_owned());
        }
    }

    fn id(self, field: &str) -> String {
        format!("line-{}-{field}", self.at)
    }

    /// What is said; errors go to `errors`.
    pub(super) fn read(self, fact: &Fact, errors: &mut Vec<FieldError>) -> Said {
        match self.choice.get().as_str() {
            RIGHT => return Said::Agreed,
            WRONG => {}
            _ => return Said::Unsaid,
        }
        let mut reader = Reader::default();
        let to = self.correction(fact, &mut reader);
        let remark = self.remark.get().trim().to_owned();
        if remark.len() > LONGEST {
            reader.refuse(&self.id("remark"), T::Long.text());
        }
        if let Some(to) = &to
            && fact.corrected(to) == *fact
        {
            reader.refuse(&self.id("word"), T::Same.text());
        }
        match reader.finish(to) {
            Ok(to) => return Said::Corrected { to, remark },
            Err(found) => errors.extend(found),
        }
        Said::Unsaid
    }

    fn correction(self, fact: &Fact, reader: &mut Reader) -> Option<Correction> {
        let (first, second) = (self.id("first"), self.id("second"));
        match fact {
            Fact::Session { length, .. } => {
                let (late, present) =
                    (minutes(reader, &first, &self.first.get()), minutes(reader, &second, &self.second.get()));
                let (late, present) = (late?, present?);
                if late + present > *length {
                    reader.refuse(&second, T::TooMuch.with(&[&format::minutes(*length)]));
                }
                Some(Correction::Presence { present, late })
            }
            Fact::Meeting { .. } | Fact::Hours { .. } => {
                let on = reader.required_date(&first, &self.first.get());
                let minutes = minutes(reader, &second, &self.second.get());
                let to = Correction::Time { on: on?, minutes: minutes? };
                if !fact.takes(&to) {
                    reader.refuse(&second, T::Long.text());
                }
                Some(to)
            }
            Fact::Goal { .. } => {
                let text = reader.required(&second, &self.second.get());
                if text.len() > LONGEST {
                    reader.refuse(&second, T::Long.text());
                }
                Some(Correction::Text(text))
            }
            Fact::Consent { .. } => {
                let on = reader.required_date(&second, &self.second.get())?;
                Some(Correction::Word { given: self.first.get() == YES, on })
            }
        }
    }

    /// The line and what can be said of it.
    pub(super) fn view(self, form: Form, fact: &Fact) -> AnyView {
        let choices = vec![
            Choice::new(RIGHT, T::Right.text()),
            Choice::new(WRONG, T::Wrong.text()),
            Choice::new(OPEN, T::CannotSay.text()),
        ];
        let fact = StoredValue::new(fact.clone());
        let (what, says) = fact.with_value(|fact| (what(fact), says(fact)));
        let label = format!("{what}: {says}");
        view! {
            <li class="slip-line">
                <RadioGroup id=self.id("word") label choices value=self.choice error=form.error(self.id("word"))/>
                <Show when=move || self.choice.with(|choice| choice == WRONG)>
                    <div class="slip-wrong">
                        {fact.with_value(|fact| self.fields(form, fact))}
                        <TextArea id=self.id("remark") label=T::Remark.text() optional=true rows=2 value=self.remark error=form.error(self.id("remark"))/>
                    </div>
                </Show>
            </li>
        }
        .into_any()
    }

    fn fields(self, form: Form, fact: &Fact) -> AnyView {
        let (first, second) = (self.id("first"), self.id("second"));
        let (wrong, wrong_too) = (form.error(first.clone()), form.error(second.clone()));
        match fact {
            Fact::Session { length, .. } => view! {
                <div class="form-row">
                    <NumberField id=second label=T::Present.text() hint=T::PresentHint.with(&[&format::minutes(*length)]) value=self.second error=wrong_too/>
                    <NumberField id=first label=T::Late.text() value=self.first error=wrong/>
                </div>
            }
            .into_any(),
            Fact::Meeting { .. } | Fact::Hours { .. } => view! {
                <div class="form-row">
                    <DateField id=first label=T::Day.text() value=self.first error=wrong/>
                    <NumberField id=second label=T::Minutes.text() hint=T::MinutesNone.text() value=self.second error=wrong_too/>
                </div>
            }
            .into_any(),
            Fact::Goal { .. } => view! { <TextArea id=second label=T::GoalText.text() value=self.second error=wrong_too/> }.into_any(),
            Fact::Consent { .. } => {
                let choices = vec![Choice::new(YES, T::GivenYes.text()), Choice::new(NO, T::GivenNo.text())];
                view! {
                    <RadioGroup id=first label=T::Given.text() choices value=self.first/>
                    <DateField id=second label=T::Day.text() value=self.second error=wrong_too/>
                }
                .into_any()
            }
        }
    }
}

/// Minutes that must be given.
pub(super) fn minutes(reader: &mut Reader, field: &str, text: &str) -> Option<Minutes> {
    if text.trim().is_empty() {
        reader.refuse(field, T::Number.text());
        return None;
    }
    reader.minutes(field, text)
}
