//! The entries of the tests, for the fuzzer: what proptest feeds in `make test`, libFuzzer feeds here.
#![allow(
    dead_code,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers serve the tests as well, which fail by a panic"
)]

#[path = "../../tests/common/desk.rs"]
mod desk;
#[path = "../../tests/exchange/every_kind.rs"]
mod every_kind;
#[path = "../../tests/exchange/files.rs"]
mod files;
#[path = "../../tests/journal/small.rs"]
mod small;
#[path = "../../tests/common/uniting.rs"]
mod uniting;

#[path = "../../tests/entries/guard.rs"]
pub mod guard;
#[path = "../../tests/entries/import.rs"]
pub mod import;
#[path = "../../tests/entries/merge.rs"]
pub mod merge;
#[path = "../../tests/entries/migration.rs"]
pub mod migration;
#[path = "../../tests/entries/vault.rs"]
pub mod vault;

pub mod seeds;
