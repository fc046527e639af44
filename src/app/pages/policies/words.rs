//! A policy in words: its limits, how a rule is judged, and what the words for all that mean.

use crate::app::components::{Fold, href};
use crate::app::format;
use crate::app::paths;
use crate::app::state::library::{address, packs, rule_address, rule_named};
use crate::app::texts::checks;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::texts::rules::RuleText;
use crate::domain::book::Shelf;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use crate::policy::checks::Check;
use crate::policy::pack::{Limit, LimitName, Pack, Rule};
use crate::policy::parameters::parameters;
use leptos::prelude::*;

/// Parameters that name limits; these are said with their numbers.
const LIMITS: [&str; 4] = ["due", "high", "limit", "low"];

/// Parameters that are said first.
const FIRST: [&str; 5] = ["subject", "of", "items", "records", "events"];

/// A limit with its unit.
pub(super) fn limit(limit: Limit) -> String {
    match limit {
        Limit::Count(number) => number.to_string(),
        Limit::Minutes(minutes) => format::minutes(Minutes(minutes)),
        Limit::Days(days) => T::Days.with(&[&days.to_string()]),
        Limit::Months(months) => T::Months.with(&[&months.to_string()]),
        Limit::Percent(percent) => T::Percent.with(&[&percent.to_string()]),
    }
}

/// A limit with what it limits; the mentor sets it where the policy gives no number.
pub(super) fn named_limit(name: LimitName, number: Option<Limit>) -> String {
    let number = number.map_or_else(|| RuleText::SetByMentor.text().to_owned(), limit);
    format!("{}: {number}", checks::limit(name))
}

/// How the check judges, in a line for each thing that it says; rules that it repeats are left to the caller.
pub(super) fn judged(pack: &Pack, check: &Check) -> Vec<String> {
    let mut all = parameters(check);
    all.retain(|(name, _)| name != "rules" && !LIMITS.contains(&name.as_str()));
    // whom it is about comes first, then of what
    sort_by_key(&mut all, |(name, _)| FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len()));
    let plain = all.into_iter().map(|(name, values)| {
        let values: Vec<_> = values.iter().map(|value| checks::value(&name, value)).collect();
        let values = if values.is_empty() { RuleText::Nothing.text().to_owned() } else { values.join("; ") };
        format!("{}: {values}", checks::parameter(&name))
    });
    let limits = check.as_judge().limits().into_iter().map(|name| named_limit(name, pack.limits.get(&name).copied()));
    std::iter::once(checks::sentence(check.kind()).to_owned()).chain(plain).chain(limits).collect()
}

/// How the rule is judged, with the way to the rules that it repeats.
pub(super) fn how_judged(shelf: &Shelf, pack: &Pack, rule: &Rule) -> AnyView {
    let mut lines = judged(pack, &rule.check).into_iter();
    let sentence = lines.next();
    let known = packs(shelf);
    let repeated = rule.check.as_judge().repeats().iter().map(|id| {
        let found = known.iter().find(|pack| rule_named(std::slice::from_ref(pack), id).is_some());
        let found = found.and_then(|pack| Some((pack, rule_named(std::slice::from_ref(pack), id)?)));
        let Some((pack, rule)) = found else { return view! { <li>{id.to_string()}</li> }.into_any() };
        let to = paths::rule(&address(shelf, pack), &rule_address(pack, rule));
        let title = format!("{}: {}", rule.id, crate::app::verdicts::text(&rule.title));
        view! { <li><a href=href(&to)>{title}</a></li> }.into_any()
    });
    view! {
        <p class="measure">{sentence}</p>
        <ul class="bullets soft">
            {lines.map(|line| view! { <li>{line}</li> }).collect_view()}
            {repeated.collect_view()}
        </ul>
    }
    .into_any()
}

/// What the words mean that a mentor may not know.
#[component]
pub(super) fn Terms() -> impl IntoView {
    const TERMS: [(RuleText, RuleText); 6] = [
        (RuleText::Clause, RuleText::ClauseHelp),
        (RuleText::Weight, RuleText::WeightHelp),
        (RuleText::StageOf, RuleText::StageHelp),
        (RuleText::Judged, RuleText::JudgedHelp),
        (RuleText::Limit, RuleText::LimitHelp),
        (RuleText::VersionWord, RuleText::VersionHelp),
    ];
    let terms = || {
        let term =
            |(word, help): (RuleText, RuleText)| view! { <div><dt>{word.text()}</dt><dd>{help.text()}</dd></div> };
        TERMS.map(term).collect_view()
    };
    view! {
        <Fold class="more" summary=|| RuleText::Words.text()>
            <dl class="facts measure">{terms()}</dl>
        </Fold>
    }
}
