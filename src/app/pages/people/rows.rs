//! Rows of a form that grows: needs, goals, cases. They are one field of the form, so that its draft keeps them.

use crate::app::clock;
use crate::app::form::Form;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A row: the identifier of the record that it becomes, and a signal for each of its fields.
pub trait Row: Copy + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// An empty row for a record with this identifier.
    fn empty(id: Uuid) -> Self;

    /// The identifier of its record.
    fn id(&self) -> Uuid;
}

/// The rows of one field of a form. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub struct Rows<R: Row> {
    rows: RwSignal<Vec<R>>,
    owner: StoredValue<Owner>,
}

impl<R: Row> Rows<R> {
    /// Rows that are kept in the draft of `form` under `name`.
    #[must_use]
    pub fn new(form: Form, name: &'static str, initial: Vec<R>) -> Self {
        let rows = RwSignal::new(initial);
        // Rows that are made later belong to the form as well, not to the handler that makes them.
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let read = move || rows.with(|rows| serde_json::to_string(rows).unwrap_or_default());
        let write = move |kept: &str| {
            if let Ok(kept) = owner.get_value().with(|| serde_json::from_slice(kept.as_bytes())) {
                rows.set(kept);
            }
        };
        form.part(name, read, write);
        Self { rows, owner }
    }

    /// The rows as they are.
    #[must_use]
    pub fn get(self) -> Vec<R> {
        self.rows.get()
    }

    /// Adds an empty row and gives its identifier.
    pub fn add(self) -> Uuid {
        let id = clock::new_id();
        let row = self.owner.get_value().with(|| R::empty(id));
        self.rows.update(|rows| rows.push(row));
        id
    }

    /// Takes the row away.
    pub fn remove(self, id: Uuid) {
        self.rows.update(|rows| rows.retain(|row| row.id() != id));
    }
}
