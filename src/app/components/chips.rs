//! A filter: one of a few, each with how many it would show.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// A choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipView {
    /// What the signal of the filter holds when this is chosen.
    pub key: String,
    /// Its words.
    pub label: String,
    /// Its icon.
    pub icon: Option<IconName>,
    /// How many it would show.
    pub count: usize,
}

/// A filter: one of a few.
#[component]
pub fn Chips(
    /// Identifier of the filter on the page.
    #[prop(into)]
    id: String,
    /// What is being filtered, for those who listen.
    #[prop(into)]
    legend: String,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<ChipView>>,
    /// The key of the choice.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let chip = move |chip: ChipView| {
        let key = chip.key.clone();
        view! {
            <label class="chip">
                <input
                    type="radio"
                    name=id.clone()
                    prop:checked=move || chosen.with(|chosen| *chosen == key)
                    on:change=move |_| chosen.set(chip.key.clone())
                />
                <span>
                    {chip.icon.map(|name| view! { <Icon name=name /> })} {chip.label} <b>{chip.count}</b>
                </span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="off">{legend}</legend>
            <div class="chips">{move || choices.get().into_iter().map(&chip).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
