//! What storage holds when a large book is opened: the head, the shelf, and a row for each group.

use circlebook::domain::book::Book;
use circlebook::domain::group::Role;
use circlebook::domain::ids::{ChainId, GroupId};
use circlebook::exchange::{row, segment};
use circlebook::journal::chain::Head;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// Segments by key, as they are stored.
pub type Segments = BTreeMap<String, Vec<u8>>;

/// The segments that are read at start: everything but groups.
pub fn shelf(book: &Book) -> Segments {
    let shared = book.homes().into_iter().filter(|home| home.group().is_none());
    shared.filter_map(|home| Some((home.to_string(), segment::encode(book, home).unwrap()?))).collect()
}

/// Writes what the app finds at start to `target/bench/start-<groups>.json`, for a browser to put into its storage.
///
/// Every group wants something done, as those of a working day do: its evaluation is due `today`.
pub fn write(book: &Book, shelf: &Segments, today: &str) {
    let rows = |rows: &Segments| -> BTreeMap<String, String> {
        rows.iter().map(|(key, bytes)| (key.clone(), String::from_utf8(bytes.clone()).unwrap())).collect()
    };
    let summaries: BTreeMap<String, String> =
        book.groups().keys().map(|group| (group.to_string(), summary(book, *group, today).to_string())).collect();
    let head = row::encode_head(&Head::start(ChainId::from_number(1))).unwrap();
    let file = json!({"head": String::from_utf8(head).unwrap(), "segments": rows(shelf), "summaries": summaries});
    fs::write(format!("target/bench/start-{}.json", book.groups().len()), file.to_string()).unwrap();
}

/// A group's row as the start page reads it.
fn summary(book: &Book, group: GroupId, today: &str) -> Value {
    let file = book.group(group).unwrap();
    let people: Vec<_> = file.members_as(Role::Mentee).map(|member| member.person).collect();
    let due = json!({"due": today});
    json!({
        "id": group,
        "name": file.group().unwrap().name,
        "sample": false,
        "people": people,
        "mentees": people.len(),
        "held": file.sessions.len(),
        "stage": "evaluation",
        "counts": {"due": 1, "pass": 400},
        "items": [{"rule": {"pack": "cmpc-policy", "rule": "CMPC-30", "outcome": due, "subjects": ["group"], "href": null}}],
        "judged_on": today,
    })
}
