//! How the talk time was shared: one bar a person, beside equal shares.

use super::frame::{Numbers, block, figure, legend, part, row, rows as bars, upright};
use crate::app::texts::charts::ChartText as T;
use crate::domain::units::Minutes;
use crate::policy::measures::percent as rounded;
use leptos::prelude::*;

/// How long one person spoke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkRow {
    /// Who.
    pub label: String,
    /// How long.
    pub minutes: Minutes,
}

/// Shares of the talk time: a sentence, one bar a person, the line of equal shares, and the same numbers as a table.
#[component]
pub fn TalkChart(
    /// What the picture says, in a sentence.
    #[prop(into)]
    caption: String,
    /// Everybody who was there, in the order of the picture; who did not speak too.
    rows: Vec<TalkRow>,
) -> impl IntoView {
    let total: u64 = rows.iter().map(|row| u64::from(row.minutes.0)).sum();
    let share = |row: &TalkRow| rounded(u64::from(row.minutes.0), total).unwrap_or_default();
    let heads = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let equal = rounded(1, heads).unwrap_or_default();
    let largest = rows.iter().map(share).chain([equal, 1]).max().unwrap_or(1);
    // A twentieth is left free, so that the line of equal shares is never the edge.
    let width = |share: u32| f64::from(share) / (f64::from(largest) * 1.05) * 100.0;
    let bar = |each: &TalkRow| {
        let parts = view! {
            {part("bar-credited", 0.0, width(share(each)))}
            {upright("bar-cap bar-equal", width(equal))}
        };
        row(each.label.clone(), parts.into_any(), format!("{} %", share(each)))
    };
    let drawn = rows.iter().map(bar).collect();
    let line = view! { <line class="bar-cap bar-equal" x1="12" x2="12" y1="0" y2="14" /> }.into_any();
    let marks =
        vec![(block("bar-credited"), T::Spoke.text().to_owned()), (line, T::FairShare.with(&[&equal.to_string()]))];
    let numbers = Numbers {
        heads: vec![(T::Name.text(), false), (T::Minutes.text(), true), (T::Share.text(), true)],
        rows: rows
            .iter()
            .map(|row| vec![row.label.clone(), row.minutes.0.to_string(), format!("{} %", share(row))])
            .collect(),
    };
    figure(caption, bars("chart-rows", drawn), legend(marks), vec![numbers])
}
