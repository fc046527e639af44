//! What other versions of a policy would change in the groups that have chosen it, before they are taken in or away.

use super::{BookCtx, judge, neighbours};
use crate::domain::book::Book;
use crate::domain::ids::{ChainId, GroupId, OwnPolicyId};
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::{Entity, Home, Kind, RecordKey, Revision};
use crate::policy::compare::compare;
use crate::storage::StoreError;
use futures::channel::oneshot;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// So many groups are judged before the page is drawn again.
const AT_ONCE: usize = 10;

/// A change of the versions that the book holds.
#[derive(Clone, Debug, PartialEq)]
pub enum VersionChange {
    /// This version is taken in.
    TakeIn(OwnPolicy),
    /// The version that this own policy holds is taken away.
    TakeAway(OwnPolicyId),
}

/// What a change of versions would bring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Groups that have chosen the policy.
    pub users: usize,
    /// Groups in which a finding would change.
    pub groups: usize,
    /// Findings that would change.
    pub findings: usize,
}

impl VersionChange {
    fn apply(&self, book: &mut Book) {
        let nobody = Revision { chain: ChainId::from_number(0), number: 0 };
        match self {
            Self::TakeIn(policy) => book.put(policy.clone().wrap(), nobody),
            Self::TakeAway(id) => book.forget(Home::Book, RecordKey::new(Kind::OwnPolicy, id.0)),
        }
    }
}

impl BookCtx {
    /// The groups that have chosen the policy, whether they are loaded or not.
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn users_of(self, key: &str) -> Result<BTreeSet<GroupId>, StoreError> {
        let (told, doubtful): (Vec<_>, Vec<_>) = self.summaries.with_untracked(|rows| {
            let may = rows.values().filter(|row| row.may_use(key));
            may.map(|row| (row.id, row.packs.is_some())).partition(|(_, told)| *told)
        });
        // rows from before there were versions do not tell
        let doubtful: Vec<_> = doubtful.into_iter().map(|(group, _)| group).collect();
        self.load_all(&doubtful).await?;
        let book = self.snapshot();
        let names = |group: &GroupId| {
            let group = book.group(*group).and_then(|file| file.group());
            group.is_some_and(|group| group.packs.iter().any(|chosen| chosen == key))
        };
        Ok(told.into_iter().map(|(group, _)| group).chain(doubtful.into_iter().filter(names)).collect())
    }

    /// What the change would bring in the groups that have chosen the policy and those that share a mentee with them.
    /// `goes_on` is told how many of how many were judged; where it says no, the rest is left.
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn versions_ahead(
        self,
        key: &str,
        change: &VersionChange,
        goes_on: impl Fn(usize, usize) -> bool,
    ) -> Result<Ahead, StoreError> {
        let users = self.users_of(key).await?;
        let with_sharing = |rows: &BTreeMap<_, _>| users.iter().flat_map(|group| neighbours(rows, *group)).collect();
        let touched: BTreeSet<_> = self.summaries.with_untracked(|rows| with_sharing(rows));
        let touched = Vec::from_iter(touched);
        let mut ahead = Ahead { users: users.len(), ..Ahead::default() };
        let mut done = 0;
        for groups in touched.chunks(AT_ONCE) {
            if !goes_on(done, touched.len()) {
                break;
            }
            breathe().await;
            for group in groups {
                let sharing = self.summaries.with_untracked(|rows| neighbours(rows, *group));
                self.load_all(&sharing).await?;
            }
            let (before, today) = (self.snapshot(), self.today.get_untracked());
            let mut after = before.clone();
            change.apply(&mut after);
            // all of one side first: a policy that reads differently is read anew
            let found = |book: &Book| groups.iter().map(|group| judge(book, *group, today)).collect::<Vec<_>>();
            for (before, after) in found(&before).iter().zip(&found(&after)) {
                let number = compare(before, after).changed();
                ahead.findings += number;
                ahead.groups += usize::from(number > 0);
            }
            done += groups.len();
        }
        Ok(ahead)
    }
}

/// Lets the page be drawn before it goes on.
pub async fn breathe() {
    let (done, drawn) = oneshot::channel();
    set_timeout(move || _ = done.send(()), Duration::ZERO);
    _ = drawn.await;
}
