//! While the book is being opened, or when it cannot be.

use crate::app::components::{Loading, Notice, NoticeKind, live};
use crate::app::pages::vault::unlock::Unlock;
use crate::app::state::{Phase, use_book};
use crate::app::texts::errors::{NotFoundText, store_sentence};
use leptos::prelude::*;

/// Shows how far opening has come.
#[component]
pub fn Opening() -> impl IntoView {
    let phase = use_book().phase();
    live(move || match phase.get() {
        Phase::Opening | Phase::Open => view! { <Loading/> }.into_any(),
        Phase::Locked => view! { <Unlock/> }.into_any(),
        Phase::Failed(error) => view! {
            <Notice kind=NoticeKind::Bad title=NotFoundText::NotOpened.text() text=store_sentence(&error)/>
        }
        .into_any(),
    })
}
