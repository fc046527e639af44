//! What a case of a rule is, and how a list of them is tried.

use crate::case::Scene;
use circlebook::policy::verdict::{Outcome, Subject};

/// What a case shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The rule is met.
    Quiet,
    /// The rule is not met.
    Fires,
    /// What happens at the number or day itself, and next to it.
    Boundary,
    /// Nothing is recorded: never a pass.
    Missing,
    /// The rule has no number and no day.
    NoBoundary,
}

/// One case: the complete group with one thing changed, and how the rule then comes out for the subject.
pub struct Case {
    /// What it shows.
    pub shows: Shows,
    subject: Subject,
    expected: Option<Outcome>,
    scene: fn(Scene) -> Scene,
}

/// The complete group.
pub fn quiet(subject: Subject) -> Case {
    Case { shows: Shows::Quiet, subject, expected: Some(Outcome::Pass), scene: |scene| scene }
}

/// A group in which the rule is met for a reason of its own.
pub fn quiet_when(subject: Subject, scene: fn(Scene) -> Scene) -> Case {
    Case { shows: Shows::Quiet, subject, expected: Some(Outcome::Pass), scene }
}

/// A group in which the rule is not met.
pub fn fires(subject: Subject, expected: Outcome, scene: fn(Scene) -> Scene) -> Case {
    Case { shows: Shows::Fires, subject, expected: Some(expected), scene }
}

/// A group at the number or day, or next to it.
pub fn boundary(subject: Subject, expected: Outcome, scene: fn(Scene) -> Scene) -> Case {
    Case { shows: Shows::Boundary, subject, expected: Some(expected), scene }
}

/// A group without the datum.
pub fn missing(subject: Subject, expected: Outcome, scene: fn(Scene) -> Scene) -> Case {
    Case { shows: Shows::Missing, subject, expected: Some(expected), scene }
}

/// Says that the rule has no number and no day.
pub fn no_boundary() -> Case {
    Case { shows: Shows::NoBoundary, subject: Subject::Group, expected: None, scene: |scene| scene }
}

/// The cases of one rule.
pub type Cases = (&'static str, Vec<Case>);

/// Tries every case of `rule`.
pub fn try_all(all: Vec<Cases>, rule: &str) {
    let (_, cases) = all.into_iter().find(|(id, _)| *id == rule).unwrap();
    for (number, case) in cases.into_iter().enumerate() {
        let Some(expected) = case.expected else { continue };
        let verdict = (case.scene)(Scene::complete()).verdict(rule, case.subject);
        assert_eq!(verdict.outcome, expected, "{rule}, case {number} ({:?}): {verdict:#?}", case.shows);
        if case.shows == Shows::Missing {
            assert_ne!(verdict.outcome, Outcome::Pass, "{rule} passes without its datum");
        }
        if matches!(verdict.outcome, Outcome::Fail | Outcome::Unknown) {
            assert!(verdict.remedy.is_some(), "{rule}, case {number} leads nowhere: {verdict:#?}");
        }
    }
}

/// Lists rules with their cases, and makes one test of each.
#[macro_export]
macro_rules! rules {
    ($($test:ident = $rule:literal: $cases:expr;)+) => {
        /// The rules of this file with their cases.
        pub fn all() -> Vec<$crate::rules::Cases> {
            vec![$(($rule, $cases.into())),+]
        }

        $(
            #[test]
            fn $test() {
                $crate::rules::try_all(all(), $rule);
            }
        )+
    };
}
