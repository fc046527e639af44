//! The rules core: packs are data, checks are code, verdicts say what was found and what to do next.

pub mod assess;
pub mod credit;
pub mod facts;
pub mod pack;
pub mod transition;
pub mod verdict;
