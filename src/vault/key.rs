//! Keys, and sealing bytes with them: XChaCha20-Poly1305 with a random nonce for each sealing.

use super::{Random, VaultError};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use std::fmt;
use zeroize::Zeroizing;

/// Bytes of a key.
pub const KEY: usize = 32;
/// Bytes of a nonce.
pub const NONCE: usize = 24;
/// How much longer sealed bytes are than open ones.
pub const OVERHEAD: usize = NONCE + 16;

/// A key; it is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; KEY]>);

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

impl From<[u8; KEY]> for Key {
    fn from(bytes: [u8; KEY]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

impl Key {
    /// A new random key.
    #[must_use]
    pub fn random(random: Random) -> Self {
        let mut key = Zeroizing::new([0; KEY]);
        random(key.as_mut_slice());
        Self(key)
    }

    pub(super) fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }

    /// Seals `open`, bound to what it is (`name`): nonce, ciphertext, tag.
    #[must_use]
    pub fn seal(&self, name: &[u8], open: &[u8], random: Random) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        random(&mut nonce);
        let cipher = XChaCha20Poly1305::new(self.bytes().into());
        // It fails only beyond 256 GiB, which no memory holds; an empty answer opens as damage, never as data.
        let sealed = cipher.encrypt(&nonce.into(), Payload { msg: open, aad: name }).unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Key::seal`] gave for the same name.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] for anything else.
    pub fn open(&self, name: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(VaultError::Damaged)?;
        let cipher = XChaCha20Poly1305::new(self.bytes().into());
        cipher.decrypt(&(*nonce).into(), Payload { msg: sealed, aad: name }).map_err(|_| VaultError::Damaged)
    }
}
