//! The form of one goal, saved as one entry.

use super::fields::Fields;
use super::looks::Looks;
use crate::app::components::{CheckGroup, Choice, DateField, SelectField, TextArea};
use crate::app::form::Form;
use crate::app::form_view::FormView;
use crate::app::pages::agreed::asks_for_more;
use crate::app::pages::people::attainment::attainment_choices;
use crate::app::pages::people::occasion::meetings;
use crate::app::paths;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::GoalText;
use crate::app::texts::meetings::AttainmentText;
use crate::domain::goal::Goal;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

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
    let more = untrack(|| asks_for_more(group));
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
                {more.then(|| view! { <GoalOwners group=group fields=fields/> })}
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

/// Who proposed the goal, and the steps planned towards it.
#[component]
fn GoalOwners(group: GroupCtx, fields: Fields) -> impl IntoView {
    let people = move || {
        group.people().into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect::<Vec<_>>()
    };
    view! {
        <CheckGroup
            id="goal-proposed-by"
            label=GoalText::ProposedBy.text()
            choices=Signal::derive(people)
            value=fields.proposed_by
            optional=true
        />
        <TextArea
            id="steps"
            label=GoalText::Steps.text()
            hint=GoalText::StepsHint.text()
            value=fields.steps
            optional=true
        />
    }
    .into_any()
}
