//! Rows of the journal and the head, as they are stored.

use crate::domain::record::Revision;
use crate::journal::chain::Head;
use crate::journal::entry::Entry;
use crate::journal::upcast::{MINOR, SCHEMA};
use crate::json::{DecodeError, decode};

/// The key of an entry's row: rows of one chain lie in order of their numbers.
#[must_use]
pub fn entry_key(revision: Revision) -> String {
    format!("{}/{:020}", revision.chain, revision.number)
}

/// The bytes of an entry.
///
/// # Errors
/// Where the entry has no JSON, which none of ours lacks.
pub fn encode_entry(entry: &Entry) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(entry)
}

/// Reads an entry.
///
/// # Errors
/// Says where the bytes are not an entry of a schema that this version knows.
pub fn decode_entry(bytes: &[u8]) -> Result<Entry, DecodeError> {
    let entry: Entry = decode(bytes)?;
    known(entry.schema)?;
    Ok(entry)
}

/// The bytes of a head.
///
/// # Errors
/// Where the head has no JSON, which none of ours lacks.
pub fn encode_head(head: &Head) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(head)
}

/// True where a head was written by a newer version of the app.
#[must_use]
pub fn is_newer(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Version {
        schema: u64,
        #[serde(default)]
        minor: u64,
    }
    let own = (u64::from(SCHEMA), u64::from(MINOR));
    decode::<Version>(bytes).is_ok_and(|head| (head.schema, head.minor) > own)
}

/// Reads a head.
///
/// # Errors
/// Says where the bytes are not a head of a schema that this version knows: newer data is not for older code.
pub fn decode_head(bytes: &[u8]) -> Result<Head, DecodeError> {
    let head: Head = decode(bytes)?;
    known(head.schema)?;
    Ok(head)
}

/// Accepts a schema that this version can read.
///
/// # Errors
/// Where it is newer, or none at all.
pub fn known(schema: u16) -> Result<(), DecodeError> {
    match schema {
        0 => Err(DecodeError::misfit("schema", "0 is no schema")),
        1..=SCHEMA => Ok(()),
        newer => {
            Err(DecodeError::misfit("schema", format_args!("{newer} is newer than {SCHEMA}: use a newer Circlebook")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ChainId;

    #[test]
    fn keys_of_a_chain_sort_by_number() {
        let key = |number| entry_key(Revision { chain: ChainId::from_number(1), number });
        assert!(key(9) < key(10) && key(10) < key(u64::MAX));
    }

    #[test]
    fn a_head_reads_back_and_a_newer_one_is_refused() {
        let head = Head::start(ChainId::from_number(1));
        assert_eq!(decode_head(&encode_head(&head).unwrap()), Ok(head.clone()));
        let newer = encode_head(&Head { schema: SCHEMA + 1, ..head.clone() }).unwrap();
        assert!(is_newer(&newer) && !is_newer(&encode_head(&head).unwrap()) && !is_newer(b"{}"));
        assert!(is_newer(br#"{"schema":70000,"chains":[]}"#), "whatever else has changed in it");
        let minor = encode_head(&Head { minor: MINOR + 1, ..head.clone() }).unwrap();
        assert!(is_newer(&minor) && decode_head(&minor).is_ok(), "a newer minor version reads, and is not written");
        assert_eq!(decode_head(&newer).unwrap_err().to_string(), "`schema`: 3 is newer than 2: use a newer Circlebook");
    }
}
