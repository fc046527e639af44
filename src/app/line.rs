//! A line between the tabs of this book: short words, never anything that is recorded.

use super::base::base_path;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// A line; it goes with the page.
pub struct Line(Option<BroadcastChannel>);

impl Line {
    /// A line that leads nowhere.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// Opens the line of that name. `on_word` hears what other tabs say.
    #[must_use]
    pub fn open(name: &str, on_word: impl Fn(String) + 'static) -> Self {
        // A browser without channels has tabs that do not hear of each other; what protects the book does not rest on it.
        let channel = BroadcastChannel::new(&format!("circlebook:{}:{name}", base_path())).ok();
        if let Some(channel) = &channel {
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(word) = event.data().as_string() {
                    on_word(word);
                }
            });
            channel.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        }
        Self(channel)
    }

    /// Says a word to the other tabs.
    pub fn say(&self, word: &str) {
        if let Some(channel) = &self.0 {
            drop(channel.post_message(&word.into()));
        }
    }
}
