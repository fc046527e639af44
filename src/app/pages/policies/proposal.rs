//! A policy, or a version of one, before it is taken in: what it would be, and what it takes the place of.

use super::ahead::VersionsAhead;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind};
use crate::app::format;
use crate::app::state::ahead::VersionChange;
use crate::app::state::edit::Edit;
use crate::app::state::library::{days, own_version, packs};
use crate::app::state::use_book;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::verdicts::text;
use crate::domain::book::Shelf;
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::Revision;
use crate::policy::pack::Pack;
use crate::policy::packs::{built_in, read};
use crate::policy::versions::is_same;
use leptos::prelude::*;
use std::sync::Arc;

/// A policy file that reads, and can be taken in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proposal {
    /// The policy as it reads.
    pub(super) pack: Arc<Pack>,
    policy: OwnPolicy,
    /// The own version that it takes the place of.
    opened: Option<Revision>,
    /// What it would be, in sentences.
    place: String,
}

impl Proposal {
    /// Reads the text of a policy file, and looks where it belongs.
    ///
    /// # Errors
    /// A sentence on why it cannot be taken in.
    pub(super) fn of(shelf: &Shelf, json: String) -> Result<Self, String> {
        let pack = read(&json, built_in().unwrap_or_default()).map_err(|error| error.to_string())?;
        let versions: Vec<_> = packs(shelf).into_iter().filter(|other| other.key == pack.key).collect();
        let others: Vec<_> = versions.iter().filter(|other| !is_same(other, &pack)).cloned().collect();
        if versions.iter().any(|other| **other == pack) {
            return Err(T::StandsAlready.with(&[text(&pack.title)]));
        }
        if let Some(other) = others.iter().find(|other| other.programme != pack.programme) {
            let named = |pack: &Pack| {
                pack.programme.as_ref().map_or(T::NoProgramme.text().to_owned(), |key| format!("`{key}`"))
            };
            return Err(T::OtherProgramme.with(&[&pack.key, &named(other), &named(&pack)]));
        }
        let owned = own_version(shelf, &pack).map(|(policy, revision)| (policy.id, revision));
        let pack = Arc::new(pack);
        let place = place(&pack, &versions, &others, owned.is_some());
        let (id, opened) = match owned {
            Some((id, revision)) => (id, Some(revision)),
            None => (clock::new_id(), None),
        };
        Ok(Self { pack, policy: OwnPolicy { id, added_on: clock::today(), text: json }, opened, place })
    }

    /// The change that it would be.
    pub(super) fn change(&self) -> VersionChange {
        VersionChange::TakeIn(self.policy.clone())
    }

    /// The entry that takes it in.
    pub(super) fn edit(self) -> Edit {
        Edit::record(self.policy, self.opened)
    }
}

fn place(pack: &Arc<Pack>, versions: &[Arc<Pack>], others: &[Arc<Pack>], owned: bool) -> String {
    let after: Vec<_> = others.iter().chain([pack]).cloned().collect();
    let (title, days) = (text(&pack.title), days(&after, pack));
    let mut sentences = vec![match others.first() {
        Some(first) => T::PlaceVersion.with(&[text(&first.title), &pack.version, &days]),
        None => T::PlaceNew.with(&[&pack.version, &days]),
    }];
    if versions.len() > others.len() {
        let replaced = if owned { T::PlaceOfOwn } else { T::PlaceOfBuiltIn };
        sentences.push(replaced.with(&[title, &format::day(pack.dates.effective)]));
    }
    sentences.join(" ")
}

/// What would be taken in, with the means to do it or to leave it.
#[component]
pub(super) fn ProposalView(
    /// What was read.
    proposal: Proposal,
    /// Called once it is decided.
    on_close: Callback<()>,
) -> impl IntoView {
    let book = use_book();
    let title = text(&proposal.pack.title).to_owned();
    let place = proposal.place.clone();
    let (key, change, known) = (proposal.pack.key.clone(), proposal.change(), RwSignal::new(false));
    let take_in = move |()| {
        book.act(proposal.clone().edit(), T::OwnTaken.with(&[text(&proposal.pack.title)]));
        on_close.run(());
    };
    view! {
        <div class="panel stack" id="policy-proposal">
            <h3>{title}</h3>
            <p class="measure">{place}</p>
            <VersionsAhead key change known/>
            <div class="row">
                <Button kind=ButtonKind::Main id="take-in" disabled=Signal::derive(move || !known.get()) on_press=take_in>{T::TakeIn.text()}</Button>
                <Button reads=true kind=ButtonKind::Quiet on_press=on_close>{T::LeaveIt.text()}</Button>
            </div>
        </div>
    }
    .into_any()
}
