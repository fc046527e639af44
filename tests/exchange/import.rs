//! Files that are damaged, foreign, newer, hand-made or hostile; and what an import says before it does anything.

use crate::files::{self, backup_of, full_desk, person, rescue_of, saved, stored};
use circlebook::exchange::import::{Conflicts, Counts, import, preview, restore};
use circlebook::exchange::open::{Limits, OpenError, Opened, open};
use circlebook::journal::chain::Break;
use serde_json::{Value, json};

fn opened(bytes: &[u8]) -> Result<Opened, OpenError> {
    open(bytes, Limits::default())
}

fn error(bytes: &[u8]) -> String {
    opened(bytes).unwrap_err().to_string()
}

/// The backup with one text in place of another.
fn altered(from: &str, to: &str) -> String {
    let text = String::from_utf8(backup_of(&full_desk())).unwrap();
    let (segments, journal) = text.split_once("\"journal\"").unwrap();
    assert!(segments.contains(from), "{from}");
    format!("{}\"journal\"{journal}", segments.replace(from, to))
}

fn refusal(from: &str, to: &str) -> String {
    error(altered(from, to).as_bytes())
}

#[test]
fn what_is_not_ours_is_called_so() {
    for foreign in
        ["", "hello", "[]", "3", "{}", r#"{"format":"other","schema":2}"#, r#"{"schema":2}"#, "\u{feff}{}", "{\"a\":"]
    {
        assert_eq!(opened(foreign.as_bytes()), Err(OpenError::Foreign), "{foreign}");
    }
    assert_eq!(opened(&[0xff, 0xfe, 0x00]), Err(OpenError::Foreign));
}

#[test]
fn a_file_cut_short_is_called_so() {
    let bytes = backup_of(&full_desk());
    for length in [40, 200, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(error(&bytes[..length]), "the text ends in the middle: it was cut short", "{length}");
    }
}

#[test]
fn a_newer_schema_is_refused_before_anything_else_is_read() {
    let newer = br#"{"format":"circlebook-backup","schema":7,"segments":{"of":"another shape"}}"#;
    assert_eq!(opened(newer), Err(OpenError::TooNew { found: 7, max: 2 }));
    assert_eq!(
        refusal(r#""segments":[{"schema":2"#, r#""segments":[{"schema":3"#),
        "`segments[0].schema`: 3 is newer than 2: use a newer Circlebook"
    );
    assert_eq!(refusal(r#""schema":2,"app""#, r#""schema":0,"app""#), "`schema`: 0 is no schema");
    assert_eq!(refusal(r#""schema":2,"app""#, r#""app""#), "`schema`: is missing");
}

#[test]
fn the_offending_value_is_named() {
    assert_eq!(
        refusal(r#""end":"2021-09-07T11:35"#, r#""end":"2021-09-07T09:35"#),
        "`segments[1].records[2].record.session.held`: the end `2021-09-07T09:35+01:00[Europe/London]` is not after \
         the start `2021-09-07T10:05+01:00[Europe/London]`"
    );
    assert_eq!(
        refusal(r#""present":70"#, r#""present":71"#),
        "`segments[1].records[2].record.session.attendance[0].present`: is more than the 90 minutes that the session \
         lasted: enter fewer"
    );
    assert_eq!(
        refusal(r#""set_on":"2021-09-03""#, r#""set_on":"2021-02-30""#),
        "`segments[1].records[6].record.goal.set_on`: input is out of range"
    );
    assert_eq!(
        refusal(
            r#""turns":["00000000-0000-0000-0000-000000000002"]"#,
            r#""turns":["00000000-0000-0000-0000-0000000000ee"]"#
        ),
        "`segments[1].records[2].record.session.turns[0]`: names a record that is not in the book"
    );
    assert_eq!(
        refusal(r#"{"need":{"id":"00000000-0000-0000-0000-000000000045""#, r#"{"need":{"id":7"#),
        "`segments[1].records[5].record.need.id`: invalid type: integer `7`, expected an identifier"
    );
}

#[test]
fn one_identifier_for_two_records_and_one_person_twice_in_a_group_are_named() {
    assert_eq!(
        refusal(r#""id":"00000000-0000-0000-0000-000000000032""#, r#""id":"00000000-0000-0000-0000-000000000030""#),
        "`segments[1].records[3].record.session`: a session with this identifier stands in the file already"
    );
    let member = json!({"revision": ["00000000-0000-0000-0000-0000000000c1", 1], "record": {"member": {
        "id": "00000000-0000-0000-0000-000000000021", "group": "00000000-0000-0000-0000-000000000010",
        "person": "00000000-0000-0000-0000-000000000002", "role": "observer", "joined": null}}});
    let twice = refusal(
        r#"{"revision":["00000000-0000-0000-0000-0000000000c1",1],"record":{"member""#,
        &format!(r#"{member},{{"revision":["00000000-0000-0000-0000-0000000000c1",1],"record":{{"member""#),
    );
    assert_eq!(twice, "`segments[1].records[2].record.member.person`: stands here twice: remove one");
}

#[test]
fn a_record_in_the_wrong_part_of_the_book_is_named() {
    assert_eq!(
        refusal(r#""home":"people-01""#, r#""home":"people-02""#),
        "`segments[2].records[0].record`: belongs in `people-01`"
    );
    assert_eq!(
        refusal(r#""home":"people-01""#, r#""home":"people-1""#),
        "`segments[2].home`: `people-1` is no part of a book: expected `book`, `people-` with two digits, `group-` or \
         `private-` with an identifier"
    );
}

#[test]
fn limits_hold_for_bytes_records_and_texts() {
    let bytes = backup_of(&full_desk());
    let limits = Limits { bytes: bytes.len() - 1, ..Limits::default() };
    assert_eq!(open(&bytes, limits), Err(OpenError::TooLarge { found: bytes.len(), max: bytes.len() - 1 }));
    let found = full_desk().records().len();
    assert!(open(&bytes, Limits { bytes: bytes.len(), records: found }).is_ok());
    let limits = Limits { records: found - 1, ..Limits::default() };
    assert_eq!(open(&bytes, limits), Err(OpenError::TooMany { found, max: found - 1 }));
    assert_eq!(
        refusal("went well", &"x".repeat(65_537)),
        "`segments[1].records[2].record.session.notes`: a text of 65537 bytes, at most 65536 are kept"
    );
}

#[test]
fn a_journal_that_was_tampered_with_is_shown_and_the_records_still_open() {
    let text = String::from_utf8(backup_of(&full_desk())).unwrap();
    let (segments, journal) = text.split_once("\"journal\"").unwrap();
    let tampered = format!("{segments}\"journal\"{}", journal.replacen("went well", "went badly", 1));
    let opened = opened(tampered.as_bytes()).unwrap();
    assert_eq!(opened.book, full_desk().book);
    assert!(matches!(opened.broken.unwrap().what, Break::Content(_)));
}

#[test]
fn damaged_rows_of_a_rescue_file_come_from_the_journal() {
    let desk = full_desk();
    let mut file: Value = serde_json::from_slice(&rescue_of(&desk)).unwrap();
    for (row, damage) in
        [(0, json!("{\"schema\":2,\"home\":")), (1, json!({"base64": "//79"})), (2, json!({"base64": "!"}))]
    {
        file["stores"]["segments"][row][1] = damage;
    }
    let opened = opened(&serde_json::to_vec(&file).unwrap()).unwrap();
    assert_eq!(opened.book, desk.book);
    let damaged: Vec<&str> = opened.unreadable.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(damaged, ["book", "group-00000000-0000-0000-0000-000000000010", "people-01"]);
    let restored = restore(&opened).unwrap().unwrap();
    let mut segments = restored.segments;
    segments.sort();
    assert_eq!(segments, stored(&desk).into_iter().collect::<Vec<_>>());
}

#[test]
fn a_damaged_journal_row_is_named_and_breaks_the_chain() {
    let mut file: Value = serde_json::from_slice(&rescue_of(&full_desk())).unwrap();
    file["stores"]["journal"][1][1] = json!("{}");
    let opened = opened(&serde_json::to_vec(&file).unwrap()).unwrap();
    assert_eq!(opened.unreadable[0].0, "00000000-0000-0000-0000-0000000000c1/00000000000000000002");
    assert_eq!(opened.broken.unwrap().what, Break::Gap(2));
    assert_eq!(opened.book, full_desk().book);
}

#[test]
fn the_preview_tells_what_went_on_here_from_what_went_on_there() {
    let mut mine = full_desk();
    let older = opened(&backup_of(&mine)).unwrap();
    let mut theirs = mine.clone();
    theirs.put([person(0x1002, "T02"), person(0x1004, "T04")]).unwrap();
    let newer = opened(&backup_of(&theirs)).unwrap();
    let same = mine.records().len();
    assert_eq!(preview(&mine.book, &newer).total(), Counts { adds: 1, changes: 1, same: same - 1, conflicts: 0 });

    mine.put([person(0x1002, "O02")]).unwrap();
    assert_eq!(preview(&mine.book, &older).total(), Counts { adds: 0, changes: 0, same: same - 1, conflicts: 1 });
    assert_eq!(
        mine.apply(import(&mine.book, &older, Conflicts::KeepMine)),
        Err(circlebook::journal::apply::Refused::Nothing)
    );
    mine.apply(import(&mine.book, &older, Conflicts::TakeTheirs)).unwrap();
    assert_eq!(preview(&mine.book, &older).total().same, same);

    mine.remove(&person(0x1002, "")).unwrap();
    assert_eq!(
        preview(&mine.book, &older).total().conflicts,
        1,
        "what was taken away here does not come back by itself"
    );
    mine.apply(import(&mine.book, &older, Conflicts::TakeTheirs)).unwrap();
    assert_eq!(preview(&mine.book, &older).total().same, same);
}

#[test]
fn a_damaged_segment_is_not_written_into_a_backup() {
    let segments = [b"{}".to_vec(), b"{\"schema\":2,".to_vec()];
    let at = files::AT.parse().unwrap();
    let error = circlebook::exchange::file::backup("0.1.0", at, &segments, &[]).unwrap_err();
    assert_eq!(error.to_string(), "`segments[1]`: the text ends in the middle: it was cut short");
    assert!(opened(&saved(files::AT, &[], &[])).unwrap().book.groups().is_empty());
}
