//! The browser shell: the only part that knows a browser, a clock and randomness.

pub mod texts;

/// Starts the app on the page.
pub fn start() {}
