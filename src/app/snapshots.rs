//! Snapshots of the whole book in the browser's private file system: a second place, for the day on which the database is
//! damaged. Which of them stay is decided in `keeping/ring.rs`.
//!
//! Where the browser has no such place, there are none, and nothing else changes.

use super::base::base_path;
use super::js::{ask, call, get, with};
use crate::keeping::measure::Measure;
use crate::keeping::ring::{self, Snapshot};
use js_sys::Uint8Array;
use leptos::prelude::window;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Turns bytes into sealed ones, or back; none where that cannot be done.
pub type Turn = Rc<dyn Fn(&[u8]) -> Option<Vec<u8>>>;

/// How snapshots are sealed while the book is protected.
#[derive(Clone)]
pub struct Seal {
    /// Seals.
    pub seal: Turn,
    /// Opens what was sealed.
    pub open: Turn,
}

thread_local! {
    static SEAL: RefCell<Option<Seal>> = const { RefCell::new(None) };
}

/// Seals every snapshot from now on; none to write them open again. [`rewrite`] turns those that are there.
pub fn set_seal(seal: Option<Seal>) {
    SEAL.with(|kept| kept.replace(seal));
}

fn seal() -> Option<Seal> {
    SEAL.with(|kept| kept.borrow().clone())
}

/// A snapshot that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What is known of it.
    pub snapshot: Snapshot,
    /// True where its bytes are sealed.
    pub is_sealed: bool,
}

impl Kept {
    fn name(&self) -> String {
        let Snapshot { at, holds: Measure { records, groups }, .. } = self.snapshot;
        format!("{at}-{groups}-{records}-{}", if self.is_sealed { "sealed" } else { "open" })
    }

    fn of(name: &str, bytes: u64) -> Option<Self> {
        let mut parts = name.split('-');
        let mut number = || parts.next()?.parse().ok();
        let (at, groups, records) = (number()?, number()?, number()?);
        let is_sealed = match parts.next()? {
            "sealed" => true,
            "open" => false,
            _ => return None,
        };
        Some(Self { snapshot: Snapshot { at, holds: Measure { records, groups }, bytes }, is_sealed })
    }
}

/// The folder of this page's snapshots; `create` makes one where there is none.
async fn folder(create: bool) -> Result<JsValue, JsValue> {
    let root = ask(&get(&window().navigator(), "storage"), "getDirectory", &[]).await?;
    // a name may hold no slash
    let name = format!("circlebook{}", base_path().replace('/', "~"));
    ask(&root, "getDirectoryHandle", &[&name.into(), &with("create", &create.into())]).await
}

/// The snapshots that are there, the latest first.
pub async fn list() -> Vec<Kept> {
    let mut kept = read_list().await.unwrap_or_default();
    kept.sort_unstable_by_key(|kept| std::cmp::Reverse(kept.snapshot.at));
    kept
}

async fn read_list() -> Result<Vec<Kept>, JsValue> {
    let folder = folder(false).await?;
    let entries = call(&folder, "values", &[])?;
    let mut kept = Vec::new();
    loop {
        let next = ask(&entries, "next", &[]).await?;
        if get(&next, "done").is_truthy() {
            return Ok(kept);
        }
        let handle = get(&next, "value");
        let name = get(&handle, "name").as_string().unwrap_or_default();
        let file = ask(&handle, "getFile", &[]).await?;
        let size = get(&file, "size").as_f64().unwrap_or_default() as u64;
        // one that was being written when the browser was killed is empty
        kept.extend(Kept::of(&name, size).filter(|_| size > 0));
    }
}

/// Keeps a snapshot of these bytes, where the ring takes it. True where it was kept.
pub async fn keep(at: u64, holds: Measure, bytes: &[u8]) -> bool {
    let sealed = seal().map(|seal| (seal.seal)(bytes));
    let (bytes, is_sealed) = match &sealed {
        Some(Some(sealed)) => (sealed.as_slice(), true),
        // never open where it should be sealed
        Some(None) => return false,
        None => (bytes, false),
    };
    let next = Kept { snapshot: Snapshot { at, holds, bytes: bytes.len() as u64 }, is_sealed };
    let kept = list().await;
    let snapshots: Vec<_> = kept.iter().map(|kept| kept.snapshot).collect();
    let Some(going) = ring::make_room(&snapshots, next.snapshot) else { return false };
    // written before another goes: a full disk takes nothing away
    if write(&next.name(), bytes).await.is_err() {
        return false;
    }
    for gone in kept.iter().filter(|kept| going.contains(&kept.snapshot.at)) {
        // one that stays is in the ring again, and goes with the next
        drop(remove(&gone.name()).await);
    }
    true
}

async fn write(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let file = ask(&folder(true).await?, "getFileHandle", &[&name.into(), &with("create", &true.into())]).await?;
    write_to(&file, bytes).await
}

/// Writes all of a file, which is as it was until the end.
///
/// # Errors
/// What the browser reports.
pub async fn write_to(file: &JsValue, bytes: &[u8]) -> Result<(), JsValue> {
    let stream = ask(file, "createWritable", &[]).await?;
    ask(&stream, "write", &[&Uint8Array::from(bytes)]).await?;
    ask(&stream, "close", &[]).await.map(drop)
}

async fn remove(name: &str) -> Result<(), JsValue> {
    ask(&folder(false).await?, "removeEntry", &[&name.into()]).await.map(drop)
}

/// The bytes of a snapshot; none where it cannot be read or opened.
pub async fn read(kept: &Kept) -> Option<Vec<u8>> {
    let bytes = read_file(&kept.name()).await.ok()?;
    if kept.is_sealed { (seal()?.open)(&bytes) } else { Some(bytes) }
}

async fn read_file(name: &str) -> Result<Vec<u8>, JsValue> {
    let handle = ask(&folder(false).await?, "getFileHandle", &[&name.into()]).await?;
    let file = ask(&handle, "getFile", &[]).await?;
    let buffer = ask(&file, "arrayBuffer", &[]).await?;
    Ok(Uint8Array::new(buffer.unchecked_ref()).to_vec())
}

/// Removes every snapshot: what was taken back, wiped or redacted shall not live on in them. False where one stayed.
pub async fn purge() -> bool {
    let mut is_clean = true;
    for kept in list().await {
        is_clean &= remove(&kept.name()).await.is_ok();
    }
    is_clean
}

/// Turns the bytes of every snapshot, each as it was opened, into others, and seals them as [`set_seal`] says now. `open` is
/// how those that are sealed were sealed before. One that cannot be read or turned goes. False where an old one stayed.
pub async fn rewrite(open: Option<Turn>, mut turn: impl FnMut(Vec<u8>) -> Option<Vec<u8>>) -> bool {
    let mut is_clean = true;
    for kept in list().await {
        let bytes = read_file(&kept.name()).await.ok();
        let opened = bytes.and_then(|bytes| match &open {
            _ if !kept.is_sealed => Some(bytes),
            Some(open) => open(&bytes),
            None => None,
        });
        let turned = opened.and_then(&mut turn).and_then(|bytes| match seal() {
            Some(seal) => (seal.seal)(&bytes).map(|bytes| (bytes, true)),
            None => Some((bytes, false)),
        });
        let next = turned.map(|(bytes, is_sealed)| (Kept { is_sealed, ..kept.clone() }.name(), bytes));
        let is_written = match &next {
            Some((name, bytes)) => write(name, bytes).await.is_ok(),
            None => false,
        };
        // the old one goes, unless it was written over
        if !is_written || next.is_none_or(|(name, _)| name != kept.name()) {
            is_clean &= remove(&kept.name()).await.is_ok();
        }
    }
    is_clean
}
