//! While the book is being opened, or when it cannot be.

use crate::app::components::{Loading, Notice, NoticeKind, PageHead, live};
use crate::app::pages::rescue::Rescue;
use crate::app::pages::vault::unlock::Unlock;
use crate::app::state::{Phase, use_book};
use crate::app::texts::errors::{NotFoundText, opening_sentence};
use crate::storage::StoreError;
use leptos::prelude::*;

/// Shows how far opening has come.
#[component]
pub fn Opening() -> impl IntoView {
    let phase = use_book().phase();
    live(move || match phase.get() {
        Phase::Opening | Phase::Open => view! { <Loading/> }.into_any(),
        Phase::Locked => view! { <Unlock/> }.into_any(),
        Phase::Failed(error) => {
            let part = part_of(&error).map(|part| NotFoundText::Part.with(&[part]));
            view! {
                <PageHead title=NotFoundText::NotOpened.text().to_owned()/>
                <Notice kind=NoticeKind::Bad title=opening_sentence(&error)>
                    {part.map(|part| view! { <p class="small">{part}</p> })}
                </Notice>
                <Rescue error/>
            }
            .into_any()
        }
    })
}

/// The part of the book that an error is about.
fn part_of(error: &StoreError) -> Option<&str> {
    match error {
        StoreError::Corrupt { what } | StoreError::Stale { what } => Some(what),
        _ => None,
    }
}
