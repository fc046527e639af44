//! A sealed row: mark, version, revision, then what is sealed, bound to area, key, revision and the run of the book.

use super::field::Reader;
use super::key::Key;
use super::{MARK, Random, VaultError};
use crate::storage::Area;

const VERSION: u8 = 1;

/// Which row it is, and which of its copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its area.
    pub area: Area,
    /// Its key.
    pub key: &'a str,
    /// The run of the book: each restore begins a new one.
    pub run: u64,
    /// Its revision: what a newer copy has more of.
    pub revision: u64,
}

impl Place<'_> {
    /// The place of a draft, which is overwritten beside the head and has no revision.
    #[must_use]
    pub const fn draft(key: &str) -> Place<'_> {
        Place { area: Area::Drafts, key, run: 0, revision: 0 }
    }

    fn name(self) -> Vec<u8> {
        let numbers = [self.run.to_le_bytes(), self.revision.to_le_bytes()].concat();
        [b"circlebook vault 1 row ", self.area.name().as_bytes(), &[0], &numbers, self.key.as_bytes()].concat()
    }
}

/// Seals a row for this place.
#[must_use]
pub fn seal(key: &Key, place: Place<'_>, open: &[u8], random: Random) -> Vec<u8> {
    [&[MARK, VERSION], place.revision.to_le_bytes().as_slice(), &key.seal(&place.name(), open, random)].concat()
}

/// Opens the row that shall be at this place.
///
/// # Errors
/// [`VaultError::Stale`] for a copy of an older revision, [`VaultError::TooNew`] for one of a newer version of the app,
/// [`VaultError::Damaged`] for anything else.
pub fn open(key: &Key, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut fields = Reader(sealed);
    match fields.array()? {
        [MARK, VERSION] => {}
        [MARK, VERSION..=u8::MAX] => return Err(VaultError::TooNew),
        _ => return Err(VaultError::Damaged),
    }
    let revision = fields.long()?;
    let open = key.open(&Place { revision, ..place }.name(), fields.0)?;
    match revision.cmp(&place.revision) {
        std::cmp::Ordering::Equal => Ok(open),
        std::cmp::Ordering::Less => Err(VaultError::Stale),
        std::cmp::Ordering::Greater => Err(VaultError::Damaged),
    }
}
