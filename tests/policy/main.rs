//! The policies on made-up groups: every rule with a case that fires, one that is quiet, the boundary, and the missing
//! datum; the named boundary cases; and what holds for every judgement.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod boundaries;
#[path = "../common/case.rs"]
mod case;
mod changes;
#[path = "../../src/app/texts/checks.rs"]
mod checks;
#[path = "../../src/app/texts/choices.rs"]
#[allow(dead_code, reason = "the words for how a rule is judged need some of them")]
mod choices;
mod closing;
mod combined;
mod conflicts;
mod edits;
mod every;
#[path = "../common/generate.rs"]
#[allow(dead_code, reason = "the generator makes whole books too")]
mod generate;
mod holes;
mod joining;
mod later;
mod nordic;
mod notice;
mod proctor_agreeing;
mod proctor_making;
mod proctor_roles;
mod rules;
mod schema;
mod sessions;
mod uk_opening;
mod uk_review;
mod uk_running;
mod uk_setting_up;
mod versions;
mod words;

use case::Scene;
// by these names the texts of the app see the core
use circlebook::policy::packs::built_in;
use circlebook::policy::verdict::Outcome;
use circlebook::{domain, policy};
use rules::Shows;
use std::collections::BTreeMap;

#[test]
fn everything_passes_in_the_complete_group() {
    let verdicts = Scene::complete().assess().verdicts;
    let open: Vec<_> =
        verdicts.iter().filter(|verdict| !matches!(verdict.outcome, Outcome::Pass | Outcome::NotApplicable)).collect();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn every_rule_has_its_four_kinds_of_case() {
    let cmpc = [joining::all(), sessions::all(), closing::all(), notice::all(), later::all()];
    let uk = [uk_setting_up::all(), uk_opening::all(), uk_running::all(), uk_review::all()];
    let further = [nordic::all(), proctor_making::all(), proctor_agreeing::all(), proctor_roles::all()];
    let all = cmpc.into_iter().chain(uk).chain(further);
    let cases: BTreeMap<_, _> = all.flatten().collect();
    let rules = || built_in().unwrap().iter().flat_map(|pack| &pack.rules);
    let lacking: Vec<_> = rules()
        .filter(|rule| {
            let shown = |wanted: &[Shows]| {
                cases.get(&*rule.id).is_some_and(|cases| cases.iter().any(|case| wanted.contains(&case.shows)))
            };
            let each = [&[Shows::Quiet][..], &[Shows::Fires], &[Shows::Missing], &[Shows::Boundary, Shows::NoBoundary]];
            !each.into_iter().all(shown)
        })
        .map(|rule| rule.id.clone())
        .collect();
    assert!(lacking.is_empty(), "without one of the four kinds of case: {lacking:?}");
    let gone: Vec<_> = cases.keys().filter(|id| !rules().any(|rule| *rule.id == ***id)).collect();
    assert!(gone.is_empty(), "cases of rules that no pack has: {gone:?}");
}
