//! What belongs to one mentee: meetings, needs, goals, cases.

use crate::app::components::{GoalLine, GoalPoint, GoalsChart};
use crate::app::format;
use crate::app::pages::evidence::blocks::{Set, table};
use crate::app::pages::evidence::words::{Words, day, meeting};
use crate::app::texts::evidence::{RecordsText as T, SectionText};
use crate::app::texts::meetings::attainment_words;
use crate::domain::sort::sort_by_key;
use crate::evidence::pack::Pack;
use crate::evidence::sections::{Case, Goal, Look, Meeting, Need, OffLimits};
use leptos::prelude::*;

/// Individual meetings.
pub fn meetings(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |of: &Meeting| {
        let time = of.held.as_ref().map(format::span);
        let planned = || of.planned.as_ref().map(|span| format!("{} ({})", format::span(span), T::NotHeld.text()));
        let cases = match &of.cases {
            None => T::CasesUnsaid.text().to_owned(),
            Some(cases) if cases.is_empty() => T::CasesNone.text().to_owned(),
            Some(cases) => words.things(cases),
        };
        vec![
            meeting(of.kind).with(&[&words.who(of.who)]),
            time.or_else(planned).unwrap_or_default(),
            words.maybe(of.held_by),
            day(of.confidentiality_on),
            cases,
            of.notes.clone(),
        ]
    };
    let columns = [
        (T::Kind.text(), Set::Head),
        (T::When.text(), Set::Wide),
        (T::HeldBy.text(), Set::Short),
        (T::Confidentiality.text(), Set::Day),
        (SectionText::Cases.text(), Set::Wide),
        (T::Notes.text(), Set::Wide),
    ];
    table(SectionText::Meetings.text(), &columns, pack.meetings.iter().map(row).collect())
}

/// Learning needs.
pub fn needs(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |need: &Need| vec![words.who(need.who), need.text.clone(), format::day_short(need.on)];
    let columns = [(T::Whose.text(), Set::Head), (T::Need.text(), Set::Wide), (SectionText::Day.text(), Set::Day)];
    table(SectionText::Needs.text(), &columns, pack.needs.iter().map(row).collect())
}

/// Goals with what was seen on the way, as a picture and as tables, and how much was reached.
pub fn goals(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let whose = |goal: &Goal| goal.who.map_or_else(|| T::OfGroup.text().to_owned(), |who| words.who(who));
    let look = |look: &Look| {
        let level = look.attainment.map(attainment_words).unwrap_or_default();
        let parts = [format::day_short(look.on).as_str(), level, &look.text].map(str::to_owned);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    };
    let row = |goal: &Goal| {
        let steps = (!goal.steps.is_empty()).then(|| T::Steps.with(&[&goal.steps.join("; ")]));
        let measure = (!goal.measure.is_empty()).then(|| T::Measure.with(&[&goal.measure]));
        let due = goal.due.map(|due| T::Due.with(&[&format::day_short(due)]));
        let text = [Some(goal.text.clone()), measure, steps, due].into_iter().flatten();
        vec![
            whose(goal),
            text.collect::<Vec<_>>().join("\n"),
            format::day_short(goal.set_on),
            goal.progress.iter().map(look).collect::<Vec<_>>().join("\n"),
            goal.outcome.as_ref().map(look).unwrap_or_default(),
        ]
    };
    let columns = [
        (T::Whose.text(), Set::Head),
        (T::Goal.text(), Set::Wide),
        (T::SetOn.text(), Set::Day),
        (T::Looks.text(), Set::Wide),
        (T::End.text(), Set::Wide),
    ];
    let score = |(who, score): &(crate::evidence::pack::Who, Option<String>)| {
        vec![words.who(*who), score.clone().unwrap_or_else(|| T::ScoreOpen.text().to_owned())]
    };
    let mut scores: Vec<_> = pack.attained.each.iter().map(score).collect();
    let median = pack.attained.median.iter().map(|median| vec![T::Median.text().to_owned(), median.clone()]);
    scores.extend(median);
    let attained = [(T::Whose.text(), Set::Head), (T::Score.text(), Set::Number)];
    let lines: Vec<_> =
        pack.goals.iter().map(|goal| line(whose(goal), goal)).filter(|line| !line.points.is_empty()).collect();
    view! {
        {(!lines.is_empty()).then(|| view! { <GoalsChart caption=T::GoalsCaption.text() lines=lines/> })}
        {table(SectionText::Goals.text(), &columns, pack.goals.iter().map(row).collect())}
        {(!scores.is_empty()).then(|| table(T::Attained.text(), &attained, scores))}
    }
    .into_any()
}

/// The ratings of a goal, in order.
fn line(label: String, goal: &Goal) -> GoalLine {
    let rated = |ends: bool| {
        move |look: &Look| {
            look.attainment.map(|level| {
                let short = look.on.format("%-d %b").to_string();
                (look.on, GoalPoint { short, on: format::day_short(look.on), level, ends })
            })
        }
    };
    let mut points: Vec<_> =
        goal.progress.iter().filter_map(rated(false)).chain(goal.outcome.iter().filter_map(rated(true))).collect();
    sort_by_key(&mut points, |(on, _)| *on);
    GoalLine { label, points: points.into_iter().map(|(_, point)| point).collect() }
}

/// Cases.
pub fn cases(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |case: &Case| {
        let off_limits = match case.off_limits {
            None => T::OffUnsaid.text().to_owned(),
            Some(OffLimits::All) => T::OffAll.text().to_owned(),
            Some(OffLimits::Parts(1)) => T::OffOne.with(&["1"]),
            Some(OffLimits::Parts(parts)) => T::OffParts.with(&[&parts.to_string()]),
        };
        let about = [case.nature.clone(), case.scope.clone()].into_iter().filter(|text| !text.is_empty());
        vec![
            case.code.clone(),
            words.who(case.who),
            about.collect::<Vec<_>>().join("; "),
            off_limits,
            format::day_short(case.assigned_on),
            day(case.discussed_on),
        ]
    };
    let columns = [
        (T::Case.text(), Set::Head),
        (T::Whose.text(), Set::Short),
        (T::Nature.text(), Set::Wide),
        (T::OffLimits.text(), Set::Short),
        (T::Assigned.text(), Set::Day),
        (T::Discussed.text(), Set::Day),
    ];
    table(SectionText::Cases.text(), &columns, pack.cases.iter().map(row).collect())
}
