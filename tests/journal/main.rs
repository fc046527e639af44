//! The journal, from outside: single cases, and what holds for any sequence of changes.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod ahead;
mod combining;
#[path = "../entries/merge.rs"]
mod copies;
#[path = "../common/desk.rs"]
mod desk;
mod erased_due;
mod erased_kinds;
mod erased_named;
mod erased_wins;
mod erasing;
#[path = "../exchange/every_kind.rs"]
mod every_kind;
mod keeping;
mod laws;
mod merging;
mod named;
mod redacted;
mod settling;
mod small;
mod trail;
mod united;
#[path = "../common/uniting.rs"]
mod uniting;
