//! What belongs to one mentee: meetings, needs, goals, cases.

use super::Cx;
use super::names::Names;
use crate::domain::case;
use crate::domain::goal;
use crate::domain::meeting::CasesDiscussed;
use crate::domain::record::Entity;
use crate::domain::sort::sort_by_key;
use crate::evidence::sections::{Attainments, Case, Goal, Look, Meeting, Need, OffLimits};
use crate::policy::attained::{Attained, GroupAttained};
use chrono::NaiveDate;

/// The individual meetings of the period in the order of their time; those without one are there in an open period alone.
pub fn meetings(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Meeting> {
    let open = cx.period.from.is_none() && cx.period.to.is_none();
    let seen = cx.source.file.meetings.iter().filter(|meeting| cx.sees(meeting.person));
    let mut within: Vec<_> =
        seen.filter(|meeting| meeting.time().map_or(open, |time| cx.period.holds(time.date()))).collect();
    sort_by_key(&mut within, |meeting| {
        let start = meeting.time().map(|time| time.start().instant());
        (start.is_none(), start, meeting.id)
    });
    let mut one = |meeting: &crate::domain::meeting::Meeting| {
        let cases = match &meeting.cases {
            None => None,
            Some(CasesDiscussed::NoneAssigned) => Some(Vec::new()),
            Some(CasesDiscussed::Discussed(cases)) => Some(names.cases(cases)),
        };
        Some(Meeting {
            thing: names.thing(meeting.key())?,
            who: names.who(meeting.person)?,
            kind: meeting.kind,
            planned: meeting.planned.clone(),
            held: meeting.held.clone(),
            held_by: meeting.held_by.and_then(|person| names.who(person)),
            confidentiality_on: meeting.confidentiality_on,
            cases,
            notes: meeting.notes.clone(),
        })
    };
    within.into_iter().filter_map(&mut one).collect()
}

/// The needs that were assessed by the end of the period.
pub fn needs(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Need> {
    let mut needs = Vec::new();
    for need in cx.source.file.needs.iter().filter(|need| cx.sees(need.person)) {
        if !cx.period.meets(Some(need.assessed_on), None) {
            continue;
        }
        if let (Some(thing), Some(who)) = (names.thing(need.key()), names.who(need.person)) {
            needs.push(Need { thing, who, text: need.text.clone(), on: need.assessed_on });
        }
    }
    sort_by_key(&mut needs, |need| (need.who, need.on, need.thing));
    needs
}

/// The goals that were set by the end of the period, those of the group first; looks at them within the period.
pub fn goals(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for goal in cx.source.file.goals.iter().filter(|goal| goal.person.is_none_or(|person| cx.sees(person))) {
        if !cx.period.meets(Some(goal.set_on), None) {
            continue;
        }
        let Some(thing) = names.thing(goal.key()) else { continue };
        // What others saw of a goal of the group is theirs.
        let looks = goal.person.is_some() || cx.all();
        let look = |on: NaiveDate, text: &str, attainment| {
            (looks && cx.period.holds(on)).then(|| Look { on, text: text.to_owned(), attainment })
        };
        let progress = goal.progress.iter().filter_map(|seen| look(seen.on, &seen.text, seen.attainment)).collect();
        let outcome = goal.outcome.as_ref().and_then(|seen| look(seen.on, &seen.text, seen.attainment));
        goals.push(self::goal(names, goal, thing, progress, outcome));
    }
    sort_by_key(&mut goals, |goal| (goal.who, goal.set_on, goal.thing));
    goals
}

fn goal(
    names: &mut Names<'_>,
    goal: &goal::Goal,
    thing: crate::evidence::pack::Ix,
    progress: Vec<Look>,
    outcome: Option<Look>,
) -> Goal {
    Goal {
        thing,
        who: goal.person.and_then(|person| names.who(person)),
        text: goal.text.clone(),
        set_on: goal.set_on,
        proposed_by: names.whos(goal.proposed_by.iter().copied()),
        steps: goal.steps.clone(),
        measure: goal.plan.measure.clone(),
        due: goal.plan.due,
        weight: goal.plan.weight,
        scale: goal.plan.scale.clone(),
        progress,
        outcome,
    }
}

/// How much was reached, as it stands on `today`.
pub fn attained(cx: &Cx<'_>, names: &mut Names<'_>, today: NaiveDate) -> Attainments {
    let of = GroupAttained::of(cx.source.file, today);
    let seen = of.mentees.iter().filter(|(person, attained)| cx.sees(*person) && *attained != Attained::NoGoal);
    let mut each: Vec<_> = seen
        .filter_map(|(person, attained)| Some((names.who(*person)?, attained.score().map(|score| score.to_string()))))
        .collect();
    sort_by_key(&mut each, |(who, _)| *who);
    Attainments { each, median: of.median.filter(|_| cx.all()).map(|median| median.to_string()) }
}

/// The cases that were assigned by the end of the period.
pub fn cases(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    for case in cx.source.file.cases.iter().filter(|case| cx.sees(case.person)) {
        if !cx.period.meets(Some(case.assigned_on), None) {
            continue;
        }
        let (Some(thing), Some(who)) = (names.thing(case.key()), names.who(case.person)) else { continue };
        cases.push(Case {
            thing,
            who,
            code: case.code.clone(),
            nature: case.nature.clone(),
            scope: case.scope.clone(),
            off_limits: case.off_limits.as_ref().map(off_limits),
            assigned_on: case.assigned_on,
            anonymised_on: case.anonymised_on,
            discussed_on: case.discussed_on,
        });
    }
    sort_by_key(&mut cases, |case| (case.who, case.assigned_on, case.thing));
    cases
}

fn off_limits(off_limits: &case::OffLimits) -> OffLimits {
    match off_limits {
        case::OffLimits::All => OffLimits::All,
        case::OffLimits::Parts(parts) => OffLimits::Parts(u32::try_from(parts.len()).unwrap_or(u32::MAX)),
    }
}
