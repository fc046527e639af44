use circlebook::app::clock::fill;
use circlebook::app::db::{IndexedDb, VERSION};
use circlebook::storage::contract::{cases, put};
use circlebook::storage::{Area, Page, Store, StoreError};
use circlebook::vault::header::{Cost, Header};
use circlebook::vault::key::Key;
use circlebook::vault::recovery::RecoveryKey;
use circlebook::vault::sealed::Sealed;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::Build;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::{Object, Reflect};
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

async fn open(name: &str) -> IndexedDb {
    IndexedDb::open(name, VERSION, || ()).await.unwrap()
}

async fn fresh(name: &str) -> IndexedDb {
    Database::delete_by_name(name).unwrap().await.unwrap();
    open(name).await
}

#[wasm_bindgen_test]
async fn it_keeps_the_contract() {
    for case in cases::<IndexedDb>() {
        let store = fresh(&format!("contract: {}", case.name)).await;
        assert_eq!((case.run)(store).await, Ok(()), "{}", case.name);
    }
}

#[wasm_bindgen_test]
async fn it_keeps_the_contract_sealed() {
    let (key, recovery) = (Key::random(fill), RecoveryKey::random(fill));
    let header = Header::new((Cost::FLOOR, [7; 16]), &key, &Key::random(fill), &recovery, fill).unwrap();
    for case in cases::<Sealed<IndexedDb>>() {
        let store = Sealed::new(fresh(&format!("sealed: {}", case.name)).await, fill);
        store.protect(header.clone(), key.clone()).await.unwrap();
        assert_eq!((case.run)(store).await, Ok(()), "{}", case.name);
    }
}

#[wasm_bindgen_test]
async fn what_was_saved_is_there_when_the_book_is_opened_again() {
    let store = fresh("again").await;
    store.commit(put(None, b"1", Area::Segments, "book", b"records")).await.unwrap();
    store.set_draft("session", Some(b"draft".to_vec())).await.unwrap();
    let store = open("again").await;
    assert_eq!(store.head().await, Ok(Some(b"1".to_vec())));
    assert_eq!(store.get(Area::Segments, "book").await, Ok(Some(b"records".to_vec())));
    assert_eq!(store.get(Area::Drafts, "session").await, Ok(Some(b"draft".to_vec())));
}

/// Counts to 25 in the head, starting again from what is there whenever the other connection was quicker.
async fn count(store: IndexedDb) -> Result<JsValue, JsValue> {
    let mut moved = 0;
    for _ in 0..25 {
        loop {
            let head = store.head().await.unwrap();
            let next = head.as_ref().map_or(0, |head| head[0]) + 1;
            match store.commit(put(head.as_deref(), &[next], Area::Segments, "count", &[next])).await {
                Ok(()) => break,
                Err(StoreError::HeadMoved) => moved += 1,
                Err(error) => panic!("{error}"),
            }
        }
    }
    Ok(moved.into())
}

#[wasm_bindgen_test]
async fn two_connections_never_lose_a_save() {
    let counts = [future_to_promise(count(fresh("two").await)), future_to_promise(count(open("two").await))];
    let mut moved = 0.0;
    for count in counts {
        moved += JsFuture::from(count).await.unwrap().as_f64().unwrap();
    }
    assert!(moved > 0.0, "the connections never met");
    assert_eq!(open("two").await.get(Area::Segments, "count").await, Ok(Some(vec![50])));
}

#[wasm_bindgen_test]
async fn an_older_version_lets_go_and_says_so() {
    let superseded = Rc::new(Cell::new(false));
    let told = superseded.clone();
    Database::delete_by_name("superseded").unwrap().await.unwrap();
    let older = IndexedDb::open("superseded", 1, move || told.set(true)).await.unwrap();
    let newer = IndexedDb::open("superseded", 2, || ()).await.unwrap();
    assert!(superseded.get());
    assert_eq!(older.head().await, Err(StoreError::Superseded));
    assert_eq!(newer.head().await, Ok(None));
    assert_eq!(IndexedDb::open("superseded", 1, || ()).await.err(), Some(StoreError::Superseded));
}

#[wasm_bindgen_test]
async fn an_older_version_that_does_not_let_go_is_told_and_later_nothing_is_missing() {
    Database::delete_by_name("blocked").unwrap().await.unwrap();
    let older = Database::open("blocked").with_version(1_u32).await.unwrap();
    assert_eq!(IndexedDb::open("blocked", 2, || ()).await.err(), Some(StoreError::Blocked));
    older.close();
    let newer = IndexedDb::open("blocked", 2, || ()).await.unwrap();
    assert_eq!(newer.commit(put(None, b"1", Area::Segments, "book", b"records")).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_save_without_room_for_it_writes_nothing() {
    let store = fresh("full").await;
    store.commit(put(None, b"1", Area::Segments, "book", b"old")).await.unwrap();
    let mut large = put(Some(b"1"), b"2", Area::Segments, "book", b"new");
    for number in 0..4 {
        large.rows.push((Area::Journal, format!("chain/{number}"), Some(vec![number; 10_000_000])));
    }
    assert_eq!(store.commit(large).await, Err(StoreError::Quota));
    assert_eq!(store.head().await, Ok(Some(b"1".to_vec())));
    assert_eq!(store.get(Area::Segments, "book").await, Ok(Some(b"old".to_vec())));
    assert_eq!(store.page(Area::Journal, &Page::default()).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_value_that_is_not_bytes_is_damage() {
    let store = fresh("damage").await;
    let database = Database::open("damage").await.unwrap();
    let transaction = database.transaction("segments").with_mode(TransactionMode::Readwrite).build().unwrap();
    transaction.object_store("segments").unwrap().put("text").with_key("book").await.unwrap();
    transaction.commit().await.unwrap();
    let damage = StoreError::Corrupt { what: "book".into() };
    assert_eq!(store.get(Area::Segments, "book").await, Err(damage.clone()));
    assert_eq!(store.page(Area::Segments, &Page::default()).await, Err(damage));
}

#[wasm_bindgen_test]
fn a_browser_without_a_database_is_told() {
    let (window, name) = (web_sys::window().unwrap(), "indexedDB".into());
    let factory = Reflect::get_own_property_descriptor(&window, &name).unwrap();
    let none = Object::new();
    Reflect::set(&none, &"configurable".into(), &true.into()).unwrap();
    Reflect::set(&none, &"value".into(), &JsValue::NULL).unwrap();
    assert!(Reflect::define_property(&window, &name, &none).unwrap());
    let opened = pin!(IndexedDb::open("none", VERSION, || ())).poll(&mut Context::from_waker(Waker::noop()));
    assert!(Reflect::define_property(&window, &name, factory.unchecked_ref()).unwrap());
    assert!(matches!(opened, Poll::Ready(Err(StoreError::Unavailable))));
}
