//! Keeping the screen on, where the browser can: a phone that sleeps during a meeting runs no page.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A wish that the screen stays on. It is let go with the owner in which it was made.
#[derive(Clone, Copy)]
pub struct Awake {
    held: StoredValue<Option<JsValue>, LocalStorage>,
    is_asking: StoredValue<bool>,
}

impl Awake {
    /// No wish yet.
    #[must_use]
    pub fn new() -> Self {
        let awake = Self { held: StoredValue::new_local(None), is_asking: StoredValue::new(false) };
        on_cleanup(move || awake.let_go());
        awake
    }

    /// Keeps the screen on from now on; asks again where the browser has let go, as it does whenever the page is hidden.
    pub fn hold(self) {
        let released = |held: &JsValue| Reflect::get(held, &"released".into()).is_ok_and(|it| it.is_truthy());
        let holds = self.held.try_with_value(|held| held.as_ref().is_some_and(|held| !released(held)));
        if holds != Some(false) || document().hidden() || self.is_asking.get_value() {
            return;
        }
        let Some(asked) = call(&Reflect::get(&window().navigator(), &"wakeLock".into()), "request") else { return };
        self.is_asking.set_value(true);
        leptos::task::spawn_local(async move {
            // A browser that refuses, to save power for one, is asked again a moment later.
            let held = JsFuture::from(Promise::from(asked)).await.ok();
            self.is_asking.try_set_value(false);
            self.held.try_set_value(held);
        });
    }

    /// Lets the screen go off again.
    pub fn let_go(self) {
        let held = self.held.try_update_value(Option::take).flatten();
        if let Some(held) = held {
            drop(call(&Ok(held), "release"));
        }
    }
}

impl Default for Awake {
    fn default() -> Self {
        Self::new()
    }
}

/// Calls the function of that name; none where there is none.
fn call(on: &Result<JsValue, JsValue>, name: &str) -> Option<JsValue> {
    let on = on.as_ref().ok()?;
    Reflect::get(on, &name.into()).ok()?.dyn_into::<Function>().ok()?.call1(on, &"screen".into()).ok()
}
