//! Whether a pack is whole, and where it is not.
//!
//! Every byte of the file belongs to a part of the pack, to its seal, to what the page shows, to the frame around these,
//! or lies outside: the style sheet, the head of the page, and white space before and after the JSON. What lies outside is not
//! sealed and not looked at, because it says nothing; everything else is, so that no byte of it changes unnoticed.
//!
//! What this proves: the file is the one that was sealed, if its code is the one that somebody noted. What it does not: whoever has
//! the file can change it and make another seal, which has another code; and whoever has the device can make another book.

pub mod ahead;
mod chain;
mod layout;
pub mod noted;
mod scan;

use super::pack::{FORMAT, Ix, Pack, Part, SCHEMA};
use super::seal::{Seal, assemble, part_digest, shown_digest};
use crate::domain::record::RecordKey;
use crate::exchange::open::Limits;
use crate::journal::bytes::Bytes32;
use crate::journal::chain::ChainBroken;
use crate::json::{DecodeError, decode};
use std::ops::Range;
use thiserror::Error;

/// What was found of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The pack, as far as it reads.
    pub pack: Option<Pack>,
    /// Its seal, as far as it reads.
    pub seal: Option<Seal>,
    /// True for a page with the pack inside; false for the JSON alone.
    pub is_page: bool,
    /// What the page shows, as it stands in the file.
    pub shown: Option<String>,
    /// What is not as it was sealed, in the order in which it stands in the file. Empty where the file is whole.
    pub changed: Vec<Changed>,
}

impl Checked {
    /// True where nothing was changed since the file was sealed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.changed.is_empty()
    }
}

/// Something that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What it is.
    pub place: Place,
    /// The bytes of the file in which it lies.
    pub bytes: Range<usize>,
    /// The line of the file in which it begins, from 1.
    pub line: usize,
}

/// What can have been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part of the pack; the records in it that say something else than what they were sealed with, as far as that can
    /// be told.
    Part(Part, Vec<Ix>),
    /// Parts, from the first to the last of them, that cannot be told apart any more.
    Parts(Part, Part),
    /// The line of the seal for this part.
    SealOf(Part),
    /// The line of the seal for what is shown.
    SealOfShown,
    /// The digest of the seal over all its lines, or its form.
    Seal,
    /// What the page shows.
    Shown,
    /// What marks where that begins and ends.
    Markers,
    /// What stands between the parts: their names, the format, the schema, the commas.
    Frame,
    /// An entry of the journal is not what its hash says.
    Entry(ChainBroken),
    /// The content of a record is not the one that its entry keeps a digest of.
    Content(RecordKey),
    /// The last entry that the pack names is not the one that it holds.
    Head,
}

/// Why a file cannot be verified at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VerifyError {
    /// It is too large.
    #[error("the file has {found} bytes, at most {max} are read")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The limit.
        max: usize,
    },
    /// It is no evidence pack.
    #[error("this is no evidence pack: choose a file that Circlebook saved as one")]
    Foreign,
    /// A newer version made it.
    #[error("the pack has schema {found}, this version reads up to {max}: use a newer Circlebook")]
    TooNew {
        /// Its schema.
        found: u64,
        /// The newest that this version reads.
        max: u16,
    },
}

/// The largest pack that is read, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// True where the file looks like a pack, whole or not.
#[must_use]
pub fn is_pack(bytes: &[u8]) -> bool {
    layout::find(bytes).is_some()
}

/// Looks whether a pack is whole: a page with the pack inside, or its JSON alone.
///
/// # Errors
/// [`VerifyError`] where the file is too large, no pack, or of a newer version.
pub fn verify(bytes: &[u8], limits: Limits) -> Result<Checked, VerifyError> {
    let max = limits.bytes.min(LARGEST);
    if bytes.len() > max {
        return Err(VerifyError::TooLarge { found: bytes.len(), max });
    }
    let layout = layout::find(bytes).ok_or(VerifyError::Foreign)?;
    let mut look = Look { bytes, changed: Vec::new() };
    let json = bytes.get(layout.json.clone()).unwrap_or_default();
    let start = layout.json.start;
    let read = match layout::fields(json) {
        Ok(fields) => strict(&mut look, start, json, fields)?,
        Err(_) => broken(&mut look, start, json),
    };
    let shown = layout.shown.as_ref().map(|range| bytes.get(range.clone()).unwrap_or_default());
    let shown_text = shown.and_then(|shown| std::str::from_utf8(shown).ok());
    if let Some(seal) = &read.seal {
        // as it would be over the parts that stand here
        let anew = read
            .texts
            .as_ref()
            .map(|texts| Seal::new(texts.iter().map(|(part, text)| (*part, text.as_str())), seal.shown));
        let is_sealed = |code: &str| shown_text.is_some_and(|text| Some(shown_digest(text, code)) == seal.shown);
        let is_anew = |anew: &Seal| anew.parts == seal.parts && is_sealed(&anew.code());
        match (&layout.shown, seal.shown) {
            (None, None) => {}
            (Some(_), Some(_)) if is_sealed(&seal.code()) => {}
            // the code on the page is the right one, and that of the seal is not
            (Some(_), Some(_)) if anew.as_ref().is_some_and(is_anew) => look.note(Place::Seal, read.seal_at.clone()),
            (Some(range), Some(_)) => {
                let shown = shown_text.map(|text| shown_digest(text, &seal.code()));
                let speaks = |texts: &Texts| is_over(seal, texts, shown);
                // the seal as a whole speaks for what is shown: then it is its line that was changed
                if read.texts.as_ref().is_some_and(speaks) {
                    look.note(Place::SealOfShown, read.seal_at.clone());
                } else {
                    look.note(Place::Shown, range.clone());
                }
            }
            // what is shown cannot be found, or nobody sealed it
            (None, Some(_)) => look.note(Place::Markers, layout.frame.clone()),
            (Some(range), None) => look.note(Place::Markers, range.clone()),
        }
        if look.changed.is_empty() && !seal.is_whole() {
            look.note(Place::Seal, read.seal_at.clone());
        }
    }
    if let Some(pack) = &read.pack {
        chain::check(pack, &mut |place| look.note(place, read.chain_at.clone()));
    }
    let mut changed = look.changed;
    changed.sort_by_key(|changed| changed.bytes.start);
    let pack = read.pack;
    Ok(Checked { pack, seal: read.seal, is_page: layout.is_page, shown: shown_text.map(str::to_owned), changed })
}

/// The parts as they stand in the file.
type Texts = Vec<(Part, String)>;

/// True where the seal as a whole is over these parts, whatever its lines say.
fn is_over(seal: &Seal, texts: &Texts, shown: Option<Bytes32>) -> bool {
    Seal::new(texts.iter().map(|(part, text)| (*part, text.as_str())), shown).all == seal.all
}

struct Look<'a> {
    bytes: &'a [u8],
    changed: Vec<Changed>,
}

impl Look<'_> {
    fn note(&mut self, place: Place, bytes: Range<usize>) {
        let before = self.bytes.get(..bytes.start).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        self.changed.push(Changed { place, bytes, line });
    }
}

/// What was read of the JSON.
struct Read {
    pack: Option<Pack>,
    seal: Option<Seal>,
    texts: Option<Texts>,
    seal_at: Range<usize>,
    chain_at: Range<usize>,
}

/// A file whose JSON reads: each value lies where it should, or the frame was changed.
fn strict(
    look: &mut Look<'_>,
    start: usize,
    json: &[u8],
    fields: Vec<(String, Range<usize>)>,
) -> Result<Read, VerifyError> {
    let at = |range: &Range<usize>| start + range.start..start + range.end;
    let text = |range: &Range<usize>| json.get(range.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let whole = start..start + json.len();
    let named = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, range)| range.clone());
    if let Some(found) = named("schema").and_then(|range| text(&range)?.parse::<u64>().ok())
        && found > u64::from(SCHEMA)
        && named("format").and_then(|range| text(&range)).is_some_and(|format| format.trim_matches('"') == FORMAT)
        && !is_sealed_as_ours(&fields, &text)
    {
        return Err(VerifyError::TooNew { found, max: SCHEMA });
    }
    // format and schema, then the parts, then the seal: by their places, so that a changed name loses nothing
    let in_place = fields.len() == Part::ALL.len() + 3;
    let range_of = |place: usize, name: &str| match fields.get(place) {
        Some((_, range)) if in_place => Some(range.clone()),
        _ => named(name),
    };
    let parts: Vec<(Part, Option<Range<usize>>)> =
        (2..).zip(Part::ALL).map(|(place, part)| (*part, range_of(place, part.key()))).collect();
    let seal_range = range_of(Part::ALL.len() + 2, "seal");
    let seal_at = seal_range.as_ref().map_or(whole.clone(), at);
    let chain_at = parts.last().and_then(|(_, range)| range.as_ref()).map_or(whole.clone(), at);
    let seal: Option<Seal> = seal_range.as_ref().and_then(text).and_then(|text| decode(text.as_bytes()).ok());
    let texts: Texts =
        parts.iter().filter_map(|(part, range)| Some((*part, text(range.as_ref()?)?.to_owned()))).collect();
    let complete = texts.len() == parts.len();
    let pack = Pack::of_parts(|wanted| texts.iter().find(|(part, _)| *part == wanted).map(|(_, text)| text.as_str()));
    match &seal {
        None => look.note(Place::Seal, seal_at.clone()),
        Some(seal) => {
            for (place, (part, range)) in parts.iter().enumerate() {
                let Some(range) = range else {
                    look.note(Place::Part(*part, Vec::new()), whole.clone());
                    continue;
                };
                let stands = texts.iter().find(|(other, _)| other == part).map(|(_, text)| part_digest(*part, text));
                let listed = seal.parts.get(place).filter(|(other, _)| other == part).map(|(_, digest)| *digest);
                if stands == listed && listed.is_some() {
                    continue;
                }
                if complete && is_over(seal, &texts, seal.shown) {
                    look.note(Place::SealOf(*part), seal_at.clone());
                } else {
                    let records = pack.as_ref().map(|pack| scan::records(pack, *part)).unwrap_or_default();
                    look.note(Place::Part(*part, records), at(range));
                }
            }
        }
    }
    // whatever is not just as it is written lies between the parts
    if let Some(seal) = seal.as_ref().filter(|_| complete) {
        let written = assemble(&texts, seal).unwrap_or_default();
        if written.as_bytes() != json {
            let same = written.bytes().zip(json).take_while(|(one, other)| one == *other).count();
            let in_seal = seal_range.as_ref().is_some_and(|range| range.contains(&same));
            look.note(if in_seal { Place::Seal } else { Place::Frame }, start + same..start + same + 1);
        }
    } else if !complete {
        look.note(Place::Frame, whole);
    }
    Ok(Read { pack: pack.ok(), seal, texts: complete.then_some(texts), seal_at, chain_at })
}

/// True where the seal is one of this version: then it is the schema that was changed, and not a newer file.
fn is_sealed_as_ours<'a>(fields: &[(String, Range<usize>)], text: &dyn Fn(&Range<usize>) -> Option<&'a str>) -> bool {
    let seal = fields.iter().find(|(name, _)| name == "seal").and_then(|(_, range)| text(range));
    seal.and_then(|text| decode::<Seal>(text.as_bytes()).ok()).is_some_and(|seal| seal.is_whole())
}

/// A file whose JSON does not read: the seal says which part it is.
fn broken(look: &mut Look<'_>, start: usize, json: &[u8]) -> Read {
    let found = scan::regions(json);
    let at = |range: &Range<usize>| start + range.start..start + range.end;
    let seal_at = at(&found.seal_at);
    let place = match (&found.seal, found.from, found.to) {
        (None, ..) => Place::Seal,
        (Some(_), Some(first), Some(last)) if first == last => Place::Part(first, Vec::new()),
        (Some(_), Some(first), Some(last)) => Place::Parts(first, last),
        (Some(_), ..) => Place::Frame,
    };
    let bytes = if found.seal.is_none() { found.seal_at.clone() } else { found.bytes.clone() };
    look.note(place, at(&bytes));
    Read { pack: None, seal: found.seal, texts: None, chain_at: seal_at.clone(), seal_at }
}

/// The pack without a look at its seal, for comparing it with another.
///
/// # Errors
/// Says where it does not read.
pub fn read(bytes: &[u8]) -> Result<Pack, DecodeError> {
    let foreign = || DecodeError::misfit(".", VerifyError::Foreign);
    let json = layout::find(bytes).and_then(|layout| bytes.get(layout.json)).ok_or_else(foreign)?;
    let fields = layout::fields(json)?;
    let text = |part: Part| {
        let (_, range) = fields.iter().find(|(name, _)| name == part.key())?;
        json.get(range.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok())
    };
    Pack::of_parts(text)
}
