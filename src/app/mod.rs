//! The browser shell: the only part that knows a browser, a clock and randomness.

pub mod base;
pub mod clock;
pub mod components;
pub mod db;
pub mod events;
pub mod files;
pub mod prefs;
pub mod texts;

/// Starts the app on the page.
pub fn start() {
    events::report_panics();
}
