//! Tables for other tools, and records out of spreadsheets.

mod columns;
mod faults;
pub mod import;
mod outcome;
pub mod tables;
mod words;
