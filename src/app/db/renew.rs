//! A new log for the databases of this page, once and before its first write.
//!
//! Chromium keeps the databases of an origin in a LevelDB, to whose log each write is added. Where the browser was killed in
//! the middle of a write, the log ends in half a record. The next start reads up to there, and adds what follows behind it; the
//! start after that finds the half record in the middle, takes the log for damaged, and begins with empty databases. Measured:
//! once in some 500 kills, and every time where the log was cut short on purpose. More written at once than LevelDB holds in
//! memory (4 MiB) makes it write out what it has read and begin a new log, so that the half record is never read again.
//! Other browsers do not need it, and it does nothing to them.

use super::{database_name, finish};
use crate::storage::StoreError;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::{Build, BuildPrimitive};
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

/// The object store of the filling.
const FILLING: &str = "filling";

/// So many rows of so many bytes: more than LevelDB holds in memory. Larger values would lie in files of their own.
const ROWS: u32 = 160;
const BYTES: u32 = 32 * 1024;

thread_local! {
    static RENEWAL: OnceCell<Shared<LocalBoxFuture<'static, ()>>> = const { OnceCell::new() };
}

/// Begins a new log where this page has not yet; what does not work is left as it is. A write that comes meanwhile waits for
/// the same.
pub async fn renew() {
    RENEWAL.with(|renewal| renewal.get_or_init(|| fill().map(drop).boxed_local().shared()).clone()).await;
}

async fn fill() -> Result<(), StoreError> {
    let name = format!("{}:renewal", database_name());
    let opening = Database::open(&*name).with_version(1_u32).with_on_upgrade_needed(|_, database| {
        database.create_object_store(FILLING).build()?;
        Ok(())
    });
    let database = opening.build()?.await?;
    let filled = put(&database).await;
    database.close();
    Database::delete_by_name(&name)?.await?;
    filled
}

async fn put(database: &Database) -> Result<(), StoreError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Relaxed);
    let transaction =
        database.transaction([FILLING]).with_mode(TransactionMode::Readwrite).with_options(options).build()?;
    let store = transaction.object_store(FILLING)?;
    let filling = JsValue::from(Uint8Array::new_with_length(BYTES));
    for row in 0..ROWS {
        drop(store.put(&filling).with_key(row).primitive()?);
    }
    finish(transaction).await
}
