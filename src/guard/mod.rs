//! What in a free text would tell a reader who a client is, and what belongs to therapy rather than to mentoring.
//!
//! Each kind of finding is one file in `kinds`, in one closed list. A finding names its place and its kind: the words
//! themselves go nowhere. What is found is no proof, and what is not found no promise: the guard asks a person to look.

mod dates;
mod finding;
pub mod kinds;
mod ten;
mod tokens;

pub use finding::{Certainty, Finding};
use kinds::Kind;
pub use kinds::off_limits::OffLimits;
use tokens::Text;

/// What the guard is told before it reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// The year in which the text is written, for ages; none where it is not known.
    pub year: Option<i32>,
    /// What the group's own cases keep out of the group.
    pub off_limits: Option<&'a OffLimits>,
}

/// What the guard finds in `text`, in order of the place.
///
/// Its cost grows with the length of the text alone. An empty line parts what is read together.
#[must_use]
pub fn scan(text: &str, reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = scan_for(text, reading, |_| true);
    found.sort_unstable();
    found
}

/// How sure the guard is of the surest that it finds of these kinds; none where it finds nothing.
#[must_use]
pub fn worst(text: &str, reading: &Reading<'_>, kinds: impl Fn(Kind) -> bool) -> Option<Certainty> {
    scan_for(text, reading, kinds).into_iter().map(|finding| finding.certainty).max()
}

fn scan_for(text: &str, reading: &Reading<'_>, kinds: impl Fn(Kind) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    for (start, part) in parts(text).filter(|(_, part)| !part.trim().is_empty()) {
        let part = Text::new(part, start);
        for kind in Kind::ALL.iter().filter(|kind| kinds(**kind)) {
            kind.find(&part, reading, &mut found);
        }
    }
    found
}

/// The parts of a text between its empty lines, each with the byte at which it starts.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, text));
    std::iter::from_fn(move || {
        let (start, left) = rest?;
        let end = left.match_indices('\n').find_map(|(at, _)| {
            let line = left.get(at + 1..)?.split('\n').next()?;
            line.trim().is_empty().then_some(at + 1)
        });
        let (part, after) = end.map_or((left, None), |end| (left.get(..end).unwrap_or(left), left.get(end..)));
        rest = after.map(|after| (start + left.len() - after.len(), after));
        Some((start, part))
    })
}
