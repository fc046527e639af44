//! What the plan brings: when the cap is reached if everything takes place as planned.

use crate::app::format;
use crate::app::state::BookCtx;
use crate::app::state::library::{self, packs_of};
use crate::app::texts::hours::{PlanAheadText as T, why_not};
use crate::app::texts::{fill, records};
use crate::domain::ids::GroupId;
use crate::domain::units::Minutes;
use crate::policy::credit::{Ledger, Line, Source};
use crate::policy::projection::{Projection, Reach, project};
use leptos::prelude::*;

/// Mentees to whom the plan brings the same, with their cap.
type Alike = (Projection, Option<Minutes>, Vec<String>);

/// What the plan brings the mentees with these ledgers in the group. Made anew with the ledgers.
pub(super) fn plan_ahead(book: BookCtx, group: GroupId, ledgers: &[(String, Ledger)]) -> AnyView {
    let projections = untrack(|| {
        let snapshot = book.snapshot();
        let packs = snapshot.group(group).map(|file| packs_of(&snapshot.shelf, file)).unwrap_or_default();
        project(&snapshot, group, &packs, &library::packs(&snapshot.shelf), book.today().get())
    });
    let mut alike: Vec<Alike> = Vec::new();
    for (name, ledger) in ledgers {
        let Some(projection) = projections.get(&ledger.person) else { continue };
        match alike.iter_mut().find(|(other, cap, _)| other == projection && *cap == ledger.cap) {
            Some((.., names)) => names.push(name.clone()),
            None => alike.push((projection.clone(), ledger.cap, vec![name.clone()])),
        }
    }
    if alike.is_empty() {
        return ().into_any();
    }
    let lines = alike.iter().map(|alike| view! { <li>{sentence(book, group, alike)}</li> }).collect_view();
    view! {
        <section class="section screen-only" id="plan-ahead">
            <h2>{T::Title.text()}</h2>
            <p class="soft measure">{T::Lede.text()}</p>
            <ul class="bullets">{lines}</ul>
        </section>
    }
    .into_any()
}

/// What the plan brings these people, in a sentence or two.
fn sentence(book: BookCtx, group: GroupId, (projection, cap, names): &Alike) -> String {
    let who = format::list(names);
    let cap = cap.map_or_else(String::new, format::hours);
    let by_number = |one: T, many: T, words: &[&str]| if names.len() == 1 { one } else { many }.with(words);
    let short = projection.short.as_ref();
    let within = |line: &Line| short.is_some_and(|short| short.source == line.source);
    let reached = match &projection.reach {
        Reach::Not(left) if projection.ahead == 0 => T::NothingAhead.with(&[&who, &format::hours(*left)]),
        Reach::NoCap if projection.ahead == 0 => T::NothingPlanned.with(&[&who]),
        Reach::NoCap => T::NoCap.with(&[&who]),
        Reach::Already(day) => T::Already.with(&[&who, &cap, &format::day(*day)]),
        Reach::Not(left) => by_number(T::NotOne, T::NotMany, &[&who, &cap, &format::hours(*left)]),
        Reach::With(line) => {
            let words = [&*who, &cap, &format::day(line.on), &session(book, group, line)];
            let reached = by_number(T::ReachesOne, T::ReachesMany, &words);
            match short.filter(|_| within(line)) {
                Some(short) => T::PartOfIt.with(&[&reached, &format::minutes(not_credited(short))]),
                None => fill("{0}.", &[&reached]),
            }
        }
    };
    let worth = if projection.ahead == 1 { T::WorthOne } else { T::WorthMany };
    let worth = worth.with(&[&projection.ahead.to_string(), &format::hours(projection.worth)]);
    let is_told = matches!(&projection.reach, Reach::With(line) if within(line));
    let lost = short.filter(|_| !is_told).map(|short| {
        let why = short.withheld.as_ref().map_or("", |withheld| why_not(withheld.why));
        T::NotCounted.with(&[&session(book, group, short), &format::minutes(not_credited(short)), why])
    });
    let worth = Some(worth).filter(|_| projection.ahead > 0);
    [Some(reached), worth, lost].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn not_credited(line: &Line) -> Minutes {
    line.attended.less(line.credited)
}

/// The session of a line in running text; with its group where that is another one.
fn session(book: BookCtx, group: GroupId, line: &Line) -> String {
    let Source::Session(id) = line.source else { return String::new() };
    let number = book.file(line.group).and_then(|file| file.with_untracked(|file| records::ordinal(file, id)));
    let number = number.unwrap_or_default().to_string();
    if line.group == group {
        return T::Session.with(&[&number]);
    }
    let name = book.summaries().with_untracked(|rows| rows.get(&line.group).map(|row| row.name.clone()));
    T::SessionElsewhere.with(&[&number, &name.unwrap_or_default()])
}
