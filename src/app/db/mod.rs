//! The book's store in the browser: IndexedDB behind the storage port.
//!
//! An object store an area, one for the head; keys are strings and values `Uint8Array`. The boot module reads the same
//! stores for the rescue file, without the app.

mod error;
mod open;
pub mod renew;

use super::base::base_path;
use crate::storage::{Area, Commit, Estimate, Page, Row, Store, StoreError};
use indexed_db_futures::database::{Database, ObjectStoreName};
use indexed_db_futures::error::{DomException, Error};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::{KeyRange, cursor::CursorDirection};
use js_sys::Uint8Array;
use leptos::prelude::window;
use open::Link;
use renew::renew;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

/// The version of the object stores that this app reads and writes.
pub const VERSION: u32 = 1;

/// The object store of the head, and its key there.
const META: &str = "meta";
const HEAD: &str = "head";

/// Greater than every other character, so that a prefix followed by it bounds the keys with that prefix.
const LAST: char = '\u{ffff}';

/// The name of the database of this page.
#[must_use]
pub fn database_name() -> String {
    format!("circlebook:{}", base_path())
}

/// Asks the browser to keep the book when it runs short of room, and returns whether it will.
pub async fn persist() -> bool {
    let Ok(asked) = window().navigator().storage().persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|kept| kept.is_truthy())
}

/// A book's store in IndexedDB.
pub struct IndexedDb {
    name: String,
    version: u32,
    link: Rc<RefCell<Link>>,
    on_superseded: Rc<dyn Fn()>,
}

impl IndexedDb {
    /// Opens the database with this name, at [`VERSION`] in the app, and makes it where there is none.
    ///
    /// `on_superseded` is called when a newer version of the app takes the database over elsewhere; from then on every
    /// call gives [`StoreError::Superseded`].
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser has or allows no database, [`StoreError::Blocked`] where another
    /// window holds an older version open, [`StoreError::Superseded`] where the database is of a newer version.
    pub async fn open(name: &str, version: u32, on_superseded: impl Fn() + 'static) -> Result<Self, StoreError> {
        let link = Rc::new(RefCell::new(Link::Closed));
        let store = Self { name: name.to_owned(), version, link, on_superseded: Rc::new(on_superseded) };
        store.connection().await?;
        Ok(store)
    }

    async fn read(&self, store: &str, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let database = self.connection().await?;
        let transaction = self.begin(&database, [store], TransactionMode::Readonly, TransactionDurability::Default)?;
        let value: Option<JsValue> = transaction.object_store(store)?.get(key).primitive()?.await?;
        value.map(|value| bytes(value, key)).transpose()
    }

    /// A transaction that writes. It takes every object store, so that two of them never run side by side.
    fn begin_write<'a>(
        &self,
        database: &'a Database,
        durability: TransactionDurability,
    ) -> Result<Transaction<'a>, StoreError> {
        let stores: Vec<&str> = stores().collect();
        self.begin(database, &*stores, TransactionMode::Readwrite, durability)
    }

    fn begin<'a>(
        &self,
        database: &'a Database,
        stores: impl ObjectStoreName,
        mode: TransactionMode,
        durability: TransactionDurability,
    ) -> Result<Transaction<'a>, StoreError> {
        let options = TransactionOptions::new().with_durability(durability);
        database.transaction(stores).with_mode(mode).with_options(options).build().map_err(|error| {
            if matches!(error, Error::DomException(DomException::InvalidStateError(_))) {
                // Some browsers drop a connection without a word: the next try opens it again.
                self.link.replace(Link::Closed);
            }
            error.into()
        })
    }
}

impl Store for IndexedDb {
    async fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(META, HEAD).await
    }

    async fn get(&self, area: Area, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(area.name(), key).await
    }

    async fn page(&self, area: Area, page: &Page) -> Result<Vec<Row>, StoreError> {
        let Some((mut lower, upper)) = bounds(page) else { return Ok(Vec::new()) };
        let database = self.connection().await?;
        let stores = [area.name()];
        let transaction = self.begin(&database, stores, TransactionMode::Readonly, TransactionDurability::Default)?;
        let store = transaction.object_store(area.name())?;
        if let (true, Some(limit)) = (page.descending, page.limit) {
            lower.key = lowest_of_last(&store, range(&lower, &upper), limit).await?.unwrap_or(lower.key);
        }
        // To the database, 0 is no limit.
        let limit = page.limit.map_or(0, |limit| u32::try_from(limit).unwrap_or(u32::MAX));
        let keys = store
            .get_all_keys::<String>()
            .with_query::<String, _>(range(&lower, &upper))
            .with_limit(limit)
            .primitive()?;
        let values =
            store.get_all::<JsValue>().with_query::<String, _>(range(&lower, &upper)).with_limit(limit).primitive()?;
        let mut rows = keys
            .await?
            .zip(values.await?)
            .map(|(key, value)| {
                let key = key?;
                let bytes = bytes(value?, &key)?;
                Ok((key, bytes))
            })
            .collect::<Result<Vec<Row>, StoreError>>()?;
        if page.descending {
            rows.reverse();
        }
        Ok(rows)
    }

    async fn commit(&self, commit: Commit) -> Result<(), StoreError> {
        renew().await;
        let database = self.connection().await?;
        let transaction = self.begin_write(&database, TransactionDurability::Strict)?;
        let meta = transaction.object_store(META)?;
        // Only requests of this transaction may be awaited: any other wait would end it.
        let head: Option<JsValue> = meta.get(HEAD).primitive()?.await?;
        if head.map(|head| bytes(head, HEAD)).transpose()? != commit.expected {
            return Err(StoreError::HeadMoved);
        }
        if commit.replace {
            for area in [Area::Segments, Area::Summaries, Area::Journal] {
                transaction.object_store(area.name())?.clear()?;
            }
        }
        for (area, key, bytes) in &commit.rows {
            set(&transaction.object_store(area.name())?, key, bytes.as_deref())?;
        }
        set(&meta, HEAD, Some(&commit.head))?;
        finish(transaction).await
    }

    async fn set_draft(&self, key: &str, bytes: Option<Vec<u8>>) -> Result<(), StoreError> {
        renew().await;
        let database = self.connection().await?;
        let transaction = self.begin_write(&database, TransactionDurability::Relaxed)?;
        set(&transaction.object_store(Area::Drafts.name())?, key, bytes.as_deref())?;
        finish(transaction).await
    }

    async fn wipe(&self) -> Result<(), StoreError> {
        renew().await;
        let database = self.connection().await?;
        let transaction = self.begin_write(&database, TransactionDurability::Strict)?;
        for store in stores() {
            transaction.object_store(store)?.clear()?;
        }
        finish(transaction).await
    }

    async fn estimate(&self) -> Result<Estimate, StoreError> {
        let asked = window().navigator().storage().estimate().map_err(|_| StoreError::Unavailable)?;
        let told = JsFuture::from(asked).await.map_err(|_| StoreError::Unavailable)?;
        let told: StorageEstimate = told.unchecked_into();
        let count = |number: f64| number as u64;
        Ok(Estimate { used: told.get_usage().map(count), quota: told.get_quota().map(count) })
    }
}

/// Every object store.
fn stores() -> impl Iterator<Item = &'static str> {
    Area::ALL.into_iter().map(Area::name).chain([META])
}

/// Sends a write; what becomes of it, [`finish`] tells.
fn set(store: &ObjectStore<'_>, key: &str, bytes: Option<&[u8]>) -> Result<(), Error> {
    match bytes {
        Some(bytes) => drop(store.put(JsValue::from(Uint8Array::from(bytes))).with_key(key).primitive()?),
        None => drop(store.delete(key).primitive()?),
    }
    Ok(())
}

/// Waits until all of the transaction is on disk.
async fn finish(transaction: Transaction<'_>) -> Result<(), StoreError> {
    let ended = transaction.as_sys().clone();
    // The library tells an abort without its cause, such as a full disk; the transaction itself knows it.
    transaction.commit().await.map_err(|error| ended.error().map_or_else(|| error.into(), error::of_exception))
}

fn bytes(value: JsValue, key: &str) -> Result<Vec<u8>, StoreError> {
    let array: Uint8Array = value.dyn_into().map_err(|_| StoreError::Corrupt { what: key.to_owned() })?;
    Ok(array.to_vec())
}

/// One end of a range of keys.
struct Bound {
    key: String,
    open: bool,
}

fn range(lower: &Bound, upper: &Bound) -> KeyRange<String> {
    KeyRange::Bound(lower.key.clone(), lower.open, upper.key.clone(), upper.open)
}

/// The keys among which a page lies; none where it is empty for certain.
fn bounds(page: &Page) -> Option<(Bound, Bound)> {
    let mut lower = Bound { key: page.prefix.clone(), open: false };
    let mut upper = Bound { key: format!("{}{LAST}", page.prefix), open: true };
    if let Some(after) = &page.after {
        let beyond = Bound { key: after.clone(), open: true };
        if page.descending && beyond.key < upper.key {
            upper = beyond;
        } else if !page.descending && beyond.key >= lower.key {
            lower = beyond;
        }
    }
    (lower.key < upper.key && page.limit != Some(0)).then_some((lower, upper))
}

/// The lowest of the last `limit` keys of a range: reading many rows at once knows no descending order.
async fn lowest_of_last(
    store: &ObjectStore<'_>,
    range: KeyRange<String>,
    limit: usize,
) -> Result<Option<String>, Error> {
    let request = store.open_key_cursor().with_query::<String, _>(range).with_direction(CursorDirection::Prev);
    let Some(mut cursor) = request.await? else { return Ok(None) };
    let mut lowest = None;
    for _ in 0..limit {
        let Some(key) = cursor.next_key().await? else { break };
        lowest = Some(key);
    }
    Ok(lowest)
}
