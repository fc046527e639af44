//! What an entry keeps of a record: its JSON, byte for byte, and a salted digest of it.

use super::bytes::Bytes32;
use super::upcast;
use crate::domain::more::More;
use crate::domain::record::Record;
use crate::json::DecodeError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::sync::Arc;

/// The JSON of a record, kept byte for byte, so that its digest stays true.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(Arc<RawValue>);

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Content {}

impl Content {
    /// The JSON of `record` in the schema of this version.
    ///
    /// # Errors
    /// Where the record has no JSON, which none of ours lacks.
    pub fn of(record: &Record) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(record).map(|raw| Self(raw.into()))
    }

    /// The JSON of `record` with what it holds beyond what this version knows.
    ///
    /// # Errors
    /// As [`Content::of`].
    pub fn whole(record: &Record, more: Option<&More>) -> Result<Self, serde_json::Error> {
        let content = Self::of(record)?;
        let Some(more) = more.filter(|more| !more.is_empty()) else { return Ok(content) };
        let mut value: Value = serde_json::from_str(content.text())?;
        more.join(&mut value);
        serde_json::value::to_raw_value(&value).map(|raw| Self(raw.into()))
    }

    /// What it holds beyond what this version knows; `schema` and `minor` are those in which it was written.
    #[must_use]
    pub fn more(&self, (schema, minor): (u16, u16)) -> More {
        if schema != upcast::SCHEMA || !upcast::is_newer(minor) {
            return More::default();
        }
        let known = self.record(schema).ok().and_then(|record| Self::of(&record).ok());
        let values = known.and_then(|known| {
            let value = |content: &Self| serde_json::from_str::<Value>(content.text()).ok();
            value(self).zip(value(&known))
        });
        values.map_or_else(More::default, |(written, known)| More::between(minor, &written, &known))
    }

    /// The JSON.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The record, which was written in `schema`.
    ///
    /// # Errors
    /// Says where the text is not a record of that schema.
    pub fn record(&self, schema: u16) -> Result<Record, DecodeError> {
        upcast::record(schema, self.text())
    }

    /// SHA-256 of salt and text: what stays when both are erased, and tells nothing of a short text that could be guessed.
    #[must_use]
    pub fn digest(&self, salt: &Bytes32) -> Bytes32 {
        Bytes32::sha256(&[&salt.0, self.text().as_bytes()])
    }
}

/// What can be erased from an entry without breaking its chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Random bytes that keep the content from being guessed by its digest.
    pub salt: Bytes32,
    /// The record.
    pub content: Content,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_kept_to_the_byte() {
        let text = "{ \"person\" : {\"code_name\":\"M\\u0030\",  \"id\":\"00000000-0000-0000-0000-000000000001\"} }";
        let content: Content = serde_json::from_str(text).unwrap();
        assert_eq!(content.text(), text);
        assert_eq!(serde_json::to_string(&content).unwrap(), text);
        let record = content.record(1).unwrap();
        assert_ne!(Content::of(&record).unwrap(), content);
        assert_eq!(Content::of(&record).unwrap().record(1), Ok(record));
    }

    #[test]
    fn only_a_newer_minor_version_of_this_schema_holds_more_than_is_known() {
        let text = r#"{"person":{"code_name":"M0","id":"00000000-0000-0000-0000-000000000001","tone":"calm"}}"#;
        let content: Content = serde_json::from_str(text).unwrap();
        let newer = upcast::MINOR + 1;
        let more = content.more((upcast::SCHEMA, newer));
        assert_eq!((more.is_empty(), more.minor()), (false, newer));
        for version in [(upcast::SCHEMA, upcast::MINOR), (upcast::SCHEMA - 1, newer)] {
            assert_eq!(content.more(version), More::default(), "what {version:?} did not have means nothing");
        }
    }
}
