//! The agreement on paper, with a line for everybody's signature.

use super::bench::{heading, in_force, kind_word};
use crate::app::components::{EmptyState, LinkButton, PageHead, live};
use crate::app::format;
use crate::app::pages::agreed::words::present;
use crate::app::pages::papers::frame::{PrintButton, signatures};
use crate::app::paths;
use crate::app::state::group::use_group;
use crate::app::texts::workshop::WorkshopText as T;
use crate::app::title::use_title;
use crate::domain::agreement::Agreement;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PaperPage() -> impl IntoView {
    use_title(T::SignSheet.text());
    let group = use_group();
    let part = |version: Agreement| {
        let clause = |clause: &crate::domain::agreement::Clause| {
            view! { <li><h3>{heading(clause)}</h3><p class="typed">{clause.text.clone()}</p></li> }
        };
        let minutes = version.presenting.map(|minutes| {
            view! { <li><h3>{T::Presenting.text()}</h3><p>{format::minutes(minutes)}</p></li> }
        });
        view! {
            <section class="paper-part">
                <h2>{kind_word(version.kind)}</h2>
                <p class="small soft">{T::HoldsSince.with(&[&format::day(version.on)])}</p>
                <ol>{version.clauses.iter().map(clause).collect_view()}{minutes}</ol>
            </section>
        }
    };
    let any = Memo::new(move |_| !in_force(group).is_empty());
    view! {
        <PageHead title=move || group.group().map(|group| T::PaperTitle.with(&[&group.name])).unwrap_or_default() lede=T::PaperLede.text()>
            <LinkButton to=paths::group_page(group.id, "agreements")>{T::BackToWorkshop.text()}</LinkButton>
            {live(move || any.get().then(|| view! { <PrintButton/> }))}
        </PageHead>
        {live(move || if any.get() { view! {
        <article class="panel paper">
            {move || in_force(group).into_iter().map(part).collect_view()}
            <section class="paper-part">
                <h2>{T::Signatures.text()}</h2>
                <p class="small soft">{T::SignaturesText.text()}</p>
                {signatures(present(group).into_iter().map(|(_, name)| name).collect())}
            </section>
        </article>
        }.into_any() } else {
            view! { <EmptyState title=T::NothingChosen.text() text=T::NothingToAnswer.text()/> }.into_any()
        })}
    }
    .into_any()
}
