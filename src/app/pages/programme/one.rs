//! One group, to read only.

use super::mentees::SomeMentees;
use super::state::{ProgrammeCtx, use_programme};
use super::words;
use crate::app::components::{EmptyState, LinkButton, LinkView, Notice, NoticeKind, PageHead, VerdictView, live};
use crate::app::pages::group::verdict_list::VerdictRows;
use crate::app::paths;
use crate::app::state::group::GroupCtx;
use crate::app::state::use_book;
use crate::app::texts::programme::{ProgrammeGroup as T, ProgrammeText};
use crate::app::texts::{counted, findings};
use crate::app::verdicts::{rows, rule_of, text};
use crate::domain::ids::GroupId;
use crate::policy::pack::Stage;
use crate::policy::verdict::Verdict;
use crate::programme::judge::{Inputs, Judged};
use crate::programme::rows::{GroupRow, Overview};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The findings and hours of one group.
#[component]
pub fn ProgrammeGroupPage() -> impl IntoView {
    let programme = use_programme();
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("group")?.parse::<GroupId>().ok()));
    live(move || {
        let overview = programme.overview.get();
        let row = wanted.get().and_then(|id| overview.groups.iter().find(|row| row.id == id).cloned());
        let found = row.and_then(|row| Some((programme.judged(row.id)?, row)));
        let Some(((inputs, judged), row)) = found else {
            return view! {
                <EmptyState title=T::Gone.text() text=ProgrammeText::NothingOpen.text()>
                    <LinkButton to=paths::PROGRAMME>{ProgrammeText::Back.text()}</LinkButton>
                </EmptyState>
            }
            .into_any();
        };
        opened(programme, &overview, &row, &inputs, &judged)
    })
}

fn opened(
    programme: ProgrammeCtx,
    overview: &Overview,
    row: &GroupRow,
    inputs: &Inputs,
    judged: &Arc<Judged>,
) -> AnyView {
    let group = GroupCtx {
        id: row.id,
        book: use_book(),
        file: Signal::stored(Arc::clone(&inputs.file)),
        assessment: Signal::stored(Arc::new(judged.assessment.clone())),
        shelf: Signal::stored(Arc::clone(&inputs.shelf)),
    };
    let told: Vec<Verdict> = judged.told().cloned().collect();
    let sections = Stage::ALL.into_iter().filter_map(|stage| {
        let here = |verdict: &&Verdict| rule_of(&inputs.packs, verdict).is_some_and(|(_, rule)| rule.stage == stage);
        let of_stage: Vec<Verdict> = told.iter().filter(here).cloned().collect();
        let rows: Vec<_> = rows(group, &of_stage).into_iter().map(read_only).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="stage-head"><h3>{findings::stage(stage)}</h3></div>
                <VerdictRows rows/>
            }
        })
    });
    let mentees: Vec<_> = overview.mentees.iter().filter(|it| it.groups.contains(&row.id)).cloned().collect();
    let hours = (!mentees.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{T::Hours.text()}</h2></div>
                <SomeMentees rows=mentees/>
            </section>
        }
    });
    view! {
        <PageHead
            title=row.name.clone()
            lede=lede(programme, overview, row)
            crumbs=vec![LinkView::new(ProgrammeText::Title.text(), paths::PROGRAMME)]
        />
        {untold(inputs, judged)}
        <section class="section">
            <div class="section-head">
                <h2>{T::Findings.text()}</h2>
                <p class="small faint">{T::ReadOnly.text()}</p>
            </div>
            {sections.collect_view()}
        </section>
        {hours}
    }
    .into_any()
}

/// A row without the ways into a book: there is none here to change.
fn read_only(mut row: VerdictView) -> VerdictView {
    let plain = |links: &mut Vec<LinkView>| links.iter_mut().for_each(|link| link.href.clear());
    row.remedy = None;
    plain(&mut row.proof);
    for case in &mut row.cases {
        case.remedy = None;
        plain(&mut case.proof);
    }
    row
}

fn lede(programme: ProgrammeCtx, overview: &Overview, row: &GroupRow) -> String {
    let mentor = words::mentor_of(overview, row.id).map(|it| words::mentor(overview, it)).unwrap_or_default();
    let mentees = counted(row.mentees, ProgrammeText::OneMentee.text(), ProgrammeText::ManyMentees.text());
    let held = counted(row.held, T::SessionOne.text(), T::SessionMany.text());
    let file = programme.with(|open| words::file(open, row.source));
    let text = if row.mentor_name.is_empty() { T::LedeNoMentor } else { T::Lede };
    text.with(&[&mentor, &mentees, &held, &file])
}

/// What cannot be told from the file.
fn untold(inputs: &Inputs, judged: &Judged) -> Option<AnyView> {
    let count = judged.withheld().count();
    let titles: BTreeSet<String> = judged
        .withheld()
        .filter_map(|verdict| Some(text(&rule_of(&inputs.packs, verdict)?.1.title).to_owned()))
        .collect();
    (count > 0).then(|| {
        let titles: Vec<_> = titles.into_iter().collect();
        view! {
            <Notice
                kind=NoticeKind::Quiet
                title=counted(count, T::UntoldOne.text(), T::UntoldMany.text())
                text=T::UntoldText.with(&[&titles.join("; ")])
            />
        }
        .into_any()
    })
}
