//! Units: a duration is never a bare number.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// A duration in whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// What is left after taking `other` away, never below zero.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// True for no time at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add for Minutes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

/// Hours and minutes, as `10:05`.
impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Attainment of a goal from −2 (much less than expected) over 0 (as expected) to +2 (much more).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct Attainment(i8);

impl Attainment {
    /// The five levels, lowest first.
    pub const LEVELS: [Self; 5] = [Self(-2), Self(-1), Self(0), Self(1), Self(2)];
    /// As expected.
    pub const EXPECTED: Self = Self(0);

    /// The level as a number from −2 to 2.
    #[must_use]
    pub const fn level(self) -> i8 {
        self.0
    }
}

impl TryFrom<i8> for Attainment {
    type Error = String;

    fn try_from(level: i8) -> Result<Self, Self::Error> {
        if (-2..=2).contains(&level) {
            Ok(Self(level))
        } else {
            Err(format!("attainment `{level}` is outside the scale from -2 to 2"))
        }
    }
}

impl From<Attainment> for i8 {
    fn from(attainment: Attainment) -> Self {
        attainment.0
    }
}

/// How much a goal counts beside others: once, twice or three times as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weight(u8);

impl Weight {
    /// As much as any other.
    pub const ONCE: Self = Self(1);
    /// The weights, lightest first.
    pub const ALL: [Self; 3] = [Self::ONCE, Self(2), Self(3)];
}

impl TryFrom<u8> for Weight {
    type Error = String;

    fn try_from(weight: u8) -> Result<Self, Self::Error> {
        if (1..=3).contains(&weight) {
            Ok(Self(weight))
        } else {
            Err(format!("weight `{weight}` is outside the range from 1 to 3"))
        }
    }
}

impl From<Weight> for u8 {
    fn from(weight: Weight) -> Self {
        weight.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_never_go_below_zero_and_read_as_hours() {
        assert_eq!(Minutes(30).less(Minutes(45)), Minutes::ZERO);
        assert_eq!((Minutes(540) + Minutes(65)).to_string(), "10:05");
    }

    #[test]
    fn attainment_keeps_to_its_scale() {
        assert!(Attainment::try_from(2).is_ok());
        assert!(Attainment::try_from(3).is_err());
        assert!(serde_json::from_str::<Attainment>("-3").is_err());
    }

    #[test]
    fn a_goal_counts_once_to_three_times() {
        assert_eq!(serde_json::from_str::<Weight>("3").unwrap(), Weight::ALL[2]);
        assert!(serde_json::from_str::<Weight>("0").is_err());
        assert!(Weight::try_from(4).is_err());
    }
}
