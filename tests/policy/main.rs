//! The policies on made-up groups: every rule with its cases.

#[path = "../common/case.rs"]
mod case;

use case::Scene;
use circlebook::policy::verdict::Outcome;

#[test]
fn everything_passes_in_the_complete_group() {
    let open: Vec<_> = Scene::complete()
        .assess()
        .verdicts
        .into_iter()
        .filter(|verdict| !matches!(verdict.outcome, Outcome::Pass | Outcome::NotApplicable))
        .map(|verdict| (verdict.rule, verdict.subject, verdict.outcome, verdict.reason))
        .collect();
    assert_eq!(open, []);
}
