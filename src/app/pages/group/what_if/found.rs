//! What would be found: rule by rule, from what it is to what it would be, and what that does to credit.

use super::super::differ::difference;
use crate::app::components::{Mark, OutcomeMark};
use crate::app::format;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::whatif::WhatIfText as T;
use crate::app::verdicts::{clause, finding_with_gap, rule_of, subject, text};
use crate::domain::ids::PersonId;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use crate::policy::compare::Change;
use crate::policy::verdict::{Subject, Verdict};
use crate::policy::whatif::{Case, Consequence, WhatIf};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What would be found.
#[component]
pub(in crate::app::pages) fn Found(found: WhatIf) -> impl IntoView {
    let group = use_group();
    let (shelf, file) = (Signal::stored(found.shelf.clone()), Signal::stored(Arc::new(found.file.clone())));
    let supposed = GroupCtx { shelf, file, ..group };
    let mut consequences = found.consequences.clone();
    sort_by_key(&mut consequences, |it| it.cases.iter().map(|case| mark(case.difference.after.as_ref())).min());
    let rows = consequences.iter().filter_map(|it| row(group, supposed, &found, it)).collect_view();
    let conflicts: Vec<_> = found.conflicts().iter().map(difference).collect();
    let credit = credit(supposed, &found.credit, false);
    view! {
        {(!credit.is_empty()).then(|| view! {
            <section class="section">
                <h3>{T::CreditTitle.text()}</h3>
                {lines(credit)}
            </section>
        })}
        {(!conflicts.is_empty()).then(|| view! {
            <section class="section">
                <h3>{T::ConflictsTitle.text()}</h3>
                <div class="panel"><dl class="rules">{conflicts}</dl></div>
            </section>
        })}
        {(!consequences.is_empty()).then(|| view! {
            <section class="section">
                <h3>{T::FindingsTitle.text()}</h3>
                <ul class="turns">{rows}</ul>
            </section>
        })}
    }
    .into_any()
}

/// The mark of a finding; the last of all where it would be gone.
fn mark(verdict: Option<&Verdict>) -> Option<Mark> {
    Some(Mark::from(verdict?.outcome))
}

fn row(group: GroupCtx, supposed: GroupCtx, found: &WhatIf, consequence: &Consequence) -> Option<AnyView> {
    let (pack, rule) = consequence.cases.iter().find_map(|Case { difference: it, .. }| {
        let after = it.after.as_ref().and_then(|verdict| rule_of(&found.packs, verdict));
        after.or_else(|| rule_of(&found.present, it.before.as_ref()?))
    })?;
    let turns = turns(group, supposed, &consequence.cases).into_iter().map(turn).collect_view();
    let credit = credit(supposed, &consequence.withheld, true);
    let ids: Vec<_> =
        std::iter::once(&rule.id).chain(consequence.also.iter().map(|(_, id)| id)).map(|id| &**id).collect();
    let ids = ids.join(", ");
    Some(
        view! {
            <li>
                <p><b>{text(&rule.title).to_owned()}</b></p>
                <ul>{turns}</ul>
                {(!credit.is_empty()).then(|| lines(credit))}
                <p class="small faint">{clause(pack, rule)} " · " <span class="code">{ids}</span></p>
            </li>
        }
        .into_any(),
    )
}

/// Subjects that turn alike.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    after: Option<Mark>,
    before: Option<Mark>,
    finding: String,
    once_held: bool,
    subjects: Vec<String>,
}

/// The cases of a rule, those that turn alike together and the most urgent first.
fn turns(group: GroupCtx, supposed: GroupCtx, cases: &[Case]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for Case { difference, once_held } in cases {
        let (before, after) = (difference.before.as_ref(), difference.after.as_ref());
        let of = if after.is_some() { supposed } else { group };
        let who = match difference.subject {
            Subject::Group => T::TheGroup.text().to_owned(),
            other => subject(of, other),
        };
        let new = Turn {
            after: mark(after),
            before: mark(before),
            finding: after.map(|verdict| finding_with_gap(supposed, verdict)).unwrap_or_default(),
            once_held: *once_held,
            subjects: vec![who],
        };
        let alike = |turn: &&mut Turn| Turn { subjects: new.subjects.clone(), ..(*turn).clone() } == new;
        match turns.iter_mut().find(alike) {
            Some(turn) => turn.subjects.extend(new.subjects),
            None => turns.push(new),
        }
    }
    for turn in &mut turns {
        sort_by_key(&mut turn.subjects, String::clone);
    }
    sort_by_key(&mut turns, Turn::clone);
    turns
}

fn turn(turn: Turn) -> AnyView {
    let side = |mark: Option<Mark>, none: T| match mark {
        Some(mark) => view! { <OutcomeMark outcome=mark/> }.into_any(),
        None => view! { <span class="mark mark-plain mark-na tone-quiet">{none.text()}</span> }.into_any(),
    };
    let note = turn.once_held.then(|| view! { <span class="faint">{format!(" ({})", T::OnceHeld.text())}</span> });
    view! {
        <li>
            <p class="turn">
                {side(turn.before, T::New)}
                <span aria-hidden="true">"→"</span>
                <span class="off">{T::Becomes.text()}</span>
                {side(turn.after, T::Gone)}
            </p>
            <p class="verdict-words">
                <b>{format::list(&turn.subjects)} {note}</b>
                <span>{turn.finding}</span>
            </p>
        </li>
    }
    .into_any()
}

fn lines(lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="bullets small">{lines}</ul> }.into_any()
}

/// What becomes of credited minutes, those who fare alike together; of what is withheld, more is less credit.
fn credit(group: GroupCtx, changes: &BTreeMap<PersonId, Change>, withheld: bool) -> Vec<String> {
    let mut alike: BTreeMap<(bool, Minutes), Vec<String>> = BTreeMap::new();
    for (person, (before, after)) in changes {
        let more = (after > before) != withheld;
        let apart = after.less(*before) + before.less(*after);
        alike.entry((more, apart)).or_default().push(group.name(*person));
    }
    let line = |((more, minutes), mut names): ((bool, Minutes), Vec<String>)| {
        sort_by_key(&mut names, String::clone);
        let text = if more { T::CreditMore } else { T::CreditLess };
        text.with(&[&format::minutes(minutes), &format::list(&names)])
    };
    alike.into_iter().map(line).collect()
}
