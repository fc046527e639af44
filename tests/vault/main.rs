//! The vault, from outside: its format, and that nothing opens but what was sealed last, in its place.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails by a panic; one prints what it measures"
)]

#[path = "../entries/vault.rs"]
mod entry;
mod format;
mod store;
mod tabs;

use circlebook::storage::{Area, Page, Store};
use circlebook::vault::header::{Cost, Header};
use circlebook::vault::key::Key;
use circlebook::vault::recovery::RecoveryKey;
use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

thread_local! {
    static DRAWN: Cell<u64> = const { Cell::new(0) };
}

/// Bytes that look random and are the same in each test.
fn random(bytes: &mut [u8]) {
    for byte in bytes {
        let drawn = DRAWN.get() + 1;
        DRAWN.set(drawn);
        *byte = (drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8;
    }
}

fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a store in memory never waits"),
    }
}

/// A vault: its header, the key of its data, the key that its passphrase would give, the recovery key.
fn vault() -> (Header, Key, Key, RecoveryKey) {
    let (data, derived, recovery) = (Key::random(random), Key::random(random), RecoveryKey::random(random));
    let header = Header::new((Cost::FLOOR, [7; 16]), &data, &derived, &recovery, random).unwrap();
    (header, data, derived, recovery)
}

/// Every row as it lies in a store.
fn lies<S: Store>(store: &S) -> Vec<(Area, String, Vec<u8>)> {
    let rows = Area::ALL.into_iter().flat_map(|area| {
        let rows = now(store.page(area, &Page::default())).unwrap();
        rows.into_iter().map(move |(key, bytes)| (area, key, bytes))
    });
    rows.collect()
}
