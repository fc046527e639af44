//! Going through all groups of the book, so many at once, so that the page stays usable meanwhile.

use super::{AT_ONCE, BookCtx};
use crate::domain::ids::GroupId;
use futures::channel::oneshot;
use leptos::prelude::*;
use std::time::Duration;

impl BookCtx {
    /// True where going through all groups would keep the reader waiting, so that they are asked first.
    #[must_use]
    pub fn is_large(self) -> bool {
        self.summaries.with_untracked(|rows| rows.keys().filter(|group| !self.is_loaded(**group)).count() > AT_ONCE)
    }

    /// Loads all groups, so many at once, and calls `visit` with those that are loaded and those that are still to come,
    /// until it returns false. A group that cannot be read is not among them.
    pub async fn through_groups(self, mut visit: impl FnMut(&[GroupId], usize) -> bool) {
        let all: Vec<_> = self.summaries.with_untracked(|rows| rows.keys().copied().collect());
        let mut to_come = all.len();
        for groups in all.chunks(AT_ONCE) {
            let mut loaded = Vec::with_capacity(groups.len());
            for group in groups {
                if self.load(*group).await.unwrap_or(false) {
                    loaded.push(*group);
                }
            }
            to_come -= groups.len();
            if !visit(&loaded, to_come) {
                return;
            }
            pause().await;
        }
    }
}

/// Lets the browser draw.
async fn pause() {
    let (go, gone) = oneshot::channel();
    set_timeout(move || _ = go.send(()), Duration::ZERO);
    _ = gone.await;
}
