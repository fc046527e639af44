//! Verifying a file: an evidence pack, a backup or an export, on any device.

mod book;
mod noted;
mod open;
mod pack;
mod page;
mod words;

pub use page::VerifyPage;
