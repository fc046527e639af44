//! What came after a head that was noted.

use crate::every_kind::GROUP;
use crate::marked::{AT, MENTOR, correct, desk, pack};
use circlebook::domain::record::{Entity, Kind, Record};
use circlebook::evidence::pack::Period;
use circlebook::evidence::verify::ahead::{ahead, beside};
use circlebook::evidence::verify::book::between;
use circlebook::evidence::verify::noted::noted;
use circlebook::journal::entry::Entry;
use circlebook::journal::trail::What;

fn corrected() -> (crate::desk::Desk, crate::desk::Desk) {
    let before = desk();
    let mut after = before.clone();
    for record in before.records() {
        if let Record::Need(mut need) = record {
            need.text.push_str(" and more");
            correct(&mut after, need.into());
        }
    }
    (before, after)
}

#[test]
fn entries_after_the_noted_head_are_named() {
    let (before, after) = corrected();
    let head = before.head.hash.unwrap();
    let found = ahead(&after.entries, &noted(&head.to_string()).unwrap()).unwrap();
    assert_eq!(Some(found.head), before.head.revision());
    let later: Vec<_> = after.entries[before.entries.len()..].iter().map(Entry::revision).collect();
    assert!(!later.is_empty());
    assert_eq!((found.later, found.broken), (later, Vec::new()));
    assert!(ahead(&before.entries, &noted(&head.to_string()).unwrap()).unwrap().later.is_empty());
}

#[test]
fn a_journal_that_was_made_anew_does_not_hold_the_noted_head() {
    let (before, mut after) = corrected();
    let typed = noted(&before.head.hash.unwrap().to_string()[..20]).unwrap();
    let last = before.entries.len() - 1;
    after.entries[last].actor = None;
    after.entries[last].hash = circlebook::journal::chain::hash(&after.entries[last]).unwrap();
    assert_eq!(ahead(&after.entries, &typed), None);
    // one that was changed before the head, and kept it, contradicts itself
    let mut patched = before.clone();
    patched.entries[last - 1].actor = None;
    let found = ahead(&patched.entries, &typed).unwrap();
    assert_eq!(found.broken[0].at, patched.entries[last - 1].revision());
}

#[test]
fn a_pack_beside_the_book_says_what_came_later_and_what_is_no_more() {
    let (before, mut after) = corrected();
    let chain = pack(&before, None, Period::default(), AT).chain.unwrap();
    let found = beside(&chain, &after.entries);
    assert!(found.holds_all());
    assert_eq!(found.later.len(), after.entries.len() - before.entries.len());
    let later = pack(&after, None, Period::default(), AT).chain.unwrap();
    assert_eq!(beside(&chain, &later.entries), found, "a later pack says the same");
    let gone = after.entries.remove(3).revision();
    assert_eq!(beside(&chain, &after.entries).missing, [gone]);
    let (_, mut other) = corrected();
    other.entries[3].hash = other.entries[4].hash;
    assert_eq!(beside(&chain, &other.entries).other, [other.entries[3].revision()]);
    assert!(before.book.group(GROUP).is_some() && before.book.shelf.code_name(MENTOR).is_some());
}

#[test]
fn a_pack_beside_a_later_one_says_what_became_of_each_record() {
    let before = desk();
    let chain = |desk: &crate::desk::Desk| pack(desk, None, Period::default(), AT).chain.unwrap();
    let earlier = chain(&before);
    assert_eq!(between(&earlier, &chain(&before)), []);

    // In many packs nothing names the group itself, until a correction of it does.
    let key = before.book.group(GROUP).unwrap().group().unwrap().key();
    let mut unnamed = earlier.clone();
    unnamed.held.retain(|held| held.key != key);
    assert_eq!(between(&unnamed, &chain(&before)), []);
    let mut changed = before.clone();
    let mut group = changed.book.group(GROUP).unwrap().group().unwrap().clone();
    group.name.push_str(" and more");
    correct(&mut changed, group.into());
    for earlier in [&earlier, &unnamed] {
        let found = between(earlier, &chain(&changed));
        assert_eq!(found.iter().map(|told| told.key).collect::<Vec<_>>(), [key]);
        let What::Changed(lines) = &found[0].what else { panic!("{found:?}") };
        assert_eq!(lines.len(), 1, "{lines:?}");
    }

    let need = before.records().into_iter().find(|record| record.key().kind == Kind::Need).unwrap();
    let Record::Need(mut another) = need else { panic!("a need") };
    another.id = circlebook::domain::ids::NeedId::from_number(0x7777);
    let mut added = before.clone();
    added.put([another.clone().into()]).unwrap();
    let found = between(&earlier, &chain(&added));
    assert!(matches!(&found[..], [told] if matches!(told.what, What::New(_))), "{found:?}");

    let mut removed = added.clone();
    removed.remove(&another.into()).unwrap();
    let found = between(&chain(&added), &chain(&removed));
    assert!(matches!(&found[..], [told] if matches!(told.what, What::Removed(_))), "{found:?}");
}

#[test]
fn what_only_another_period_shows_did_not_change() {
    let desk = desk();
    let chain = |period| pack(&desk, None, period, AT).chain.unwrap();
    let day = "1990-01-01".parse().unwrap();
    let (all, none) = (chain(Period::default()), chain(Period { from: None, to: Some(day) }));
    assert!(none.held.len() < all.held.len());
    assert_eq!((between(&all, &none), between(&none, &all)), (Vec::new(), Vec::new()));
}
