//! One book in several tabs: what each knows of its protection, and what it may do while another tab changes it.

use super::store::{MARKER, Shared, filled, protected, row};
use super::{lies, now, random, vault};
use circlebook::storage::contract::put;
use circlebook::storage::{Area, Page, Store, StoreError};
use circlebook::vault::sealed::Sealed;

#[test]
fn a_tab_knows_whether_the_book_is_protected_and_holds_the_key_only_while_it_is_unlocked() {
    let (inside, mine, _, key) = protected();
    let knows = |tab: &Sealed<Shared>| (tab.is_protected(), tab.key());
    assert_eq!(knows(&mine), (true, Some(key.clone())));
    let theirs = Sealed::new(inside, random);
    assert_eq!(knows(&theirs), (false, None), "the head was not read yet");
    assert_eq!(now(theirs.head()), Err(StoreError::Locked));
    assert_eq!(knows(&theirs), (true, None));
    now(theirs.unlock(key.clone())).unwrap();
    assert_eq!(knows(&theirs), (true, Some(key)));
    now(theirs.unprotect()).unwrap();
    assert_eq!(knows(&theirs), (false, None));
    let (_, wiped, ..) = protected();
    now(wiped.wipe()).unwrap();
    assert_eq!(knows(&wiped), (false, None));
}

#[test]
fn a_book_that_was_protected_before_its_first_save_is_read_in_another_tab() {
    let inside = Shared::default();
    let (mine, theirs) = (Sealed::new(inside.clone(), random), Sealed::new(inside.clone(), random));
    now(mine.set_draft("form", Some(MARKER.to_vec()))).unwrap();
    let (header, key, ..) = vault();
    now(mine.protect(header, key.clone())).unwrap();
    now(theirs.unlock(key)).unwrap();
    assert_eq!(now(theirs.head()), Ok(None));
    assert_eq!(now(theirs.get(Area::Drafts, "form")).unwrap().as_deref(), Some(MARKER));
    now(theirs.unprotect()).unwrap();
    assert_eq!(now(inside.head()), Ok(None));
    assert_eq!(lies(&inside), [(Area::Drafts, "form".into(), MARKER.to_vec())]);
}

#[test]
fn a_row_that_was_sealed_meanwhile_is_not_shown_as_it_lies() {
    let inside = Shared::default();
    let (mine, theirs) = (Sealed::new(inside.clone(), random), Sealed::new(inside, random));
    filled(&mine);
    let before = now(theirs.page(Area::Segments, &Page::default())).unwrap();
    assert_eq!(before.len(), 2);
    let (header, key, ..) = vault();
    now(mine.protect(header, key)).unwrap();
    assert_eq!(now(theirs.get(Area::Segments, "book")), Err(StoreError::Locked));
    assert_eq!(now(theirs.page(Area::Segments, &Page::default())), Err(StoreError::Locked));
}

#[test]
fn a_sealed_head_is_never_replaced_by_an_open_one() {
    let inside = Shared::default();
    let (mine, theirs) = (Sealed::new(inside.clone(), random), Sealed::new(inside.clone(), random));
    filled(&mine);
    assert_eq!(now(theirs.head()).unwrap().as_deref(), Some(MARKER));
    let (header, key, ..) = vault();
    now(mine.protect(header, key)).unwrap();
    let (head, before) = (now(inside.head()).unwrap(), lies(&inside));
    let commit = put(head.as_deref(), b"2", Area::Segments, "book", MARKER);
    assert_eq!(now(theirs.commit(commit)), Err(StoreError::Locked));
    assert_eq!((now(inside.head()).unwrap(), lies(&inside)), (head, before));
}

#[test]
fn a_book_that_is_protected_while_its_head_is_read_is_not_taken_for_an_open_one() {
    let inside = Shared::default();
    let [mine, theirs] = [(); 2].map(|()| Sealed::new(inside.clone(), random));
    filled(&mine);
    let (header, key, ..) = vault();
    inside.meanwhile(move || now(theirs.protect(header, key)).unwrap());
    assert_eq!(now(mine.head()).unwrap().as_deref(), Some(MARKER), "the head as it was when it was read");
    assert_eq!(now(mine.head()), Err(StoreError::Locked));
}

#[test]
fn a_book_that_two_tabs_protect_at_once_is_sealed_once() {
    let inside = Shared::default();
    let [mine, theirs, third] = [(); 3].map(|()| Sealed::new(inside.clone(), random));
    filled(&mine);
    let ((header, key, ..), (other, its, ..)) = (vault(), vault());
    let kept = key.clone();
    inside.meanwhile(move || now(theirs.protect(header, key)).unwrap());
    assert_eq!(now(mine.protect(other, its)), Err(StoreError::HeadMoved));
    now(third.unlock(kept)).unwrap();
    assert_eq!(now(third.head()).unwrap().as_deref(), Some(MARKER));
    assert_eq!(now(third.get(Area::Segments, "book")).unwrap().as_deref(), Some(MARKER));
}

#[test]
fn what_a_newer_version_sealed_is_said_to_be_newer_and_left_alone() {
    let (inside, unlocked, ..) = protected();
    let head = now(inside.head()).unwrap();
    let mut newer = row(&inside, Area::Segments, "book");
    newer[1] = 2;
    let mut commit = put(head.as_deref(), &head.clone().unwrap(), Area::Segments, "book", &newer);
    now(inside.commit(commit.clone())).unwrap();
    assert_eq!(now(unlocked.get(Area::Segments, "book")), Err(StoreError::Newer));
    assert_eq!(now(unlocked.page(Area::Segments, &Page::default())), Err(StoreError::Newer));
    commit.head[4] = 2;
    now(inside.commit(commit)).unwrap();
    let before = lies(&inside);
    for tab in [unlocked, Sealed::new(inside.clone(), random)] {
        assert_eq!(now(tab.head()), Err(StoreError::Newer));
        assert_eq!(now(tab.header()), Err(StoreError::Newer));
        assert_eq!(now(tab.set_draft("form", Some(MARKER.to_vec()))), Err(StoreError::Newer));
    }
    assert_eq!(lies(&inside), before);
}

#[test]
fn the_room_that_is_told_is_that_of_the_store_inside() {
    let (inside, store, ..) = protected();
    let told = now(store.estimate()).unwrap();
    assert!(told.used.is_some_and(|used| used > 0), "{told:?}");
    assert_eq!(Ok(told), now(inside.estimate()));
}

#[test]
fn a_tab_that_held_the_open_book_writes_nothing_more() {
    let inside = Shared::default();
    let (mine, theirs) = (Sealed::new(inside.clone(), random), Sealed::new(inside.clone(), random));
    filled(&mine);
    assert_eq!(now(theirs.head()).unwrap().as_deref(), Some(MARKER));
    let (header, key, ..) = vault();
    now(mine.protect(header, key.clone())).unwrap();
    let before = lies(&inside);
    assert_eq!(now(theirs.commit(put(Some(MARKER), b"2", Area::Segments, "book", MARKER))), Err(StoreError::HeadMoved));
    assert_eq!(now(theirs.set_draft("form", Some(MARKER.to_vec()))), Err(StoreError::Locked));
    assert_eq!(now(theirs.get(Area::Segments, "book")), Err(StoreError::Locked));
    assert_eq!(lies(&inside), before);
    // And the other way round: an open head in place of the sealed one is not followed.
    now(theirs.unlock(key)).unwrap();
    now(mine.unprotect()).unwrap();
    assert_eq!(now(theirs.head()), Err(StoreError::Locked));
    assert_eq!(now(theirs.set_draft("form", Some(MARKER.to_vec()))), Err(StoreError::Locked));
}

#[test]
fn two_unlocked_tabs_read_what_the_other_saved() {
    let (inside, mine, _, key) = protected();
    let theirs = Sealed::new(inside, random);
    now(theirs.unlock(key)).unwrap();
    now(mine.commit(put(Some(MARKER), b"2", Area::Segments, "book", b"mine"))).unwrap();
    assert_eq!(
        now(theirs.commit(put(Some(MARKER), b"2", Area::Segments, "book", b"theirs"))),
        Err(StoreError::HeadMoved)
    );
    assert_eq!(now(theirs.get(Area::Segments, "book")).unwrap().as_deref(), Some(&b"mine"[..]));
    assert_eq!(now(theirs.head()).unwrap().as_deref(), Some(&b"2"[..]));
    now(theirs.commit(put(Some(b"2"), b"3", Area::Segments, "book", b"theirs"))).unwrap();
    let segments = now(mine.page(Area::Segments, &Page::default())).unwrap();
    assert_eq!(segments, [("book".into(), b"theirs".to_vec()), ("group-1".into(), MARKER.to_vec())]);
}
