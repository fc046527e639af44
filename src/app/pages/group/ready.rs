//! Whether the group is ready for its first session, and the way to what is still open.

use crate::app::components::{Link, Notice, NoticeKind, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::fields;
use crate::app::texts::overview::OverviewText as T;
use crate::app::verdicts::{rule_of, text};
use crate::policy::readiness::before_first_session;
use crate::policy::verdict::{Field, Place, Remedy};
use leptos::prelude::*;

/// What is mended on one screen.
struct Open {
    screen: String,
    href: String,
    step: &'static str,
    rules: Vec<String>,
}

/// The step that mends it. On agreement and consents it is one answer of many, so the screen is named instead.
const fn step(remedy: &Remedy) -> &'static str {
    match (remedy.place, remedy.field) {
        (Place::Agreements, Field::Assent) => T::ToAgreement.text(),
        (Place::Consents, Field::Assent) => T::ToConsents.text(),
        (_, field) => fields::step(field),
    }
}

/// The notice; nothing once a session was held.
#[component]
pub(super) fn Ready() -> impl IntoView {
    let group = use_group();
    live(move || {
        let (first, open) = open(group)?;
        let when = first.map(format::day);
        let notice = match (when, open.is_empty()) {
            (Some(day), true) => {
                view! { <Notice kind=NoticeKind::Good title=T::Ready.text() text=T::ReadyText.with(&[&day])/> }
                    .into_any()
            }
            (when, _) => {
                let lead = when.map_or_else(|| T::NotPlanned.text().to_owned(), |day| T::BeforeText.with(&[&day]));
                let plan = first.is_none().then(|| view! {
                    <li><Link to=format!("{}/new", paths::group_page(group.id, "sessions"))>{T::PlanFirst.text()}</Link></li>
                });
                let row = |open: Open| {
                    view! {
                        <li><Link to=open.href>{open.step}</Link>" "<span class="small soft">{open.rules.join(", ")}</span></li>
                    }
                };
                view! {
                    <Notice kind=NoticeKind::Info title=T::Before.text() text=lead>
                        <ul class="bullets">{plan}{open.into_iter().map(row).collect_view()}</ul>
                    </Notice>
                }
                .into_any()
            }
        };
        Some(view! { <div class="ready">{notice}</div> })
    })
}

/// The day of the first session, and what is open by the screen that mends it.
fn open(group: GroupCtx) -> Option<(Option<chrono::NaiveDate>, Vec<Open>)> {
    let packs = group.packs();
    let assessment = group.assessment.get();
    let file = group.file.get();
    let found = before_first_session(&packs, &file, &assessment)?;
    let mut open: Vec<Open> = Vec::new();
    for verdict in &found.open {
        let Some((_, rule)) = rule_of(&packs, verdict) else { continue };
        let title = text(&rule.title).to_owned();
        let (href, step) = verdict.remedy.as_ref().map_or_else(
            || (paths::group(group.id), T::ToOverview.text()),
            |remedy| (paths::remedy(group.id, remedy), step(remedy)),
        );
        let screen = href.split('#').next().unwrap_or_default().to_owned();
        match open.iter_mut().find(|known| known.screen == screen) {
            Some(known) if known.rules.contains(&title) => {}
            Some(known) => known.rules.push(title),
            None => open.push(Open { screen, href, step, rules: vec![title] }),
        }
    }
    Some((found.first, open))
}
