//! Hours: what each mentee attended, what is credited, and why the rest is not.

pub mod group;
pub mod overview;
mod plan;
pub mod statement;
mod sums;
pub mod waits;
