//! The fields of a goal's form, and the goal that they make.

use super::asks::{DESCRIBED_ON, PROPOSED_BY, asks, level_id};
use super::links::with_serving;
use super::look_row::LookRow;
use crate::app::form::{FieldError, Form, Reader};
use crate::app::pages::people::attainment::attainment_of;
use crate::app::pages::people::case_row::lines;
use crate::app::pages::people::rows::Rows;
use crate::app::sheet::Sheet;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::domain::book::GroupFile;
use crate::domain::goal::{Goal, GoalOutcome};
use crate::domain::goal_plan::{GoalPlan, Level};
use crate::domain::record::Entity;
use crate::domain::sort::sort_by_key;
use crate::domain::units::{Attainment, Weight};
use crate::journal::entry::Act;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// The fields of the form, with the records that it was opened on.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The plain fields.
    pub sheet: Sheet,
    /// Looks at the progress.
    pub looks: Rows<LookRow>,
    /// The goal as it was when the form was opened.
    pub goal: StoredValue<Goal>,
    opened: StoredValue<Arc<GroupFile>>,
}

impl Fields {
    /// The fields, filled with what is recorded.
    #[must_use]
    pub fn new(group: GroupCtx, form: Form, goal: &Goal) -> Self {
        // A look has no identifier of its own; its place tells it apart while the form is open.
        let looks =
            goal.progress.iter().zip(0..).map(|(progress, place)| LookRow::of(Uuid::from_u128(place), progress));
        Self {
            looks: Rows::new(form, "progress", looks.collect()),
            sheet: Sheet::new(form, untrack(|| asks(group, goal))),
            goal: StoredValue::new(goal.clone()),
            opened: StoredValue::new(group.file.get_untracked()),
        }
    }

    /// The goal as it is meant so far, for the aid beside its text.
    #[must_use]
    pub fn meant(self) -> Goal {
        let goal = self.goal.get_value();
        let plan = plan(self.sheet, &goal, &mut Reader::default());
        Goal { plan, steps: lines(&self.sheet.get("steps")), ..goal }
    }

    /// The goal as the fields have it, with the individual goals that are to serve it.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(self) -> Result<Edit, Vec<FieldError>> {
        let (goal, opened, sheet) = (self.goal.get_value(), self.opened.get_value(), self.sheet);
        let mut reader = Reader::default();
        let text = sheet.required(&mut reader, "text");
        let set_on = sheet.required_date(&mut reader, "set_on");
        let looks = self.looks.get().into_iter().filter(|look| !look.is_blank());
        let mut progress: Vec<_> = looks.filter_map(|look| look.read(&mut reader, &opened)).collect();
        sort_by_key(&mut progress, |look| look.on);
        let outcome = outcome(sheet, &mut reader);
        let plan = plan(sheet, &goal, &mut reader);
        let goal = set_on.map(|set_on| Goal {
            text,
            set_on,
            steps: lines(&sheet.get("steps")),
            proposed_by: sheet.keys(PROPOSED_BY),
            plan,
            meeting: sheet.key("meeting"),
            progress,
            outcome,
            ..goal
        });
        reader.finish(goal.map(|goal| {
            let edit = Edit::labelled(Act::Change, Some(goal.key()), Some(goal.group));
            let serving = sheet.keys("served-by");
            let linked = goal.person.is_none().then_some(&goal);
            let edit = linked.into_iter().fold(edit, |edit, goal| with_serving(edit, goal, &serving, &opened));
            edit.and_changed(goal, &opened.goals)
        }))
    }
}

/// How the goal is meant; a level whose words were not changed keeps the day on which it was described.
fn plan(sheet: Sheet, goal: &Goal, reader: &mut Reader) -> GoalPlan {
    let texts = Attainment::LEVELS.map(|level| (level, sheet.get(&level_id(level))));
    let stands = |level, text: &str| goal.plan.level(level).filter(|described| described.text == text);
    let is_new = texts.iter().any(|(level, text)| !text.is_empty() && stands(*level, text).is_none());
    let today = is_new.then(|| sheet.required_date(reader, DESCRIBED_ON)).flatten();
    let described = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .filter_map(|(level, text)| stands(level, &text).cloned().or_else(|| Some(Level { level, on: today?, text })));
    GoalPlan {
        specific: sheet.get("specific"),
        measure: sheet.get("measure"),
        relevance: sheet.get("relevance"),
        due: sheet.date(reader, "due"),
        needs: sheet.keys("needs"),
        serves: sheet.keys("serves"),
        weight: sheet
            .key("weight")
            .and_then(|weight: u8| Weight::try_from(weight).ok())
            .filter(|it| *it != Weight::ONCE),
        scale: described.collect(),
    }
}

/// Where the goal stood at the end, where something is said of it.
fn outcome(sheet: Sheet, reader: &mut Reader) -> Option<GoalOutcome> {
    let text = sheet.get("outcome-text");
    let attainment = attainment_of(&sheet.get("attainment"));
    if text.is_empty() && attainment.is_none() {
        return None;
    }
    let on = sheet.required_date(reader, "outcome-on")?;
    Some(GoalOutcome { on, meeting: sheet.key("outcome-in"), text, attainment })
}
