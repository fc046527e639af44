//! Opening a rescue file: what is readable is read, and what is damaged comes from the journal as far as it has it.

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
use data_encoding::BASE64;
use serde::Deserialize;

/// The rows of a store, as the boot module saved them.
#[derive(Deserialize)]
pub(super) struct Stores {
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

pub(super) fn open(header: Header, stores: Stores) -> Result<Opened, OpenError> {
    let mut opened = Opened::empty(header);
    for (key, bytes) in stores.journal {
        match bytes.read().and_then(|bytes| decode_entry(&bytes)) {
            Ok(entry) => opened.journal.push(entry),
            Err(error) => opened.unreadable.push((key, error)),
        }
    }
    sort_by_key(&mut opened.journal, |entry| (entry.chain, entry.number));
    let mut lost = Vec::new();
    for (key, bytes) in stores.segments {
        let load = |bytes: Vec<u8>| {
            check_texts(&bytes)?;
            segment::load(&mut opened.book, &key, &bytes)
        };
        if let Err(error) = bytes.read().and_then(load) {
            lost.extend(key.parse::<Home>().ok());
            opened.unreadable.push((key, error));
        }
    }
    from_journal(&mut opened, &lost);
    for (key, bytes) in stores.drafts {
        match bytes.read() {
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
                state => match state.content().map(|content| content.record(tip.schema)) {
                    Some(Ok(record)) => opened.book.put(record, tip.revision),
                    Some(Err(error)) => opened.unreadable.push((tip.home.to_string(), error)),
                    None => {}
                },
            }
        }
    }
}
