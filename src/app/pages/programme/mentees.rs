//! The hours of each mentee, one ledger over all groups.

use super::groups::mentor_choices;
use super::state::use_programme;
use super::table::{Column, Heads, Key, More, Sort, SortField, WINDOW, shown, sorted};
use super::words;
use crate::app::components::{ChipView, Chips, Progressline, SelectField, TextField, href};
use crate::app::texts::programme::{ProgrammeTable as T, stands};
use crate::app::{format, paths};
use crate::programme::rows::{MenteeRow, Overview, Stands};
use leptos::prelude::*;
use std::sync::Arc;

const ALL: &str = "all";
const PROVISIONAL: &str = "provisional";
const CAP: &str = "cap";
const NONE: &str = "none";

/// The mentees, with a search over all of them.
#[component]
pub fn ProgrammeMentees() -> impl IntoView {
    let programme = use_programme();
    let view = programme.mentees;
    let near = Memo::new(move |_| {
        let wanted = view.find.with(|find| find.trim().to_lowercase());
        near(&programme.overview.get(), &view.mentor.get(), &wanted)
    });
    let found = Memo::new(move |_| {
        let chip = view.chip.get();
        near.get().into_iter().filter(|row| fits(row, &chip)).collect::<Vec<_>>()
    });
    let count = Memo::new(move |_| found.with(Vec::len));
    view! {
        <Chips
            id="mentees-standing"
            legend=T::Standing.text()
            choices=Signal::derive(move || near.with(|rows| chips(rows)))
            chosen=view.chip
        />
        <div class="filters">
            <TextField id="mentees-find" label=T::FindMentee.text() value=view.find/>
            <SelectField
                id="mentees-mentor"
                label=T::FilterMentor.text()
                choices=Signal::derive(move || mentor_choices(&programme.overview.get()))
                value=view.mentor
            />
            <SortField id="mentees-sort" columns=Signal::derive(columns) sort=view.sort/>
        </div>
        <p class="hint" role="status">
            {move || shown(count.get(), programme.overview.with(|rows| rows.mentees.len()))}
        </p>
        <MenteeTable overview=programme.overview rows=found sort=view.sort shown=view.shown/>
        <More shown=view.shown found=count/>
    }
    .into_any()
}

/// These mentees of one group.
#[component]
pub(super) fn SomeMentees(rows: Vec<MenteeRow>) -> impl IntoView {
    let programme = use_programme();
    let sort = RwSignal::new(Sort { column: 0, down: false });
    view! {
        <MenteeTable
            overview=programme.overview
            rows=Signal::stored(rows)
            sort
            shown=RwSignal::new(WINDOW)
        />
    }
}

/// The table.
#[component]
fn MenteeTable(
    overview: RwSignal<Arc<Overview>>,
    #[prop(into)] rows: Signal<Vec<MenteeRow>>,
    sort: RwSignal<Sort>,
    shown: RwSignal<usize>,
) -> impl IntoView {
    let lines = move || {
        let overview = overview.get();
        let rows = sorted(rows.get(), sort.get(), |row| key(row, sort.get().column));
        rows.iter().take(shown.get()).map(|row| self::row(&overview, row)).collect_view()
    };
    view! {
        <div class="table" id="programme-mentees">
            <table class="stacks">
                <caption class="off">{T::MenteesCaption.text()}</caption>
                <thead><Heads columns=Signal::derive(columns) sort/></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn columns() -> Vec<Column> {
    vec![
        Column::text(T::Mentee.text()),
        Column::text(T::InGroups.text()),
        Column::number(T::Attended.text()),
        Column::number(T::Credited.text()),
        Column::number(T::Left.text()),
        Column::text(T::Standing.text()),
    ]
}

fn left(row: &MenteeRow) -> Option<crate::domain::units::Minutes> {
    row.credit.as_ref().and_then(|credit| Some(credit.cap?.less(credit.credited)))
}

fn key(row: &MenteeRow, column: usize) -> Key {
    match column {
        0 => Key::Words(row.names.first().cloned().unwrap_or_default()),
        1 => Key::Number(row.groups.len()),
        2 => Key::Number(row.attended.0 as usize),
        3 => Key::Number(row.credit.as_ref().map_or(0, |credit| credit.credited.0 as usize)),
        4 => Key::Number(left(row).map_or(0, |left| left.0 as usize + 1)),
        _ => Key::Words(row.credit.as_ref().map_or("", |credit| stands(credit.stands)).to_owned()),
    }
}

/// The mentees of a mentor whose name, group or mentor has what is looked for.
fn near(overview: &Overview, mentor: &str, wanted: &str) -> Vec<MenteeRow> {
    let has = |text: &str| text.to_lowercase().contains(wanted);
    let fits = |row: &&MenteeRow| {
        let groups = || overview.groups.iter().filter(|group| row.groups.contains(&group.id));
        let of_mentor = |id| words::mentor_of(overview, id).is_some_and(|it| words::mentor_key(it) == mentor);
        (mentor.is_empty() || row.groups.iter().any(|id| of_mentor(*id)))
            && (row.names.iter().any(|name| has(name))
                || groups().any(|group| has(&group.name) || has(&group.mentor_name)))
    };
    overview.mentees.iter().filter(fits).cloned().collect()
}

fn fits(row: &MenteeRow, chip: &str) -> bool {
    let credit = row.credit.as_ref();
    match chip {
        PROVISIONAL => credit.is_some_and(|credit| credit.stands == Stands::Provisional),
        CAP => credit.is_some_and(|credit| credit.cap.is_some_and(|cap| credit.credited >= cap)),
        NONE => credit.is_none(),
        _ => true,
    }
}

fn chips(rows: &[MenteeRow]) -> Vec<ChipView> {
    let chip = |key: &str, label: &str| ChipView {
        key: key.to_owned(),
        label: label.to_owned(),
        icon: None,
        count: rows.iter().filter(|row| fits(row, key)).count(),
    };
    vec![
        chip(ALL, T::FilterAll.text()),
        chip(PROVISIONAL, stands(Stands::Provisional)),
        chip(CAP, T::CapReached.text()),
        chip(NONE, T::NotCounted.text()),
    ]
}

/// A mentee in a row.
pub(super) fn row(overview: &Overview, row: &MenteeRow) -> AnyView {
    let name = row.names.first().map_or("–", String::as_str).to_owned();
    let others = row.names.get(1..).filter(|others| !others.is_empty()).map(|others| {
        view! { <span class="why">{T::AlsoCalled.with(&[&format::list(others)])}</span> }
    });
    let groups = overview.groups.iter().filter(|group| row.groups.contains(&group.id)).map(|group| {
        view! { <a class="line" href=href(&paths::programme_group(group.id))>{group.name.clone()}</a> }
    });
    let (credited, left, standing) = match &row.credit {
        None => (view! { <span class="faint">"–"</span> }.into_any(), "–".to_owned(), T::NotCounted.text()),
        Some(credit) => {
            let bar = credit.cap.map(|cap| {
                let of = T::OfCap.with(&[&format::hours(cap)]);
                view! { <span class="why">{of}</span> <Progressline done=credit.credited.0 whole=cap.0/> }
            });
            let left = left(row).map_or_else(|| T::NoCap.text().to_owned(), format::hours);
            (view! { {format::hours(credit.credited)} {bar} }.into_any(), left, stands(credit.stands))
        }
    };
    view! {
        <tr>
            <th scope="row">{name} {others}</th>
            <td data-label=T::InGroups.text()>{groups.collect_view()}</td>
            <td class="number" data-label=T::Attended.text()>{format::hours(row.attended)}</td>
            <td class="number" data-label=T::Credited.text()>{credited}</td>
            <td class="number" data-label=T::Left.text()>{left}</td>
            <td data-label=T::Standing.text()>{standing}</td>
        </tr>
    }
    .into_any()
}

/// The heads without a way to sort, for paper.
pub(super) fn plain_heads() -> AnyView {
    let head = |column: Column| view! { <th scope="col" class:number=column.number>{column.label}</th> };
    view! { <tr>{columns().into_iter().map(head).collect_view()}</tr> }.into_any()
}
