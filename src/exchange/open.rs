//! Opening a file: it is read and checked as a whole before anything in the book changes.

use super::answers;
use super::file::{Format, Header, Withheld};
use super::rescue;
use super::row::decode_entry;
use super::segment::{self, Segment};
use super::slip;
use crate::domain::book::Book;
use crate::domain::ids::GroupId;
use crate::domain::invariant::{Invalid, Sole, check, unknown_references};
use crate::domain::record::{Home, Record, RecordKey};
use crate::journal::chain::{ChainBroken, verify};
use crate::journal::entry::Entry;
use crate::journal::limits::check_texts;
use crate::journal::upcast::SCHEMA;
use crate::json::{DecodeError, decode};
use crate::vault::header::Header as Vault;
use crate::vault::key::Key;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet};
use thiserror::Error;

/// How much is read of a file that somebody hands us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub bytes: usize,
    /// The most records.
    pub records: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 256 * 1024 * 1024, records: 2_000_000 }
    }
}

/// A file that was read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it says of itself.
    pub header: Header,
    /// Its records.
    pub book: Book,
    /// Its journal, chain by chain; an export has none.
    pub journal: Vec<Entry>,
    /// Private records that an export left out.
    pub withheld: Vec<Withheld>,
    /// Where the journal was tampered with or lost an entry; none where it is sound.
    pub broken: Option<ChainBroken>,
    /// Forms that were not saved, by their keys; only a rescue file has them.
    pub drafts: Vec<(String, Vec<u8>)>,
    /// Rows of a rescue file that are damaged, and why; their records come from the journal as far as it has them.
    pub unreadable: Vec<(String, DecodeError)>,
}

impl Opened {
    pub(super) fn empty(header: Header) -> Self {
        Self {
            header,
            book: Book::default(),
            journal: Vec::new(),
            withheld: Vec::new(),
            broken: None,
            drafts: Vec::new(),
            unreadable: Vec::new(),
        }
    }

    /// The groups in the file: those that must be loaded before it is compared with the book.
    pub fn groups(&self) -> impl Iterator<Item = GroupId> {
        self.book.groups().keys().copied()
    }
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// It is too large.
    #[error("the file has {found} bytes, at most {max} are read: export fewer groups at a time")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The limit.
        max: usize,
    },
    /// It has too many records.
    #[error("the file has {found} records, at most {max} are read: export fewer groups at a time")]
    TooMany {
        /// How many it has.
        found: usize,
        /// The limit.
        max: usize,
    },
    /// It is not one of ours.
    #[error("this is not a Circlebook file: choose one that Circlebook saved")]
    Foreign,
    /// It is the form of an evaluation or an answer to one.
    #[error("this is a form or an answer of an evaluation: open it where an evaluation is answered")]
    Sheet,
    /// It is a mentee's slip or an answer to one.
    #[error("this is a slip or an answer to one: open a slip under `Slip`, an answer under `Slips` of its group")]
    Slip,
    /// A newer version saved it.
    #[error("the file has schema {found}, this version reads up to {max}: use a newer Circlebook")]
    TooNew {
        /// Its schema.
        found: u64,
        /// The newest that this version reads.
        max: u16,
    },
    /// It is damaged or was written by hand, and does not fit.
    #[error(transparent)]
    Malformed(#[from] DecodeError),
    /// It holds the sealed rows of a protected book: [`open_sealed`] opens it with the key of its data.
    #[error("the file is of a protected book: enter its passphrase or recovery key")]
    Sealed(Box<Vault>),
    /// Two records have the same identifier.
    #[error("`{path}`: a {} with this identifier stands in the file already", .key.kind.word())]
    Duplicate {
        /// The second record.
        path: String,
        /// Its key.
        key: RecordKey,
    },
    /// A record contradicts itself or names one that is not in the file.
    #[error("`{path}`: {}", .invalid.problem)]
    Invalid {
        /// The field, from the outside of the file.
        path: String,
        /// What is wrong with it.
        invalid: Invalid,
    },
}

/// The parts of a file, not read yet.
#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    #[serde(borrow)]
    schema: Option<&'a RawValue>,
    #[serde(borrow)]
    app: Option<&'a RawValue>,
    #[serde(borrow)]
    exported_at: Option<&'a RawValue>,
    #[serde(borrow)]
    segments: Option<&'a RawValue>,
    #[serde(borrow)]
    journal: Option<&'a RawValue>,
    #[serde(borrow)]
    withheld: Option<&'a RawValue>,
    #[serde(borrow)]
    stores: Option<&'a RawValue>,
}

/// Opens a file of any of the three kinds.
///
/// # Errors
/// [`OpenError`] where it is too large, not ours, newer than this version, damaged, or contradicts itself.
pub fn open(bytes: &[u8], limits: Limits) -> Result<Opened, OpenError> {
    open_with(bytes, limits, None)
}

/// Opens the rescue file of a protected book.
///
/// # Errors
/// As [`open`].
pub fn open_sealed(bytes: &[u8], limits: Limits, key: &Key) -> Result<Opened, OpenError> {
    open_with(bytes, limits, Some(key))
}

fn open_with(bytes: &[u8], limits: Limits, key: Option<&Key>) -> Result<Opened, OpenError> {
    if bytes.len() > limits.bytes {
        return Err(OpenError::TooLarge { found: bytes.len(), max: limits.bytes });
    }
    let parts: Parts<'_> = match decode(bytes) {
        // What begins like one of ours was damaged on its way; anything else never was ours.
        Err(error @ (DecodeError::CutShort | DecodeError::NotJson { .. }))
            if bytes.starts_with(br#"{"format":"circlebook-"#) =>
        {
            return Err(error.into());
        }
        Err(_) if slip::file::is_page(bytes) => return Err(OpenError::Slip),
        Err(_) => return Err(OpenError::Foreign),
        Ok(parts) => parts,
    };
    let opened = match header(&parts)? {
        header @ Header { format: Format::Backup | Format::Export, .. } => {
            let mut opened = Opened::empty(header);
            opened.journal = entries(parts.journal)?;
            opened.withheld = optional("withheld", parts.withheld)?;
            let part = needed("segments", parts.segments)?;
            // counted before any of them is read
            let found = count(part);
            if found > limits.records {
                return Err(OpenError::TooMany { found, max: limits.records });
            }
            let segments = segments(part)?;
            fill(&mut opened.book, segments)?;
            opened
        }
        header => rescue::open(header, required("stores", parts.stores)?, key)?,
    };
    Ok(Opened { broken: verify(&opened.journal).err(), ..opened })
}

fn header(parts: &Parts<'_>) -> Result<Header, OpenError> {
    let format = parts.format.map(|format| format.get().as_bytes()).unwrap_or_default();
    if answers::kind(format).is_some() {
        return Err(OpenError::Sheet);
    }
    if slip::file::kind(format).is_some() {
        return Err(OpenError::Slip);
    }
    let format = decode(format).map_err(|_| OpenError::Foreign)?;
    let schema: u64 = required("schema", parts.schema)?;
    match u16::try_from(schema) {
        Ok(schema @ 1..=SCHEMA) => {
            let app = required("app", parts.app)?;
            let exported_at = required("exported_at", parts.exported_at)?;
            Ok(Header { format, schema, app, exported_at })
        }
        Ok(0) => Err(DecodeError::misfit("schema", "0 is no schema").into()),
        _ => Err(OpenError::TooNew { found: schema, max: SCHEMA }),
    }
}

fn needed<'a>(name: &str, part: Option<&'a RawValue>) -> Result<&'a RawValue, DecodeError> {
    part.ok_or_else(|| DecodeError::misfit(name, "is missing"))
}

fn required<'a, T: Deserialize<'a>>(name: &str, part: Option<&'a RawValue>) -> Result<T, DecodeError> {
    decode(needed(name, part)?.get().as_bytes()).map_err(|error| error.within(name))
}

fn optional<'a, T: Deserialize<'a> + Default>(name: &str, part: Option<&'a RawValue>) -> Result<T, DecodeError> {
    if part.is_some() { required(name, part) } else { Ok(T::default()) }
}

fn entries(part: Option<&RawValue>) -> Result<Vec<Entry>, DecodeError> {
    let rows: Vec<&RawValue> = optional("journal", part)?;
    let read = |(index, row): (usize, &RawValue)| {
        decode_entry(row.get().as_bytes()).map_err(|error| error.within(&format!("journal[{index}]")))
    };
    rows.into_iter().enumerate().map(read).collect()
}

/// How many records the segments hold, as far as they have the form of segments.
fn count(part: &RawValue) -> usize {
    #[derive(Deserialize)]
    struct Counted {
        records: Vec<IgnoredAny>,
    }
    let segments: Vec<Counted> = decode(part.get().as_bytes()).unwrap_or_default();
    segments.iter().map(|segment| segment.records.len()).sum()
}

fn segments(part: &RawValue) -> Result<Vec<Segment>, DecodeError> {
    check_texts(part.get().as_bytes()).map_err(|error| error.within("segments"))?;
    let rows: Vec<&RawValue> = required("segments", Some(part))?;
    let read = |(index, row): (usize, &RawValue)| {
        segment::read(row.get().as_bytes()).map_err(|error| error.within(&format!("segments[{index}]")))
    };
    rows.into_iter().enumerate().map(read).collect()
}

/// Puts the records of all segments into `book`, once they are all found to fit together.
fn fill(book: &mut Book, segments: Vec<Segment>) -> Result<(), OpenError> {
    let mut homes: HashMap<RecordKey, Home> = HashMap::new();
    let mut sole = HashSet::new();
    for (path, record) in records(&segments) {
        if homes.insert(record.key(), record.home()).is_some() {
            return Err(OpenError::Duplicate { path: path(""), key: record.key() });
        }
        let double = Sole::of(record).filter(|claim| !sole.insert(claim.clone()));
        let double = double.map(|claim| claim.twice(record.key()));
        if let Some(invalid) = check(record).into_iter().chain(double).next() {
            return Err(OpenError::Invalid { path: path(&invalid.field), invalid });
        }
    }
    for (path, record) in records(&segments) {
        let near = |home: &Home| home.group().is_none() || home.group() == record.home().group();
        let unknown = unknown_references(record, |named| homes.get(&named).is_some_and(near));
        if let Some(invalid) = unknown.into_iter().next() {
            return Err(OpenError::Invalid { path: path(&invalid.field), invalid });
        }
    }
    segments.into_iter().for_each(|segment| segment.put_into(book));
    Ok(())
}

/// Every record, and the path of a field in it.
fn records(segments: &[Segment]) -> impl Iterator<Item = (impl Fn(&str) -> String, &Record)> {
    segments.iter().enumerate().flat_map(|(outer, segment)| {
        segment.records.iter().enumerate().map(move |(inner, standing)| {
            let kind = standing.record.key().kind;
            let path = move |field: &str| {
                let name = serde_json::to_value(kind).unwrap_or_default();
                let dot = if field.is_empty() { "" } else { "." };
                format!("segments[{outer}].records[{inner}].record.{}{dot}{field}", name.as_str().unwrap_or_default())
            };
            (path, &standing.record)
        })
    })
}
