//! Opening a rescue file: what is readable is read, and what is damaged comes from the journal as far as it has it.
//!
//! A rescue file of a protected book holds its sealed rows; with the key of its data they are opened one by one, under the
//! eyes of the sealed head.

use super::file::Header;
use super::open::{OpenError, Opened};
use super::row::decode_entry;
use super::segment;
use crate::domain::record::Home;
use crate::domain::sort::sort_by_key;
use crate::journal::entry::State;
use crate::journal::fold::fold;
use crate::journal::limits::check_texts;
use crate::json::DecodeError;
use crate::storage::Area;
use crate::vault::header::Header as Vault;
use crate::vault::key::Key;
use crate::vault::manifest::OpenHead;
use crate::vault::{VaultError, is_sealed};
use data_encoding::BASE64;
use serde::Deserialize;

/// The rows of a store, as the boot module saved them.
#[derive(Deserialize)]
pub(super) struct Stores {
    #[serde(default)]
    meta: Vec<(String, Bytes)>,
    segments: Vec<(String, Bytes)>,
    #[serde(default)]
    journal: Vec<(String, Bytes)>,
    #[serde(default)]
    drafts: Vec<(String, Bytes)>,
}

/// Stored bytes: as text where they are text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Bytes {
    Text(String),
    Base64 { base64: String },
}

impl Bytes {
    fn read(self) -> Result<Vec<u8>, DecodeError> {
        match self {
            Self::Text(text) => Ok(text.into_bytes()),
            Self::Base64 { base64 } => {
                BASE64.decode(base64.as_bytes()).map_err(|error| DecodeError::misfit("base64", error))
            }
        }
    }
}

/// How the rows of a file are read: as they are, or unsealed.
struct Unsealing<'a>(Option<(&'a Key, OpenHead)>);

impl<'a> Unsealing<'a> {
    /// By the head among the rows of `meta`.
    fn of(meta: Vec<(String, Bytes)>, key: Option<&'a Key>) -> Result<Self, OpenError> {
        let head = meta.into_iter().find(|(name, _)| name == "head").map(|(_, bytes)| bytes.read()).transpose();
        match (head.map_err(|error| error.within("stores.meta"))?, key) {
            (Some(head), None) if is_sealed(&head) => {
                Err(OpenError::Sealed(Box::new(Vault::decode(&head).map_err(unreadable)?)))
            }
            (Some(head), Some(key)) if is_sealed(&head) => {
                Ok(Self(Some((key, OpenHead::open(key, &head).map_err(unreadable)?))))
            }
            _ => Ok(Self(None)),
        }
    }

    fn read(&self, area: Area, name: &str, bytes: Bytes) -> Result<Vec<u8>, DecodeError> {
        let stored = bytes.read()?;
        let Some((key, head)) = &self.0 else { return Ok(stored) };
        let open = head.manifest.open(key, area, name, Some(&stored));
        open.map(Option::unwrap_or_default).map_err(|error| DecodeError::misfit(name, error))
    }

    /// The rows that the head names and the file lacks.
    fn missing<'b>(&'b self, area: Area, rows: &'b [(String, Bytes)]) -> impl Iterator<Item = &'b str> {
        let named = self.0.iter().flat_map(move |(_, head)| head.manifest.keys(area));
        named.filter(|name| !rows.iter().any(|(key, _)| key == name))
    }
}

fn unreadable(error: VaultError) -> DecodeError {
    DecodeError::misfit("stores.meta", error)
}

pub(super) fn open(header: Header, stores: Stores, key: Option<&Key>) -> Result<Opened, OpenError> {
    let sealed = Unsealing::of(stores.meta, key)?;
    let mut opened = Opened::empty(header);
    for (key, bytes) in stores.journal {
        match sealed.read(Area::Journal, &key, bytes).and_then(|bytes| decode_entry(&bytes)) {
            Ok(entry) => opened.journal.push(entry),
            Err(error) => opened.unreadable.push((key, error)),
        }
    }
    sort_by_key(&mut opened.journal, |entry| (entry.chain, entry.number));
    let mut lost = Vec::new();
    for key in sealed.missing(Area::Segments, &stores.segments) {
        lost.extend(key.parse::<Home>().ok());
        opened.unreadable.push((key.to_owned(), DecodeError::misfit(key, "is missing")));
    }
    for (key, bytes) in stores.segments {
        let load = |bytes: Vec<u8>| {
            check_texts(&bytes)?;
            segment::load(&mut opened.book, &key, &bytes)
        };
        if let Err(error) = sealed.read(Area::Segments, &key, bytes).and_then(load) {
            lost.extend(key.parse::<Home>().ok());
            opened.unreadable.push((key, error));
        }
    }
    from_journal(&mut opened, &lost);
    for (key, bytes) in stores.drafts {
        match sealed.read(Area::Drafts, &key, bytes) {
            Ok(bytes) => opened.drafts.push((key, bytes)),
            Err(error) => opened.unreadable.push((key, error)),
        }
    }
    Ok(opened)
}

fn from_journal(opened: &mut Opened, lost: &[Home]) {
    if lost.is_empty() {
        return;
    }
    let folded = fold(&opened.journal);
    for key in folded.keys() {
        for tip in folded.tips(key).filter(|tip| lost.contains(&tip.home)) {
            match &tip.state {
                State::Removed => opened.book.remove(tip.home, key, tip.revision),
                state => match state.content().map(|content| (content.record(tip.version.0), content)) {
                    Some((Ok(record), content)) => {
                        let home = record.home();
                        opened.book.put(record, tip.revision);
                        opened.book.set_more(home, key, content.more(tip.version));
                    }
                    Some((Err(error), _)) => opened.unreadable.push((tip.home.to_string(), error)),
                    None => {}
                },
            }
        }
    }
}
