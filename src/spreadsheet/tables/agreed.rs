//! Goals, agreements, who said yes to what, and evaluations.

use super::{Columns, Source, day, number, word};
use crate::domain::agreement::{Assent, AssentTo};
use crate::domain::evaluation::FEWEST;
use crate::domain::sort::sort_by_key;
use crate::spreadsheet::csv::Cell;
use crate::spreadsheet::tables::Column as C;

pub(super) fn goals(source: &Source<'_>) -> Columns {
    let columns = vec![C::CodeName, C::Goal, C::SetOn, C::Progress, C::LastOn, C::Day, C::Attainment, C::Outcome];
    let mut goals: Vec<_> = source.file.goals.iter().collect();
    sort_by_key(&mut goals, |goal| (goal.person, goal.set_on));
    let rows = goals.into_iter().map(|goal| {
        let end = goal.outcome.as_ref();
        vec![
            source.name(goal.person),
            goal.text.as_str().into(),
            goal.set_on.into(),
            number(goal.progress.len()),
            day(goal.progress.iter().map(|look| look.on).max()),
            day(end.map(|end| end.on)),
            end.and_then(|end| end.attainment).map_or(Cell::Empty, |attained| number(attained.level())),
            end.map_or("", |end| end.text.as_str()).into(),
        ]
    });
    (columns, rows.collect())
}

pub(super) fn agreements(source: &Source<'_>) -> Columns {
    let columns = vec![C::Kind, C::Day, C::Topic, C::Heading, C::Text];
    let mut agreements: Vec<_> = source.file.agreements.iter().collect();
    sort_by_key(&mut agreements, |agreement| (agreement.kind, agreement.on));
    let rows = agreements.into_iter().flat_map(|agreement| {
        agreement.clauses.iter().map(|clause| {
            vec![
                word(&agreement.kind),
                agreement.on.into(),
                word(&clause.topic),
                clause.title.as_str().into(),
                clause.text.as_str().into(),
            ]
        })
    });
    (columns, rows.collect())
}

const fn is_consent(to: AssentTo) -> bool {
    matches!(
        to,
        AssentTo::Voluntary
            | AssentTo::NatureAndPurpose
            | AssentTo::SharingExperience
            | AssentTo::Confidentiality
            | AssentTo::DataStorage
            | AssentTo::Standards
    )
}

/// Consents, or all other assents.
pub(super) fn assents(source: &Source<'_>, consents: bool) -> Columns {
    let columns = vec![C::CodeName, C::To, C::Version, C::Day, C::Answer, C::Withdrawn, C::Reason];
    let mut assents: Vec<_> = source.file.assents.iter().filter(|assent| is_consent(assent.to) == consents).collect();
    sort_by_key(&mut assents, |assent| assent.on);
    let version = |assent: &Assent| match assent.to {
        AssentTo::Agreement(id) => source.file.agreements.get(id.0).map(|agreement| agreement.on),
        _ => None,
    };
    let rows = assents.into_iter().map(|assent| {
        let answer = match (assent.given, assent.abstained) {
            (_, true) => "abstained",
            (true, _) => "yes",
            (false, _) => "no",
        };
        vec![
            source.name(assent.person),
            word(&assent.to),
            day(version(assent)),
            assent.on.into(),
            Cell::Word(answer.to_owned()),
            day(assent.withdrawn_on),
            assent.reason.as_str().into(),
        ]
    });
    (columns, rows.collect())
}

/// What the mentor found, what was told openly, by name, and what was gathered without names: of fewer people than keep them
/// from being told apart, only how many they were.
pub(super) fn evaluations(source: &Source<'_>) -> Columns {
    let columns = vec![C::Day, C::Question, C::CodeName, C::Answered, C::Text, C::Due, C::SettledOn];
    let mut rows = Vec::new();
    let mut row = |on: chrono::NaiveDate, place: Option<usize>, who: Cell, answered: Cell, text: &str, due, settled| {
        let question = place.map_or("", |place| source.words.question(place));
        rows.push(vec![on.into(), question.into(), who, answered, text.into(), day(due), day(settled)]);
    };
    for evaluation in source.file.evaluations.iter() {
        let on = evaluation.on;
        let own = [&evaluation.group_reactions, &evaluation.individual_reactions, &evaluation.benefits];
        for (place, text) in own.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            row(on, Some(place), source.name(evaluation.by), Cell::Empty, text, None, None);
        }
        for told in &evaluation.responses {
            for (place, text) in
                [&told.group, &told.individual].into_iter().enumerate().filter(|(_, text)| !text.is_empty())
            {
                row(told.on, Some(place), source.name(told.person), Cell::Empty, text, None, None);
            }
        }
        for gathered in &evaluation.gathered {
            row(gathered.on, None, Cell::Empty, number(gathered.answered.len()), "", None, None);
            if gathered.answered.len() < FEWEST {
                continue;
            }
            for (place, said) in gathered.questions().into_iter().enumerate() {
                for text in &said.texts {
                    row(gathered.on, Some(place), Cell::Empty, Cell::Empty, text, None, None);
                }
            }
        }
        for action in &evaluation.actions {
            let settled = action.settled.as_ref().map(|settled| settled.on);
            row(on, Some(4), source.name(action.owner), Cell::Empty, &action.text, action.due, settled);
        }
    }
    (columns, rows)
}
