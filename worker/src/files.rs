//! Files in the format of `age` (age-encryption.org/v1) under a passphrase, which the standard tool opens and makes as well.

use crate::Refusal;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, decrypt, encrypt};

/// The work that a file of ours costs whoever opens it, as a power of two: a second or so in a browser, 128 MiB.
const WORK: u8 = 17;

/// A sealed file, which was opened again.
pub fn seal(passphrase: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut recipient = Recipient::new(secret(passphrase)?);
    recipient.set_work_factor(WORK);
    let file = encrypt(&recipient, bytes).map_err(|_| Refusal::Request)?;
    if open(passphrase, &file, u32::from(WORK))? == bytes { Ok(file) } else { Err(Refusal::Damaged) }
}

/// What is in a file.
pub fn open(passphrase: &[u8], file: &[u8], most: u32) -> Result<Vec<u8>, Refusal> {
    let mut identity = Identity::new(secret(passphrase)?);
    identity.set_max_work_factor(u8::try_from(most).map_err(|_| Refusal::Request)?);
    decrypt(&identity, file).map_err(|error| match error {
        DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => Refusal::Passphrase,
        DecryptError::ExcessiveWork { .. } => Refusal::Work,
        _ => Refusal::Damaged,
    })
}

fn secret(passphrase: &[u8]) -> Result<SecretString, Refusal> {
    let text = str::from_utf8(passphrase).map_err(|_| Refusal::Request)?;
    Ok(text.to_owned().into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]
    use super::*;

    const PASS: &[u8] = "correct horse battery staple".as_bytes();

    /// Made by the standard tool (`age -p`, 1.1.1) of the text `made by age 1.1.1`; it takes 2^18.
    const STANDARD: &[u8] = include_bytes!("../tests/standard.age");

    #[test]
    fn a_sealed_file_opens_and_a_changed_one_does_not() {
        let file = seal(PASS, b"the whole book").unwrap();
        assert!(file.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        assert_eq!(open(PASS, &file, 18).unwrap(), b"the whole book");
        assert_eq!(open(b"correct horse", &file, 18), Err(Refusal::Passphrase));
        let mut changed = file.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(open(PASS, &changed, 18), Err(Refusal::Damaged));
        assert_eq!(open(PASS, &file[..file.len() - 1], 18), Err(Refusal::Damaged));
        assert_eq!(open(PASS, b"age-encryption.org/v2\n", 18), Err(Refusal::Damaged));
    }

    #[test]
    fn a_file_of_the_standard_tool_opens_and_no_more_work_is_done_than_was_allowed() {
        assert_eq!(open(PASS, STANDARD, 17), Err(Refusal::Work));
        assert_eq!(open(PASS, STANDARD, 18).unwrap(), b"made by age 1.1.1");
    }
}
