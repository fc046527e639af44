//! The evaluation of a group at its end.

mod actions;
mod closing;
pub mod page;
mod gathered;
mod hand;
mod responses;
mod round;
