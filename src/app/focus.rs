//! Where the focus goes: after navigation to the field that the address names, else to the top of the new page; and never
//! nowhere, because then the keyboard would begin anew at the top.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::iter::successors;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

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

/// Gives the focus a new place when the control that had it leaves the page. Called once, where the whole app stands.
pub fn keep_focus() {
    let held = StoredValue::new_local(Vec::<HtmlElement>::new());
    window_event_listener(ev::focusin, move |event| {
        held.update_value(|held| {
            let control: HtmlElement = event_target(&event);
            // What comes over the page goes again: then the place before it counts.
            let before = if is_over_page(&control) { std::mem::take(held) } else { Vec::new() };
            *held =
                with_parents(control).filter(|element| !element.matches(".toast, .toasts").unwrap_or(false)).collect();
            held.extend(before);
        });
    });
    let look = Closure::<dyn Fn()>::new(move || held.with_value(|held| regain(held)));
    let (Some(body), Ok(observer)) = (document().body(), MutationObserver::new(look.as_ref().unchecked_ref())) else {
        return;
    };
    let changes = MutationObserverInit::new();
    changes.set_child_list(true);
    changes.set_subtree(true);
    drop(observer.observe_with_options(&body, &changes));
    // It watches as long as the page stands.
    look.forget();
}

fn is_over_page(control: &HtmlElement) -> bool {
    control.closest(".toasts, dialog").is_ok_and(|over| over.is_some())
}

/// The element and what it stands in, from the inside out.
fn with_parents(element: HtmlElement) -> impl Iterator<Item = HtmlElement> {
    let parent = |element: &HtmlElement| element.parent_element()?.dyn_into::<HtmlElement>().ok();
    successors(Some(element), move |element| parent(element).filter(|parent| !parent.matches("body").unwrap_or(true)))
}

/// Focuses what was made in place of the control that is gone, else the nearest part of the page that still stands.
fn regain(held: &[HtmlElement]) {
    let is_lost = document().active_element().is_none_or(|at| at.matches("body").unwrap_or(false));
    let Some(last) = held.first().filter(|last| is_lost && !last.is_connected()) else { return };
    let again = || Some(last.id()).filter(|id| !id.is_empty()).and_then(|id| document().get_element_by_id(&id));
    let stands = |element: &&HtmlElement| element.is_connected() && element.offset_width() > 0;
    let target = again().and_then(|element| element.dyn_into().ok()).or_else(|| held.iter().find(stands).cloned());
    let Some(target) = target else { return };
    if target.tab_index() < 0 && !target.has_attribute("tabindex") {
        target.set_tab_index(-1);
    }
    let stay = FocusOptions::new();
    stay.set_prevent_scroll(true);
    drop(target.focus_with_options(&stay));
}
