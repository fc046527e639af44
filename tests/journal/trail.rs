//! The audit trail: what changed from one version of a record to the next, and which entries a reader asks for.

use crate::desk::{Desk, label};
use crate::keeping::{desk, erase};
use crate::small::{group, member, person};
use crate::uniting::{clash_of, restored, take_in};
use circlebook::domain::ids::{ChainId, GroupId, PersonId};
use circlebook::domain::record::{Kind, Revision};
use circlebook::journal::content::Content;
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, Label};
use circlebook::journal::trail::{Asked, Doing, Item, Line, Step, Told, What, between, lines, path, since, told};
use circlebook::journal::undo::History;
use circlebook::journal::upcast::SCHEMA;
use circlebook::journal::versions::{differences, version};
use serde_json::{Value, json};

#[test]
fn the_history_of_a_record_says_what_each_entry_changed() {
    let mut desk = desk();
    let changed = desk.put([member(1, 1, 2), person(1, "N01")]).unwrap();
    let latest = version(desk.entry(changed), member(1, 1, 1).key()).unwrap();
    let first = version(desk.entry(latest.replaces[0]), member(1, 1, 1).key()).unwrap();
    assert!(first.replaces.is_empty());
    assert_eq!(version(desk.entry(changed), group(1, "").key()), None);
    let found = between(Some((SCHEMA, &first.state)), Some((SCHEMA, &latest.state)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pattern(), "person");
    assert_eq!(found[0].after.as_ref().unwrap(), "00000000-0000-0000-0000-000000000002");
    let by_text = differences(first.state.content(), latest.state.content()).unwrap();
    assert_eq!((by_text.len(), by_text[0].path.as_str(), &by_text[0].after), (1, "person", &found[0].after));
    let whole = between(None, Some((SCHEMA, &first.state)));
    assert!(whole.iter().all(|line| line.before.is_none()));
    let named: Vec<_> = whole.iter().map(Line::pattern).collect();
    assert!(named.contains(&"person".to_owned()) && !named.contains(&"id".to_owned()), "{named:?}");
}

#[test]
fn items_of_a_list_are_compared_by_whom_they_name() {
    let [a, b] = [1, 2].map(|number| PersonId::from_number(number).to_string());
    let before = json!({"attendance": [{"person": a, "present": 90}, {"person": b, "present": 90}], "turns": [a]});
    let after = json!({"attendance": [{"person": b, "present": 70}], "turns": [b]});
    let found = lines(Some(before), Some(after));
    let told: Vec<_> = found.iter().map(|line| (line.pattern(), line.item().and_then(|item| item.person))).collect();
    let present = |person| ("attendance.present".to_owned(), Some(PersonId::from_number(person)));
    assert_eq!(told, [present(2), present(1), ("turns".to_owned(), None)]);
    assert_eq!((found[0].before.clone().unwrap(), found[0].after.clone().unwrap()), (90.into(), 70.into()));
    assert_eq!((found[1].before.clone().unwrap(), &found[1].after), (90.into(), &None));
}

#[test]
fn the_trail_says_of_each_record_what_an_entry_did_to_it() {
    let mut desk = desk();
    let first = desk.entries[0].clone();
    let changed = desk.put([person(1, "N01")]).unwrap();
    let find = |revision: Revision| desk.entries.iter().find(|entry| entry.revision() == revision);
    let new = told(&first, &find);
    assert_eq!(new.len(), 4);
    assert!(new.iter().all(|told| matches!(&told.what, What::New(lines) if !lines.is_empty())));
    let entry = desk.entry(changed);
    let [one] = &told(entry, &find)[..] else { panic!("one record was changed") };
    let What::Changed(lines) = &one.what else { panic!("{one:?}") };
    assert_eq!(lines.iter().map(Line::pattern).collect::<Vec<_>>(), ["code_name"]);
    assert!(matches!(told(entry, &|_| None)[0].what, What::NotKept), "what came before is not guessed");
    let mut gone = entry.clone();
    erase(&mut gone);
    assert_eq!(told(&gone, &find)[0].what, What::Erased);
    erase(&mut desk.entries[0]);
    let find = |revision: Revision| desk.entries.iter().find(|entry| entry.revision() == revision);
    assert_eq!(told(desk.entry(changed), &find)[0].what, What::ErasedBefore);
}

#[test]
fn entries_are_asked_for_by_day_person_kind_and_act() {
    let mut desk = desk();
    let changed = desk.put([person(2, "N02")]).unwrap();
    let find = |revision: Revision| desk.entries.iter().find(|entry| entry.revision() == revision);
    let count = |asked: Asked| desk.entries.iter().filter(|entry| asked.admits(entry, &find)).count();
    let day = desk.entry(changed).at.date();
    assert_eq!(count(Asked::default()), 2);
    assert_eq!(count(Asked { from: Some(day), to: Some(day), ..Asked::default() }), 2);
    assert_eq!(count(Asked { from: day.succ_opt(), ..Asked::default() }), 0);
    assert_eq!(count(Asked { to: day.pred_opt(), ..Asked::default() }), 0);
    assert_eq!(count(Asked { person: Some(PersonId::from_number(2)), ..Asked::default() }), 2);
    assert_eq!(count(Asked { person: Some(PersonId::from_number(1)), ..Asked::default() }), 1);
    assert_eq!(count(Asked { kind: Some(member(1, 1, 1).key().kind), ..Asked::default() }), 1);
    assert_eq!(count(Asked { doing: Some(Doing::Erased), ..Asked::default() }), 0);
}

#[test]
fn what_came_after_a_head_is_all_that_was_not_known_there() {
    let mut desk = desk();
    let head = desk.entries[0].revision();
    let later = desk.put([person(2, "N02")]).unwrap();
    let found: Vec<_> = since(&desk.entries, head).into_iter().map(Entry::revision).collect();
    assert_eq!(found, [later]);
    assert!(since(&desk.entries, later).is_empty());
    let new = desk.put([person(3, "M03")]).unwrap();
    assert!(since(&desk.entries, new).is_empty(), "its chain was known, though it builds on none of it");
    // an entry of another device that nobody here has seen
    let mut other = desk.entries[0].clone();
    other.chain = ChainId::from_number(0xf0);
    let all: Vec<_> = desk.entries.iter().cloned().chain([other.clone()]).collect();
    assert_eq!(since(&all, new).into_iter().map(Entry::revision).collect::<Vec<_>>(), [other.revision()]);
}

/// What differs, by its place; null for what is not there.
fn differing(before: &Value, after: &Value) -> Vec<(String, Value, Value)> {
    let content =
        |fields: &Value| -> Content { serde_json::from_str(&json!({"session": fields}).to_string()).unwrap() };
    let found = differences(Some(&content(before)), Some(&content(after))).unwrap().into_iter();
    found.map(|line| (line.path, line.before.unwrap_or_default(), line.after.unwrap_or_default())).collect()
}

#[test]
fn a_list_of_plain_values_is_one_value_and_a_list_of_items_is_told_item_by_item() {
    let (none, empty, item) = (json!({}), json!({"list": []}), json!({"list": [{"title": "x"}]}));
    let (one, other) = (json!({"list": ["a", "b"]}), json!({"list": ["c"]}));
    let null = Value::Null;
    for (before, after, place, left, right) in [
        (&none, &empty, "list", &null, &json!([])),
        (&none, &one, "list", &null, &json!(["a", "b"])),
        (&empty, &one, "list", &json!([]), &json!(["a", "b"])),
        (&one, &other, "list", &json!(["a", "b"]), &json!(["c"])),
        (&none, &item, "list[0].title", &null, &json!("x")),
        (&empty, &item, "list[0].title", &null, &json!("x")),
        (&item, &json!({"list": [{"title": "y"}]}), "list[0].title", &json!("x"), &json!("y")),
    ] {
        let told = |left: &Value, right: &Value| vec![(place.to_owned(), left.clone(), right.clone())];
        assert_eq!(differing(before, after), told(left, right));
        assert_eq!(differing(after, before), told(right, left), "and the other way round");
    }
}

#[test]
fn what_was_a_word_and_holds_more_now_is_told_as_cleared_and_set() {
    let (word, more) = (json!({"about": "other-duties"}), json!({"about": {"review": {"of": "policy"}}}));
    let cleared = |place: &str, text: &str| (place.to_owned(), json!(text), Value::Null);
    let set = |place: &str, text: &str| (place.to_owned(), Value::Null, json!(text));
    assert_eq!(differing(&word, &more), [cleared("about", "other-duties"), set("about.review.of", "policy")]);
    assert_eq!(differing(&more, &word), [cleared("about.review.of", "policy"), set("about", "other-duties")]);
}

#[test]
fn of_an_item_its_own_identifier_is_not_told_and_those_that_it_names_are() {
    let [own, named] = [1, 2].map(|number| PersonId::from_number(number).to_string());
    let item = json!({"list": [{"id": own, "title": "x", "proposed_by": named}]});
    let set = |place: &str, text: &str| (place.to_owned(), Value::Null, json!(text));
    assert_eq!(differing(&json!({}), &item), [set("list[0].proposed_by", &named), set("list[0].title", "x")]);
    assert_eq!(differing(&json!({}), &json!({"list": [{"id": "first"}]})), [set("list[0].id", "first")]);
}

#[test]
fn a_place_written_as_text_is_the_way_to_the_field() {
    let field = |name: &str| Step::Field(name.to_owned());
    let item = |place| Step::Item(Item { place, ..Item::default() });
    assert_eq!(path("code_name"), [field("code_name")]);
    assert_eq!(path("attendance[2].present"), [field("attendance"), item(2), field("present")]);
    let after = json!({"agenda": [{"minutes": 5}, {"goals": ["a"]}]});
    let ways: Vec<_> = lines(None, Some(after.clone())).into_iter().map(|line| line.path).collect();
    assert_eq!(differing(&json!({}), &after).iter().map(|(place, ..)| path(place)).collect::<Vec<_>>(), ways);
}

#[test]
fn what_is_taken_away_and_put_again_is_told_with_its_fields() {
    let mut desk = desk();
    let removed = desk.remove(&person(2, "")).unwrap();
    let again = desk.put([person(2, "N02")]).unwrap();
    let find = |revision: Revision| desk.entries.iter().find(|entry| entry.revision() == revision);
    let told_of = |revision| told(desk.entry(revision), &find)[0].what.clone();
    let line = |before: Option<&str>, after: Option<&str>| Line {
        path: path("code_name"),
        before: before.map(Value::from),
        after: after.map(Value::from),
    };
    let (gone, new) = (told_of(removed), told_of(again));
    assert_eq!(gone, What::Removed(vec![line(Some("M02"), None)]));
    assert_eq!(new, What::New(vec![line(None, Some("N02"))]));
    assert_eq!((gone.lines(), new.lines()), (&[line(Some("M02"), None)][..], &[line(None, Some("N02"))][..]));
    assert!([What::NotKept, What::Erased, What::ErasedBefore].iter().all(|what| what.lines().is_empty()));
}

#[test]
fn of_a_clash_only_the_fields_are_told_in_which_the_versions_differ() {
    let mut mine = desk();
    let mut theirs = restored(&mine, 2);
    mine.put([person(1, "N01")]).unwrap();
    theirs.put([person(1, "O01"), person(3, "M03")]).unwrap();
    take_in(&mut mine, &theirs);
    let clash = clash_of(&mine, person(1, "").key(), person(1, "").home()).unwrap();
    assert_eq!(clash.fields, ["code_name"]);
    let find = |revision: Revision| mine.entries.iter().find(|entry| entry.revision() == revision);
    let merged = told(find(mine.head.revision().unwrap()).unwrap(), &find);
    let fields = |is_meant: &dyn Fn(Kind) -> bool| -> Vec<String> {
        let found = merged.iter().filter(|told| is_meant(told.key.kind));
        found.flat_map(|told: &Told| told.what.lines()).map(Line::pattern).collect()
    };
    assert_eq!(fields(&|kind| kind == Kind::Clash), ["fields"]);
    assert!(fields(&|kind| kind == Kind::Person).contains(&"code_name".to_owned()), "{merged:?}");
}

#[test]
fn entries_are_asked_for_by_a_group_in_their_label_or_among_what_they_change() {
    let mut desk = desk();
    let at = |group: u128| Some(GroupId::from_number(group));
    let first = desk.entries[0].revision();
    let standing = desk.book.revision(person(2, "").home(), person(2, "").key());
    let changes = vec![DraftChange::Put(person(2, "N02"), standing)];
    let labelled = Draft { label: Label { group: at(2), ..label(Act::Change) }, changes };
    let labelled = desk.apply(labelled).unwrap();
    desk.put([person(1, "N01")]).unwrap();
    let asked = |group| {
        let asked = Asked { group, ..Asked::default() };
        let found = desk.entries.iter().filter(|entry| asked.admits(entry, &|_| None));
        found.map(Entry::revision).collect::<Vec<_>>()
    };
    assert_eq!(asked(at(1)), [first], "a record of the group is among them");
    assert_eq!(asked(at(2)), [labelled], "the label names it");
    assert_eq!(asked(at(3)), []);
}

#[test]
fn entries_are_asked_for_by_the_person_that_made_them_or_is_named_before_or_after() {
    let mut desk = desk();
    // numbers that no other record has: they are looked for as texts
    desk.put([person(4, "M04"), person(5, "M05"), person(6, "M06"), member(20, 1, 4)]).unwrap();
    desk.actor = Some(PersonId::from_number(6));
    let moved = desk.put([member(20, 1, 5)]).unwrap();
    desk.actor = None;
    let removed = desk.remove(&person(4, "")).unwrap();
    let nothing = |_: Revision| None;
    let at_hand = |revision: Revision| desk.entries.iter().find(|entry| entry.revision() == revision);
    let asked = |person| Asked { person: Some(PersonId::from_number(person)), ..Asked::default() };
    let admits = |entry, person| {
        let entry = desk.entry(entry);
        (asked(person).admits(entry, &nothing), asked(person).admits(entry, &at_hand))
    };
    assert_eq!(admits(moved, 6), (true, true), "made it");
    assert_eq!(admits(moved, 5), (true, true), "is named in it");
    assert_eq!(admits(moved, 4), (false, true), "was named in what it replaces, as far as that is at hand");
    assert_eq!(admits(removed, 4), (true, true), "is what it takes away");
    assert_eq!(admits(removed, 5), (false, false));
}

#[test]
fn an_entry_is_taken_back_while_one_that_reverses_it_stands() {
    // A device whose clock is behind has a chain that sorts before the one that it goes on from.
    for device in [1, 3] {
        let mut first = Desk::new(2);
        first.put([person(1, "M01")]).unwrap();
        let renamed = first.put([person(1, "N01")]).unwrap();
        let taken_back = |desk: &Desk| desk.history.reversed().contains(&renamed);
        assert!(!taken_back(&first));
        assert!(first.undo() && taken_back(&first));
        assert!(first.redo() && !taken_back(&first));
        let undone_first = first.history.reversed();
        assert_eq!(undone_first.len(), 1, "the undoing is what was taken back");
        let mut desk = restored(&first, device);
        let again = desk.reverse(renamed).unwrap();
        desk.apply(again).unwrap();
        assert!(taken_back(&desk));
        assert!(desk.redo() && !taken_back(&desk));
        assert!(desk.undo() && taken_back(&desk));
        assert!(desk.redo() && !taken_back(&desk));
    }
}

#[test]
fn entries_that_reverse_each_other_in_a_circle_are_not_taken_back() {
    let mut desk = desk();
    let [one, other] = [desk.put([person(1, "N01")]).unwrap(), desk.put([person(1, "O01")]).unwrap()];
    // no app writes such entries, but a file can
    for (entry, of) in desk.entries[1..].iter_mut().zip([other, one]) {
        entry.label.act = Act::Undo(of);
    }
    assert!(History::of(desk.head.chain, &desk.entries).reversed().is_empty());
}
