//! The app: router, contexts, and what is common to all screens.

use super::components::frame::Frame;
use super::pages;
use super::state::{self, BookCtx};
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let book = BookCtx::provide();
    let base = state::base_path();
    view! {
        <Router base=base.trim_end_matches('/').to_owned()>
            <Frame>
                <Show when=move || book.is_open() fallback=pages::opening::Opening>
                    <Screens/>
                </Show>
            </Frame>
        </Router>
    }
}

#[component]
fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=pages::not_found::NotFound>
            <Route path=path!("/") view=pages::home::Home/>
        </Routes>
    }
}
