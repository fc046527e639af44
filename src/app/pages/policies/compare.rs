//! What differs between two policies, or two versions of one.

use super::words::{judged, limit};
use crate::app::components::{Choice, LinkView, PageHead, SelectField, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::library::{address, at_address, packs};
use crate::app::state::use_book;
use crate::app::texts::policies::PoliciesText;
use crate::app::texts::rules::{DifferText as T, RuleText, day_of, part};
use crate::app::texts::{checks, findings};
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::domain::book::Shelf;
use crate::policy::difference::{Part, difference};
use crate::policy::pack::{Pack, Rule};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;

/// Every version of every policy to choose from.
pub(super) fn versions(shelf: &Shelf) -> Vec<Choice> {
    let known = packs(shelf);
    let choice = |pack: &Arc<Pack>| {
        Choice::new(address(shelf, pack), RuleText::OfPolicy.with(&[text(&pack.title), &pack.version]))
    };
    known.iter().map(choice).collect()
}

/// Two versions to choose, and what differs from the one to the other.
#[component]
pub fn ComparePolicies() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let query = use_query_map();
    let choices = Signal::derive(move || book.shelf().with(|shelf| versions(shelf)));
    let chosen = |name: &'static str, place: usize| {
        let first = choices.with_untracked(|choices| choices.get(place).map(|choice| choice.key.clone()));
        let named = query.with_untracked(|query| query.get(name));
        RwSignal::new(named.or(first).unwrap_or_default())
    };
    let (from, to) = (chosen("from", 0), chosen("to", 1));
    view! {
        <PageHead
            title=T::Title.text().to_owned()
            lede=T::Lede.text().to_owned()
            crumbs=vec![LinkView::new(PoliciesText::Title.text(), paths::POLICIES)]
        />
        <div class="sheet">
            <SelectField id="from" label=T::From.text() choices=choices value=from/>
            <SelectField id="to" label=T::To.text() choices=choices value=to/>
        </div>
        {live(move || {
            book.shelf().with(|shelf| {
                let found = |wanted: RwSignal<String>| wanted.with(|wanted| at_address(shelf, wanted));
                found(from).zip(found(to)).map(|(one, other)| differences(shelf, &one, &other))
            })
        })}
    }
    .into_any()
}

fn differences(shelf: &Shelf, one: &Pack, other: &Pack) -> AnyView {
    let found = difference(one, other);
    if found.is_empty() {
        return view! { <p class="soft" role="status">{T::Same.text()}</p> }.into_any();
    }
    let nothing = || RuleText::Nothing.text().to_owned();
    let mut lines = Vec::new();
    for (name, before, after) in &found.days {
        let [before, after] = [before, after].map(|day| day.map_or_else(nothing, format::day));
        lines.push((day_of(*name).to_owned(), before, after));
    }
    for (name, before, after) in &found.limits {
        let [before, after] = [before, after].map(|number| number.map_or_else(nothing, limit));
        lines.push((checks::limit(*name).to_owned(), before, after));
    }
    for (before, after, parts) in &found.changed {
        for each in parts {
            let name = T::OfRule.with(&[&before.id, part(*each)]);
            lines.push((name, in_words(one, before, *each), in_words(other, after, *each)));
        }
    }
    let line = |(name, before, after): (String, String, String)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=T::From.text()>{before}</td>
                <td data-label=T::To.text()>{after}</td>
            </tr>
        }
    };
    let table = (!lines.is_empty()).then(|| {
        view! {
            <div class="table section">
                <table class="stacks">
                    <thead>
                        <tr>
                            <th scope="col">{T::What.text()}</th>
                            <th scope="col">{T::From.text()}</th>
                            <th scope="col">{T::To.text()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        }
    });
    view! {
        {table}
        {rules(shelf, T::Removed, one, &found.removed)}
        {rules(shelf, T::Added, other, &found.added)}
    }
    .into_any()
}

/// Rules that only one of the two has.
fn rules(shelf: &Shelf, head: T, pack: &Pack, rules: &[&Rule]) -> Option<AnyView> {
    let policy = address(shelf, pack);
    let row = |rule: &&Rule| super::row(pack, &policy, rule);
    let rows = (!rules.is_empty()).then(|| rules.iter().map(row).collect_view())?;
    let view = view! {
        <section class="section">
            <div class="section-head"><h2>{head.text()}</h2></div>
            <ul class="rule-rows panel">{rows}</ul>
        </section>
    };
    Some(view.into_any())
}

fn in_words(pack: &Pack, rule: &Rule, part: Part) -> String {
    match part {
        Part::Title => text(&rule.title).to_owned(),
        Part::Text => text(&rule.text).to_owned(),
        Part::Clause => text(&rule.clause).to_owned(),
        Part::Severity => findings::severity(rule.severity).to_owned(),
        Part::Stage => findings::stage(rule.stage).to_owned(),
        Part::Advice => [&rule.why, &rule.brings, &rule.watch].map(text).join(" ").trim().to_owned(),
        Part::Check => judged(pack, &rule.check).join(" "),
    }
}
