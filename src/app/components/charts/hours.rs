//! Time towards the cap: one bar a mentee.

use super::frame::{Numbers, block, figure, legend, part, percent, row, rows as bars, top, upright};
use crate::app::texts::charts::ChartText as T;
use crate::domain::units::Minutes;
use leptos::prelude::*;

/// A bar: one mentee's time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursRow {
    /// Whose time it is.
    pub label: String,
    /// Credited.
    pub credited: Minutes,
    /// Credited, but at risk until a duty is met.
    pub at_risk: Minutes,
    /// Attended and not credited.
    pub not_credited: Minutes,
}

impl HoursRow {
    fn attended(&self) -> Minutes {
        self.credited + self.at_risk + self.not_credited
    }
}

/// Time towards the cap: a sentence, one bar a mentee, a legend, and the same numbers as a table.
#[component]
pub fn HoursChart(
    /// What the picture says, in a sentence.
    #[prop(into)]
    caption: String,
    /// The bars.
    rows: Vec<HoursRow>,
    /// The cap, where there is one.
    #[prop(optional_no_strip)]
    cap: Option<Minutes>,
) -> impl IntoView {
    let longest = rows.iter().map(HoursRow::attended).chain(cap).max().unwrap_or_default();
    // A twentieth is left free, so that the cap is never the edge.
    let share = move |time: Minutes| f64::from(time.0) / (f64::from(longest.0.max(1)) * 1.05) * 100.0;
    let cap_line = cap.map(share);
    let head = cap.map(|cap| {
        let at = share(cap);
        // Near the edge the word ends at the line, so that nothing of it is cut off.
        let anchor = if at > 80.0 { "end" } else { "middle" };
        let word = T::CapAt.with(&[&cap.to_string()]);
        top(view! { <text x=percent(at) y="14" text-anchor=anchor>{word}</text> }.into_any())
    });
    let bar = |each: &HoursRow| {
        let (credited, at_risk, out) = (share(each.credited), share(each.at_risk), share(each.not_credited));
        let parts = view! {
            {part("bar-credited", 0.0, credited)}
            {part("bar-risk", credited, at_risk)}
            {part("bar-out", credited + at_risk, out)}
            {cap_line.map(|cap| upright("bar-cap", cap))}
        };
        row(each.label.clone(), parts.into_any(), (each.credited + each.at_risk).to_string())
    };
    let drawn = head.into_iter().chain(rows.iter().map(bar)).collect();
    let marks = [("bar-credited", T::Credited), ("bar-risk", T::CreditAtRisk), ("bar-out", T::AttendedNotCredited)];
    let marks = marks.map(|(class, word)| (block(class), word.text().to_owned()));
    let numbers = |row: &HoursRow| {
        let times = [row.attended(), row.credited, row.at_risk, row.not_credited];
        std::iter::once(row.label.clone()).chain(times.map(|time| time.to_string())).collect()
    };
    let heads = [T::Attended, T::Credited, T::CreditAtRisk, T::NotCredited].map(|head| (head.text(), true));
    let numbers = Numbers {
        heads: std::iter::once((T::Name.text(), false)).chain(heads).collect(),
        rows: rows.iter().map(numbers).collect(),
    };
    figure(caption, bars("chart-rows", drawn), legend(marks.into()), vec![numbers])
}
