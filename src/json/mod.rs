//! Reading JSON with the place of what does not fit.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
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
    serde_json::from_slice(text).map_err(|error| match error.classify() {
        Category::Eof => DecodeError::CutShort,
        // The reader calls a number in place of a name no JSON at all.
        Category::Syntax if serde_json::from_slice::<IgnoredAny>(text).is_ok() => {
            DecodeError::Misfit { path: place::<T>(text, &error), problem: "expected a name".to_owned() }
        }
        Category::Syntax | Category::Io => DecodeError::NotJson { line: error.line(), column: error.column() },
        Category::Data => DecodeError::Misfit { path: place::<T>(text, &error), problem: plain(&error.to_string()) },
    })
}

/// The path to the value that does not fit.
///
/// Keeping track of it would slow every reading, and a second reader of every type, which does, would weigh a tenth of
/// the app. So it is found afterwards: the text is broken off in the midst of that value, and read as anything at all.
fn place<'de, T: Deserialize<'de>>(text: &'de [u8], error: &serde_json::Error) -> String {
    let above = text.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1)).map(<[u8]>::len);
    let mut read = text.get(..above.sum::<usize>() + error.column()).unwrap_or(text).trim_ascii_end();
    // The error may be told behind the brackets around the value; it shows as soon as the value itself is complete.
    while let Some((_, less)) = read.split_last()
        && serde_json::from_slice::<T>(less).is_err_and(|error| error.is_data())
    {
        read = less.trim_ascii_end();
    }
    let broken_off = match read {
        [open @ .., b'"' | b'}' | b']'] => open.to_vec(),
        // A number or a word does not show its end: a text without one stands in its place.
        _ => {
            let start = read.iter().rposition(|byte| b":,[ \t\r\n".contains(byte)).map_or(0, |before| before + 1);
            [read.get(..start).unwrap_or_default(), b"\""].concat()
        }
    };
    let mut reader = serde_json::Deserializer::from_slice(&broken_off);
    let end = serde_path_to_error::deserialize::<_, Value>(&mut reader).err();
    let path = end.map(|end| end.path().to_string()).unwrap_or_default();
    match path.trim_end_matches('?').trim_end_matches('.') {
        "" => ".".to_owned(),
        path => path.to_owned(),
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
        let mode = |mode: &str| session("null").replace("\"held\":null", &format!("\"mode\":{mode},\"topic\":\"t\""));
        assert_eq!(error(&mode("7")), "`session.mode`: expected a name");
        let unknown = error(r#"{"dream":{}}"#);
        assert!(
            unknown.starts_with("`.`: unknown variant `dream`, expected one of `settings`, `listing`"),
            "{unknown}"
        );
    }

    #[test]
    fn the_place_found_later_is_the_place_tracked_while_reading() {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "only its reading is of interest")]
        struct Odd {
            number: u8,
            word: Option<bool>,
            list: Vec<Small>,
            pair: Option<(u8, String)>,
        }
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "only its reading is of interest")]
        struct Small {
            day: chrono::NaiveDate,
        }
        let cases = [
            r#"{"number":300,"list":[]}"#,
            r#"{"number": -1 , "list":[]}"#,
            r#"{"number":"one","list":[]}"#,
            r#"{"number":[1],"list":[]}"#,
            r#"{"number":{"a":1},"list":[]}"#,
            r#"{"number":1,"word":null,"list":[{"day":"2021-09-07"},{"day":"2021-02-30"}]}"#,
            "{\"number\":1,\n\"list\":[{\"day\":\"2021-09-07\"},\n {\"day\": 3 }]}",
            r#"{"number":1,"list":[{"day":"2021-09-07"},{}]}"#,
            r#"{"number":1,"list":[{"day":"2021-09-07"},3]}"#,
            "{\"number\": 1,\n\"list\": [\n {\n  \"day\": \"2021-02-30\"\n }\n]\n}\n",
            r#"{"number":1,"list":{}}"#,
            r#"{"number":1,"list":[],"pair":[1,2]}"#,
            r#"{"number":1,"list":[],"pair":[1]}"#,
            r#"{"number":1,"list":[],"word":"yes"}"#,
            r#"{"number":1}"#,
            r#"{"number":1,"number":2,"list":[]}"#,
            "3",
            r#""a""#,
            "[]",
        ];
        for text in cases {
            let tracked = serde_path_to_error::deserialize::<_, Odd>(&mut serde_json::Deserializer::from_str(text));
            let Err(DecodeError::Misfit { path, .. }) = decode::<Odd>(text.as_bytes()) else { panic!("{text}") };
            assert_eq!(path, tracked.unwrap_err().path().to_string(), "{text}");
        }
    }

    #[test]
    fn a_path_grows_outwards() {
        let inner = || DecodeError::misfit("a.b", "is odd");
        assert_eq!(inner().within("records[2]").to_string(), "`records[2].a.b`: is odd");
        assert_eq!(DecodeError::misfit("[2].a", "is odd").within("records").to_string(), "`records[2].a`: is odd");
    }
}
