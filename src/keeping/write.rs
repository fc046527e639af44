//! One save: a draft becomes an entry, and the rows that are written together with it.

use crate::domain::book::Book;
use crate::domain::ids::ChainId;
use crate::domain::record::{Home, RecordKey, Revision};
use crate::exchange::{row, segment};
use crate::journal::apply::{self, Refused, Stamp};
use crate::journal::chain::Head;
use crate::journal::entry::{Draft, Entry};
use crate::storage::{Area, Commit, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A save that is ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The entry.
    pub entry: Entry,
    /// The segments that it touched.
    pub touched: BTreeSet<Home>,
    /// The head from now on.
    pub head: Head,
    /// What is written, compared with the head that was read.
    pub commit: Commit,
}

/// Why a draft did not become a save.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WriteError {
    /// The book refused it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It could not be turned into bytes.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Versions of other copies of the book that an entry knows, by record.
pub type Unites = BTreeMap<RecordKey, Vec<Revision>>;

/// Applies `draft` to `book`, which stands at `head`; a book without a head begins `chain`.
///
/// # Errors
/// See [`WriteError`]; the book is then not to be used any further.
pub fn write(
    book: &mut Book,
    head: Option<&Head>,
    chain: ChainId,
    draft: Draft,
    stamp: Stamp,
) -> Result<Write, WriteError> {
    write_knowing(book, head, chain, draft, &Unites::new(), stamp)
}

/// As [`write`]; the entry knows these versions of other copies besides.
///
/// # Errors
/// See [`WriteError`]; the book is then not to be used any further.
pub fn write_knowing(
    book: &mut Book,
    head: Option<&Head>,
    chain: ChainId,
    draft: Draft,
    unites: &Unites,
    stamp: Stamp,
) -> Result<Write, WriteError> {
    let expected = head.map(row::encode_head).transpose().map_err(unwritable)?;
    let start = head.cloned().unwrap_or_else(|| Head::start(chain));
    let applied = apply::unite(book, &start, draft, unites, stamp)?;
    let entry = row::encode_entry(&applied.entry).map_err(unwritable)?;
    let mut rows = vec![(Area::Journal, row::entry_key(applied.entry.revision()), Some(entry))];
    for home in &applied.touched {
        rows.push((Area::Segments, home.to_string(), segment::encode(book, *home).map_err(unwritable)?));
    }
    let commit = Commit { expected, head: row::encode_head(&applied.head).map_err(unwritable)?, replace: false, rows };
    Ok(Write { entry: applied.entry, touched: applied.touched, head: applied.head, commit })
}

fn unwritable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Backend(error.to_string())
}
