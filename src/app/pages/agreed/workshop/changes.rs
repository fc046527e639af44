//! What one version says otherwise than another, and the versions so far.

use super::bench::{Bench, KINDS, heading, kind_word, standing, versions};
use crate::app::components::{Icon, IconName, live};
use crate::app::format;
use crate::app::state::group::GroupCtx;
use crate::app::texts::counted;
use crate::app::texts::workshop::WorkshopText as T;
use crate::domain::agreement::{Agreement, AgreementKind};
use crate::domain::difference::{Change, difference};
use crate::domain::units::Minutes;
use leptos::prelude::*;

/// The lines of a difference; none where both say the same.
fn lines(before: &Agreement, after: &Agreement) -> Option<AnyView> {
    let found = difference(before, after);
    if found.is_none() {
        return None;
    }
    let line = |icon, word: T, title: String, texts: Vec<(bool, String)>| {
        let text = |(gone, text): (bool, String)| {
            if gone { view! { <del>{text}</del> }.into_any() } else { view! { <ins>{text}</ins> }.into_any() }
        };
        view! {
            <li>
                <Icon name=icon/>
                <div><p><strong>{word.text()}</strong>" "{title}</p>{texts.into_iter().map(text).collect_view()}</div>
            </li>
        }
        .into_any()
    };
    let change = |change: &Change<'_>| match change {
        Change::Added(clause) => line(IconName::Add, T::Added, heading(clause), vec![(false, clause.text.clone())]),
        Change::Removed(clause) => {
            line(IconName::Remove, T::Removed, heading(clause), vec![(true, clause.text.clone())])
        }
        Change::Changed { before, after } => {
            let title = heading(after);
            let texts = if before.text == after.text {
                vec![(true, heading(before)), (false, title.clone())]
            } else {
                vec![(true, before.text.clone()), (false, after.text.clone())]
            };
            line(IconName::Edit, T::Changed, title, texts)
        }
    };
    let minutes = |minutes: Option<Minutes>| minutes.map_or_else(|| T::NoMinutes.text().to_owned(), format::minutes);
    let presenting = found.presenting.map(|(before, after)| {
        let texts = vec![(true, minutes(before)), (false, minutes(after))];
        line(IconName::Edit, T::Changed, T::Presenting.text().to_owned(), texts)
    });
    let order = found.reordered.then(|| view! { <li><p>{T::Reordered.text()}</p></li> });
    Some(
        view! { <ul class="changes">{found.changes.iter().map(change).collect_view()}{presenting}{order}</ul> }
            .into_any(),
    )
}

/// What the bench would change in the versions that stand.
pub(super) fn pending(bench: Bench) -> AnyView {
    live(move || {
        let of_kind = |kind: AgreementKind| {
            let last = standing(bench.group, kind)?;
            let proposed = bench.proposed(kind);
            Some(view! { <h3>{kind_word(kind)}</h3>{lines(&last, &proposed)?} })
        };
        let changed: Vec<_> = KINDS.into_iter().filter_map(of_kind).collect();
        (!changed.is_empty()).then(|| {
            view! { <section class="panel"><h2>{T::WouldChange.text()}</h2>{changed.into_iter().collect_view()}</section> }
        })
    })
}

/// Every version, the newest first, each with what it said otherwise than the one before.
pub(super) fn history(group: GroupCtx) -> AnyView {
    live(move || {
        let of_kind = |kind: AgreementKind| {
            let versions = versions(group, kind);
            let row = |(place, version): (usize, &Agreement)| {
                let before = version.amends.and_then(|id| versions.iter().find(|other| other.id == id));
                let clauses = counted(version.clauses.len(), T::OneClause.text(), T::ManyClauses.text());
                let how = match (version.amends.is_some(), version.renegotiated) {
                    (_, true) => T::Renegotiated,
                    (true, false) => T::Amended,
                    (false, false) => T::First,
                };
                let said = |label: T, text: &str| {
                    (!text.is_empty())
                        .then(|| view! { <p class="small"><strong>{label.text()}</strong>" "{text.to_owned()}</p> })
                };
                view! {
                    <li>
                        <h3>{T::VersionOf.with(&[kind_word(kind), &(place + 1).to_string(), &format::day(version.on)])}</h3>
                        <p class="small soft">{how.text()}", "{clauses}</p>
                        {said(T::Because, &version.why)}
                        {said(T::Reference, &version.reference)}
                        {before.and_then(|before| lines(before, version))}
                    </li>
                }
            };
            versions.iter().enumerate().rev().map(row).collect_view()
        };
        let rows = KINDS.map(of_kind);
        view! {
            <section class="section">
                <div class="section-head"><h2>{T::Versions.text()}</h2></div>
                <ol class="panel versions">{rows.into_iter().collect_view()}</ol>
            </section>
        }
    })
}
