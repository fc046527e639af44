//! The book itself: backup, files, settings, history.

mod backup;
pub(super) mod copies;
mod drill;
pub mod erase;
pub mod history;
pub mod installation;
pub mod keep;
mod listing_form;
pub mod listings;
mod open;
pub mod page;
mod preview;
mod protection;
pub(super) mod remove;
mod safe;
mod sample;
pub mod scan;
mod settings;
mod union;
pub(in crate::app::pages) mod unseal;
pub mod versions;
