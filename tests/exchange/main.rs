//! Files in and out: frozen ones, damaged ones and hostile ones.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod added;
#[path = "../common/desk.rs"]
mod desk;
#[path = "../entries/import.rs"]
mod entry;
mod every_kind;
mod files;
mod golden;
mod hostile;
mod import;
#[path = "../entries/migration.rs"]
mod migration;
mod sealed;
