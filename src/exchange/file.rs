//! Writing the files that leave the device. The same book gives the same bytes, apart from the time in the header.

use super::segment::{self, Segment};
use crate::domain::book::Book;
use crate::domain::dates::Moment;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Home, Kind, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::journal::bytes::Bytes32;
use crate::journal::entry::{Entry, State};
use crate::journal::upcast::SCHEMA;
use crate::json::{DecodeError, decode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// The three kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// The whole book with its journal and private compartment.
    #[serde(rename = "circlebook-backup")]
    Backup,
    /// Chosen groups and the people in them, without the private compartment.
    #[serde(rename = "circlebook-export")]
    Export,
    /// What storage held, saved without the app.
    #[serde(rename = "circlebook-rescue")]
    Rescue,
}

impl Format {
    /// The name of a file saved on `day`: nothing that was typed is in it.
    #[must_use]
    pub fn file_name(self, day: NaiveDate) -> String {
        let kind = match self {
            Self::Backup => "backup",
            Self::Export => "export",
            Self::Rescue => "rescue",
        };
        format!("circlebook-{kind}-{day}.json")
    }
}

/// What a file says of itself, before anything else in it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its kind.
    pub format: Format,
    /// The schema of its records.
    pub schema: u16,
    /// The version of the app that saved it.
    pub app: String,
    /// When it was saved.
    pub exported_at: Moment,
}

impl Header {
    /// The header of a file saved now.
    #[must_use]
    pub fn new(format: Format, app: &str, exported_at: Moment) -> Self {
        Self { format, schema: SCHEMA, app: app.to_owned(), exported_at }
    }
}

/// A private record that an export leaves out: whoever has the book can prove with salt and content what it said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The record.
    pub key: RecordKey,
    /// The entry that put it there.
    pub revision: Revision,
    /// The digest that the entry keeps of it.
    pub digest: Bytes32,
}

#[derive(Serialize)]
struct File<'a, S, E> {
    #[serde(flatten)]
    header: &'a Header,
    segments: Vec<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<Vec<E>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    withheld: Vec<Withheld>,
}

/// The bytes of a backup, made of the stored segments and journal rows in order of their keys.
///
/// # Errors
/// Names the segment or entry that is not JSON: it is damaged, and only a rescue file can hold it.
pub fn backup<B: AsRef<[u8]>>(
    app: &str,
    exported_at: Moment,
    segments: &[B],
    journal: &[B],
) -> Result<Vec<u8>, DecodeError> {
    let raw = |(list, rows): (&str, &'_ [B])| -> Result<Vec<Box<RawValue>>, DecodeError> {
        let read = |(index, row): (usize, &B)| {
            decode(row.as_ref()).map_err(|error| DecodeError::misfit(format!("{list}[{index}]"), error))
        };
        rows.iter().enumerate().map(read).collect()
    };
    let header = Header::new(Format::Backup, app, exported_at);
    let (segments, journal) = (raw(("segments", segments))?, raw(("journal", journal))?);
    write(&File { header: &header, segments, journal: Some(journal), withheld: Vec::new() })
}

/// The bytes of an export of `groups`, which must be loaded, with the people named in them, their enrolments and
/// listings. `entries` are those that put the groups' private records there: only their digests are handed on.
///
/// # Errors
/// Where a record has no JSON, which none of ours lacks.
pub fn export(
    app: &str,
    exported_at: Moment,
    book: &Book,
    groups: &BTreeSet<GroupId>,
    entries: &[Entry],
) -> Result<Vec<u8>, DecodeError> {
    let header = Header::new(Format::Export, app, exported_at);
    let mut people = BTreeSet::new();
    let mut segments: BTreeMap<String, Segment> = BTreeMap::new();
    for group in groups {
        if let Some(mut segment) = segment::of(book, Home::Group(*group)) {
            segment.removed.clear();
            segments.insert(segment.home.to_string(), segment);
        }
        if let Some(file) = book.group(*group) {
            file.references(&mut |by, _, named| {
                if named.kind == Kind::Person && !is_private(by.kind) {
                    people.insert(PersonId(named.id));
                }
            });
        }
    }
    for standing in book.shelf.standing(None).filter(|standing| concerns(&standing.record, &people)) {
        let home = standing.record.home();
        let more = book.more(home, standing.record.key()).cloned();
        let segment = segments.entry(home.to_string()).or_insert_with(|| Segment::empty(home));
        segment.more.extend(more.map(|more| (standing.record.key(), more)));
        segment.records.push(standing);
        segment.set_minor();
    }
    let written = segments.into_values().map(Segment::written).collect::<Result<_, _>>();
    let segments = written.map_err(|error| DecodeError::misfit("segments", error))?;
    write(&File { header: &header, segments, journal: None::<Vec<Entry>>, withheld: withheld(book, groups, entries) })
}

/// The private records of `groups` as they stand: an export asks for the entries that put them there.
#[must_use]
pub fn private(book: &Book, groups: &BTreeSet<GroupId>) -> Vec<(RecordKey, Revision)> {
    let standing = groups.iter().flat_map(|group| book.segment(Home::Private(*group)));
    standing.map(|standing| (standing.record.key(), standing.revision)).gather()
}

fn withheld(book: &Book, groups: &BTreeSet<GroupId>, entries: &[Entry]) -> Vec<Withheld> {
    let digest = |(key, revision)| {
        let entry = entries.iter().find(|entry| entry.revision() == revision)?;
        match entry.change(key)?.state {
            State::Put { digest, .. } => Some(Withheld { key, revision, digest }),
            State::Removed => None,
        }
    };
    private(book, groups).into_iter().filter_map(digest).collect()
}

const fn is_private(kind: Kind) -> bool {
    matches!(kind, Kind::Concern | Kind::Incident | Kind::Matter)
}

fn concerns(record: &Record, people: &BTreeSet<PersonId>) -> bool {
    match record {
        Record::Person(person) => people.contains(&person.id),
        Record::Enrolment(enrolment) => people.contains(&enrolment.person),
        Record::Listing(listing) => people.contains(&listing.person),
        // A group is judged elsewhere as it was here; a policy names nobody.
        Record::OwnPolicy(_) => true,
        _ => false,
    }
}

fn write(file: &impl Serialize) -> Result<Vec<u8>, DecodeError> {
    serde_json::to_vec(file).map_err(|error| DecodeError::misfit(".", error))
}
