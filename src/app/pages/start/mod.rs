//! The start: what is next across all groups, the groups, and how to begin.

pub mod calendar;
pub mod groups;
pub mod home;
mod lines;
pub mod new_group;
pub mod welcome;
