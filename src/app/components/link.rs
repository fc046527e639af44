//! Links that work wherever the app is served.

use leptos::prelude::*;

/// A link: its words and the address within the app, such as `/groups`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// The words.
    pub label: String,
    /// The address within the app.
    pub href: String,
}

impl LinkView {
    /// A link with these words to this address.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// The address within the app, made relative to the base of the page, so that it also holds under a sub-path.
#[must_use]
pub fn href(path: &str) -> String {
    match path.trim_start_matches('/') {
        "" => "./".to_owned(),
        path => path.to_owned(),
    }
}

/// A link in running text.
#[component]
pub fn Link(
    /// The address within the app, such as `/groups`.
    #[prop(into)]
    to: String,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <a href=href(&to)>{children()}</a> }
}
