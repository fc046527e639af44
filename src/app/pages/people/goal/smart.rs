//! The aid beside a goal's text: which part of a SMART goal is still open, and why it matters.

use super::asks::part_ids;
use super::fields::Fields;
use crate::app::components::{Button, ButtonKind, Icon, IconName, focus};
use crate::app::texts::goals::PlanText as P;
use crate::domain::goal_plan::Part;
use leptos::prelude::*;

/// The five prompts. They follow what is typed, hold nothing back and say nothing twice.
#[component]
pub fn SmartAid(
    /// The fields of the form.
    fields: Fields,
) -> impl IntoView {
    let parts = Memo::new(move |_| {
        let goal = fields.meant();
        Part::ALL.map(|part| goal.has(part))
    });
    let count = move || match parts.with(|parts| parts.iter().filter(|said| **said).count()) {
        5 => P::AidFull.text().to_owned(),
        said => P::AidCount.with(&[&said.to_string()]),
    };
    let alone = fields.goal.with_value(|goal| goal.person.is_some());
    let prompts = Part::ALL.into_iter().enumerate().map(|(place, part)| {
        let said = Memo::new(move |_| parts.with(|parts| parts.get(place) == Some(&true)));
        view! { <Prompt words=words(part, alone) part said/> }
    });
    view! {
        <aside class="smart" aria-labelledby="smart-title">
            <h3 id="smart-title">{P::AidTitle.text()}</h3>
            <p class="small soft">{count}</p>
            <ol>{prompts.collect_view()}</ol>
        </aside>
    }
    .into_any()
}

/// One part: its question while it is open, with why it matters and the way to its field.
#[component]
fn Prompt(words: [P; 3], part: Part, said: Memo<bool>) -> impl IntoView {
    let [name, ask, why] = words;
    let mark = move || {
        let (icon, word) = if said.get() { (IconName::Pass, P::There) } else { (IconName::NotApplicable, P::Open) };
        view! { <Icon name=icon/> <span class="off">{word.text()} ": "</span> }
    };
    let open = move || {
        (!said.get()).then(|| {
            view! {
                <span>{ask.text()} " " {why.text()}</span>
                <Button kind=ButtonKind::Quiet on_press=move |()| _ = part_ids(part).iter().any(|id| focus(id))>
                    {P::Add.text()} <span class="off">": " {name.text()}</span>
                </Button>
            }
        })
    };
    view! {
        <li class:smart-said=move || said.get()>
            {mark}
            <b>{name.text()}</b>
            {open}
        </li>
    }
    .into_any()
}

/// Its name, its question and why it matters; `alone` where the goal is one mentee's.
const fn words(part: Part, alone: bool) -> [P; 3] {
    match part {
        Part::Specific => [P::SpecificName, P::SpecificAsk, P::SpecificWhy],
        Part::Measurable => [P::MeasurableName, P::MeasurableAsk, P::MeasurableWhy],
        Part::Achievable => [P::AchievableName, P::AchievableAsk, P::AchievableWhy],
        Part::Relevant if !alone => [P::RelevantName, P::RelevantAskAll, P::RelevantWhy],
        Part::Relevant => [P::RelevantName, P::RelevantAsk, P::RelevantWhy],
        Part::TimeBound => [P::TimeName, P::TimeAsk, P::TimeWhy],
    }
}
