//! The book itself: backup, files, settings, history.

mod backup;
pub(super) mod copies;
mod drill;
pub mod history;
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
mod unseal;
