//! What a finding says.

use super::kinds::Kind;

/// How sure the guard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It looks like one.
    Warns,
    /// Its check digit or its form is valid.
    Blocks,
}

/// Something that the guard found in a text. It names the place, and keeps no word of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// The byte at which it starts.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub certainty: Certainty,
}
