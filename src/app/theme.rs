//! Light or dark, as the user has chosen; without a choice the device decides.

use super::prefs::{THEME, Theme};
use leptos::prelude::document;

/// Gives the page the colours that were chosen on an earlier visit.
pub fn apply_chosen() {
    show(THEME.get());
}

/// Keeps the choice and gives the page its colours.
pub fn choose(theme: Option<Theme>) {
    match &theme {
        Some(theme) => THEME.set(theme),
        None => THEME.remove(),
    }
    show(theme);
}

fn show(theme: Option<Theme>) {
    let Some(root) = document().document_element() else { return };
    // An attribute of that name cannot be refused.
    drop(match theme {
        Some(Theme::Light) => root.set_attribute("data-theme", "light"),
        Some(Theme::Dark) => root.set_attribute("data-theme", "dark"),
        None => root.remove_attribute("data-theme"),
    });
}
