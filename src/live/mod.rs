//! A session while it runs: what has happened so far, and the records that come of it.
//!
//! It has no clock: every event carries its time. What it keeps is small and is overwritten in place, because it is a draft
//! until the session is closed. Who spoke when is never kept, only how long each has spoken.

pub mod agreed;
pub mod asks;
pub mod at;
pub mod attend;
pub mod close;
pub mod event;
pub mod format;
pub mod pace;
pub mod running;
pub mod talk;
pub mod turns;

#[cfg(test)]
mod tests;
