//! Snapshots that an earlier Circlebook kept in the browser's private file system: they are taken over once, and their folder
//! goes. Nothing is kept there any more: a browser that is killed while files are written there may lose the whole storage
//! of the page.

use super::{Kept, rows};
use crate::app::base::base_path;
use crate::app::js::{ask, call, get};
use crate::app::prefs::{INITIALISED, LAST_SNAPSHOT};
use crate::storage::StoreError;
use indexed_db_futures::database::Database;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// That there is nothing to take over any more.
const TAKEN_OVER: &str = "taken-over";

/// Takes the snapshots over that stand in the private file system, once. Where that fails, they stay and it is tried again.
pub(super) async fn take_over(database: &Database) -> Result<(), StoreError> {
    if rows::mark(database, TAKEN_OVER).await?.is_some() {
        return Ok(());
    }
    // the private file system is not even looked at where no earlier Circlebook has been
    if LAST_SNAPSHOT.get().is_some() || INITIALISED.get().is_some() {
        for (name, handle) in entries().await.map_err(refused)? {
            // one that cannot be read is no copy, and goes with the folder
            let Ok(bytes) = bytes_of(&handle).await else { continue };
            if let Some(kept) = Kept::of_file(&name, bytes.len() as u64) {
                rows::replace(database, Some((&kept.name(), &bytes)), &[]).await?;
            }
        }
        remove().await.map_err(refused)?;
    }
    rows::set_mark(database, TAKEN_OVER, Some(&[])).await
}

/// Removes whatever was not taken over: it lies there as it was, open perhaps, or with what was erased.
pub(super) async fn remove_left(database: &Database) -> Result<(), StoreError> {
    if rows::mark(database, TAKEN_OVER).await?.is_none() {
        remove().await.map_err(refused)?;
        rows::set_mark(database, TAKEN_OVER, Some(&[])).await?;
    }
    Ok(())
}

async fn root() -> Result<JsValue, JsValue> {
    ask(&get(&window().navigator(), "storage"), "getDirectory", &[]).await
}

/// A name may hold no slash.
fn folder_name() -> JsValue {
    format!("circlebook{}", base_path().replace('/', "~")).into()
}

/// The files in the folder; none where there is no folder, or no such place.
async fn entries() -> Result<Vec<(String, JsValue)>, JsValue> {
    let folder = match absent_is_none(root().await)? {
        Some(root) => absent_is_none(ask(&root, "getDirectoryHandle", &[&folder_name()]).await)?,
        None => None,
    };
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let values = call(&folder, "values", &[])?;
    let mut found = Vec::new();
    loop {
        let next = ask(&values, "next", &[]).await?;
        if get(&next, "done").is_truthy() {
            return Ok(found);
        }
        let handle = get(&next, "value");
        found.push((get(&handle, "name").as_string().unwrap_or_default(), handle));
    }
}

async fn bytes_of(handle: &JsValue) -> Result<Vec<u8>, JsValue> {
    let file = ask(handle, "getFile", &[]).await?;
    let buffer = ask(&file, "arrayBuffer", &[]).await?;
    Ok(Uint8Array::new(buffer.unchecked_ref()).to_vec())
}

async fn remove() -> Result<(), JsValue> {
    let Some(root) = absent_is_none(root().await)? else { return Ok(()) };
    let whole = crate::app::js::with("recursive", &true.into());
    absent_is_none(ask(&root, "removeEntry", &[&folder_name(), &whole]).await).map(drop)
}

/// Nothing where the thing, or the place for such things, is not there.
fn absent_is_none(found: Result<JsValue, JsValue>) -> Result<Option<JsValue>, JsValue> {
    match found {
        Ok(found) => Ok(Some(found)),
        // a `TypeError` or no error at all: this browser has no private file system
        Err(error) => match get(&error, "name").as_string().as_deref() {
            Some("NotFoundError" | "TypeError") | None => Ok(None),
            Some(_) => Err(error),
        },
    }
}

fn refused(error: JsValue) -> StoreError {
    StoreError::Backend(get(&error, "name").as_string().unwrap_or_default())
}
