//! What a mentee is credited for, and what is warned of before it is recorded.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod build;
mod ledger;
mod preflight;
