//! Two copies that changed one record: what is combined part by part, what is one thing, and in which order items stand.

use crate::copies::named;
use crate::desk::{Desk, label};
use crate::merging::{key, start};
use crate::small::person;
use crate::uniting::{ahead, clash_of, restored, take_in};
use circlebook::domain::clash::{Cause, Clash};
use circlebook::domain::more::More;
use circlebook::domain::record::{Record, Revision};
use circlebook::journal::content::Content;
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, State};
use circlebook::journal::merge::{merge, union};
use serde_json::{Value, json};

/// A session of group 1 with these fields.
fn session(fields: Value) -> Record {
    let mut session =
        json!({"id": "00000000-0000-0000-0000-0000000000a1", "group": "00000000-0000-0000-0000-000000000001"});
    let Value::Object(fields) = fields else { panic!("fields") };
    session.as_object_mut().unwrap().extend(fields);
    serde_json::from_value(json!({ "session": session })).unwrap()
}

/// The agenda with these items, in this order.
fn agenda(items: &str) -> Value {
    let item = |item: char| json!({"id": format!("00000000-0000-0000-0000-{:012x}", u32::from(item)), "title": item.to_string()});
    items.chars().map(item).collect()
}

fn titles(desk: &Desk) -> String {
    let Record::Session(session) = stands(desk, &session(json!({}))) else { panic!("a session") };
    session.agenda.iter().map(|item| item.title.as_str()).collect()
}

fn stands(desk: &Desk, record: &Record) -> Record {
    desk.book.get(record.home(), record.key()).unwrap().record
}

fn clashing(desk: &Desk, record: &Record) -> Option<Clash> {
    let (key, home) = key(record);
    clash_of(desk, key, home)
}

/// What both come to, where each puts its record on top of a common one; it is the same in both copies.
fn both(base: Record, mine: Record, theirs: Record) -> Desk {
    let (mut here, _) = start();
    here.put([base]).unwrap();
    let mut there = restored(&here, 2);
    here.put([mine]).unwrap();
    there.put([theirs]).unwrap();
    united(here, there)
}

/// What both come to; it is the same in both copies.
fn united(mut here: Desk, mut there: Desk) -> Desk {
    let other = here.clone();
    take_in(&mut here, &there);
    take_in(&mut there, &other);
    assert_eq!(here.records(), there.records());
    here
}

/// Puts the person as a newer version does, which knows one field more; `far` is another one.
fn put_newer(desk: &mut Desk, record: &Record, new: Option<&Value>, far: Option<&str>) -> Revision {
    let known = serde_json::to_value(record).unwrap();
    let mut written = known.clone();
    let fields = written["person"].as_object_mut().unwrap();
    fields.extend(new.map(|new| ("new".to_owned(), new.clone())));
    fields.extend(far.map(|far| ("far".to_owned(), far.into())));
    let standing = desk.book.revision(record.home(), record.key());
    let change = DraftChange::PutWhole(record.clone(), More::between(1, &written, &known), standing);
    desk.apply(Draft { label: label(Act::Change), changes: vec![change] }).unwrap()
}

/// The field of the person that this version does not know.
fn newer(desk: &Desk, name: &str) -> Option<Value> {
    let record = stands(desk, &person(1, ""));
    let content = Content::whole(&record, desk.book.more(record.home(), record.key())).unwrap();
    serde_json::from_str::<Value>(content.text()).unwrap()["person"].get(name).cloned()
}

#[test]
fn parts_of_a_field_are_combined_and_what_is_one_thing_is_not() {
    let combined = [
        (
            "two parts",
            json!({"a": 1, "b": 1}),
            json!({"a": 2, "b": 1}),
            json!({"a": 1, "b": 2}),
            json!({"a": 2, "b": 2}),
        ),
        ("a part each", json!(null), json!({"a": 1}), json!({"b": 1}), json!({"a": 1, "b": 1})),
        (
            "parts with parts",
            json!({"a": {"x": 1}, "b": {"x": 1}}),
            json!({"a": {"x": 2}, "b": {"x": 1}}),
            json!({"a": {"x": 1}, "b": {"x": 2}}),
            json!({"a": {"x": 2}, "b": {"x": 2}}),
        ),
        (
            "a start alone",
            json!({"start": 1, "by": 1}),
            json!({"start": 2, "by": 1}),
            json!({"start": 1, "by": 2}),
            json!({"start": 2, "by": 2}),
        ),
        (
            "an end alone",
            json!({"end": 1, "by": 1}),
            json!({"end": 2, "by": 1}),
            json!({"end": 1, "by": 2}),
            json!({"end": 2, "by": 2}),
        ),
    ];
    let one_thing = [
        ("a span", json!({"start": 1, "end": 4}), json!({"start": 2, "end": 4}), json!({"start": 1, "end": 3})),
        (
            "a kind of thing",
            json!({"a": {"x": 1, "y": 1}}),
            json!({"a": {"x": 2, "y": 1}}),
            json!({"a": {"x": 1, "y": 2}}),
        ),
        ("another kind", json!({"a": {"x": 1}}), json!({"b": {"x": 1}}), json!({"c": {"x": 1}})),
        ("a word or parts", json!("all"), json!({"a": 1}), json!({"b": 1})),
        ("a plain list", json!(["a"]), json!(["a", "b"]), json!(["c", "a"])),
    ];
    let unite = |base: &Value, mine: &Value, theirs: &Value| {
        let (mut here, _) = start();
        put_newer(&mut here, &person(1, "A"), Some(base).filter(|base| !base.is_null()), Some("far"));
        let mut there = restored(&here, 2);
        put_newer(&mut here, &person(1, "A"), Some(mine), Some("far"));
        put_newer(&mut there, &person(1, "A"), Some(theirs), Some("far"));
        united(here, there)
    };
    for (case, base, mine, theirs, both) in combined {
        let desk = unite(&base, &mine, &theirs);
        assert_eq!((newer(&desk, "new"), clashing(&desk, &person(1, ""))), (Some(both), None), "{case}");
    }
    for (case, base, mine, theirs) in one_thing {
        let desk = unite(&base, &mine, &theirs);
        let clash = clashing(&desk, &person(1, "")).unwrap_or_else(|| panic!("{case}"));
        assert_eq!((clash.cause, clash.fields), (Cause::Fields, vec!["new".to_owned()]), "{case}");
        assert_eq!(newer(&desk, "new"), Some(theirs), "{case}: the later one stands meanwhile");
    }
}

#[test]
fn what_a_newer_version_writes_as_null_is_no_other_kind_of_field() {
    let (mut here, _) = start();
    let null = put_newer(&mut here, &person(1, "A"), None, Some("far"));
    let entry = here.entries.iter_mut().find(|entry| entry.revision() == null).unwrap();
    let State::Put { body: Some(body), .. } = &mut entry.changes[0].state else { panic!("a put") };
    body.content = serde_json::from_str(&body.content.text().replace("\"far\":", "\"new\":null,\"far\":")).unwrap();
    let mut there = restored(&here, 2);
    put_newer(&mut here, &person(1, "A"), Some(&json!({"a": 1})), Some("far"));
    put_newer(&mut there, &person(1, "A"), Some(&json!({"b": 1})), Some("far"));
    let desk = united(here, there);
    assert_eq!((newer(&desk, "new"), clashing(&desk, &person(1, ""))), (Some(json!({"a": 1, "b": 1})), None));
}

#[test]
fn fields_that_this_version_does_not_know_are_combined_too() {
    let (mut here, _) = start();
    put_newer(&mut here, &person(1, "A"), Some(&json!("old")), Some("old"));
    let mut there = restored(&here, 2);
    put_newer(&mut here, &named(1, "A", "Anne", ""), Some(&json!("mine")), Some("old"));
    put_newer(&mut there, &named(1, "A", "", "note"), Some(&json!("old")), Some("theirs"));
    let desk = united(here, there);
    assert_eq!(stands(&desk, &person(1, "")), named(1, "A", "Anne", "note"));
    assert_eq!((newer(&desk, "new"), newer(&desk, "far")), (Some(json!("mine")), Some(json!("theirs"))));
}

#[test]
fn items_stand_in_the_order_in_which_somebody_put_them() {
    let put = |items: &str, topic: &str| session(json!({"agenda": agenda(items), "topic": topic}));
    for (mine, theirs) in [(("cab", "t"), ("abc", "u")), (("abc", "u"), ("cab", "t"))] {
        let desk = both(put("abc", "t"), put(mine.0, mine.1), put(theirs.0, theirs.1));
        assert_eq!(stands(&desk, &put("", "")), put("cab", "u"));
    }
    // both moved them: alike, or differently
    assert_eq!(clashing(&both(put("abc", "t"), put("cab", "t"), put("cab", "t")), &put("", "")), None);
    let desk = both(put("abc", "t"), put("cab", "t"), put("bac", "t"));
    assert_eq!(titles(&desk), "bac", "as it was moved last");
    assert_eq!(clashing(&desk, &put("", "")).unwrap().fields, ["agenda"]);
    // an item that only one of them has is no matter of order
    let desk = both(put("abc", "t"), put("cab", "t"), put("caxb", "t"));
    assert_eq!((titles(&desk).as_str(), clashing(&desk, &put("", ""))), ("caxb", None));
}

#[test]
fn new_items_stand_behind_those_that_they_follow() {
    let put = |items: &str| session(json!({ "agenda": agenda(items) }));
    for (mine, theirs, both_have) in
        [("axybc", "abzc", "axybzc"), ("abzc", "axybc", "axybzc"), ("xyabc", "abcz", "xyabcz"), ("axbc", "acz", "axcz")]
    {
        let desk = both(put("abc"), put(mine), put(theirs));
        assert_eq!((titles(&desk).as_str(), clashing(&desk, &put(""))), (both_have, None), "{mine} {theirs}");
    }
}

#[test]
fn a_list_that_one_takes_away_goes_unless_the_other_changed_something_in_it() {
    let attended = |present: u32| json!([{"person": "00000000-0000-0000-0000-000000000001", "present": present}]);
    let (base, none) = (session(json!({"attendance": attended(60), "topic": "t"})), session(json!({"topic": "t"})));
    let desk = both(base.clone(), session(json!({"attendance": attended(60), "topic": "u"})), none.clone());
    assert_eq!(stands(&desk, &base), session(json!({"topic": "u"})), "nobody has counted");
    assert_eq!(clashing(&desk, &base), None);
    let changed = session(json!({"attendance": attended(45), "topic": "t"}));
    for (mine, theirs) in [(&changed, &none), (&none, &changed)] {
        let desk = both(base.clone(), mine.clone(), theirs.clone());
        assert_eq!(stands(&desk, &base), changed, "what is to be decided is still there");
        let clash = clashing(&desk, &base).unwrap();
        assert_eq!((clash.cause, clash.fields), (Cause::Fields, vec!["attendance".to_owned()]));
    }
}

#[test]
fn that_nobody_was_there_and_that_nobody_has_counted_clash_where_neither_is_known_to_be_older() {
    let attended = |present: Value| session(json!({"attendance": present, "topic": "t"}));
    let one = json!([{"person": "00000000-0000-0000-0000-000000000001", "present": 60}]);
    for steps in [vec![attended(json!([]))], vec![attended(one), attended(json!([]))]] {
        let (mut here, _) = start();
        let base = here.put([session(json!({}))]).unwrap();
        let mut there = restored(&here, 2);
        for step in steps {
            here.put([step]).unwrap();
        }
        there.put([session(json!({"topic": "t"}))]).unwrap();
        // the entry with the common version is not at hand
        let strip = |desk: &Desk| -> Vec<Entry> {
            desk.entries.iter().filter(|entry| entry.revision() != base).cloned().collect()
        };
        let found = merge(&here.book, &union(&strip(&here), &strip(&there)).unwrap().entries);
        let clash = found.draft.changes.into_iter().find_map(|change| match change {
            DraftChange::Put(Record::Clash(clash), _) => Some(clash),
            _ => None,
        });
        assert_eq!(clash.unwrap().fields, ["attendance"]);
    }
}

#[test]
fn what_both_made_of_one_file_does_not_clash_where_one_went_on_to_what_the_other_has() {
    let (mut here, mut there) = start();
    here.put([named(5, "A", "", "")]).unwrap();
    here.put([named(5, "B", "", "mine")]).unwrap();
    there.put([named(5, "B", "Bert", "")]).unwrap();
    let desk = united(here, there);
    assert_eq!(clashing(&desk, &person(5, "")), None);
    assert_eq!(stands(&desk, &person(5, "")), named(5, "B", "Bert", "mine"));
}

#[test]
fn what_is_put_again_after_it_was_taken_away_is_written_as_a_whole() {
    let (mut here, _) = start();
    here.put([named(5, "A", "", "old")]).unwrap();
    let mut there = restored(&here, 2);
    here.remove(&person(5, "")).unwrap();
    here.put([named(5, "A", "", "")]).unwrap();
    there.put([named(5, "A", "Anne", "old")]).unwrap();
    let desk = united(here, there);
    assert_eq!(stands(&desk, &person(5, "")), named(5, "A", "Anne", ""), "what it no longer has stays away");
    assert_eq!(clashing(&desk, &person(5, "")), None);
}

#[test]
fn what_is_undone_is_as_it_was_before_for_others_too() {
    let (mut here, mut there) = start();
    here.put([named(1, "A", "Anne", "")]).unwrap();
    assert!(here.undo());
    assert!(ahead(&there, &here).tallies.is_empty());
    there.put([named(1, "A", "", "note")]).unwrap();
    let desk = united(here, there);
    assert_eq!((stands(&desk, &person(1, "")), clashing(&desk, &person(1, ""))), (named(1, "A", "", "note"), None));
}
