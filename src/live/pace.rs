//! How time goes on in a running session, whatever the device's clock does.
//!
//! It never runs backwards: where the clock is set back, the session goes on from the latest time that it knows. A jump ahead
//! first gives back what the clock was set back by; what remains of it is time in which the page did not run, and that is
//! nobody's talk time.

use super::at::At;
use crate::domain::ids::PersonId;
use serde::{Deserialize, Serialize};

/// Without a beat for so many milliseconds, nobody knows whether the same person still speaks.
pub const SILENT_FROM: u64 = 5_000;

/// So many gaps are kept; the time in all of them is kept whatever their number.
const GAPS: usize = 20;

/// A stretch in which the page did not run while somebody had been speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The last that was known before it.
    pub from: At,
    /// When the page ran again.
    pub to: At,
    /// Who had been speaking.
    pub speaker: PersonId,
}

/// The session's own time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// The latest time that is known.
    pub latest: At,
    /// By how much the session is ahead of the device's clock, in milliseconds.
    ahead: i64,
    /// By how much the clock was set back in all, in milliseconds.
    #[serde(default)]
    pub set_back: i64,
    /// Gaps, the latest ones.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// Milliseconds in all gaps, those that are no longer kept included.
    #[serde(default)]
    pub lost: u64,
}

impl Pace {
    /// Time that begins at `at`.
    #[must_use]
    pub const fn from(at: At) -> Self {
        Self { latest: at, ahead: 0, set_back: 0, gaps: Vec::new(), lost: 0 }
    }

    /// Goes on to `clock`, what the device's clock shows, and gives the milliseconds that went by; none after a gap.
    pub fn go_on(&mut self, clock: At, speaker: Option<PersonId>) -> Option<u64> {
        let before = self.latest;
        let shown = clock.ms.saturating_add(self.ahead);
        let back = before.ms.saturating_sub(shown);
        if back > 0 {
            self.ahead = self.ahead.saturating_add(back);
            self.set_back = self.set_back.saturating_add(back);
            self.latest.offset = clock.offset;
            return Some(0);
        }
        let mut now = At { ms: shown, offset: clock.offset };
        if now.since(before) > SILENT_FROM {
            let given_back = self.ahead.min(shown.saturating_sub(before.ms));
            self.ahead = self.ahead.saturating_sub(given_back);
            now.ms = shown.saturating_sub(given_back);
        }
        self.latest = now;
        let gone = now.since(before);
        if gone <= SILENT_FROM {
            return Some(gone);
        }
        if let Some(speaker) = speaker {
            self.lost = self.lost.saturating_add(gone);
            self.gaps.push(Gap { from: before, to: now, speaker });
            let over = self.gaps.len().saturating_sub(GAPS);
            self.gaps.drain(..over);
        }
        None
    }
}
