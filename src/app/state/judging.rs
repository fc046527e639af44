//! Judging groups, and the rows that say on the start page what was found.

use super::BookCtx;
use super::library::{marks, packs, packs_of};
use super::summary::Summary;
use crate::app::clock;
use crate::domain::book::Book;
use crate::domain::ids::GroupId;
use crate::policy::assess::{self, Assessment};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many groups are judged anew before the start page hears of it.
pub(super) const AT_ONCE: usize = 50;

impl BookCtx {
    /// Makes the rows of all groups anew, as what they tell of depends on the settings of the book.
    pub(super) async fn summarise_all(self) {
        for groups in self.all_groups().chunks(AT_ONCE) {
            // a group that cannot be read keeps its row, and says so when it is opened
            if self.load_all(groups).await.is_ok() {
                let made = self.keeper.get_value().summarise_again(groups).await;
                self.summaries.update(|rows| Arc::make_mut(rows).extend(made));
            }
        }
    }

    /// Judges anew the groups in which a day of grace has passed since they were last judged, and those of which a policy
    /// has other versions now, with all that share a mentee with them.
    pub(super) async fn refresh_stale(self) {
        let (today, marks) = (clock::today(), self.shelf.with_untracked(|shelf| marks(shelf)));
        let stale: BTreeSet<_> = self.summaries.with_untracked(|rows| {
            let other = rows.values().filter(|row| row.has_other_versions(&marks));
            let with_sharing = other.flat_map(|row| neighbours(rows, row.id));
            rows.values().filter(|row| row.is_stale(today)).map(|row| row.id).chain(with_sharing).collect()
        });
        for groups in Vec::from_iter(stale).chunks(AT_ONCE) {
            let mut loaded = Vec::with_capacity(groups.len());
            for group in groups {
                if self.load(*group).await.unwrap_or(false) {
                    loaded.push(*group);
                }
            }
            let judged = self.keeper.get_value().summarise_again(&loaded).await;
            self.summaries.update(|rows| Arc::make_mut(rows).extend(judged));
        }
    }
}

/// The group and every group that shares a person with it: what its mentees' ledgers are made of.
pub(super) fn neighbours(rows: &BTreeMap<GroupId, Summary>, group: GroupId) -> Vec<GroupId> {
    let Some(own) = rows.get(&group) else { return vec![group] };
    rows.values().filter(|row| row.id == group || !row.people.is_disjoint(&own.people)).map(|row| row.id).collect()
}

/// The verdicts of a loaded group.
#[must_use]
pub fn judge(book: &Book, group: GroupId, today: NaiveDate) -> Assessment {
    let Some(file) = book.group(group) else { return Assessment::default() };
    let (known, packs) = (packs(&book.shelf), packs_of(&book.shelf, file));
    let (shelf, others) = (&book.shelf, &book.sharing(group));
    assess::assess_among(&assess::Context { shelf, file, others, packs: &packs, today }, &known)
}

/// The summary row of a loaded group.
pub(super) fn summarise(book: &Book, group: GroupId, today: NaiveDate) -> Option<Summary> {
    let file = book.group(group)?;
    let keeps = book.shelf.settings.iter().next().map(|settings| settings.retention.as_slice()).unwrap_or_default();
    Summary::of(file, &judge(book, group, today), &packs_of(&book.shelf, file), &marks(&book.shelf), keeps, today)
}
