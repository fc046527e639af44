//! How long a save takes in a real browser, beside a raw write of the same bytes; run by
//! `cargo bench --target wasm32-unknown-unknown --bench browser`. Each line with `bench:` is a figure of the report.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a measurement fails by a panic")]

use circlebook::app::db::{IndexedDb, VERSION};
use circlebook::storage::{Area, Commit, Store};
use indexed_db_futures::database::Database;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/benches/browser/raw.js")]
extern "C" {
    #[wasm_bindgen(js_name = "openRaw")]
    fn open_raw(name: &str) -> Promise;
    #[wasm_bindgen(js_name = "putRaw")]
    fn put_raw(database: &wasm_bindgen::JsValue, key: &str, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(js_name = "now")]
    fn now() -> f64;
}

const ROUNDS: usize = 500;
const SEGMENT: usize = 20_000;
const ENTRY: usize = 1_500;
const SUMMARY: usize = 300;

/// What a change of one group writes.
fn save(number: usize, before: Option<Vec<u8>>) -> Commit {
    let bytes = |length: usize| Some((0..length).map(|index| ((index + number) % 251) as u8).collect());
    Commit {
        expected: before,
        head: number.to_be_bytes().to_vec(),
        replace: false,
        rows: vec![
            (Area::Segments, "group".into(), bytes(SEGMENT)),
            (Area::Summaries, "group".into(), bytes(SUMMARY)),
            (Area::Journal, format!("chain/{number:010}"), bytes(ENTRY)),
        ],
    }
}

/// The value below which `percent` of the sorted `times` lie.
fn percentile(times: &[f64], percent: usize) -> f64 {
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

fn report(percent: usize, saves: &[f64], raws: &[f64]) {
    let (median, peer) = (percentile(saves, percent), percentile(raws, percent));
    console_log!(
        "bench: {{\"name\": \"save a change to IndexedDB, p{percent}\", \"unit\": \"ms\", \"median\": {median:.2}, \
         \"min\": {:.2}, \"max\": {:.2}, \"peer\": {peer:.2}, \"ratio\": {:.2}}}",
        saves[0],
        percentile(saves, 100),
        median / peer,
    );
}

#[wasm_bindgen_test]
async fn a_save_beside_a_raw_strict_put() {
    for name in ["bench save", "bench raw"] {
        Database::delete_by_name(name).unwrap().await.unwrap();
    }
    let store = IndexedDb::open("bench save", VERSION, || ()).await.unwrap();
    let raw = JsFuture::from(open_raw("bench raw")).await.unwrap();
    let same_bytes = Uint8Array::from(&*vec![7; SEGMENT + ENTRY + SUMMARY]);
    let (mut saves, mut raws, mut head) = (Vec::new(), Vec::new(), None);
    for number in 0..ROUNDS {
        let commit = save(number, head);
        head = Some(commit.head.clone());
        let start = now();
        store.commit(commit).await.unwrap();
        let saved = now();
        JsFuture::from(put_raw(&raw, &number.to_string(), &same_bytes)).await.unwrap();
        saves.push(saved - start);
        raws.push(now() - saved);
    }
    saves.sort_by(f64::total_cmp);
    raws.sort_by(f64::total_cmp);
    report(50, &saves, &raws);
    report(95, &saves, &raws);
}
