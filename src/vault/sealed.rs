//! A store that seals what it keeps, once its book is protected; until then it passes everything through.
//!
//! What is stored says which it is: a sealed head begins with [`MARK`](super::MARK). A page that holds no key for it can read
//! and write nothing, so that no row of a protected book is ever written in the open.

use super::header::Header;
use super::key::Key;
use super::manifest::{Manifest, OpenHead};
use super::row::{self, Place};
use super::{Random, VaultError, is_sealed};
use crate::storage::{Area, Commit, Estimate, Page, Row, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// How often a row and the head are read together, while another tab saves.
const TRIES: u8 = 3;

/// A store around another.
pub struct Sealed<S> {
    store: S,
    random: Random,
    state: RefCell<State>,
}

enum State {
    /// The head was not read yet.
    Unread,
    /// The book is not protected.
    Open,
    /// It is, and there is no key.
    Locked(Header),
    /// It is, and this opens it.
    Unlocked(Box<Unlocked>),
}

struct Unlocked {
    key: Key,
    /// The head as it is stored.
    stored: Vec<u8>,
    head: OpenHead,
}

impl<S: Store> Sealed<S> {
    /// A store around `store`.
    pub const fn new(store: S, random: Random) -> Self {
        Self { store, random, state: RefCell::new(State::Unread) }
    }

    /// The store inside, with what is on the device as it is there.
    pub const fn inner(&self) -> &S {
        &self.store
    }

    /// Whether the book is protected, as far as its head was read.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        matches!(*self.state.borrow(), State::Locked(_) | State::Unlocked(_))
    }

    /// The header of a protected book; none where it is not protected.
    ///
    /// # Errors
    /// The store's error, or [`StoreError::Corrupt`] where the header is damaged.
    pub async fn header(&self) -> Result<Option<Header>, StoreError> {
        match self.read_head().await {
            Ok(_) | Err(StoreError::Locked) => {}
            Err(error) => return Err(error),
        }
        Ok(match &*self.state.borrow() {
            State::Unread | State::Open => None,
            State::Locked(header) => Some(header.clone()),
            State::Unlocked(open) => Some(open.head.header.clone()),
        })
    }

    /// Opens a protected book with the key of its data.
    ///
    /// # Errors
    /// The store's error, or [`StoreError::Corrupt`] where the key does not open the head.
    pub async fn unlock(&self, key: Key) -> Result<(), StoreError> {
        let stored = self.store.head().await?.ok_or(StoreError::HeadMoved)?;
        let head = OpenHead::open(&key, &stored).map_err(|error| named(error, "head"))?;
        self.state.replace(State::Unlocked(Box::new(Unlocked { key, stored, head })));
        Ok(())
    }

    /// The key of the data of an unlocked book.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        match &*self.state.borrow() {
            State::Unlocked(open) => Some(open.key.clone()),
            _ => None,
        }
    }

    /// Protects the book: every row is sealed and takes the place of the open one, in one transaction.
    ///
    /// # Errors
    /// The store's error; nothing is changed then. [`StoreError::Locked`] where it is protected already.
    pub async fn protect(&self, header: Header, key: Key) -> Result<(), StoreError> {
        let expected = self.read_head().await?;
        if !matches!(*self.state.borrow(), State::Open) {
            return Err(StoreError::Locked);
        }
        let mut rows = self.all(&self.store).await?;
        let head =
            OpenHead { header, manifest: Manifest::default().next(true, &rows, |_| false), head: expected.clone() };
        for (area, name, bytes) in &mut rows {
            *bytes = sealed(&key, &head.manifest, (*area, name, bytes.as_deref()), self.random);
        }
        let stored = head.seal(&key, self.random);
        self.store.commit(Commit { expected, head: stored.clone(), replace: true, rows }).await?;
        self.state.replace(State::Unlocked(Box::new(Unlocked { key, stored, head })));
        Ok(())
    }

    /// Ends the protection: every row is written in the open again.
    ///
    /// # Errors
    /// The store's error; nothing is changed then. [`StoreError::Locked`] without a key.
    pub async fn unprotect(&self) -> Result<(), StoreError> {
        let head = self.head().await?;
        let expected = match &*self.state.borrow() {
            State::Unlocked(open) => open.stored.clone(),
            _ => return Err(StoreError::Locked),
        };
        let rows = self.all(self).await?;
        match head {
            Some(head) => self.store.commit(Commit { expected: Some(expected), head, replace: true, rows }).await?,
            // Nothing was ever saved: without a head there are only drafts.
            None => {
                self.store.wipe().await?;
                for (_, name, bytes) in rows {
                    self.store.set_draft(&name, bytes).await?;
                }
            }
        }
        self.state.replace(State::Open);
        Ok(())
    }

    /// Changes how the key is found; the rows stay as they are.
    ///
    /// # Errors
    /// The store's error; nothing is changed then. [`StoreError::Locked`] without a key.
    pub async fn rewrap(&self, header: Header) -> Result<(), StoreError> {
        self.read_head().await?;
        let (key, expected, head) = match &*self.state.borrow() {
            State::Unlocked(open) => (open.key.clone(), open.stored.clone(), OpenHead { header, ..open.head.clone() }),
            _ => return Err(StoreError::Locked),
        };
        let stored = head.seal(&key, self.random);
        let commit = Commit { expected: Some(expected), head: stored.clone(), ..Commit::default() };
        self.store.commit(commit).await?;
        self.state.replace(State::Unlocked(Box::new(Unlocked { key, stored, head })));
        Ok(())
    }

    /// Reads the head, finds out in which state the book is, and gives the head as it is stored: reading it once more could give
    /// that of another state.
    async fn read_head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let stored = self.store.head().await?;
        let next = match (&*self.state.borrow(), &stored) {
            (State::Unlocked(open), Some(head)) if open.stored == *head => return Ok(stored),
            (State::Unlocked(open), Some(stored)) if is_sealed(stored) => {
                let head = OpenHead::open(&open.key, stored).map_err(|error| named(error, "head"))?;
                State::Unlocked(Box::new(Unlocked { key: open.key.clone(), stored: stored.clone(), head }))
            }
            // An open head in place of a sealed one may be somebody's doing: this page does not follow it.
            (State::Unlocked(_), _) => return Err(StoreError::Locked),
            (_, Some(stored)) if is_sealed(stored) => {
                State::Locked(Header::decode(stored).map_err(|error| named(error, "head"))?)
            }
            _ => State::Open,
        };
        let locked = matches!(next, State::Locked(_));
        self.state.replace(next);
        if locked { Err(StoreError::Locked) } else { Ok(stored) }
    }

    async fn all<T: Store>(&self, store: &T) -> Result<Vec<(Area, String, Option<Vec<u8>>)>, StoreError> {
        let mut rows = Vec::new();
        for area in Area::ALL {
            let found = store.page(area, &Page::default()).await?;
            rows.extend(found.into_iter().map(|(key, bytes)| (area, key, Some(bytes))));
        }
        Ok(rows)
    }

    /// The open bytes of a row, as the head that was read last has it.
    fn open_row(&self, area: Area, key: &str, stored: Option<Vec<u8>>) -> Result<Option<Vec<u8>>, StoreError> {
        match &*self.state.borrow() {
            State::Unlocked(open) => {
                open.head.manifest.open(&open.key, area, key, stored.as_deref()).map_err(|error| named(error, key))
            }
            State::Open if !stored.as_deref().is_some_and(is_sealed) => Ok(stored),
            _ => Err(StoreError::Locked),
        }
    }

    fn open_page(&self, area: Area, page: &Page, rows: Vec<Row>) -> Result<Vec<Row>, StoreError> {
        if let State::Unlocked(open) = &*self.state.borrow()
            && let Some(odd) = open.head.manifest.odd(area, page, rows.iter().map(|(key, _)| key.as_str()))
        {
            return Err(named(VaultError::Damaged, odd));
        }
        let open = |(key, stored): Row| {
            let open = self.open_row(area, &key, Some(stored))?.unwrap_or_default();
            Ok((key, open))
        };
        rows.into_iter().map(open).collect()
    }

    async fn settled(&self) -> Result<(), StoreError> {
        let unread = matches!(*self.state.borrow(), State::Unread);
        if unread { self.read_head().await.map(drop) } else { Ok(()) }
    }

    /// Which of these entries have a row already: those are written again, or removed.
    async fn standing(&self, commit: &Commit) -> Result<BTreeSet<String>, StoreError> {
        let mut standing = BTreeSet::new();
        for (area, key, _) in &commit.rows {
            let entry = *area == Area::Journal && !commit.replace;
            if entry && self.store.get(Area::Journal, key).await?.is_some() {
                standing.insert(key.clone());
            }
        }
        Ok(standing)
    }
}

fn sealed(
    key: &Key,
    manifest: &Manifest,
    (area, name, open): (Area, &str, Option<&[u8]>),
    random: Random,
) -> Option<Vec<u8>> {
    Some(row::seal(key, manifest.place(area, name)?, open?, random))
}

fn named(error: VaultError, what: &str) -> StoreError {
    let what = what.to_owned();
    match error {
        VaultError::Stale => StoreError::Stale { what },
        VaultError::TooNew => StoreError::Newer,
        _ => StoreError::Corrupt { what },
    }
}

impl<S: Store> Store for Sealed<S> {
    async fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let stored = self.read_head().await?;
        match &*self.state.borrow() {
            State::Unlocked(open) => Ok(open.head.head.clone()),
            State::Open => Ok(stored),
            State::Unread | State::Locked(_) => Err(StoreError::Locked),
        }
    }

    async fn get(&self, area: Area, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.settled().await?;
        for _ in 1..TRIES {
            match self.open_row(area, key, self.store.get(area, key).await?) {
                // Another tab may have saved between the reading of the head and that of the row.
                Err(StoreError::Stale { .. } | StoreError::Corrupt { .. }) => drop(self.read_head().await?),
                result => return result,
            }
        }
        self.open_row(area, key, self.store.get(area, key).await?)
    }

    async fn page(&self, area: Area, page: &Page) -> Result<Vec<Row>, StoreError> {
        self.settled().await?;
        for _ in 1..TRIES {
            match self.open_page(area, page, self.store.page(area, page).await?) {
                Err(StoreError::Stale { .. } | StoreError::Corrupt { .. }) => drop(self.read_head().await?),
                result => return result,
            }
        }
        self.open_page(area, page, self.store.page(area, page).await?)
    }

    async fn commit(&self, mut commit: Commit) -> Result<(), StoreError> {
        self.settled().await?;
        let unlocked = match &*self.state.borrow() {
            State::Unlocked(open) if open.head.head == commit.expected => {
                Some((open.key.clone(), open.stored.clone(), open.head.clone()))
            }
            State::Unlocked(_) => return Err(StoreError::HeadMoved),
            State::Open if !commit.expected.as_deref().is_some_and(is_sealed) => None,
            _ => return Err(StoreError::Locked),
        };
        // Where the book was protected elsewhere meanwhile, its head is no longer the one that is expected.
        let Some((key, expected, before)) = unlocked else { return self.store.commit(commit).await };
        let standing = self.standing(&commit).await?;
        let manifest = before.manifest.next(commit.replace, &commit.rows, |key| standing.contains(key));
        for (area, name, bytes) in &mut commit.rows {
            *bytes = sealed(&key, &manifest, (*area, name, bytes.as_deref()), self.random);
        }
        let head = OpenHead { manifest, head: Some(commit.head), header: before.header };
        let stored = head.seal(&key, self.random);
        let Commit { replace, rows, .. } = commit;
        self.store.commit(Commit { expected: Some(expected), head: stored.clone(), replace, rows }).await?;
        self.state.replace(State::Unlocked(Box::new(Unlocked { key, stored, head })));
        Ok(())
    }

    async fn set_draft(&self, key: &str, bytes: Option<Vec<u8>>) -> Result<(), StoreError> {
        // Drafts are not compared with the head, so it is read: they must not come to lie in the open.
        self.read_head().await?;
        let bytes = match (&*self.state.borrow(), bytes) {
            (State::Unlocked(open), Some(bytes)) => Some(row::seal(&open.key, Place::draft(key), &bytes, self.random)),
            (_, bytes) => bytes,
        };
        self.store.set_draft(key, bytes).await
    }

    async fn wipe(&self) -> Result<(), StoreError> {
        self.store.wipe().await?;
        // The protection goes with the book.
        self.state.replace(State::Open);
        Ok(())
    }

    async fn estimate(&self) -> Result<Estimate, StoreError> {
        self.store.estimate().await
    }
}
