//! The book itself: backup, files, settings, history.

pub mod history;
pub mod installation;
mod listing_form;
pub mod listings;
mod open;
pub mod page;
mod preview;
mod remove;
mod safe;
mod sample;
pub mod scan;
mod settings;
