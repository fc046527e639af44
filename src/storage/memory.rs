//! A store in memory, for tests and for a book that is only looked at; it fails on demand.

use super::{Area, Commit, Estimate, Page, Row, Store, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// A store in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    head: RefCell<Option<Vec<u8>>>,
    rows: RefCell<BTreeMap<(Area, String), Vec<u8>>>,
    fault: RefCell<Option<(u32, StoreError)>>,
    quota: Cell<Option<u64>>,
}

impl MemoryStore {
    /// Lets `calls` more calls succeed, then fails one with `error`.
    pub fn fail_after(&self, calls: u32, error: StoreError) {
        self.fault.replace(Some((calls, error)));
    }

    /// Refuses every write that would keep more than `bytes`.
    pub fn limit(&self, bytes: u64) {
        self.quota.set(Some(bytes));
    }

    fn call(&self) -> Result<(), StoreError> {
        match self.fault.take() {
            Some((0, error)) => Err(error),
            Some((calls, error)) => {
                self.fault.replace(Some((calls - 1, error)));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn write(&self, change: impl FnOnce(&mut BTreeMap<(Area, String), Vec<u8>>)) -> Result<(), StoreError> {
        let mut rows = self.rows.borrow().clone();
        change(&mut rows);
        if self.quota.get().is_some_and(|quota| size(&rows) > quota) {
            return Err(StoreError::Quota);
        }
        self.rows.replace(rows);
        Ok(())
    }
}

fn size(rows: &BTreeMap<(Area, String), Vec<u8>>) -> u64 {
    rows.iter().map(|((_, key), bytes)| (key.len() + bytes.len()) as u64).sum()
}

fn set(rows: &mut BTreeMap<(Area, String), Vec<u8>>, area: Area, key: String, bytes: Option<Vec<u8>>) {
    match bytes {
        Some(bytes) => rows.insert((area, key), bytes),
        None => rows.remove(&(area, key)),
    };
}

impl Store for MemoryStore {
    async fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.call()?;
        Ok(self.head.borrow().clone())
    }

    async fn get(&self, area: Area, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.call()?;
        Ok(self.rows.borrow().get(&(area, key.to_owned())).cloned())
    }

    async fn page(&self, area: Area, page: &Page) -> Result<Vec<Row>, StoreError> {
        self.call()?;
        let rows = self.rows.borrow();
        let held = rows.iter().filter(|((of, key), _)| *of == area && page.holds(key));
        let mut held: Vec<Row> = held.map(|((_, key), bytes)| (key.clone(), bytes.clone())).collect();
        if page.descending {
            held.reverse();
        }
        held.truncate(page.limit.unwrap_or(usize::MAX));
        Ok(held)
    }

    async fn commit(&self, commit: Commit) -> Result<(), StoreError> {
        self.call()?;
        if *self.head.borrow() != commit.expected {
            return Err(StoreError::HeadMoved);
        }
        self.write(|rows| {
            if commit.replace {
                rows.retain(|(area, _), _| *area == Area::Drafts);
            }
            for (area, key, bytes) in commit.rows {
                set(rows, area, key, bytes);
            }
        })?;
        self.head.replace(Some(commit.head));
        Ok(())
    }

    async fn set_draft(&self, key: &str, bytes: Option<Vec<u8>>) -> Result<(), StoreError> {
        self.call()?;
        self.write(|rows| set(rows, Area::Drafts, key.to_owned(), bytes))
    }

    async fn wipe(&self) -> Result<(), StoreError> {
        self.call()?;
        self.head.replace(None);
        self.rows.replace(BTreeMap::new());
        Ok(())
    }

    async fn estimate(&self) -> Result<Estimate, StoreError> {
        self.call()?;
        Ok(Estimate { used: Some(size(&self.rows.borrow())), quota: self.quota.get() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::contract::{cases, put};
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn now<F: Future>(future: F) -> F::Output {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => output,
            Poll::Pending => panic!("a store in memory never waits"),
        }
    }

    #[test]
    fn it_keeps_the_contract() {
        for case in cases::<MemoryStore>() {
            assert_eq!(now((case.run)(MemoryStore::default())), Ok(()), "{}", case.name);
        }
    }

    #[test]
    fn a_fault_leaves_everything_as_it_was() {
        for error in [StoreError::Quota, StoreError::Unavailable, StoreError::Blocked, StoreError::Backend("x".into())]
        {
            let store = MemoryStore::default();
            now(store.commit(put(None, b"1", Area::Segments, "book", b"old"))).unwrap();
            store.fail_after(0, error.clone());
            assert_eq!(now(store.commit(put(Some(b"1"), b"2", Area::Segments, "book", b"new"))), Err(error));
            assert_eq!(now(store.head()), Ok(Some(b"1".to_vec())));
            assert_eq!(now(store.get(Area::Segments, "book")), Ok(Some(b"old".to_vec())));
        }
    }

    #[test]
    fn a_full_store_refuses_the_whole_save() {
        let store = MemoryStore::default();
        store.limit(8);
        let mut commit = put(None, b"1", Area::Segments, "book", b"old");
        commit.rows.push((Area::Journal, "chain/1".into(), Some(vec![0; 9])));
        assert_eq!(now(store.commit(commit)), Err(StoreError::Quota));
        assert_eq!(now(store.estimate()), Ok(Estimate { used: Some(0), quota: Some(8) }));
        assert_eq!(now(store.head()), Ok(None));
    }
}
