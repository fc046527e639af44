//! Counts of mentees, where a pack tells of nobody: a count that could tell who somebody is is left out.

use crate::app::components::Mark;
use crate::app::pages::evidence::blocks::{Set, table};
use crate::app::texts::evidence::{PackText, RecordsText as T};
use crate::app::verdicts::text;
use crate::evidence::pack::Pack;
use crate::evidence::publish::{Column, Counted, Counts, Line};
use leptos::prelude::*;

/// The tables of counts.
pub fn counts(pack: &Pack) -> AnyView {
    let tables = pack.counts.iter().map(|counts| one(pack, counts)).collect_view();
    view! { <p>{PackText::CountsText.text()}</p> {tables} }.into_any()
}

fn one(pack: &Pack, counts: &Counts) -> AnyView {
    let policy = match counts.what {
        Counted::Presence => None,
        Counted::Outcomes(place) => usize::try_from(place).ok().and_then(|place| pack.policies.get(place)),
    };
    let what = policy.map_or(T::AttendanceTable.text(), |policy| text(&policy.title));
    let caption = PackText::CountsOf.with(&[what, &counts.of.to_string()]);
    let head = |column: &Column| {
        let word = match column {
            Column::Outcome(outcome) => Mark::from(*outcome).word(),
            Column::Otherwise => PackText::Otherwise.text(),
            Column::Present => PackText::Present.text(),
            Column::Absent => PackText::Absent.text(),
        };
        (word, Set::Number)
    };
    let first = if policy.is_some() { PackText::Rule } else { PackText::Session };
    let heads: Vec<_> = [(first.text(), Set::Head)].into_iter().chain(counts.columns.iter().map(head)).collect();
    let row = |line: &Line| {
        let rule = line.rule.as_ref().map(|id| {
            let rule = policy.and_then(|policy| policy.rules.iter().find(|rule| rule.id == *id));
            rule.map_or_else(|| id.to_string(), |rule| format!("{id} {}", text(&rule.title)))
        });
        let session = line.session.map(|number| T::Session.with(&[&number.to_string()]));
        let count =
            |count: &Option<u32>| count.map_or_else(|| PackText::Untold.text().to_owned(), |count| count.to_string());
        let label = rule.or(session).unwrap_or_default();
        std::iter::once(label).chain(line.counts.iter().map(count)).collect::<Vec<_>>()
    };
    table(&caption, &heads, counts.lines.iter().map(row).collect())
}
