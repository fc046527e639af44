//! One page at a time: a lock of the browser's own, which goes with the page however that ends.

use super::base::base_path;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A page that was just closed lets go a moment later.
const TRIES: u8 = 4;
const PAUSE: Duration = Duration::from_millis(150);

/// Who holds the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Not known yet.
    Asking,
    /// This page.
    Mine,
    /// Another page.
    Elsewhere,
}

/// A lock that this page holds or would hold. It is let go with the owner in which it was made.
#[derive(Clone, Copy)]
pub struct Lock {
    name: StoredValue<String>,
    /// Who holds it.
    pub hold: RwSignal<Hold>,
    release: StoredValue<Option<Function>, LocalStorage>,
}

impl Lock {
    /// Asks for the lock of that name.
    #[must_use]
    pub fn ask(name: &str) -> Self {
        let lock = Self {
            name: StoredValue::new(format!("circlebook:{}:{name}", base_path())),
            hold: RwSignal::new(Hold::Asking),
            release: StoredValue::new_local(None),
        };
        let release = lock.release;
        on_cleanup(move || {
            if let Some(Some(release)) = release.try_get_value() {
                drop(release.call0(&JsValue::UNDEFINED));
            }
        });
        lock.request(false, TRIES);
        lock
    }

    /// Takes the lock from whoever holds it, who learns of it.
    pub fn take_over(self) {
        self.request(true, 0);
    }

    fn request(self, steal: bool, tries: u8) {
        // Browsers give locks to secure pages alone. Without them the mark in the draft tells who wrote it last.
        let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or_default();
        let request = Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
        let (Some(request), Some(name)) = (request, self.name.try_get_value()) else {
            self.hold.try_set(Hold::Mine);
            return;
        };
        let options = Object::new();
        let how = if steal { "steal" } else { "ifAvailable" };
        drop(Reflect::set(&options, &how.into(), &true.into()));
        let granted = Closure::once_into_js(move |lock: JsValue| self.told(&lock, tries));
        let Ok(asked) = request.call3(&locks, &name.into(), &options, &granted) else { return };
        leptos::task::spawn_local(async move {
            // It ends with an error where another page takes the lock over.
            if JsFuture::from(Promise::from(asked)).await.is_err() {
                self.hold.try_set(Hold::Elsewhere);
            }
        });
    }

    /// Holds what was granted until it is let go.
    fn told(self, lock: &JsValue, tries: u8) -> JsValue {
        if lock.is_null() || lock.is_undefined() {
            if tries > 0 {
                set_timeout(move || self.request(false, tries - 1), PAUSE);
            } else {
                self.hold.try_set(Hold::Elsewhere);
            }
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |release, _| {
            self.release.try_set_value(Some(release));
        });
        self.hold.try_set(Hold::Mine);
        held.into()
    }
}
