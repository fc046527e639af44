//! The pages of one group.

mod ahead;
pub mod differ;
pub mod overview;
mod ready;
pub mod settings;
pub mod shell;
pub mod todo;
pub mod verdict_list;
pub mod what_if;
