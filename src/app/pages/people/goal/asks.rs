//! What the form of a goal asks, with what is recorded.

use super::links::{group_goals, individual_goals, needs_of};
use crate::app::components::Choice;
use crate::app::format;
use crate::app::pages::people::attainment::{attainment_choices, level};
use crate::app::pages::people::occasion::meetings;
use crate::app::sheet::Ask;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::{GoalText, PlanText as P, ScaleText};
use crate::app::texts::meetings::AttainmentText;
use crate::app::texts::meetings::attainment_words;
use crate::domain::goal::Goal;
use crate::domain::goal_plan::{Described, Part};
use crate::domain::units::{Attainment, Weight};
use leptos::prelude::{Get, With};
use std::fmt::Display;

/// What the goal is and when it was settled.
pub const SETTLED: [&str; 2] = ["set_on", "meeting"];
/// How it is meant.
pub const MEANT: [&str; 9] =
    ["specific", "measure", "steps", "needs", "serves", "served-by", "relevance", "due", "weight"];
/// Its outcome.
pub const OUTCOME: [&str; 4] = ["outcome-text", "attainment", "outcome-on", "outcome-in"];
/// The day on which levels are described.
pub const DESCRIBED_ON: &str = "described-on";
/// Who proposed it.
pub const PROPOSED_BY: &str = "goal-proposed-by";

/// The control of a level of the scale.
#[must_use]
pub fn level_id(level: Attainment) -> String {
    format!("level{}", level.level())
}

/// The controls in which a part of a SMART goal can be said, those first that need no typing; some may not be there.
#[must_use]
pub const fn part_ids(part: Part) -> &'static [&'static str] {
    match part {
        Part::Specific => &["specific"],
        Part::Measurable => &["measure"],
        Part::Achievable => &["steps"],
        Part::Relevant => &["needs", "serves", "relevance"],
        Part::TimeBound => &["due"],
    }
}

/// Identifiers with spaces between, as a sheet holds them.
pub fn joined<T: Display>(ids: impl IntoIterator<Item = T>) -> String {
    ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

/// Every field of the form.
#[must_use]
pub fn asks(group: GroupCtx, goal: &Goal) -> Vec<Ask> {
    let mut asks = vec![
        Ask::lines("text", GoalText::Text.text(), &goal.text).hint(GoalText::TextHint.text()),
        Ask::day("set_on", GoalText::SettledOn.text(), Some(goal.set_on)),
    ];
    let held = goal.person.map(|_| meetings(group, goal.person)).unwrap_or_default();
    let meeting = |id: &'static str, label: GoalText, recorded: Option<_>| {
        Ask::pick(id, label.text(), held.clone(), joined(recorded))
    };
    if !held.is_empty() {
        asks.push(meeting("meeting", GoalText::SettledIn, goal.meeting));
    }
    asks.extend(plan(group, goal));
    let people = group.people().into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect();
    asks.push(Ask::ticks(PROPOSED_BY, GoalText::ProposedBy.text(), people, joined(&goal.proposed_by)));
    asks.extend(scale(group, goal));
    let outcome = goal.outcome.as_ref();
    let text = outcome.map(|outcome| outcome.text.as_str()).unwrap_or_default();
    asks.extend([
        Ask::lines("outcome-text", GoalText::OutcomeText.text(), text),
        Ask::radio(
            "attainment",
            AttainmentText::Label.text(),
            attainment_choices(&goal.plan),
            level(outcome.and_then(|outcome| outcome.attainment)),
        ),
        Ask::day("outcome-on", GoalText::OutcomeOn.text(), outcome.map(|outcome| outcome.on)),
    ]);
    if !held.is_empty() {
        asks.push(meeting("outcome-in", GoalText::OutcomeIn, outcome.and_then(|outcome| outcome.meeting)));
    }
    asks
}

/// How the goal is meant and what it is linked to; a link is asked for where there is something to link.
fn plan(group: GroupCtx, goal: &Goal) -> Vec<Ask> {
    let plan = &goal.plan;
    let mut asks = vec![
        Ask::lines("specific", P::Specific.text(), &plan.specific),
        Ask::lines("measure", P::Measure.text(), &plan.measure).hint(P::MeasureHint.text()),
        Ask::lines("steps", GoalText::Steps.text(), &goal.steps.join("\n")).hint(GoalText::StepsHint.text()),
    ];
    let file = group.file.get();
    let mut link = |id: &'static str, label: P, choices: Vec<Choice>, recorded: String| {
        if !choices.is_empty() {
            asks.push(Ask::ticks(id, label.text(), choices, recorded));
        }
    };
    if goal.person.is_some() {
        link("needs", P::Needs, needs_of(&file, goal.person), joined(&plan.needs));
        link("serves", P::Serves, group_goals(&file), joined(&plan.serves));
    } else {
        let serving = joined(goal.served_by(&file).map(|serving| serving.id));
        link("served-by", P::ServedBy, individual_goals(group, &file), serving);
    }
    let hint = if asks.len() > 3 && goal.person.is_some() { P::RelevanceHint.text() } else { "" };
    asks.push(Ask::lines("relevance", P::Relevance.text(), &plan.relevance).hint(hint));
    asks.push(Ask::day("due", P::Due.text(), plan.due));
    if goal.person.is_some() {
        let words = [P::WeightOnce, P::WeightTwice, P::WeightThrice];
        let weights = Weight::ALL.into_iter().zip(words);
        let choices = weights.map(|(weight, words)| Choice::new(u8::from(weight).to_string(), words.text())).collect();
        let weight = u8::from(plan.weight.unwrap_or(Weight::ONCE)).to_string();
        asks.push(Ask::radio("weight", P::Weight.text(), choices, weight).hint(P::WeightHint.text()));
    }
    asks
}

/// The levels, lowest first, each with when it was described, and the day for those that are described now.
fn scale(group: GroupCtx, goal: &Goal) -> Vec<Ask> {
    let began = group.file.with(|file| goal.began(file));
    let levels = Attainment::LEVELS.map(|level| {
        let state = match goal.described(level, began) {
            Described::NotYet => ScaleText::NotYet.text().to_owned(),
            Described::InTime(on) => ScaleText::InTime.with(&[&format::day_short(on)]),
            Described::Late(on, _) => ScaleText::Late.with(&[&format::day_short(on)]),
        };
        let text = goal.plan.level(level).map(|described| described.text.as_str()).unwrap_or_default();
        Ask::lines(level_id(level), attainment_words(level), text).hint(state)
    });
    let today = group.book.today().get();
    let on = Ask::day(DESCRIBED_ON, ScaleText::On.text(), Some(today)).hint(ScaleText::OnHint.text());
    levels.into_iter().chain([on]).collect()
}
