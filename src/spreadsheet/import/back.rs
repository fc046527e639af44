//! The rows that did not go in, as a table to mend and to take in again.

use super::columns::Shape;
use super::importer::Outcome;
use crate::spreadsheet::csv::{Cell, Sheet, write};
use std::collections::BTreeMap;

/// The bytes of a file of the rows that did not go in, under their headings, with a column that says why: `title` is its heading,
/// `reasons` the words for each row.
#[must_use]
pub fn rows(
    sheet: &Sheet,
    shape: &Shape,
    outcome: &Outcome,
    title: &str,
    reasons: &BTreeMap<usize, String>,
) -> Vec<u8> {
    let width = shape.columns.len();
    let bad = outcome.bad();
    let line = |cells: &[String], reason: &str| {
        let mut line: Vec<Cell> =
            (0..width).map(|column| cells.get(column).map_or("", String::as_str).into()).collect();
        line.push(reason.into());
        line
    };
    let head = sheet.rows.get(shape.head).map(|row| line(&row.cells, title));
    let below = sheet.rows.iter().skip(shape.head + 1).filter(|row| bad.contains(&row.number));
    let below = below.map(|row| line(&row.cells, reasons.get(&row.number).map_or("", String::as_str)));
    let lines: Vec<Vec<Cell>> = head.into_iter().chain(below).collect();
    write(lines.iter().map(Vec::as_slice))
}
