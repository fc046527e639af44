//! Snapshots of the whole book in a database of their own: a second place, for the day on which something is wrong in the
//! book's. Which of them stay is decided in `keeping/ring.rs`.
//!
//! Where the browser keeps none, there are none, and nothing else changes.

mod earlier;
mod rows;

use crate::keeping::measure::Measure;
use crate::keeping::ring::{self, Snapshot};
use std::cell::RefCell;
use std::rc::Rc;

/// Turns bytes into sealed ones, or back; none where that cannot be done.
pub type Turn = Rc<dyn Fn(&[u8]) -> Option<Vec<u8>>>;

/// How snapshots are sealed while the book is protected.
#[derive(Clone)]
pub struct Seal {
    /// Seals.
    pub seal: Turn,
    /// Opens what was sealed.
    pub open: Turn,
}

/// The name under which the header of the protected book is kept.
const HEADER: &str = "header";

thread_local! {
    static SEAL: RefCell<Option<Seal>> = const { RefCell::new(None) };
}

/// Seals every snapshot from now on; none to write them open again. [`rewrite`] turns those that are there.
pub fn set_seal(seal: Option<Seal>) {
    SEAL.with(|kept| kept.replace(seal));
}

fn seal() -> Option<Seal> {
    SEAL.with(|kept| kept.borrow().clone())
}

/// A snapshot that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What is known of it.
    pub snapshot: Snapshot,
    /// True where its bytes are sealed.
    pub is_sealed: bool,
}

impl Kept {
    /// What is known of it, as the key of its row.
    fn name(&self) -> String {
        let Snapshot { at, holds: Measure { records, groups }, bytes } = self.snapshot;
        format!("{at}-{groups}-{records}-{bytes}-{}", if self.is_sealed { "sealed" } else { "open" })
    }

    fn of(name: &str) -> Option<Self> {
        let (rest, is_sealed) = Self::split(name)?;
        let (rest, bytes) = rest.rsplit_once('-')?;
        Self::with(rest, bytes.parse().ok()?, is_sealed)
    }

    /// Of a file that an earlier version kept, whose size was not in its name.
    fn of_file(name: &str, bytes: u64) -> Option<Self> {
        let (rest, is_sealed) = Self::split(name)?;
        // one that was being written when the browser was killed is empty
        Self::with(rest, bytes, is_sealed).filter(|_| bytes > 0)
    }

    fn split(name: &str) -> Option<(&str, bool)> {
        match name.rsplit_once('-')? {
            (rest, "sealed") => Some((rest, true)),
            (rest, "open") => Some((rest, false)),
            _ => None,
        }
    }

    fn with(numbers: &str, bytes: u64, is_sealed: bool) -> Option<Self> {
        let mut parts = numbers.split('-').map(|part| part.parse().ok());
        let mut number = || parts.next()?;
        let (at, groups, records) = (number()?, number()?, number()?);
        Some(Self { snapshot: Snapshot { at, holds: Measure { records, groups }, bytes }, is_sealed })
    }
}

/// The snapshots that are there, the latest first.
pub async fn list() -> Vec<Kept> {
    let names = rows::visit(async |database| {
        // where that fails, those that are here are listed all the same
        drop(earlier::take_over(database).await);
        rows::names(database).await
    });
    let mut kept: Vec<_> = names.await.unwrap_or_default().iter().filter_map(|name| Kept::of(name)).collect();
    kept.sort_unstable_by_key(|kept| std::cmp::Reverse(kept.snapshot.at));
    kept
}

/// Keeps a snapshot of these bytes, where the ring takes it. True where it was kept.
pub async fn keep(at: u64, holds: Measure, bytes: &[u8]) -> bool {
    let sealed = seal().map(|seal| (seal.seal)(bytes));
    let (bytes, is_sealed) = match &sealed {
        Some(Some(sealed)) => (sealed.as_slice(), true),
        // never open where it should be sealed
        Some(None) => return false,
        None => (bytes, false),
    };
    let next = Kept { snapshot: Snapshot { at, holds, bytes: bytes.len() as u64 }, is_sealed };
    let kept = list().await;
    let snapshots: Vec<_> = kept.iter().map(|kept| kept.snapshot).collect();
    let Some(going) = ring::make_room(&snapshots, next.snapshot) else { return false };
    let going: Vec<_> = kept.iter().filter(|kept| going.contains(&kept.snapshot.at)).map(Kept::name).collect();
    // in one step: a full disk takes nothing away
    rows::visit(async |database| rows::replace(database, Some((&next.name(), bytes)), &going).await).await.is_ok()
}

/// What is in a snapshot.
pub enum Read {
    /// The bytes of a backup.
    Open(Vec<u8>),
    /// Sealed bytes, and the header of the protected book they come from: its passphrase or recovery key opens them.
    Sealed(Vec<u8>, Vec<u8>),
}

/// The snapshot, opened where this page has its key; none where it cannot be read.
pub async fn read(kept: &Kept) -> Option<Read> {
    let bytes = read_row(kept).await?;
    if !kept.is_sealed {
        return Some(Read::Open(bytes));
    }
    if let Some(open) = seal().and_then(|seal| (seal.open)(&bytes)) {
        return Some(Read::Open(open));
    }
    let header = rows::visit(async |database| rows::mark(database, HEADER).await).await.ok()??;
    Some(Read::Sealed(bytes, header))
}

/// Keeps the header of the protected book beside the snapshots, so that they open without the book.
pub async fn keep_header(header: &[u8]) {
    let kept = rows::visit(async |database| {
        if rows::mark(database, HEADER).await?.as_deref() == Some(header) {
            return Ok(());
        }
        rows::set_mark(database, HEADER, Some(header)).await
    });
    // without it snapshots open as long as the book does
    drop(kept.await);
}

/// Forgets that header, once nothing is sealed any more.
pub async fn forget_header() {
    drop(rows::visit(async |database| rows::set_mark(database, HEADER, None).await).await);
}

/// As it lies there, and whole.
async fn read_row(kept: &Kept) -> Option<Vec<u8>> {
    let bytes = rows::visit(async |database| rows::read(database, &kept.name()).await).await.ok()?;
    bytes.filter(|bytes| bytes.len() as u64 == kept.snapshot.bytes)
}

/// Removes every snapshot: what was taken back, wiped or redacted shall not live on in them. False where one stayed.
pub async fn purge() -> bool {
    let cleared = rows::visit(async |database| {
        rows::clear(database).await?;
        earlier::remove_left(database).await
    });
    cleared.await.is_ok()
}

/// Turns the bytes of every snapshot, each as it was opened, into others, and seals them as [`set_seal`] says now. `open` is
/// how those that are sealed were sealed before. One that cannot be read or turned goes. False where an old one stayed.
pub async fn rewrite(open: Option<Turn>, mut turn: impl FnMut(Vec<u8>) -> Option<Vec<u8>>) -> bool {
    let mut is_clean = true;
    for kept in list().await {
        let opened = read_row(&kept).await.and_then(|bytes| match &open {
            _ if !kept.is_sealed => Some(bytes),
            Some(open) => open(&bytes),
            None => None,
        });
        let turned = opened.and_then(&mut turn).and_then(|bytes| match seal() {
            Some(seal) => (seal.seal)(&bytes).map(|bytes| (bytes, true)),
            None => Some((bytes, false)),
        });
        let next = turned.map(|(bytes, is_sealed)| {
            let snapshot = Snapshot { bytes: bytes.len() as u64, ..kept.snapshot };
            (Kept { snapshot, is_sealed }.name(), bytes)
        });
        is_clean &= replace(&kept.name(), next).await;
    }
    is_clean & rows::visit(async |database| earlier::remove_left(database).await).await.is_ok()
}

/// Puts another in place of a snapshot. The old one goes, even where there is no other or no room for it.
async fn replace(old: &str, next: Option<(String, Vec<u8>)>) -> bool {
    let replaced = rows::visit(async |database| {
        if let Some((name, bytes)) = &next
            && rows::replace(database, Some((name, bytes)), &[old.to_owned()]).await.is_ok()
        {
            return Ok(());
        }
        rows::replace(database, None, &[old.to_owned()]).await
    });
    replaced.await.is_ok()
}
