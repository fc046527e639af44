//! A mentee's copy of their own records, to confirm or correct, and what they answer.
//!
//! A *slip* holds what one mentee can check: where they were and for how long, their meetings, hours, goals, and what they
//! consented to. Nobody else is in it. An *answer* holds the slip that it answers, with a word on each line. Both go as a file
//! (`file.rs`) or, where they are small enough, as a text in a QR code (`compact.rs`). `make.rs` makes a slip of the records;
//! `settle.rs` holds an answer against the records as they stand, and makes of a correction the record that it would become.

pub mod compact;
mod day;
pub mod file;
mod given;
pub mod make;
pub mod settle;

pub use self::given::{Answer, Correction, Missing, Said};

use crate::domain::agreement::{AgreementKind, AssentTo};
use crate::domain::dates::Moment;
use crate::domain::hours::Setting;
use crate::domain::ids::{AgreementId, GoalId};
use crate::domain::meeting::MeetingKind;
use crate::domain::units::Minutes;
use crate::journal::bytes::Bytes32;
use crate::json::DecodeError;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;
use uuid::Uuid;

/// The newest schema of slips and answers that this version reads and the one that it writes.
pub const SCHEMA: u16 = 1;
/// The most lines of a slip.
pub const MOST_LINES: usize = 2_000;
/// The most sessions and meetings that an answer may add.
pub const MOST_MISSING: usize = 100;
/// The longest name of a group or a person, in bytes.
pub const LONGEST_NAME: usize = 1_024;
/// The longest goal or remark, in bytes.
pub const LONGEST: usize = crate::domain::round::LONGEST;
/// A day has so many minutes; nobody was anywhere for longer at a time than a week.
const DAY: u16 = 24 * 60;
const LONGEST_TIME: Minutes = Minutes(7 * 24 * 60);

/// What a mentee is given.
///
/// Its fields are written in this order in the compact form as well: they are never reordered, and none is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Made at random for each slip.
    pub id: Uuid,
    /// When it was made.
    pub made_at: Moment,
    /// What the group is called.
    pub group: String,
    /// What the book calls the mentee.
    pub mentee: String,
    /// Hours as the book counts them on that day, where it counts any.
    pub counted: Option<Counted>,
    /// What there is to confirm.
    pub lines: Vec<Line>,
}

/// Hours of a mentee over all groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// Attended in all.
    pub attended: Minutes,
    /// Credited of these.
    pub credited: Minutes,
}

/// One thing to confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Which record it is of.
    pub key: Key,
    /// What the record says.
    pub fact: Fact,
}

/// Leads from a line to its record, for whoever has the book; it tells nobody else anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub u64);

/// What a record says of the mentee. Times of day are minutes since midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fact {
    /// Presence at a group session.
    Session {
        /// The day.
        #[serde(with = "day")]
        on: NaiveDate,
        /// When it began.
        from: u16,
        /// How long it was.
        length: Minutes,
        /// How long the mentee was there; none for somebody who was absent.
        present: Minutes,
        /// By how much the mentee came after the start.
        late: Minutes,
    },
    /// An individual meeting.
    Meeting {
        /// Its place in the group's life.
        kind: MeetingKind,
        /// The day.
        #[serde(with = "day")]
        on: NaiveDate,
        /// When it began.
        from: u16,
        /// How long it was.
        minutes: Minutes,
    },
    /// Hours that did not come from a session of the book.
    Hours {
        /// With the group or alone with the mentor.
        setting: Setting,
        /// The day.
        #[serde(with = "day")]
        on: NaiveDate,
        /// How long.
        minutes: Minutes,
    },
    /// A goal of the mentee's own.
    Goal {
        /// What is to be reached.
        text: String,
    },
    /// A consent or an assent.
    Consent {
        /// To what.
        to: Consented,
        /// False where it was refused.
        given: bool,
        /// The day.
        #[serde(with = "day")]
        on: NaiveDate,
    },
}

/// To what a mentee consented: [`AssentTo`] without identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consented {
    /// A version of an agreement: its kind and the day from which it holds.
    Agreement(AgreementKind, #[serde(with = "day")] NaiveDate),
    /// A goal of the whole group.
    Goal,
    /// The purpose of the group.
    Purpose,
    /// The format for presenting.
    PresentingFormat,
    /// That all share the responsibility for the process.
    SharedResponsibility,
    /// That taking part is voluntary and can be ended.
    Voluntary,
    /// Nature and purpose of the group.
    NatureAndPurpose,
    /// Sharing of professional experience.
    SharingExperience,
    /// Confidentiality.
    Confidentiality,
    /// Keeping data about oneself.
    DataStorage,
    /// The standards of the policy.
    Standards,
}

impl Consented {
    /// What it is called, without telling which goal or version.
    #[must_use]
    pub const fn as_assent(self) -> AssentTo {
        match self {
            Self::Agreement(..) => AssentTo::Agreement(AgreementId::from_number(0)),
            Self::Goal => AssentTo::Goal(GoalId::from_number(0)),
            Self::Purpose => AssentTo::Purpose,
            Self::PresentingFormat => AssentTo::PresentingFormat,
            Self::SharedResponsibility => AssentTo::SharedResponsibility,
            Self::Voluntary => AssentTo::Voluntary,
            Self::NatureAndPurpose => AssentTo::NatureAndPurpose,
            Self::SharingExperience => AssentTo::SharingExperience,
            Self::Confidentiality => AssentTo::Confidentiality,
            Self::DataStorage => AssentTo::DataStorage,
            Self::Standards => AssentTo::Standards,
        }
    }
}

/// Why a slip or an answer was not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SlipError {
    /// It is too large.
    #[error(
        "this has {found} bytes, at most {} are read: choose a slip or an answer that Circlebook saved",
        file::LARGEST
    )]
    TooLarge {
        /// Its size in bytes.
        found: usize,
    },
    /// It is not one of ours.
    #[error("this is no slip and no answer to one: choose a file, or paste a text, that Circlebook made")]
    Foreign,
    /// It is another file of Circlebook's.
    #[error("this file of Circlebook holds something else: open it under `Book` or where an evaluation is answered")]
    Other,
    /// A newer version made it.
    #[error("this has schema {found}, this version reads up to {SCHEMA}: use a newer Circlebook")]
    TooNew {
        /// Its schema.
        found: u64,
    },
    /// A text from a QR code that was cut short or has a slip of the pen.
    #[error("a part of the text is missing or was changed: scan or copy the whole of it again")]
    Miscopied,
    /// It is damaged or was written by hand, and does not fit.
    #[error(transparent)]
    Malformed(#[from] DecodeError),
}

/// A slip or an answer that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A slip.
    Slip(Slip),
    /// An answer.
    Answer(Answer),
}

impl Slip {
    /// The digest of all that it says.
    #[must_use]
    pub fn digest(&self) -> Bytes32 {
        // A slip has none of what the compact form cannot write.
        let bytes = postcard::to_allocvec(self).unwrap_or_default();
        Bytes32::sha256(&[b"circlebook-slip", &bytes])
    }

    /// What is wrong with it.
    fn check(&self) -> Result<(), DecodeError> {
        short("group", &self.group, LONGEST_NAME)?;
        short("mentee", &self.mentee, LONGEST_NAME)?;
        at_most("lines", self.lines.len(), MOST_LINES)?;
        let mut keys = BTreeSet::new();
        for (at, line) in self.lines.iter().enumerate() {
            if !keys.insert(line.key) {
                return Err(DecodeError::misfit(format!("lines[{at}].key"), "stands there twice"));
            }
            line.fact.check().map_err(|error| error.within(&format!("lines[{at}].fact")))?;
        }
        Ok(())
    }
}

impl Fact {
    fn check(&self) -> Result<(), DecodeError> {
        match self {
            Self::Session { from, length, present, late, .. } => {
                clock(*from)?;
                sane("length", *length)?;
                if length.0 < present.0.saturating_add(late.0) {
                    return Err(DecodeError::misfit("present", "is more than the session's length"));
                }
                Ok(())
            }
            Self::Meeting { from, minutes, .. } => clock(*from).and_then(|()| sane("minutes", *minutes)),
            // An entry may hold the hours of a whole year.
            Self::Hours { .. } | Self::Consent { .. } => Ok(()),
            Self::Goal { text } => short("text", text, LONGEST),
        }
    }

    /// True where a line of this kind can be corrected so.
    #[must_use]
    pub fn takes(&self, to: &Correction) -> bool {
        match (self, to) {
            (Self::Session { length, .. }, Correction::Presence { present, late }) => {
                present.0.saturating_add(late.0) <= length.0
            }
            (Self::Meeting { .. }, Correction::Time { minutes, .. }) => *minutes <= LONGEST_TIME,
            (Self::Hours { .. }, Correction::Time { .. }) | (Self::Consent { .. }, Correction::Word { .. }) => true,
            (Self::Goal { .. }, Correction::Text(text)) => !text.trim().is_empty(),
            _ => false,
        }
    }

    /// The same, had the record been corrected so.
    #[must_use]
    pub fn corrected(&self, to: &Correction) -> Self {
        let mut fact = self.clone();
        match (&mut fact, to) {
            (Self::Session { present, late, .. }, Correction::Presence { present: stayed, late: after }) => {
                (*present, *late) = (*stayed, if stayed.is_zero() { Minutes::ZERO } else { *after });
            }
            (
                Self::Meeting { on, minutes, .. } | Self::Hours { on, minutes, .. },
                Correction::Time { on: day, minutes: long },
            ) => (*on, *minutes) = (*day, *long),
            (Self::Goal { text }, Correction::Text(new)) => new.trim().clone_into(text),
            (Self::Consent { given, on, .. }, Correction::Word { given: word, on: day }) => {
                (*given, *on) = (*word, *day);
            }
            _ => {}
        }
        fact
    }
}

impl Paper {
    /// This slip or answer, where nothing is wrong with it.
    fn checked(self) -> Result<Self, SlipError> {
        match &self {
            Self::Slip(slip) => slip.check()?,
            Self::Answer(answer) => answer.check()?,
        }
        Ok(self)
    }
}

fn short(field: &str, text: &str, most: usize) -> Result<(), DecodeError> {
    if text.len() <= most {
        return Ok(());
    }
    Err(DecodeError::misfit(field, format!("has more than {most} bytes")))
}

fn at_most(field: &str, number: usize, most: usize) -> Result<(), DecodeError> {
    if number <= most { Ok(()) } else { Err(DecodeError::misfit(field, format!("has more than {most} items"))) }
}

fn clock(from: u16) -> Result<(), DecodeError> {
    if from < DAY { Ok(()) } else { Err(DecodeError::misfit("from", "is no time of day")) }
}

fn sane(field: &str, minutes: Minutes) -> Result<(), DecodeError> {
    if minutes <= LONGEST_TIME { Ok(()) } else { Err(DecodeError::misfit(field, "is longer than a week")) }
}
