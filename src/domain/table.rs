//! A table: all records of one kind, each with its revision.

use super::ids::PersonId;
use super::record::{Entity, Home, Record, Revision};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::marker::PhantomData;
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

/// The trace of a record that was taken away: what a later put of the same record replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tombstone {
    /// The segment in which the record was kept.
    pub home: Home,
    /// The entry that took it away.
    pub revision: Revision,
}

/// All records of one kind, by identifier and by the person whom they concern.
///
/// The kind is only in the type: what is done to rows is compiled once, not once for each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    pub(super) rows: Rows,
    kind: PhantomData<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Rows::default(), kind: PhantomData }
    }
}

impl<T: Entity> Table<T> {
    /// The record with this identifier.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&T> {
        T::of(&self.rows.get(id)?.record)
    }

    /// The revision of the record with this identifier.
    #[must_use]
    pub fn revision(&self, id: Uuid) -> Option<Revision> {
        self.rows.revision(id)
    }

    /// All records, by identifier.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.rows.records.values().filter_map(|standing| T::of(&standing.record))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.records.len()
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.records.is_empty()
    }

    /// The records that this person owns, by identifier.
    pub fn of(&self, person: PersonId) -> impl Iterator<Item = &T> {
        let owned = self.rows.owned.get(&person).map(Vec::as_slice).unwrap_or_default();
        owned.iter().filter_map(|standing| T::of(&standing.record))
    }
}

/// The records of a table. Shared, because a book is copied for each change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    // By the number that an identifier is: it is compared at once, not byte by byte.
    records: BTreeMap<u128, Arc<Standing<Record>>>,
    // The same rows of the kinds that name an owner, by identifier: finding a person's enrolment must not cost more in a
    // larger book.
    owned: BTreeMap<PersonId, Vec<Arc<Standing<Record>>>>,
}

impl Rows {
    pub(super) fn get(&self, id: Uuid) -> Option<&Standing<Record>> {
        self.records.get(&id.as_u128()).map(|standing| &**standing)
    }

    pub(super) fn revision(&self, id: Uuid) -> Option<Revision> {
        self.get(id).map(|standing| standing.revision)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Standing<Record>> {
        self.records.values().map(|standing| &**standing)
    }

    pub(super) fn put(&mut self, record: Record, revision: Revision) {
        let id = record.key().id;
        self.remove(id);
        let standing = Arc::new(Standing { revision, record });
        if let Some(person) = standing.record.owner() {
            let owned = self.owned.entry(person).or_default();
            let place = owned.partition_point(|other| other.record.key().id < id);
            owned.insert(place, Arc::clone(&standing));
        }
        self.records.insert(id.as_u128(), standing);
    }

    pub(super) fn remove(&mut self, id: Uuid) {
        let Some(person) = self.records.remove(&id.as_u128()).and_then(|standing| standing.record.owner()) else {
            return;
        };
        if let Entry::Occupied(mut owned) = self.owned.entry(person) {
            owned.get_mut().retain(|other| other.record.key().id != id);
            if owned.get().is_empty() {
                owned.remove();
            }
        }
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
            /// What records hold beyond what this version knows; it stays when a record is put anew.
            pub more: BTreeMap<RecordKey, More>,
        }

        impl $name {
            const fn rows(&self, kind: Kind) -> Option<&Rows> {
                match kind {
                    $(Kind::$kind => Some(&self.$table.rows),)+
                    _ => None,
                }
            }

            const fn rows_mut(&mut self, kind: Kind) -> Option<&mut Rows> {
                match kind {
                    $(Kind::$kind => Some(&mut self.$table.rows),)+
                    _ => None,
                }
            }

            fn all(&self) -> impl Iterator<Item = &Standing<Record>> {
                [$(&self.$table.rows),+].into_iter().flat_map(Rows::all)
            }

            /// Puts `record` in its table; a record of a kind that is kept elsewhere is left alone.
            pub fn put(&mut self, record: Record, revision: Revision) {
                self.removed.remove(&record.key());
                if let Some(rows) = self.rows_mut(record.key().kind) {
                    rows.put(record, revision);
                }
            }

            /// Takes the record, or its tombstone, away without a trace.
            pub fn forget(&mut self, key: RecordKey) {
                self.removed.remove(&key);
                self.more.remove(&key);
                if let Some(rows) = self.rows_mut(key.kind) {
                    rows.remove(key.id);
                }
            }

            /// The record as it stands.
            #[must_use]
            pub fn get(&self, key: RecordKey) -> Option<Standing<Record>> {
                self.rows(key.kind)?.get(key.id).cloned()
            }

            /// The revision of the record.
            #[must_use]
            pub fn revision(&self, key: RecordKey) -> Option<Revision> {
                self.rows(key.kind)?.revision(key.id)
            }

            /// Every record of the segment, or of all, as it stands: table by table, each by identifier.
            pub fn standing(&self, home: Option<Home>) -> impl Iterator<Item = Standing<Record>> + '_ {
                self.all().filter(move |standing| home.is_none_or(|home| standing.record.home() == home)).cloned()
            }

            /// Shows `visit` every record that is named: who names it, in which field.
            pub fn references(&self, visit: &mut dyn FnMut(RecordKey, fmt::Arguments<'_>, RecordKey)) {
                for Standing { record, .. } in self.all() {
                    record.references(&mut |field, named| visit(record.key(), field, named));
                }
            }
        }
    };
}

pub(super) use tables;
