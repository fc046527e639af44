//! What speaks up in the page: notices and the empty state.

use super::icon::{Icon, IconName};
use super::ring::{Ring, SeatState};
use leptos::prelude::*;

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something to know.
    #[default]
    Info,
    /// Something is as it should be.
    Good,
    /// Something to heed.
    Heed,
    /// Something to watch.
    Watch,
    /// Something went wrong; it is read out at once.
    Bad,
    /// Something in the background.
    Quiet,
}

impl NoticeKind {
    const fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Info => ("notice tone-accent", IconName::Info),
            Self::Good => ("notice tone-pass", IconName::Saved),
            Self::Heed => ("notice tone-due", IconName::Warn),
            Self::Watch => ("notice tone-monitor", IconName::Watch),
            Self::Bad => ("notice tone-fail", IconName::Fail),
            Self::Quiet => ("notice tone-quiet", IconName::Info),
        }
    }
}

/// A notice in the page.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    kind: NoticeKind,
    /// Its first words.
    #[prop(into)]
    title: String,
    /// What it says.
    #[prop(optional, into)]
    text: String,
    /// More content, below the words.
    #[prop(optional)]
    children: Option<Children>,
    /// Its actions.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    let (class, icon) = kind.look();
    view! {
        <div class=class role=if kind == NoticeKind::Bad { "alert" } else { "status" }>
            <Icon name=icon />
            <div>
                <p>
                    <strong>{title}</strong>
                    " "
                    {text}
                </p>
                {children.map(|children| children())}
            </div>
            {actions.map(|actions| view! { <div class="row">{actions.run()}</div> })}
        </div>
    }
    .into_any()
}

/// Where there is nothing yet: a ring of open seats, what would be here, and how to begin.
#[component]
pub fn EmptyState(
    /// What is not there yet.
    #[prop(into)]
    title: String,
    /// What would be here, or what happens next.
    #[prop(into)]
    text: String,
    /// How to begin.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span aria-hidden="true">
                <Ring seats=vec![SeatState::Open; 8] label="" />
            </span>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </div>
    }
    .into_any()
}
