//! Moving the focus to where the work is.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Frames to wait for an element that is still being made: about two seconds.
const PATIENCE: u32 = 120;

/// Moves the focus to the element with that identifier and brings it into view; false if there is none.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    // A heading or a fieldset takes focus only when told so.
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    element.focus().is_ok()
}

/// Moves the focus there as soon as the element is on the page.
pub fn focus_when_there(id: String) {
    try_focus(id, PATIENCE);
}

fn try_focus(id: String, patience: u32) {
    request_animation_frame(move || {
        if !focus(&id) && patience > 0 {
            try_focus(id, patience - 1);
        }
    });
}
