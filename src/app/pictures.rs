//! Pictures of a group's numbers: from its records to what a chart shows; nothing where there is nothing to show.

use super::components::{
    AttendanceChart, AttendanceRow, Counts, GoalLine, GoalPoint, GoalsChart, Mark, TalkChart, TalkRow, VerdictChart,
};
use super::format;
use super::state::group::GroupCtx;
use super::texts::charts::PictureText as T;
use super::texts::findings;
use super::texts::goals::{GoalText, ScaleText};
use super::verdicts::{self, rule_of};
use crate::domain::goal::Goal;
use crate::domain::ids::SessionId;
use crate::domain::sort::sort_by_key;
use crate::policy::facts::Facts;
use crate::policy::pack::Stage;
use crate::policy::presence::Attended;
use crate::policy::verdict::Verdict;
use leptos::prelude::*;

/// The picture behind a line that opens it; nothing where there is none.
pub fn fold(summary: T, picture: Option<AnyView>) -> Option<AnyView> {
    picture.map(|picture| {
        view! {
            <details class="more section">
                <summary>{summary.text()}</summary>
                {picture}
            </details>
        }
        .into_any()
    })
}

/// Who was there, of everybody who is or was mentored; nothing before the first session that was held.
#[must_use]
pub fn attendance(group: GroupCtx) -> Option<AnyView> {
    let attended = group.file.with(|file| Facts::of(file).map(|facts| Attended::of(&facts)))?;
    if attended.sessions.is_empty() || attended.people.is_empty() {
        return None;
    }
    let row = |(person, cells)| AttendanceRow { label: group.name(person), cells };
    let mut rows: Vec<_> = attended.people.into_iter().map(row).collect();
    sort_by_key(&mut rows, |row| row.label.clone());
    let caption = T::Attendance.with(&[&rows.len().to_string(), &attended.sessions.len().to_string()]);
    Some(view! { <AttendanceChart caption sessions=attended.sessions rows/> }.into_any())
}

/// How the talk time of the session was shared among everybody who was there; nothing where none is recorded.
#[must_use]
pub fn talk(group: GroupCtx, session: SessionId) -> Option<AnyView> {
    let session = group.file.with(|file| file.sessions.get(session.0).cloned())?;
    let talk = session.conduct.talk;
    if talk.iter().all(|talk| talk.minutes.is_zero()) {
        return None;
    }
    let there = session.attendance.into_iter().flatten().filter(|there| !there.present.is_zero());
    let mut people: Vec<_> = there.map(|there| there.person).chain(talk.iter().map(|talk| talk.person)).collect();
    sort_by_key(&mut people, |person| *person);
    people.dedup();
    let row = |person| TalkRow {
        label: group.name(person),
        minutes: talk.iter().find(|talk| talk.person == person).map(|talk| talk.minutes).unwrap_or_default(),
    };
    let mut rows: Vec<_> = people.into_iter().map(row).collect();
    sort_by_key(&mut rows, |row| row.label.clone());
    let total = rows.iter().map(|row| row.minutes).sum();
    Some(view! { <TalkChart caption=T::Talk.with(&[&format::minutes(total)]) rows/> }.into_any())
}

/// Every goal that is rated at least once, the mentees’ first and then those of the group; nothing where none is.
#[must_use]
pub fn goals(group: GroupCtx) -> Option<AnyView> {
    let all: Vec<Goal> = group.file.with(|file| file.goals.iter().cloned().collect());
    let owner =
        |goal: &Goal| goal.person.map_or_else(|| GoalText::OfGroup.text().to_owned(), |person| group.name(person));
    let mut lines: Vec<_> = all.iter().map(|goal| (goal.person.is_none(), owner(goal), points(group, goal))).collect();
    lines.retain(|(.., points)| !points.is_empty());
    sort_by_key(&mut lines, |(shared, name, _)| (*shared, name.clone()));
    if lines.is_empty() {
        return None;
    }
    let caption = T::Goals.with(&[&lines.len().to_string(), &all.len().to_string()]);
    let lines: Vec<_> = lines.into_iter().map(|(_, label, points)| GoalLine { label, points }).collect();
    Some(view! { <GoalsChart caption lines/> }.into_any())
}

/// The ratings of a goal in order, the one at the end last.
fn points(group: GroupCtx, goal: &Goal) -> Vec<GoalPoint> {
    let short = |session: Option<SessionId>, on: chrono::NaiveDate| match session {
        Some(session) => ScaleText::SessionShort.with(&[&group.ordinal(session).to_string()]),
        None => on.format("%-d %b").to_string(),
    };
    let mut looks: Vec<_> = goal
        .progress
        .iter()
        .filter_map(|look| Some((look.on, short(look.session, look.on), look.attainment?)))
        .collect();
    sort_by_key(&mut looks, |(on, ..)| *on);
    let point = |(on, short, level)| GoalPoint { short, on: format::day_short(on), level, ends: false };
    let end = goal.outcome.as_ref().and_then(|outcome| {
        let (short, on) = (ScaleText::EndShort.text().to_owned(), format::day_short(outcome.on));
        Some(GoalPoint { short, on, level: outcome.attainment?, ends: true })
    });
    looks.into_iter().map(point).chain(end).collect()
}

/// How the rules of each stage came out, one a rule as in the overview.
#[must_use]
pub fn verdicts(group: GroupCtx) -> Option<AnyView> {
    let packs = group.packs();
    let assessment = group.assessment.get();
    let of = |stage: Stage| {
        let here = |verdict: &&Verdict| rule_of(&packs, verdict).is_some_and(|(_, rule)| rule.stage == stage);
        let found: Vec<_> = assessment.verdicts.iter().filter(here).cloned().collect();
        let counts: Counts = verdicts::rows(group, &found).iter().map(|row| (row.mark, 1)).collect();
        (findings::stage(stage).to_owned(), counts)
    };
    let stages: Vec<_> = Stage::ALL.into_iter().map(of).filter(|(_, counts)| counts.total() > 0).collect();
    let whole: usize = stages.iter().map(|(_, counts)| counts.total()).sum();
    let met: usize = stages.iter().map(|(_, counts)| counts.of(Mark::Pass)).sum();
    let caption = T::Verdicts.with(&[&met.to_string(), &whole.to_string()]);
    (whole > 0).then(|| view! { <VerdictChart caption stages/> }.into_any())
}
