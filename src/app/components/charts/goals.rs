//! Goals over time: attainment from −2 to +2, look by look.

use super::frame::{Numbers, figure, legend};
use crate::app::texts::charts::ChartText as T;
use crate::app::texts::meetings::attainment_words;
use crate::domain::units::Attainment;
use leptos::prelude::*;

const LEFT: i32 = 34;
const WIDTH: i32 = 340;
const TOP: i32 = 12;
const LEVEL: i32 = 26;
/// A label on the axis of time needs so much.
const LABEL: i32 = 30;

/// A rating of a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalPoint {
    /// When, in a few letters, for the axis.
    pub short: String,
    /// When, in full.
    pub on: String,
    /// The level.
    pub level: Attainment,
    /// True for the rating at the end.
    pub ends: bool,
}

/// A goal and its ratings, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalLine {
    /// Whose goal it is.
    pub label: String,
    /// The ratings; none while nothing is rated.
    pub points: Vec<GoalPoint>,
}

/// Goals over time: a sentence, a small drawing a goal, a legend, and the same numbers as a table.
#[component]
pub fn GoalsChart(
    /// What the picture says, in a sentence.
    #[prop(into)]
    caption: String,
    /// The goals.
    lines: Vec<GoalLine>,
) -> impl IntoView {
    let panel = |line: &GoalLine| {
        let drawn = match line.points.last() {
            None => view! { <p class="soft small">{T::NothingRated.text()}</p> }.into_any(),
            Some(last) => {
                let word = if line.points.len() == 1 { T::RatedOnce } else { T::RatedLast };
                goal_drawing(&line.points, &word.with(&[&line.points.len().to_string(), attainment_words(last.level)]))
            }
        };
        view! { <div class="attained"><p class="chart-label">{line.label.clone()}</p>{drawn}</div> }
    };
    let panels = lines.iter().map(panel).collect_view();
    let drawn = view! { <div class="chart-goals">{panels}</div> }.into_any();
    let ends = lines.iter().any(|line| line.points.iter().any(|point| point.ends));
    let marks = [
        Some((view! { <circle cx="12" cy="7" r="4" /> }.into_any(), T::Rated)),
        ends.then(|| (view! { <circle class="attained-end" cx="12" cy="7" r="5" /> }.into_any(), T::RatedAtEnd)),
        Some((view! { <line class="attained-expected" x1="0" x2="24" y1="7" y2="7" /> }.into_any(), T::ExpectedLevel)),
    ];
    let marks = marks
        .into_iter()
        .flatten()
        .map(|(mark, word)| (view! { <g class="attained">{mark}</g> }.into_any(), word.text().to_owned()));
    let rating = |line: &GoalLine| {
        let row = |point: &GoalPoint| {
            let word = attainment_words(point.level);
            let word = if point.ends { T::RatingEnd.with(&[word]) } else { word.to_owned() };
            vec![line.label.clone(), point.on.clone(), word]
        };
        let none = || vec![vec![line.label.clone(), String::new(), T::NothingRated.text().to_owned()]];
        if line.points.is_empty() { none() } else { line.points.iter().map(row).collect() }
    };
    let numbers = Numbers {
        heads: vec![(T::Goal.text(), false), (T::Day.text(), false), (T::Rating.text(), false)],
        rows: lines.iter().flat_map(rating).collect(),
    };
    figure(caption, drawn, legend(marks.collect()), vec![numbers])
}

/// A line over the five levels, the expected one dashed, and a ring where the goal ended; `label` says what it shows.
pub fn goal_drawing(points: &[GoalPoint], label: &str) -> AnyView {
    let height = |level: Attainment| TOP + LEVEL * (2 - i32::from(level.level()));
    let base = height(Attainment::LEVELS[0]);
    let levels = Attainment::LEVELS.map(|level| {
        let y = height(level);
        let class = if level == Attainment::EXPECTED { "attained-expected" } else { "attained-level" };
        let sign = if level > Attainment::EXPECTED { "+" } else { "" };
        let word = format!("{sign}{}", level.level()).replace('-', "−");
        view! {
            <text class="attained-name" x=LEFT - 8 y=y + 4>{word}</text>
            <line class=class x1=LEFT x2=WIDTH y1=y y2=y/>
        }
    });
    let count = i32::try_from(points.len()).unwrap_or(i32::MAX);
    let step = (WIDTH - LEFT) / count.max(1);
    let every = (LABEL + step - 1) / step.max(1);
    let is_ended = points.last().is_some_and(|last| last.ends);
    let placed: Vec<_> =
        (0..).zip(points).map(|(at, point)| (at, LEFT + step / 2 + at * step, height(point.level), point)).collect();
    let line = placed.iter().map(|(_, x, y, _)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let marks = placed.into_iter().map(|(at, x, y, point)| {
        let named = point.ends || (at % every == 0 && (count - at > every || !is_ended));
        view! {
            <circle class:attained-end=point.ends cx=x cy=y r=if point.ends { 6 } else { 4 }/>
            {named.then(|| view! { <text x=x y=base + 24>{point.short.clone()}</text> })}
        }
    });
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", base + 30) role="img" aria-label=label.to_owned()>
            {levels}
            <polyline points=line/>
            {marks.collect_view()}
        </svg>
    }
    .into_any()
}
