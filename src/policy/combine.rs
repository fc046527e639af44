//! Several policies on one group: where they differ, which limit is the strictest. Nothing is ever blended: every policy
//! keeps its own verdict.

use super::answer::Found;
use super::assess::Assessment;
use super::pack::{Limit, LimitName, Pack, Rule, Texts};
use super::verdict::{Outcome, Verdict};
use serde::Deserialize;
use std::sync::{Arc, OnceLock};

/// Two policies differ, or one differs from itself, and how the book treats it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Identifier, such as `X1`.
    pub id: String,
    /// Rules that differ, by identifier. The first stands on one side, the others on the other.
    pub between: Vec<String>,
    /// What differs, by language tag.
    pub differ: Texts,
    /// How the book treats it, by language tag.
    pub resolved: Texts,
}

/// A conflict that arises in a group, with the rules on both sides and the policies in which they stand.
#[derive(Clone, Debug)]
pub struct Arisen<'a> {
    /// The conflict.
    pub conflict: &'static Conflict,
    /// The rules of the chosen policies that take part.
    pub sides: Vec<(&'a Pack, &'a Rule)>,
}

/// Every known conflict; empty where the list does not read, which a test rules out.
fn known() -> &'static [Conflict] {
    static KNOWN: OnceLock<Vec<Conflict>> = OnceLock::new();
    KNOWN.get_or_init(|| serde_json::from_str(include_str!("conflicts.json")).unwrap_or_default())
}

/// The conflicts that arise between these policies: a rule of each side stands in one of them.
#[must_use]
pub fn conflicts(packs: &[Arc<Pack>]) -> Vec<Arisen<'_>> {
    let rule =
        |id: &String| packs.iter().find_map(|pack| Some((&**pack, pack.rules.iter().find(|rule| *rule.id == **id)?)));
    let arisen = |conflict: &'static Conflict| {
        let sides: Vec<_> = conflict.between.iter().filter_map(rule).collect();
        let (first, others) = conflict.between.split_first()?;
        let both = rule(first).is_some() && (others.is_empty() || others.iter().any(|other| rule(other).is_some()));
        both.then_some(Arisen { conflict, sides })
    };
    known().iter().filter_map(arisen).collect()
}

/// The smallest and the largest number of people in a session that no chosen policy objects to, or watches.
///
/// The largest of the lower limits and the smallest of the upper ones; none where no policy sets one.
#[must_use]
pub fn size(packs: &[Arc<Pack>]) -> (Option<u32>, Option<u32>) {
    let all = |names: [LimitName; 2]| {
        let limits = packs.iter().flat_map(move |pack| names.map(|name| pack.limits.get(&name).copied()));
        limits.filter_map(|limit| if let Some(Limit::Count(number)) = limit { Some(number) } else { None })
    };
    let least = all([LimitName::MinMenteesPresent, LimitName::TypicalMin]).max();
    (least, all([LimitName::MaxMentees, LimitName::TypicalMax]).min())
}

/// True where a verdict of `rule` says only once more what others of the assessment say: the worst of those of the rules
/// that it repeats, on the same subject, came out so. Another limit or another version may make it come out otherwise.
#[must_use]
pub fn only_repeats(assessment: &Assessment, rule: &Rule, verdict: &Verdict) -> bool {
    let named = rule.check.as_judge().repeats();
    let same = |other: &&Verdict| other.subject == verdict.subject && named.contains(&other.rule);
    let worst = assessment.verdicts.iter().filter(same).map(|other| other.outcome).min_by_key(|found| weight(*found));
    worst == Some(verdict.outcome)
}

/// Of several outcomes on one subject the smallest wins.
fn weight(outcome: Outcome) -> Found {
    match outcome {
        Outcome::Fail => Found::Unmet,
        Outcome::Due(day) => Found::Due(day),
        Outcome::Unknown => Found::Unknown,
        Outcome::Monitor => Found::Watch,
        Outcome::Pass => Found::Met,
        Outcome::Exempt(until) => Found::Exempt(until),
        Outcome::NotApplicable => Found::NotApplicable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::packs::built_in;

    fn chosen(keys: &[&str]) -> Vec<Arc<Pack>> {
        built_in().unwrap().iter().filter(|pack| keys.contains(&&*pack.key)).cloned().collect()
    }

    fn arisen(keys: &[&str]) -> Vec<String> {
        conflicts(&chosen(keys)).iter().map(|arisen| arisen.conflict.id.clone()).collect()
    }

    #[test]
    fn a_conflict_arises_only_where_both_sides_were_chosen() {
        assert_eq!(arisen(&["uk-healthcare"]), [""; 0]);
        assert_eq!(arisen(&["cmpc-policy"]), ["X11"]);
        assert_eq!(arisen(&["cmpc-policy", "cmpc-notice"]), ["X11", "X12"]);
        assert_eq!(arisen(&["uk-healthcare", "proctor-stages"]), ["X3", "X5", "X9", "X15"]);
    }

    #[test]
    fn all_policies_together_show_every_conflict_with_its_clauses() {
        let packs = built_in().unwrap();
        let all = conflicts(packs);
        let ids: Vec<_> = all.iter().map(|arisen| arisen.conflict.id.clone()).collect();
        assert_eq!(ids, (1..=15).map(|number| format!("X{number}")).collect::<Vec<_>>());
        for arisen in all {
            assert_eq!(arisen.sides.len(), arisen.conflict.between.len(), "{}", arisen.conflict.id);
        }
    }

    #[test]
    fn the_strictest_limits_stand_beside_each_policy_s_own() {
        assert_eq!(size(&chosen(&["cmpc-policy"])), (Some(2), Some(10)));
        assert_eq!(size(&chosen(&["cmpc-policy", "uk-healthcare"])), (Some(6), Some(10)));
        assert_eq!(size(&chosen(&["uk-healthcare"])), (Some(6), Some(12)));
        assert_eq!(size(&chosen(&["nordic-roles"])), (None, None));
    }
}
