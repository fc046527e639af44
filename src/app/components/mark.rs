//! The mark of an outcome: shape, word and colour together.

use super::icon::{Icon, IconName};
use crate::app::texts::components::ComponentText;
use crate::policy::verdict::Outcome;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An outcome without its dates, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Not met.
    Fail,
    /// Not yet met.
    Due,
    /// Not recorded.
    Unknown,
    /// To be watched.
    Watch,
    /// In order.
    Pass,
    /// Exempt.
    Exempt,
    /// Does not apply.
    NotApplicable,
}

impl From<Outcome> for Mark {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fail => Self::Fail,
            Outcome::Due(_) => Self::Due,
            Outcome::Unknown => Self::Unknown,
            Outcome::Monitor => Self::Watch,
            Outcome::Pass => Self::Pass,
            Outcome::Exempt(_) => Self::Exempt,
            Outcome::NotApplicable => Self::NotApplicable,
        }
    }
}

impl Mark {
    /// Every mark, the most urgent first.
    pub const ALL: [Self; 7] =
        [Self::Fail, Self::Due, Self::Unknown, Self::Watch, Self::Pass, Self::Exempt, Self::NotApplicable];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fail => ComponentText::NotMet,
            Self::Due => ComponentText::Due,
            Self::Unknown => ComponentText::NotRecorded,
            Self::Watch => ComponentText::Watch,
            Self::Pass => ComponentText::InOrder,
            Self::Exempt => ComponentText::Exempt,
            Self::NotApplicable => ComponentText::DoesNotApply,
        }
        .text()
    }

    /// Its shape.
    #[must_use]
    pub const fn icon(self) -> IconName {
        match self {
            Self::Fail => IconName::Fail,
            Self::Due => IconName::Due,
            Self::Unknown => IconName::Unknown,
            Self::Watch => IconName::Watch,
            Self::Pass => IconName::Pass,
            Self::Exempt => IconName::Exempt,
            Self::NotApplicable => IconName::NotApplicable,
        }
    }

    /// The class that carries its colours.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Fail => "tone-fail",
            Self::Due => "tone-due",
            Self::Watch => "tone-monitor",
            Self::Pass => "tone-pass",
            Self::Unknown | Self::Exempt | Self::NotApplicable => "tone-quiet",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Fail => "mark tone-fail",
            Self::Due => "mark tone-due",
            Self::Watch => "mark tone-monitor",
            Self::Unknown => "mark mark-unknown tone-quiet",
            Self::Pass => "mark mark-plain tone-pass",
            Self::Exempt => "mark mark-plain tone-quiet",
            Self::NotApplicable => "mark mark-plain mark-na tone-quiet",
        }
    }
}

/// The mark of an outcome.
#[component]
pub fn OutcomeMark(
    /// The outcome, as the policy has it or as a mark.
    #[prop(into)]
    outcome: Mark,
) -> impl IntoView {
    view! {
        <span class=outcome.class()>
            <Icon name=outcome.icon() />
            {outcome.word()}
        </span>
    }
}
