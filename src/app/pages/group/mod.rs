//! The pages of one group.

mod ahead;
mod differ;
pub mod overview;
mod ready;
pub mod settings;
pub mod shell;
pub mod verdict_list;
