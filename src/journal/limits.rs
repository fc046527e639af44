//! How long a text may be: what can be saved can also be exported and imported.

use crate::json::{DecodeError, decode};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The longest text in a record, in bytes.
pub const TEXT: usize = 64 * 1024;

/// Finds a text of more than [`TEXT`] bytes in JSON and names its place.
///
/// # Errors
/// [`DecodeError::Misfit`] with the path of the text.
pub fn check_texts(json: &[u8]) -> Result<(), DecodeError> {
    if may_be_long(json) { decode::<Texts>(json).map(|Texts| ()) } else { Ok(()) }
}

/// A quick look at the bytes between quotes, which are at least as many as those of the text.
fn may_be_long(json: &[u8]) -> bool {
    let mut rest = json.iter();
    while rest.any(|byte| *byte == b'"') {
        let before = rest.as_slice().len();
        loop {
            match rest.next() {
                Some(b'\\') => drop(rest.next()),
                Some(b'"') | None => break,
                Some(_) => {}
            }
        }
        if before - rest.as_slice().len() > TEXT {
            return true;
        }
    }
    false
}

/// Any value whose texts are short enough.
struct Texts;

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Texts {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self, E> {
        if text.len() > TEXT {
            return Err(E::custom(format_args!("a text of {} bytes, at most {TEXT} are kept", text.len())));
        }
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self, A::Error> {
        while fields.next_entry::<String, Self>()?.is_some() {}
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_is_found_with_its_place() {
        let json = |text: &str| format!(r#"{{"a":[1,null,{{"b":"{text}"}}],"c":"x"}}"#);
        assert_eq!(check_texts(json(&"x".repeat(TEXT)).as_bytes()), Ok(()));
        let error = check_texts(json(&"x".repeat(TEXT + 1)).as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "`a[2].b`: a text of 65537 bytes, at most 65536 are kept");
    }

    #[test]
    fn texts_that_cannot_be_too_long_are_not_read_a_second_time() {
        let text = "x".repeat(TEXT - 1);
        assert!(!may_be_long(format!(r#"{{"{text}":["{text}",1,"{text}"]}}"#).as_bytes()));
    }

    #[test]
    fn escapes_count_as_the_bytes_that_they_stand_for() {
        assert!(may_be_long(format!("\"{}\"", r"\n".repeat(TEXT)).as_bytes()));
        assert_eq!(check_texts(format!("\"{}\"", r"\n".repeat(TEXT)).as_bytes()), Ok(()));
        assert!(check_texts(format!("\"{}\"", r#"\""#.repeat(TEXT + 1)).as_bytes()).is_err());
    }
}
