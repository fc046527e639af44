//! From a group's records to its verdicts.

use super::credit::Ledger;
use super::pack::Pack;
use super::verdict::Verdict;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::PersonId;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All that a judgement reads. `today` comes from the shell: the core has no clock.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// People, enrolments, listings.
    pub shelf: &'a Shelf,
    /// The group's records.
    pub file: &'a GroupFile,
    /// The other groups of this group's members: a mentee's credit is one ledger over all of them.
    pub others: &'a [&'a GroupFile],
    /// The packs that the group has chosen.
    pub packs: &'a [Arc<Pack>],
    /// The day of the judgement.
    pub today: NaiveDate,
}

/// The verdicts of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// One verdict for each rule and subject, in the order of packs, rules and subjects.
    pub verdicts: Vec<Verdict>,
    /// Ledgers of the group's mentees.
    pub ledgers: BTreeMap<PersonId, Ledger>,
}
