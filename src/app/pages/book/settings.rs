//! Colours, and whether the app works without a connection.

use crate::app::components::{Choice, RadioGroup};
use crate::app::events::OfflineCopy;
use crate::app::prefs::{THEME, Theme};
use crate::app::texts::book::DeviceText as T;
use crate::app::theme;
use leptos::prelude::*;

const DEVICE: &str = "device";
const LIGHT: &str = "light";
const DARK: &str = "dark";

/// Light, dark, or as the device.
#[component]
pub(super) fn Colours() -> impl IntoView {
    let chosen = RwSignal::new(
        match THEME.get() {
            None => DEVICE,
            Some(Theme::Light) => LIGHT,
            Some(Theme::Dark) => DARK,
        }
        .to_owned(),
    );
    Effect::new(move |before: Option<String>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            theme::choose(match now.as_str() {
                LIGHT => Some(Theme::Light),
                DARK => Some(Theme::Dark),
                _ => None,
            });
        }
        now
    });
    let choices = [(DEVICE, T::AsDevice), (LIGHT, T::Light), (DARK, T::Dark)];
    let choices = choices.map(|(key, text)| Choice::new(key, text.text())).to_vec();
    view! {
        <section class="section">
            <RadioGroup id="colours" label=T::Colours.text() hint=T::ColoursText.text() choices=choices value=chosen/>
        </section>
    }
    .into_any()
}

/// Whether the app works without a connection.
#[component]
pub(super) fn Offline() -> impl IntoView {
    let ready = expect_context::<OfflineCopy>().ready;
    let text = move || if ready.get() { T::OfflineReady.text() } else { T::OfflineNot.text() };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::Offline.text()}</h2></div>
            <p class="soft measure" role="status">{text}</p>
        </section>
    }
    .into_any()
}
