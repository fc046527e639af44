//! Changes to the complete group that the cases of several files have in common.

use crate::case::*;
use circlebook::domain::agreement::Assent;
use circlebook::domain::charter::{Charter, RoleModel};
use circlebook::domain::conduct::{Conduct, Contribution, ContributionKind};
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::group::Group;
use circlebook::domain::session::Session;
use circlebook::domain::statement::{Statement, Topic};

/// The mentor and all who take part.
pub const EVERYBODY: [u128; 7] = [1, 2, 3, 21, 22, 23, 100];

/// The group is not evaluated yet.
pub fn unevaluated(scene: Scene) -> Scene {
    scene.without::<Evaluation>(EVALUATION)
}

/// The group is set up otherwise.
pub fn charter(scene: Scene, change: impl FnOnce(&mut Charter)) -> Scene {
    scene.change(GROUP.0.as_u128(), |group: &mut Group| change(&mut group.charter))
}

/// Another role model, or none.
pub fn led(scene: Scene, model: Option<RoleModel>) -> Scene {
    charter(scene, |charter| charter.role_model = model)
}

/// The first session went otherwise.
pub fn in_session(scene: Scene, change: impl FnOnce(&mut Session)) -> Scene {
    scene.change(session(1), change)
}

/// The first session was run otherwise.
pub fn conduct(scene: Scene, change: impl FnOnce(&mut Conduct)) -> Scene {
    in_session(scene, |session| change(&mut session.conduct))
}

/// In every session only these contributions are on record.
pub fn only(scene: Scene, keep: impl Fn(&Contribution) -> bool) -> Scene {
    (1..=3).fold(scene, |scene, number| {
        scene.change(session(number), |session: &mut Session| session.conduct.contributions.retain(&keep))
    })
}

/// Mentee 1 brought nothing of these kinds.
pub fn never(scene: Scene, kinds: &[ContributionKind]) -> Scene {
    only(scene, |given| given.person != person(1) || !kinds.contains(&given.kind))
}

/// Nobody's contributions are on record.
pub fn unheard(scene: Scene) -> Scene {
    only(scene, |_| false)
}

/// A fourth session is planned on the last day of judgement, which is that day unless another is given.
pub fn one_more(scene: Scene, today: &str) -> Scene {
    unevaluated(scene).with(planned(4, "2021-12-10")).today(today)
}

/// The statement with that number says that it was not so.
pub fn denied(scene: Scene, number: u128) -> Scene {
    scene.change(number, |statement: &mut Statement| statement.holds = false)
}

/// The statement with that number was not so, and was put right.
pub fn mended(scene: Scene, number: u128) -> Scene {
    denied(scene, number).change(number, |statement: &mut Statement| statement.mended_on = Some(day("2021-12-01")))
}

/// Without the statement with that number.
pub fn unsaid(scene: Scene, number: u128) -> Scene {
    scene.without::<Statement>(number)
}

/// The number of the statement on the first session on that topic.
pub const fn on_first(topic: Topic) -> u128 {
    of_session(1, topic)
}

/// Nobody said a word on what stands at that place of `ASSENTED`.
pub fn unasked(scene: Scene, place: u128) -> Scene {
    EVERYBODY.into_iter().fold(scene, |scene, number| scene.without::<Assent>(assent(number, place)))
}

/// Mentee 1 refuses what stands at that place of `ASSENTED`.
pub fn refused(scene: Scene, place: u128) -> Scene {
    scene.change(assent(1, place), |assent: &mut Assent| assent.given = false)
}
