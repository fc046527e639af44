//! Texts that are made to do harm in a spreadsheet. `tests/tables` holds what independent programs make of the same files.

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
