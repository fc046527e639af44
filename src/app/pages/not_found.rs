//! An address that leads nowhere.

use crate::app::components::{LinkButton, PageHead};
use crate::app::paths;
use crate::app::texts::errors::NotFoundText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// Says that there is nothing at this address, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    use_title(NotFoundText::Title.text());
    view! {
        <PageHead title=NotFoundText::Title.text() lede=NotFoundText::Explanation.text() />
        <LinkButton to=paths::HOME>{NotFoundText::Home.text()}</LinkButton>
    }
}
