//! What the guard finds in the texts of sessions: read once, however many rules ask.

use super::facts::Facts;
use super::texts;
use super::verdict::Field;
use crate::domain::ids::SessionId;
use crate::guard::kinds::Kind;
use crate::guard::{Certainty, Finding, OffLimits, Reading, scan};
use chrono::Datelike;
use std::collections::BTreeMap;

/// A piece that was found, and the field of its session in which it stands.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The field.
    pub field: Field,
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub certainty: Certainty,
}

/// The pieces of each session that was held.
pub type Guarded = BTreeMap<SessionId, Vec<Piece>>;

impl Facts<'_> {
    /// What the guard finds in the texts of a session that was held.
    #[must_use]
    pub fn guarded(&self, session: SessionId) -> &[Piece] {
        self.guarded.get_or_init(|| read(self)).get(&session).map_or(&[], Vec::as_slice)
    }
}

fn read(facts: &Facts<'_>) -> Guarded {
    let kept_out = OffLimits::of(facts.file.cases.iter().flat_map(texts::off_limits));
    let of_session = facts.held.iter().map(|held| {
        let reading = Reading { year: Some(held.span.date().year()), off_limits: Some(&kept_out) };
        let pieces = texts::of_session(held.session).flat_map(|(field, text)| {
            let piece = move |Finding { kind, certainty, .. }| Piece { field, kind, certainty };
            scan(text, &reading).into_iter().map(piece).collect::<Vec<_>>()
        });
        (held.session.id, pieces.collect())
    });
    of_session.collect()
}
