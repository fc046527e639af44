//! Protecting a book by a passphrase: keys, sealed bytes, and a store that seals what it keeps.
//!
//! It knows bytes only. Deriving a key from a passphrase is slow on purpose and is done elsewhere (`worker`); random bytes
//! are an argument. `docs/vault.md` describes the format.

mod field;
pub mod header;
pub mod key;
pub mod manifest;
pub mod recovery;
pub mod row;
pub mod sealed;

use thiserror::Error;

/// Fills a buffer with random bytes. Where there are none it must not return.
pub type Random = fn(&mut [u8]);

/// The byte that everything sealed begins with: no text in UTF-8 holds it, so that sealed bytes are never taken for open ones.
pub const MARK: u8 = 0xC1;

/// Whether these bytes are sealed.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.first() == Some(&MARK)
}

/// Why something sealed was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VaultError {
    /// The passphrase or the recovery key is not the one.
    #[error("this passphrase or recovery key does not open the book: check it and try again")]
    WrongKey,
    /// The bytes are cut short, changed, or were sealed as something else.
    #[error("the sealed data is damaged or was moved: save a rescue file, then restore a backup")]
    Damaged,
    /// A newer version sealed them.
    #[error("a newer version of Circlebook sealed this book: load the newest version")]
    TooNew,
    /// The header asks for a derivation that is too easy to guess, or too dear to carry out.
    #[error("the book names an unsafe way to derive its key: somebody changed it, restore a backup")]
    Cost,
    /// An older copy stands where the head names a newer one.
    #[error("an older copy of this part was put back: restore a backup")]
    Stale,
}
