//! The progress of a goal: a picture of its ratings over time, and the same as a table.

use crate::app::components::{GoalPoint, goal_drawing};
use crate::app::format;
use crate::app::pages::people::occasion::occasion_words;
use crate::app::state::group::GroupCtx;
use crate::app::texts::goals::ScaleText;
use crate::app::texts::meetings::attainment_words;
use crate::domain::goal::Goal;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Attainment;
use chrono::NaiveDate;
use leptos::prelude::*;

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
    let point = |look: &Look| {
        let level = look.level?;
        Some(GoalPoint { short: look.short.clone(), on: format::day_short(look.on), level, ends: look.ends })
    };
    let rated: Vec<_> = looks.iter().filter_map(point).collect();
    let picture = match rated.last() {
        None => view! { <p class="soft small">{ScaleText::None.text()}</p> }.into_any(),
        Some(last) => {
            let (some, all) = (rated.len().to_string(), looks.len().to_string());
            let label = ScaleText::Label.with(&[&some, &all, attainment_words(last.level)]);
            view! { <figure class="attained">{goal_drawing(&rated, &label)} <figcaption>{label}</figcaption></figure> }
                .into_any()
        }
    };
    view! {
        {picture}
        {(!looks.is_empty()).then(|| table(looks))}
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
