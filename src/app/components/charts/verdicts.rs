//! How the rules of each stage came out: one bar a stage, its parts told apart by pattern, shape and word.

use super::frame::{Numbers, block, figure, legend, part};
use crate::app::components::mark::Mark;
use crate::app::components::tally::{Counts, Tally};
use crate::app::texts::charts::ChartText as T;
use leptos::prelude::*;

/// The class of a part of a bar: each outcome has a pattern of its own.
const fn pattern(mark: Mark) -> &'static str {
    match mark {
        Mark::Fail => "out-fail",
        Mark::Due => "out-due",
        Mark::Unknown => "out-unknown",
        Mark::Watch => "out-watch",
        Mark::Pass => "out-pass",
        Mark::Exempt => "out-exempt",
        Mark::NotApplicable => "out-na",
    }
}

/// Verdicts by stage: a sentence, one bar a stage with its counts below, a legend, and the same numbers as a table.
#[component]
pub fn VerdictChart(
    /// What the picture says, in a sentence.
    #[prop(into)]
    caption: String,
    /// Each stage by name, in order, with how its rules came out.
    stages: Vec<(String, Counts)>,
) -> impl IntoView {
    let most = stages.iter().map(|(_, counts)| counts.total()).max().unwrap_or_default().max(1);
    let width = |count: usize| count as f64 / most as f64 * 100.0;
    let bar = |(label, counts): &(String, Counts)| {
        let mut from = 0.0;
        let parts = Mark::ALL.map(|mark| {
            let drawn = part(pattern(mark), from, width(counts.of(mark)));
            from += width(counts.of(mark));
            drawn
        });
        view! {
            <div class="chart-stage">
                <p class="chart-label">{label.clone()}</p>
                <svg width="100%">{parts}</svg>
                <Tally counts=counts.clone() />
            </div>
        }
        .into_any()
    };
    let drawn: Vec<_> = stages.iter().map(bar).collect();
    let drawn = view! { <div class="chart-stages" aria-hidden="true">{drawn}</div> }.into_any();
    let occurs = |mark: &Mark| stages.iter().any(|(_, counts)| counts.of(*mark) > 0);
    let shown: Vec<_> = Mark::ALL.into_iter().filter(occurs).collect();
    let marks = shown.iter().map(|mark| (block(pattern(*mark)), mark.word().to_owned())).collect();
    let heads = shown.iter().map(|mark| (mark.word(), true));
    let numbers = |(label, counts): &(String, Counts)| {
        let each = shown.iter().map(|mark| counts.of(*mark).to_string());
        [label.clone(), counts.total().to_string()].into_iter().chain(each).collect()
    };
    let numbers = Numbers {
        heads: [(T::Stage.text(), false), (T::Rules.text(), true)].into_iter().chain(heads).collect(),
        rows: stages.iter().map(numbers).collect(),
    };
    figure(caption, drawn, legend(marks), vec![numbers])
}

/// The patterns that tell outcomes apart, once on the page, beside the drawings of the icons.
pub(in crate::app::components) fn patterns() -> AnyView {
    const PATTERNS: [(&str, &str, &str); 5] = [
        ("p-fail", "hatch hatch-fail", "M0 3h6M3 0v6"),
        ("p-unknown", "hatch hatch-quiet", "M1.500 1.500h1.500M4.500 4.500h1.500"),
        ("p-watch", "hatch hatch-watch", "M0 2h6"),
        ("p-exempt", "hatch hatch-quiet", "M2 0v6"),
        ("hatch", "hatch", "M0 0v6"),
    ];
    let one = |(id, class, path): (&'static str, &'static str, &'static str)| {
        let turn = if id == "hatch" || id == "p-fail" { "rotate(45)" } else { "" };
        view! {
            <pattern id=id width="6" height="6" patternUnits="userSpaceOnUse" patternTransform=turn>
                <path class=class d=path />
            </pattern>
        }
    };
    PATTERNS.map(one).collect_view().into_any()
}
