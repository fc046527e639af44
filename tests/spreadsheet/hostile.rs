//! Texts that are made to do harm in a spreadsheet. `tests/browser/other-tools.test.mjs`
//! holds what independent programs make of the files that are written here.

use chrono::NaiveDate;
use circlebook::exchange::calendar::{self, Event, When, uid};
use circlebook::spreadsheet::csv::{Cell, read, write};
use std::fs;
use std::path::Path;

fn payloads() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spreadsheet/payloads.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn no_payload_begins_a_formula_and_each_reads_back() {
    let payloads = payloads();
    assert!(payloads.len() >= 250, "{}", payloads.len());
    let rows: Vec<[Cell; 3]> =
        payloads.iter().map(|payload| [Cell::from("before"), payload.as_str().into(), Cell::Number(-7)]).collect();
    let file = write(rows.iter().map(<[Cell; 3]>::as_slice));
    keep("payloads.csv", &file);
    let found = read(&file).unwrap();
    assert_eq!(found.rows.len(), payloads.len());
    for (row, payload) in found.rows.iter().zip(&payloads) {
        let is_left_out = |c: char| {
            (c.is_control() && !"\t\r\n".contains(c)) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let expected: String = payload.chars().filter(|c| !is_left_out(*c)).collect();
        assert_eq!(row.cells.len(), 3, "{payload:?}");
        // what is read is without blanks around it
        let trimmed = |text: &str| text.trim_matches([' ', '\u{a0}', '…']).chars().take(12_000).collect::<String>();
        assert!(trimmed(row.cell(1)) == trimmed(&expected), "{:?}", payload.get(..40.min(payload.len())));
        assert_eq!((row.cell(0), row.cell(2)), ("before", "-7"));
    }
    // A spreadsheet that expects other separators parts the same bytes elsewhere.
    let text = String::from_utf8(file).unwrap();
    for separator in [',', ';', '\t'] {
        for piece in text.split([separator, '\n', '\r']) {
            let is_passed =
                |c: char| c == '"' || c.is_whitespace() || "\u{ad}\u{200b}\u{200e}\u{200f}\u{2060}\u{feff}".contains(c);
            let bare = piece.trim_start_matches(is_passed);
            assert!(
                !bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || bare == "-7",
                "{:?}",
                piece.get(..40)
            );
        }
    }
}

/// Keeps a file for the tests with independent programs.
fn keep(name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spreadsheet");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn each_payload_is_one_event_of_a_calendar() {
    let payloads = payloads();
    let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let event = |(place, text): (usize, &String)| Event {
        uid: uid(&["payload", &place.to_string()]),
        when: When::Day(day),
        summary: text.clone(),
        description: text.clone(),
    };
    let events: Vec<_> = payloads.iter().enumerate().map(event).collect();
    let file = calendar::write(&events, day.and_hms_opt(12, 0, 0).unwrap(), "Soon");
    keep("payloads.ics", &file);
    let text = String::from_utf8(file).unwrap();
    let count = |line: &str| text.split("\r\n").filter(|found| *found == line).count();
    assert_eq!((count("BEGIN:VEVENT"), count("END:VEVENT")), (payloads.len(), payloads.len()));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
}
