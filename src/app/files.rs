//! Files that the user saves and opens: the only way by which anything leaves or enters the device.

use super::clock;
use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// How much is read before progress is told, in bytes.
const CHUNK: u64 = 4 << 20;

/// Why a file could not be saved or opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// It holds more than the app reads.
    #[error("the file holds {bytes} bytes and at most {limit} can be opened; choose a smaller one")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size that is opened, in bytes.
        limit: u64,
    },
    /// The browser could not read it.
    #[error("the file could not be read, perhaps because it was moved or changed; choose it again")]
    Unreadable,
    /// The browser could not hand it to the user.
    #[error("the browser could not save the file; check its permissions and the free space, then try again")]
    NotSaved,
}

/// What a saved file is, as its name tells it. Names are made of these and the date alone, never of typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The whole book, made to restore.
    Backup,
    /// The whole book, sealed with a passphrase in the format of `age`.
    Sealed,
    /// What the user chose to hand on.
    Export,
    /// A policy, to change it or hand it on.
    Policy,
    /// The questions of an evaluation, to be answered.
    Form,
    /// The answers of one person.
    Answer,
    /// A mentee's own records, as a page to confirm or correct.
    Slip,
    /// What a mentee answers to it.
    SlipAnswer,
    /// Sessions and due days for a calendar.
    Calendar,
    /// An evidence pack that opens by itself.
    Evidence,
    /// A table of that key, for a spreadsheet.
    Table(&'static str),
}

impl FileKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Backup | Self::Sealed => "backup",
            Self::Export => "export",
            Self::Policy => "policy",
            Self::Form => "form",
            Self::Answer => "answer",
            Self::Slip => "slip",
            Self::SlipAnswer => "slip-answer",
            Self::Calendar => "calendar",
            Self::Evidence => "evidence",
            Self::Table(key) => key,
        }
    }

    /// How the name ends, and what a browser calls it.
    const fn form(self) -> (&'static str, &'static str) {
        match self {
            Self::Calendar => ("ics", "text/calendar"),
            Self::Evidence => ("html", "text/html"),
            Self::Slip => ("html", "text/html"),
            Self::Table(_) => ("csv", "text/csv"),
            Self::Sealed => ("age", "application/octet-stream"),
            _ => ("json", "application/json"),
        }
    }
}

/// The name of a file saved today, for example `circlebook-backup-2021-09-07.json`.
#[must_use]
pub fn name(kind: FileKind) -> String {
    format!("circlebook-{}-{}.{}", kind.name(), clock::today(), kind.form().0)
}

/// Gives the user a file to save and returns its name.
///
/// # Errors
/// [`FileError::NotSaved`] where the browser refuses.
pub fn save(kind: FileKind, bytes: &[u8]) -> Result<String, FileError> {
    let name = name(kind);
    offer(&name, kind.form().1, bytes).map_err(|_| FileError::NotSaved)?;
    Ok(name)
}

fn offer(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let address = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers read the address only after they have asked where to save.
    set_timeout(move || drop(Url::revoke_object_url(&address)), Duration::from_secs(60));
    Ok(())
}

/// The bytes of a file that the user chose; `on_progress` is told the share read, from 0 to 1.
///
/// # Errors
/// [`FileError::TooLarge`] over `limit` bytes, before anything is read; [`FileError::Unreadable`] where the browser
/// cannot read it.
pub async fn read(file: &File, limit: u64, mut on_progress: impl FnMut(f64)) -> Result<Vec<u8>, FileError> {
    let size = file.size() as u64;
    if size > limit {
        return Err(FileError::TooLarge { bytes: size, limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    let mut start = 0;
    while start < size {
        let end = size.min(start + CHUNK);
        bytes.extend(read_part(file, start, end).await.map_err(|_| FileError::Unreadable)?.to_vec());
        on_progress(end as f64 / size as f64);
        start = end;
    }
    Ok(bytes)
}

async fn read_part(file: &File, start: u64, end: u64) -> Result<Uint8Array, JsValue> {
    let part = file.slice_with_f64_and_f64(start as f64, end as f64)?;
    Ok(Uint8Array::new(&JsFuture::from(part.array_buffer()).await?))
}
