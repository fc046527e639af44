//! The sealed store over the store in memory.

use super::{lies, now, random, vault};
use circlebook::storage::contract::{cases, put};
use circlebook::storage::memory::MemoryStore;
use circlebook::storage::{Area, Commit, Estimate, Page, Row, Store, StoreError};
use circlebook::vault::header::Header;
use circlebook::vault::is_sealed;
use circlebook::vault::key::Key;
use circlebook::vault::manifest::OpenHead;
use circlebook::vault::sealed::Sealed;
use std::cell::Cell;
use std::rc::Rc;

/// One store that two tabs hold.
#[derive(Clone, Default)]
pub struct Shared(Rc<MemoryStore>, Meanwhile);

/// What happens once, right after a head was read.
type Meanwhile = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

impl Shared {
    /// Lets another tab do this right after the next reading of the head.
    pub fn meanwhile(&self, act: impl FnOnce() + 'static) {
        self.1.set(Some(Box::new(act)));
    }
}

impl Store for Shared {
    async fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let head = self.0.head().await;
        if let Some(act) = self.1.take() {
            act();
        }
        head
    }
    async fn get(&self, area: Area, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.get(area, key).await
    }
    async fn page(&self, area: Area, page: &Page) -> Result<Vec<Row>, StoreError> {
        self.0.page(area, page).await
    }
    async fn commit(&self, commit: Commit) -> Result<(), StoreError> {
        self.0.commit(commit).await
    }
    async fn set_draft(&self, key: &str, bytes: Option<Vec<u8>>) -> Result<(), StoreError> {
        self.0.set_draft(key, bytes).await
    }
    async fn wipe(&self) -> Result<(), StoreError> {
        self.0.wipe().await
    }
    async fn estimate(&self) -> Result<Estimate, StoreError> {
        self.0.estimate().await
    }
}

pub const MARKER: &[u8] = b"the deputy manager of ward 7";

fn holds_marker(bytes: &[u8]) -> bool {
    bytes.windows(MARKER.len()).any(|window| window == MARKER)
}

/// A book of three rows and a draft, all with the marker.
pub fn filled<S: Store>(store: &S) {
    let mut commit = put(None, MARKER, Area::Segments, "group-1", MARKER);
    commit.rows.push((Area::Segments, "book".into(), Some(MARKER.to_vec())));
    commit.rows.push((Area::Summaries, "1".into(), Some(MARKER.to_vec())));
    commit.rows.push((Area::Journal, "chain/1".into(), Some(MARKER.to_vec())));
    now(store.commit(commit)).unwrap();
    now(store.set_draft("form", Some(MARKER.to_vec()))).unwrap();
}

/// A protected book, with its key.
pub fn protected() -> (Shared, Sealed<Shared>, Header, Key) {
    let inside = Shared::default();
    let store = Sealed::new(inside.clone(), random);
    filled(&store);
    let (header, key, ..) = vault();
    now(store.protect(header.clone(), key.clone())).unwrap();
    (inside, store, header, key)
}

pub fn row(store: &Shared, area: Area, key: &str) -> Vec<u8> {
    now(store.get(area, key)).unwrap().unwrap()
}

/// Writes a row behind the book's back.
fn tamper(store: &Shared, area: Area, key: &str, bytes: Option<Vec<u8>>) {
    let head = now(store.head()).unwrap();
    let commit =
        Commit { expected: head.clone(), head: head.unwrap(), replace: false, rows: vec![(area, key.into(), bytes)] };
    now(store.commit(commit)).unwrap();
}

#[test]
fn it_keeps_the_contract_in_the_open_and_sealed() {
    for case in cases::<Sealed<MemoryStore>>() {
        let open = Sealed::new(MemoryStore::default(), random);
        assert_eq!(now((case.run)(open)), Ok(()), "in the open: {}", case.name);
        let store = Sealed::new(MemoryStore::default(), random);
        let (header, key, ..) = vault();
        now(store.protect(header, key)).unwrap();
        assert_eq!(now((case.run)(store)), Ok(()), "sealed: {}", case.name);
    }
}

#[test]
fn protecting_seals_whatever_lay_open_and_ending_it_brings_all_back() {
    let (inside, store, ..) = protected();
    let sealed = lies(&inside);
    assert_eq!(sealed.len(), 5);
    for (area, key, bytes) in &sealed {
        assert!(is_sealed(bytes) && !holds_marker(bytes), "{area:?} {key}");
        assert_eq!(now(store.get(*area, key)).unwrap().as_deref(), Some(MARKER), "{area:?} {key}");
    }
    let head = now(inside.head()).unwrap().unwrap();
    assert!(is_sealed(&head) && !holds_marker(&head));
    now(store.unprotect()).unwrap();
    assert!(lies(&inside).iter().all(|(_, _, bytes)| bytes == MARKER));
    assert_eq!(now(inside.head()).unwrap().as_deref(), Some(MARKER));
    now(store.commit(put(Some(MARKER), b"2", Area::Segments, "book", b"open again"))).unwrap();
    assert_eq!(row(&inside, Area::Segments, "book"), b"open again");
}

#[test]
fn without_the_key_nothing_is_read_or_written() {
    let (inside, _, header, key) = protected();
    let locked = Sealed::new(inside.clone(), random);
    let before = lies(&inside);
    assert_eq!(now(locked.head()), Err(StoreError::Locked));
    assert_eq!(now(locked.get(Area::Segments, "book")), Err(StoreError::Locked));
    assert_eq!(now(locked.page(Area::Journal, &Page::default())), Err(StoreError::Locked));
    assert_eq!(now(locked.commit(put(Some(MARKER), b"2", Area::Segments, "book", b"x"))), Err(StoreError::Locked));
    assert_eq!(now(locked.set_draft("form", Some(b"x".to_vec()))), Err(StoreError::Locked));
    assert_eq!(now(locked.unprotect()), Err(StoreError::Locked));
    assert_eq!(now(locked.header()), Ok(Some(header)));
    assert_eq!(now(locked.unlock(Key::random(random))), Err(StoreError::Corrupt { what: "head".into() }));
    assert_eq!(lies(&inside), before);
    now(locked.unlock(key)).unwrap();
    assert_eq!(now(locked.head()).unwrap().as_deref(), Some(MARKER));
}

#[test]
fn an_older_copy_that_is_put_back_is_named() {
    for (area, key) in [(Area::Segments, "group-1"), (Area::Summaries, "1"), (Area::Journal, "chain/1")] {
        let (inside, store, ..) = protected();
        let old = row(&inside, area, key);
        now(store.commit(put(Some(MARKER), b"2", area, key, b"redacted"))).unwrap();
        tamper(&inside, area, key, Some(old));
        let stale = StoreError::Stale { what: key.into() };
        assert_eq!(now(store.get(area, key)), Err(stale.clone()), "{area:?}");
        assert_eq!(now(store.page(area, &Page::default())), Err(stale), "{area:?}");
    }
}

#[test]
fn rows_that_are_swapped_taken_away_or_added_are_named() {
    let (inside, store, ..) = protected();
    let (book, group) = (row(&inside, Area::Segments, "book"), row(&inside, Area::Segments, "group-1"));
    let damaged = |what: &str| StoreError::Corrupt { what: what.into() };
    tamper(&inside, Area::Segments, "book", Some(group));
    assert_eq!(now(store.get(Area::Segments, "book")), Err(damaged("book")));
    tamper(&inside, Area::Segments, "book", None);
    assert_eq!(now(store.get(Area::Segments, "book")), Err(damaged("book")));
    assert_eq!(now(store.page(Area::Segments, &Page::default())), Err(damaged("book")));
    tamper(&inside, Area::Segments, "book", Some(book.clone()));
    assert!(now(store.page(Area::Segments, &Page::default())).is_ok());
    tamper(&inside, Area::Segments, "group-2", Some(book));
    assert_eq!(now(store.page(Area::Segments, &Page::default())), Err(damaged("group-2")));
    tamper(&inside, Area::Segments, "group-2", Some(b"{}".to_vec()));
    assert_eq!(
        now(store.get(Area::Segments, "group-2")),
        Err(damaged("group-2")),
        "it was never sealed, thus is no copy"
    );
    tamper(&inside, Area::Segments, "group-2", None);
    tamper(&inside, Area::Segments, "book", Some(b"{}".to_vec()));
    assert_eq!(now(store.get(Area::Segments, "book")), Err(damaged("book")), "an open row is none of a protected book");
}

#[test]
fn a_row_of_before_a_restore_and_a_removed_entry_do_not_come_back() {
    let (inside, store, _, key) = protected();
    let entry = row(&inside, Area::Journal, "chain/1");
    let restore = Commit { replace: true, ..put(Some(MARKER), b"2", Area::Journal, "chain/1", b"restored") };
    now(store.commit(restore)).unwrap();
    tamper(&inside, Area::Journal, "chain/1", Some(entry.clone()));
    assert_eq!(now(store.get(Area::Journal, "chain/1")), Err(StoreError::Corrupt { what: "chain/1".into() }));
    let removal = Commit {
        rows: vec![(Area::Journal, "chain/1".into(), None)],
        ..put(Some(b"2"), b"3", Area::Segments, "book", b"x")
    };
    let removed = row(&inside, Area::Journal, "chain/1");
    now(store.commit(removal)).unwrap();
    tamper(&inside, Area::Journal, "chain/1", Some(removed));
    let again = Sealed::new(inside, random);
    now(again.unlock(key)).unwrap();
    for store in [store, again] {
        assert_eq!(now(store.get(Area::Journal, "chain/1")), Err(StoreError::Stale { what: "chain/1".into() }));
    }
}

/// Entries stay out of the head, or it would grow with each save.
#[test]
fn an_entry_stands_in_the_head_only_once_it_was_written_again_or_removed() {
    let (inside, store, _, key) = protected();
    let listed = || {
        let head = OpenHead::open(&key, &now(inside.head()).unwrap().unwrap()).unwrap();
        head.manifest.keys(Area::Journal).collect::<Vec<_>>().join(" ")
    };
    let entries = |expected: &[u8], next: &[u8], rows: &[(&str, Option<&[u8]>)]| Commit {
        rows: rows.iter().map(|(key, bytes)| (Area::Journal, (*key).into(), bytes.map(<[u8]>::to_vec))).collect(),
        ..put(Some(expected), next, Area::Journal, "", b"")
    };
    let stands = |key| now(store.get(Area::Journal, key)).unwrap();
    assert_eq!(listed(), "");
    now(store.commit(entries(MARKER, b"1", &[("chain/2", Some(b"second")), ("chain/3", Some(b"third"))]))).unwrap();
    assert_eq!(listed(), "");
    now(store.commit(entries(b"1", b"2", &[("chain/2", Some(b"redacted"))]))).unwrap();
    assert_eq!((listed().as_str(), stands("chain/2").as_deref()), ("chain/2", Some(&b"redacted"[..])));
    now(store.commit(entries(b"2", b"3", &[("chain/3", None)]))).unwrap();
    assert_eq!((listed().as_str(), stands("chain/3")), ("chain/2 chain/3", None));
    now(store.commit(entries(b"3", b"4", &[("chain/3", Some(b"third again"))]))).unwrap();
    assert_eq!((listed().as_str(), stands("chain/3").as_deref()), ("chain/2 chain/3", Some(&b"third again"[..])));
    let restored = [("chain/1", Some(&b"first"[..])), ("chain/2", Some(b"second"))];
    now(store.commit(Commit { replace: true, ..entries(b"4", b"5", &restored) })).unwrap();
    assert_eq!(listed(), "");
    assert_eq!(restored.map(|(key, _)| stands(key)), restored.map(|(_, bytes)| bytes.map(<[u8]>::to_vec)));
}

#[test]
fn a_change_of_passphrase_rewrites_no_row() {
    let (inside, store, header, key) = protected();
    let before = lies(&inside);
    let derived = Key::random(random);
    now(store.rewrap(header.with_passphrase(&key, &derived, random).unwrap())).unwrap();
    assert_eq!(lies(&inside), before);
    let again = Sealed::new(inside, random);
    let header = now(again.header()).unwrap().unwrap();
    now(again.unlock(header.open(&derived).unwrap())).unwrap();
    assert_eq!(now(again.get(Area::Segments, "book")).unwrap().as_deref(), Some(MARKER));
}

#[test]
fn a_fault_while_protecting_leaves_the_book_in_the_open_and_whole() {
    for calls in 0..8 {
        let inside = Shared::default();
        filled(&inside);
        let store = Sealed::new(inside.clone(), random);
        inside.0.fail_after(calls, StoreError::Quota);
        let (header, key, ..) = vault();
        let result = now(store.protect(header, key));
        inside.0.fail_after(u32::MAX, StoreError::Quota);
        let (open, sealed): (Vec<_>, Vec<_>) = lies(&inside).into_iter().partition(|(_, _, bytes)| bytes == MARKER);
        assert_eq!(
            (open.len(), sealed.len()),
            if result.is_ok() { (0, 5) } else { (5, 0) },
            "after {calls} calls: {result:?}"
        );
    }
}

/// What a save costs more, printed: `cargo test --no-default-features --test vault -- --nocapture cost`.
#[test]
fn the_cost_of_a_save_is_measured() {
    for groups in [10, 100, 1_000] {
        let inside = Shared::default();
        let store = Sealed::new(inside.clone(), random);
        let rows = (0..groups).flat_map(|number| {
            let key = format!("01932b1c-7d4e-7000-8000-{number:012}");
            [
                (Area::Segments, format!("group-{key}")),
                (Area::Segments, format!("private-{key}")),
                (Area::Summaries, key),
            ]
        });
        let rows = rows.map(|(area, key)| (area, key, Some(vec![b'x'; 2_000]))).collect();
        now(store.commit(Commit { head: b"1".to_vec(), rows, ..Commit::default() })).unwrap();
        let (header, key, ..) = vault();
        now(store.protect(header, key)).unwrap();
        let entry = |head: &[u8], next: &[u8]| {
            let mut commit = put(
                Some(head),
                next,
                Area::Segments,
                &format!("group-01932b1c-7d4e-7000-8000-{:012}", 3),
                &[b'y'; 50_000],
            );
            commit.rows.push((Area::Journal, "chain/1".into(), Some(vec![b'z'; 2_000])));
            commit
        };
        let started = std::time::Instant::now();
        now(store.commit(entry(b"1", b"2"))).unwrap();
        let took = started.elapsed();
        let head = now(inside.head()).unwrap().unwrap().len();
        let over = row(&inside, Area::Journal, "chain/1").len() - 2_000;
        println!(
            "{groups} groups: {head} bytes of head, {over} bytes a row, a save of 52 KB sealed in {took:?} (memory copies included)"
        );
        assert!(over < 64 && head < 64 * 3 * groups + 400, "{over} {head}");
    }
}
