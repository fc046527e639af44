//! What a choice of policies would change, before it is saved.

use crate::app::components::Mark;
use crate::app::state::group::GroupCtx;
use crate::app::state::judge;
use crate::app::texts::settings::SettingsText as T;
use crate::domain::group::Group;
use crate::domain::ids::ChainId;
use crate::domain::record::Revision;
use crate::domain::sort::Gather;
use crate::policy::assess::Assessment;
use crate::policy::verdict::{Outcome, Subject};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many findings are in order, not met, due, and not recorded.
fn tally(assessment: &Assessment) -> [usize; 4] {
    let marks: Vec<_> = assessment.verdicts.iter().map(|verdict| Mark::from(verdict.outcome)).collect();
    [Mark::Pass, Mark::Fail, Mark::Due, Mark::Unknown].map(|mark| marks.iter().filter(|found| **found == mark).count())
}

/// Verdicts that the choice would change, bring or take away.
fn changed(before: &Assessment, after: &Assessment) -> usize {
    let by_subject = |assessment: &Assessment| -> BTreeMap<(Arc<str>, Subject), Outcome> {
        assessment.verdicts.iter().map(|found| ((found.rule.clone(), found.subject), found.outcome)).gather()
    };
    let (before, after) = (by_subject(before), by_subject(after));
    let new = after.iter().filter(|(about, outcome)| before.get(*about) != Some(*outcome)).count();
    new + before.keys().filter(|about| !after.contains_key(*about)).count()
}

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
        let number = group.assessment.with(|before| changed(before, &after));
        let [good, bad, due, open] = tally(&after).map(|count| count.to_string());
        Some(T::PoliciesAhead.with(&[&number.to_string(), &good, &bad, &due, &open]))
    };
    view! { <p class="soft" role="status">{sentence}</p> }.into_any()
}
