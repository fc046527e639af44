//! The rules of a policy that is being changed: which stay, which are taken in, under what name and in what words.

use super::{At, Changes, Problem, RuleChange, What, severity_is_open};
use crate::policy::checks::Check;
use crate::policy::difference::Part;
use crate::policy::pack::{LimitName, Pack, Rule, Severity};
use crate::policy::packs::built_in;
use crate::policy::parameters::parameters;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Begins the identifiers of rules that the source of a policy does not have, so that none passes for the source's own.
const OWN: &str = "OWN";

/// True where the rule makes sense in the policy `into`, which does not have it yet: it decides about no policy as a
/// whole, and what it reads is there.
#[must_use]
pub fn may_take(rule: &Rule, into: &Pack) -> bool {
    let there = |other: &Rule| other.id == rule.id || other.check == rule.check;
    let fits = |rule: &Rule| {
        let check = rule.check.as_judge();
        let of_credit = matches!(rule.check, Check::CreditCap(_) | Check::CategoryExcluded(_) | Check::InForce(_));
        let on_transition =
            parameters(&rule.check).iter().flat_map(|(_, values)| values).any(|value| value.contains("transition"));
        !check.is_gate()
            && !check.is_on_transition()
            && !check.reads_verdicts()
            && (!of_credit || into.programme.is_some())
            && (!on_transition || into.dates.transition.is_some())
    };
    let named = rule.check.as_judge().repeats();
    let found: Vec<_> = named.iter().filter_map(|id| own_check(id, into)).collect();
    rule.severity != Severity::Gate
        && !into.rules.iter().any(there)
        && found.len() == named.len()
        && found.into_iter().chain([rule]).all(fits)
}

/// The rule of that name with a check of its own, of this policy or of one that comes with the book.
fn own_check<'a>(id: &str, pack: &'a Pack) -> Option<&'a Rule> {
    let built_in = built_in().unwrap_or_default().iter().flat_map(|pack| &pack.rules);
    let mut all = pack.rules.iter().chain(built_in);
    all.find(|rule| *rule.id == *id && rule.check.as_judge().repeats().is_empty())
}

/// The limits that the rule is held against, as part of this policy; those that the mentor sets are left out.
#[must_use]
pub fn needed(rule: &Rule, pack: &Pack) -> Vec<LimitName> {
    let check = rule.check.as_judge();
    let named = check.repeats().iter().filter_map(|id| own_check(id, pack));
    let limits = named.flat_map(|rule| rule.check.as_judge().limits()).chain(check.limits());
    limits.filter(|limit| !limit.is_set_by_mentor()).collect()
}

/// Puts the rules that stay and those that are taken in into the policy.
pub(super) fn fill(
    pack: &mut Pack,
    base: &Pack,
    changes: &Changes<'_>,
    known: &[Arc<Pack>],
    problems: &mut Vec<Problem>,
) {
    let nothing = RuleChange::default();
    let mut names = Names::new(base, changes.new.is_some(), known);
    let mut renamed = BTreeMap::new();
    for rule in &base.rules {
        let change = changes.rules.get(&rule.id).unwrap_or(&nothing);
        if !change.left_out {
            let at = |part| At::Rule(rule.id.clone(), part);
            let mut rule = Rule { severity: severity(pack, rule, change), ..rule.clone() };
            reword(&mut rule, change, changes.language, at, problems);
            if changes.new.is_some() {
                let id = names.next();
                renamed.insert(rule.id, id.clone());
                rule.id = id;
            }
            pack.rules.push(rule);
        }
    }
    for rule in &mut pack.rules {
        if let Check::SameAs(check) = &mut rule.check {
            for id in &mut check.rules {
                *id = renamed.get(id).unwrap_or(id).clone();
            }
        }
    }
    for (place, (from, rule, change)) in changes.taken.iter().enumerate() {
        let mut rule = Rule { severity: severity(pack, rule, change), ..(*rule).clone() };
        reword(&mut rule, change, changes.language, |part| At::Taken(place, part), problems);
        let comes_back = changes.new.is_none() && from.key == base.key;
        if !comes_back || pack.rules.iter().any(|other| other.id == rule.id) {
            rule.id = names.next();
        }
        for name in needed(&rule, from) {
            if let Some(limit) = from.limits.get(&name) {
                pack.limits.entry(name).or_insert(*limit);
            }
        }
        pack.rules.push(rule);
    }
    if pack.rules.is_empty() {
        problems.push(Problem { at: At::Rules, what: What::Empty });
    }
    for rule in &pack.rules {
        for named in rule.check.as_judge().repeats().iter().filter(|named| own_check(named, pack).is_none()) {
            let what = What::RepeatedBy(rule.id.clone());
            problems.push(Problem { at: At::Rule(named.clone(), Part::Check), what });
        }
    }
}

fn severity(pack: &Pack, rule: &Rule, change: &RuleChange) -> Severity {
    let open = severity_is_open(pack, rule);
    change.severity.filter(|severity| open && *severity != Severity::Gate).unwrap_or(rule.severity)
}

/// Gives the rule the texts that are worded anew. A text in another language would say something else, so it goes.
fn reword(rule: &mut Rule, change: &RuleChange, language: &str, at: impl Fn(Part) -> At, problems: &mut Vec<Problem>) {
    for (part, text) in &change.wording {
        let texts = match part {
            Part::Title => &mut rule.title,
            Part::Text => &mut rule.text,
            Part::Clause => &mut rule.clause,
            Part::Advice => &mut rule.why,
            Part::Severity | Part::Stage | Part::Check => continue,
        };
        let text = text.trim();
        if texts.get(language).map(String::as_str).unwrap_or_default() == text {
            continue;
        }
        texts.clear();
        if !text.is_empty() {
            texts.insert(language.to_owned(), text.to_owned());
        } else if *part != Part::Advice {
            problems.push(Problem { at: at(*part), what: What::Empty });
        }
    }
}

/// Identifiers that no rule has yet.
struct Names {
    prefix: String,
    last: usize,
}

impl Names {
    /// Of a new policy: with a beginning of its own. Of a further version: after the last of those that begin with `OWN`.
    fn new(base: &Pack, is_new: bool, known: &[Arc<Pack>]) -> Self {
        let taken = || known.iter().flat_map(|pack| &pack.rules).chain(&base.rules);
        let number = |id: &str, prefix: &str| id.strip_prefix(prefix)?.strip_prefix('-')?.parse::<usize>().ok();
        let last = |prefix: &str| taken().filter_map(|rule| number(&rule.id, prefix)).max();
        let further = (2..).map(|number| format!("{OWN}{number}"));
        let mut prefixes = std::iter::once(OWN.to_owned()).chain(further);
        let free = if is_new { prefixes.find(|prefix| last(prefix).is_none()) } else { None };
        let prefix = free.unwrap_or_else(|| OWN.to_owned());
        Self { last: last(&prefix).unwrap_or_default(), prefix }
    }

    fn next(&mut self) -> Arc<str> {
        self.last += 1;
        format!("{}-{:02}", self.prefix, self.last).into()
    }
}
