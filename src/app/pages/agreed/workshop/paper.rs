//! The agreement on paper, with a line for everybody's signature.

use super::bench::{heading, in_force, kind_word};
use crate::app::components::{Button, ButtonKind, IconName, LinkButton, PageHead};
use crate::app::format;
use crate::app::pages::agreed::words::present;
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
    let print = move |()| drop(window().print());
    view! {
        <PageHead title=move || group.group().map(|group| T::PaperTitle.with(&[&group.name])).unwrap_or_default() lede=T::PaperLede.text()>
            <LinkButton to=paths::group_page(group.id, "agreements")>{T::BackToWorkshop.text()}</LinkButton>
            <Button reads=true kind=ButtonKind::Main icon=IconName::Print on_press=print>{T::Print.text()}</Button>
        </PageHead>
        <article class="panel paper">
            {move || in_force(group).into_iter().map(part).collect_view()}
            <section class="paper-part">
                <h2>{T::Signatures.text()}</h2>
                <p class="small soft">{T::SignaturesText.text()}</p>
                <ul class="signatures">
                    {move || present(group).into_iter().map(|(_, name)| view! {
                        <li><span>{name}</span><span>{T::SignHere.text()}</span><span>{T::SignDay.text()}</span></li>
                    }).collect_view()}
                </ul>
            </section>
        </article>
    }
    .into_any()
}
