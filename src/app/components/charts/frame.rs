//! What all pictures share: the frame with its sentence, rows of bars, the legend, and the same numbers as a table.

use crate::app::components::fold::Fold;
use crate::app::texts::charts::ChartText;
use leptos::prelude::*;

/// A table of the numbers that a picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The head of each column; true for numbers, which stand at the end of their column.
    pub heads: Vec<(&'static str, bool)>,
    /// The cells of each row, the first being what the row is about.
    pub rows: Vec<Vec<String>>,
}

/// A picture: what it says in a sentence, the drawing, what its marks mean, and its numbers as tables.
pub(super) fn figure(caption: String, drawing: AnyView, legend: AnyView, numbers: Vec<Numbers>) -> AnyView {
    let numbers = StoredValue::new(numbers);
    view! {
        <figure class="chart">
            <figcaption>{caption}</figcaption>
            {drawing}
            {legend}
            <Fold class="more screen-only" summary=|| ChartText::SameNumbers.text()>
                {numbers.get_value().into_iter().map(table).collect_view()}
            </Fold>
        </figure>
    }
    .into_any()
}

fn table(numbers: Numbers) -> AnyView {
    let Numbers { heads, rows } = numbers;
    let head = |(text, number): &(&'static str, bool)| view! { <th scope="col" class:number=*number>{*text}</th> };
    let cells = |row: Vec<String>| {
        let cell = |((label, number), text): (&(&'static str, bool), String)| {
            view! { <td class=if *number { "number" } else { "wide" } data-label=*label>{text}</td> }
        };
        let mut row = row.into_iter();
        let first = row.next();
        view! {
            <tr>
                <th scope="row">{first}</th>
                {heads.iter().skip(1).zip(row).map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <table class="stacks">
            <thead><tr>{heads.iter().map(head).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(cells).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Rows of bars below one another, in columns of one width. The table says the same to those who listen.
pub(super) fn rows(class: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! { <div class=class aria-hidden="true">{rows}</div> }.into_any()
}

/// One row: whose it is, its bar, and the number that it comes to.
pub(super) fn row(label: String, bar: AnyView, value: String) -> AnyView {
    view! {
        <div class="chart-row">
            <span class="chart-label">{label}</span>
            <svg>{bar}</svg>
            <span class="chart-value">{value}</span>
        </div>
    }
    .into_any()
}

/// The row above the others, with what stands over the bars.
pub(super) fn top(marks: AnyView) -> AnyView {
    view! { <div class="chart-row chart-top"><svg>{marks}</svg></div> }.into_any()
}

/// A part of a bar, from and as wide as these shares of a hundred; nothing where it has no width.
pub(super) fn part(class: &'static str, from: f64, width: f64) -> Option<AnyView> {
    (width > 0.0).then(|| {
        view! { <rect class=class x=percent(from) y="8" width=percent(width) height="14" rx="2" /> }.into_any()
    })
}

/// An upright line across the bar.
pub(super) fn upright(class: &'static str, at: f64) -> AnyView {
    view! { <line class=class x1=percent(at) x2=percent(at) y1="0" y2="30" /> }.into_any()
}

/// What the marks mean: each drawn as in the picture, on a field of 24 by 14, with its words.
pub(super) fn legend(marks: Vec<(AnyView, String)>) -> AnyView {
    let mark = |(drawing, words): (AnyView, String)| {
        view! {
            <li>
                <svg aria-hidden="true">{drawing}</svg>
                {words}
            </li>
        }
    };
    view! { <ul class="legend">{marks.into_iter().map(mark).collect_view()}</ul> }.into_any()
}

/// A block of that kind for the legend.
pub(super) fn block(class: &'static str) -> AnyView {
    view! { <rect class=class x="1" y="1" width="22" height="12" rx="2" /> }.into_any()
}

/// A share of a hundred as the drawing takes it.
pub(super) fn percent(share: f64) -> String {
    format!("{share:.2}%")
}
