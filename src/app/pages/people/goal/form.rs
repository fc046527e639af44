//! The form of one goal, saved as one entry.

use super::picture::AttainmentPicture;
use crate::app::components::{Button, ButtonKind, Choice, DateField, IconName, SelectField, TextArea, focus};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::people::attainment::{attainment_choices, attainment_of, level};
use crate::app::pages::people::occasion::{meetings, occasion_key, occasion_of, occasions};
use crate::app::pages::people::rows::{Row, Rows};
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::GoalText;
use crate::app::texts::meetings::AttainmentText;
use crate::domain::goal::{Goal, GoalOutcome, Progress};
use crate::domain::record::Revision;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A row with one look at the progress.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct LookRow {
    id: Uuid,
    on: RwSignal<String>,
    text: RwSignal<String>,
    seen_in: RwSignal<String>,
    attainment: RwSignal<String>,
}

impl Row for LookRow {
    fn empty(id: Uuid) -> Self {
        let field = RwSignal::default;
        Self { id, on: field(), text: field(), seen_in: field(), attainment: field() }
    }

    fn id(&self) -> Uuid {
        self.id
    }
}

impl LookRow {
    fn of(id: Uuid, progress: &Progress) -> Self {
        Self {
            id,
            on: RwSignal::new(progress.on.to_string()),
            text: RwSignal::new(progress.text.clone()),
            seen_in: RwSignal::new(occasion_key(progress.session, progress.meeting)),
            attainment: RwSignal::new(level(progress.attainment)),
        }
    }

    fn is_blank(self) -> bool {
        [self.on, self.text, self.seen_in, self.attainment].iter().all(|text| text.with(String::is_empty))
    }

    fn read(self, reader: &mut Reader) -> Option<Progress> {
        let (session, meeting) = occasion_of(&self.seen_in.get());
        Some(Progress {
            on: reader.required_date(&format!("look-on-{}", self.id), &self.on.get())?,
            text: reader.required(&format!("look-text-{}", self.id), &self.text.get()),
            session,
            meeting,
            attainment: attainment_of(&self.attainment.get()),
        })
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<String>,
    on: RwSignal<String>,
    meeting: RwSignal<String>,
    looks: Rows<LookRow>,
    outcome: RwSignal<String>,
    attainment: RwSignal<String>,
    outcome_on: RwSignal<String>,
    outcome_in: RwSignal<String>,
}

impl Fields {
    fn new(form: Form, goal: &Goal) -> Self {
        let outcome = goal.outcome.as_ref();
        // A look has no identifier of its own; its place tells it apart while the form is open.
        let looks =
            goal.progress.iter().zip(0..).map(|(progress, place)| LookRow::of(Uuid::from_u128(place), progress));
        let meeting = outcome.and_then(|outcome| outcome.meeting);
        Self {
            text: form.text("text", goal.text.clone()),
            on: form.text("set_on", goal.set_on.to_string()),
            meeting: form.text("meeting", goal.meeting.map(|meeting| meeting.to_string()).unwrap_or_default()),
            looks: Rows::new(form, "progress", looks.collect()),
            outcome: form.text("outcome", outcome.map(|outcome| outcome.text.clone()).unwrap_or_default()),
            attainment: form.text("attainment", level(outcome.and_then(|outcome| outcome.attainment))),
            outcome_on: form.text("outcome-on", outcome.map(|outcome| outcome.on.to_string()).unwrap_or_default()),
            outcome_in: form.text("outcome-in", meeting.map(|meeting| meeting.to_string()).unwrap_or_default()),
        }
    }

    fn read(self, goal: &Goal, opened: Option<Revision>) -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let text = reader.required("text", &self.text.get());
        let set_on = reader.required_date("set_on", &self.on.get());
        let looks = self.looks.get().into_iter().filter(|look| !look.is_blank());
        let mut progress: Vec<_> = looks.filter_map(|look| look.read(&mut reader)).collect();
        progress.sort_by_key(|look| look.on);
        let outcome_text = self.outcome.get().trim().to_owned();
        let attainment = attainment_of(&self.attainment.get());
        let says_something = !outcome_text.is_empty() || attainment.is_some();
        let outcome = says_something.then(|| reader.required_date("outcome-on", &self.outcome_on.get())).flatten();
        let outcome = outcome.map(|on| GoalOutcome {
            on,
            meeting: self.outcome_in.get().parse().ok(),
            text: outcome_text,
            attainment,
        });
        let goal = set_on.map(|set_on| Goal {
            text,
            set_on,
            meeting: self.meeting.get().parse().ok(),
            progress,
            outcome,
            ..goal.clone()
        });
        reader.finish(goal.map(|goal| Edit::record(goal, opened)))
    }
}

/// The form of one goal.
#[component]
pub fn GoalForm(
    /// The open group.
    group: GroupCtx,
    /// The goal as it was when the page was opened.
    goal: Goal,
) -> impl IntoView {
    let form = Form::new(format!("goal-{}", goal.id));
    let fields = Fields::new(form, &goal);
    form.keep_draft();
    let opened = group.file.with_untracked(|file| file.goals.revision(goal.id.0));
    let person = goal.person;
    let list = paths::group_page(group.id, "goals");
    let picture = goal.clone();
    let goal = StoredValue::new(goal);
    let navigate = use_navigate();
    let to = list.clone();
    let on_save = move |()| {
        let (navigate, to) = (navigate.clone(), to.clone());
        form.submit(
            || untrack(|| goal.with_value(|goal| fields.read(goal, opened))),
            move |_| navigate(&to, NavigateOptions::default()),
        );
    };
    let held = move || {
        let none = Choice::new("", GoalText::NoMeeting.text());
        std::iter::once(none).chain(meetings(group, person)).collect::<Vec<_>>()
    };
    view! {
        <FormView form=form on_save=on_save cancel=list>
            <section class="panel form">
                <h2>{GoalText::EditTitle.text()}</h2>
                <TextArea
                    id="text"
                    label=GoalText::Text.text()
                    hint=GoalText::TextHint.text()
                    value=fields.text
                    rows=2
                    error=form.error("text")
                />
                <DateField
                    id="set_on"
                    label=GoalText::SettledOn.text()
                    value=fields.on
                    error=form.error("set_on")
                />
                {person
                    .map(|_| {
                        view! {
                            <SelectField
                                id="meeting"
                                label=GoalText::SettledIn.text()
                                choices=Signal::derive(held)
                                value=fields.meeting
                                optional=true
                            />
                        }
                    })}
            </section>
            <Looks group=group form=form fields=fields goal=picture />
            <section class="panel form" id="outcome" tabindex="-1">
                <div>
                    <h2>{GoalText::OutcomeTitle.text()}</h2>
                    <p class="soft">{GoalText::OutcomeLede.text()}</p>
                </div>
                <TextArea
                    id="outcome-text"
                    label=GoalText::OutcomeText.text()
                    value=fields.outcome
                    rows=2
                    optional=true
                />
                <SelectField
                    id="attainment"
                    label=AttainmentText::Label.text()
                    choices=attainment_choices()
                    value=fields.attainment
                    optional=true
                />
                <DateField
                    id="outcome-on"
                    label=GoalText::OutcomeOn.text()
                    value=fields.outcome_on
                    optional=true
                    error=form.error("outcome-on")
                />
                {person
                    .map(|_| {
                        view! {
                            <SelectField
                                id="outcome-in"
                                label=GoalText::OutcomeIn.text()
                                choices=Signal::derive(held)
                                value=fields.outcome_in
                                optional=true
                            />
                        }
                    })}
            </section>
        </FormView>
    }
    .into_any()
}

/// The looks at the progress.
#[component]
fn Looks(group: GroupCtx, form: Form, fields: Fields, goal: Goal) -> impl IntoView {
    let rows = fields.looks;
    let person = goal.person;
    let on_add = move |()| {
        let id = rows.add();
        request_animation_frame(move || _ = focus(&format!("look-on-{id}")));
    };
    let look = move |(place, row): (usize, LookRow)| {
        let number = (place + 1).to_string();
        let (on, text) = (format!("look-on-{}", row.id), format!("look-text-{}", row.id));
        view! {
            <li class="rows-card">
                <fieldset class="form">
                    <legend class="rows-head">{GoalText::Look.with(&[&number])}</legend>
                    <DateField id=on.clone() label=GoalText::On.text() value=row.on error=form.error(on) />
                    <TextArea
                        id=text.clone()
                        label=GoalText::Seen.text()
                        value=row.text
                        rows=2
                        error=form.error(text)
                    />
                    <SelectField
                        id=format!("look-in-{}", row.id)
                        label=GoalText::SeenIn.text()
                        choices=Signal::derive(move || occasions(group, person))
                        value=row.seen_in
                        optional=true
                    />
                    <SelectField
                        id=format!("look-attainment-{}", row.id)
                        label=AttainmentText::Label.text()
                        choices=attainment_choices()
                        value=row.attainment
                        optional=true
                    />
                    <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| rows.remove(row.id)>
                        {GoalText::RemoveLook.with(&[&number])}
                    </Button>
                </fieldset>
            </li>
        }
    };
    view! {
        <section class="panel form" id="progress" tabindex="-1">
            <div>
                <h2>{GoalText::ProgressTitle.text()}</h2>
                <p class="soft">{GoalText::ProgressLede.text()}</p>
            </div>
            <AttainmentPicture goal=goal />
            <ol class="rows-cards">
                <For each=move || rows.get().into_iter().enumerate() key=|(place, row)| (*place, row.id) children=look />
            </ol>
            <Button icon=IconName::Add on_press=on_add>
                {GoalText::AddProgress.text()}
            </Button>
        </section>
    }
    .into_any()
}
