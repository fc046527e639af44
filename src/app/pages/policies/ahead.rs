//! What a change of versions would bring, said before it is made.

use crate::app::state::ahead::{Ahead, VersionChange};
use crate::app::state::use_book;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::texts::{counted, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// Judges the groups that have chosen the policy with and without the change, and says how many findings differ.
#[component]
pub(super) fn VersionsAhead(
    /// The policy's key.
    key: Arc<str>,
    /// What would be done.
    change: VersionChange,
    /// Set to true once it was said.
    known: RwSignal<bool>,
) -> impl IntoView {
    let book = use_book();
    let looked = RwSignal::new((0, 0));
    let said = RwSignal::new(String::new());
    known.set(false);
    leptos::task::spawn_local(async move {
        let goes_on = |done, of| looked.try_set((done, of)).is_none();
        let ahead = book.versions_ahead(&key, &change, goes_on).await;
        said.try_set(ahead.map_or_else(|_| T::AheadFailed.text().to_owned(), sentence));
        known.try_set(true);
    });
    let progress = move || {
        let (done, of) = looked.get();
        (of > 0 && !known.get()).then(|| {
            view! {
                <label class="soft">
                    {T::AheadLooking.with(&[&done.to_string(), &of.to_string()])} " "
                    <progress max=of.to_string() value=done.to_string()></progress>
                </label>
            }
        })
    };
    view! {
        <div role="status">
            {progress}
            <p>{said}</p>
        </div>
    }
    .into_any()
}

fn sentence(ahead: Ahead) -> String {
    match (ahead.users, ahead.findings) {
        (0, _) => T::AheadNobody.text().to_owned(),
        (users, 0) => counted(users, T::AheadNothingOne.text(), T::AheadNothingMany.text()),
        (_, findings) => {
            let findings = counted(findings, T::AheadOne.text(), T::AheadMany.text());
            fill(&findings, &["", &counted(ahead.groups, T::AheadOneGroup.text(), T::AheadManyGroups.text())])
        }
    }
}
