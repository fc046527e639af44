//! The path of a group's life, stage by stage.

use super::link::href;
use super::tally::{Counts, Tally};
use crate::app::texts::components::ComponentText;
use leptos::prelude::*;

/// A stage of a group's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageView {
    /// Its name.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// How its rules came out.
    pub counts: Counts,
    /// True for the stage that the group is in.
    pub current: bool,
}

/// The stages of a group's life in order, each with how its rules came out.
#[component]
pub fn LifePath(
    /// The stages.
    #[prop(into)]
    stages: Signal<Vec<StageView>>,
) -> impl IntoView {
    let stage = |stage: StageView| {
        view! {
            <li>
                <a href=href(&stage.href) aria-current=stage.current.then_some("step")>
                    <b>{stage.label}</b>
                    <Tally counts=stage.counts />
                </a>
            </li>
        }
    };
    view! {
        <nav class="life" aria-label=ComponentText::Stages.text()>
            <ol>{move || stages.get().into_iter().map(stage).collect_view()}</ol>
        </nav>
    }
    .into_any()
}
