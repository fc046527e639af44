//! One file that was opened to look at.

use crate::domain::book::Book;
use crate::domain::dates::Moment;
use crate::domain::ids::OwnPolicyId;
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::Kind;
use crate::domain::sort::Gather;
use crate::exchange::file::Format;
use crate::exchange::open::{Limits, OpenError, Opened, open};
use crate::journal::bytes::Bytes32;
use crate::policy::pack::Pack;
use crate::policy::packs::{built_in, of_shelf, read};
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use thiserror::Error;

/// A file that was opened: its records, and by what they are judged.
#[derive(Clone, Debug)]
pub struct Source {
    /// What the coordinator knows it by: the name of the file.
    pub name: String,
    /// Which kind of file it is.
    pub format: Format,
    /// When it was saved.
    pub saved_at: Moment,
    /// What tells it from any other file.
    pub digest: Bytes32,
    /// Its records.
    pub book: Book,
    /// Kinds of private record that whoever saved it has left out.
    pub withheld: BTreeSet<Kind>,
    /// Every version of every policy that its groups can have chosen.
    pub packs: Vec<Arc<Pack>>,
    /// Own policies in it that do not read.
    pub unread: Vec<OwnPolicyId>,
    /// True where its history was altered or has a gap, or parts of it are damaged; its records are read all the same.
    pub flawed: bool,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// It does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It holds no group.
    #[error("the file holds no group: export at least one")]
    NoGroup,
    /// The same file is open already, in this place.
    #[error("this file is open already, in place {0}")]
    Twice(usize),
}

impl Source {
    /// Opens a file; `name` is what it is called.
    ///
    /// # Errors
    /// [`Refused::Open`] where it is not one of ours, damaged, or contradicts itself; [`Refused::NoGroup`] where there is
    /// nothing in it to look at.
    pub fn read(name: &str, bytes: &[u8], limits: Limits) -> Result<Self, Refused> {
        let opened = open(bytes, limits)?;
        Self::of(name, Bytes32::sha256(&[bytes]), opened)
    }

    fn of(name: &str, digest: Bytes32, opened: Opened) -> Result<Self, Refused> {
        let Opened { header, book, withheld, broken, unreadable, .. } = opened;
        if !book.groups().values().any(|file| file.group().is_some()) {
            return Err(Refused::NoGroup);
        }
        let known = built_in().unwrap_or_default();
        let own: BTreeMap<OwnPolicyId, Option<Arc<Pack>>> =
            book.shelf.own_policies.iter().map(|own| (own.id, read(&own.text, known).ok().map(Arc::new))).gather();
        let packs = of_shelf(&book.shelf, |policy: &OwnPolicy| own.get(&policy.id).cloned().flatten());
        let unread = own.iter().filter(|(_, pack)| pack.is_none()).map(|(id, _)| *id).collect();
        Ok(Self {
            name: name.to_owned(),
            format: header.format,
            saved_at: header.exported_at,
            digest,
            book,
            withheld: withheld.iter().map(|withheld| withheld.key.kind).gather(),
            packs,
            unread,
            flawed: broken.is_some() || !unreadable.is_empty(),
        })
    }

    /// What orders files by their age: when they were saved and, of two saved at once, anything that tells them apart.
    #[must_use]
    pub fn age(&self) -> (NaiveDateTime, Bytes32) {
        (self.saved_at.instant(), self.digest)
    }
}
