//! The storage port: four ordered areas of bytes and one head, written together or not at all.
//!
//! It knows nothing of what the bytes mean. Every adapter passes the cases in [`contract`].

pub mod contract;
pub mod memory;

use thiserror::Error;

/// An ordered table of bytes by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Records, a row a segment; the key is the segment's name.
    Segments,
    /// What the start page shows, a row a group.
    Summaries,
    /// Entries, a row each; the key is chain and number, so that a chain's rows lie in order.
    Journal,
    /// Forms that are not saved yet: overwritten at will, outside compare-and-swap.
    Drafts,
}

impl Area {
    /// Every area.
    pub const ALL: [Self; 4] = [Self::Segments, Self::Summaries, Self::Journal, Self::Drafts];

    /// Its name in a store and in a rescue file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Segments => "segments",
            Self::Summaries => "summaries",
            Self::Journal => "journal",
            Self::Drafts => "drafts",
        }
    }
}

/// A stored row: key and bytes.
pub type Row = (String, Vec<u8>);

/// Which rows of an area, in which order, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Only keys that begin so.
    pub prefix: String,
    /// Only keys beyond this one, in the order asked for: the last key of the page before.
    pub after: Option<String>,
    /// True for the highest key first.
    pub descending: bool,
    /// At most so many rows; none for all.
    pub limit: Option<usize>,
}

impl Page {
    /// All rows whose keys begin with `prefix`, lowest key first.
    #[must_use]
    pub fn of(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    /// True where a row with this key belongs to the page, as far as prefix and `after` say.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        let beyond = |after: &String| if self.descending { key < after.as_str() } else { key > after.as_str() };
        key.starts_with(&self.prefix) && self.after.as_ref().is_none_or(beyond)
    }
}

/// One save: what is written together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// The head as it was read: the save is refused if it has moved since; none for a store without a head.
    pub expected: Option<Vec<u8>>,
    /// The head from now on.
    pub head: Vec<u8>,
    /// True to empty segments, summaries and journal first, as a restore does.
    pub replace: bool,
    /// Rows to write, or to remove where there are no bytes.
    pub rows: Vec<(Area, String, Option<Vec<u8>>)>,
}

/// How much room there is, in bytes, as far as the platform tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    /// In use.
    pub used: Option<u64>,
    /// The most that may be used.
    pub quota: Option<u64>,
}

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// There is no store, or it was refused.
    #[error("storage is not available: allow this site to keep data, or leave private browsing")]
    Unavailable,
    /// There is no room left.
    #[error("storage is full: free some space on this device, then save again")]
    Quota,
    /// Another window keeps the store from opening.
    #[error("storage is held by another window: close it, then try again")]
    Blocked,
    /// A newer version of the app has opened the store elsewhere; this one must not write any more.
    #[error("a newer version of Circlebook has opened the book: load the page again")]
    Superseded,
    /// A newer version of the app has written what this one cannot read.
    #[error("a newer version of Circlebook has written the book, and this one cannot read it: load the page again")]
    Newer,
    /// Another window writes.
    #[error("the book is being edited in another window: edit it there, or take it over here")]
    ReadOnly,
    /// The book was changed elsewhere since it was read.
    #[error("the book was changed in another window: load it again")]
    HeadMoved,
    /// A row does not read back as it was written.
    #[error("`{what}` in storage is damaged: save a rescue file, then restore a backup")]
    Corrupt {
        /// The row's key.
        what: String,
    },
    /// An older copy of a row stands where a newer one was saved.
    #[error("`{what}` in storage is older than what was saved last: save a rescue file, then restore a backup")]
    Stale {
        /// The row's key.
        what: String,
    },
    /// The book is protected, and this page cannot open it.
    #[error("the book is locked: load the page again and unlock it")]
    Locked,
    /// Anything else the platform reports.
    #[error("storage failed: {0}")]
    Backend(String),
}

/// A place that keeps a book's bytes on the device.
#[expect(async_fn_in_trait, reason = "a page has one thread: no future here needs to be sent to another")]
pub trait Store {
    /// The head; none in a new store.
    async fn head(&self) -> Result<Option<Vec<u8>>, StoreError>;

    /// The row with this key.
    async fn get(&self, area: Area, key: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// The rows of `page`, in its order.
    async fn page(&self, area: Area, page: &Page) -> Result<Vec<Row>, StoreError>;

    /// Writes all of `commit` in one transaction; it is on disk once this returns.
    ///
    /// # Errors
    /// [`StoreError::HeadMoved`] where the head is not as expected; nothing is written on any error.
    async fn commit(&self, commit: Commit) -> Result<(), StoreError>;

    /// Writes a draft, or removes it where there are no bytes.
    async fn set_draft(&self, key: &str, bytes: Option<Vec<u8>>) -> Result<(), StoreError>;

    /// Removes everything, head and drafts included.
    async fn wipe(&self) -> Result<(), StoreError>;

    /// How much room there is.
    async fn estimate(&self) -> Result<Estimate, StoreError>;
}
