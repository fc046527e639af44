//! Reading JSON with the place of what does not fit.

use serde::Deserialize;
use serde_json::error::Category;
use thiserror::Error;

/// Bytes that do not read as what they should be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// The text ends in the middle.
    #[error("the text ends in the middle: it was cut short")]
    CutShort,
    /// It is not JSON.
    #[error("line {line}, column {column}: this is not JSON")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// It is JSON, and something in it does not fit.
    #[error("`{path}`: {problem}")]
    Misfit {
        /// Where, such as `records[3].record.session.held`.
        path: String,
        /// What is wrong there.
        problem: String,
    },
}

impl DecodeError {
    /// A misfit at `path`.
    #[must_use]
    pub fn misfit(path: impl Into<String>, problem: impl ToString) -> Self {
        Self::Misfit { path: path.into(), problem: problem.to_string() }
    }

    /// The same error, seen from the outside of the value named `outer`.
    #[must_use]
    pub fn within(self, outer: &str) -> Self {
        match self {
            Self::Misfit { path, problem } if path.starts_with('[') => Self::misfit(format!("{outer}{path}"), problem),
            Self::Misfit { path, problem } if path == "." => Self::misfit(outer, problem),
            Self::Misfit { path, problem } => Self::misfit(format!("{outer}.{path}"), problem),
            other => other,
        }
    }
}

/// Reads a value from JSON.
///
/// # Errors
/// Says where the text is cut short, not JSON, or holds something else than expected.
pub fn decode<'de, T: Deserialize<'de>>(text: &'de [u8]) -> Result<T, DecodeError> {
    serde_json::from_slice(text).map_err(|error| reason(place::<T>(text).unwrap_or_else(|| ".".to_owned()), &error))
}

/// Where the text does not fit. Keeping track of the place slows reading down, so it is done only once it is needed.
fn place<'de, T: Deserialize<'de>>(text: &'de [u8]) -> Option<String> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    serde_path_to_error::deserialize::<_, T>(&mut reader).err().map(|error| error.path().to_string())
}

fn reason(path: String, error: &serde_json::Error) -> DecodeError {
    match error.classify() {
        Category::Eof => DecodeError::CutShort,
        Category::Syntax | Category::Io => DecodeError::NotJson { line: error.line(), column: error.column() },
        Category::Data => DecodeError::Misfit { path, problem: plain(&error.to_string()) },
    }
}

/// The reason without the reader's own place, and without words that only a programmer knows.
fn plain(message: &str) -> String {
    let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
    let Some((found, expected)) = message.rsplit_once(", expected ") else { return message.to_owned() };
    let expected = match expected.split(' ').next().unwrap_or_default() {
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" => "a whole number",
        "struct" | "map" => "an object",
        "enum" | "variant" => "a name or an object with one name",
        "tuple" | "sequence" => "a list",
        "string" => "a text",
        "a" if expected == "a string" => "a text",
        "a" if expected == "a formatted UUID string" => "an identifier",
        _ => expected,
    };
    format!("{found}, expected {expected}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Record;

    fn error(text: &str) -> String {
        decode::<Record>(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn the_place_and_the_reason_are_named() {
        let session = |held: &str| {
            let id = "00000000-0000-0000-0000-000000000001";
            format!(r#"{{"session":{{"id":"{id}","group":"{id}","held":{held}}}}}"#)
        };
        let held = r#"{"start":"2021-09-07T10:00+01:00","end":"2021-09-07T09:00+01:00"}"#;
        assert_eq!(
            error(&session(held)),
            "`session.held`: the end `2021-09-07T09:00+01:00` is not after the start `2021-09-07T10:00+01:00`"
        );
        assert_eq!(error(&session("3")), "`session.held`: invalid type: integer `3`, expected an object");
        assert_eq!(error(&session("")), "line 1, column 111: this is not JSON");
        assert_eq!(error(&session(held)[..90]), "the text ends in the middle: it was cut short");
        let unknown = error(r#"{"dream":{}}"#);
        assert!(
            unknown.starts_with("`.`: unknown variant `dream`, expected one of `settings`, `listing`"),
            "{unknown}"
        );
    }

    #[test]
    fn a_path_grows_outwards() {
        let inner = || DecodeError::misfit("a.b", "is odd");
        assert_eq!(inner().within("records[2]").to_string(), "`records[2].a.b`: is odd");
        assert_eq!(DecodeError::misfit("[2].a", "is odd").within("records").to_string(), "`records[2].a`: is odd");
    }
}
