//! A table: all records of one kind, each with its revision.

use super::ids::PersonId;
use super::record::{Entity, Home, Record, Revision};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A record as it stands: its content and the entry that put it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing<T> {
    /// The entry that put it there.
    pub revision: Revision,
    /// Its content.
    pub record: T,
}

/// The trace of a record that was taken away: what a later put of the same record replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tombstone {
    /// The segment in which the record was kept.
    pub home: Home,
    /// The entry that took it away.
    pub revision: Revision,
}

/// All records of one kind, by identifier and by the person whom they concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    pub(super) records: BTreeMap<Uuid, Standing<T>>,
    // Only of the kinds that name an owner: finding a person's enrolment must not cost more in a larger book.
    owned: BTreeMap<PersonId, BTreeSet<Uuid>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { records: BTreeMap::new(), owned: BTreeMap::new() }
    }
}

impl<T: Entity> Table<T> {
    /// The record with this identifier.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&T> {
        self.records.get(&id).map(|standing| &standing.record)
    }

    /// The revision of the record with this identifier.
    #[must_use]
    pub fn revision(&self, id: Uuid) -> Option<Revision> {
        self.records.get(&id).map(|standing| standing.revision)
    }

    /// All records, by identifier.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.records.values().map(|standing| &standing.record)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The records that this person owns, by identifier.
    pub fn of(&self, person: PersonId) -> impl Iterator<Item = &T> {
        self.owned.get(&person).into_iter().flatten().filter_map(|id| self.get(*id))
    }

    pub(super) fn put(&mut self, record: T, revision: Revision) {
        let id = record.uuid();
        self.remove(id);
        if let Some(person) = record.owner() {
            self.owned.entry(person).or_default().insert(id);
        }
        self.records.insert(id, Standing { revision, record });
    }

    pub(super) fn remove(&mut self, id: Uuid) {
        let Some(person) = self.records.remove(&id).and_then(|standing| standing.record.owner()) else { return };
        if let Entry::Occupied(mut owned) = self.owned.entry(person) {
            owned.get_mut().remove(&id);
            if owned.get().is_empty() {
                owned.remove();
            }
        }
    }

    pub(super) fn standing(&self, home: Option<Home>) -> impl Iterator<Item = Standing<Record>> + '_
    where
        T: Clone,
    {
        self.records
            .values()
            .filter(move |standing| home.is_none_or(|home| standing.record.home() == home))
            .map(|standing| Standing { revision: standing.revision, record: standing.record.clone().wrap() })
    }
}

/// Tables side by side, one a kind: whatever is done to a record finds its table by the record's kind.
macro_rules! tables {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $table:ident: $kind:ident($type:ty)),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_doc])* pub $table: Table<$type>,)+
            /// Records that were taken away.
            pub removed: BTreeMap<RecordKey, Tombstone>,
        }

        impl $name {
            /// Puts `record` in its table; a record of a kind that is kept elsewhere is left alone.
            pub fn put(&mut self, record: Record, revision: Revision) {
                self.removed.remove(&record.key());
                match record {
                    $(Record::$kind(record) => self.$table.put(record, revision),)+
                    _ => {}
                }
            }

            /// Takes the record, or its tombstone, away without a trace.
            pub fn forget(&mut self, key: RecordKey) {
                self.removed.remove(&key);
                match key.kind {
                    $(Kind::$kind => self.$table.remove(key.id),)+
                    _ => {}
                }
            }

            /// The record as it stands.
            #[must_use]
            pub fn get(&self, key: RecordKey) -> Option<Standing<Record>> {
                match key.kind {
                    $(Kind::$kind => self.$table.records.get(&key.id).map(|standing| Standing {
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

            /// Every record of the segment, or of all, as it stands: table by table, each by identifier.
            pub fn standing(&self, home: Option<Home>) -> impl Iterator<Item = Standing<Record>> + '_ {
                std::iter::empty()$(.chain(self.$table.standing(home)))+
            }

            /// Shows `visit` every record that is named: who names it, in which field.
            pub fn references(&self, visit: &mut dyn FnMut(RecordKey, fmt::Arguments<'_>, RecordKey)) {
                $(for record in self.$table.iter() {
                    record.references(&mut |field, named| visit(record.key(), field, named));
                })+
            }
        }
    };
}

pub(super) use tables;
