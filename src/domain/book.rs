//! The open book: tables of records in memory, each with its revision.

use super::case::{Case, Concern, Incident};
use super::evaluation::Evaluation;
use super::goal::{Goal, Need};
use super::group::{Group, Member, Role};
use super::hours::HoursEntry;
use super::ids::{GroupId, PersonId};
use super::meeting::Meeting;
use super::note::Note;
use super::person::{Enrolment, Listing, Person};
use super::record::{Entity, Home, Kind, Record, RecordKey, Revision, Settings};
use super::session::Session;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// A record as it stands: its content and the entry that put it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing<T> {
    /// The entry that put it there.
    pub revision: Revision,
    /// Its content.
    pub record: T,
}

/// All records of one kind, by identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T>(BTreeMap<Uuid, Standing<T>>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Entity> Table<T> {
    /// The record with this identifier.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&T> {
        self.0.get(&id).map(|standing| &standing.record)
    }

    /// The revision of the record with this identifier.
    #[must_use]
    pub fn revision(&self, id: Uuid) -> Option<Revision> {
        self.0.get(&id).map(|standing| standing.revision)
    }

    /// All records, by identifier.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.values().map(|standing| &standing.record)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn put(&mut self, record: T, revision: Revision) {
        self.0.insert(record.uuid(), Standing { revision, record });
    }

    fn remove(&mut self, id: Uuid) {
        self.0.remove(&id);
    }

    fn standing(&self) -> impl Iterator<Item = Standing<Record>> + '_
    where
        T: Clone,
    {
        self.0.values().map(|standing| Standing { revision: standing.revision, record: standing.record.clone().wrap() })
    }
}

macro_rules! tables {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $table:ident: $kind:ident($type:ty)),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_doc])* pub $table: Table<$type>),+
        }

        impl $name {
            /// Puts `record` in its table; a record of a kind that is kept elsewhere is left alone.
            pub fn put(&mut self, record: Record, revision: Revision) {
                match record {
                    $(Record::$kind(record) => self.$table.put(record, revision),)+
                    _ => {}
                }
            }

            /// Takes the record away.
            pub fn remove(&mut self, key: RecordKey) {
                match key.kind {
                    $(Kind::$kind => self.$table.remove(key.id),)+
                    _ => {}
                }
            }

            /// The record as it stands.
            #[must_use]
            pub fn get(&self, key: RecordKey) -> Option<Standing<Record>> {
                match key.kind {
                    $(Kind::$kind => self.$table.0.get(&key.id).map(|standing| Standing {
                        revision: standing.revision,
                        record: standing.record.clone().wrap(),
                    }),)+
                    _ => None,
                }
            }

            /// The revision of the record.
            #[must_use]
            pub fn revision(&self, key: RecordKey) -> Option<Revision> {
                match key.kind {
                    $(Kind::$kind => self.$table.revision(key.id),)+
                    _ => None,
                }
            }

            /// Every record as it stands, table by table, each by identifier.
            pub fn standing(&self) -> impl Iterator<Item = Standing<Record>> + '_ {
                std::iter::empty()$(.chain(self.$table.standing()))+
            }
        }
    };
}

tables! {
    /// What all groups share.
    Shelf {
        /// The book's settings: one record or none.
        settings: Settings(Settings),
        /// Registry listings.
        listings: Listing(Listing),
        /// People.
        people: Person(Person),
        /// Enrolments in programmes.
        enrolments: Enrolment(Enrolment),
    }
}

tables! {
    /// All records of one group, its private compartment included.
    GroupFile {
        /// The group itself: one record.
        groups: Group(Group),
        /// Memberships.
        members: Member(Member),
        /// Sessions.
        sessions: Session(Session),
        /// Individual meetings.
        meetings: Meeting(Meeting),
        /// Needs.
        needs: Need(Need),
        /// Goals.
        goals: Goal(Goal),
        /// Cases.
        cases: Case(Case),
        /// Dated notes.
        notes: Note(Note),
        /// Evaluations.
        evaluations: Evaluation(Evaluation),
        /// Hours entries.
        hours: Hours(HoursEntry),
        /// Concerns.
        concerns: Concern(Concern),
        /// Incidents.
        incidents: Incident(Incident),
    }
}

impl Shelf {
    /// The person's code name, or nothing where the person is unknown.
    #[must_use]
    pub fn code_name(&self, person: PersonId) -> Option<&str> {
        self.people.get(person.0).map(|person| person.code_name.as_str())
    }

    /// The person's enrolment in the programme with this key.
    #[must_use]
    pub fn enrolment(&self, person: PersonId, programme: &str) -> Option<&Enrolment> {
        self.enrolments.iter().find(|enrolment| enrolment.person == person && enrolment.programme == programme)
    }
}

impl GroupFile {
    /// The group itself.
    #[must_use]
    pub fn group(&self) -> Option<&Group> {
        self.groups.iter().next()
    }

    /// Sessions in order of their time, then identifier; those without a time last, cancelled ones left out.
    #[must_use]
    pub fn sessions_in_order(&self) -> Vec<&Session> {
        let mut sessions: Vec<_> = self.sessions.iter().filter(|session| session.cancelled.is_none()).collect();
        sessions.sort_by_cached_key(|session| {
            let start = session.time().map(|time| time.start().instant());
            (start.is_none(), start, session.id)
        });
        sessions
    }

    /// Memberships with this role.
    pub fn members_as(&self, role: Role) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.role == role)
    }

    /// The person's membership.
    #[must_use]
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.person == person)
    }
}

/// The open book: what all groups share, and the groups that have been loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What all groups share.
    pub shelf: Arc<Shelf>,
    /// Loaded groups.
    pub groups: BTreeMap<GroupId, Arc<GroupFile>>,
}

impl Book {
    /// Puts `record` where it belongs, opening an empty group file where there is none.
    pub fn put(&mut self, record: Record, revision: Revision) {
        match record.home().group() {
            Some(group) => Arc::make_mut(self.groups.entry(group).or_default()).put(record, revision),
            None => Arc::make_mut(&mut self.shelf).put(record, revision),
        }
    }

    /// Takes away the record that is kept in `home`.
    pub fn remove(&mut self, home: Home, key: RecordKey) {
        match home.group() {
            Some(group) => {
                if let Some(file) = self.groups.get_mut(&group) {
                    Arc::make_mut(file).remove(key);
                }
            }
            None => Arc::make_mut(&mut self.shelf).remove(key),
        }
    }

    /// The record as it stands.
    #[must_use]
    pub fn get(&self, home: Home, key: RecordKey) -> Option<Standing<Record>> {
        match home.group() {
            Some(group) => self.groups.get(&group)?.get(key),
            None => self.shelf.get(key),
        }
    }

    /// The revision of the record.
    #[must_use]
    pub fn revision(&self, home: Home, key: RecordKey) -> Option<Revision> {
        match home.group() {
            Some(group) => self.groups.get(&group)?.revision(key),
            None => self.shelf.revision(key),
        }
    }

    /// Every record of the segment as it stands.
    #[must_use]
    pub fn segment(&self, home: Home) -> Vec<Standing<Record>> {
        let in_home = |standing: &Standing<Record>| standing.record.home() == home;
        match home.group() {
            Some(group) => {
                self.groups.get(&group).map(|file| file.standing().filter(in_home).collect()).unwrap_or_default()
            }
            None => self.shelf.standing().filter(in_home).collect(),
        }
    }

    /// The group's file.
    #[must_use]
    pub fn group(&self, group: GroupId) -> Option<&Arc<GroupFile>> {
        self.groups.get(&group)
    }
}
