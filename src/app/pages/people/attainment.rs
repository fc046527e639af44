//! Levels of attainment in words.

use crate::app::components::Choice;
use crate::app::texts::goals::ScaleText;
use crate::app::texts::meetings::{AttainmentText, attainment_words};
use crate::domain::goal_plan::GoalPlan;
use crate::domain::units::Attainment;

/// The levels to choose from, lowest first, after the one that leaves it open; each with what was said of it.
#[must_use]
pub fn attainment_choices(plan: &GoalPlan) -> Vec<Choice> {
    let levels = Attainment::LEVELS.map(|level| Choice {
        hint: plan.level(level).map(|described| described.text.clone()).unwrap_or_default(),
        ..Choice::new(level.level().to_string(), attainment_words(level))
    });
    std::iter::once(Choice::new("", AttainmentText::Open.text())).chain(levels).collect()
}

/// The same for a list, whose lines have no second line.
#[must_use]
pub fn attainment_lines(plan: &GoalPlan) -> Vec<Choice> {
    let line = |choice: Choice| match choice.hint.as_str() {
        "" => choice,
        hint => Choice::new(choice.key, ScaleText::Described.with(&[&choice.label, hint])),
    };
    attainment_choices(plan).into_iter().map(line).collect()
}

/// A level of attainment as a choice holds it.
#[must_use]
pub fn level(attainment: Option<Attainment>) -> String {
    attainment.map(|attainment| attainment.level().to_string()).unwrap_or_default()
}

/// The level that a choice holds; none where it leaves it open.
#[must_use]
pub fn attainment_of(key: &str) -> Option<Attainment> {
    Attainment::try_from(key.parse::<i8>().ok()?).ok()
}
