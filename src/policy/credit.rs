//! A mentee's ledger: attended minutes become credited minutes, and every minute that does not says why.

use crate::domain::dates::Moment;
use crate::domain::ids::{GroupId, HoursEntryId, PersonId, SessionId};
use crate::domain::record::{Kind, RecordKey};
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What one mentee attended in group mentoring, over all groups, and what of it a programme credits.
///
/// Lines stand in order of start, then identifier: the order in which they use up the cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The mentee.
    pub person: PersonId,
    /// The programme that credits, such as `cmpc`.
    pub programme: Arc<str>,
    /// The cap in minutes; none where the mentee is exempt from it or no pack sets one.
    pub cap: Option<Minutes>,
    /// One line a session or hours entry.
    pub lines: Vec<Line>,
    /// Whether the credit is final.
    pub standing: Standing,
}

/// One line of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where the minutes come from.
    pub source: Source,
    /// The group.
    pub group: GroupId,
    /// The day.
    pub on: NaiveDate,
    /// The start, where the clock is known.
    pub start: Option<Moment>,
    /// Minutes attended.
    pub attended: Minutes,
    /// Minutes credited: never more than attended, nor than what the cap leaves.
    pub credited: Minutes,
    /// Why the rest is not credited; none where nothing is left out.
    pub withheld: Option<Withheld>,
    /// Credited minutes up to and with this line.
    pub so_far: Minutes,
    /// Minutes that the cap leaves after this line; none where no cap holds for it.
    pub left: Option<Minutes>,
    /// Whether this line's credit is final; the ledger's own standing names the rules.
    pub standing: Standing<()>,
}

/// Where a line's minutes come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A session in this book.
    Session(SessionId),
    /// An hours entry.
    Entry(HoursEntryId),
}

/// Minutes that are kept but not credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// How many.
    pub minutes: Minutes,
    /// Why.
    pub why: WhyNot,
    /// The pack and rule that say so.
    pub pack: Arc<str>,
    /// The rule.
    pub rule: Arc<str>,
}

/// Why minutes are not credited. The shell has one sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// The cap was reached.
    Cap,
    /// The mentor was not listed on the day.
    NotListed,
    /// It is not known whether the mentor was listed.
    ListingUnknown,
    /// Too many mentees met.
    TooManyMentees,
    /// The mentee's opening meeting had not taken place.
    BeforeOpeningMeeting,
    /// The listed mentor did not conduct the session.
    NotConductedByListedMentor,
    /// Group time was entered as Direct Knowledge of Services.
    WrongCategory,
    /// The policy was not in force yet; such minutes do not use up the cap.
    BeforeInForce,
    /// The policy was no longer in force; such minutes do not use up the cap.
    AfterInForce,
    /// The mentee did not choose the group option, or nobody has asked.
    OptionNotChosen,
}

/// Whether credit can still change, and by which rules, where these are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<Rules = Vec<Arc<str>>> {
    /// Waits for these rules, which are not met yet for this mentee.
    Provisional(Rules),
    /// Final.
    Final,
    /// Final, with these rules closed by the mentor with a reason.
    FinalWithRemark(Rules),
}

impl Standing<()> {
    /// The standing once one more requirement is not met; `closed` where the mentor closed it with a reason.
    #[must_use]
    pub const fn with_unmet(self, closed: bool) -> Self {
        if closed && !matches!(self, Self::Provisional(())) { Self::FinalWithRemark(()) } else { Self::Provisional(()) }
    }
}

impl Source {
    /// The record behind it.
    #[must_use]
    pub const fn key(self) -> RecordKey {
        match self {
            Self::Session(id) => RecordKey::new(Kind::Session, id.0),
            Self::Entry(id) => RecordKey::new(Kind::Hours, id.0),
        }
    }
}

impl Line {
    /// Minutes that nothing but the cap withholds.
    #[must_use]
    pub fn eligible(&self) -> Minutes {
        let refused = self.withheld.iter().filter(|withheld| withheld.why != WhyNot::Cap);
        self.attended.less(refused.map(|withheld| withheld.minutes).sum())
    }
}

impl Ledger {
    /// Minutes attended in all.
    #[must_use]
    pub fn attended(&self) -> Minutes {
        self.lines.iter().map(|line| line.attended).sum()
    }

    /// Minutes credited in all.
    #[must_use]
    pub fn credited(&self) -> Minutes {
        self.lines.iter().map(|line| line.credited).sum()
    }

    /// Minutes kept but not credited.
    #[must_use]
    pub fn withheld(&self) -> Minutes {
        self.attended().less(self.credited())
    }

    /// Minutes left until the cap; none without a cap.
    #[must_use]
    pub fn left(&self) -> Option<Minutes> {
        self.cap.map(|cap| cap.less(self.credited()))
    }
}
