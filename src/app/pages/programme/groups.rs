//! Every group with what the book finds under each policy.

use super::Figures;
use super::state::{ProgrammeCtx, use_programme};
use super::table::{Column, Heads, Key, More, SortField, late, shown, sorted, verdicts};
use super::words;
use crate::app::components::{ChipView, Chips, Choice, Mark, SelectField, TextField, href};
use crate::app::texts::fill;
use crate::app::texts::programme::ProgrammeTable as T;
use crate::app::{format, paths};
use crate::domain::sort::Gather;
use crate::programme::rows::{GroupRow, Overview};
use crate::programme::tally::Tally;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Columns before those of the policies.
const BEFORE: usize = 4;

/// What a chip looks for.
const ALL: &str = "all";
const NOT_MET: &str = "fail";
const DUE: &str = "due";
const NOT_RECORDED: &str = "unknown";
const OVERDUE: &str = "overdue";

/// Policies by their keys, with their names.
pub(super) type Policies = Vec<(Arc<str>, String)>;

/// The groups.
#[component]
pub fn ProgrammeGroups() -> impl IntoView {
    let programme = use_programme();
    let view = programme.groups;
    let policies =
        Memo::new(move |_| programme.with(|open| words::policies(open, &programme.overview.get_untracked())));
    let wanted = Memo::new(move |_| chosen(&policies.get(), &view.policy.get()));
    let columns = Signal::derive(move || columns(&wanted.get()));
    let near = Memo::new(move |_| near(programme, &wanted.get()));
    let found = Memo::new(move |_| {
        let (rows, chip, policies) = (near.get(), view.chip.get(), wanted.get());
        let rows: Vec<GroupRow> = rows.into_iter().filter(|row| fits(row, &chip, &policies)).collect();
        let overview = programme.overview.get();
        sorted(rows, view.sort.get(), |row| key(&overview, row, view.sort.get().column, &policies))
    });
    let count = Memo::new(move |_| found.with(Vec::len));
    let rows = move || {
        let (overview, policies) = (programme.overview.get(), wanted.get());
        let rows = found.get();
        rows.iter().take(view.shown.get()).map(|row| self::row(&overview, row, &policies)).collect_view()
    };
    view! {
        <Figures/>
        <section class="section">
            <Chips
                id="programme-outcome"
                legend=T::FilterOutcome.text()
                choices=Signal::derive(move || chips(&near.get(), &wanted.get()))
                chosen=view.chip
            />
            <div class="filters">
                <TextField id="programme-find" label=T::FindGroup.text() value=view.find/>
                <SelectField
                    id="programme-policy"
                    label=T::FilterPolicy.text()
                    choices=Signal::derive(move || policy_choices(&policies.get()))
                    value=view.policy
                />
                <SelectField
                    id="programme-mentor"
                    label=T::FilterMentor.text()
                    choices=Signal::derive(move || mentor_choices(&programme.overview.get()))
                    value=view.mentor
                />
                <SortField id="programme-sort" columns sort=view.sort/>
            </div>
            <p class="hint" role="status">
                {move || shown(count.get(), programme.overview.with(|rows| rows.groups.len()))}
            </p>
            <div class="table wide-table" id="programme-groups">
                <table class="stacks">
                    <caption class="off">{T::GroupsCaption.text()}</caption>
                    <thead><Heads columns sort=view.sort/></thead>
                    <tbody>{rows}</tbody>
                    {move || total(&programme.overview.get(), &found.get(), &wanted.get())}
                </table>
            </div>
            <More shown=view.shown found=count/>
            {move || untold(&programme.overview.get())}
        </section>
    }
    .into_any()
}

/// The policy that is chosen, or all of them.
fn chosen(policies: &Policies, key: &str) -> Policies {
    let one: Policies = policies.iter().filter(|(policy, _)| **policy == *key).cloned().collect();
    if one.is_empty() { policies.clone() } else { one }
}

pub(super) fn columns(policies: &Policies) -> Vec<Column> {
    let mut columns = vec![
        Column::text(T::Group.text()),
        Column::text(T::Mentor.text()),
        Column::number(T::Mentees.text()),
        Column::number(T::Sessions.text()),
    ];
    columns.extend(policies.iter().map(|(_, title)| Column::verdicts(title)));
    columns.push(Column::number(T::Overdue.text()));
    columns
}

/// The groups of the mentor and with the policy that are chosen, and whose name or mentor has what is looked for.
fn near(programme: ProgrammeCtx, policies: &Policies) -> Vec<GroupRow> {
    let view = programme.groups;
    let (mentor, wanted) = (view.mentor.get(), view.find.with(|find| find.trim().to_lowercase()));
    let one_policy = !view.policy.with(String::is_empty);
    let overview = programme.overview.get();
    let of_mentor = |row: &GroupRow| {
        mentor.is_empty() || words::mentor_of(&overview, row.id).is_some_and(|it| words::mentor_key(it) == mentor)
    };
    let has = |row: &GroupRow| [&row.name, &row.mentor_name].iter().any(|name| name.to_lowercase().contains(&wanted));
    let under = |row: &GroupRow| !one_policy || policies.iter().any(|(key, _)| row.policies.contains_key(key));
    overview.groups.iter().filter(|row| of_mentor(row) && has(row) && under(row)).cloned().collect()
}

/// How the verdicts under these policies came out.
fn of_policies(row: &GroupRow, policies: &Policies) -> Tally {
    let tallies = policies.iter().filter_map(|(key, _)| row.policies.get(key));
    tallies.fold(Tally::default(), |all, tally| all.and(*tally))
}

fn fits(row: &GroupRow, chip: &str, policies: &Policies) -> bool {
    let tally = of_policies(row, policies);
    match chip {
        NOT_MET => tally.fail > 0,
        DUE => tally.due > 0,
        NOT_RECORDED => tally.unknown > 0,
        OVERDUE => row.overdue > 0,
        _ => true,
    }
}

fn chips(rows: &[GroupRow], policies: &Policies) -> Vec<ChipView> {
    let chip = |key: &str, label: &str, mark: Option<Mark>| ChipView {
        key: key.to_owned(),
        label: label.to_owned(),
        icon: mark.map(Mark::icon),
        count: rows.iter().filter(|row| fits(row, key, policies)).count(),
    };
    vec![
        chip(ALL, T::FilterAll.text(), None),
        chip(NOT_MET, Mark::Fail.word(), Some(Mark::Fail)),
        chip(DUE, Mark::Due.word(), Some(Mark::Due)),
        chip(NOT_RECORDED, Mark::Unknown.word(), Some(Mark::Unknown)),
        chip(OVERDUE, T::Overdue.text(), None),
    ]
}

fn key(overview: &Overview, row: &GroupRow, column: usize, policies: &Policies) -> Key {
    match column {
        0 => Key::Words(row.name.clone()),
        1 => Key::Words(words::mentor_of(overview, row.id).map(|it| words::mentor(overview, it)).unwrap_or_default()),
        2 => Key::Number(row.mentees),
        3 => Key::Number(row.held),
        _ => match policies.get(column - BEFORE) {
            // the most urgent first: each kind outweighs any number of the next
            Some((key, _)) => Key::Number(row.policies.get(key).map_or(0, |tally| {
                1 + ((tally.fail * 10_000 + tally.due) * 10_000 + tally.unknown) * 10_000 + tally.monitor
            })),
            None => Key::Number(row.overdue),
        },
    }
}

pub(super) fn policy_choices(policies: &Policies) -> Vec<Choice> {
    let one = policies.iter().map(|(key, title)| Choice::new(key.to_string(), title.clone()));
    std::iter::once(Choice::new("", T::AllPolicies.text())).chain(one).collect()
}

pub(super) fn mentor_choices(overview: &Overview) -> Vec<Choice> {
    let one = overview.mentors.iter().map(|row| Choice::new(words::mentor_key(row), words::mentor(overview, row)));
    std::iter::once(Choice::new("", T::AllMentors.text())).chain(one).collect()
}

/// A group in a row.
pub(super) fn row(overview: &Overview, row: &GroupRow, policies: &Policies) -> AnyView {
    let mentor = words::mentor_of(overview, row.id).map(|it| words::mentor(overview, it)).unwrap_or_default();
    let sample = row.sample.then(|| view! { <span class="why">{T::Sample.text()}</span> });
    let cells = policies.iter().map(|(key, title)| {
        view! { <td data-label=title.clone()>{verdicts(row.policies.get(key).copied())}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=href(&paths::programme_group(row.id))>{row.name.clone()}</a> {sample}</th>
            <td data-label=T::Mentor.text()>{mentor}</td>
            <td class="number" data-label=T::Mentees.text()>{row.mentees}</td>
            <td class="number" data-label=T::Sessions.text()>{row.held}</td>
            {cells.collect_view()}
            <td class="number" data-label=T::Overdue.text()>{late(row.overdue)}</td>
        </tr>
    }
    .into_any()
}

/// All groups that are shown, together.
pub(super) fn total(overview: &Overview, rows: &[GroupRow], policies: &Policies) -> AnyView {
    let sum = |of: fn(&GroupRow) -> usize| rows.iter().map(of).sum::<usize>();
    let label = match (rows.len(), overview.groups.len()) {
        (0, _) => return ().into_any(),
        (shown, all) if shown == all => T::Total.with(&[&format::number(all)]),
        (shown, all) => T::TotalShown.with(&[&format::number(shown), &format::number(all)]),
    };
    let mentors: BTreeSet<_> = rows.iter().map(|row| (row.mentor, row.mentor.is_none().then_some(row.source))).gather();
    let cells = policies.iter().map(|(key, title)| {
        let tallies = rows.iter().filter_map(|row| row.policies.get(key));
        let tally = tallies.fold(Tally::default(), |all, tally| all.and(*tally));
        view! { <td data-label=title.clone()>{verdicts(Some(tally))}</td> }
    });
    view! {
        <tfoot>
            <tr>
                <th scope="row">{label}</th>
                <td data-label=T::Mentor.text()>{format::number(mentors.len())}</td>
                <td class="number" data-label=T::Mentees.text()>{format::number(sum(|row| row.mentees))}</td>
                <td class="number" data-label=T::Sessions.text()>{format::number(sum(|row| row.held))}</td>
                {cells.collect_view()}
                <td class="number" data-label=T::Overdue.text()>{late(sum(|row| row.overdue))}</td>
            </tr>
        </tfoot>
    }
    .into_any()
}

/// How much cannot be told, and why.
pub(super) fn untold(overview: &Overview) -> AnyView {
    let count = overview.groups.iter().map(|row| row.all.untold).sum::<usize>();
    if count == 0 {
        return ().into_any();
    }
    let text = fill(T::UntoldBelow.text(), &[&format::number(count)]);
    view! { <p class="small soft measure below">{text}</p> }.into_any()
}
