//! Adding needs and goals outside a meeting's form.

use super::case_row::lines;
use super::goal::links::needs_of;
use super::occasion::meetings;
use super::wanted::wanted_person;
use crate::app::clock;
use crate::app::components::{CheckGroup, Choice, DateField, SelectField, Show, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::errors::FormText;
use crate::app::texts::goals::GoalText;
use crate::domain::goal::{Goal, Need};
use crate::domain::goal_plan::GoalPlan;
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use crate::journal::entry::Act;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The key of the group as the owner of a goal.
const GROUP: &str = "group";

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    whose: RwSignal<String>,
    needs: RwSignal<String>,
    goals: RwSignal<String>,
    on: RwSignal<String>,
    meeting: RwSignal<String>,
    answers: RwSignal<BTreeSet<String>>,
}

/// The form that adds needs and goals.
#[component]
pub fn AddGoals() -> impl IntoView {
    let group = use_group();
    let form = Form::new(format!("goals-{}", group.id));
    let fields = Fields {
        whose: form.text("whose", wanted_person()),
        needs: form.text("needs", ""),
        goals: form.text("goals", ""),
        on: form.text("on", ""),
        meeting: form.text("meeting", ""),
        answers: form.ticks("answers", BTreeSet::new()),
    };
    form.keep_draft();
    let on_save = move |()| {
        form.submit(
            || untrack(|| read(group, fields)),
            move |_| {
                for typed in [fields.whose, fields.needs, fields.goals, fields.on, fields.meeting] {
                    typed.set(String::new());
                }
                fields.answers.set(BTreeSet::new());
            },
        );
    };
    let person = move || fields.whose.with(|whose| whose.parse::<PersonId>().ok());
    let whose = Signal::derive(move || {
        let people = group.mentees().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        std::iter::once(Choice::new("", GoalText::ChooseWhose.text()))
            .chain(people)
            .chain([Choice::new(GROUP, GoalText::OfGroup.text())])
            .collect::<Vec<_>>()
    });
    let held = Signal::derive(move || {
        let none = Choice::new("", GoalText::NoMeeting.text());
        std::iter::once(none).chain(meetings(group, person())).collect::<Vec<_>>()
    });
    let needs = Signal::derive(move || group.file.with(|file| needs_of(file, person())));
    view! {
        <section class="section" aria-labelledby="add-title">
            <div class="section-head">
                <h2 id="add-title">{GoalText::AddTitle.text()}</h2>
            </div>
            <div class="panel">
                <FormView form=form on_save=on_save save=GoalText::AddButton.text()>
                    <SelectField
                        id="whose"
                        label=GoalText::Whose.text()
                        choices=whose
                        value=fields.whose
                        error=form.error("whose")
                    />
                    <Show when=move || fields.whose.with(|whose| whose != GROUP)>
                        <TextArea
                            id="needs"
                            label=GoalText::NeedsLabel.text()
                            hint=GoalText::LinesHint.text()
                            value=fields.needs
                            optional=true
                            error=form.error("needs")
                        />
                    </Show>
                    <TextArea
                        id="goals"
                        label=GoalText::GoalsLabel.text()
                        hint=GoalText::LinesHint.text()
                        value=fields.goals
                        optional=true
                        error=form.error("goals")
                    />
                    <Show when=move || needs.with(|needs| !needs.is_empty())>
                        <CheckGroup
                            id="answers"
                            label=GoalText::AnswersNeeds.text()
                            choices=needs
                            value=fields.answers
                            optional=true
                        />
                    </Show>
                    <DateField
                        id="on"
                        label=GoalText::SettledOn.text()
                        value=fields.on
                        error=form.error("on")
                    />
                    <Show when=move || held.with(|held| held.len() > 1)>
                        <SelectField
                            id="meeting"
                            label=GoalText::SettledIn.text()
                            choices=held
                            value=fields.meeting
                            optional=true
                        />
                    </Show>
                </FormView>
            </div>
        </section>
    }
    .into_any()
}

/// Needs and goals in one entry.
fn read(group: GroupCtx, fields: Fields) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let whose = fields.whose.get();
    let person = whose.parse::<PersonId>().ok();
    if person.is_none() && whose != GROUP {
        reader.refuse("whose", FormText::ChooseOne.text());
    }
    let on = reader.required_date("on", &fields.on.get());
    let needs = person.map(|_| lines(&fields.needs.get())).unwrap_or_default();
    let goals = lines(&fields.goals.get());
    if needs.is_empty() && goals.is_empty() {
        reader.refuse("goals", GoalText::NothingTyped.text());
    }
    let meeting = person.and_then(|_| fields.meeting.get().parse().ok());
    let edit = on.map(|on| {
        let needs: Vec<_> = person
            .into_iter()
            .flat_map(|person| {
                needs.iter().map(move |text| Need {
                    id: clock::new_id(),
                    group: group.id,
                    person,
                    text: text.clone(),
                    assessed_on: on,
                    meeting,
                })
            })
            .collect();
        let answers = fields.answers.get();
        let answered = needs_of(&group.file.get(), person).into_iter().filter(|need| answers.contains(&need.key));
        let plan =
            GoalPlan { needs: answered.filter_map(|need| need.key.parse().ok()).collect(), ..GoalPlan::default() };
        let goal = |text| Goal {
            id: clock::new_id(),
            group: group.id,
            person,
            text,
            proposed_by: Vec::new(),
            steps: Vec::new(),
            plan: plan.clone(),
            set_on: on,
            meeting,
            progress: Vec::new(),
            outcome: None,
        };
        let goals: Vec<_> = goals.into_iter().map(goal).collect();
        let first = goals.first().map(Entity::key).or_else(|| needs.first().map(Entity::key));
        let edit = Edit::labelled(Act::Add, first, Some(group.id));
        let edit = needs.into_iter().fold(edit, |edit, need| edit.and(need, None));
        goals.into_iter().fold(edit, |edit, goal| edit.and(goal, None))
    });
    reader.finish(edit)
}
