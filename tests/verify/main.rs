//! Whether a pack is whole, what comes after a head, and what may be published.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod after;
mod changed;
#[path = "../common/desk.rs"]
#[allow(dead_code, reason = "these files need a part of it")]
mod desk;
#[path = "../exchange/every_kind.rs"]
#[allow(dead_code, reason = "these files need a part of it")]
mod every_kind;
#[path = "../evidence/marked.rs"]
#[allow(dead_code, reason = "these files need a part of it")]
mod marked;
mod published;
mod suppressed;
mod typed;
