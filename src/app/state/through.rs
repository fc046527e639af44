//! Going through the groups that have chosen a policy, so many at once, so that the page stays usable meanwhile.

use super::BookCtx;
use super::ahead::breathe;
use super::judging::AT_ONCE;
use crate::domain::ids::GroupId;
use crate::storage::StoreError;
use leptos::prelude::*;

impl BookCtx {
    /// How many groups may have chosen the policy, as far as their rows tell.
    #[must_use]
    pub fn may_use(self, key: &str) -> usize {
        self.summaries.with_untracked(|rows| rows.values().filter(|row| row.may_use(key)).count())
    }

    /// True where going through these groups would keep the reader waiting, so that they are asked first.
    #[must_use]
    pub fn are_many(self, key: &str) -> bool {
        self.may_use(key) > AT_ONCE
    }

    /// Loads the groups that have chosen the policy, so many at once, and calls `visit` with each of them and with how many
    /// there are, until it returns false.
    ///
    /// # Errors
    /// The store's error, or a segment that cannot be read.
    pub async fn through_users(
        self,
        key: &str,
        mut visit: impl FnMut(&[GroupId], usize) -> bool,
    ) -> Result<(), StoreError> {
        let users = Vec::from_iter(self.users_of(key).await?);
        for groups in users.chunks(AT_ONCE) {
            for group in groups {
                self.load(*group).await?;
            }
            if !visit(groups, users.len()) {
                break;
            }
            breathe().await;
        }
        Ok(())
    }
}
