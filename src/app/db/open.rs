//! Opening the database, and following what happens to the connection.

use super::{IndexedDb, stores};
use crate::storage::StoreError;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::Build;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;

/// The connection to the database.
pub(super) enum Link {
    /// It is open.
    Open(Database),
    /// It is not open, or the browser has closed it; the next call opens it.
    Closed,
    /// It was closed for a newer version of the app, and stays so.
    Superseded,
}

impl IndexedDb {
    /// The open connection; a closed one is opened again.
    pub(super) async fn connection(&self) -> Result<Database, StoreError> {
        match &*self.link.borrow() {
            Link::Open(database) => return Ok(database.clone()),
            Link::Superseded => return Err(StoreError::Superseded),
            Link::Closed => {}
        }
        let database = open(&self.name, self.version).await?;
        self.follow(&database);
        self.link.replace(Link::Open(database.clone()));
        Ok(database)
    }

    fn follow(&self, database: &Database) {
        let (link, on_superseded, held) = (self.link.clone(), self.on_superseded.clone(), database.clone());
        let on_version_change = Closure::<dyn FnMut()>::new(move || {
            held.clone().close();
            link.replace(Link::Superseded);
            on_superseded();
        });
        let link = self.link.clone();
        let on_close = Closure::<dyn FnMut()>::new(move || {
            link.replace(Link::Closed);
        });
        let database = database.as_sys();
        database.set_onversionchange(Some(on_version_change.into_js_value().unchecked_ref()));
        database.set_onclose(Some(on_close.into_js_value().unchecked_ref()));
    }
}

/// Another window's hold on the database, as the request to open it learns of it.
#[derive(Default)]
struct Blocked {
    raised: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Blocked {
    fn raise(&self) {
        self.raised.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

async fn open(name: &str, version: u32) -> Result<Database, StoreError> {
    let blocked = Rc::new(Blocked::default());
    let told = blocked.clone();
    let mut opening = Database::open(name)
        .with_version(version)
        .with_on_blocked(move |_| {
            told.raise();
            Ok(())
        })
        .with_on_upgrade_needed(|_, database| {
            let held: Vec<String> = database.object_store_names().collect();
            for store in stores().filter(|store| !held.iter().any(|held| held == store)) {
                database.create_object_store(store).build()?;
            }
            Ok(())
        })
        .build()?;
    let opened = poll_fn(|context| {
        if blocked.raised.get() {
            return Poll::Ready(None);
        }
        blocked.waker.replace(Some(context.waker().clone()));
        Pin::new(&mut opening).poll(context).map(Some)
    });
    match opened.await {
        Some(opened) => Ok(opened?),
        None => {
            // The request stays: given up, it would make a database without object stores once the other window lets go.
            spawn_local(async move {
                if let Ok(database) = opening.await {
                    database.close();
                }
            });
            Err(StoreError::Blocked)
        }
    }
}
