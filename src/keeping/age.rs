//! Looking at a file in the format of `age` before anything is opened: how it was sealed, and what opening it would cost.

use data_encoding::BASE64;

/// How every such file begins.
const BEGIN: &[u8] = b"age-encryption.org/v1\n";

/// The frame of one that is written as text.
const TEXT_BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const TEXT_END: &str = "-----END AGE ENCRYPTED FILE-----";

/// Work up to this power of two is taken on without a word: what the standard tool chooses.
pub const SILENT: u8 = 18;

/// Work beyond this power of two is not taken on: it asks for more than a gigabyte of memory.
pub const MOST: u8 = 20;

/// How a file was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// With a passphrase, at a work of this power of two.
    Passphrase(u8),
    /// In another way, such as for keys.
    Otherwise,
}

/// How the file was sealed; none where it is not of this format.
#[must_use]
pub fn look(bytes: &[u8]) -> Option<Seal> {
    let rest = bytes.strip_prefix(BEGIN)?;
    let line = rest.split(|byte| *byte == b'\n').next().and_then(|line| str::from_utf8(line).ok());
    let work = line.and_then(|line| line.strip_prefix("-> scrypt ")?.split(' ').nth(1)?.parse().ok());
    Some(work.map_or(Seal::Otherwise, Seal::Passphrase))
}

/// The bytes of a file that was written as text; any other file as it is.
#[must_use]
pub fn plain(bytes: Vec<u8>) -> Vec<u8> {
    let text = str::from_utf8(&bytes).ok().map(str::trim);
    let inner = text.and_then(|text| text.strip_prefix(TEXT_BEGIN)?.strip_suffix(TEXT_END));
    let inner = inner.map(|inner| inner.split_ascii_whitespace().collect::<String>());
    inner.and_then(|inner| BASE64.decode(inner.as_bytes()).ok()).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_read_before_it_is_done() {
        let file = |stanza: &str| look(format!("age-encryption.org/v1\n-> {stanza}\nabc\n--- x\n").as_bytes());
        assert_eq!(file("scrypt tuZRyLvTm++rGBS76SrAhg 18"), Some(Seal::Passphrase(18)));
        assert_eq!(file("scrypt tuZRyLvTm++rGBS76SrAhg 30"), Some(Seal::Passphrase(30)));
        assert_eq!(file("scrypt tuZRyLvTm++rGBS76SrAhg 900"), Some(Seal::Otherwise));
        assert_eq!(file("X25519 abc"), Some(Seal::Otherwise));
        assert_eq!(look(br#"{"format":"circlebook-backup"}"#), None);
        assert_eq!(look(b""), None);
    }

    #[test]
    fn text_is_turned_into_bytes_and_all_else_stays() {
        let text = format!("{TEXT_BEGIN}\nYWdlLWVu\r\nY3J5cHQ=\n{TEXT_END}\n");
        assert_eq!(plain(text.into_bytes()), b"age-encrypt");
        for other in [&b"{}"[..], b"\xff\xfe", TEXT_BEGIN.as_bytes()] {
            assert_eq!(plain(other.to_vec()), other);
        }
    }
}
