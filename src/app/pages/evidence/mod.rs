//! The evidence pack of a group: made, shown, printed, saved as one file.

mod blocks;
mod cover;
pub mod document;
mod file;
mod form;
pub mod page;
mod sections;
mod words;
