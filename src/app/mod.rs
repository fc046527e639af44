//! The browser shell: the only part that knows a browser, a clock and randomness.

pub mod address;
#[expect(clippy::module_inception, reason = "the component `App` is the app")]
pub mod app;
pub mod awake;
pub mod backup_file;
pub mod base;
pub mod clock;
pub mod components;
pub mod db;
pub mod derive;
pub mod events;
pub mod files;
pub mod focus;
pub mod form;
pub mod form_view;
pub mod format;
pub mod guard;
pub mod idle;
pub mod js;
pub mod line;
pub mod pages;
pub mod paths;
pub mod pictures;
pub mod preflight;
pub mod prefs;
pub mod reading;
pub mod sample;
pub mod sheet;
pub mod shortcuts;
pub mod snapshots;
pub mod state;
pub mod tabs;
pub mod texts;
pub mod theme;
pub mod title;
pub mod trail;
pub mod verdicts;
pub mod work;

/// Starts the app on the page.
pub fn start() {
    events::report_panics();
    theme::apply_chosen();
    leptos::mount::mount_to_body(app::App);
}
