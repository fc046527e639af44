//! What a choice of policies would change, before it is saved.

use crate::app::components::{Counts, Mark};
use crate::app::state::group::GroupCtx;
use crate::app::state::judge;
use crate::app::texts::settings::SettingsText as T;
use crate::domain::group::Group;
use crate::domain::ids::ChainId;
use crate::domain::record::Revision;
use crate::domain::sort::Gather;
use crate::policy::compare::compare;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Says what the choice would change; nothing while it is the one that stands.
#[component]
pub(super) fn PolicyChange(
    /// The open group.
    group: GroupCtx,
    /// Keys of the chosen policies.
    chosen: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let sentence = move || {
        let standing = group.group()?;
        let chosen = chosen.get();
        if chosen.iter().eq(standing.packs.iter().gather::<BTreeSet<_>>()) {
            return None;
        }
        let mut book = group.book.snapshot();
        let nobody = Revision { chain: ChainId::from_number(0), number: 0 };
        book.put(Group { packs: chosen.into_iter().collect(), ..standing }.into(), nobody);
        let after = judge(&book, group.id, group.book.today().get());
        let number = group.assessment.with(|before| compare(before, &after).changed());
        let counts: Counts = after.verdicts.iter().map(|verdict| verdict.outcome).collect();
        let [good, bad, due, open] =
            [Mark::Pass, Mark::Fail, Mark::Due, Mark::Unknown].map(|mark| counts.of(mark).to_string());
        Some(T::PoliciesAhead.with(&[&number.to_string(), &good, &bad, &due, &open]))
    };
    view! { <p class="soft" role="status">{sentence}</p> }.into_any()
}
