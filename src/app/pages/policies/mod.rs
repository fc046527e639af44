//! The policies: every pack with its rules, and the organisation's own.

mod own;
mod proposal;

use self::own::OwnPolicies;
use crate::app::components::{Button, ButtonKind, IconName, PageHead, TextField};
use crate::app::files::{self, FileKind};
use crate::app::format;
use crate::app::state::library::{days, packs, policies};
use crate::app::state::use_book;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::texts::{counted, findings};
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::policy::pack::{Limit, Pack, Rule, Stage};
use crate::policy::versions::on_day;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// Every pack with its rules by stage, to be searched.
#[component]
pub fn Policies() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let query = RwSignal::new(String::new());
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        <TextField id="search" label=T::Search.text() hint=T::SearchHint.text() value=query/>
        {move || {
            let words = query.get().to_lowercase();
            let (packs, today) = (book.shelf().with(|shelf| packs(shelf)), book.today().get());
            let policy = |versions: &[Arc<Pack>]| one_policy(versions, &words, today);
            policies(&packs).map(policy).collect_view()
        }}
        <OwnPolicies/>
    }
    .into_any()
}

/// True where every word that was typed stands in the rule.
fn matches(rule: &Rule, words: &str) -> bool {
    let all = format!("{} {} {} {}", rule.id, text(&rule.title), text(&rule.text), text(&rule.clause)).to_lowercase();
    words.split_whitespace().all(|word| all.contains(word))
}

/// A policy: the version of today in full, any other one folded.
fn one_policy(versions: &[Arc<Pack>], words: &str, today: NaiveDate) -> Option<AnyView> {
    let standing = on_day(versions, today).into_iter().next()?;
    let found = |pack: &Pack| {
        let number = pack.rules.iter().filter(|rule| matches(rule, words)).count();
        counted(number, T::OneRule.text(), T::ManyRules.text())
    };
    let folded = versions.iter().filter(|pack| !Arc::ptr_eq(pack, &standing)).map(|pack| {
        let head = T::OtherVersion.with(&[&pack.version, &days(versions, pack), &found(pack)]);
        view! {
            <details class="panel">
                <summary>{head}</summary>
                {one_version(versions, pack, words)}
            </details>
        }
    });
    let view = view! {
        <section class="section">
            <div class="section-head">
                <h2>{text(&standing.title).to_owned()}</h2>
                <p class="small faint">{found(&standing)}</p>
            </div>
            <p class="measure">{text(&standing.about).to_owned()}</p>
            {folded.collect_view()}
            {one_version(versions, &standing, words)}
        </section>
    };
    Some(view.into_any())
}

/// When a version is in force, its limits, and its rules by stage.
fn one_version(versions: &[Arc<Pack>], pack: &Arc<Pack>, words: &str) -> AnyView {
    let stages = Stage::ALL.into_iter().filter_map(|stage| {
        let found = pack.rules.iter().filter(|rule| rule.stage == stage && matches(rule, words));
        let rules: Vec<_> = found.map(row).collect();
        (!rules.is_empty()).then(|| {
            view! {
                <h3 class="stage-head">{findings::stage(stage)}</h3>
                <dl class="rules panel">{rules}</dl>
            }
        })
    });
    let limits = pack.limits.values().map(|limit| match limit {
        Limit::Count(number) => number.to_string(),
        Limit::Minutes(minutes) => format::minutes(crate::domain::units::Minutes(*minutes)),
        Limit::Days(days) => T::Days.with(&[&days.to_string()]),
        Limit::Months(months) => T::Months.with(&[&months.to_string()]),
        Limit::Percent(percent) => T::Percent.with(&[&percent.to_string()]),
    });
    let limits: Vec<_> = limits.collect();
    let handed = pack.clone();
    let hand_out = move |()| {
        let saved = serde_json::to_vec_pretty(&*handed).ok().map(|bytes| files::save(FileKind::Policy, &bytes));
        if !matches!(saved, Some(Ok(_))) {
            use_book().say(T::NotSaved.text());
        }
    };
    let dates = if pack.dates.confirmed { T::InForce } else { T::InForceUnconfirmed };
    view! {
        <p class="small soft">
            {dates.with(&[&days(versions, pack)])} " "
            {T::Limits.with(&[&format::list(&limits)])}
        </p>
        <Button kind=ButtonKind::Quiet icon=IconName::Download on_press=hand_out>{T::SavePack.text()}</Button>
        {stages.collect_view()}
    }
    .into_any()
}

fn row(rule: &Rule) -> impl IntoView + use<> {
    view! {
        <div>
            <dt class="rules-id code">{rule.id.to_string()}</dt>
            <dt>{text(&rule.title).to_owned()}</dt>
            <dd>
                <p>{text(&rule.text).to_owned()}</p>
                {advice(rule)}
                <p class="small faint">{format!("{} · {}", text(&rule.clause), findings::severity(rule.severity))}</p>
            </dd>
        </div>
    }
}

/// Why the rule matters, what it brings and what to watch; nothing where the policy does not say.
fn advice(rule: &Rule) -> impl IntoView + use<> {
    let parts = [(T::Why, &rule.why), (T::Brings, &rule.brings), (T::Watch, &rule.watch)];
    let lines = parts.into_iter().filter(|(_, texts)| !texts.is_empty());
    lines.map(|(word, texts)| view! { <p class="small soft">{word.with(&[text(texts)])}</p> }).collect_view()
}
