//! The page of a rule: what it asks, why, how it is judged, and where it stands.

use super::stands::Stands;
use super::words::{Terms, how_judged};
use crate::app::components::{LinkButton, LinkView, PageHead, live};
use crate::app::pages::group::differ::difference;
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::library::{address, at_address, days, packs, rule_at};
use crate::app::state::use_book;
use crate::app::texts::findings;
use crate::app::texts::policies::PoliciesText;
use crate::app::texts::rules::RuleText as T;
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::domain::book::Shelf;
use crate::policy::combine::conflicts;
use crate::policy::pack::{Pack, Rule};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page of a rule.
#[component]
pub fn RulePage() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let params = use_params_map();
    live(move || {
        let (policy, rule) = params.with(|params| (params.get("policy"), params.get("rule")));
        book.shelf().with(|shelf| {
            let pack = at_address(shelf, &policy.unwrap_or_default());
            let found = pack.as_ref().and_then(|pack| Some((pack, rule_at(pack, &rule.unwrap_or_default())?)));
            match found {
                Some((pack, rule)) => page(shelf, pack, rule),
                None => view! { <NotFound/> }.into_any(),
            }
        })
    })
}

fn page(shelf: &Shelf, pack: &Pack, rule: &Rule) -> AnyView {
    let known = packs(shelf);
    let version = T::Version.with(&[&pack.version, &days(&known, pack)]);
    let facts = [
        (T::Policy, format!("{}. {version}", text(&pack.title))),
        (T::Clause, format!("{}, {}", rule.id, text(&rule.clause))),
        (T::Weight, findings::severity(rule.severity).to_owned()),
        (T::StageOf, findings::stage(rule.stage).to_owned()),
    ];
    let fact = |(word, value): (T, String)| view! { <div><dt>{word.text()}</dt><dd>{value}</dd></div> };
    let differ: Vec<_> = conflicts(&known)
        .iter()
        .filter(|arisen| arisen.conflict.between.iter().any(|id| **id == *rule.id))
        .map(difference)
        .collect();
    let differ = (!differ.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{T::Conflicts.text()}</h2></div>
                <dl class="rules panel">{differ}</dl>
            </section>
        }
    });
    let change = paths::change_policy(&address(shelf, pack));
    view! {
        <PageHead
            title=text(&rule.title).to_owned()
            lede=text(&rule.text).to_owned()
            crumbs=vec![LinkView::new(PoliciesText::Title.text(), paths::POLICIES)]
        >
            <LinkButton to=change>{T::ChangeIt.text()}</LinkButton>
        </PageHead>
        <dl class="facts panel">{facts.map(fact).collect_view()}</dl>
        {advice(rule)}
        <section class="section">
            <div class="section-head"><h2>{T::Judged.text()}</h2></div>
            {how_judged(shelf, pack, rule)}
            <Terms/>
        </section>
        <section class="section" id="stands">
            <div class="section-head"><h2>{T::Stands.text()}</h2></div>
            <Stands policy=pack.key.clone() rule=rule.id.clone()/>
        </section>
        {differ}
    }
    .into_any()
}

/// Why the rule matters, what it brings and what to watch; nothing where the policy does not say.
fn advice(rule: &Rule) -> AnyView {
    use PoliciesText as P;
    let parts = [(P::Why, &rule.why), (P::Brings, &rule.brings), (P::Watch, &rule.watch)];
    let lines = parts.into_iter().filter(|(_, texts)| !texts.is_empty());
    lines.map(|(word, texts)| view! { <p class="measure">{word.with(&[text(texts)])}</p> }).collect_view().into_any()
}
