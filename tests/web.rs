//! The browser glue, in a real browser. The device's zone must be Europe/London: `TZ` sets it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod web {
    mod clock;
    mod db;
    mod files;
    mod prefs;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
