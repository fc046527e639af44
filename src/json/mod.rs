//! Reading JSON with the place of what does not fit.

mod flaw;
mod reader;

use flaw::{Cause, Flaw};
use reader::Reader;
use serde::Deserialize;
use thiserror::Error;

/// By this name an enum asks to be read from an object that has its kind as the field `kind`, beside the fields of the
/// kind.
pub const BY_KIND: &str = "$kind";

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
    let text = str::from_utf8(text).map_err(|error| match error.error_len() {
        Some(_) => not_json(text, error.valid_up_to()),
        None => DecodeError::CutShort,
    })?;
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader).map_err(|flaw| explain(&reader, flaw))?;
    reader.end().map_err(|flaw| explain(&reader, flaw))?;
    Ok(value)
}

#[cold]
#[inline(never)]
fn explain(reader: &Reader<'_>, flaw: Flaw) -> DecodeError {
    match flaw.cause() {
        Cause::CutShort => DecodeError::CutShort,
        Cause::NotJson(at) => not_json(reader.text().as_bytes(), at),
        Cause::Misfit(problem) => DecodeError::Misfit { path: reader.path(), problem: plain(&problem) },
    }
}

fn not_json(text: &[u8], at: usize) -> DecodeError {
    let before = text.get(..at).unwrap_or(text);
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    DecodeError::NotJson { line, column }
}

/// The reason without words that only a programmer knows.
fn plain(message: &str) -> String {
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
    use serde::Serialize;
    use serde_json::value::RawValue;
    use std::collections::BTreeMap;

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

    #[test]
    fn what_is_json_and_what_is_not_is_read_as_the_library_reads_it() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        let texts = [
            r#"{"a":[1,-2,3.5,-0.25,1e3,2E-2,0,18446744073709551615,18446744073709551616],"b":{},"c":[]}"#,
            r#" [ true , false , null , "" , "\"\\\/\b\f\n\r\t" , "\u00e6\u2603\ud83d\ude00x" ] "#,
            "[\"\u{e6}\u{2603}\"]",
            "[1,]",
            "[,1]",
            "[1 2]",
            r#"{"a":1,}"#,
            r#"{"a" 1}"#,
            r#"{"a"}"#,
            "{1:1}",
            "{a:1}",
            "[01]",
            "[1.]",
            "[.5]",
            "[1e]",
            "[+1]",
            "[--1]",
            "[1e999]",
            "[tru]",
            "[nul",
            "nulll",
            "1 1",
            "",
            "  ",
            "[",
            "[1",
            r#"{"a":"#,
            r#"["a"#,
            r#"["\"#,
            r#"["\x"]"#,
            r#"["\u12"]"#,
            r#"["\ud83d"]"#,
            r#"["\ud83dx"]"#,
            r#"["\ude00"]"#,
            "[\"\u{1}\"]",
            "[1}",
            "{]",
            "]",
        ];
        for text in texts.map(str::to_owned).into_iter().chain([deep(127), deep(200)]) {
            let own = decode::<serde_json::Value>(text.as_bytes());
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            assert_eq!(own.as_ref().ok(), theirs.as_ref().ok(), "{text}");
            let cut_short = theirs.is_err_and(|error| error.is_eof());
            assert_eq!(own == Err(DecodeError::CutShort), cut_short, "{text}");
        }
        assert_eq!(decode::<String>(b"\"\xff\""), Err(DecodeError::NotJson { line: 1, column: 2 }));
        assert_eq!(decode::<String>(b"\"\xe2\x98"), Err(DecodeError::CutShort));
    }

    #[test]
    fn every_way_to_write_a_type_is_read_back() {
        #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum Way {
            Alone,
            One(Box<Way>),
            Two(u8, String),
            Named { first: Option<i8>, second: Vec<Way> },
        }
        #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        enum Name {
            One,
            Two,
        }
        #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
        struct Whole {
            last: bool,
            ways: BTreeMap<String, Way>,
            #[serde(default)]
            more: BTreeMap<Name, (Way, char)>,
        }
        let named = Way::Named { first: Some(-3), second: vec![Way::Alone, Way::Two(9, "\u{1}\"".to_owned())] };
        let ways = [("a\n".to_owned(), Way::One(Box::new(named))), ("b".to_owned(), Way::Alone)].into();
        let more = [(Name::Two, (Way::Alone, '\u{e6}')), (Name::One, (Way::Alone, 'a'))].into();
        let whole = Whole { last: true, ways, more };
        let text = serde_json::to_string_pretty(&whole).unwrap();
        assert_eq!(decode(text.as_bytes()), Ok(whole));
        let other = r#"{"new":{"a":[1,{"b":null}]},"ways":{},"last":false}"#;
        assert_eq!(decode(other.as_bytes()), Ok(Whole { last: false, ways: [].into(), more: [].into() }));
        let raw: Box<RawValue> = decode(br#" { "a" : 1 } "#).unwrap();
        assert_eq!(raw.get(), r#"{ "a" : 1 }"#);
    }
}
