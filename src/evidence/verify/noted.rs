//! What an auditor noted and types in: the code of a pack, or the seal of a journal.

use super::super::seal::Seal;
use crate::journal::bytes::Bytes32;
use thiserror::Error;

/// Letters and digits of a code.
const CODE: usize = 20;
/// The fewest digits by which a hash is taken for noted: nobody finds another with so many the same.
const FEWEST: usize = 16;

/// What was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// The code of a pack, without its hyphens, in capitals.
    Code(String),
    /// The first digits of a hash, or all 64 of them, in small letters.
    Hash(String),
}

/// Why it is nothing that could be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotedError {
    /// Neither a code nor a hash.
    #[error("expected a code such as `ABCD-2345-…` with 20 letters and digits, or at least 16 digits of a seal")]
    Neither,
}

/// Reads what was noted, with whatever hyphens and blanks.
///
/// # Errors
/// [`NotedError`] where it is neither a code nor a hash.
pub fn noted(text: &str) -> Result<Noted, NotedError> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    let is_hex = plain.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_base32 = plain.bytes().all(|byte| byte.is_ascii_alphabetic() || (b'2'..=b'7').contains(&byte));
    match plain.len() {
        // twenty digits that are hexadecimal as well are rare in a code, and a hash is noted with its 0, 1, 8 or 9
        CODE if is_base32 => Ok(Noted::Code(plain.to_ascii_uppercase())),
        FEWEST..=64 if is_hex => Ok(Noted::Hash(plain.to_ascii_lowercase())),
        _ => Err(NotedError::Neither),
    }
}

impl Noted {
    /// True where this is the code of the seal.
    #[must_use]
    pub fn is_code_of(&self, seal: &Seal) -> bool {
        matches!(self, Self::Code(code) if *code == seal.code().replace('-', ""))
    }

    /// True where the hash begins so.
    #[must_use]
    pub fn begins(&self, hash: Bytes32) -> bool {
        matches!(self, Self::Hash(digits) if hash.to_string().starts_with(digits.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_hashes_are_told_apart_however_they_are_written() {
        let code = noted(" abcd-2345 efgh-67AB-cdef ").unwrap();
        assert_eq!(code, Noted::Code("ABCD2345EFGH67ABCDEF".to_owned()));
        let hash = Bytes32::sha256(&[b"x"]);
        let typed = format!("{} {}", &hash.to_string()[..8], &hash.to_string()[8..24].to_uppercase());
        assert!(noted(&typed).unwrap().begins(hash));
        assert!(!noted(&typed).unwrap().begins(Bytes32::sha256(&[b"y"])));
        for bad in ["", "ABCD", "0123456789", "not a code at all, is it", "ABCD-2345-EFGH-67AB-CDE1", &"é".repeat(10)]
        {
            assert_eq!(noted(bad), Err(NotedError::Neither), "{bad}");
        }
    }
}
