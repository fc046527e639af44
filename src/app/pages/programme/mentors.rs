//! Every mentor, over all groups.

use super::state::use_programme;
use super::table::{Column, Heads, Key, SortField, late, sorted, verdicts};
use super::words;
use crate::app::texts::programme::ProgrammeTable as T;
use crate::programme::rows::{MentorRow, Overview};
use leptos::prelude::*;

/// The mentors.
#[component]
pub fn ProgrammeMentors() -> impl IntoView {
    let programme = use_programme();
    let sort = programme.mentors;
    let columns = Signal::derive(columns);
    let rows = move || {
        let overview = programme.overview.get();
        let rows = sorted(overview.mentors.clone(), sort.get(), |row| key(&overview, row, sort.get().column));
        rows.iter().map(|row| self::row(&overview, row)).collect_view()
    };
    view! {
        <SortField id="mentors-sort" columns sort/>
        <div class="table" id="programme-mentors">
            <table class="stacks">
                <caption class="off">{T::MentorsCaption.text()}</caption>
                <thead><Heads columns sort/></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::text(T::Mentor.text()),
        Column::number(T::InGroups.text()),
        Column::number(T::Mentees.text()),
        Column::verdicts(T::Findings.text()),
        Column::number(T::Overdue.text()),
    ]
}

fn key(overview: &Overview, row: &MentorRow, column: usize) -> Key {
    match column {
        0 => Key::Words(words::mentor(overview, row)),
        1 => Key::Number(row.groups),
        2 => Key::Number(row.mentees),
        3 => Key::Number((row.all.fail * 10_000 + row.all.due) * 10_000 + row.all.unknown),
        _ => Key::Number(row.overdue),
    }
}

/// A mentor in a row.
pub(super) fn row(overview: &Overview, row: &MentorRow) -> AnyView {
    view! {
        <tr>
            <th scope="row">{words::mentor(overview, row)}</th>
            <td class="number" data-label=T::InGroups.text()>{row.groups}</td>
            <td class="number" data-label=T::Mentees.text()>{row.mentees}</td>
            <td class="wide" data-label=T::Findings.text()>{verdicts(Some(row.all))}</td>
            <td class="number" data-label=T::Overdue.text()>{late(row.overdue)}</td>
        </tr>
    }
    .into_any()
}
