//! What would be found if something were otherwise, and when the cap is reached if all goes as planned.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

#[path = "../credit/build.rs"]
mod build;
#[path = "../common/generate.rs"]
mod generate;
mod laws;
mod projection;
mod whatif;
