//! Focus after navigation: the field that the address names, else the top of the new page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How often, and how far apart, a field is looked for while its page loads.
const TRIES: u8 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// Moves focus after each change of address, the first one excepted.
pub fn use_focus() {
    let location = use_location();
    Effect::new(move |before: Option<(String, String)>| {
        let now = (location.pathname.get(), location.hash.get());
        let field = now.1.trim_start_matches('#').to_owned();
        if !field.is_empty() {
            seek(field, TRIES);
        } else if before.is_some_and(|before| before.0 != now.0) {
            seek("content".to_owned(), TRIES);
        }
        now
    });
}

fn seek(id: String, tries: u8) {
    set_timeout(
        move || match document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            Some(element) => focus(&element),
            None if tries > 0 => seek(id, tries - 1),
            None => {}
        },
        PAUSE,
    );
}

/// Focuses the element, or the first control in it; opens the disclosure that hides it.
fn focus(element: &HtmlElement) {
    if let Ok(Some(details)) = element.closest("details:not([open])") {
        drop(details.set_attribute("open", ""));
    }
    let control = element.query_selector("input, select, textarea, button, a").ok().flatten();
    let is_control = element.matches("input, select, textarea, button, a, main").unwrap_or(false);
    let target = if is_control { None } else { control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) };
    let target = target.as_ref().unwrap_or(element);
    target.scroll_into_view();
    drop(target.focus());
}
