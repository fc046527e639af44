//! Making drafts of entries.

use crate::domain::record::{Entity, Record, RecordKey, Revision};
use crate::domain::table::Table;
use crate::journal::entry::{Act, Draft, DraftChange, Label};

/// A draft in the making: what was done, and the puts and removes that belong to it.
#[derive(Clone, Debug)]
pub struct Edit(Draft);

impl Edit {
    /// Nothing yet, under this label.
    #[must_use]
    pub const fn labelled(act: Act, record: Option<RecordKey>, group: Option<crate::domain::ids::GroupId>) -> Self {
        Self(Draft { label: Label { act, record, group }, changes: Vec::new() })
    }

    /// Records something: new where the form was opened on nothing, else in place of what it was opened on.
    #[must_use]
    pub fn record(record: impl Into<Record>, opened: Option<Revision>) -> Self {
        let record = record.into();
        let act = if opened.is_some() { Act::Change } else { Act::Add };
        Self::labelled(act, Some(record.key()), record.home().group()).and(record, opened)
    }

    /// Takes away a record that stands at `revision`.
    #[must_use]
    pub fn removal<T: Entity>(record: &T, revision: Revision) -> Self {
        Self::labelled(Act::Remove, Some(record.key()), record.home().group()).and_remove(record, revision)
    }

    /// Another put in the same entry.
    #[must_use]
    pub fn and(mut self, record: impl Into<Record>, opened: Option<Revision>) -> Self {
        self.0.changes.push(DraftChange::Put(record.into(), opened));
        self
    }

    /// Another removal in the same entry.
    #[must_use]
    pub fn and_remove<T: Entity>(mut self, record: &T, revision: Revision) -> Self {
        self.0.changes.push(DraftChange::Remove(record.home(), record.key(), revision));
        self
    }

    /// Another removal in the same entry, of a record of any kind.
    #[must_use]
    pub fn and_remove_any(mut self, record: &Record, revision: Revision) -> Self {
        self.0.changes.push(DraftChange::Remove(record.home(), record.key(), revision));
        self
    }

    /// Another put in the same entry, unless the record stands so in the table that the form was opened with.
    #[must_use]
    pub fn and_changed<T: Entity + PartialEq>(self, record: T, opened: &Table<T>) -> Self {
        if opened.get(record.uuid()) == Some(&record) {
            return self;
        }
        let revision = opened.revision(record.uuid());
        self.and(record.wrap(), revision)
    }

    /// Another removal in the same entry, of a record in the table that the form was opened with.
    #[must_use]
    pub fn and_gone<T: Entity>(self, record: &T, opened: &Table<T>) -> Self {
        match opened.revision(record.uuid()) {
            Some(revision) => self.and_remove(record, revision),
            None => self,
        }
    }

    /// The record that the entry is about.
    #[must_use]
    pub const fn about(&self) -> Option<RecordKey> {
        self.0.label.record
    }

    /// The group that the entry is about.
    #[must_use]
    pub const fn group(&self) -> Option<crate::domain::ids::GroupId> {
        self.0.label.group
    }

    /// The records that it puts, for a look ahead.
    #[must_use]
    pub fn records(self) -> Vec<Record> {
        let put = |change| if let DraftChange::Put(record, _) = change { Some(record) } else { None };
        self.0.changes.into_iter().filter_map(put).collect()
    }

    /// The draft.
    #[must_use]
    pub fn draft(self) -> Draft {
        self.0
    }
}
