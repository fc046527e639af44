//! What is made to be printed and signed, and the list of it.

pub mod certificate;
pub mod consents;
pub mod frame;
pub mod list;
pub mod plan;
mod states;
pub mod wall;
