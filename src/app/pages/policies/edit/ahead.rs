//! What a further version would change in the groups that use the policy, before it is saved.

use super::super::ahead::VersionsAhead;
use super::draft::Draft;
use crate::app::clock;
use crate::app::components::{Button, live};
use crate::app::state::ahead::VersionChange;
use crate::app::texts::policy_edit::EditText as T;
use crate::domain::ids::OwnPolicyId;
use crate::domain::own_policy::OwnPolicy;
use crate::policy::edit::write;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing is typed before the groups are judged anew.
const PAUSE: Duration = Duration::from_millis(600);

/// What is known of the change.
#[derive(Clone, PartialEq)]
enum Asked {
    /// Nobody has asked yet.
    No,
    /// Something does not fit yet.
    Open,
    /// This would be taken in.
    TakeIn(OwnPolicy),
}

/// Says what would change in the groups that use the policy.
#[component]
pub(super) fn Ahead(draft: Draft) -> impl IntoView {
    let asked = RwSignal::new(Asked::No);
    let key = draft.base.with_value(|base| base.key.clone());
    let many = draft.book.are_many(&key);
    let label = T::Look.with(&[&draft.book.may_use(&key).to_string()]);
    let look = Callback::new(move |()| {
        let text = untrack(|| draft.pack().ok()).and_then(|pack| write(&pack).ok());
        let id = OwnPolicyId::from_number(0);
        let policy = text.map(|text| OwnPolicy { id, added_on: clock::today(), text });
        asked.set(policy.map_or(Asked::Open, Asked::TakeIn));
    });
    let mut soon = debounce(PAUSE, move |()| {
        if !many && asked.try_get_untracked().is_some() {
            look.run(());
        }
    });
    Effect::new(move |_| {
        // whatever is typed asks anew
        draft.track();
        asked.set(Asked::No);
        soon(());
    });
    view! {
        <section class="section" id="ahead">
            <div class="section-head"><h2>{T::Ahead.text()}</h2></div>
            {live(move || match asked.get() {
                Asked::No if many => {
                    let label = label.clone();
                    view! { <Button reads=true on_press=look>{label}</Button> }.into_any()
                }
                Asked::No => ().into_any(),
                Asked::Open => view! { <p role="status">{T::AheadOpen.text()}</p> }.into_any(),
                Asked::TakeIn(policy) => {
                    let change = VersionChange::TakeIn(policy);
                    view! { <VersionsAhead key=key.clone() change known=RwSignal::new(false)/> }.into_any()
                }
            })}
        </section>
    }
    .into_any()
}
