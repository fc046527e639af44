//! How much a book holds, and the guard against keeping an emptied one in place of a full one.

use serde::{Deserialize, Serialize};

/// A book holds a tenth of another or less: it counts as nearly empty beside it.
const TENTH: u64 = 10;

/// So few records are no book to guard: whoever has just begun may begin again.
const FEW: u64 = 10;

/// How much a book or a copy of it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Measure {
    /// Records of every kind.
    pub records: u64,
    /// Groups among them.
    pub groups: u64,
}

impl Measure {
    /// True where keeping this in place of `other` would lose nearly everything: storage that the browser has emptied, or a
    /// book that was just begun anew.
    #[must_use]
    pub const fn is_poor_beside(self, other: Self) -> bool {
        let nearly_empty = self.records.saturating_mul(TENTH) <= other.records;
        other.records >= FEW && (nearly_empty || self.groups == 0 && other.groups > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn holds(records: u64, groups: u64) -> Measure {
        Measure { records, groups }
    }

    #[test]
    fn an_emptied_book_is_poor_beside_a_full_one() {
        assert!(holds(0, 0).is_poor_beside(holds(60, 1)));
        assert!(holds(6, 1).is_poor_beside(holds(60, 1)));
        assert!(holds(40, 0).is_poor_beside(holds(60, 1)), "every group is gone");
    }

    #[test]
    fn a_book_that_shrank_is_not_and_a_beginning_needs_no_guard() {
        assert!(!holds(7, 1).is_poor_beside(holds(60, 1)));
        assert!(!holds(60, 1).is_poor_beside(holds(60, 1)));
        assert!(!holds(0, 0).is_poor_beside(holds(9, 1)));
    }
}
