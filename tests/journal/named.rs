//! What one copy took away and another names.

use crate::copies::named;
use crate::erasing::session;
use crate::merging::{key, start};
use crate::small::{group, member, note, person};
use crate::uniting::{clash_of, decide, restored, take_in};
use circlebook::domain::clash::Cause;
use circlebook::domain::record::Record;
use circlebook::journal::entry::Act;
use circlebook::journal::merge::Choice;
use serde_json::{Value, json};

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
    let put = clash.versions[0];
    assert!(decide(&mut mine, of, home, &Choice::Version(removal)));
    assert_eq!(mine.book.get(home, of), None);
    let decided = mine.entries.iter().find(|entry| entry.label.act == Act::Decide).unwrap().revision();
    // a third copy names it too
    third.put([note(15, 2, 1, "")]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &third);
    take_in(&mut third, &other);
    assert_eq!(mine.records(), third.records());
    let clash = clash_of(&mine, of, home).unwrap();
    assert_eq!((clash.cause, clash.versions), (Cause::Named, vec![put, decided]), "as it was before the first removal");
    assert_eq!(mine.book.get(home, of).unwrap().record, group(2, "H"));
    assert!(!take_in(&mut mine, &third), "both come to the same");
}

#[test]
fn what_comes_back_is_what_two_copies_had_been_united_to() {
    let (mut mine, mut theirs) = start();
    let mut third = restored(&mine, 3);
    mine.put([named(2, "B", "Bert", "")]).unwrap();
    theirs.put([named(2, "B", "", "late")]).unwrap();
    take_in(&mut mine, &theirs);
    take_in(&mut third, &mine);
    mine.remove(&person(2, "")).unwrap();
    third.put([member(12, 1, 2)]).unwrap();
    let (of, home) = key(&person(2, ""));
    let other = mine.clone();
    take_in(&mut mine, &third);
    take_in(&mut third, &other);
    assert_eq!(mine.records(), third.records());
    assert_eq!(mine.book.get(home, of).unwrap().record, named(2, "B", "Bert", "late"));
    assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Named);
}

#[test]
fn what_is_named_and_was_changed_against_a_removal_is_still_a_clash_of_the_two() {
    let (mut mine, mut theirs) = start();
    // something else that is gone, and nobody names it
    mine.put([person(3, "C")]).unwrap();
    take_in(&mut theirs, &mine);
    mine.remove(&person(3, "")).unwrap();
    mine.remove(&person(2, "")).unwrap();
    theirs.put([person(2, "B2"), member(12, 1, 2)]).unwrap();
    let (of, home) = key(&person(2, ""));
    take_in(&mut mine, &theirs);
    assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Removal);
    assert_eq!(mine.book.get(home, of).unwrap().record, person(2, "B2"));
}

#[test]
fn an_incident_that_a_session_of_another_copy_names_is_not_taken_away() {
    let (mut mine, mut theirs) = start();
    let [id, group] = ["91", "01"].map(|number| format!("00000000-0000-0000-0000-0000000000{number}"));
    let naming = |confidentiality: Value| -> Record {
        serde_json::from_value(json!({"session": {"id": "00000000-0000-0000-0000-000000000090", "group": group,
            "confidentiality": confidentiality}}))
        .unwrap()
    };
    let incident: Record = serde_json::from_value(json!({"incident": {"id": id, "group": group,
        "session": "00000000-0000-0000-0000-000000000090", "on": "2021-09-07", "text": "it was told"}}))
    .unwrap();
    mine.put([naming(Value::Null), incident.clone()]).unwrap();
    take_in(&mut theirs, &mine);
    mine.remove(&incident).unwrap();
    theirs.put([naming(json!({"on": "2021-09-07", "incident": id}))]).unwrap();
    let (of, home) = key(&incident);
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    assert_eq!(mine.book.get(home, of).unwrap().record, incident);
    assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Named);
}

#[test]
fn what_comes_back_brings_back_what_it_names() {
    let (mut mine, mut theirs) = start();
    let [goal, group, person_2] =
        ["41", "01", "02"].map(|number| format!("00000000-0000-0000-0000-0000000000{number}"));
    let goal_of_2: Record = serde_json::from_value(json!({"goal": {"id": goal, "group": group, "person": person_2,
        "text": "to listen", "set_on": "2021-09-07"}}))
    .unwrap();
    mine.put([goal_of_2.clone()]).unwrap();
    take_in(&mut theirs, &mine);
    mine.remove(&goal_of_2).unwrap();
    mine.remove(&person(2, "")).unwrap();
    theirs.put([session(5, 1, &[1], "", &[0x41])]).unwrap();
    let other = mine.clone();
    take_in(&mut mine, &theirs);
    take_in(&mut theirs, &other);
    assert_eq!(mine.records(), theirs.records());
    for record in [goal_of_2, person(2, "B")] {
        let (of, home) = key(&record);
        assert_eq!(mine.book.get(home, of).unwrap().record, record);
        assert_eq!(clash_of(&mine, of, home).unwrap().cause, Cause::Named);
    }
}
