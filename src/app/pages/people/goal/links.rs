//! What goals are linked to: a mentee's needs, and goals of the group with the individual goals that serve them.

use crate::app::components::Choice;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::domain::book::GroupFile;
use crate::domain::goal::{Goal, Need};
use crate::domain::ids::PersonId;
use crate::domain::record::Revision;

/// The needs of that mentee.
#[must_use]
pub fn needs_of(file: &GroupFile, person: Option<PersonId>) -> Vec<Choice> {
    let needs = file.needs.iter().filter(|need| Some(need.person) == person);
    needs.map(|need| Choice::new(need.id.to_string(), need.text.clone())).collect()
}

/// The goals of the group.
#[must_use]
pub fn group_goals(file: &GroupFile) -> Vec<Choice> {
    let goals = file.goals.iter().filter(|goal| goal.person.is_none());
    goals.map(|goal| Choice::new(goal.id.to_string(), goal.text.clone())).collect()
}

/// The goals of all mentees, under their code names.
#[must_use]
pub fn individual_goals(group: GroupCtx, file: &GroupFile) -> Vec<Choice> {
    let goals = group.mentees().into_iter().flat_map(|(person, name)| {
        let own = file.goals.iter().filter(move |goal| goal.person == Some(person));
        own.map(move |goal| Choice { hint: goal.text.clone(), ..Choice::new(goal.id.to_string(), name.clone()) })
    });
    goals.collect()
}

/// With those individual goals, and no others, that serve the goal of the group.
#[must_use]
pub fn with_serving(edit: Edit, group_goal: &Goal, serving: &[uuid::Uuid], opened: &GroupFile) -> Edit {
    opened.goals.iter().filter(|goal| goal.person.is_some()).fold(edit, |edit, goal| {
        let mut goal = goal.clone();
        goal.plan.serves.retain(|served| *served != group_goal.id);
        let serves = serving.contains(&goal.id.0);
        let before = opened.goals.get(goal.id.0).is_some_and(|goal| goal.plan.serves.contains(&group_goal.id));
        if serves == before {
            return edit;
        }
        goal.plan.serves.extend(serves.then_some(group_goal.id));
        edit.and_changed(goal, &opened.goals)
    })
}

/// Takes a goal away; individual goals that serve it stay and let go of it, in the same entry.
#[must_use]
pub fn removal(file: &GroupFile, goal: &Goal, revision: Revision) -> Edit {
    with_serving(Edit::removal(goal, revision), goal, &[], file)
}

/// Takes a need away; goals that answer it stay and let go of it, in the same entry.
#[must_use]
pub fn need_removal(file: &GroupFile, need: &Need, revision: Revision) -> Edit {
    let answering = file.goals.iter().filter(|goal| goal.plan.needs.contains(&need.id));
    answering.fold(Edit::removal(need, revision), |edit, goal| {
        let mut goal = goal.clone();
        goal.plan.needs.retain(|answered| *answered != need.id);
        edit.and_changed(goal, &file.goals)
    })
}
