//! The document: a plain function of a pack, so that a pack that was saved is shown again just so.

use super::blocks::section;
use super::cover::cover;
use super::sections as of;
use crate::app::texts::evidence::{PackText, SectionText as T};
use crate::evidence::pack::{Pack, View};
use leptos::prelude::*;

/// Identifier of the element that holds the document.
pub const DOCUMENT: &str = "pack";

/// The paper for which the document is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// The class that chooses the page on which it prints.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::A4 => "pack pack-a4",
            Self::Letter => "pack pack-letter",
        }
    }
}

/// The document of a pack. `code` is what the seal comes to, empty while it is not made.
pub fn document(pack: &Pack, code: Signal<String>) -> AnyView {
    // What tells of everybody has no sections of records at all, and a mentee's none of what is not theirs.
    let all = pack.about.view == View::Auditor;
    let own = pack.about.view != View::Publishable;
    let only = |id: &'static str, title: T, is_there: bool, content: &dyn Fn(&Pack) -> AnyView| {
        is_there.then(|| section(id, title.text(), content(pack)))
    };
    view! {
        {cover(pack, code)}
        {only("pack-rules", T::Rules, !pack.policies.is_empty(), &of::rules)}
        {(!pack.counts.is_empty()).then(|| section("pack-counted", PackText::Counts.text(), of::counts(pack)))}
        {only("pack-group", T::Group, own, &of::charter)}
        {only("pack-roster", T::Roster, own, &of::roster)}
        {only("pack-listings", T::Listings, all, &of::listings)}
        {only("pack-agreements", T::Agreements, own, &of::agreements)}
        {only("pack-consents", T::Consents, own, &of::consents)}
        {only("pack-sessions", T::Sessions, own, &of::sessions)}
        {only("pack-meetings", T::Meetings, own, &of::meetings)}
        {only("pack-needs", T::Needs, own, &of::needs)}
        {only("pack-goals", T::Goals, own, &of::goals)}
        {only("pack-cases", T::Cases, own, &of::cases)}
        {only("pack-hours", T::Hours, own, &of::hours)}
        {only("pack-statements", T::Statements, !pack.statements.is_empty(), &of::statements)}
        {only("pack-notes", T::Notes, own, &of::notes)}
        {only("pack-evaluation", T::Evaluation, all || !pack.evaluations.is_empty(), &of::evaluations)}
        {only("pack-private", T::Private, all, &of::private)}
        {only("pack-corrections", T::Corrections, own, &of::corrections)}
    }
    .into_any()
}
