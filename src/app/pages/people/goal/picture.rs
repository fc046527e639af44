//! A small picture of attainment over time.

use crate::app::pages::people::attainment::attainment_words;
use crate::app::texts::goals::GoalText;
use crate::domain::goal::Goal;
use crate::domain::units::Attainment;
use leptos::prelude::*;

const STEP: i32 = 40;
const LEVEL: i32 = 12;
const MARGIN: i32 = 8;

/// A goal's ratings in order of their day, the outcome last: a line over the five levels, said in words as well.
#[component]
pub fn AttainmentPicture(
    /// The goal.
    goal: Goal,
) -> impl IntoView {
    let outcome = goal.outcome.as_ref().and_then(|outcome| outcome.attainment);
    let rated: Vec<Attainment> =
        goal.progress.iter().filter_map(|progress| progress.attainment).chain(outcome).collect();
    let Some(last) = rated.last() else {
        return view! { <p class="soft small">{GoalText::PictureNone.text()}</p> }.into_any();
    };
    let label = GoalText::PictureLabel.with(&[attainment_words(*last)]);
    let width = (1..rated.len()).fold(2 * MARGIN + STEP, |width, _| width + STEP);
    let height = 2 * MARGIN + 4 * LEVEL;
    let points: Vec<(i32, i32)> = rated
        .iter()
        .zip(0..)
        .map(|(level, place)| (MARGIN + STEP / 2 + place * STEP, MARGIN + LEVEL * (2 - i32::from(level.level()))))
        .collect();
    let line = points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let dots = points.iter().map(|(x, y)| view! { <circle cx=*x cy=*y r="4" /> }).collect_view();
    let expected = MARGIN + 2 * LEVEL;
    view! {
        <figure class="attained">
            <svg
                viewBox=format!("0 0 {width} {height}")
                width=width * 2
                height=height * 2
                role="img"
                aria-label=label.clone()
            >
                <line class="attained-expected" x1="0" x2=width y1=expected y2=expected />
                <polyline points=line />
                {dots}
            </svg>
            <figcaption class="small soft">{label}</figcaption>
        </figure>
    }
    .into_any()
}
