//! The ledger: a date in the margin, then what happened, why it matters and where to go.

use super::link::LinkView;
use super::link::href;
use super::mark::{Mark, OutcomeMark};
use leptos::prelude::*;

/// A list of dated entries.
#[component]
pub fn LedgerList(
    /// The entries.
    children: Children,
) -> impl IntoView {
    view! { <ol class="ledger">{children()}</ol> }
}

/// A dated entry.
#[component]
pub fn LedgerEntry(
    /// The day or time, such as `5 April`.
    #[prop(into)]
    date: String,
    /// How far away it is, or the year, such as `in 14 days`.
    #[prop(optional, into)]
    when: String,
    /// True where the day has passed and something is not met.
    #[prop(optional)]
    late: bool,
    /// What it is, and where it leads; an empty address makes plain words.
    title: LinkView,
    /// What it means and what to do.
    #[prop(optional, into)]
    text: String,
    /// How it came out.
    #[prop(optional_no_strip, into)]
    mark: Option<Mark>,
    /// What else identifies it, such as the group and the rule.
    #[prop(optional)]
    meta: Vec<String>,
    /// Its action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let LinkView { label, href: to } = title;
    let title = if to.is_empty() { label.into_any() } else { view! { <a href=href(&to)>{label}</a> }.into_any() };
    let has_meta = mark.is_some() || !meta.is_empty();
    let meta = meta.into_iter().map(|word| view! { <span>{word}</span> }).collect_view();
    view! {
        <li class="entry">
            <p class="entry-date" class:entry-late=late>
                {date} " " <small>{when}</small>
            </p>
            <div class="entry-body">
                <p class="entry-title">{title}</p>
                {(!text.is_empty()).then(|| view! { <p class="entry-text">{text}</p> })}
                {has_meta
                    .then(|| {
                        view! {
                            <p class="entry-meta">
                                {mark.map(|mark| view! { <OutcomeMark outcome=mark /> })} {meta}
                            </p>
                        }
                    })}
            </div>
            <div class="entry-end">{children.map(|children| children())}</div>
        </li>
    }
    .into_any()
}
