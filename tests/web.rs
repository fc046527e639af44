//! The browser glue, in a real browser, which the runner in `scripts/wasm-tests.mjs` sets to the zone Europe/London.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod web {
    mod clock;
    mod db;
    mod files;
    mod prefs;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
