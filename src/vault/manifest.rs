//! What the sealed head vouches for: which rows there are, each at which revision.
//!
//! Rows of segments and summaries all stand in it. Entries are written once and bound to each other by the chain of their
//! hashes, so the journal's only stand in it once they were written again or removed.

use super::VaultError;
use super::field::Reader;
use super::header::{self, Header};
use super::key::Key;
use super::row::{self, Place};
use super::{Random, is_sealed};
use crate::storage::{Area, Page};
use std::collections::BTreeMap;

/// Set in the revision of an entry that was removed.
const REMOVED: u64 = 1 << 63;

/// The rows of a book and their revisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// How many saves there were: the next revision.
    saves: u64,
    /// The run of the book.
    run: u64,
    rows: BTreeMap<(Area, String), u64>,
}

/// A head as it is stored, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenHead {
    /// The header before it.
    pub header: Header,
    /// What it vouches for.
    pub manifest: Manifest,
    /// The head of the book; none before the first save.
    pub head: Option<Vec<u8>>,
}

impl OpenHead {
    /// The bytes to store.
    #[must_use]
    pub fn seal(&self, key: &Key, random: Random) -> Vec<u8> {
        let header = self.header.encode();
        let sealed = key.seal(&name(&header), &self.manifest.encode(self.head.as_deref()), random);
        [header, sealed].concat()
    }

    /// Opens stored bytes.
    ///
    /// # Errors
    /// See [`Header::decode`]; [`VaultError::Damaged`] where the key does not open the rest.
    pub fn open(key: &Key, stored: &[u8]) -> Result<Self, VaultError> {
        let header = Header::decode(stored)?;
        let sealed = stored.get(header::LENGTH..).ok_or(VaultError::Damaged)?;
        let (manifest, head) = Manifest::decode(&key.open(&name(&header.encode()), sealed)?)?;
        Ok(Self { header, manifest, head })
    }
}

fn name(header: &[u8]) -> Vec<u8> {
    [b"circlebook vault 1 head\0", header].concat()
}

impl Manifest {
    /// The place that a row must be sealed for; none where there must be no row.
    #[must_use]
    pub fn place<'a>(&self, area: Area, key: &'a str) -> Option<Place<'a>> {
        let revision = match area {
            Area::Drafts => return Some(Place::draft(key)),
            Area::Journal => self.rows.get(&(area, key.to_owned())).copied().unwrap_or_default(),
            Area::Segments | Area::Summaries => *self.rows.get(&(area, key.to_owned()))?,
        };
        (revision & REMOVED == 0).then_some(Place { area, key, run: self.run, revision })
    }

    /// The open bytes of a stored row.
    ///
    /// # Errors
    /// See [`row::open`]; [`VaultError::Damaged`] for a row that must not be there, or is missing.
    pub fn open(
        &self,
        key: &Key,
        area: Area,
        name: &str,
        stored: Option<&[u8]>,
    ) -> Result<Option<Vec<u8>>, VaultError> {
        match (self.place(area, name), stored) {
            (Some(place), Some(stored)) => row::open(key, place, stored).map(Some),
            (Some(_), None) if !matches!(area, Area::Journal | Area::Drafts) => Err(VaultError::Damaged),
            (None, Some(stored)) if is_sealed(stored) => Err(VaultError::Stale),
            (None, Some(_)) => Err(VaultError::Damaged),
            (_, None) => Ok(None),
        }
    }

    /// The keys of the rows that stand in it.
    pub fn keys(&self, area: Area) -> impl Iterator<Item = &str> {
        self.rows.keys().filter(move |(of, _)| *of == area).map(|(_, key)| key.as_str())
    }

    /// The first key that is missing from a page of rows, or is there and must not be.
    #[must_use]
    pub fn odd<'a>(&'a self, area: Area, page: &Page, mut found: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        if matches!(area, Area::Journal | Area::Drafts) {
            return None;
        }
        let mut held: Vec<&str> = self.keys(area).filter(|key| page.holds(key)).collect();
        if page.descending {
            held.reverse();
        }
        held.truncate(page.limit.unwrap_or(usize::MAX));
        let missing = held.into_iter().find(|key| found.next() != Some(key));
        missing.or_else(|| found.next())
    }

    /// What the next save vouches for. `replace` is a new run; `again` tells of an entry whether a row of it stands already, and
    /// in a new run none does.
    #[must_use]
    pub fn next(&self, replace: bool, rows: &[(Area, String, Option<Vec<u8>>)], again: impl Fn(&str) -> bool) -> Self {
        let saves = self.saves + 1;
        let mut next = if replace { Self { saves, run: self.run + 1, rows: BTreeMap::new() } } else { self.clone() };
        next.saves = saves;
        for (area, key, bytes) in rows {
            let at = (*area, key.clone());
            match (area, bytes) {
                (Area::Drafts, _) => {}
                (Area::Journal, Some(_)) if again(key) || next.rows.contains_key(&at) => {
                    next.rows.insert(at, saves);
                }
                (Area::Journal, None) => {
                    next.rows.insert(at, saves | REMOVED);
                }
                (Area::Journal, Some(_)) => {}
                (_, Some(_)) => {
                    next.rows.insert(at, saves);
                }
                (_, None) => {
                    next.rows.remove(&at);
                }
            }
        }
        next
    }

    fn encode(&self, head: Option<&[u8]>) -> Vec<u8> {
        let mut bytes = [self.saves.to_le_bytes(), self.run.to_le_bytes()].concat();
        bytes.extend(u32::try_from(self.rows.len()).unwrap_or(u32::MAX).to_le_bytes());
        for ((area, key), revision) in &self.rows {
            bytes.push(Area::ALL.iter().position(|of| of == area).unwrap_or_default() as u8);
            bytes.extend(u32::try_from(key.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend(key.as_bytes());
            bytes.extend(revision.to_le_bytes());
        }
        bytes.push(u8::from(head.is_some()));
        bytes.extend(head.unwrap_or_default());
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<(Self, Option<Vec<u8>>), VaultError> {
        let mut fields = Reader(bytes);
        let mut manifest = Self { saves: fields.long()?, run: fields.long()?, rows: BTreeMap::new() };
        for _ in 0..fields.number()? {
            let [area] = fields.array()?;
            let area = *Area::ALL.get(usize::from(area)).ok_or(VaultError::Damaged)?;
            let length = fields.number()? as usize;
            let key = String::from_utf8(fields.take(length)?.to_vec()).map_err(|_| VaultError::Damaged)?;
            let revision = fields.long()?;
            // No save gives a row a revision that is still to come.
            if revision & !REMOVED > manifest.saves {
                return Err(VaultError::Damaged);
            }
            manifest.rows.insert((area, key), revision);
        }
        // Nor was there one that leaves no revision for the next.
        if manifest.saves >= REMOVED - 1 || manifest.run > manifest.saves {
            return Err(VaultError::Damaged);
        }
        let head = match fields.array()? {
            [0] => None,
            _ => Some(fields.0.to_vec()),
        };
        Ok((manifest, head))
    }
}
