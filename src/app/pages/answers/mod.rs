//! Mentees answer the evaluation by themselves: on the mentor's device, or from a file on their own.

mod back;
pub mod file;
pub mod handed;
pub(super) mod open;
mod questions;
