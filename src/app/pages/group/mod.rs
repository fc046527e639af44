//! The pages of one group.

mod ahead;
pub mod differ;
pub mod overview;
mod ready;
pub mod roles;
pub mod settings;
pub mod shell;
pub mod stages;
pub mod todo;
pub mod verdict_list;
pub mod what_if;
