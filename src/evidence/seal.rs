//! The seal of a pack: a digest for each part, one for what is shown, and one over all of these.
//!
//! A seal is no signature: whoever changes a file can make a new seal. It proves something to whoever noted its code when the
//! pack was handed over, or finds it in another copy: then not a byte of the file was changed since. The digests of
//! the parts say where the change is.

use super::pack::{FORMAT, Pack, Part, SCHEMA};
use crate::journal::bytes::Bytes32;
use crate::json::{DecodeError, decode};
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The digests of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// One for each part, in their order.
    pub parts: Vec<(Part, Bytes32)>,
    /// That of what the page shows, as it stands between the markers of the file ([`shown_digest`]); none in a file without a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Bytes32>,
    /// One over all of these: the seal itself.
    pub all: Bytes32,
}

impl Seal {
    /// The seal of parts with these texts.
    #[must_use]
    pub fn new<'a>(parts: impl IntoIterator<Item = (Part, &'a str)>, shown: Option<Bytes32>) -> Self {
        let parts: Vec<_> = parts.into_iter().map(|(part, text)| (part, part_digest(part, text))).collect();
        let all = over(&parts, shown);
        Self { parts, shown, all }
    }

    /// True where it is the seal over its own digests.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        over(&self.parts, self.shown) == self.all
    }

    /// The code that stands on the cover, to note and to compare: the first hundred bits of the seal, as `ABCD-2345-…`.
    #[must_use]
    pub fn code(&self) -> String {
        let letters = BASE32_NOPAD.encode(&self.all.0);
        let groups = letters.as_bytes().chunks(4).take(5);
        let groups: Vec<_> = groups.map(|group| String::from_utf8_lossy(group)).collect();
        groups.join("-")
    }
}

fn over(parts: &[(Part, Bytes32)], shown: Option<Bytes32>) -> Bytes32 {
    let lines = parts.iter().map(|(part, digest)| format!("{} {digest}\n", part.key()));
    let shown = shown.map(|digest| format!("shown {digest}\n")).unwrap_or_default();
    let text = format!("{FORMAT} {SCHEMA}\n{}{shown}", lines.collect::<String>());
    Bytes32::sha256(&[text.as_bytes()])
}

/// The digest of a part: SHA-256 of its name, a line end, and its JSON just as it stands in the file.
#[must_use]
pub fn part_digest(part: Part, text: &str) -> Bytes32 {
    Bytes32::sha256(&[part.key().as_bytes(), b"\n", text.as_bytes()])
}

/// The marker before what is shown in a file with a page.
pub const SHOWN_FROM: &str = "<!--circlebook:shown-->";
/// The marker behind it.
pub const SHOWN_TO: &str = "<!--/circlebook:shown-->";

/// The digest of what is shown: SHA-256 of the markup between the two markers, in UTF-8, byte for byte, where the one place
/// at which `code` stands is left empty. (The code stands on the cover and covers this digest.)
#[must_use]
pub fn shown_digest(markup: &str, code: &str) -> Bytes32 {
    let (before, after) = if code.is_empty() { (markup, "") } else { markup.split_once(code).unwrap_or((markup, "")) };
    Bytes32::sha256(&[before.as_bytes(), after.as_bytes()])
}

/// A pack as it is written: `{"format":…,"schema":…,` each part by its name, `"seal":…}`.
///
/// No `<`, `>` or `&` stands in it, so that it can stand in a page as it is: they only occur within texts, and are written as `\u003c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The JSON.
    pub text: String,
    /// Its seal.
    pub seal: Seal,
}

/// Writes a pack with its seal. The same pack gives the same bytes.
///
/// # Errors
/// Where a part has no JSON, which none of ours lacks.
pub fn write(pack: &Pack, shown: Option<Bytes32>) -> Result<Written, DecodeError> {
    let misfit = |error| DecodeError::misfit(".", error);
    let parts = pack.parts().map_err(misfit)?;
    let parts: Vec<_> = parts.into_iter().map(|(part, text)| (part, safe(&text))).collect();
    let seal = Seal::new(parts.iter().map(|(part, text)| (*part, text.as_str())), shown);
    Ok(Written { text: assemble(&parts, &seal).map_err(misfit)?, seal })
}

/// The file of these parts and this seal. A file that is not just so, byte for byte, was changed outside of its parts.
///
/// # Errors
/// Where the seal has no JSON, which none lacks.
pub fn assemble(parts: &[(Part, String)], seal: &Seal) -> Result<String, serde_json::Error> {
    let mut text = format!("{{\"format\":\"{FORMAT}\",\"schema\":{SCHEMA}");
    for (part, json) in parts {
        text.push_str(&format!(",\"{}\":{json}", part.key()));
    }
    text.push_str(&format!(",\"seal\":{}}}", serde_json::to_string(seal)?));
    Ok(text)
}

fn safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Reads the JSON of a part.
///
/// # Errors
/// Names the part that is missing or does not read, and where in it.
pub fn read_part<T: DeserializeOwned>(part: Part, text: Option<&str>) -> Result<T, DecodeError> {
    let text = text.ok_or_else(|| DecodeError::misfit(part.key(), "it is missing"))?;
    decode(text.as_bytes()).map_err(|error| error.within(part.key()))
}
