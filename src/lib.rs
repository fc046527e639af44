//! Circlebook: the record book of a mentoring group.
//!
//! The list of modules is the table of contents; `app` sees all the others, and nothing sees `app`.
//! See `ARCHITECTURE.md` for the map and the recipes.

pub mod domain;
pub mod evidence;
pub mod exchange;
pub mod guard;
pub mod journal;
pub mod json;
pub mod keeping;
pub mod live;
pub mod policy;
pub mod programme;
pub mod spreadsheet;
pub mod storage;
pub mod templates;
pub mod vault;

#[cfg(feature = "app")]
pub mod app;

// The checks' own tests use the same made-up group as the tests of the policies, which names this crate from outside.
#[cfg(test)]
extern crate self as circlebook;
#[cfg(test)]
#[path = "../tests/common/case.rs"]
mod scene;
