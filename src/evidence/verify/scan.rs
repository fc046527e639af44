//! Finding the place of a change: the part, where the JSON does not read any more; the records, where it does.

use super::super::chain::Held;
use super::super::pack::{Ix, Pack, Part};
use super::super::seal::{Seal, part_digest};
use super::layout::last;
use crate::domain::sort::Gather;
use crate::json::decode;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many places are tried at which a part could end: its name can stand within a part as well.
const TRIES: usize = 24;

/// The parts among which a change lies.
pub struct Regions {
    pub seal: Option<Seal>,
    pub seal_at: Range<usize>,
    /// The first and the last of the parts; none where all are as they were sealed.
    pub from: Option<Part>,
    pub to: Option<Part>,
    /// The bytes of these parts.
    pub bytes: Range<usize>,
}

/// Tries from both ends which parts are as they were sealed.
pub fn regions(json: &[u8]) -> Regions {
    let end = json.len();
    let seal_at = last(json, b",\"seal\":{").unwrap_or(end);
    let text = json.get(seal_at + 8..end.saturating_sub(1)).unwrap_or_default();
    let Some(seal) = decode::<Seal>(text).ok() else {
        return Regions { seal: None, seal_at: seal_at.min(end)..end, from: None, to: None, bytes: 0..end };
    };
    let digest = |part: Part| seal.parts.iter().find(|(other, _)| *other == part).map(|(_, digest)| *digest);
    let is_sealed = |part: Part, range: Range<usize>| {
        let text = json.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.is_some_and(|text| Some(part_digest(part, text)) == digest(part))
    };
    let marker = |part: Part| format!(",\"{}\":", part.key()).into_bytes();
    // from the front
    let mut from = None;
    let mut at = Part::ALL.first().and_then(|part| {
        let marker = marker(*part);
        super::layout::first(json, &marker).map(|start| start + marker.len())
    });
    for (place, part) in Part::ALL.iter().enumerate() {
        let next = Part::ALL.get(place + 1).map_or_else(|| b",\"seal\":".to_vec(), |next| marker(*next));
        let found = at.and_then(|start| {
            let ends = places(json, start, &next).take(TRIES);
            ends.into_iter().find(|end| is_sealed(*part, start..*end)).map(|end| end + next.len())
        });
        if found.is_none() {
            from = Some(*part);
            break;
        }
        at = found;
    }
    // from the back
    let mut to = None;
    let mut behind = seal_at;
    for part in Part::ALL.iter().rev() {
        let marker = marker(*part);
        let starts: Vec<usize> = places(json, 0, &marker).take_while(|start| *start < behind).collect();
        let found = starts.into_iter().rev().take(TRIES).find(|start| is_sealed(*part, start + marker.len()..behind));
        match found {
            Some(start) => behind = start,
            None => {
                to = Some(*part);
                break;
            }
        }
    }
    let start = at.unwrap_or(0);
    let bytes = if from.is_some() { start..behind.max(start) } else { 0..end };
    Regions { seal: Some(seal), seal_at: seal_at + 8..end, from, to, bytes }
}

/// Where `wanted` stands, from `start` on.
fn places<'a>(json: &'a [u8], start: usize, wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let rest = json.get(start..).unwrap_or_default();
    rest.windows(wanted.len()).enumerate().filter(move |(_, window)| *window == wanted).map(move |(at, _)| start + at)
}

/// The records of a changed part that say something which the contents that were sealed with them do not: what is shown of
/// a record is taken from its content, so that a word, number or day that is not in it was changed.
pub fn records(pack: &Pack, part: Part) -> Vec<Ix> {
    let Some(chain) = &pack.chain else { return Vec::new() };
    let Some(Value::Array(items)) = part_value(pack, part) else { return Vec::new() };
    let mut contents: BTreeMap<Ix, BTreeSet<String>> = BTreeMap::new();
    for held in &chain.held {
        let Some(thing) = held.thing else { continue };
        leaves_of(held, contents.entry(thing).or_default());
    }
    let odd = |item: &Value| {
        let thing = Ix(u32::try_from(item.get("thing")?.as_u64()?).ok()?);
        let mut known = contents.get(&thing)?.clone();
        // statements and assents stand within the record to which they belong
        let mut named = Vec::new();
        things(item, &mut named);
        named.iter().filter_map(|thing| contents.get(thing)).for_each(|more| known.extend(more.iter().cloned()));
        let mut said = BTreeSet::new();
        leaves(item, &mut said);
        said.iter().any(|leaf| !known.contains(leaf)).then_some(thing)
    };
    items.iter().filter_map(odd).gather()
}

fn part_value(pack: &Pack, part: Part) -> Option<Value> {
    let (_, text) = pack.parts().ok()?.into_iter().find(|(other, _)| *other == part)?;
    decode(text.as_bytes()).ok()
}

fn leaves_of(held: &Held, found: &mut BTreeSet<String>) {
    if let Ok(content) = decode::<Value>(held.content.as_bytes()) {
        leaves(&content, found);
    }
}

/// Words, days and numbers of some size; places in lists are small numbers and say nothing.
fn leaves(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Number(number) if number.as_u64().is_none_or(|number| number > 12) => {
            drop(found.insert(number.to_string()))
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, found)),
        Value::Object(fields) => {
            fields
                .iter()
                .filter(|(name, _)| *name != "thing" && *name != "who")
                .for_each(|(_, value)| leaves(value, found));
        }
        Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

fn things(value: &Value, found: &mut Vec<Ix>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| things(item, found)),
        Value::Object(fields) => {
            let thing = fields.get("thing").and_then(Value::as_u64).and_then(|thing| u32::try_from(thing).ok());
            found.extend(thing.map(Ix));
            fields.values().for_each(|value| things(value, found));
        }
        _ => {}
    }
}
