//! The labelled notes: read, filled in, and held against what the guard finds.

use circlebook::guard::kinds::Kind;
use circlebook::guard::{OffLimits, Reading, scan};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the group's cases keep out of the group in these notes.
const OFF_LIMITS: [&str; 4] = ["his sister Ada", "St Brannock's", "the fire at the bakery", "Kestrel Rowing Club"];

/// The year in which the notes are written.
const YEAR: i32 = 2025;

/// Each template is filled in so many times, each time with the next value of every slot.
const FILLED: usize = 8;

/// A note, and what is to be found in it.
pub struct Note {
    /// The text.
    pub text: String,
    /// Kinds and places.
    pub labels: Vec<(Kind, Range<usize>)>,
}

/// The corpus in its parts, each with its name.
pub fn corpus() -> [(&'static str, Vec<Note>); 3] {
    let by_hand = |text: &str| lines(text).map(note).collect();
    [
        ("held out", by_hand(include_str!("held_out.txt"))),
        ("by hand", by_hand(include_str!("by_hand.txt"))),
        ("templates", filled(include_str!("templates.txt"))),
    ]
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Takes the labels out of a line: `{nhs|943 476 5919}`, `{birth+age|4/2/31}`.
fn note(line: &str) -> Note {
    let mut note = Note { text: String::new(), labels: Vec::new() };
    let mut rest = line;
    while let Some((before, label)) = rest.split_once('{') {
        let (label, after) = label.split_once('}').unwrap();
        let (kinds, piece) = label.split_once('|').unwrap();
        note.text.push_str(before);
        let start = note.text.len();
        note.text.push_str(piece);
        for key in kinds.split('+') {
            let kind = Kind::ALL.iter().find(|kind| kind.key() == key);
            note.labels.push((*kind.unwrap_or_else(|| panic!("no kind `{key}`: {line}")), start..note.text.len()));
        }
        rest = after;
    }
    note.text.push_str(rest);
    note
}

/// Fills in the templates. A slot is a line `name = value | value`, and stands as `<name>`.
fn filled(text: &str) -> Vec<Note> {
    let mut slots: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut templates = Vec::new();
    for line in lines(text) {
        match line.split_once(" = ") {
            Some((name, values)) => {
                slots.insert(name, values.split(" | ").collect());
            }
            None => templates.push(line),
        }
    }
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    let mut notes = Vec::new();
    for template in templates {
        for _ in 0..FILLED {
            let mut line = String::new();
            let mut rest = template;
            while let Some((before, slot)) = rest.split_once('<') {
                let (name, after) = slot.split_once('>').unwrap();
                let values = slots.get(name).unwrap_or_else(|| panic!("no slot `{name}`"));
                let turn = turns.entry(name).or_default();
                line.push_str(before);
                line.push_str(values[*turn % values.len()]);
                *turn += 1;
                rest = after;
            }
            line.push_str(rest);
            notes.push(note(&line));
        }
    }
    notes
}

/// What the guard got right and wrong of one kind.
#[derive(Clone, Default)]
pub struct Score {
    /// Labels that were found.
    pub hit: usize,
    /// Labels that were missed, with their notes.
    pub missed: Vec<String>,
    /// Findings where there is nothing, with their notes.
    pub wrong: Vec<String>,
}

impl Score {
    /// Of what is there, the part that was found.
    pub fn recall(&self) -> f64 {
        share(self.hit, self.missed.len())
    }

    /// Of what was found, the part that is there.
    pub fn precision(&self) -> f64 {
        share(self.hit, self.wrong.len())
    }
}

#[expect(clippy::cast_precision_loss, reason = "hundreds of notes")]
fn share(right: usize, wrong: usize) -> f64 {
    if right + wrong == 0 { 1.0 } else { right as f64 / (right + wrong) as f64 }
}

/// The score of each kind in these notes.
pub fn scores<'a>(notes: impl IntoIterator<Item = &'a Note>) -> BTreeMap<Kind, Score> {
    let off_limits = OFF_LIMITS.map(str::to_owned);
    let off_limits = OffLimits::of(&off_limits);
    let reading = Reading { year: Some(YEAR), off_limits: Some(&off_limits) };
    let mut scores: BTreeMap<Kind, Score> = Kind::ALL.iter().map(|kind| (*kind, Score::default())).collect();
    for note in notes {
        let found = scan(&note.text, &reading);
        let meet = |(kind, place): &(Kind, Range<usize>), start: usize, end: usize, found: Kind| {
            *kind == found && place.start < end && start < place.end
        };
        for label in &note.labels {
            let score = scores.get_mut(&label.0).unwrap();
            if found.iter().any(|finding| meet(label, finding.start, finding.end, finding.kind)) {
                score.hit += 1;
            } else {
                score.missed.push(note.text.clone());
            }
        }
        for finding in &found {
            if !note.labels.iter().any(|label| meet(label, finding.start, finding.end, finding.kind)) {
                let piece = &note.text[finding.start..finding.end];
                scores.get_mut(&finding.kind).unwrap().wrong.push(format!("`{piece}` in: {}", note.text));
            }
        }
    }
    scores
}
