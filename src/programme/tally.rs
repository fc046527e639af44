//! How many verdicts came out how.

use crate::policy::verdict::Outcome;

/// How many verdicts came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not met.
    pub fail: usize,
    /// Not met yet, and nothing is late.
    pub due: usize,
    /// Nothing recorded.
    pub unknown: usize,
    /// To be watched.
    pub monitor: usize,
    /// Met.
    pub pass: usize,
    /// Exempt.
    pub exempt: usize,
    /// Does not apply.
    pub not_applicable: usize,
    /// Cannot be told, because what it rests on was left out of the file.
    pub untold: usize,
}

impl Tally {
    /// Counts one more.
    pub const fn add(&mut self, outcome: Outcome) {
        let place = match outcome {
            Outcome::Fail => &mut self.fail,
            Outcome::Due(_) => &mut self.due,
            Outcome::Unknown => &mut self.unknown,
            Outcome::Monitor => &mut self.monitor,
            Outcome::Pass => &mut self.pass,
            Outcome::Exempt(_) => &mut self.exempt,
            Outcome::NotApplicable => &mut self.not_applicable,
        };
        *place += 1;
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            fail: self.fail + other.fail,
            due: self.due + other.due,
            unknown: self.unknown + other.unknown,
            monitor: self.monitor + other.monitor,
            pass: self.pass + other.pass,
            exempt: self.exempt + other.exempt,
            not_applicable: self.not_applicable + other.not_applicable,
            untold: self.untold + other.untold,
        }
    }

    /// How many there are in all.
    #[must_use]
    pub const fn total(self) -> usize {
        let Self { fail, due, unknown, monitor, pass, exempt, not_applicable, untold } = self;
        fail + due + unknown + monitor + pass + exempt + not_applicable + untold
    }
}
