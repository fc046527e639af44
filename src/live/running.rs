//! What is known of a session while it runs.

use super::at::At;
use super::format::Round;
use super::pace::Pace;
use crate::domain::ids::{AgendaItemId, PersonId, SessionId};
use crate::domain::statement::{MatterKind, Topic};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A running session: a draft, overwritten in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// The session.
    pub session: SessionId,
    /// The device's time zone.
    #[serde(default)]
    pub zone: Option<String>,
    /// The session's own time.
    pub pace: Pace,
    /// When it began; none while people are still arriving.
    #[serde(default)]
    pub began: Option<At>,
    /// When it ended; none while it goes on.
    #[serde(default)]
    pub ended: Option<At>,
    /// Who is invited.
    pub invited: Vec<PersonId>,
    /// People who are not in the book yet, with their code names.
    #[serde(default)]
    pub guests: Vec<Guest>,
    /// Who came without an invitation and was turned away, and when.
    #[serde(default)]
    pub turned_away: BTreeMap<PersonId, At>,
    /// When each person was there.
    #[serde(default)]
    pub stays: BTreeMap<PersonId, Vec<Stay>>,
    /// The parts of the opening that were done, and when.
    #[serde(default)]
    pub opening: BTreeMap<Opening, At>,
    /// Who made or affirmed the guidelines.
    #[serde(default)]
    pub affirmed: BTreeSet<PersonId>,
    /// Who is at ease with the technology.
    #[serde(default)]
    pub at_ease: BTreeSet<PersonId>,
    /// Agenda items that were begun, in that order.
    #[serde(default)]
    pub items: Vec<Timed<AgendaItemId>>,
    /// The format of the session.
    #[serde(default)]
    pub round: Option<Round>,
    /// When the first item or phase of content began.
    #[serde(default)]
    pub first_item: Option<At>,
    /// Milliseconds that each person spoke.
    #[serde(default)]
    pub talk: BTreeMap<PersonId, u64>,
    /// Who speaks now.
    #[serde(default)]
    pub speaking: Option<PersonId>,
    /// Who declined to speak.
    #[serde(default)]
    pub declined: BTreeSet<PersonId>,
    /// Who presents today.
    #[serde(default)]
    pub presenting: BTreeSet<PersonId>,
    /// Who takes the chair.
    #[serde(default)]
    pub chair: Option<PersonId>,
    /// Who takes which role of the format, by the place of its card.
    #[serde(default)]
    pub cast: BTreeMap<usize, BTreeSet<PersonId>>,
    /// Signs that ask for an answer.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// What is stated on the session.
    #[serde(default)]
    pub stated: BTreeMap<Topic, bool>,
    /// Whether confidentiality held.
    #[serde(default)]
    pub kept: Option<bool>,
    /// Whether the mentor kept to the purpose and goals.
    #[serde(default)]
    pub on_course: Option<bool>,
    /// What was typed, by field.
    #[serde(default)]
    pub texts: BTreeMap<Text, String>,
    /// What each person means to try.
    #[serde(default)]
    pub words: BTreeMap<PersonId, String>,
}

/// Somebody who is not in the book yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// The person as they will be recorded.
    pub person: PersonId,
    /// A code name.
    pub code_name: String,
}

/// A stretch of time in which somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// From when.
    pub from: At,
    /// Until when; none while they are there.
    #[serde(default)]
    pub to: Option<At>,
}

/// Something that was begun, and perhaps ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed<T> {
    /// What.
    pub what: T,
    /// When it was begun.
    pub from: At,
    /// When the next one was begun, or it was ended.
    #[serde(default)]
    pub to: Option<At>,
}

/// A part of the opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opening {
    /// Confidentiality is established. (UK healthcare, 2.1)
    Confidentiality,
    /// Privacy and safe handling are explained. (UK healthcare, 2.1)
    Privacy,
    /// Purpose and goals are told. (CMPC policy, item 1)
    Purpose,
    /// Expectations are set. (UK healthcare, 3.1)
    Expectations,
    /// The guidelines are affirmed or amended. (UK healthcare, 3.2)
    Guidelines,
    /// Newcomers are shown the platform. (UK healthcare, 5.2)
    Platform,
}

impl Opening {
    /// Every part, in the order in which a session has them.
    pub const ALL: [Self; 6] =
        [Self::Confidentiality, Self::Privacy, Self::Purpose, Self::Expectations, Self::Guidelines, Self::Platform];
}

/// A field of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Text {
    /// What is changed in the guidelines or added to them.
    Amendment,
    /// The guidance on which that rests.
    Reference,
    /// What participants do.
    ParticipantRole,
    /// What is presented.
    Material,
    /// What was seen of the dynamics.
    Observation,
    /// Notes.
    Notes,
    /// What broke confidentiality.
    Incident,
    /// How the mentor will get back on course.
    Correction,
    /// The name of a format of the group's own.
    OwnFormat,
    /// The day of the next session, as `2025-03-11`.
    NextDay,
    /// Its time of day, as `17:00`.
    NextTime,
}

/// A sign that asks for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// What kind of sign.
    pub kind: MatterKind,
    /// Whom it concerns.
    pub person: PersonId,
    /// In a few words.
    pub text: String,
    /// When it was noticed.
    pub at: At,
}

impl Running {
    /// A session that people begin to arrive for, at `at`.
    #[must_use]
    pub fn new(session: SessionId, invited: Vec<PersonId>, at: At, zone: Option<String>) -> Self {
        Self {
            session,
            zone,
            pace: Pace::from(at),
            began: None,
            ended: None,
            invited,
            guests: Vec::new(),
            turned_away: BTreeMap::new(),
            stays: BTreeMap::new(),
            opening: BTreeMap::new(),
            affirmed: BTreeSet::new(),
            at_ease: BTreeSet::new(),
            items: Vec::new(),
            round: None,
            first_item: None,
            talk: BTreeMap::new(),
            speaking: None,
            declined: BTreeSet::new(),
            presenting: BTreeSet::new(),
            chair: None,
            cast: BTreeMap::new(),
            flags: Vec::new(),
            stated: BTreeMap::new(),
            kept: None,
            on_course: None,
            texts: BTreeMap::new(),
            words: BTreeMap::new(),
        }
    }

    /// True from its beginning to its end.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        self.began.is_some() && self.ended.is_none()
    }

    /// Milliseconds since it began.
    #[must_use]
    pub fn elapsed(&self) -> u64 {
        let until = self.ended.unwrap_or(self.pace.latest);
        self.began.map_or(0, |began| until.since(began))
    }

    /// Who is there now, by identifier.
    pub fn present(&self) -> impl Iterator<Item = PersonId> {
        self.stays
            .iter()
            .filter(|(_, stays)| stays.last().is_some_and(|stay| stay.to.is_none()))
            .map(|(person, _)| *person)
    }

    /// True where the person is there now.
    #[must_use]
    pub fn is_present(&self, person: PersonId) -> bool {
        self.stays.get(&person).and_then(|stays| stays.last()).is_some_and(|stay| stay.to.is_none())
    }

    /// What was typed into the field, without spaces around it.
    #[must_use]
    pub fn text(&self, field: Text) -> &str {
        self.texts.get(&field).map_or("", |text| text.trim())
    }

    /// The code name of a guest.
    #[must_use]
    pub fn guest(&self, person: PersonId) -> Option<&str> {
        self.guests.iter().find(|guest| guest.person == person).map(|guest| guest.code_name.as_str())
    }
}
