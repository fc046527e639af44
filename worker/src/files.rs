//! Files in the format of `age` (age-encryption.org/v1) under a passphrase, which the standard tool opens and makes as well.
//!
//! Of that format (<https://c2sp.org/age>) this is the part for a passphrase, put together from the ciphers that `age` takes. The
//! crate of that name brings recipients of every other kind and translations of its messages, which made up half of the worker;
//! the tests hold ours beside it, file by file.

use crate::Refusal;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit};
use data_encoding::BASE64_NOPAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The work that a file of ours costs whoever opens it, as a power of two: a second or so in a browser, 128 MiB.
const WORK: u8 = 17;

const VERSION: &str = "age-encryption.org/v1\n";
const STANZA: &str = "-> scrypt ";
const END: &str = "---";
const LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const SALT: usize = 16;
const FILE_KEY: usize = 16;
const TAG: usize = 16;
const NONCE: usize = 16;
/// What is sealed at once.
const CHUNK: usize = 64 * 1024;

/// Bytes that nobody finds in memory afterwards.
type Secret<const N: usize> = Zeroizing<[u8; N]>;

/// A sealed file, which was opened again.
pub fn seal(passphrase: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let file = sealed(passphrase, bytes, WORK)?;
    if open(passphrase, &file, u32::from(WORK))? == bytes { Ok(file) } else { Err(Refusal::Damaged) }
}

fn sealed(passphrase: &[u8], bytes: &[u8], work: u8) -> Result<Vec<u8>, Refusal> {
    let (salt, nonce, key) = (random::<SALT>()?, random::<NONCE>()?, random::<FILE_KEY>()?);
    let wrapped =
        cipher(&wrapping_key(passphrase, salt.as_slice(), work)?).encrypt(&Default::default(), key.as_slice());
    let wrapped = BASE64_NOPAD.encode(&wrapped.map_err(|_| Refusal::Request)?);
    let header = format!("{VERSION}{STANZA}{} {work}\n{wrapped}\n{END}", BASE64_NOPAD.encode(salt.as_slice()));
    let mac = BASE64_NOPAD.encode(&mac(&key, &header)?.finalize().into_bytes());
    let mut file = [header.as_bytes(), b" ", mac.as_bytes(), b"\n", nonce.as_slice()].concat();
    file.try_reserve_exact(bytes.len() + (bytes.len() / CHUNK + 1) * TAG).map_err(|_| Refusal::Memory)?;
    let cipher = payload(&key, nonce.as_slice());
    // Bytes of no length are one chunk as well.
    let last = bytes.len().saturating_sub(1) / CHUNK;
    for number in 0..=last {
        let chunk = bytes.chunks(CHUNK).nth(number).unwrap_or_default();
        file.extend(cipher.encrypt(&place(number, number == last).into(), chunk).map_err(|_| Refusal::Request)?);
    }
    Ok(file)
}

/// What is in a file.
pub fn open(passphrase: &[u8], file: &[u8], most: u32) -> Result<Vec<u8>, Refusal> {
    let header = Header::read(file).ok_or(Refusal::Damaged)?;
    if u32::from(header.work) > most {
        return Err(Refusal::Work);
    }
    let wrapping = cipher(&wrapping_key(passphrase, &header.salt, header.work)?);
    let key = wrapping.decrypt(&Default::default(), header.wrapped.as_slice()).map(Zeroizing::new);
    let key = Secret::<FILE_KEY>::new(
        key.map_err(|_| Refusal::Passphrase)?.as_slice().try_into().map_err(|_| Refusal::Damaged)?,
    );
    mac(&key, header.text)?.verify_slice(&header.mac).map_err(|_| Refusal::Damaged)?;
    let (nonce, sealed) = header.rest.split_at_checked(NONCE).ok_or(Refusal::Damaged)?;
    let cipher = payload(&key, nonce);
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(sealed.len()).map_err(|_| Refusal::Memory)?;
    let last = sealed.len().div_ceil(CHUNK + TAG).checked_sub(1).ok_or(Refusal::Damaged)?;
    for (number, chunk) in sealed.chunks(CHUNK + TAG).enumerate() {
        let open = cipher.decrypt(&place(number, number == last).into(), chunk).map_err(|_| Refusal::Damaged)?;
        // Only bytes of no length have a chunk without any.
        if open.is_empty() && number > 0 {
            return Err(Refusal::Damaged);
        }
        bytes.extend(open);
    }
    Ok(bytes)
}

/// What stands before the sealed bytes.
struct Header<'a> {
    work: u8,
    salt: Vec<u8>,
    wrapped: Vec<u8>,
    /// All that the code of authentication is made of.
    text: &'a str,
    mac: Vec<u8>,
    rest: &'a [u8],
}

impl<'a> Header<'a> {
    /// Reads the header of a file under a passphrase; none where it is any other.
    fn read(file: &'a [u8]) -> Option<Self> {
        // Version, stanza, wrapped key and end are four lines, each in one way only.
        let ends = file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        let (header, rest) = file.split_at_checked(ends.take(4).nth(3)? + 1)?;
        let header = str::from_utf8(header).ok()?;
        let mut lines = header.strip_prefix(VERSION)?.split('\n');
        let (salt, work) = lines.next()?.strip_prefix(STANZA)?.split_once(' ')?;
        let wrapped = lines.next()?;
        let mac = lines.next()?.strip_prefix(END)?.strip_prefix(' ')?;
        let text = header.get(..header.len() - mac.len() - 2)?;
        if work.starts_with(['0', '+']) {
            return None;
        }
        let read = |text: &str, length| BASE64_NOPAD.decode(text.as_bytes()).ok().filter(|bytes| bytes.len() == length);
        Some(Self {
            // Beyond this it is a number that no device could work off.
            work: work.parse().ok().filter(|work| *work < 64)?,
            salt: read(salt, SALT)?,
            wrapped: read(wrapped, FILE_KEY + TAG)?,
            text,
            mac: read(mac, 32)?,
            rest,
        })
    }
}

/// The key that wraps a file's own, by scrypt with blocks of 8 in one lane.
fn wrapping_key(passphrase: &[u8], salt: &[u8], work: u8) -> Result<Secret<32>, Refusal> {
    let params = scrypt::Params::new(work, 8, 1, 32).map_err(|_| Refusal::Work)?;
    // Asked for before it is taken: a phone that is short of memory gets a sentence instead of a crash.
    let memory =
        1_usize.checked_shl(u32::from(work)).and_then(|blocks| blocks.checked_mul(1024)).ok_or(Refusal::Memory)?;
    Vec::<u8>::new().try_reserve_exact(memory).map_err(|_| Refusal::Memory)?;
    let mut key = Secret::new([0; 32]);
    scrypt::scrypt(passphrase, &[LABEL, salt].concat(), &params, key.as_mut_slice()).map_err(|_| Refusal::Request)?;
    Ok(key)
}

/// Another key, made of a file's own.
fn derived(key: &Secret<FILE_KEY>, salt: &[u8], purpose: &[u8]) -> Secret<32> {
    let mut derived = Secret::new([0; 32]);
    // It fails only beyond 8 KiB.
    let _ = Hkdf::<Sha256>::new(Some(salt), key.as_slice()).expand(purpose, derived.as_mut_slice());
    derived
}

/// The code by which a header is known to be whole.
fn mac(key: &Secret<FILE_KEY>, header: &str) -> Result<Hmac<Sha256>, Refusal> {
    let mac = Hmac::<Sha256>::new_from_slice(derived(key, &[], b"header").as_slice()).map_err(|_| Refusal::Request)?;
    Ok(mac.chain_update(header))
}

fn payload(key: &Secret<FILE_KEY>, nonce: &[u8]) -> ChaCha20Poly1305 {
    cipher(&derived(key, nonce, b"payload"))
}

fn cipher(key: &Secret<32>) -> ChaCha20Poly1305 {
    let key: &[u8; 32] = key;
    ChaCha20Poly1305::new(key.into())
}

/// The nonce of a chunk: its number in eleven bytes, the highest first, and whether it is the last.
fn place(number: usize, last: bool) -> [u8; 12] {
    let mut place = [0; 12];
    let (bytes, flag) = place.split_at_mut(11);
    let number = (number as u64).to_be_bytes();
    bytes.iter_mut().rev().zip(number.iter().rev()).for_each(|(byte, of)| *byte = *of);
    flag.iter_mut().for_each(|flag| *flag = u8::from(last));
    place
}

fn random<const N: usize>() -> Result<Secret<N>, Refusal> {
    let mut bytes = Secret::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| Refusal::Request)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]
    use super::*;
    use age::secrecy::SecretString;

    const PASS: &[u8] = "correct horse battery staple".as_bytes();

    /// Made by the standard tool (`age -p`, 1.1.1) of the text `made by age 1.1.1`; it takes 2^18.
    const STANDARD: &[u8] = include_bytes!("../tests/standard.age");

    /// What the crate `age` finds in a file; none where it refuses it.
    fn by_age(file: &[u8]) -> Option<Vec<u8>> {
        let mut identity = age::scrypt::Identity::new(SecretString::from(str::from_utf8(PASS).unwrap().to_owned()));
        identity.set_max_work_factor(4);
        age::decrypt(&identity, file).ok()
    }

    /// Work of the files that are tried by the hundred.
    const LITTLE: u8 = 1;

    fn made_by_age(bytes: &[u8]) -> Vec<u8> {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(str::from_utf8(PASS).unwrap().to_owned()));
        recipient.set_work_factor(LITTLE);
        age::encrypt(&recipient, bytes).unwrap()
    }

    fn of_length(length: usize) -> Vec<u8> {
        (0..length).map(|at| ((at * 31) >> 3) as u8).collect()
    }

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

    #[test]
    fn files_of_every_length_go_both_ways_between_us_and_age() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7, 3 * CHUNK] {
            let bytes = of_length(length);
            let (ours, theirs) = (sealed(PASS, &bytes, LITTLE).unwrap(), made_by_age(&bytes));
            assert_eq!(ours.len(), theirs.len(), "{length}");
            assert_eq!(by_age(&ours).as_ref(), Some(&bytes), "{length}");
            assert_eq!(open(PASS, &theirs, 4).as_ref(), Ok(&bytes), "{length}");
        }
    }

    /// Both refuse the same: whatever is cut, put in twice, put in another order or added behind.
    #[test]
    fn what_age_refuses_is_refused() {
        let whole = sealed(PASS, &of_length(2 * CHUNK), LITTLE).unwrap();
        let body = whole.len() - 2 * (CHUNK + TAG);
        let (head, chunks) = whole.split_at(body);
        let (first, second) = chunks.split_at(CHUNK + TAG);
        let empty = {
            let key = Header::read(&whole).unwrap();
            let file_key = cipher(&wrapping_key(PASS, &key.salt, LITTLE).unwrap());
            let file_key = file_key.decrypt(&Default::default(), key.wrapped.as_slice()).unwrap();
            let cipher = payload(&Secret::new(file_key.try_into().unwrap()), &key.rest[..NONCE]);
            let full = cipher.encrypt(&place(1, false).into(), &of_length(2 * CHUNK)[CHUNK..]).unwrap();
            [head, first, &full, &cipher.encrypt(&place(2, true).into(), &[][..]).unwrap()].concat()
        };
        let cases: [(&str, Vec<u8>); 11] = [
            ("as it was", whole.clone()),
            ("without its last chunk", [head, first].concat()),
            ("without its first chunk", [head, second].concat()),
            ("without any chunk", head.to_vec()),
            ("cut in the nonce", whole[..body - 3].to_vec()),
            ("cut in the tag", whole[..body + 8].to_vec()),
            ("in another order", [head, second, first].concat()),
            ("with a chunk twice", [head, first, first, second].concat()),
            ("with its end twice", [head, first, second, second].concat()),
            ("with more behind", [&whole[..], b"x"].concat()),
            ("with a last chunk of nothing", empty),
        ];
        for (what, file) in cases {
            assert_eq!(open(PASS, &file, 4).ok(), by_age(&file), "{what}");
            assert_eq!(open(PASS, &file, 4).is_ok(), what == "as it was", "{what}");
        }
    }

    /// The header in every way but the one: each byte changed, taken away and put in twice, and what is written otherwise.
    #[test]
    fn a_header_that_age_refuses_is_refused() {
        let file = sealed(PASS, b"x", LITTLE).unwrap();
        let end = file.len() - NONCE - TAG - 1;
        let mut tried = 0;
        for at in 0..end {
            let (before, after) = file.split_at(at);
            let mut bit = file.clone();
            bit[at] ^= 1;
            for changed in [bit, [before, &after[1..]].concat(), [before, &after[..1], after].concat()] {
                assert_eq!(open(PASS, &changed, 4).ok(), by_age(&changed), "byte {at}: {}", changed.escape_ascii());
                tried += 1;
            }
        }
        assert!(tried > 400, "{tried}");
        let text = String::from_utf8_lossy(&file[..end]).into_owned();
        let other = [
            (" 1\n", " 01\n"),
            (" 1\n", " +1\n"),
            (" 1\n", " 0x1\n"),
            (" 1\n", " 0\n"),
            (" 1\n", " 1 1\n"),
            (" 1\n", " -1\n"),
            (" 1\n", "\n"),
            (" 1\n", " 1\r\n"),
            (" 1\n", " 99999999999999999999\n"),
            ("-> scrypt", "-> SCRYPT"),
            ("-> scrypt", "->  scrypt"),
            ("\n---", "=\n---"),
            ("\n---", "\n\n---"),
            ("\n--- ", "\n---"),
            ("\n--- ", "\n---  "),
            ("\n---", "\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n---"),
            ("\n---", "\n-> other\n\n---"),
            ("v1\n->", "v1\n\n->"),
            ("v1\n->", "v1\r\n->"),
        ];
        for (from, to) in other {
            let changed = [text.replacen(from, to, 1).as_bytes(), &file[end..]].concat();
            assert_ne!(changed, file, "{from:?}");
            assert_eq!(open(PASS, &changed, 4).ok(), by_age(&changed), "{from:?} as {to:?}");
            assert!(open(PASS, &changed, 4).is_err(), "{from:?} as {to:?}");
        }
    }
}
