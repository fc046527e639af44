//! Reading and writing fields of fixed length.

use super::VaultError;

/// What is left to read.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], VaultError> {
        let (part, left) = self.0.split_at_checked(length).ok_or(VaultError::Damaged)?;
        self.0 = left;
        Ok(part)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let (part, left) = self.0.split_first_chunk::<N>().ok_or(VaultError::Damaged)?;
        self.0 = left;
        Ok(*part)
    }

    pub fn number(&mut self) -> Result<u32, VaultError> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn long(&mut self) -> Result<u64, VaultError> {
        self.array().map(u64::from_le_bytes)
    }
}
