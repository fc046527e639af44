//! The header of a sealed book: how to get from a passphrase, or from the recovery key, to the key of its data.
//!
//! It stands in the open at the front of the head. The two wrapped copies of the data key are bound to all the rest of it.

use super::field::Reader;
use super::key::{KEY, Key, OVERHEAD};
use super::recovery::RecoveryKey;
use super::{MARK, Random, VaultError};
use sha2::{Digest, Sha256};

/// What a header begins with.
const MAGIC: [u8; 4] = [MARK, b'C', b'B', b'V'];
/// The version that is written.
pub const VERSION: u8 = 1;
/// Bytes of a salt.
pub const SALT: usize = 16;
const WRAPPED: usize = KEY + OVERHEAD;
/// Bytes of a header.
pub const LENGTH: usize = MAGIC.len() + 1 + 12 + SALT + 2 * WRAPPED;

/// What deriving a key from a passphrase costs, by Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// What a new vault takes, and the least that any may name.
    pub const FLOOR: Self = Self { memory: 32 * 1024, passes: 6, lanes: 4 };
    /// The most that is tried: beyond it a header could keep a device busy for an hour.
    pub const MOST: Self = Self { memory: 1024 * 1024, passes: 64, lanes: 16 };

    /// # Errors
    /// [`VaultError::Cost`] outside of floor and most.
    pub fn check(self) -> Result<(), VaultError> {
        let within = |of: fn(Self) -> u32| (of(Self::FLOOR)..=of(Self::MOST)).contains(&of(self));
        let fair = within(|cost| cost.memory) && within(|cost| cost.passes) && within(|cost| cost.lanes);
        if fair { Ok(()) } else { Err(VaultError::Cost) }
    }
}

/// A header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// What a derivation costs.
    pub cost: Cost,
    /// Its salt.
    pub salt: [u8; SALT],
    by_passphrase: [u8; WRAPPED],
    by_recovery: [u8; WRAPPED],
}

impl Header {
    /// A header for a data key: `derived` is what the passphrase gives with `cost` and `salt`.
    ///
    /// # Errors
    /// [`VaultError::Cost`] for an unsafe cost.
    pub fn new(
        (cost, salt): (Cost, [u8; SALT]),
        data: &Key,
        derived: &Key,
        recovery: &RecoveryKey,
        random: Random,
    ) -> Result<Self, VaultError> {
        cost.check()?;
        let by_recovery = wrap(&by_recovery(recovery), "recovery", &salted(cost, &salt), data, random)?;
        let by_passphrase = wrap(derived, "passphrase", &salted(cost, &salt), data, random)?;
        Ok(Self { cost, salt, by_passphrase, by_recovery })
    }

    /// The header with another passphrase: cost and salt stay, or the recovery key would no longer fit.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] where the data key cannot be wrapped, which has no cause of ours.
    pub fn with_passphrase(&self, data: &Key, derived: &Key, random: Random) -> Result<Self, VaultError> {
        let by_passphrase = wrap(derived, "passphrase", &salted(self.cost, &self.salt), data, random)?;
        Ok(Self { by_passphrase, ..self.clone() })
    }

    /// The header with another recovery key: the old one no longer opens the book.
    ///
    /// # Errors
    /// As [`Header::with_passphrase`].
    pub fn with_recovery(&self, data: &Key, recovery: &RecoveryKey, random: Random) -> Result<Self, VaultError> {
        let wrapping = by_recovery(recovery);
        let by_recovery = wrap(&wrapping, "recovery", &salted(self.cost, &self.salt), data, random)?;
        Ok(Self { by_recovery, ..self.clone() })
    }

    /// The data key, by the key derived from a passphrase.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`].
    pub fn open(&self, derived: &Key) -> Result<Key, VaultError> {
        unwrap(derived, "passphrase", &salted(self.cost, &self.salt), &self.by_passphrase)
    }

    /// The data key, by the recovery key.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`].
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<Key, VaultError> {
        unwrap(&by_recovery(recovery), "recovery", &salted(self.cost, &self.salt), &self.by_recovery)
    }

    /// The header as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let front = [MAGIC.as_slice(), &[VERSION]].concat();
        [front, salted(self.cost, &self.salt), self.by_passphrase.to_vec(), self.by_recovery.to_vec()].concat()
    }

    /// The header that `bytes` begin with.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] for anything else, [`VaultError::TooNew`] and [`VaultError::Cost`].
    pub fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let mut fields = Reader(bytes);
        if fields.array()? != MAGIC {
            return Err(VaultError::Damaged);
        }
        match fields.array()? {
            [VERSION] => {}
            [0] => return Err(VaultError::Damaged),
            _ => return Err(VaultError::TooNew),
        }
        let cost = Cost { memory: fields.number()?, passes: fields.number()?, lanes: fields.number()? };
        cost.check()?;
        Ok(Self { cost, salt: fields.array()?, by_passphrase: fields.array()?, by_recovery: fields.array()? })
    }
}

/// Cost and salt as bytes.
fn salted(cost: Cost, salt: &[u8; SALT]) -> Vec<u8> {
    let numbers = [cost.memory, cost.passes, cost.lanes];
    numbers.iter().flat_map(|number| number.to_le_bytes()).chain(*salt).collect()
}

/// The recovery key is random, so one hash makes a key of it.
fn by_recovery(recovery: &RecoveryKey) -> Key {
    let mut hash = Sha256::new_with_prefix(b"circlebook vault 1 recovery key");
    hash.update(recovery.bytes());
    Key::from(<[u8; KEY]>::from(hash.finalize()))
}

fn name(by: &str, salted: &[u8]) -> Vec<u8> {
    [b"circlebook vault 1 wrapped by ", by.as_bytes(), &[0], salted].concat()
}

fn wrap(with: &Key, by: &str, salted: &[u8], data: &Key, random: Random) -> Result<[u8; WRAPPED], VaultError> {
    with.seal(&name(by, salted), data.bytes(), random).try_into().map_err(|_| VaultError::Damaged)
}

fn unwrap(with: &Key, by: &str, salted: &[u8], wrapped: &[u8; WRAPPED]) -> Result<Key, VaultError> {
    let mut open = with.open(&name(by, salted), wrapped).map_err(|_| VaultError::WrongKey)?;
    let key = <[u8; KEY]>::try_from(open.as_slice()).map(Key::from).map_err(|_| VaultError::Damaged);
    zeroize::Zeroize::zeroize(&mut open);
    key
}
