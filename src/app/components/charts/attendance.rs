//! Who was there: one row a person, one column a session.

use super::frame::{Numbers, figure, legend, percent, row, rows as bars, top};
use crate::app::format;
use crate::app::texts::charts::ChartText as T;
use crate::domain::units::Minutes;
use crate::policy::presence::{HeldOn, Presence};
use leptos::prelude::*;

/// Up to so many sessions the minutes stand over the marks.
const WITH_MINUTES: usize = 8;
/// Up to so many sessions each is named by its number, up to twice as many every second.
const NAMED: usize = 14;
const TWICE: usize = 2 * NAMED;

/// One person's presence, session by session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceRow {
    /// Who.
    pub label: String,
    /// One presence a session.
    pub cells: Vec<Presence>,
}

/// A mark of the legend: its words, a presence that is drawn so, and whether one is.
type Kind = (T, Presence, fn(Presence) -> bool);

/// Attendance: a sentence, a grid of marks, a legend, and the same as tables.
#[component]
pub fn AttendanceChart(
    /// What the picture says, in a sentence.
    #[prop(into)]
    caption: String,
    /// The sessions that were held, in order.
    sessions: Vec<HeldOn>,
    /// The people, in the order of the picture.
    rows: Vec<AttendanceRow>,
) -> impl IntoView {
    let count = sessions.len();
    let column = 100.0 / count.max(1) as f64;
    let minutes = count <= WITH_MINUTES;
    // So that the numbers do not run into one another, even on a phone.
    let every = if count <= NAMED {
        1
    } else if count <= TWICE {
        2
    } else {
        5
    };
    let heads = sessions.iter().enumerate().filter(|(place, _)| (place + 1) % every == 0 || *place == 0).map(
        |(place, held)| {
            view! { <text x=percent((place as f64 + 0.5) * column) y="14" text-anchor="middle">{held.ordinal}</text> }
        },
    );
    let head = top(heads.collect_view().into_any());
    let line = |each: &AttendanceRow| {
        let cells = each.cells.iter().enumerate().map(|(place, presence)| {
            let x = (place as f64 + 0.06) * column;
            cell(*presence, x, column * 0.88, minutes)
        });
        row(each.label.clone(), cells.collect_view().into_any(), total(each).to_string())
    };
    let drawn = std::iter::once(head).chain(rows.iter().map(line)).collect();
    // Beyond that a phone has the names above the marks.
    let class = if minutes { "chart-rows chart-minutes" } else { "chart-rows chart-dense" };
    let occurs = |wanted: fn(Presence) -> bool| rows.iter().any(|row| row.cells.iter().any(|cell| wanted(*cell)));
    let kinds: [Kind; 4] = [
        (T::Throughout, Presence::Throughout(Minutes(1)), |it| matches!(it, Presence::Throughout(_))),
        (T::InPart, Presence::Part { present: Minutes(1), of: Minutes(2) }, |it| matches!(it, Presence::Part { .. })),
        (T::Absent, Presence::Absent, |it| it == Presence::Absent),
        (T::NotTaken, Presence::NotTaken, |it| it == Presence::NotTaken),
    ];
    let marks = kinds.into_iter().filter(|(.., wanted)| occurs(*wanted)).map(|(word, presence, _)| {
        let drawn = view! { <svg viewBox="0 0 24 14" y="-1">{block(presence)}</svg> };
        (drawn.into_any(), word.text().to_owned())
    });
    let blank = occurs(|it| it == Presence::NoMember).then(|| (().into_any(), T::NoMember.text().to_owned()));
    let marks = marks.chain(blank).collect();
    figure(caption, bars(class, drawn), legend(marks), vec![people(&sessions, &rows), dates(&sessions)])
}

/// Minutes present in all, as far as they are known.
fn total(row: &AttendanceRow) -> Minutes {
    row.cells.iter().filter_map(|cell| cell.minutes()).sum()
}

/// A mark: a full block, one filled as high as the share, a crossed frame, a ring, or nothing.
fn cell(presence: Presence, x: f64, width: f64, minutes: bool) -> AnyView {
    let (top, high) = if minutes { (17.0, 12.0) } else { (7.0, 16.0) };
    let frame = move |class| {
        view! { <rect class=class x=percent(x) y=top width=percent(width) height=high rx="1.5" /> }.into_any()
    };
    let number = |time: Minutes| {
        minutes.then(|| {
            view! { <text x=percent(x + width / 2.0) y="13" text-anchor="middle">{time.0}</text> }
        })
    };
    match presence {
        Presence::Throughout(present) => view! { {number(present)} {frame("bar-credited")} }.into_any(),
        Presence::Part { present, of } => {
            let filled = (f64::from(present.0) / f64::from(of.0.max(1)) * high).max(2.0);
            view! {
                {number(present)}
                {frame("cell-frame")}
                <rect class="bar-credited" x=percent(x) y=top + high - filled width=percent(width) height=filled />
            }
            .into_any()
        }
        Presence::Absent => view! {
            {number(Minutes::ZERO)}
            {frame("bar-out")}
            <line class="cell-cross" x1=percent(x) x2=percent(x + width) y1=top + high y2=top />
        }
        .into_any(),
        Presence::NotTaken => view! {
            <circle class="cell-open" cx=percent(x + width / 2.0) cy=top + high / 2.0 r="2.5" />
        }
        .into_any(),
        Presence::NoMember => ().into_any(),
    }
}

/// The same mark for the legend.
fn block(presence: Presence) -> AnyView {
    view! { <g transform="translate(0 -5.5) scale(1 0.85)">{cell(presence, 8.0, 84.0, false)}</g> }.into_any()
}

/// What each person missed; whatever is not named they attended from beginning to end.
fn people(sessions: &[HeldOn], rows: &[AttendanceRow]) -> Numbers {
    let line = |row: &AttendanceRow| {
        let there = row.cells.iter().filter(|cell| cell.minutes().is_some_and(|time| !time.is_zero())).count();
        let missed = sessions.iter().zip(&row.cells).filter_map(|(held, cell)| {
            let number = held.ordinal.to_string();
            Some(match cell {
                Presence::Throughout(_) => return None,
                Presence::Part { present, of } => T::PartAt.with(&[&number, &present.0.to_string(), &of.0.to_string()]),
                Presence::Absent => T::AbsentAt.with(&[&number]),
                Presence::NotTaken => T::NotTakenAt.with(&[&number]),
                Presence::NoMember => T::NoMemberAt.with(&[&number]),
            })
        });
        let missed: Vec<_> = missed.collect();
        vec![
            row.label.clone(),
            T::OfSessions.with(&[&there.to_string(), &row.cells.len().to_string()]),
            total(row).to_string(),
            if missed.is_empty() { T::AlwaysThere.text().to_owned() } else { missed.join("; ") },
        ]
    };
    Numbers {
        heads: vec![
            (T::Name.text(), false),
            (T::Sessions.text(), true),
            (T::Hours.text(), true),
            (T::NotThroughout.text(), false),
        ],
        rows: rows.iter().map(line).collect(),
    }
}

/// Which session is which.
fn dates(sessions: &[HeldOn]) -> Numbers {
    let line = |held: &HeldOn| vec![held.ordinal.to_string(), format::day_short(held.on), format::minutes(held.took)];
    Numbers {
        heads: vec![(T::Session.text(), false), (T::Day.text(), false), (T::Length.text(), true)],
        rows: sessions.iter().map(line).collect(),
    }
}
