//! Segments: the records of one part of the book, as they are stored and as files hold them.

use super::row::known;
use crate::domain::book::Book;
use crate::domain::more::More;
use crate::domain::record::{Home, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::domain::table::Standing;
use crate::journal::content::Content;
use crate::journal::entry::is_first;
use crate::journal::upcast::{MINOR, SCHEMA, is_newer};
use crate::json::{DecodeError, decode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The records of one part of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment<R = Record> {
    /// The schema of its records.
    pub schema: u16,
    /// The newest minor version of which they hold anything.
    #[serde(default, skip_serializing_if = "is_first")]
    pub minor: u16,
    /// Which part of the book.
    pub home: Home,
    /// The records, by kind and identifier.
    pub records: Vec<Standing<R>>,
    /// Records that were taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Removed>,
    /// What records hold beyond what this version knows; in the bytes it stands within them.
    #[serde(skip)]
    pub more: Vec<(RecordKey, More)>,
}

/// A record that was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// The record.
    pub key: RecordKey,
    /// The entry that took it away.
    pub revision: Revision,
}

/// The segment of `book` that is kept in `home`; none where it was never used.
#[must_use]
pub fn of(book: &Book, home: Home) -> Option<Segment> {
    let records = book.segment(home);
    let removed = book.removed(home).into_iter().map(|(key, revision)| Removed { key, revision });
    let key = |standing: &Standing<Record>| standing.record.key();
    let more = records.iter().map(key).filter_map(|key| Some((key, book.more(home, key)?.clone())));
    let more = more.collect();
    let mut segment = Segment { schema: SCHEMA, minor: MINOR, home, records, removed: removed.collect(), more };
    segment.set_minor();
    (!segment.records.is_empty() || !segment.removed.is_empty()).then_some(segment)
}

/// The bytes of that segment; none where it was never used, so that its row goes.
///
/// # Errors
/// Where a record has no JSON, which none of ours lacks.
pub fn encode(book: &Book, home: Home) -> Result<Option<Vec<u8>>, serde_json::Error> {
    of(book, home).map(|segment| serde_json::to_vec(&segment.written()?)).transpose()
}

/// Reads a segment of any schema up to this version's.
///
/// # Errors
/// Says where the bytes are not a segment, or which record does not belong in it.
pub fn read(bytes: &[u8]) -> Result<Segment, DecodeError> {
    let segment = match decode::<Segment>(bytes) {
        Ok(segment) if segment.schema == SCHEMA && !is_newer(segment.minor) => Ok(segment),
        Ok(segment) if segment.schema == SCHEMA => with_more(segment, bytes),
        // An older segment may read as one of this schema and mean something else: it goes through the steps.
        Ok(_) => older(bytes),
        Err(error) => match older(bytes) {
            Err(DecodeError::Misfit { path, problem }) if path == "schema" => Err(DecodeError::misfit(path, problem)),
            _ => Err(error),
        },
    }?;
    segment.in_place()?;
    Ok(segment)
}

fn older(bytes: &[u8]) -> Result<Segment, DecodeError> {
    let Segment { schema, home, records, removed, .. } = decode::<Segment<Content>>(bytes)?;
    known(schema)?;
    let lift = |(index, standing): (usize, Standing<Content>)| {
        let record =
            standing.record.record(schema).map_err(|error| error.within(&format!("records[{index}].record")))?;
        Ok(Standing { revision: standing.revision, record })
    };
    let records = records.into_iter().enumerate().map(lift).collect::<Result<_, _>>()?;
    Ok(Segment { schema: SCHEMA, minor: MINOR, home, records, removed, more: Vec::new() })
}

/// The segment of a newer minor version, with what its records hold beyond what this one knows.
fn with_more(mut segment: Segment, bytes: &[u8]) -> Result<Segment, DecodeError> {
    let version = (segment.schema, segment.minor);
    let contents = decode::<Segment<Content>>(bytes)?.records;
    let more = segment.records.iter().zip(contents).filter_map(|(standing, content)| {
        let more = content.record.more(version);
        (!more.is_empty()).then(|| (standing.record.key(), more))
    });
    segment.more = more.collect();
    segment.set_minor();
    Ok(segment)
}

/// Reads the stored segment with this key into `book`.
///
/// # Errors
/// Says where the bytes are not that segment; `book` is then as it was.
pub fn load(book: &mut Book, key: &str, bytes: &[u8]) -> Result<(), DecodeError> {
    let segment = read(bytes)?;
    if segment.home.to_string() != key {
        return Err(DecodeError::misfit("home", format_args!("expected `{key}`, found `{}`", segment.home)));
    }
    segment.put_into(book);
    Ok(())
}

/// Reads the stored segment with this key into `book`, though a newer version of the app has written it: only to look at.
///
/// # Errors
/// Where there is anything in it that this version does not know; `book` is then as it was.
pub fn load_newer(book: &mut Book, key: &str, bytes: &[u8]) -> Result<(), DecodeError> {
    let segment = decode::<Segment>(bytes)?;
    if segment.schema <= SCHEMA {
        return load(book, key, bytes);
    }
    segment.in_place()?;
    // what this version does not know would not be written again: then the two differ
    if serde_json::to_value(&segment).ok() != Some(decode(bytes)?) {
        return Err(DecodeError::misfit("records", "something here is newer than this Circlebook: use a newer one"));
    }
    segment.put_into(book);
    Ok(())
}

impl Segment {
    /// One without a record.
    #[must_use]
    pub const fn empty(home: Home) -> Self {
        Self { schema: SCHEMA, minor: MINOR, home, records: Vec::new(), removed: Vec::new(), more: Vec::new() }
    }

    /// The minor version follows from what there is of newer ones.
    pub fn set_minor(&mut self) {
        self.minor = self.more.iter().map(|(_, more)| more.minor()).max().unwrap_or(MINOR);
    }

    /// As it is written: what records hold beyond what this version knows stands within them.
    ///
    /// # Errors
    /// Where a record has no JSON, which none of ours lacks.
    pub fn written(self) -> Result<Segment<Content>, serde_json::Error> {
        let more: BTreeMap<RecordKey, More> = self.more.into_iter().gather();
        let write = |standing: Standing<Record>| {
            let record = Content::whole(&standing.record, more.get(&standing.record.key()))?;
            Ok(Standing { revision: standing.revision, record })
        };
        let records = self.records.into_iter().map(write).collect::<Result<_, serde_json::Error>>()?;
        let Self { schema, minor, home, removed, .. } = self;
        Ok(Segment { schema, minor, home, records, removed, more: Vec::new() })
    }

    fn in_place(&self) -> Result<(), DecodeError> {
        let home = self.home;
        match self.records.iter().enumerate().find(|(_, standing)| standing.record.home() != home) {
            Some((index, standing)) => {
                let belongs = standing.record.home();
                Err(DecodeError::misfit(format!("records[{index}].record"), format_args!("belongs in `{belongs}`")))
            }
            None => Ok(()),
        }
    }

    /// Puts its records and the traces of those taken away into `book`.
    pub fn put_into(self, book: &mut Book) {
        for removed in self.removed {
            book.remove(self.home, removed.key, removed.revision);
        }
        for standing in self.records {
            book.put(standing.record, standing.revision);
        }
        for (key, more) in self.more {
            book.set_more(self.home, key, more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: &str = r#"{"revision":["00000000-0000-0000-0000-000000000009",4],"record":{"person":{"id":"00000000-0000-0000-0000-00000000003f","code_name":"M01"}}}"#;

    fn text(schema: u16, home: &str) -> String {
        format!(r#"{{"schema":{schema},"home":"{home}","records":[{PERSON}]}}"#)
    }

    #[test]
    fn a_segment_reads_back_as_it_was_written() {
        let mut book = Book::default();
        let text = text(SCHEMA, "people-3f");
        load(&mut book, "people-3f", text.as_bytes()).unwrap();
        let bytes = encode(&book, Home::People(0x3f)).unwrap().unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), text);
        assert_eq!(encode(&book, Home::Book).unwrap(), None);
    }

    #[test]
    fn a_newer_segment_is_read_to_look_at_where_nothing_in_it_is_strange() {
        let mut book = Book::default();
        load_newer(&mut book, "people-3f", text(SCHEMA + 1, "people-3f").as_bytes()).unwrap();
        assert_eq!(book.shelf.people.len(), 1);
        let strange = text(SCHEMA + 1, "people-3f").replace("M01\"", "M01\",\"pronoun\":\"they\"");
        assert!(load_newer(&mut book, "people-3f", strange.as_bytes()).is_err());
        assert!(load_newer(&mut Book::default(), "people-3f", text(1, "people-3f").as_bytes()).is_ok());
    }

    #[test]
    fn a_record_taken_away_leaves_its_trace() {
        let mut book = Book::default();
        load(&mut book, "people-3f", text(1, "people-3f").as_bytes()).unwrap();
        let key = book.segment(Home::People(0x3f)).first().unwrap().record.key();
        let revision = Revision { chain: crate::domain::ids::ChainId::from_number(9), number: 5 };
        book.remove(Home::People(0x3f), key, revision);
        let bytes = encode(&book, Home::People(0x3f)).unwrap().unwrap();
        let mut again = Book::default();
        load(&mut again, "people-3f", &bytes).unwrap();
        assert_eq!(again, book);
        assert_eq!(again.tombstone(Home::People(0x3f), key).map(|tombstone| tombstone.revision), Some(revision));
    }

    #[test]
    fn what_does_not_fit_is_named_and_nothing_is_loaded() {
        let mut book = Book::default();
        let mut error = |key: &str, text: &str| load(&mut book, key, text.as_bytes()).unwrap_err().to_string();
        assert_eq!(error("people-3e", &text(1, "people-3e")), "`records[0].record`: belongs in `people-3f`");
        assert_eq!(error("book", &text(1, "people-3f")), "`home`: expected `book`, found `people-3f`");
        assert_eq!(error("book", &text(3, "book")), "`schema`: 3 is newer than 2: use a newer Circlebook");
        assert_eq!(error("book", &text(0, "book")), "`schema`: 0 is no schema");
        let misspelt = text(1, "people-3f").replace("M01\"", "M01\",\"note\":7");
        assert_eq!(
            error("people-3f", &misspelt),
            "`records[0].record.person.note`: invalid type: integer `7`, expected a text"
        );
        assert_eq!(book, Book::default());
    }
}
