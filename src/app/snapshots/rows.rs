//! The database of the snapshots: its own, so that whatever befalls the book's does not befall them. A transaction is a
//! whole step: a snapshot comes and others go together, or nothing changes.

use crate::app::base::base_path;
use crate::app::db::renew::renew;
use crate::storage::StoreError;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// The snapshots: key is what is known of one, value its bytes. A list reads keys alone.
const COPIES: &str = "copies";

/// What else is known: bytes by name.
const MARKS: &str = "marks";

/// Opens the database, makes it where there is none, and closes it after the work: one that stays open would hold up its
/// removal.
pub(super) async fn visit<T>(work: impl AsyncFnOnce(&Database) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let opening = Database::open(format!("circlebook:{}:copies", base_path()))
        .with_version(1_u32)
        .with_on_upgrade_needed(|_, database| {
            for store in [COPIES, MARKS] {
                database.create_object_store(store).build()?;
            }
            Ok(())
        });
    let database = opening.build()?.await?;
    let done = work(&database).await;
    database.close();
    done
}

/// The names of the snapshots.
pub(super) async fn names(database: &Database) -> Result<Vec<String>, StoreError> {
    let transaction = database.transaction([COPIES]).build()?;
    let keys = transaction.object_store(COPIES)?.get_all_keys::<String>().primitive()?.await?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// The bytes of a snapshot; none where there is none.
pub(super) async fn read(database: &Database, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    value(database, COPIES, name).await
}

/// What is noted under this name; none where nothing is.
pub(super) async fn mark(database: &Database, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    value(database, MARKS, name).await
}

/// Puts a snapshot there, where there is one, and takes others away, in one step.
pub(super) async fn replace(
    database: &Database,
    next: Option<(&str, &[u8])>,
    going: &[String],
) -> Result<(), StoreError> {
    write(database, COPIES, |store| {
        for gone in going {
            drop(store.delete(gone.as_str()).primitive()?);
        }
        if let Some((name, bytes)) = next {
            drop(store.put(JsValue::from(Uint8Array::from(bytes))).with_key(name).primitive()?);
        }
        Ok(())
    })
    .await
}

/// Takes every snapshot away.
pub(super) async fn clear(database: &Database) -> Result<(), StoreError> {
    write(database, COPIES, |store| {
        drop(store.clear()?);
        Ok(())
    })
    .await
}

/// Notes this under a name; none to forget it.
pub(super) async fn set_mark(database: &Database, name: &str, bytes: Option<&[u8]>) -> Result<(), StoreError> {
    write(database, MARKS, |store| {
        match bytes {
            Some(bytes) => drop(store.put(JsValue::from(Uint8Array::from(bytes))).with_key(name).primitive()?),
            None => drop(store.delete(name).primitive()?),
        }
        Ok(())
    })
    .await
}

async fn value(database: &Database, store: &str, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let transaction = database.transaction([store]).build()?;
    let value: Option<JsValue> = transaction.object_store(store)?.get(key).primitive()?.await?;
    Ok(value.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|array| array.to_vec()))
}

/// Writes, and waits until all of it is on disk.
async fn write(
    database: &Database,
    store: &str,
    set: impl FnOnce(&ObjectStore<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    renew().await;
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction =
        database.transaction([store]).with_mode(TransactionMode::Readwrite).with_options(options).build()?;
    set(&transaction.object_store(store)?)?;
    Ok(transaction.commit().await?)
}
