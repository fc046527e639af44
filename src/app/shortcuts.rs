//! Undo and redo by the keys that every editor has, and the key that locks the book.

use super::state::BookCtx;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Where the keys belong to what is being typed.
const TYPED_IN: &str = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select";

/// Follows Ctrl+Shift+L wherever the focus is, and Ctrl+Z and Ctrl+Shift+Z (on a Mac with the command key) outside of text fields and dialogs.
pub fn use_shortcuts(book: BookCtx) {
    window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let control = event.ctrl_key() || event.meta_key();
        if control && event.shift_key() && event.key().eq_ignore_ascii_case("l") && book.protected().get_untracked() {
            event.prevent_default();
            return book.lock();
        }
        let is_ours = control && !event.alt_key() && event.key().eq_ignore_ascii_case("z");
        if !is_ours || is_typing(&event) || untrack(|| book.is_handed()) {
            return;
        }
        event.prevent_default();
        if event.shift_key() {
            book.redo_last();
        } else {
            book.undo_last();
        }
    });
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field = target.is_some_and(|target| target.matches(TYPED_IN).unwrap_or(false));
    in_field || document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}
