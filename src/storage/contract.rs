//! What every store must do, as cases that run on any adapter: natively on memory, in the browser on its database.

use super::{Area, Commit, Page, Store, StoreError};
use std::pin::Pin;

/// What a case found: nothing, or what was wrong.
pub type Outcome = Result<(), String>;

/// One case: it takes an empty store and says what is wrong with it.
pub struct Case<S> {
    /// What the store must do.
    pub name: &'static str,
    /// Tries it.
    pub run: fn(S) -> Pin<Box<dyn Future<Output = Outcome>>>,
}

/// Every case, for a store of this kind.
#[must_use]
pub fn cases<S: Store + 'static>() -> Vec<Case<S>> {
    vec![
        Case { name: "a new store is empty", run: |store| Box::pin(new_is_empty(store)) },
        Case { name: "a save writes head and rows together", run: |store| Box::pin(writes_together(store)) },
        Case {
            name: "a save against a head that moved writes nothing",
            run: |store| Box::pin(refuses_a_moved_head(store)),
        },
        Case { name: "a page keeps prefix, order, start and limit", run: |store| Box::pin(pages(store)) },
        Case { name: "drafts are overwritten beside the head", run: |store| Box::pin(drafts(store)) },
        Case { name: "a replacing save leaves only drafts and its own rows", run: |store| Box::pin(replaces(store)) },
        Case { name: "wiping leaves nothing", run: |store| Box::pin(wipes(store)) },
        Case { name: "bytes come back as they were", run: |store| Box::pin(keeps_bytes(store)) },
    ]
}

/// A save of one row.
#[must_use]
pub fn put(expected: Option<&[u8]>, head: &[u8], area: Area, key: &str, bytes: &[u8]) -> Commit {
    Commit {
        expected: expected.map(<[u8]>::to_vec),
        head: head.to_vec(),
        replace: false,
        rows: vec![(area, key.to_owned(), Some(bytes.to_vec()))],
    }
}

fn same<T: PartialEq + std::fmt::Debug>(found: Result<T, StoreError>, expected: T, what: &str) -> Outcome {
    match found {
        Ok(found) if found == expected => Ok(()),
        found => Err(format!("{what}: expected {expected:?}, found {found:?}")),
    }
}

fn done(result: Result<(), StoreError>) -> Outcome {
    result.map_err(|error| error.to_string())
}

async fn keys<S: Store>(store: &S, area: Area, page: &Page) -> Result<Vec<String>, StoreError> {
    Ok(store.page(area, page).await?.into_iter().map(|(key, _)| key).collect())
}

async fn new_is_empty<S: Store>(store: S) -> Outcome {
    same(store.head().await, None, "head")?;
    for area in Area::ALL {
        same(store.get(area, "book").await, None, area.name())?;
        same(store.page(area, &Page::default()).await, Vec::new(), area.name())?;
    }
    Ok(())
}

async fn writes_together<S: Store>(store: S) -> Outcome {
    let mut commit = put(None, b"1", Area::Segments, "book", b"records");
    commit.rows.push((Area::Journal, "chain/1".into(), Some(b"entry".to_vec())));
    commit.rows.push((Area::Summaries, "group-1".into(), Some(b"summary".to_vec())));
    done(store.commit(commit).await)?;
    same(store.head().await, Some(b"1".to_vec()), "head")?;
    same(store.get(Area::Segments, "book").await, Some(b"records".to_vec()), "segment")?;
    same(store.get(Area::Journal, "chain/1").await, Some(b"entry".to_vec()), "entry")?;
    let removal = Commit {
        expected: Some(b"1".to_vec()),
        head: b"2".to_vec(),
        replace: false,
        rows: vec![(Area::Summaries, "group-1".into(), None)],
    };
    done(store.commit(removal).await)?;
    same(store.get(Area::Summaries, "group-1").await, None, "removed summary")?;
    same(store.get(Area::Segments, "book").await, Some(b"records".to_vec()), "segment that was left alone")
}

async fn refuses_a_moved_head<S: Store>(store: S) -> Outcome {
    done(store.commit(put(None, b"1", Area::Segments, "book", b"first")).await)?;
    for expected in [None, Some(&b"0"[..])] {
        match store.commit(put(expected, b"2", Area::Segments, "book", b"second")).await {
            Err(StoreError::HeadMoved) => {}
            other => return Err(format!("expected a moved head, found {other:?}")),
        }
    }
    same(store.head().await, Some(b"1".to_vec()), "head")?;
    same(store.get(Area::Segments, "book").await, Some(b"first".to_vec()), "segment")
}

async fn pages<S: Store>(store: S) -> Outcome {
    let rows = ["a/1", "a/2", "a/3", "b/1"].map(|key| (Area::Journal, key.to_owned(), Some(Vec::new())));
    let commit = Commit { head: b"1".to_vec(), rows: rows.into(), ..Commit::default() };
    done(store.commit(commit).await)?;
    let cases: [(Page, &[&str]); 6] = [
        (Page::default(), &["a/1", "a/2", "a/3", "b/1"]),
        (Page::of("a/"), &["a/1", "a/2", "a/3"]),
        (Page { limit: Some(2), ..Page::of("a/") }, &["a/1", "a/2"]),
        (Page { after: Some("a/2".into()), ..Page::of("a/") }, &["a/3"]),
        (Page { descending: true, limit: Some(2), ..Page::of("a/") }, &["a/3", "a/2"]),
        (Page { descending: true, after: Some("a/2".into()), ..Page::default() }, &["a/1"]),
    ];
    for (page, expected) in cases {
        let expected: Vec<String> = expected.iter().map(|key| (*key).to_owned()).collect();
        same(keys(&store, Area::Journal, &page).await, expected, &format!("{page:?}"))?;
    }
    same(keys(&store, Area::Segments, &Page::default()).await, Vec::new(), "another area")
}

async fn drafts<S: Store>(store: S) -> Outcome {
    done(store.set_draft("session", Some(b"one".to_vec())).await)?;
    done(store.set_draft("session", Some(b"two".to_vec())).await)?;
    same(store.head().await, None, "head")?;
    same(store.get(Area::Drafts, "session").await, Some(b"two".to_vec()), "draft")?;
    done(store.set_draft("session", None).await)?;
    same(store.get(Area::Drafts, "session").await, None, "removed draft")
}

async fn replaces<S: Store>(store: S) -> Outcome {
    done(store.set_draft("session", Some(b"draft".to_vec())).await)?;
    done(store.commit(put(None, b"1", Area::Segments, "group-1", b"old")).await)?;
    let restore = Commit { replace: true, ..put(Some(b"1"), b"2", Area::Segments, "group-2", b"new") };
    done(store.commit(restore).await)?;
    same(keys(&store, Area::Segments, &Page::default()).await, vec!["group-2".to_owned()], "segments")?;
    same(store.get(Area::Drafts, "session").await, Some(b"draft".to_vec()), "draft")
}

async fn wipes<S: Store>(store: S) -> Outcome {
    done(store.set_draft("session", Some(b"draft".to_vec())).await)?;
    done(store.commit(put(None, b"1", Area::Segments, "book", b"records")).await)?;
    done(store.wipe().await)?;
    new_is_empty(store).await
}

async fn keeps_bytes<S: Store>(store: S) -> Outcome {
    let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(100_000).collect();
    done(store.commit(put(None, &bytes, Area::Segments, "é/😀", &bytes)).await)?;
    same(store.head().await, Some(bytes.clone()), "head")?;
    same(store.get(Area::Segments, "é/😀").await, Some(bytes), "segment")?;
    match store.estimate().await {
        Ok(estimate) if estimate.used.is_none_or(|used| used > 0) => Ok(()),
        other => Err(format!("estimate: {other:?}")),
    }
}
