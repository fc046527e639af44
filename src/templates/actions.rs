//! What evaluations leave to be done better: which of it is open, and settling it.

use crate::domain::book::GroupFile;
use crate::domain::evaluation::{Action, Evaluation, Settled};
use crate::domain::group::Group;
use crate::domain::ids::EvaluationId;
use crate::domain::sort::sort_by_key;

/// Where an action stands: among those that came from an earlier group, or in an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionPlace {
    /// This one of those that an earlier group left.
    Carried(usize),
    /// This one of an evaluation's own.
    Evaluated(EvaluationId, usize),
}

/// The actions of the group that are open, in the order of their days; those without a day last.
#[must_use]
pub fn open_actions(file: &GroupFile) -> Vec<(ActionPlace, &Action)> {
    let carried = file.group().into_iter().flat_map(|group| group.charter.carried.iter().enumerate());
    let carried = carried.map(|(place, action)| (ActionPlace::Carried(place), action));
    let evaluated = file.evaluations.iter().flat_map(|evaluation| {
        let own = evaluation.actions.iter().enumerate();
        own.map(|(place, action)| (ActionPlace::Evaluated(evaluation.id, place), action))
    });
    let mut open: Vec<_> = carried.chain(evaluated).filter(|(_, action)| action.is_open()).collect();
    sort_by_key(&mut open, |(place, action): &(ActionPlace, &Action)| (action.due.is_none(), action.due, *place));
    open
}

/// A name for the action that stays the same: its identifier, or its place where it has none.
#[must_use]
pub fn action_key(place: ActionPlace, action: &Action) -> String {
    match place {
        _ if !action.id.is_nil() => action.id.to_string(),
        ActionPlace::Carried(place) => format!("carried {place}"),
        ActionPlace::Evaluated(id, place) => format!("{id} {place}"),
    }
}

/// The records in which these actions are settled: the group, where an earlier one left them, and its evaluations.
#[must_use]
pub fn with_settled(file: &GroupFile, settled: &[(ActionPlace, Settled)]) -> (Option<Group>, Vec<Evaluation>) {
    let mut group = None;
    let mut evaluations: Vec<Evaluation> = Vec::new();
    for (place, how) in settled {
        let action = match place {
            ActionPlace::Carried(place) => {
                let group = group.get_or_insert_with(|| file.group().cloned());
                group.as_mut().and_then(|group| group.charter.carried.get_mut(*place))
            }
            ActionPlace::Evaluated(id, place) => {
                if evaluations.iter().all(|known| known.id != *id) {
                    evaluations.extend(file.evaluations.get(id.0).cloned());
                }
                evaluations.iter_mut().find(|known| known.id == *id).and_then(|known| known.actions.get_mut(*place))
            }
        };
        if let Some(action) = action {
            action.settled = Some(how.clone());
        }
    }
    (group.flatten(), evaluations)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evaluation::Outcome;
    use crate::scene::*;
    use uuid::Uuid;

    #[test]
    fn open_actions_come_by_their_day_and_what_is_settled_is_left_out() {
        let scene = Scene::complete().change::<Group>(GROUP.0.as_u128(), |group| {
            let action = |text: &str, due: Option<&str>| Action {
                id: Uuid::nil(),
                text: text.to_owned(),
                owner: None,
                due: due.map(day),
                settled: None,
            };
            group.charter.carried =
                vec![action("no day", None), action("first", Some("2022-01-30")), action("off", None)];
            group.charter.carried[2].settled = Some(done());
        });
        let file = scene.file();
        let texts = |file: &GroupFile| open_actions(file).iter().map(|(_, it)| it.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(file), ["first", "Start earlier", "no day"]);
        let places: Vec<_> = open_actions(file).iter().map(|(place, _)| (*place, done())).collect();
        let (group, evaluations) = with_settled(file, &places);
        assert!(group.unwrap().charter.carried.iter().all(|it| !it.is_open()));
        assert!(evaluations.iter().flat_map(|it| &it.actions).all(|it| !it.is_open()));
        assert_eq!(with_settled(file, &[]), (None, Vec::new()), "what is not settled is not touched");
    }

    fn done() -> Settled {
        Settled { how: Outcome::Done, on: day("2022-02-01"), reason: String::new() }
    }
}
