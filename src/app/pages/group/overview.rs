//! A group's overview: the stages of its life, and what the book finds in each.

use super::differ::PoliciesDiffer;
use super::ready::Ready;
use super::todo::Todo;
use super::verdict_list::VerdictRows;
use crate::app::components::{
    ButtonKind, ChipView, Chips, LifePath, LinkButton, Mark, PageHead, Ring, SeatState, StageView, VerdictView, live,
};
use crate::app::paths;
use crate::app::pictures;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::summary;
use crate::app::texts::charts::PictureText;
use crate::app::texts::live::LiveText;
use crate::app::texts::overview::OverviewText;
use crate::app::texts::whatif::WhatIfText;
use crate::app::texts::{counted, findings};
use crate::app::title::use_title;
use crate::app::verdicts::{self, rule_of, sums_up};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::session::Session;
use crate::policy::pack::Stage;
use crate::policy::verdict::{Subject, Verdict};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A group's overview.
#[component]
pub fn Overview() -> impl IntoView {
    let group = use_group();
    use_title(OverviewText::Title.text());
    // Whoever comes for one finding finds it, whatever came of it.
    let for_one = use_location().hash.with_untracked(|hash| hash.starts_with("#verdict-"));
    let filter = RwSignal::new(if for_one { ALL } else { WANTS_ACTION }.to_owned());
    let staged = Memo::new(move |_| staged(group));
    let stages = Signal::derive(move || stage_views(group, &staged.get()));
    view! {
        <PageHead
            title=Signal::derive(move || group.group().map(|group| group.name).unwrap_or_default())
            lede=Signal::derive(move || lede(group))
            picture=move || group_ring(group)
        >
            {live(move || {
                let today = today(group);
                let kind = if today.is_some() { ButtonKind::Plain } else { ButtonKind::Main };
                let run = today.map(|session| {
                    let to = paths::run(group.id, session);
                    view! { <LinkButton to kind=ButtonKind::Main>{LiveText::RunToday.text()}</LinkButton> }
                });
                view! {
                    {run}
                    <LinkButton to=format!("{}/new", paths::group_page(group.id, "sessions")) kind>
                        {OverviewText::PlanSession.text()}
                    </LinkButton>
                }
            })}
            <LinkButton to=paths::group_page(group.id, "what-if")>{WhatIfText::Title.text()}</LinkButton>
        </PageHead>
        <LifePath stages=stages/>
        {live(move || pictures::fold(PictureText::VerdictsFold, pictures::verdicts(group)))}
        <Ready/>
        <Todo/>
        <PoliciesDiffer/>
        <section class="section">
            <div class="section-head">
                <h2>{OverviewText::Findings.text()}</h2>
                <p class="small faint">{OverviewText::JudgedToday.text()}</p>
            </div>
            <Chips
                id="verdict-filter"
                legend=OverviewText::FilterLabel.text()
                choices=Signal::derive(move || chips(&staged.get()))
                chosen=filter
            />
            {move || {
                let filter = filter.get();
                staged
                    .get()
                    .into_iter()
                    .filter_map(|(stage, rows)| {
                        let rows: Vec<_> = rows.into_iter().filter(|row| wanted(&filter, row.mark)).collect();
                        (!rows.is_empty()).then(|| view! { <StageSection stage=stage rows=rows/> })
                    })
                    .collect_view()
            }}
            <NothingShown filter=filter staged=staged/>
        </section>
    }
    .into_any()
}

/// The session that is planned for today and not written up.
fn today(group: GroupCtx) -> Option<SessionId> {
    let today = group.book.today().get();
    let is_open = |session: &&Session| session.held.is_none() && session.cancelled.is_none();
    let is_today = |session: &&Session| session.time().is_some_and(|time| time.date() == today);
    group.file.with(|file| file.sessions.iter().filter(is_open).find(is_today).map(|session| session.id))
}

/// Rows by stage, in the order of the stages.
type Staged = Vec<(Stage, Vec<VerdictView>)>;

const WANTS_ACTION: &str = "action";
const NOT_RECORDED: &str = "unknown";
const ALL: &str = "all";

fn wanted(filter: &str, mark: Mark) -> bool {
    match filter {
        WANTS_ACTION => matches!(mark, Mark::Fail | Mark::Due | Mark::Watch),
        NOT_RECORDED => mark == Mark::Unknown,
        _ => true,
    }
}

fn staged(group: GroupCtx) -> Staged {
    let packs = group.packs();
    let assessment = group.assessment.get();
    group.shelf.track();
    let of = |stage: Stage| {
        let here = |verdict: &&Verdict| rule_of(&packs, verdict).is_some_and(|(_, rule)| rule.stage == stage);
        let verdicts: Vec<_> = assessment.verdicts.iter().filter(here).cloned().collect();
        verdicts::rows(group, &verdicts)
    };
    Stage::ALL.into_iter().map(|stage| (stage, of(stage))).filter(|(_, rows)| !rows.is_empty()).collect()
}

fn stage_views(group: GroupCtx, staged: &Staged) -> Vec<StageView> {
    let now = group.file.with(|file| summary::stage(file, group.book.today().get()));
    staged
        .iter()
        .map(|(stage, rows)| StageView {
            label: findings::stage(*stage).to_owned(),
            href: format!("{}#{}", paths::group(group.id), stage_id(*stage)),
            counts: rows.iter().map(|row| (row.mark, 1)).collect(),
            current: *stage == now,
        })
        .collect()
}

const fn stage_id(stage: Stage) -> &'static str {
    match stage {
        Stage::SetUp => "stage-set-up",
        Stage::Joining => "stage-joining",
        Stage::Opening => "stage-opening",
        Stage::Sessions => "stage-sessions",
        Stage::Closing => "stage-closing",
        Stage::Evaluation => "stage-evaluation",
        Stage::Review => "stage-review",
    }
}

fn chips(staged: &Staged) -> Vec<ChipView> {
    let count = |filter: &str| staged.iter().flat_map(|(_, rows)| rows).filter(|row| wanted(filter, row.mark)).count();
    [
        (WANTS_ACTION, OverviewText::WantsAction, Some(Mark::Due.icon())),
        (NOT_RECORDED, OverviewText::NotRecorded, Some(Mark::Unknown.icon())),
        (ALL, OverviewText::All, None),
    ]
    .map(|(key, label, icon)| ChipView { key: key.to_owned(), label: label.text().to_owned(), icon, count: count(key) })
    .into()
}

/// What the filter leaves of a stage.
#[component]
fn StageSection(stage: Stage, rows: Vec<VerdictView>) -> impl IntoView {
    let total = counted(rows.len(), OverviewText::OneRule.text(), OverviewText::ManyRules.text());
    view! {
        <div class="stage-head" id=stage_id(stage) tabindex="-1">
            <h3>{findings::stage(stage)}</h3>
            <p class="small faint">{total}</p>
        </div>
        <VerdictRows rows=rows/>
    }
    .into_any()
}

/// Says so where the filter leaves nothing.
#[component]
fn NothingShown(filter: RwSignal<String>, staged: Memo<Staged>) -> impl IntoView {
    live(move || {
        let filter = filter.get();
        let none = staged.with(|staged| !staged.iter().flat_map(|(_, rows)| rows).any(|row| wanted(&filter, row.mark)));
        let text = if filter == WANTS_ACTION { OverviewText::NothingToDo } else { OverviewText::NothingHere };
        none.then(|| view! { <p class="soft">{text.text()}</p> })
    })
}

fn lede(group: GroupCtx) -> String {
    let today = group.book.today().get();
    let (mentees, held) = group.file.with(|file| {
        let mentees = file.members.iter().filter(|member| summary::is_mentee(member.role) && member.belongs_on(today));
        (mentees.count(), file.sessions.iter().filter(|session| session.held.is_some()).count())
    });
    format!(
        "{}, {}.",
        counted(mentees, OverviewText::OneMentee.text(), OverviewText::ManyMentees.text()),
        counted(held, OverviewText::OneSession.text(), OverviewText::ManySessions.text()),
    )
}

/// The ring of the group: each mentee's seat shows the worst of what is found about them.
fn group_ring(group: GroupCtx) -> impl IntoView {
    live(move || {
        let mentees = group.mentees();
        if mentees.is_empty() {
            return None;
        }
        let seats: Vec<_> = mentees.iter().map(|(person, _)| seat(group, *person)).collect();
        let names = mentees.iter().map(|(_, name)| name.clone()).collect();
        let label = OverviewText::RingLabel.with(&[
            &seats.len().to_string(),
            &seats.iter().filter(|seat| **seat == SeatState::NotMet).count().to_string(),
        ]);
        Some(view! { <Ring number=seats.len().to_string() seats=seats label=label names=names/> })
    })
}

fn seat(group: GroupCtx, person: PersonId) -> SeatState {
    let packs = group.packs();
    group.assessment.with(|assessment| {
        // what is open for the group as a whole is not this mentee's, so the rule that sums all up does not colour the seat
        let is_own =
            |verdict: &&Verdict| verdict.subject == Subject::Member(person) && !sums_up(&packs, assessment, verdict);
        let own = assessment.verdicts.iter().filter(is_own);
        let worst = own.map(|verdict| Mark::from(verdict.outcome)).min();
        match worst {
            Some(Mark::Fail) => SeatState::NotMet,
            Some(Mark::Due) => SeatState::Due,
            Some(Mark::Unknown) | None => SeatState::Open,
            Some(_) => SeatState::InOrder,
        }
    })
}
