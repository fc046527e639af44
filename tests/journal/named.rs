//! What one copy took away and another names.

use crate::merging::{key, start};
use crate::small::{group, member, note, person};
use crate::uniting::{clash_of, decide, restored, take_in};
use circlebook::domain::clash::Cause;
use circlebook::journal::merge::Choice;

#[test]
fn a_record_that_another_names_is_not_taken_away() {
    let (mut mine, mut theirs) = start();
    mine.remove(&person(2, "B")).unwrap();
    theirs.put([member(12, 1, 2)]).unwrap();
    let (of, home) = key(&person(2, ""));
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Named);
    assert!(mine.book.get(home, of).is_some());
}

#[test]
fn what_was_taken_away_twice_stays_where_another_copy_names_it() {
    let (mut mine, mut theirs) = start();
    let mut third = restored(&mine, 3);
    let (of, home) = key(&group(2, ""));
    mine.put([group(2, "H")]).unwrap();
    take_in(&mut theirs, &mine);
    take_in(&mut third, &mine);
    // taken away, kept because a note names it, and taken away again by a decision once that note is gone
    theirs.put([note(16, 2, 2, "")]).unwrap();
    mine.remove(&group(2, "")).unwrap();
    take_in(&mut mine, &theirs);
    mine.remove(&note(16, 2, 2, "")).unwrap();
    let clash = clash_of(&mine, of, home).unwrap();
    assert_eq!(clash.cause, Cause::Named);
    let removal = *clash.versions.last().unwrap();
    assert!(decide(&mut mine, of, home, &Choice::Version(removal)));
    assert_eq!(mine.book.get(home, of), None);
    // a third copy names it too
    third.put([note(15, 2, 1, "")]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &third);
    take_in(&mut third, &other);
    assert_eq!(mine.records(), third.records());
    let clash = clash_of(&mine, of, home).unwrap();
    assert_eq!((clash.cause, clash.versions.len()), (Cause::Named, 2));
    assert_eq!(mine.book.get(home, of).unwrap().record, group(2, "H"));
    assert!(!take_in(&mut mine, &third), "both come to the same");
}
