//! When each mentee reaches the cap, and what the plan is worth to them, if everything takes place as planned.
//!
//! What is planned from today on counts as held as planned, in all groups of the mentee and with full attendance; the ledger
//! then reckons as it always does, so that listing, size and dates of the policies have their say.

use super::assess::{Context, ledgers};
use super::credit::{Ledger, Line};
use super::pack::Pack;
use super::planned::hold_as_planned;
use crate::domain::book::{Book, GroupFile};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the plan brings one mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// When the cap is reached.
    pub reach: Reach,
    /// How many planned sessions are ahead of the mentee.
    pub ahead: usize,
    /// Minutes that they would add to the credit.
    pub worth: Minutes,
    /// The first of them that would earn nothing, or a part only; its line says why.
    pub short: Option<Line>,
}

/// When the cap is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// No cap holds for the mentee.
    NoCap,
    /// It has been reached on that day.
    Already(NaiveDate),
    /// With this planned session.
    With(Box<Line>),
    /// The plan leaves so many minutes.
    Not(Minutes),
}

/// What the plan brings each mentee of the group; `packs` are those that the group has chosen, and `known` holds every
/// version of the policies from which all groups have chosen.
#[must_use]
pub fn project(
    book: &Book,
    group: GroupId,
    packs: &[Arc<Pack>],
    known: &[Arc<Pack>],
    today: NaiveDate,
) -> BTreeMap<PersonId, Projection> {
    let Some(file) = book.group(group) else { return BTreeMap::new() };
    let reckon = |file: &GroupFile, others: &[&GroupFile]| {
        ledgers(&Context { shelf: &book.shelf, file, others, packs, today }, known)
    };
    let others = book.others_of(group, file);
    let stands = reckon(file, &others);
    let held = |file: &GroupFile| {
        let mut file = file.clone();
        hold_as_planned(&mut file, |_, day| day >= today);
        file
    };
    let (file, others) = (held(file), others.into_iter().map(held).collect::<Vec<_>>());
    let planned = reckon(&file, &others.iter().collect::<Vec<_>>());
    planned.into_iter().map(|(person, planned)| (person, projection(stands.get(&person), &planned))).collect()
}

fn projection(stands: Option<&Ledger>, planned: &Ledger) -> Projection {
    let stood = stands.map_or(&[][..], |ledger| &ledger.lines);
    let is_ahead = |line: &&Line| !stood.iter().any(|held| held.source == line.source);
    let ahead = || planned.lines.iter().filter(is_ahead);
    let last = planned.lines.iter().find(|line| line.left == Some(Minutes::ZERO));
    let reach = match (planned.cap, last) {
        (None, _) => Reach::NoCap,
        (Some(_), Some(line)) if is_ahead(&line) => Reach::With(Box::new(line.clone())),
        (Some(_), Some(line)) => Reach::Already(line.on),
        (Some(cap), None) => Reach::Not(planned.lines.iter().rev().find_map(|line| line.left).unwrap_or(cap)),
    };
    Projection {
        reach,
        ahead: ahead().count(),
        worth: planned.credited().less(stands.map_or(Minutes::ZERO, Ledger::credited)),
        short: ahead().find(|line| line.credited < line.attended).cloned(),
    }
}
