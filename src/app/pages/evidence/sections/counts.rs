//! Counts of mentees, in the publishable view: what is not told is told to be so.

use crate::app::components::Mark;
use crate::app::format;
use crate::app::pages::evidence::blocks::{Column as Head, Set, part, table};
use crate::app::texts::verify::PublishedText as T;
use crate::app::verdicts::text;
use crate::domain::evaluation::FEWEST;
use crate::evidence::pack::Pack;
use crate::evidence::publish::{Column, Counted, Counts, Line};
use leptos::prelude::*;

/// The tables of counts.
pub fn counts(pack: &Pack) -> AnyView {
    let fewest = FEWEST.to_string();
    let of = pack.counts.first().map(|counts| usize::try_from(counts.of).unwrap_or(usize::MAX));
    let lede = match of {
        Some(of) => T::Lede.with(&[&format::number(of), &fewest]),
        None => T::TooFew.with(&[&fewest]),
    };
    view! { <p>{lede}</p> {pack.counts.iter().map(|counts| one(pack, counts)).collect_view()} }.into_any()
}

fn one(pack: &Pack, counts: &Counts) -> AnyView {
    let policy = |at: u32| usize::try_from(at).ok().and_then(|at| pack.policies.get(at));
    let (title, first) = match counts.what {
        Counted::Presence => (T::Presence.text().to_owned(), T::Session),
        Counted::Outcomes(at) => {
            let title = policy(at).map(|policy| text(&policy.title)).filter(|title| !title.is_empty());
            (title.map_or_else(|| T::OwnPolicy.text().to_owned(), str::to_owned), T::Rule)
        }
    };
    let heads: Vec<Head> = std::iter::once((first.text(), Set::Head))
        .chain(counts.columns.iter().map(|column| (word(*column), Set::Number)))
        .collect();
    let name = |line: &Line| match (line.session, &line.rule, counts.what) {
        (Some(session), ..) => T::SessionNumber.with(&[&session.to_string()]),
        (None, Some(rule), Counted::Outcomes(at)) => {
            let found = policy(at).and_then(|policy| policy.rules.iter().find(|other| other.id == *rule));
            let title = found.map(|rule| text(&rule.title)).unwrap_or_default();
            format!("{rule} {title}").trim().to_owned()
        }
        _ => String::new(),
    };
    let cell = |count: &Option<u32>| count.map_or_else(|| T::NotTold.text().to_owned(), |count| count.to_string());
    let row = |line: &Line| std::iter::once(name(line)).chain(line.counts.iter().map(cell)).collect();
    part(title.clone(), table(&T::Caption.with(&[&title]), &heads, counts.lines.iter().map(row).collect()))
}

fn word(column: Column) -> &'static str {
    match column {
        Column::Outcome(outcome) => Mark::from(outcome).word(),
        Column::Otherwise => T::Otherwise.text(),
        Column::Present => T::Present.text(),
        Column::Absent => T::Absent.text(),
    }
}
