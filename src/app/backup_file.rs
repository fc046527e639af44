//! One file for all backups, where the browser can write to it again: the handle is kept in a database of its own.

use super::base::base_path;
use super::js::{ask, call, get, with};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

const STORE: &str = "file";
const KEY: &str = "backup";

/// A file that can be written again.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupFile(JsValue);

/// True where this browser can write to one file again.
#[must_use]
pub fn is_possible() -> bool {
    get(&window(), "showSaveFilePicker").is_function()
}

impl BackupFile {
    /// Asks where backups are to be kept, with this name to begin with; none where the person thought better of it.
    pub async fn choose(name: &str) -> Option<Self> {
        let options = with("suggestedName", &name.into());
        ask(&window(), "showSaveFilePicker", &[&options]).await.ok().map(Self)
    }

    /// The file that was chosen on an earlier visit.
    pub async fn kept() -> Option<Self> {
        let database = open().await?;
        let handle = read(&database).await;
        database.close();
        handle.map(Self)
    }

    /// Keeps it for later visits.
    pub async fn keep(&self) {
        change(Some(&self.0)).await;
    }

    /// Forgets the file; it stays where it is.
    pub async fn forget() {
        change(None).await;
    }

    /// Its name on this device.
    #[must_use]
    pub fn name(&self) -> String {
        get(&self.0, "name").as_string().unwrap_or_default()
    }

    /// Its size in bytes; none where it is not there or may not be read.
    pub async fn size(&self) -> Option<u64> {
        let file = ask(&self.0, "getFile", &[]).await.ok()?;
        get(&file, "size").as_f64().map(|size| size as u64)
    }

    /// Asks to write to it, where that was not allowed yet. Called right after a press: browsers ask for that.
    pub async fn allow(&self) -> bool {
        let options = with("mode", &"readwrite".into());
        // some browsers have no such question, and ask when it is written
        let Ok(asked) = call(&self.0, "requestPermission", &[&options]) else { return true };
        let answer = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&asked)).await;
        answer.is_ok_and(|answer| answer.as_string().is_some_and(|answer| answer == "granted"))
    }

    /// Writes all of it; it is as it was until the end.
    pub async fn write(&self, bytes: &[u8]) -> bool {
        write_to(&self.0, bytes).await.is_ok()
    }
}

async fn write_to(file: &JsValue, bytes: &[u8]) -> Result<(), JsValue> {
    let stream = ask(file, "createWritable", &[]).await?;
    ask(&stream, "write", &[&Uint8Array::from(bytes)]).await?;
    ask(&stream, "close", &[]).await.map(drop)
}

async fn open() -> Option<Database> {
    let opening = Database::open(format!("circlebook:{}:file", base_path()))
        .with_version(1_u32)
        .with_on_upgrade_needed(|_, database| {
            database.create_object_store(STORE).build()?;
            Ok(())
        });
    opening.build().ok()?.await.ok()
}

async fn read(database: &Database) -> Option<JsValue> {
    let transaction = database.transaction([STORE]).build().ok()?;
    let found: Option<JsValue> = transaction.object_store(STORE).ok()?.get(KEY).primitive().ok()?.await.ok()?;
    found.filter(JsValue::is_object)
}

async fn change(handle: Option<&JsValue>) -> Option<()> {
    let database = open().await?;
    let changed = write_handle(&database, handle).await;
    // one that stays open would hold up its removal
    database.close();
    changed
}

async fn write_handle(database: &Database, handle: Option<&JsValue>) -> Option<()> {
    let transaction = database.transaction([STORE]).with_mode(TransactionMode::Readwrite).build().ok()?;
    {
        let store = transaction.object_store(STORE).ok()?;
        match handle {
            Some(handle) => drop(store.put(handle.clone()).with_key(KEY).primitive().ok()?),
            None => drop(store.delete(KEY).primitive().ok()?),
        }
    }
    transaction.commit().await.ok()
}
