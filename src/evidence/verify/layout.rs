//! Where in a file the pack and what is shown lie, also where a byte of what marks them was changed.

use super::super::seal::{SHOWN_FROM, SHOWN_TO};
use crate::json::{DecodeError, decode};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;

/// Where the pack and what is shown lie.
pub struct Layout {
    /// The JSON.
    pub json: Range<usize>,
    /// What is shown, between its markers.
    pub shown: Option<Range<usize>>,
    /// Where the markers are looked for.
    pub frame: Range<usize>,
    /// True for a page.
    pub is_page: bool,
}

/// What stands in every pack, in the order in which it is looked for: where one was changed, another leads to the place.
const SIGNS: [&[u8]; 5] = [
    b"{\"format\":\"circlebook-evidence\",\"schema\":",
    b"\"circlebook-evidence\"",
    b",\"schema\":1,\"about\":{\"app\":\"",
    b",\"seal\":{\"parts\":[[\"about\",\"",
    b"\"about\":{\"app\":\"",
];

const SCRIPT: &[u8] = b"<script";
const SCRIPT_END: &[u8] = b"</script";

/// The layout; none for a file that is no pack.
pub fn find(bytes: &[u8]) -> Option<Layout> {
    let sign = SIGNS.iter().find_map(|sign| first(bytes, sign))?;
    let before = bytes.get(..sign)?;
    let opening = last(before, SCRIPT);
    // a page whose script element was damaged is still a page
    let is_page =
        opening.is_some() || bytes.trim_ascii_start().first() == Some(&b'<') || first(bytes, SCRIPT_END).is_some();
    let start = match opening {
        Some(script) => {
            before.get(script..)?.iter().position(|byte| *byte == b'>').map_or(sign, |end| script + end + 1)
        }
        // no `>` stands in the JSON
        None => before.iter().rposition(|byte| *byte == b'>').filter(|_| is_page).map_or(0, |end| end + 1),
    };
    let behind = bytes.get(sign..)?;
    let end = first(behind, SCRIPT_END).filter(|_| is_page).map_or(bytes.len(), |end| sign + end);
    let json = trimmed(bytes, start..end);
    let from = first(bytes, SHOWN_FROM.as_bytes()).map(|at| at + SHOWN_FROM.len());
    let to = last(bytes, SHOWN_TO.as_bytes());
    let shown = from.zip(to).filter(|(from, to)| from <= to).map(|(from, to)| from..to);
    Some(Layout { json, shown, frame: from.or(to).map_or(0..bytes.len(), |at| at..at), is_page })
}

/// Without white space around it, which is no part of the pack.
fn trimmed(bytes: &[u8], range: Range<usize>) -> Range<usize> {
    let text = bytes.get(range.clone()).unwrap_or_default();
    let start = range.start + (text.len() - text.trim_ascii_start().len());
    start..(range.end - (text.len() - text.trim_ascii_end().len())).max(start)
}

/// Where `wanted` stands first.
pub fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Where `wanted` stands last.
pub fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

/// The fields of a JSON object in their order, each with the bytes of its value.
pub fn fields(json: &[u8]) -> Result<Vec<(String, Range<usize>)>, DecodeError> {
    let Fields(found) = decode(json)?;
    let base = json.as_ptr() as usize;
    let range = |value: &RawValue| {
        let start = (value.get().as_ptr() as usize).saturating_sub(base);
        start..start + value.get().len()
    };
    Ok(found.into_iter().map(|(name, value)| (name, range(value))).collect())
}

struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut found = Vec::new();
                while let Some(field) = map.next_entry()? {
                    found.push(field);
                }
                Ok(found)
            }
        }
        reader.deserialize_map(Each).map(Self)
    }
}
