//! The document: a plain function of a pack, so that a pack that was saved is shown again just so.

use super::blocks::section;
use super::cover::cover;
use super::sections as of;
use crate::app::texts::evidence::SectionText as T;
use crate::app::texts::verify::PublishedText;
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
    let all = !matches!(pack.about.view, View::Mentee(_));
    // of people and records the publishable view says nothing, not even that there is nothing
    let is_public = pack.about.view == View::Publishable;
    let only = |id: &'static str, title: T, is_there: bool, content: &dyn Fn(&Pack) -> AnyView| {
        (is_there && (!is_public || id == "pack-rules")).then(|| section(id, title.text(), content(pack)))
    };
    view! {
        {cover(pack, code)}
        {only("pack-rules", T::Rules, !pack.policies.is_empty(), &of::rules)}
        {is_public.then(|| section("pack-people", PublishedText::Title.text(), of::counts(pack)))}
        {only("pack-group", T::Group, true, &of::charter)}
        {only("pack-roster", T::Roster, true, &of::roster)}
        {only("pack-listings", T::Listings, all, &of::listings)}
        {only("pack-agreements", T::Agreements, true, &of::agreements)}
        {only("pack-consents", T::Consents, true, &of::consents)}
        {only("pack-sessions", T::Sessions, true, &of::sessions)}
        {only("pack-meetings", T::Meetings, true, &of::meetings)}
        {only("pack-needs", T::Needs, true, &of::needs)}
        {only("pack-goals", T::Goals, true, &of::goals)}
        {only("pack-cases", T::Cases, true, &of::cases)}
        {only("pack-hours", T::Hours, true, &of::hours)}
        {only("pack-statements", T::Statements, !pack.statements.is_empty(), &of::statements)}
        {only("pack-notes", T::Notes, true, &of::notes)}
        {only("pack-evaluation", T::Evaluation, all || !pack.evaluations.is_empty(), &of::evaluations)}
        {only("pack-private", T::Private, all, &of::private)}
        {only("pack-corrections", T::Corrections, true, &of::corrections)}
    }
    .into_any()
}
