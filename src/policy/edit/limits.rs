//! The limits of a policy that is being changed: which it needs, and whether their numbers make sense.

use super::rules::needed;
use super::{At, Changes, Problem, What};
use crate::policy::checks::Check;
use crate::policy::pack::{Limit, LimitName, Pack};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Limits of which the first may not be over the second.
const ORDERED: [(LimitName, LimitName); 3] = [
    (LimitName::MinMenteesPresent, LimitName::MaxMentees),
    (LimitName::TypicalMin, LimitName::TypicalMax),
    (LimitName::MinIndividualMinutes, LimitName::MinMentorshipMinutes),
];

/// Sets the limits, and drops those that no rule is held against any more.
pub(super) fn set(pack: &mut Pack, base: &Pack, changes: &Changes<'_>, problems: &mut Vec<Problem>) {
    let mut wanted: BTreeMap<LimitName, Arc<str>> = BTreeMap::new();
    for rule in &pack.rules {
        for name in needed(rule, pack) {
            wanted.entry(name).or_insert_with(|| rule.id.clone());
        }
    }
    let unused: BTreeSet<_> = base.limits.keys().filter(|name| !wanted.contains_key(name)).copied().collect();
    pack.limits.retain(|name, _| !unused.contains(name));
    let mut refuse = |name, what| problems.push(Problem { at: At::Limit(name), what });
    for (name, rule) in &wanted {
        let number = changes.limits.get(name).copied().flatten();
        match pack.limits.get_mut(name) {
            Some(_) if changes.limits.get(name) == Some(&None) => refuse(*name, What::NeededBy(rule.clone())),
            Some(limit) => *limit = number.map_or(*limit, |number| with_number(*limit, number)),
            None => refuse(*name, What::NeededBy(rule.clone())),
        }
    }
    for (name, limit) in &pack.limits {
        match *limit {
            // Turns may be the same for all.
            Limit::Count(0) if *name == LimitName::TurnSpread => {}
            Limit::Percent(share) if share > 100 => refuse(*name, What::OverHundred),
            limit if number(limit) == 0 => refuse(*name, What::Zero),
            _ => {}
        }
    }
    let bands = pack.rules.iter().filter_map(|rule| match &rule.check {
        Check::Between(check) => Some((check.low, check.high)),
        _ => None,
    });
    let ordered: BTreeSet<_> = ORDERED.into_iter().chain(bands).collect();
    for (low, high) in ordered {
        if let (Some(least), Some(most)) = (pack.limits.get(&low), pack.limits.get(&high))
            && number(*least) > number(*most)
            && number(*most) > 0
        {
            refuse(high, What::Below(low));
        }
    }
}

/// The number of a limit, whatever its unit.
#[must_use]
pub const fn number(limit: Limit) -> u32 {
    let (Limit::Count(number)
    | Limit::Minutes(number)
    | Limit::Days(number)
    | Limit::Months(number)
    | Limit::Percent(number)) = limit;
    number
}

const fn with_number(limit: Limit, number: u32) -> Limit {
    match limit {
        Limit::Count(_) => Limit::Count(number),
        Limit::Minutes(_) => Limit::Minutes(number),
        Limit::Days(_) => Limit::Days(number),
        Limit::Months(_) => Limit::Months(number),
        Limit::Percent(_) => Limit::Percent(number),
    }
}
