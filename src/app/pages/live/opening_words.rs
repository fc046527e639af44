//! What there is to say at the opening of a session.

use crate::app::format;
use crate::app::state::group::GroupCtx;
use crate::app::texts::live::OpeningText as T;
use crate::domain::ids::PersonId;
use crate::live::running::Opening;
use leptos::prelude::*;

/// What a part of the opening is called.
#[must_use]
pub const fn title(part: Opening) -> &'static str {
    match part {
        Opening::Confidentiality => T::Confidentiality.text(),
        Opening::Privacy => T::Privacy.text(),
        Opening::Purpose => T::Purpose.text(),
        Opening::Expectations => T::Expectations.text(),
        Opening::Guidelines => T::Guidelines.text(),
        Opening::Platform => T::Platform.text(),
    }
}

/// What there is to say, apart from the guidelines; `untold` are newcomers to the platform.
#[must_use]
pub fn lines(group: GroupCtx, part: Opening, untold: &[PersonId]) -> Vec<String> {
    let record = untrack(|| group.group());
    match part {
        Opening::Confidentiality => vec![T::ConfidentialitySay.text().to_owned()],
        Opening::Privacy => vec![T::PrivacySay.text().to_owned()],
        Opening::Purpose => {
            let (purpose, goals) = record.map(|group| (group.purpose, group.goals)).unwrap_or_default();
            let goals = (!goals.is_empty()).then(|| T::GoalsAre.with(&[&goals]));
            std::iter::once(purpose).chain(goals).collect()
        }
        Opening::Expectations => {
            let channel = record.map(|group| group.charter.confidential_channel).filter(|channel| !channel.is_empty());
            let channel = channel.map(|channel| T::Channel.with(&[&channel]));
            std::iter::once(T::ExpectationsSay.text().to_owned()).chain(channel).collect()
        }
        Opening::Guidelines => Vec::new(),
        Opening::Platform => {
            let mut names: Vec<_> = untold.iter().map(|person| untrack(|| group.name(*person))).collect();
            names.sort();
            let newcomers = (!names.is_empty()).then(|| T::Newcomers.with(&[&format::list(&names)]));
            std::iter::once(T::PlatformSay.text().to_owned()).chain(newcomers).collect()
        }
    }
}
