//! The stages in the making of the group as a path: what each is for, what completes it, and where the group is.

use super::verdict_list::VerdictRows;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, DateField, LifePath, Notice, NoticeKind, PageHead, StageView, live};
use crate::app::format;
use crate::app::pages::agreed::key;
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::choices as words;
use crate::app::texts::roles::StagesText as T;
use crate::app::title::use_title;
use crate::app::verdicts::{self, rule_of, text};
use crate::domain::charter::{GroupStage, StageReached};
use crate::domain::sort::sort_by_key;
use crate::policy::pack::Rule;
use crate::policy::path::{here, may_wait};
use crate::policy::verdict::{Outcome, Verdict};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The seven stages; the fifth has three parts.
const PATH: [(T, &[GroupStage]); 7] = [
    (T::Purpose, &[GroupStage::Purpose]),
    (T::Criteria, &[GroupStage::Criteria]),
    (T::Selection, &[GroupStage::Selection]),
    (T::Members, &[GroupStage::Members]),
    (T::Contract, &[GroupStage::Contract, GroupStage::RoleModel, GroupStage::PresentingFormat]),
    (T::Agreement, &[GroupStage::WorkingAgreement]),
    (T::Work, &[GroupStage::MentoringWork]),
];

/// The page; a group whose policies have no such stages has none.
#[component]
pub fn StagesPage() -> impl IntoView {
    let group = use_group();
    let waits = Memo::new(move |_| may_wait(&group.packs_of_group()).map(<[GroupStage]>::to_vec));
    use_title(T::Title.text());
    live(move || match waits.get() {
        Some(waits) => view! { <Path waits/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    })
}

#[component]
fn Path(waits: Vec<GroupStage>) -> impl IntoView {
    let group = use_group();
    let waits = StoredValue::new(waits);
    let is_in =
        Memo::new(move |_| group.group().and_then(|group| waits.with_value(|waits| here(&group.charter, waits))));
    let stages = Signal::derive(move || {
        let found = is_in.get();
        let view = |(label, parts): &(T, &[GroupStage])| StageView {
            label: label.text().to_owned(),
            href: format!("{}#{}", paths::group_page(group.id, "stages"), parts.first().map(id).unwrap_or_default()),
            counts: parts.iter().flat_map(|stage| of_stage(group, *stage)).map(|verdict| verdict.outcome).collect(),
            current: found.is_some_and(|stage| parts.contains(&stage)),
        };
        PATH.iter().map(view).collect::<Vec<_>>()
    });
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text()/>
        <div id="stages" tabindex="-1"><LifePath stages=stages/></div>
        {live(move || is_in.get().is_none().then(|| view! { <Notice kind=NoticeKind::Good title=T::AllDone.text()/> }))}
        {GroupStage::ALL.map(|stage| {
            let may_wait = waits.with_value(|waits| waits.contains(&stage));
            view! { <Stage stage may_wait is_in/> }
        }).collect_view()}
    }
    .into_any()
}

fn id(stage: &GroupStage) -> String {
    format!("stage-{}", key(stage))
}

/// The verdicts of the rules of that stage.
fn of_stage(group: GroupCtx, stage: GroupStage) -> Vec<Verdict> {
    let packs = group.packs();
    let is_own = |verdict: &&Verdict| rule_of(&packs, verdict).is_some_and(|(_, rule)| rule.group_stage == Some(stage));
    group.assessment.with(|assessment| assessment.verdicts.iter().filter(is_own).cloned().collect())
}

/// The rules of that stage, in the order of the policy.
fn rules(group: GroupCtx, stage: GroupStage) -> Vec<Rule> {
    let packs = group.packs_of_group();
    packs.iter().flat_map(|pack| &pack.rules).filter(|rule| rule.group_stage == Some(stage)).cloned().collect()
}

fn completed(group: GroupCtx, stage: GroupStage) -> Option<NaiveDate> {
    let stages = group.group()?.charter.stages;
    stages.iter().find(|reached| reached.stage == stage).map(|reached| reached.on)
}

/// One stage: what it is for, what completes it, what to watch, and its day.
#[component]
fn Stage(stage: GroupStage, may_wait: bool, is_in: Memo<Option<GroupStage>>) -> impl IntoView {
    let group = use_group();
    let rules = untrack(|| rules(group, stage));
    let why = rules.first().map(|rule| text(&rule.why).to_owned());
    let watch =
        |rule: &Rule| view! { <li><b>{text(&rule.title).to_owned()}</b>": "{text(&rule.watch).to_owned()}</li> };
    let watch = rules.iter().filter(|rule| !rule.watch.is_empty()).map(watch).collect_view();
    let done = Memo::new(move |_| completed(group, stage));
    let state = move || match done.get() {
        Some(day) => T::Done.with(&[&format::day(day)]),
        None if is_in.get() == Some(stage) => T::Here.text().to_owned(),
        None if may_wait => T::MayWait.text().to_owned(),
        None => T::Ahead.text().to_owned(),
    };
    let open = move || {
        let all = of_stage(group, stage);
        let open = all
            .iter()
            .filter(|it| !matches!(it.outcome, Outcome::Pass | Outcome::NotApplicable | Outcome::Exempt { .. }));
        match open.count() {
            0 => T::AllInOrder.text().to_owned(),
            open => T::Open.with(&[&open.to_string(), &all.len().to_string()]),
        }
    };
    view! {
        <section class="section stage" id=id(&stage) tabindex="-1" class:stage-here=move || is_in.get() == Some(stage)>
            <div class="section-head">
                <h2>{words::stage(stage)}</h2>
                <p class="small" class:soft=move || is_in.get() != Some(stage)>{state}</p>
            </div>
            <p class="measure">{why}</p>
            <p class="small soft">{open}</p>
            {live(move || {
                let rows = verdicts::rows(group, &of_stage(group, stage));
                view! { <VerdictRows rows/> }
            })}
            <details class="more"><summary>{T::Watch.text()}</summary><ul class="bullets measure">{watch}</ul></details>
            <Completing stage done/>
        </section>
    }
    .into_any()
}

/// Completing the stage on a day, or opening it again.
#[component]
fn Completing(stage: GroupStage, done: Memo<Option<NaiveDate>>) -> impl IntoView {
    let group = use_group();
    let on = RwSignal::new(clock::today().to_string());
    let error = RwSignal::new(None::<String>);
    let name = words::stage(stage);
    let complete = move |()| match on.get_untracked().trim().parse::<NaiveDate>() {
        Ok(day) => {
            error.set(None);
            save(group, stage, Some(day));
        }
        Err(_) => error.set(Some(T::NoDay.text().to_owned())),
    };
    let field = format!("{}-day", id(&stage));
    live(move || match done.get() {
        Some(_) => view! {
            <Button kind=ButtonKind::Quiet on_press=move |()| save(group, stage, None)>
                {T::Reopen.text()}<span class="off">" "{name}</span>
            </Button>
        }
        .into_any(),
        None => view! {
            <div class="row stage-done">
                <DateField id=field.clone() label=T::Day.text() value=on error=error/>
                <Button on_press=complete>{T::Complete.text()}<span class="off">" "{name}</span></Button>
            </div>
        }
        .into_any(),
    })
}

fn save(group: GroupCtx, stage: GroupStage, on: Option<NaiveDate>) {
    let (standing, opened) =
        group.file.with_untracked(|file| (file.group().cloned(), file.groups.revision(group.id.0)));
    let Some(mut changed) = standing else { return };
    let stages = &mut changed.charter.stages;
    stages.retain(|reached| reached.stage != stage);
    stages.extend(on.map(|on| StageReached { stage, on }));
    sort_by_key(stages, |reached| reached.stage);
    let word = if on.is_some() { T::Completed } else { T::Reopened };
    group.book.act(Edit::record(changed, opened), word.text());
}
