//! A new session, or a series of them in one entry.

use super::plan::{Plan, PlanFields};
use crate::app::clock;
use crate::app::components::{Choice, NumberField, PageHead, SelectField};
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::paths;
use crate::app::preflight::{Preflight, PreflightNotice};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::sessions::SessionText;
use crate::app::title::use_title;
use crate::domain::dates::Span;
use crate::domain::record::Record;
use crate::domain::rhythm::Rhythm;
use crate::domain::session::{AgendaItem, Session};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The longest series that is made in one go.
const LONGEST: u32 = 60;
const WEEKS: &str = "weeks";
const MONTHS: &str = "months";

/// How often, as typed.
#[derive(Clone, Copy)]
struct Series {
    count: RwSignal<String>,
    every: RwSignal<String>,
    unit: RwSignal<String>,
}

impl Series {
    fn of(form: Form) -> Self {
        Self { count: form.text("count", "1"), every: form.text("every", "1"), unit: form.text("unit", MONTHS) }
    }

    fn read(self, reader: &mut Reader) -> (u32, Rhythm) {
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

/// A session that nothing is known of, but how the one before was held.
fn blank(group: GroupCtx, before: Option<&Session>) -> Session {
    Session {
        id: clock::new_id(),
        group: group.id,
        planned: None,
        held: None,
        cancelled: None,
        mode: before.and_then(|before| before.mode),
        topic: String::new(),
        agenda: Vec::new(),
        conducted_by: before.and_then(|before| before.conducted_by).or(group.group().and_then(|group| group.mentor)),
        attendance: None,
        turns: Vec::new(),
        cases_raised: Vec::new(),
        confidentiality: None,
        self_check: None,
        notes: String::new(),
        sign_off: None,
    }
}

/// The sessions of a series: the first as it was read, the others on their days with identifiers of their own.
fn series(first: Session, count: u32, rhythm: Rhythm) -> Vec<Session> {
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

/// The page of a new session.
#[component]
pub fn NewSession() -> impl IntoView {
    let group = use_group();
    use_title(SessionText::NewTitle.text());
    let before = untrack(|| group.sessions()).pop();
    let session = untrack(|| blank(group, before.as_ref()));
    let form = Form::new(format!("session-new-{}", group.id));
    let plan = Plan::of(form, &session);
    if let Some(time) = before.as_ref().and_then(Session::time) {
        plan.times.start.set(format::time(time.start()));
        plan.times.end.set(format::time(time.end()));
    }
    let often = Series::of(form);
    let first = session.clone();
    let proposed = move || {
        let mut reader = Reader::default();
        let read = plan.read(&mut reader, first.clone());
        let (count, rhythm) = often.read(&mut reader);
        reader.finish(Some(())).map(|()| series(read, count, rhythm)).unwrap_or_default()
    };
    let records = move || proposed().into_iter().map(Record::from).collect();
    let preflight = Preflight::new(group, form, records);
    form.keep_draft();
    let navigate = use_navigate();
    let save = move |()| {
        let navigate = navigate.clone();
        let id = session.id;
        let mut reader = Reader::default();
        let read = untrack(|| plan.read(&mut reader, session.clone()));
        let (count, rhythm) = untrack(|| often.read(&mut reader));
        preflight.check(&mut reader);
        let built = reader.finish(Some(())).map(|()| {
            let mut sessions = series(read, count, rhythm).into_iter();
            let edit = sessions.next().map_or_else(
                || Edit::labelled(crate::journal::entry::Act::Add, None, Some(group.id)),
                |first| Edit::record(first, None),
            );
            let edit = sessions.fold(edit, |edit, session| edit.and(session, None));
            preflight.with_reason(edit, id.0)
        });
        form.submit(
            || built,
            move |revision| {
                group.book.say_done(SessionText::Planned.text(), revision);
                let to = if count > 1 { paths::group_page(group.id, "sessions") } else { paths::session(group.id, id) };
                navigate(&to, leptos_router::NavigateOptions::default());
            },
        );
    };
    view! {
        <PageHead title=SessionText::NewTitle.text() lede=SessionText::NewLede.text()/>
        <div class="panel">
            <FormView form on_save=save save=SessionText::SaveNew.text() cancel=paths::group_page(group.id, "sessions")>
                <PlanFields plan times_id="when" before present=None/>
                <SeriesFields form often first=Signal::derive(move || plan.times.day())/>
                <PreflightNotice preflight/>
            </FormView>
        </div>
    }
    .into_any()
}

/// How many sessions, and how far apart.
#[component]
fn SeriesFields(form: Form, often: Series, first: Signal<Option<NaiveDate>>) -> impl IntoView {
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
