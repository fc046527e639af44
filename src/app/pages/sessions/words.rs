//! Words for how people meet, and people as choices.

use super::agenda::SERVES;
use crate::app::components::Choice;
use crate::app::texts::sessions::PlanText;
use crate::domain::ids::PersonId;
use crate::domain::session::{Focus, Mode};

/// How people meet, with key and words.
pub(super) const MODES: [(Mode, &str, PlanText); 3] = [
    (Mode::InPerson, "in-person", PlanText::InPerson),
    (Mode::Online, "online", PlanText::Online),
    (Mode::Hybrid, "hybrid", PlanText::Hybrid),
];

/// The words for how people meet.
pub fn mode_word(mode: Mode) -> &'static str {
    MODES.into_iter().find(|(each, ..)| *each == mode).map_or("", |(.., text)| text.text())
}

/// The words for what an agenda item serves.
pub fn serves_word(focus: Focus) -> &'static str {
    SERVES.into_iter().find(|(each, ..)| *each == focus).map_or("", |(.., text)| text.text())
}

/// People as choices.
pub fn people(people: Vec<(PersonId, String)>) -> Vec<Choice> {
    people.into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect()
}
