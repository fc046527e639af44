//! An address that leads nowhere.

use crate::app::components::{EmptyState, LinkButton};
use crate::app::paths;
use crate::app::texts::errors::NotFoundText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// Says that there is nothing at this address, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    use_title(NotFoundText::Title.text());
    view! {
        <EmptyState title=NotFoundText::Title.text() text=NotFoundText::Explanation.text()>
            <LinkButton to=paths::HOME>{NotFoundText::Home.text()}</LinkButton>
        </EmptyState>
    }
}
