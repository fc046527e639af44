//! The pages of one group.

pub mod overview;
pub mod settings;
pub mod shell;
pub mod verdict_list;
