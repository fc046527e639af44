//! Whether a group is ready for its first session: what its policies ask before it, and is not settled.

use super::assess::Assessment;
use super::facts::Facts;
use super::pack::{Pack, Rule, Stage};
use super::verdict::{Outcome, Verdict};
use crate::domain::book::GroupFile;
use chrono::NaiveDate;
use std::sync::Arc;

/// How far a group is before its first session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness<'a> {
    /// The day of the first session; none while none is planned.
    pub first: Option<NaiveDate>,
    /// What is unknown, not met, or due by that day, in the order of the policies.
    pub open: Vec<&'a Verdict>,
}

impl Readiness<'_> {
    /// True where a session is planned and nothing is open.
    #[must_use]
    pub const fn is_ready(&self) -> bool {
        self.first.is_some() && self.open.is_empty()
    }
}

/// How far the group is; none once a session was held.
#[must_use]
pub fn before_first_session<'a>(
    packs: &[Arc<Pack>],
    file: &GroupFile,
    assessment: &'a Assessment,
) -> Option<Readiness<'a>> {
    let facts = Facts::of(file).filter(|facts| facts.held.is_empty())?;
    let first = facts.group_start().map(|start| start.date());
    let rule = |verdict: &Verdict| -> Option<&Rule> {
        let pack = packs.iter().find(|pack| pack.key == verdict.pack)?;
        pack.rules.iter().find(|rule| rule.id == verdict.rule)
    };
    let is_open = |verdict: &&Verdict| {
        let early = rule(verdict).is_some_and(|rule| {
            matches!(rule.stage, Stage::SetUp | Stage::Joining | Stage::Opening)
                && rule.check.as_judge().repeats().is_empty()
        });
        early
            && match verdict.outcome {
                Outcome::Unknown | Outcome::Fail => true,
                Outcome::Due(day) => day.is_none_or(|day| first.is_none_or(|first| day <= first)),
                _ => false,
            }
    };
    Some(Readiness { first, open: assessment.verdicts.iter().filter(is_open).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::Assent;
    use crate::domain::session::Session;
    use crate::policy::packs::built_in;
    use crate::scene::*;

    /// The complete group on the eve of its first session, which is only planned.
    fn eve() -> Scene {
        let scene = (1..=3).fold(Scene::complete(), |scene, number| scene.without::<Session>(session(number)));
        scene.with(planned(4, "2021-09-10")).today("2021-09-09")
    }

    fn open(scene: &Scene) -> Option<(Option<NaiveDate>, Vec<String>)> {
        let uk: Vec<_> = built_in().unwrap().iter().filter(|pack| &*pack.key == "uk-healthcare").cloned().collect();
        let assessment = scene.assess();
        let found = before_first_session(&uk, scene.file(), &assessment)?;
        Some((found.first, found.open.iter().map(|verdict| verdict.rule.to_string()).collect()))
    }

    #[test]
    fn what_is_settled_is_not_open() {
        assert_eq!(open(&eve()), Some((Some(day("2021-09-10")), Vec::new())));
    }

    #[test]
    fn a_word_that_is_missing_is_open_though_it_is_only_due() {
        let lacking = eve().without::<Assent>(assent(2, 0));
        assert_eq!(open(&lacking).unwrap().1, ["UKH-09"]);
    }

    #[test]
    fn once_a_session_was_held_nobody_asks() {
        assert_eq!(open(&Scene::complete()), None);
    }
}
