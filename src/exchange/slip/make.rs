//! Making a slip of the records: only what is about one mentee, and of that only what was chosen.

use super::{Consented, Counted, Fact, Key, Line, Slip};
use crate::domain::agreement::{Assent, AssentTo};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::{Moment, Span};
use crate::domain::ids::PersonId;
use crate::domain::record::{Entity, RecordKey};
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use crate::journal::bytes::Bytes32;
use chrono::Timelike;
use uuid::Uuid;

/// What is put on a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Presence at group sessions.
    pub sessions: bool,
    /// Individual meetings.
    pub meetings: bool,
    /// Other hours.
    pub hours: bool,
    /// The words of the mentee's own goals.
    pub goals: bool,
    /// Consents and assents.
    pub consents: bool,
}

impl Wanted {
    /// Everything.
    pub const ALL: Self = Self { sessions: true, meetings: true, hours: true, goals: true, consents: true };
}

/// When and by which identifier a slip is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// A random identifier.
    pub id: Uuid,
    /// The moment.
    pub made_at: Moment,
}

/// The slip of this mentee; none where the book does not know them or their group.
#[must_use]
pub fn make(
    stamp: Stamp,
    shelf: &Shelf,
    file: &GroupFile,
    person: PersonId,
    wanted: Wanted,
    counted: Option<Counted>,
) -> Option<Slip> {
    let group = file.group()?.name.clone();
    let mentee = shelf.code_name(person)?.to_owned();
    let of = |key| line_key(stamp.id, key);
    let lines = facts(file, person, wanted).into_iter().map(|(key, fact)| Line { key: of(key), fact }).collect();
    Some(Slip { id: stamp.id, made_at: stamp.made_at, group, mentee, counted, lines })
}

/// The key of a record's line on this slip: 48 bits of a digest, so that neither slip nor answer tells an identifier.
#[must_use]
pub fn line_key(slip: Uuid, record: RecordKey) -> Key {
    let digest = Bytes32::sha256(&[slip.as_bytes(), record.kind.word().as_bytes(), record.id.as_bytes()]);
    Key(digest.0.iter().take(6).fold(0, |key, byte| key << 8 | u64::from(*byte)))
}

/// What the records say of this mentee: sessions, meetings, other hours, goals and consents, each in order of time.
#[must_use]
pub fn facts(file: &GroupFile, person: PersonId, wanted: Wanted) -> Vec<(RecordKey, Fact)> {
    let mut facts: Vec<(RecordKey, Fact)> = Vec::new();
    let mut add = |mut more: Vec<(RecordKey, Fact)>| {
        sort_by_key(&mut more, |(key, fact)| (fact.on(), *key));
        facts.append(&mut more);
    };
    if wanted.sessions {
        let is_one = |session: &&Session| {
            let member = file.member(person);
            session.presence(person).is_some()
                || session.held.as_ref().is_some_and(|held| member.is_some_and(|it| it.belongs_on(held.date())))
        };
        let sessions = file.sessions.iter().filter(is_one);
        add(sessions.filter_map(|session| Some((session.key(), of_session(session, person)?))).collect());
    }
    if wanted.meetings {
        let held = file.meetings.iter().filter(|meeting| meeting.person == person).filter_map(|meeting| {
            let held = meeting.held.as_ref()?;
            let (on, from, minutes) = time(held);
            Some((meeting.key(), Fact::Meeting { kind: meeting.kind, on, from, minutes }))
        });
        add(held.collect());
    }
    if wanted.hours {
        let fact = |entry: &crate::domain::hours::HoursEntry| Fact::Hours {
            setting: entry.setting,
            on: entry.on,
            minutes: entry.minutes,
        };
        add(file.hours.iter().filter(|entry| entry.person == person).map(|entry| (entry.key(), fact(entry))).collect());
    }
    if wanted.goals {
        let own = file.goals.iter().filter(|goal| goal.person == Some(person));
        add(own.map(|goal| (goal.key(), Fact::Goal { text: goal.text.clone() })).collect());
    }
    if wanted.consents {
        // What was withdrawn is over and done with.
        let own = file.assents.iter().filter(|assent| assent.person == person && assent.withdrawn_on.is_none());
        add(own.filter_map(|assent| Some((assent.key(), of_assent(file, assent)?))).collect());
    }
    facts
}

/// Nothing is said of a session whose attendance was not taken: nobody knows yet.
fn of_session(session: &Session, person: PersonId) -> Option<Fact> {
    let held = session.held.as_ref()?;
    session.attendance.as_ref()?;
    let (on, from, length) = time(held);
    let (present, late) =
        session.presence(person).map_or((Minutes::ZERO, Minutes::ZERO), |presence| (presence.present, presence.late));
    Some(Fact::Session { on, from, length, present, late })
}

fn of_assent(file: &GroupFile, assent: &Assent) -> Option<Fact> {
    let to = match assent.to {
        AssentTo::Agreement(id) => {
            let version = file.agreements.get(id.0)?;
            Consented::Agreement(version.kind, version.on)
        }
        AssentTo::Goal(_) => Consented::Goal,
        AssentTo::Purpose => Consented::Purpose,
        AssentTo::PresentingFormat => Consented::PresentingFormat,
        AssentTo::SharedResponsibility => Consented::SharedResponsibility,
        AssentTo::Voluntary => Consented::Voluntary,
        AssentTo::NatureAndPurpose => Consented::NatureAndPurpose,
        AssentTo::SharingExperience => Consented::SharingExperience,
        AssentTo::Confidentiality => Consented::Confidentiality,
        AssentTo::DataStorage => Consented::DataStorage,
        AssentTo::Standards => Consented::Standards,
    };
    Some(Fact::Consent { to, given: assent.given, on: assent.on })
}

fn time(span: &Span) -> (chrono::NaiveDate, u16, Minutes) {
    let start = span.start().local();
    let from = u16::try_from(start.hour() * 60 + start.minute()).unwrap_or_default();
    (span.date(), from, span.minutes())
}

impl Fact {
    /// Its day; a goal has none.
    #[must_use]
    pub const fn on(&self) -> Option<chrono::NaiveDate> {
        match self {
            Self::Session { on, .. } | Self::Meeting { on, .. } | Self::Hours { on, .. } | Self::Consent { on, .. } => {
                Some(*on)
            }
            Self::Goal { .. } => None,
        }
    }
}
