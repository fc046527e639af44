//! The progress of a goal: a picture of its ratings over time, and the same as a table.

use crate::app::format;
use crate::app::pages::people::attainment::attainment_words;
use crate::app::pages::people::occasion::occasion_words;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::ScaleText;
use crate::domain::goal::Goal;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Attainment;
use chrono::NaiveDate;
use leptos::prelude::*;

const LEFT: i32 = 34;
const WIDTH: i32 = 340;
const TOP: i32 = 12;
const LEVEL: i32 = 26;
/// A label on the axis of time needs so much.
const LABEL: i32 = 30;

/// A look at the progress, or the outcome.
struct Look {
    on: NaiveDate,
    short: String,
    seen_in: String,
    text: String,
    level: Option<Attainment>,
    ends: bool,
}

/// What was seen of the goal, in order of its day, the outcome last.
fn looks(group: GroupCtx, goal: &Goal) -> Vec<Look> {
    let mut looks: Vec<_> = goal
        .progress
        .iter()
        .map(|look| {
            let session = look.session.map(|session| group.ordinal(session).to_string());
            Look {
                on: look.on,
                short: session.map_or_else(
                    || look.on.format("%-d %b").to_string(),
                    |place| ScaleText::SessionShort.with(&[&place]),
                ),
                seen_in: occasion_words(group, look.session, look.meeting),
                text: look.text.clone(),
                level: look.attainment,
                ends: false,
            }
        })
        .collect();
    sort_by_key(&mut looks, |look| look.on);
    looks.extend(goal.outcome.as_ref().map(|outcome| Look {
        on: outcome.on,
        short: ScaleText::EndShort.text().to_owned(),
        seen_in: ScaleText::AtEnd.text().to_owned(),
        text: outcome.text.clone(),
        level: outcome.attainment,
        ends: true,
    }));
    looks
}

/// The picture and the table.
#[component]
pub fn Progressed(
    /// The open group.
    group: GroupCtx,
    /// The goal as it is recorded.
    goal: Goal,
) -> impl IntoView {
    let looks = untrack(|| looks(group, &goal));
    let rated: Vec<_> = looks.iter().filter_map(|look| Some((look, look.level?))).collect();
    let picture = match rated.last() {
        None => view! { <p class="soft small">{ScaleText::None.text()}</p> }.into_any(),
        Some((_, last)) => {
            let (some, all) = (rated.len().to_string(), looks.len().to_string());
            let label = ScaleText::Label.with(&[&some, &all, attainment_words(*last)]);
            view! { <figure class="attained">{drawing(&rated, &label)} <figcaption>{label}</figcaption></figure> }
                .into_any()
        }
    };
    view! {
        {picture}
        {(!looks.is_empty()).then(|| table(looks))}
    }
    .into_any()
}

/// A line over the five levels, the expected one dashed, and a ring where the goal ended.
fn drawing(rated: &[(&Look, Attainment)], label: &str) -> AnyView {
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
    let count = i32::try_from(rated.len()).unwrap_or(i32::MAX);
    let step = (WIDTH - LEFT) / count.max(1);
    let every = (LABEL + step - 1) / step.max(1);
    let points: Vec<_> =
        (0..).zip(rated).map(|(at, (look, level))| (at, LEFT + step / 2 + at * step, height(*level), look)).collect();
    let line = points.iter().map(|(_, x, y, _)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let marks = points.into_iter().map(|(at, x, y, look)| {
        let named =
            look.ends || (at % every == 0 && (count - at > every || !rated.last().is_some_and(|(last, _)| last.ends)));
        view! {
            <circle class:attained-end=look.ends cx=x cy=y r=if look.ends { 6 } else { 4 }/>
            {named.then(|| view! { <text x=x y=base + 24>{look.short.clone()}</text> })}
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

fn table(looks: Vec<Look>) -> AnyView {
    let rows = looks.into_iter().map(|look| {
        let level = look.level.map_or_else(|| ScaleText::Unrated.text(), attainment_words);
        view! {
            <tr>
                <th scope="row">{format::day_short(look.on)}</th>
                <td data-label=ScaleText::Where.text()>{look.seen_in}</td>
                <td data-label=ScaleText::Level.text()>{level}</td>
                <td class="wide" data-label=ScaleText::Seen.text()>{look.text}</td>
            </tr>
        }
    });
    let heads = [ScaleText::Day, ScaleText::Where, ScaleText::Level, ScaleText::Seen];
    view! {
        <table class="stacks">
            <caption>{ScaleText::Caption.text()}</caption>
            <thead>
                <tr>{heads.map(|head| view! { <th scope="col">{head.text()}</th> })}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
