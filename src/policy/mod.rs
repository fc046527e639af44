//! The rules core: packs are data, checks are code, verdicts say what was found and what to do next.

pub mod accord;
pub mod allocation;
pub mod answer;
pub mod assess;
pub mod binding;
pub mod checks;
pub mod circle;
pub mod condition;
pub mod credit;
pub mod desk;
pub mod facts;
pub mod field;
pub mod items;
pub mod measures;
pub mod pack;
pub mod packs;
pub mod parts;
pub mod people;
pub mod preflight;
pub mod readings;
pub mod registry;
pub mod standing;
pub mod stated;
pub mod terms;
pub mod transition;
pub mod verdict;
