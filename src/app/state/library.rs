//! The policies that the book knows: those that come with it, and the organisation's own.

use crate::domain::book::{GroupFile, Shelf};
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::Revision;
use crate::policy::pack::Pack;
use crate::policy::packs::{PackError, built_in, read};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

type Read = Result<Arc<Pack>, PackError>;

thread_local! {
    /// Own policies as they were read last: reading one again for each judgement would cost more than judging.
    static READ: RefCell<BTreeMap<Revision, Read>> = const { RefCell::new(BTreeMap::new()) };
}

/// The own policy as it reads.
///
/// # Errors
/// Where it does not read any more, as after an import by hand.
pub fn own(shelf: &Shelf, policy: &OwnPolicy) -> Read {
    let fresh = || read(&policy.text, built_in().unwrap_or_default()).map(Arc::new);
    match shelf.own_policies.revision(policy.id.0) {
        Some(revision) => READ.with_borrow_mut(|known| known.entry(revision).or_insert_with(fresh).clone()),
        None => fresh(),
    }
}

/// All policies that a group can choose.
#[must_use]
pub fn packs(shelf: &Shelf) -> Vec<Arc<Pack>> {
    // a test proves that those which come with the book read
    let mut all = built_in().unwrap_or_default().to_vec();
    all.extend(shelf.own_policies.iter().filter_map(|policy| own(shelf, policy).ok()));
    all
}

/// The policies that this group has chosen.
#[must_use]
pub fn packs_of(shelf: &Shelf, file: &GroupFile) -> Vec<Arc<Pack>> {
    let chosen = file.group().map(|group| group.packs.as_slice()).unwrap_or_default();
    let mut all = packs(shelf);
    all.retain(|pack| chosen.iter().any(|key| **key == *pack.key));
    all
}
