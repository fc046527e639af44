//! Buttons, and links that look like one.

use super::icon::{Icon, IconName};
use super::link::href;
use crate::app::reading;
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action of a view.
    Main,
    /// Any other action.
    #[default]
    Plain,
    /// An action that stays in the background.
    Quiet,
    /// An action that takes something away.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it does; not needed where it submits a form.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// True where it submits the form that it stands in.
    #[prop(optional)]
    submit: bool,
    /// True while it cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// True where it changes nothing in the book, so that it works while the book is only read.
    #[prop(optional)]
    reads: bool,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Identifier of the element, where a remedy leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let is_kept_back = reading::is_reading();
    let is_kept_back = Signal::derive(move || !reads && is_kept_back.get());
    let disabled = Signal::derive(move || disabled.get() || is_kept_back.get());
    view! {
        <button
            class=kind.class()
            id=id
            type=if submit { "submit" } else { "button" }
            // A button that is switched off by the browser's own attribute would drop the focus that stands on it.
            aria-disabled=move || disabled.get().then_some("true")
            aria-describedby=move || is_kept_back.get().then_some(reading::REASON)
            on:click=move |event| {
                if disabled.get_untracked() {
                    event.prevent_default();
                } else if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            {children()}
        </button>
    }
    .into_any()
}

/// A link that looks like a button, because it leads to where something is done.
#[component]
pub fn LinkButton(
    /// The address within the app.
    #[prop(into)]
    to: String,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Identifier of the element, where a remedy leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() id=id href=href(&to)>
            {icon.map(|name| view! { <Icon name=name /> })}
            {children()}
        </a>
    }
    .into_any()
}
