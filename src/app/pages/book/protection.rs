//! Whether the book is protected, and the way to its page.

use super::page::Part;
use crate::app::components::{Button, ButtonKind, IconName, LinkButton, live};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::vault::ProtectText as T;
use leptos::prelude::*;

/// The part of the page of the book.
#[component]
pub(super) fn Protection() -> impl IntoView {
    let book = use_book();
    live(move || {
        if !book.protected().get() {
            return view! {
                <Part title=T::Title.text() text=T::Off.text()>
                    <div class="row">
                        <LinkButton to=paths::PROTECTION kind=ButtonKind::Main>{T::Begin.text()}</LinkButton>
                    </div>
                </Part>
            }
            .into_any();
        }
        view! {
            <Part title=T::Title.text() text=T::On.text()>
                <div class="row">
                    <Button icon=IconName::Device on_press=move |()| book.lock()>{T::LockNow.text()}</Button>
                    <LinkButton to=paths::PROTECTION>{T::Settings.text()}</LinkButton>
                </div>
            </Part>
        }
        .into_any()
    })
}
