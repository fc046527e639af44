//! A fold: a line that opens to more, which is made when it is opened first.

use super::icon::{Icon, IconName};
use leptos::prelude::*;
use web_sys::HtmlElement;

/// A fold.
#[component]
pub fn Fold(
    /// How it looks, such as `more`.
    class: &'static str,
    /// The line that is always in sight.
    #[prop(into)]
    summary: ViewFn,
    /// True where it stands open; it opens when this becomes true.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// What it opens to.
    children: ChildrenFn,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            opened.set(true);
        }
    });
    let toggled = move |event| opened.set(event_target::<HtmlElement>(&event).has_attribute("open"));
    let made = Memo::new(move |was: Option<&bool>| opened.get() || was == Some(&true));
    view! {
        <details class=class prop:open=move || opened.get() on:toggle=toggled>
            <summary>{summary.run()} <Icon name=IconName::Turn/></summary>
            {move || made.get().then(|| children())}
        </details>
    }
    .into_any()
}
