//! The evaluation of a group at its end.

mod actions;
pub mod page;
mod responses;
