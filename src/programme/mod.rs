//! Many groups of several mentors, looked at together from their files: nothing is taken into a book and nothing is kept.
//!
//! `source.rs` is one file that was opened, `gather.rs` what all of them come to (which copy of a group counts, and what
//! differs), `judge.rs` the verdicts of one group, `rows.rs` and `overdue.rs` what a coordinator reads. The order in which
//! files are opened makes no difference to any of it.

pub mod gather;
pub mod judge;
pub mod overdue;
pub mod rows;
pub mod source;
pub mod tally;

use self::gather::Gathered;
use self::judge::{Inputs, Judged};
use self::source::{Refused, Source};
use crate::domain::ids::GroupId;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files that were opened, and the groups as far as they are judged.
#[derive(Clone, Debug)]
pub struct Programme {
    today: NaiveDate,
    sources: Vec<Source>,
    gathered: Gathered,
    judged: BTreeMap<GroupId, (Inputs, Arc<Judged>)>,
}

impl Programme {
    /// Nothing opened yet; every group will be judged as of `today`.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        Self { today, sources: Vec::new(), gathered: Gathered::default(), judged: BTreeMap::new() }
    }

    /// The day of the judgement.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// The files, in the order in which they were opened.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What all files come to.
    #[must_use]
    pub const fn gathered(&self) -> &Gathered {
        &self.gathered
    }

    /// Takes a file that was opened beside the others. Groups that it does not touch stay judged.
    ///
    /// # Errors
    /// [`Refused::Twice`] where it is open already; then nothing changes.
    pub fn add(&mut self, source: Source) -> Result<(), Refused> {
        if let Some(place) = self.sources.iter().position(|other| other.digest == source.digest) {
            return Err(Refused::Twice(place));
        }
        self.sources.push(source);
        self.gather();
        Ok(())
    }

    /// Lets go of the file in this place.
    pub fn remove(&mut self, place: usize) {
        if place < self.sources.len() {
            self.sources.remove(place);
            self.gather();
        }
    }

    /// Puts the files together anew, and lets go of verdicts that rest on something else now.
    fn gather(&mut self) {
        self.gathered = Gathered::of(&self.sources);
        for (group, (before, judged)) in std::mem::take(&mut self.judged) {
            let now = Inputs::of(&self.gathered, &self.sources, group);
            if let Some(now) = now.filter(|now| now.are_those_of(&before)) {
                self.judged.insert(group, (now, judged));
            }
        }
    }

    /// A group that is not judged yet.
    #[must_use]
    pub fn waiting(&self) -> Option<GroupId> {
        self.gathered.groups().find(|group| !self.judged.contains_key(group))
    }

    /// How many groups there are, and how many of them are judged.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.judged.len(), self.gathered.groups().count())
    }

    /// Judges one group that was not judged yet; false where there is none.
    pub fn judge_next(&mut self) -> bool {
        let Some(group) = self.waiting() else { return false };
        let Some(inputs) = Inputs::of(&self.gathered, &self.sources, group) else { return false };
        let judged = Arc::new(Judged::of(&inputs, self.today));
        self.judged.insert(group, (inputs, judged));
        true
    }

    /// The verdicts of a group that was judged, and what they rest on.
    #[must_use]
    pub fn judged(&self, group: GroupId) -> Option<(&Inputs, &Arc<Judged>)> {
        self.judged.get(&group).map(|(inputs, judged)| (inputs, judged))
    }

    /// The groups that were judged, by identifier.
    pub fn all_judged(&self) -> impl Iterator<Item = (GroupId, &Inputs, &Judged)> {
        self.judged.iter().map(|(group, (inputs, judged))| (*group, inputs, &**judged))
    }
}
