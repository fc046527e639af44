//! What the mentee misses on the slip.

use super::line::minutes;
use super::written::Written;
use crate::app::components::{Button, ButtonKind, Choice, DateField, For, IconName, NumberField, RadioGroup, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::texts::common::Common;
use crate::app::texts::slips::SlipAnswerText as T;
use crate::domain::hours::Setting;
use crate::exchange::slip::{LONGEST, MOST_MISSING, Missing};
use leptos::prelude::*;

const GROUP: &str = "group";
const ALONE: &str = "alone";
/// A whole week.
const LONGEST_MINUTES: u32 = 7 * 24 * 60;

/// One thing that is missing, as it is being written. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Row {
    number: usize,
    setting: RwSignal<String>,
    on: RwSignal<String>,
    minutes: RwSignal<String>,
    remark: RwSignal<String>,
}

impl Row {
    fn new(number: usize) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self { number, setting: text(GROUP), on: text(""), minutes: text(""), remark: text("") }
    }

    fn id(self, field: &str) -> String {
        format!("missing-{}-{field}", self.number)
    }

    pub(super) fn read(self, errors: &mut Vec<FieldError>) -> Option<Missing> {
        let mut reader = Reader::default();
        let on = reader.required_date(&self.id("on"), &self.on.get());
        let minutes = minutes(&mut reader, &self.id("minutes"), &self.minutes.get());
        if minutes.is_some_and(|minutes| minutes.0 == 0 || minutes.0 > LONGEST_MINUTES) {
            reader.refuse(&self.id("minutes"), T::Number.text());
        }
        let remark = self.remark.get().trim().to_owned();
        if remark.len() > LONGEST {
            reader.refuse(&self.id("remark"), T::Long.text());
        }
        let setting = if self.setting.get() == ALONE { Setting::Individual } else { Setting::Group };
        let missing = on.zip(minutes).map(|(on, minutes)| Missing { setting, on, minutes, remark });
        reader.finish(missing).map_err(|found| errors.extend(found)).ok()
    }
}

/// The rows, and the button that adds one.
#[component]
pub(super) fn Rows(form: Form, written: Written) -> impl IntoView {
    let rows = written.missing;
    let next = StoredValue::new(1_usize);
    let add = move |()| {
        let number = next.get_value();
        next.set_value(number + 1);
        if rows.with_untracked(Vec::len) < MOST_MISSING {
            rows.update(|rows| rows.push(Row::new(number)));
        }
    };
    view! {
        <section class="slip-missing">
            <h3>{T::Missing.text()}</h3>
            <p class="hint">{T::MissingHint.text()}</p>
            <For each=move || rows.get() key=|row| row.number let:row>
                <fieldset class="slip-line">
                    <legend>{T::MissingNumber.with(&[&row.number.to_string()])}</legend>
                    <RadioGroup
                        id=row.id("setting")
                        label=T::Setting.text()
                        choices=vec![Choice::new(GROUP, T::WithGroup.text()), Choice::new(ALONE, T::Alone.text())]
                        value=row.setting
                    />
                    <div class="form-row">
                        <DateField id=row.id("on") label=T::Day.text() value=row.on error=form.error(row.id("on"))/>
                        <NumberField id=row.id("minutes") label=T::Minutes.text() value=row.minutes error=form.error(row.id("minutes"))/>
                    </div>
                    <TextArea id=row.id("remark") label=T::Remark.text() optional=true rows=2 value=row.remark error=form.error(row.id("remark"))/>
                    <Button reads=true kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| rows.update(|rows| rows.retain(|each| each.number != row.number))>
                        {Common::Remove.text()}
                    </Button>
                </fieldset>
            </For>
            <div class="row"><Button reads=true id="add-missing" icon=IconName::Add on_press=add>{T::AddMissing.text()}</Button></div>
        </section>
    }
    .into_any()
}
