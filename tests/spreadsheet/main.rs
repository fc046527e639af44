//! Tables for other tools, and records out of tables: hostile texts, long lists, and what goes round.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "../common/desk.rs"]
mod desk;
mod hostile;
mod import;
mod tables;
mod world;
