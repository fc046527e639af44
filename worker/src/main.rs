//! The worker's wasm: one function for the script that loads it, `public/boot/worker.mjs`.

use wasm_bindgen::prelude::wasm_bindgen;

/// Answers one request.
#[wasm_bindgen]
#[must_use]
pub fn answer(request: &[u8]) -> Vec<u8> {
    circlebook_worker::answer(request)
}

fn main() {}
