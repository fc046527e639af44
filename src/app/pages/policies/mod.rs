//! The policies: every policy with its versions and rules, what differs between them, and the organisation's own.

mod ahead;
pub mod compare;
pub mod edit;
mod own;
mod proposal;
pub mod rule;
mod stands;
mod words;

use self::own::OwnPolicies;
use crate::app::components::{
    Button, ButtonKind, ChipView, Chips, Fold, IconName, LinkButton, PageHead, TextField, href, live,
};
use crate::app::files::{self, FileKind};
use crate::app::paths;
use crate::app::state::library::{address, days, own_version, packs, policies, rule_address};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::policies::PoliciesText as T;
use crate::app::texts::rules::RuleText;
use crate::app::texts::{counted, findings};
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::domain::book::Shelf;
use crate::policy::pack::{Pack, Rule, Stage};
use crate::policy::packs::built_in;
use crate::policy::versions::{is_same, on_day};
use leptos::prelude::*;
use std::sync::Arc;

/// What is looked for among the rules.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    words: String,
    stage: Option<Stage>,
}

impl Wanted {
    const fn is_all(&self) -> bool {
        self.words.is_empty() && self.stage.is_none()
    }

    /// True where every word that was typed stands in the rule, and it is of the stage.
    fn finds(&self, rule: &Rule) -> bool {
        if self.stage.is_some_and(|stage| stage != rule.stage) {
            return false;
        }
        let all =
            format!("{} {} {} {}", rule.id, text(&rule.title), text(&rule.text), text(&rule.clause)).to_lowercase();
        self.words.split_whitespace().all(|word| all.contains(word))
    }

    fn count(&self, pack: &Pack) -> usize {
        pack.rules.iter().filter(|rule| self.finds(rule)).count()
    }
}

/// Every policy with its rules by stage, to be searched.
#[component]
pub fn Policies() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let (query, stage) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let known = Memo::new(move |_| book.shelf().with(|shelf| packs(shelf)));
    let standing = Memo::new(move |_| known.with(|known| on_day(known, book.today().get())));
    let wanted = Memo::new(move |_| {
        let chosen = stage.get();
        let stage = Stage::ALL.into_iter().find(|stage| findings::stage(*stage) == chosen);
        Wanted { words: query.get().to_lowercase(), stage }
    });
    let chips = Signal::derive(move || {
        let words = wanted.get().words;
        let count = |stage| {
            let wanted = Wanted { words: words.clone(), stage };
            standing.with(|packs| packs.iter().map(|pack| wanted.count(pack)).sum())
        };
        let chip = |key: &str, label: &str, count| ChipView {
            key: key.to_owned(),
            label: label.to_owned(),
            icon: None,
            count,
        };
        let of_stage = |stage: Stage| chip(findings::stage(stage), findings::stage(stage), count(Some(stage)));
        let all = chip("", RuleText::AllStages.text(), count(None));
        std::iter::once(all).chain(Stage::ALL.map(of_stage)).collect::<Vec<_>>()
    });
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()>
            <LinkButton to=paths::COMPARE_POLICIES>{RuleText::CompareTwo.text()}</LinkButton>
            <LinkButton to=paths::NEW_POLICY icon=IconName::Add>{RuleText::MakeOwn.text()}</LinkButton>
        </PageHead>
        <div class="stack">
            <TextField id="search" label=T::Search.text() hint=T::SearchHint.text() value=query/>
            <Chips id="rule-stage" legend=RuleText::Stage.text() choices=chips chosen=stage/>
        </div>
        {live(move || {
            let (wanted, standing) = (wanted.get(), standing.get());
            let none = standing.iter().all(|pack| wanted.count(pack) == 0);
            let none = none.then(|| view! { <p class="soft" role="status">{RuleText::NothingFound.text()}</p> });
            let policy = |versions: &[Arc<Pack>]| one_policy(book, versions, &standing, &wanted);
            (none, known.with(|known| policies(known).filter_map(policy).collect_view()))
        })}
        <OwnPolicies/>
    }
    .into_any()
}

/// A policy: what it is, and a fold for each of its versions; nothing where it has no rule that is looked for.
fn one_policy(book: BookCtx, versions: &[Arc<Pack>], standing: &[Arc<Pack>], wanted: &Wanted) -> Option<AnyView> {
    let present = |pack: &&Arc<Pack>| standing.iter().any(|other| Arc::ptr_eq(pack, other));
    let now = versions.iter().find(present)?;
    let found = wanted.count(now);
    if found == 0 && !wanted.is_all() {
        return None;
    }
    let all = counted(now.rules.len(), T::OneRule.text(), T::ManyRules.text());
    let found = match wanted.is_all() {
        true => all,
        false => RuleText::FoundOf.with(&[&found.to_string(), &now.rules.len().to_string()]),
    };
    let folds = std::iter::once(now).chain(versions.iter().filter(|pack| !present(pack)));
    let folds = folds.map(|pack| {
        let days = days(versions, pack);
        let summary = RuleText::Version.with(&[&pack.version, &days]);
        let before = versions.iter().take_while(|other| !Arc::ptr_eq(other, pack)).last().cloned();
        let open = Arc::ptr_eq(pack, now) && !wanted.is_all();
        let (pack, wanted) = (pack.clone(), wanted.clone());
        view! {
            <Fold class="more stack" summary=move || summary.clone() open=open>
                {one_version(book, &pack, before.as_deref(), &days, &wanted)}
            </Fold>
        }
    });
    let view = view! {
        <section class="section">
            <div class="section-head">
                <h2>{text(&now.title).to_owned()}</h2>
                <p class="small faint">{found}</p>
            </div>
            <p class="measure">{text(&now.about).to_owned()}</p>
            {folds.collect_view()}
        </section>
    };
    Some(view.into_any())
}

/// When a version is in force, its limits, what can be done with it, and its rules by stage.
fn one_version(book: BookCtx, pack: &Arc<Pack>, before: Option<&Pack>, days: &str, wanted: &Wanted) -> AnyView {
    let (own, before) =
        book.shelf().with_untracked(|shelf| (address(shelf, pack), before.map(|before| address(shelf, before))));
    let stages = Stage::ALL.into_iter().filter_map(|stage| {
        let found = pack.rules.iter().filter(|rule| rule.stage == stage && wanted.finds(rule));
        let rules: Vec<_> = found.map(|rule| row(pack, &own, rule)).collect();
        (!rules.is_empty()).then(|| {
            view! {
                <h3 class="stage-head">{findings::stage(stage)}</h3>
                <ul class="rule-rows panel">{rules}</ul>
            }
        })
    });
    let stages = stages.collect_view();
    let limits = pack.limits.iter().map(|(name, limit)| words::named_limit(*name, Some(*limit)));
    let handed = pack.clone();
    let hand_out = move |()| {
        let saved = serde_json::to_vec_pretty(&*handed).ok().map(|bytes| files::save(FileKind::Policy, &bytes));
        if !matches!(saved, Some(Ok(_))) {
            book.say(T::NotSaved.text());
        }
    };
    let dates = if pack.dates.confirmed { T::InForce } else { T::InForceUnconfirmed };
    view! {
        <p class="small soft">
            {dates.with(&[days])} " "
            {book.shelf().with_untracked(|shelf| brought(shelf, pack))}
        </p>
        {(!pack.limits.is_empty()).then(|| view! { <ul class="bullets small soft">{limits.map(|limit| view! { <li>{limit}</li> }).collect_view()}</ul> })}
        <div class="row">
            <LinkButton to=paths::change_policy(&own)>{RuleText::ChangeIt.text()}</LinkButton>
            <LinkButton to=paths::new_policy(&own)>{RuleText::MakeOwnOf.text()}</LinkButton>
            {before.map(|before| view! {
                <LinkButton to=paths::differences(&before, &own)>{RuleText::Differs.text()}</LinkButton>
            })}
            <Button reads=true kind=ButtonKind::Quiet icon=IconName::Download on_press=hand_out>{T::SavePack.text()}</Button>
        </div>
        {stages}
    }
    .into_any()
}

/// Says of a version that the organisation brought it; nothing of one that comes with the book.
fn brought(shelf: &Shelf, pack: &Pack) -> &'static str {
    let in_place = built_in().unwrap_or_default().iter().any(|other| is_same(other, pack));
    match own_version(shelf, pack) {
        Some(_) if in_place => T::BroughtInPlace.text(),
        Some(_) => T::Brought.text(),
        None => "",
    }
}

fn row(pack: &Pack, policy: &str, rule: &Rule) -> AnyView {
    let to = paths::rule(policy, &rule_address(pack, rule));
    view! {
        <li>
            <a href=href(&to)>
                <span class="code">{rule.id.to_string()}</span>
                <b>{text(&rule.title).to_owned()}</b>
                <span class="small faint">{findings::severity(rule.severity)}</span>
            </a>
        </li>
    }
    .into_any()
}
