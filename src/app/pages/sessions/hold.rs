//! The second part of a session: when it took place, who was there and for how long.

use super::attendance::AttendanceRows;
use super::part::{Part, PartForm};
use super::plan::{Times, TimesFields};
use super::roll::Roll;
use super::words::people;
use crate::app::components::{Button, CheckGroup, Choice};
use crate::app::form::{Form, Reader};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::errors::FormText;
use crate::app::texts::sessions::HoldText;
use crate::domain::case::OffLimits;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use crate::domain::sort::{Gather, sort_by_key};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What happened, as it is being written.
#[derive(Clone, Copy)]
struct Held {
    times: Times,
    roll: Roll,
    turns: RwSignal<BTreeSet<String>>,
    cases: RwSignal<BTreeSet<String>>,
}

impl Held {
    fn of(form: Form, group: GroupCtx, session: &Session) -> Self {
        let keys = |people: &[PersonId]| people.iter().map(ToString::to_string).gather::<BTreeSet<_>>();
        let times = Times::of(form, session.time());
        Self {
            times,
            roll: Roll::of(form, group, times, session),
            turns: form.ticks("turns", keys(&session.turns)),
            cases: form.ticks("cases", session.cases_raised.iter().map(ToString::to_string).gather()),
        }
    }

    fn read(self, reader: &mut Reader, session: Session) -> Session {
        let held = self.times.read(reader, "when");
        let attendance = self.roll.read(reader);
        if held.is_none() && attendance.is_some() && self.times.is_empty() {
            reader.refuse("when", FormText::DateRequired.text());
        }
        let there = |person: &PersonId| attendance.iter().flatten().any(|each| each.person == *person);
        let turns = self.turns.get();
        Session {
            held,
            turns: turns.iter().filter_map(|person| person.parse().ok()).filter(there).collect(),
            cases_raised: self.cases.get().iter().filter_map(|case| case.parse().ok()).collect(),
            attendance,
            ..session
        }
    }
}

/// The second part.
#[component]
pub(super) fn Hold(
    /// The session that the page was opened on.
    part: Part,
) -> impl IntoView {
    let group = use_group();
    let form = part.form("hold");
    let held = Held::of(form, group, &part.session());
    let preflight = part.preflight(form, "hold-reason", move |reader, session| held.read(reader, session));
    form.keep_draft();
    let is_recorded = part.session().held.is_some();
    let build = move || {
        let mut reader = Reader::default();
        let session = untrack(|| held.read(&mut reader, part.session()));
        preflight.check(&mut reader);
        let edit =
            |session: &Session| preflight.with_reason(Edit::record(session.clone(), part.opened()), session.id.0);
        reader.finish(Some(session)).map(|session| (edit(&session), session))
    };
    let mentees = Signal::derive(move || held.roll.mentees_present());
    let all_had_turns = move |()| {
        held.turns.set(mentees.get_untracked().into_iter().map(|(person, _)| person.to_string()).gather());
    };
    view! {
        <PartForm part form preflight make=Callback::new(move |()| build()) action=HoldText::Save.text()>
            {(!is_recorded).then(|| view! { <p class="hint">{HoldText::Prefilled.text()}</p> })}
            <TimesFields times=held.times id="when" legend=HoldText::HeldOn.text() error=form.error("when")/>
            <AttendanceRows roll=held.roll/>
            <CheckGroup
                id="turns"
                label=HoldText::Turns.text()
                hint=HoldText::TurnsHint.text()
                choices=Signal::derive(move || people(mentees.get()))
                value=held.turns
            />
            <div class="row">
                <Button on_press=all_had_turns>{HoldText::AllHadTurns.text()}</Button>
            </div>
            <CheckGroup
                id="cases-raised"
                label=HoldText::Cases.text()
                hint=HoldText::CasesHint.text()
                choices=Signal::derive(move || case_choices(group))
                value=held.cases
            />
        </PartForm>
    }
    .into_any()
}

/// The cases, each with what must stay out of the group.
fn case_choices(group: GroupCtx) -> Vec<Choice> {
    let mut choices: Vec<_> = group.file.with(|file| {
        let choice = |case: &crate::domain::case::Case| Choice {
            key: case.id.to_string(),
            label: format!("{} ({})", case.code, group.name(case.person)),
            hint: match &case.off_limits {
                Some(OffLimits::All) => HoldText::AllOffLimits.text().to_owned(),
                Some(OffLimits::Parts(parts)) => HoldText::OffLimits.with(&[&parts.join("; ")]),
                None => String::new(),
            },
        };
        file.cases.iter().map(choice).collect()
    });
    sort_by_key(&mut choices, |choice| choice.label.clone());
    choices
}
