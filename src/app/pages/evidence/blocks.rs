//! What the document is built of: headings, tables, lists of facts. Texts that somebody typed are texts here and nothing else.

use crate::app::texts::evidence::PackText as T;
use leptos::prelude::*;

/// How a column is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// What its row is about.
    Head,
    /// A name or a few words.
    Short,
    /// A day, which is not broken.
    Day,
    /// A number.
    Number,
    /// A text that needs room.
    Wide,
}

/// A column: its head and how it is set.
pub type Column = (&'static str, Set);

/// A table, or a line that there is nothing. The head is repeated on each page and no row is cut.
pub fn table(caption: &str, columns: &[Column], rows: Vec<Vec<String>>) -> AnyView {
    if rows.is_empty() {
        return nothing();
    }
    let head = |(text, set): &Column| view! { <th scope="col" class=class(*set)>{*text}</th> };
    let line = |row: Vec<String>| {
        let cell = |((label, set), text): (&Column, String)| match set {
            Set::Head => view! { <th scope="row" class="pack-text">{text}</th> }.into_any(),
            set => view! { <td class=class(*set) data-label=*label>{text}</td> }.into_any(),
        };
        view! { <tr>{columns.iter().zip(row).map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="pack-table">
            <table class="stacks">
                <caption>{caption.to_owned()}</caption>
                <thead><tr>{columns.iter().map(head).collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

const fn class(set: Set) -> &'static str {
    match set {
        Set::Head => "pack-text",
        Set::Short => "pack-short pack-text",
        Set::Day => "pack-day",
        Set::Number => "number",
        Set::Wide => "wide pack-text",
    }
}

/// Facts, each a name and what is so; those with nothing to say are left out.
pub fn facts(facts: Vec<(&'static str, String)>) -> AnyView {
    let said = facts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let fact = |(name, text)| view! { <div><dt>{name}</dt><dd class="pack-text">{text}</dd></div> };
    let said: Vec<_> = said.map(fact).collect();
    if said.is_empty() { ().into_any() } else { view! { <dl class="pack-facts">{said}</dl> }.into_any() }
}

/// A line that there is nothing.
pub fn nothing() -> AnyView {
    view! { <p class="soft">{T::None.text()}</p> }.into_any()
}

/// A section with its heading, to which the contents lead.
pub fn section(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="pack-section" id=id>
            <h2>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// A part of a section.
pub fn part(title: String, content: AnyView) -> AnyView {
    view! {
        <div class="pack-part">
            <h3>{title}</h3>
            {content}
        </div>
    }
    .into_any()
}
