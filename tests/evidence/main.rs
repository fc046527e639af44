//! Evidence packs: what each view shows and must not show, and what ties them to the journal.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "../common/desk.rs"]
#[allow(dead_code, reason = "nothing is undone here")]
mod desk;
#[path = "../exchange/every_kind.rs"]
#[allow(dead_code, reason = "this file needs a part of it")]
mod every_kind;
mod marked;
mod pack;
mod views;
