//! The book itself: backup, files, settings, history.

mod open;
pub mod page;
mod preview;
mod remove;
mod safe;
mod sample;
mod settings;
