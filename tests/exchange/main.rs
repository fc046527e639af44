//! Files in and out: frozen ones, damaged ones and hostile ones.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod added;
#[path = "../common/desk.rs"]
mod desk;
mod every_kind;
mod files;
mod golden;
mod hostile;
mod import;
mod newer;
mod sealed;
