//! What the group's policies still ask for, beside the bench and live.

use super::bench::{Bench, clause_id};
use crate::app::components::{Button, ButtonKind, Icon, IconName, live};
use crate::app::texts::choices as words;
use crate::app::texts::counted;
use crate::app::texts::workshop::WorkshopText as T;
use crate::app::verdicts::LANGUAGE;
use crate::app::verdicts::text;
use crate::domain::agreement::ClauseTopic;
use crate::templates::{Want, Wanted, library};
use leptos::prelude::*;

/// The list, each part with the clause of the library that brings it.
#[component]
pub(super) fn StillAsked(bench: Bench, wanted: Signal<Vec<Wanted>>) -> impl IntoView {
    let missing = Memo::new(move |_| {
        let (clauses, minutes) = (bench.clauses(), bench.minutes());
        wanted
            .with(|wanted| wanted.iter().map(|part| (part.clone(), part.is_in(&clauses, minutes))).collect::<Vec<_>>())
    });
    let count = move || missing.with(|parts| parts.iter().filter(|(_, there)| !there).count());
    let summary = move || match count() {
        _ if missing.with(Vec::is_empty) => T::NothingAsked.text().to_owned(),
        0 => T::AllThere.text().to_owned(),
        left => counted(left, T::OneMissing.text(), T::ManyMissing.text()),
    };
    let row = move |(part, there): (Wanted, bool)| {
        let rules = part.rules.join(", ");
        let (icon, word) = if there { (IconName::Pass, T::IsThere) } else { (IconName::Unknown, T::IsMissing) };
        let name = match part.part {
            Want::Clause(topic) => words::clause(topic),
            Want::Minutes => T::Presenting.text(),
        };
        let add = match part.part {
            Want::Clause(topic) if !there => Some(view! { <AddClause bench topic/> }),
            _ => None,
        };
        view! {
            <li class:asked-missing=!there>
                <Icon name=icon/>
                <div>
                    <p>{name}<span class="off">": "{word.text()}</span></p>
                    <p class="small faint">{rules}</p>
                    {add}
                </div>
            </li>
        }
    };
    view! {
        <section class="panel asked" aria-labelledby="asked-title">
            <h2 id="asked-title">{T::Asked.text()}</h2>
            <p class="small soft" role="status">{summary}</p>
            {live(move || view! { <ul>{missing.get().into_iter().map(row).collect_view()}</ul> })}
        </section>
    }
    .into_any()
}

/// Puts the first clause of the library on that topic on the bench.
#[component]
fn AddClause(bench: Bench, topic: ClauseTopic) -> impl IntoView {
    let known = library().iter().find(|known| known.topic == topic);
    known.map(|known| {
        view! {
            <Button kind=ButtonKind::Quiet icon=IconName::Add id=clause_id(topic) on_press=move |()| bench.add(known.clause(LANGUAGE))>
                {T::AddThis.with(&[text(&known.title)])}
            </Button>
        }
    })
}
