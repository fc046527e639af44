//! What all papers share: the button that prints, the sheet with who and when, lines to sign.

use crate::app::components::{Button, ButtonKind, IconName};
use crate::app::texts::papers::PapersText as T;
use leptos::prelude::*;

/// The button that prints the page.
#[component]
pub fn PrintButton() -> impl IntoView {
    let print = move |()| drop(window().print());
    view! {
        <Button reads=true kind=ButtonKind::Main icon=IconName::Print on_press=print>{T::Print.text()}</Button>
    }
}

/// A sheet of paper: its title, who and when, and what it says. Each sheet begins on a page of its own.
pub fn sheet(title: String, facts: Vec<(&'static str, String)>, content: AnyView) -> AnyView {
    view! {
        <article class="panel paper">
            <h2 class="paper-title">{title}</h2>
            {facts_list(facts)}
            {content}
        </article>
    }
    .into_any()
}

/// A longer value has a line of its own.
const LONG: usize = 48;

/// Who and when; what is empty is left out.
pub fn facts_list(facts: Vec<(&'static str, String)>) -> AnyView {
    let fact = |(label, value): (&'static str, String)| {
        let wide = value.chars().count() > LONG;
        (!value.is_empty()).then(|| view! { <div class:facts-wide=wide><dt>{label}</dt><dd>{value}</dd></div> })
    };
    view! { <dl class="facts">{facts.into_iter().filter_map(fact).collect_view()}</dl> }.into_any()
}

/// A line to sign for each of these people, with the day.
pub fn signatures(names: Vec<String>) -> AnyView {
    let line = |name| {
        view! { <li><span>{name}</span><span>{T::Signature.text()}</span><span>{T::SignDay.text()}</span></li> }
    };
    view! { <ul class="signatures">{names.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// A box to tick by hand.
pub fn tick_box() -> AnyView {
    view! {
        <svg class="tick-box" viewBox="0 0 16 16" aria-hidden="true">
            <rect x="1" y="1" width="14" height="14" rx="2" />
        </svg>
    }
    .into_any()
}
