//! Dated notes: briefings, statements, guidance, notes on mentees, and the reasons that were given.

mod fields;
mod form;
pub mod kind;
pub mod page;
mod reasons;
mod section;
