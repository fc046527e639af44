//! Protecting the book by a passphrase, its settings, and the page that unlocks it.

mod choose;
pub mod file;
mod gate;
mod manage;
mod recovery;
mod turn_on;
pub mod unlock;

use crate::app::components::{LinkView, PageHead};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::vault::ProtectText as T;
use crate::app::title::use_title;
use leptos::prelude::*;

/// The page of the protection.
#[component]
pub fn ProtectPage() -> impl IntoView {
    use_title(T::Title.text());
    let protected = use_book().protected();
    // Whoever has just turned it on reads to the end what that means.
    let was = untrack(|| protected.get());
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text() crumbs=vec![LinkView { label: T::Back.text().to_owned(), href: paths::BOOK.to_owned() }]/>
        {move || if was && protected.get() { manage::manage().into_any() } else { view! { <turn_on::TurnOn/> }.into_any() }}
    }
    .into_any()
}
