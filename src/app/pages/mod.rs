//! The screens, one folder an area.

pub mod group;
pub mod not_found;
pub mod opening;
