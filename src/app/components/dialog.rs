//! Dialogs: the browser's own, so that focus, Escape and the way back are right.

use super::button::{Button, ButtonKind};
use super::icon::{Icon, IconName};
use crate::app::texts::common::Common;
use leptos::html;
use leptos::prelude::*;

/// A dialog over the page. Its content is made anew whenever it opens.
#[component]
pub fn Dialog(
    /// True while it is open; closing it by Escape or its cross sets it to false.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// True where it takes the whole window.
    #[prop(optional)]
    full: bool,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let class = if full { "dialog dialog-full" } else { "dialog" };
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // A dialog that has left the page cannot be shown; then there is nothing to do.
            (true, false) => _ = dialog.show_modal(),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog class=class node_ref=node aria-label=move || title.get() on:close=move |_| open.set(false)>
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <div class="dialog-head">
                                <h2>{move || title.get()}</h2>
                                <button
                                    class="button button-quiet"
                                    type="button"
                                    aria-label=Common::Close.text()
                                    on:click=move |_| open.set(false)
                                >
                                    <Icon name=IconName::Close />
                                </button>
                            </div>
                            {children.with_value(|children| children())}
                        }
                    })
            }}
        </dialog>
    }
    .into_any()
}

/// Asks before something is done that matters.
#[component]
pub fn ConfirmDialog(
    /// True while it is open.
    open: RwSignal<bool>,
    /// The question, such as `Remove P04 from session 2?`.
    #[prop(into)]
    title: Signal<String>,
    /// What goes with it, and whether it can be undone.
    #[prop(into)]
    text: Signal<String>,
    /// What the button that does it says.
    #[prop(into)]
    action: String,
    /// What it does; the dialog closes first.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// How the button looks that does it.
    #[prop(default = ButtonKind::Danger)]
    kind: ButtonKind,
) -> impl IntoView {
    let action = StoredValue::new(action);
    let confirm = move |()| {
        open.set(false);
        on_confirm.run(());
    };
    view! {
        <Dialog open=open title=title>
            <p class="soft">{move || text.get()}</p>
            <div class="dialog-actions">
                <Button reads=true on_press=move |()| open.set(false)>{Common::Cancel.text()}</Button>
                <Button kind=kind on_press=confirm>{action.get_value()}</Button>
            </div>
        </Dialog>
    }
}
