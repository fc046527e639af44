//! A series of sessions: how many, how far apart, and what is the same in all.

use crate::app::clock;
use crate::app::components::{Choice, NumberField, SelectField, Show};
use crate::app::form::{Form, Reader};
use crate::app::format;
use crate::app::texts::sessions::SessionText;
use crate::domain::dates::Span;
use crate::domain::rhythm::Rhythm;
use crate::domain::session::{AgendaItem, Session};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The longest series that is made in one go.
const LONGEST: u32 = 60;
const WEEKS: &str = "weeks";
const MONTHS: &str = "months";

/// How often, as typed.
#[derive(Clone, Copy)]
pub(super) struct Series {
    count: RwSignal<String>,
    every: RwSignal<String>,
    unit: RwSignal<String>,
}

impl Series {
    pub(super) fn of(form: Form) -> Self {
        Self { count: form.text("count", "1"), every: form.text("every", "1"), unit: form.text("unit", MONTHS) }
    }

    pub(super) fn read(self, reader: &mut Reader) -> (u32, Rhythm) {
        let count = reader.number("count", &self.count.get()).unwrap_or_default();
        if !(1..=LONGEST).contains(&count) {
            reader.refuse("count", SessionText::CountRange.with(&[&LONGEST.to_string()]));
        }
        let every = reader.number("every", &self.every.get()).unwrap_or_default();
        if every == 0 {
            reader.refuse("every", SessionText::EveryRange.text());
        }
        let rhythm = if self.unit.with(|unit| unit == WEEKS) { Rhythm::Weeks(every) } else { Rhythm::Months(every) };
        (count, rhythm)
    }

    /// The last day of the series that begins on `first`, where it is one.
    fn last(self, first: Option<NaiveDate>) -> Option<NaiveDate> {
        let mut reader = Reader::default();
        let (count, rhythm) = self.read(&mut reader);
        reader.finish(Some(())).ok()?;
        rhythm.days(first?, count).last().filter(|last| Some(*last) != first)
    }
}

/// The sessions of a series: the first as it was read, the others on their days with identifiers of their own.
pub(super) fn series(first: Session, count: u32, rhythm: Rhythm) -> Vec<Session> {
    let Some(planned) = first.planned.clone() else { return vec![first] };
    let at = |day: NaiveDate| {
        let later = day.signed_duration_since(planned.date());
        let end = planned.end().local().checked_add_signed(later)?;
        let start = planned.start().local();
        Span::new(clock::moment_at(day, start.time()), clock::moment_at(end.date(), end.time())).ok()
    };
    let copy = |day| Session {
        id: clock::new_id(),
        planned: at(day),
        agenda: first.agenda.iter().map(|item| AgendaItem { id: clock::new_id(), ..item.clone() }).collect(),
        ..first.clone()
    };
    let others: Vec<_> = rhythm.days(planned.date(), count).skip(1).map(copy).collect();
    std::iter::once(first).chain(others).collect()
}

/// How many sessions, and how far apart.
#[component]
pub(super) fn SeriesFields(
    /// The form.
    form: Form,
    /// What is typed in.
    often: Series,
    /// The day of the first session.
    first: Signal<Option<NaiveDate>>,
) -> impl IntoView {
    let units = vec![Choice::new(WEEKS, SessionText::Weeks.text()), Choice::new(MONTHS, SessionText::Months.text())];
    let is_series = move || often.count.with(|count| count.trim() != "1");
    view! {
        <fieldset class="form">
            <legend class="form-title">{SessionText::Series.text()}</legend>
            <NumberField
                id="count"
                label=SessionText::Count.text()
                hint=SessionText::CountHint.text()
                value=often.count
                error=form.error("count")
            />
            <Show when=is_series>
                <div class="form-row">
                    <NumberField
                        id="every"
                        label=SessionText::Every.text()
                        value=often.every
                        error=form.error("every")
                    />
                    <SelectField
                        id="rhythm"
                        label=SessionText::Rhythm.text()
                        choices=units.clone()
                        value=often.unit
                    />
                </div>
                <p class="soft" role="status">
                    {move || often.last(first.get()).map(|last| SessionText::SeriesEnds.with(&[&format::day(last)]))}
                </p>
            </Show>
        </fieldset>
    }
    .into_any()
}
