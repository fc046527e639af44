//! The policies: every pack with its rules, and the organisation's own.

mod own;

use self::own::OwnPolicies;
use crate::app::components::{Button, ButtonKind, IconName, PageHead, TextField};
use crate::app::files::{self, FileKind};
use crate::app::format;
use crate::app::state::library::packs;
use crate::app::state::use_book;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::texts::{counted, findings};
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::policy::pack::{Limit, Pack, Rule, Stage};
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
            let packs = book.shelf().with(|shelf| packs(shelf));
            packs.iter().map(|pack| view! { <OnePack pack=pack.clone() words=words.clone()/> }).collect_view()
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

#[component]
fn OnePack(pack: Arc<Pack>, words: String) -> impl IntoView {
    let found: Vec<&Rule> = pack.rules.iter().filter(|rule| matches(rule, &words)).collect();
    let stages = Stage::ALL.into_iter().filter_map(|stage| {
        let rules: Vec<_> = found.iter().filter(|rule| rule.stage == stage).map(|rule| row(rule)).collect();
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
        <section class="section">
            <div class="section-head">
                <h2>{text(&pack.title).to_owned()}</h2>
                <p class="small faint">{counted(found.len(), T::OneRule.text(), T::ManyRules.text())}</p>
            </div>
            <p class="measure">{text(&pack.about).to_owned()}</p>
            <p class="small soft">
                {dates.with(&[&format::day(pack.dates.effective)])} " "
                {T::Limits.with(&[&format::list(&limits)])}
            </p>
            <Button kind=ButtonKind::Quiet icon=IconName::Download on_press=hand_out>{T::SavePack.text()}</Button>
            {stages.collect_view()}
        </section>
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
