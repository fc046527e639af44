//! The pages of one group.

pub mod shell;
