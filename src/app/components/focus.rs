//! Moving the focus to where the work is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Moves the focus to the element with that identifier and brings it into view; false if there is none.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    // A heading or a fieldset takes focus only when told so.
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    let room = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if f64::from(element.offset_height()) <= room {
        return element.focus().is_ok();
    }
    // Of what is taller than the window the browser by itself would show the middle.
    element.scroll_into_view();
    let stay = FocusOptions::new();
    stay.set_prevent_scroll(true);
    element.focus_with_options(&stay).is_ok()
}
