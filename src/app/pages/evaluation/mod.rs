//! The evaluation of a group at its end.

mod actions;
mod closing;
mod gathered;
mod hand;
pub mod page;
mod responses;
mod round;
