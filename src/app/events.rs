//! What the app and the boot module of the page tell each other: a panic, the state of the offline copy, and what the host is like.

use js_sys::{Function, Promise, Reflect};
use leptos::ev::Custom;
use leptos::prelude::{RwSignal, Set, window, window_event_listener};
use std::panic::{self, PanicHookInfo};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, console};

/// Makes a panic show the failure page of the boot module, with the way to a rescue file.
///
/// The message of a panic may hold typed text, so the console gets the place in the code alone.
pub fn report_panics() {
    panic::set_hook(Box::new(on_panic));
}

fn on_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    console::error_1(&format!("Circlebook stopped at {place}").into());
    if let Ok(event) = CustomEvent::new("circlebook:panic") {
        // Nothing is left to try if even this fails.
        drop(window().dispatch_event(&event));
    }
}

/// The state of the copy of the app that works offline.
#[derive(Clone, Copy, Debug)]
pub struct OfflineCopy {
    /// Whether the app works without a connection from now on.
    pub ready: RwSignal<bool>,
    /// Whether a newer version has been fetched whole and waits to be applied.
    pub update: RwSignal<bool>,
}

impl OfflineCopy {
    /// Follows the boot module, which may have told before the app had started.
    #[must_use]
    pub fn follow() -> Self {
        Self {
            ready: follow("offlineReady", "circlebook:offline-ready"),
            update: follow("updateReady", "circlebook:update-ready"),
        }
    }
}

fn follow(flag: &str, event: &'static str) -> RwSignal<bool> {
    let signal = RwSignal::new(told(flag).is_ok_and(|value| value.is_truthy()));
    window_event_listener(Custom::<CustomEvent>::new(event), move |_| signal.set(true));
    signal
}

/// Loads the page again in the newest version that has been fetched; save everything before.
///
/// # Errors
/// What the browser reports where it refuses to load the page.
pub fn apply_update() -> Result<(), JsValue> {
    match told("applyUpdate").map(JsCast::dyn_into::<Function>) {
        Ok(Ok(apply)) => apply.call0(&JsValue::UNDEFINED).map(drop),
        // Without an offline copy there is nothing that waits.
        _ => window().location().reload(),
    }
}

/// Removes everything that this page keeps on the device, its offline copy included.
///
/// # Errors
/// What the browser reports; the book itself goes first, so that nothing was removed where that was refused.
pub async fn wipe() -> Result<(), JsValue> {
    let wipe: Function = Reflect::get(&window(), &"circlebookWipe".into())?.dyn_into()?;
    let done: Promise = wipe.call0(&JsValue::UNDEFINED)?.dyn_into()?;
    JsFuture::from(done).await.map(drop)
}

/// What the boot module found when it looked at the host and at this browser, as JSON; nothing where it could not look.
pub async fn inspect() -> Option<String> {
    let look = told("inspect").ok()?.dyn_into::<Function>().ok()?;
    let asked = look.call0(&JsValue::UNDEFINED).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(asked).await.ok()?.as_string()
}

/// Saves a rescue file of whatever can be read of the book, by the boot module; the sentence that says what came of it.
pub async fn rescue() -> Option<String> {
    let save = told("rescue").ok()?.dyn_into::<Function>().ok()?;
    let saved = save.call0(&JsValue::UNDEFINED).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(saved).await.ok()?.as_string()
}

/// What the boot module keeps under `name` on `window.circlebook`; a development build keeps no offline copy there.
fn told(name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(&Reflect::get(&window(), &"circlebook".into())?, &name.into())
}
