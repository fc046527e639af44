//! The form of one goal, saved as one entry.

use super::asks::{DESCRIBED_ON, MEANT, OUTCOME, PROPOSED_BY, SETTLED};
use super::fields::Fields;
use super::looks::Looks;
use super::smart::SmartAid;
use crate::app::form::Form;
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::pages::agreed::asks_for_more;
use crate::app::paths;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::{GoalText, PlanText, ScaleText};
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
    let fields = Fields::new(group, form, &goal);
    let sheet = fields.sheet;
    let more = untrack(|| asks_for_more(group));
    let list = paths::group_page(group.id, "goals");
    let navigate = use_navigate();
    let to = list.clone();
    let on_save = move |()| {
        let (navigate, to) = (navigate.clone(), to.clone());
        form.submit(|| untrack(|| fields.read()), move |_| navigate(&to, NavigateOptions::default()));
    };
    let began = group.file.with_untracked(|file| goal.began(file));
    let begun = match began {
        Some(day) => ScaleText::Began.with(&[&format::day(day)]),
        None => ScaleText::NotBegun.text().to_owned(),
    };
    let some = move |ids: &'static [&'static str]| sheet.view_of(|id| ids.contains(&id));
    view! {
        <FormView form=form on_save=on_save cancel=list>
            <section class="panel form">
                <h2>{GoalText::EditTitle.text()}</h2>
                <div class="goal-words">
                    {some(&["text"])}
                    <SmartAid fields/>
                    {some(&SETTLED)}
                </div>
                <h3>{PlanText::PartsTitle.text()}</h3>
                <div class="goal-plan">{some(&MEANT)}</div>
                {more.then(|| some(&[PROPOSED_BY]))}
            </section>
            <section class="panel form scale" id="scale" tabindex="-1">
                <div>
                    <h2>{ScaleText::Title.text()}</h2>
                    <p class="soft">{ScaleText::Lede.text()} " " {begun}</p>
                </div>
                {sheet.view_of(|id| id.starts_with("level") || id == DESCRIBED_ON)}
            </section>
            <Looks group form fields/>
            <section class="panel form" id="outcome" tabindex="-1">
                <div>
                    <h2>{GoalText::OutcomeTitle.text()}</h2>
                    <p class="soft">{GoalText::OutcomeLede.text()}</p>
                </div>
                {some(&OUTCOME)}
            </section>
        </FormView>
    }
    .into_any()
}
