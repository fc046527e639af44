//! What differs between two versions of a policy, or between two policies.

use super::pack::{Limit, LimitName, Pack, Rule};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What differs, seen from the one to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference<'a> {
    /// Days that differ.
    pub days: Vec<(DayOf, Option<NaiveDate>, Option<NaiveDate>)>,
    /// Limits that differ; none where one of the two does not set it.
    pub limits: Vec<(LimitName, Option<Limit>, Option<Limit>)>,
    /// Rules that only the other has.
    pub added: Vec<&'a Rule>,
    /// Rules that only the one has.
    pub removed: Vec<&'a Rule>,
    /// Rules of both that differ, with the parts in which they do.
    pub changed: Vec<(&'a Rule, &'a Rule, Vec<Part>)>,
}

/// A day of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOf {
    /// The first day in force.
    Effective,
    /// The last day of the transition.
    Transition,
    /// The last day in force.
    End,
}

/// A part of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its few words.
    Title,
    /// What it asks for.
    Text,
    /// Where the source says so.
    Clause,
    /// How binding it is.
    Severity,
    /// When it applies.
    Stage,
    /// Why it matters, what it brings, what to watch.
    Advice,
    /// How it is judged.
    Check,
}

/// What differs from `one` to `other`. A rule is the same in both by its identifier.
#[must_use]
pub fn difference<'a>(one: &'a Pack, other: &'a Pack) -> Difference<'a> {
    let days = [
        (DayOf::Effective, Some(one.dates.effective), Some(other.dates.effective)),
        (DayOf::Transition, one.dates.transition, other.dates.transition),
        (DayOf::End, one.dates.end, other.dates.end),
    ];
    let names: BTreeSet<LimitName> = one.limits.keys().chain(other.limits.keys()).copied().collect();
    let limits = names.into_iter().map(|name| (name, one.limits.get(&name).copied(), other.limits.get(&name).copied()));
    let only = |of: &'a Pack, not: &Pack| of.rules.iter().filter(|rule| find(not, rule).is_none()).collect();
    let changed = one.rules.iter().filter_map(|rule| Some((rule, find(other, rule)?)));
    let changed = changed.map(|(before, after)| (before, after, parts(before, after)));
    Difference {
        days: days.into_iter().filter(|(_, before, after)| before != after).collect(),
        limits: limits.filter(|(_, before, after)| before != after).collect(),
        added: only(other, one),
        removed: only(one, other),
        changed: changed.filter(|(.., parts)| !parts.is_empty()).collect(),
    }
}

impl Difference<'_> {
    /// True where nothing differs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        let Self { days, limits, added, removed, changed } = self;
        days.is_empty() && limits.is_empty() && added.is_empty() && removed.is_empty() && changed.is_empty()
    }
}

fn find<'a>(pack: &'a Pack, rule: &Rule) -> Option<&'a Rule> {
    pack.rules.iter().find(|other| other.id == rule.id)
}

fn parts(before: &Rule, after: &Rule) -> Vec<Part> {
    let advice = |rule: &Rule| [&rule.why, &rule.brings, &rule.watch].map(Clone::clone);
    let differs = [
        (Part::Title, before.title != after.title),
        (Part::Text, before.text != after.text),
        (Part::Clause, before.clause != after.clause),
        (Part::Severity, before.severity != after.severity),
        (Part::Stage, before.stage != after.stage),
        (Part::Advice, advice(before) != advice(after)),
        (Part::Check, before.check != after.check),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::pack::{Severity, Stage};
    use crate::policy::packs::built_in;
    use std::sync::Arc;

    fn pack(key: &str) -> Arc<Pack> {
        built_in().unwrap().iter().find(|pack| &*pack.key == key).unwrap().clone()
    }

    fn ids<'a>(rules: &[&'a Rule]) -> Vec<&'a str> {
        rules.iter().map(|rule| &*rule.id).collect()
    }

    #[test]
    fn a_policy_does_not_differ_from_itself() {
        for pack in built_in().unwrap() {
            assert!(difference(pack, pack).is_empty(), "{}", pack.key);
        }
    }

    #[test]
    fn the_later_notice_differs_in_days_limits_and_rules() {
        let (notice, later) = (pack("cmpc-notice"), pack("cmpc-notice-later"));
        let found = difference(&notice, &later);
        let day = |text: &str| Some(text.parse().unwrap());
        assert_eq!(
            found.days,
            [(DayOf::Effective, day("2021-06-01"), day("2022-07-02")), (DayOf::Transition, day("2022-07-01"), None)]
        );
        let limit = |name| found.limits.iter().find(|(found, ..)| *found == name).unwrap();
        assert_eq!(
            *limit(LimitName::MaxMentees),
            (LimitName::MaxMentees, Some(Limit::Count(10)), Some(Limit::Count(15)))
        );
        assert_eq!(limit(LimitName::GroupCapMinutes).2, None);
        assert_eq!(ids(&found.added), ["CMPL-01", "CMPL-02", "CMPL-03"]);
        assert_eq!((found.removed.len(), found.changed.len()), (notice.rules.len(), 0));
    }

    #[test]
    fn a_changed_rule_names_the_parts_that_differ() {
        let one = pack("uk-healthcare");
        let mut other = Pack::clone(&one);
        let other_check = other.rules[0].check.clone();
        let change: [fn(&mut Rule); 6] = [
            |rule| drop(rule.title.insert("en-GB".into(), "another".into())),
            |rule| drop(rule.text.insert("da".into(), "en anden".into())),
            |rule| drop(rule.clause.insert("en-GB".into(), "9".into())),
            |rule| rule.severity = Severity::Monitor,
            |rule| rule.stage = Stage::Review,
            |rule| drop(rule.watch.insert("en-GB".into(), "something".into())),
        ];
        for (rule, change) in other.rules.iter_mut().skip(4).zip(change) {
            change(rule);
        }
        other.rules[10].check = other_check;
        other.limits.remove(&LimitName::FollowUpDays);
        let gone = other.rules.remove(20);
        let found = difference(&one, &other);
        let changed: Vec<_> = found.changed.iter().flat_map(|(.., parts)| parts.iter().copied()).collect();
        let all = [Part::Title, Part::Text, Part::Clause, Part::Severity, Part::Stage, Part::Advice, Part::Check];
        assert_eq!(changed, all);
        assert_eq!(ids(&found.removed), [&*gone.id]);
        assert_eq!(found.limits, [(LimitName::FollowUpDays, Some(Limit::Days(7)), None)]);
        let back = difference(&other, &one);
        assert_eq!((ids(&back.added), back.removed.len()), (vec![&*gone.id], 0), "seen from the other side");
    }
}
