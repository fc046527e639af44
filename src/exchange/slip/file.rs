//! A slip or an answer as a file. A slip is also a page that any browser shows, with the same JSON inside.

use super::{Answer, Paper, SCHEMA, Slip, SlipError, compact};
use crate::domain::dates::Moment;
use crate::exchange::answers;
use crate::exchange::file::Format;
use crate::journal::bytes::Bytes32;
use crate::json::{DecodeError, decode};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 1024 * 1024;
/// What stands before the JSON in a page.
pub const OPENS: &str = r#"<script type="application/json" id="circlebook-slip">"#;
/// What stands after it.
pub const CLOSES: &str = "</script>";

/// The two kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// What a mentee is given.
    #[serde(rename = "circlebook-slip")]
    Slip,
    /// What a mentee answers.
    #[serde(rename = "circlebook-slip-answer")]
    Answer,
}

#[derive(Serialize)]
struct File<T> {
    format: Kind,
    schema: u16,
    app: &'static str,
    exported_at: Moment,
    digest: Bytes32,
    #[serde(flatten)]
    content: T,
}

#[derive(Serialize)]
struct Given<'a> {
    slip: &'a Slip,
}

#[derive(Serialize)]
struct Answered<'a> {
    answer: &'a Answer,
}

#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    schema: Option<u64>,
    digest: Option<Bytes32>,
    #[serde(borrow)]
    slip: Option<&'a RawValue>,
    #[serde(borrow)]
    answer: Option<&'a RawValue>,
}

/// The JSON of a slip. It can stand in a page: nothing in it ends a script.
///
/// # Errors
/// Where it has no JSON, which it does not lack.
pub fn slip(app: &'static str, slip: &Slip) -> Result<String, DecodeError> {
    let exported_at = slip.made_at.clone();
    let content = Given { slip };
    write(&File { format: Kind::Slip, schema: SCHEMA, app, exported_at, digest: slip.digest(), content })
}

/// The JSON of an answer; its digest is that of the slip.
///
/// # Errors
/// Where it has no JSON, which it does not lack.
pub fn answer(app: &'static str, answer: &Answer) -> Result<String, DecodeError> {
    let (exported_at, digest) = (answer.answered_at.clone(), answer.slip.digest());
    write(&File { format: Kind::Answer, schema: SCHEMA, app, exported_at, digest, content: Answered { answer } })
}

fn write(file: &impl Serialize) -> Result<String, DecodeError> {
    let text = serde_json::to_string(file).map_err(|error| DecodeError::misfit(".", error))?;
    Ok(text.replace('<', "\\u003c"))
}

/// What kind of these files the text of a `format` names.
#[must_use]
pub fn kind(format: &[u8]) -> Option<Kind> {
    decode(format).ok()
}

/// The JSON in a page that Circlebook made; none in any other text.
#[must_use]
pub fn inside(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(OPENS)?;
    Some(rest.split_once(CLOSES).map_or(rest, |(json, _)| json))
}

/// True for a page that Circlebook made of a slip.
#[must_use]
pub fn is_page(bytes: &[u8]) -> bool {
    bytes.len() <= LARGEST && str::from_utf8(bytes).is_ok_and(|text| inside(text).is_some())
}

/// Opens what a file holds or somebody pasted: a page, JSON, or a text from a QR code.
///
/// # Errors
/// [`SlipError`] where it is too large, none of ours, newer than this version, damaged, or does not fit.
pub fn open(bytes: &[u8]) -> Result<Paper, SlipError> {
    if bytes.len() > LARGEST {
        return Err(if is_other_start(bytes) { SlipError::Other } else { SlipError::TooLarge { found: bytes.len() } });
    }
    let text = str::from_utf8(bytes).map_err(|_| SlipError::Foreign)?.trim_start_matches('\u{feff}').trim();
    if compact::is_one(text) {
        return compact::read(text);
    }
    let page = inside(text);
    let json = page.unwrap_or(text).as_bytes();
    let ours = page.is_some() || json.starts_with(br#"{"format":"circlebook-slip"#);
    let parts: Parts<'_> = match decode(json) {
        Ok(parts) => parts,
        Err(_) if is_other_start(json) => return Err(SlipError::Other),
        Err(error) if ours => return Err(error.into()),
        Err(_) => return Err(SlipError::Foreign),
    };
    let format = parts.format.map(|format| format.get().as_bytes()).unwrap_or_default();
    let Some(kind) = kind(format) else {
        let other = answers::kind(format).is_some() || decode::<Format>(format).is_ok();
        return Err(if other { SlipError::Other } else { SlipError::Foreign });
    };
    match parts.schema {
        Some(schema) if schema > SCHEMA.into() => return Err(SlipError::TooNew { found: schema }),
        Some(1..) => {}
        _ => return Err(DecodeError::misfit("schema", "is missing").into()),
    }
    let digest = parts.digest.ok_or_else(|| DecodeError::misfit("digest", "is missing"))?;
    let part = |name: &str, part: Option<&'_ RawValue>| {
        part.map(|part| part.get().to_owned()).ok_or_else(|| DecodeError::misfit(name, "is missing"))
    };
    let within = |name: &'static str| move |error: DecodeError| error.within(name);
    let paper = match kind {
        Kind::Slip => Paper::Slip(decode(part("slip", parts.slip)?.as_bytes()).map_err(within("slip"))?),
        Kind::Answer => Paper::Answer(decode(part("answer", parts.answer)?.as_bytes()).map_err(within("answer"))?),
    };
    let paper = paper.checked()?;
    let (Paper::Slip(slip) | Paper::Answer(Answer { slip, .. })) = &paper;
    if slip.digest() != digest {
        return Err(DecodeError::misfit("digest", "is not the digest of the slip: something in it was changed").into());
    }
    Ok(paper)
}

/// True for bytes that begin as another file of Circlebook's does.
fn is_other_start(bytes: &[u8]) -> bool {
    ["backup", "export", "rescue", "form", "answer"]
        .iter()
        .any(|kind| bytes.starts_with(format!(r#"{{"format":"circlebook-{kind}""#).as_bytes()))
}
