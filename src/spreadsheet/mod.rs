//! Spreadsheets: tables of the records as CSV, and records out of a table that somebody kept.
//!
//! What is written is text that no spreadsheet takes for a formula (`inert.rs`), and reads back as it was. The shell gives the
//! words of headings and sentences, today's date, the device's zone and new identifiers.

pub mod csv;
pub mod import;
pub mod inert;
pub mod letters;
pub mod tables;
