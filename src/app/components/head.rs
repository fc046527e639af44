//! The head of a page, and what tells where one is.

use super::link::{LinkView, href};
use crate::app::texts::common::Common;
use crate::app::texts::components::ComponentText;
use leptos::html;
use leptos::prelude::*;

/// How much of the part before the present one stays in sight, in pixels.
const PEEK: i32 = 64;

/// The head of a page: where it lies, its title, a sentence, its actions. It sets no document title.
#[component]
pub fn PageHead(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence that says what is going on here.
    #[prop(optional, into)]
    lede: MaybeProp<String>,
    /// The pages above this one, outermost first.
    #[prop(optional)]
    crumbs: Vec<LinkView>,
    /// A picture between the words and the actions, such as a group's ring.
    #[prop(optional, into)]
    picture: Option<ViewFn>,
    /// Its actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="head">
            <div class="head-words">
                {(!crumbs.is_empty()).then(|| view! { <Crumbs items=crumbs /> })}
                <h1>{move || title.get()}</h1>
                {move || lede.get().map(|lede| view! { <p class="lede">{lede}</p> })}
            </div>
            {picture.map(|picture| picture.run())}
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </header>
    }
    .into_any()
}

/// The pages above this one, outermost first.
#[component]
pub fn Crumbs(
    /// The pages.
    items: Vec<LinkView>,
) -> impl IntoView {
    let items = items.into_iter().map(|item| view! { <li><a href=href(&item.href)>{item.label}</a></li> });
    view! {
        <nav class="crumbs" aria-label=ComponentText::PagesAbove.text()>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
}

/// Links between the parts of one thing.
#[component]
pub fn Tabs(
    /// What the parts belong to, such as `Parts of this group`.
    #[prop(into)]
    label: String,
    /// The parts.
    items: Vec<LinkView>,
    /// The address of the part that is shown.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move || {
        current.track();
        // On a phone the row moves sideways; the present part must be in sight.
        let shown = list.get().and_then(|list| Some((list.query_selector("[aria-current]").ok()??, list)));
        if let Some((part, list)) = shown {
            let (part, row) = (part.get_bounding_client_rect(), list.get_bounding_client_rect());
            list.set_scroll_left(list.scroll_left() + (part.left() - row.left()) as i32 - PEEK);
        }
    });
    let items = items.into_iter().map(|item| {
        let to = href(&item.href);
        let is_current = move || current.with(|current| *current == item.href).then_some("page");
        view! { <li><a href=to aria-current=is_current>{item.label}</a></li> }
    });
    view! {
        <nav class="tabs" aria-label=label>
            <ul node_ref=list>{items.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// Says that something is being opened.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <p class="loading" role="status">{Common::Loading.text()}</p> }
}
