//! The title of the page: never typed text, because browsers keep and sync it.

use super::texts::common::Common;
use leptos::prelude::*;

/// Gives the page this title, before the name of the app.
pub fn use_title(title: &str) {
    document().set_title(&format!("{title} – {}", Common::AppName.text()));
}
