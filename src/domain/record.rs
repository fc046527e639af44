//! Every kind of record in one list: its name, its type and the segment in which it is kept.

use super::agreement::{Agreement, Assent};
use super::case::{Case, Concern, Incident};
use super::evaluation::Evaluation;
use super::goal::{Goal, Need};
use super::group::{Group, Member};
use super::hours::HoursEntry;
use super::ids::{ChainId, GroupId, PersonId};
use super::invariant::{Check, Problem};
use super::meeting::Meeting;
use super::note::Note;
use super::own_policy::OwnPolicy;
use super::person::{Enrolment, Listing, Person};
use super::retention::Keep;
use super::session::Session;
use super::statement::{Matter, Statement};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;
use uuid::Uuid;

/// The state of a record: the journal entry that put it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(ChainId, u64)", into = "(ChainId, u64)")]
pub struct Revision {
    /// The chain of the device that made the entry.
    pub chain: ChainId,
    /// The entry's number in that chain, from 1.
    pub number: u64,
}

impl From<(ChainId, u64)> for Revision {
    fn from((chain, number): (ChainId, u64)) -> Self {
        Self { chain, number }
    }
}

impl From<Revision> for (ChainId, u64) {
    fn from(revision: Revision) -> Self {
        (revision.chain, revision.number)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.chain, self.number)
    }
}

/// Names one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordKey {
    /// Its kind.
    pub kind: Kind,
    /// Its identifier.
    pub id: Uuid,
}

impl RecordKey {
    /// The key of the record of that kind with that identifier.
    #[must_use]
    pub const fn new(kind: Kind, id: Uuid) -> Self {
        Self { kind, id }
    }
}

/// The segment of storage in which a record is kept, written as `book`, `people-3f`, `group-…` or `private-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Home {
    /// Settings and registry listings.
    Book,
    /// One of 256 buckets of people, by the last byte of the person's identifier.
    People(u8),
    /// A group's records.
    Group(GroupId),
    /// A group's private compartment: concerns, incidents and matters.
    Private(GroupId),
}

impl Home {
    /// The bucket that keeps this person.
    #[must_use]
    pub const fn of_person(person: PersonId) -> Self {
        let [.., last] = *person.0.as_bytes();
        Self::People(last)
    }

    /// The group whose file holds this segment; none for what all groups share.
    #[must_use]
    pub const fn group(self) -> Option<GroupId> {
        match self {
            Self::Group(group) | Self::Private(group) => Some(group),
            Self::Book | Self::People(_) => None,
        }
    }
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Book => f.write_str("book"),
            Self::People(bucket) => write!(f, "people-{bucket:02x}"),
            Self::Group(group) => write!(f, "group-{group}"),
            Self::Private(group) => write!(f, "private-{group}"),
        }
    }
}

impl FromStr for Home {
    type Err = HomeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let home = match text.split_once('-') {
            None if text == "book" => Some(Self::Book),
            Some(("people", bucket)) => u8::from_str_radix(bucket, 16).ok().map(Self::People),
            Some(("group", group)) => group.parse().ok().map(Self::Group),
            Some(("private", group)) => group.parse().ok().map(Self::Private),
            _ => None,
        };
        home.filter(|home| home.to_string() == text).ok_or_else(|| HomeError(text.chars().take(64).collect()))
    }
}

/// A text that names no segment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{0}` is no part of a book: expected `book`, `people-` with two digits, `group-` or `private-` with an identifier"
)]
pub struct HomeError(String);

impl TryFrom<String> for Home {
    type Error = HomeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Home> for String {
    fn from(home: Home) -> Self {
        home.to_string()
    }
}

/// The book's settings: one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Always the nil identifier, because there is one.
    pub id: Uuid,
    /// The person who keeps this book.
    pub keeper: Option<PersonId>,
    /// How long which records are kept; kinds that are not named are kept until somebody erases them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retention: Vec<Keep>,
}

/// A kind of record: what the list below says of each.
pub trait Entity: Sized {
    /// Its kind.
    const KIND: Kind;
    /// Its identifier.
    fn uuid(&self) -> Uuid;
    /// The segment in which it is kept.
    fn home(&self) -> Home;
    /// The person under whom its table finds it; none for kinds that are not looked up so.
    fn owner(&self) -> Option<PersonId>;
    /// The record that holds it.
    fn wrap(self) -> Record;
    /// What the record holds, where it is of this kind.
    fn of(record: &Record) -> Option<&Self>;

    /// Its key.
    fn key(&self) -> RecordKey {
        RecordKey::new(Self::KIND, self.uuid())
    }
}

macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident($type:ty) $word:literal: |$record:ident| $id:expr => $home:expr $(, of $owner:expr)?;)+) => {
        /// A kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind {
            $($(#[$doc])* $kind),+
        }

        impl Kind {
            /// Every kind, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its name in a file and in an error, in lower case.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word),+
                }
            }
        }

        /// A record of any kind.
        #[expect(clippy::large_enum_variant, reason = "a record passes through a change; tables hold each kind as it is")]
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Record {
            $($(#[$doc])* $kind($type)),+
        }

        impl Check for Record {
            fn problems(&self, report: &mut dyn FnMut(fmt::Arguments<'_>, Problem)) {
                match self {
                    $(Self::$kind(record) => record.problems(report)),+
                }
            }

            fn references(&self, visit: &mut dyn FnMut(fmt::Arguments<'_>, RecordKey)) {
                match self {
                    $(Self::$kind(record) => record.references(visit)),+
                }
            }
        }

        impl Record {
            /// Its key.
            #[must_use]
            pub fn key(&self) -> RecordKey {
                match self {
                    $(Self::$kind(record) => record.key()),+
                }
            }

            /// The segment in which it is kept.
            #[must_use]
            pub fn home(&self) -> Home {
                match self {
                    $(Self::$kind(record) => record.home()),+
                }
            }

            /// The person under whom its table finds it.
            #[must_use]
            pub fn owner(&self) -> Option<PersonId> {
                match self {
                    $(Self::$kind(record) => record.owner()),+
                }
            }
        }

        $(
            impl Entity for $type {
                const KIND: Kind = Kind::$kind;

                fn uuid(&self) -> Uuid {
                    let $record = self;
                    $id
                }

                #[allow(unused_variables, reason = "what all groups share is kept in one place, whatever the record says")]
                fn home(&self) -> Home {
                    let $record = self;
                    $home
                }

                #[allow(unused_variables, reason = "most kinds are not looked up by a person")]
                fn owner(&self) -> Option<PersonId> {
                    let $record = self;
                    None$(.or(Some($owner)))?
                }

                fn wrap(self) -> Record {
                    Record::$kind(self)
                }

                fn of(record: &Record) -> Option<&Self> {
                    if let Record::$kind(record) = record { Some(record) } else { None }
                }
            }

            impl From<$type> for Record {
                fn from(record: $type) -> Self {
                    record.wrap()
                }
            }
        )+
    };
}

records! {
    /// The book's settings.
    Settings(Settings) "settings": |r| r.id => Home::Book;
    /// A registry listing.
    Listing(Listing) "registry listing": |r| r.id.0 => Home::Book;
    /// A person.
    Person(Person) "person": |r| r.id.0 => Home::of_person(r.id);
    /// A person's enrolment in a programme.
    Enrolment(Enrolment) "enrolment": |r| r.id.0 => Home::of_person(r.person), of r.person;
    /// A group.
    Group(Group) "group": |r| r.id.0 => Home::Group(r.id);
    /// A membership.
    Member(Member) "membership": |r| r.id.0 => Home::Group(r.group), of r.person;
    /// A group session.
    Session(Session) "session": |r| r.id.0 => Home::Group(r.group);
    /// An individual meeting.
    Meeting(Meeting) "individual meeting": |r| r.id.0 => Home::Group(r.group);
    /// A learning need.
    Need(Need) "need": |r| r.id.0 => Home::Group(r.group);
    /// A goal.
    Goal(Goal) "goal": |r| r.id.0 => Home::Group(r.group);
    /// A case.
    Case(Case) "case": |r| r.id.0 => Home::Group(r.group);
    /// A dated note.
    Note(Note) "note": |r| r.id.0 => Home::Group(r.group);
    /// An evaluation.
    Evaluation(Evaluation) "evaluation": |r| r.id.0 => Home::Group(r.group);
    /// An hours entry.
    Hours(HoursEntry) "hours entry": |r| r.id.0 => Home::Group(r.group);
    /// A policy of an organisation's own.
    OwnPolicy(OwnPolicy) "own policy": |r| r.id.0 => Home::Book;
    /// A version of an agreement.
    Agreement(Agreement) "agreement": |r| r.id.0 => Home::Group(r.group);
    /// An assent or consent.
    Assent(Assent) "assent": |r| r.id.0 => Home::Group(r.group), of r.person;
    /// A dated statement.
    Statement(Statement) "statement": |r| r.id.0 => Home::Group(r.group);
    /// A matter that asks for an answer.
    Matter(Matter) "matter": |r| r.id.0 => Home::Private(r.group);
    /// A concern of a mentee.
    Concern(Concern) "concern": |r| r.id.0 => Home::Private(r.group);
    /// A breach of confidentiality.
    Incident(Incident) "incident": |r| r.id.0 => Home::Private(r.group);
}
