//! Formats for working on what somebody presents: their phases in minutes. Their texts stand with the other texts.

use super::at::At;
use super::running::Timed;
use serde::{Deserialize, Serialize};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// In threes: one asks, two consult while that one listens.
    Troika,
    /// An incident is told in brief; the group finds out the rest by asking.
    Incident,
    /// Questions, and no advice.
    ActionLearning,
    /// A case is told, and the group wonders aloud.
    Balint,
    /// A team talks with one another about what it has heard.
    ReflectingTeam,
    /// A question, roles for the listeners, feedback from each role.
    Structured,
    /// Goal, reality, options, way forward.
    Grow,
    /// A format of the group's own.
    Own,
}

/// A format in use, with the phases that were begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The format.
    pub format: Format,
    /// Its phases, by their place, in the order in which they were begun.
    pub phases: Vec<Timed<usize>>,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Troika,
        Self::Incident,
        Self::ActionLearning,
        Self::Balint,
        Self::ReflectingTeam,
        Self::Structured,
        Self::Grow,
        Self::Own,
    ];

    /// Minutes of its phases. Where a source gives a range, or a total alone, the split is ours; a format of the group's own
    /// sets no time.
    #[must_use]
    pub const fn minutes(self) -> &'static [u16] {
        match self {
            Self::Troika => &[1, 2, 5, 2],
            Self::Incident => &[5, 10, 5, 15, 10, 10, 10],
            Self::ActionLearning => &[2, 8, 12, 2, 5, 2],
            Self::Balint => &[8, 5, 25, 7],
            Self::ReflectingTeam => &[10, 10, 10, 10],
            Self::Structured => &[3, 2, 10, 15, 10, 5],
            Self::Grow => &[5, 10, 10, 5],
            Self::Own => &[0],
        }
    }
}

impl Round {
    /// The phase that goes on, its place and for how many milliseconds it has; none before the first and after the last.
    #[must_use]
    pub fn now(&self, at: At) -> Option<(usize, u64)> {
        let last = self.phases.last().filter(|last| last.to.is_none())?;
        Some((last.what, at.since(last.from)))
    }
}
