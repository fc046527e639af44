//! Comma-separated values (RFC 4180): rows of a file in whatever form a spreadsheet saved it, and rows as a file that each reads.

use super::inert::{inert, revive};
use super::letters::{Letters, decode};
use chrono::{NaiveDate, NaiveTime};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator, WriteResult, WriterBuilder};
use thiserror::Error;

/// The largest file that is read, in bytes.
pub const BYTES: usize = 16 << 20;
/// The most rows that are read.
pub const ROWS: usize = 50_000;
/// The most columns that are read.
pub const COLUMNS: usize = 1_000;
/// The most characters that a cell is written with, one less than a spreadsheet holds: the rest would run into other cells.
pub const CELL: usize = 32_766;

/// A value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text that somebody typed.
    Text(String),
    /// A number.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// One of the words of the format, such as `in person`.
    Word(String),
}

impl Cell {
    /// The text that is written, before quotation marks.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Word(text) => short(inert(text)),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
            Self::Time(time) => time.format("%H:%M").to_string(),
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<bool> for Cell {
    fn from(yes: bool) -> Self {
        Self::Word(if yes { "yes" } else { "no" }.to_owned())
    }
}

fn short(text: String) -> String {
    if text.encode_utf16().count() <= CELL {
        return text;
    }
    let mut left = CELL;
    let fits = text.chars().take_while(|character| {
        left = left.saturating_sub(character.len_utf16());
        left > 1
    });
    fits.chain(['…']).collect()
}

/// The bytes of a file of these rows, as every spreadsheet reads it: UTF-8 that says so, commas, and ends of lines of two characters.
#[must_use]
pub fn write<'a>(rows: impl IntoIterator<Item = &'a [Cell]>) -> Vec<u8> {
    let mut file = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                put(&mut file, &mut |room| writer.delimiter(room));
            }
            let cell = cell.written();
            let mut rest = cell.as_bytes();
            put(&mut file, &mut |room| {
                let (result, read, written) = writer.field(rest, room);
                rest = rest.get(read..).unwrap_or_default();
                (result, written)
            });
        }
        put(&mut file, &mut |room| writer.terminator(room));
    }
    file
}

/// Writes until all is written: a piece at a time.
fn put(file: &mut Vec<u8>, write: &mut dyn FnMut(&mut [u8]) -> (WriteResult, usize)) {
    let mut room = [0; 512];
    loop {
        let (result, written) = write(&mut room);
        file.extend_from_slice(room.get(..written).unwrap_or_default());
        if result == WriteResult::InputEmpty {
            return;
        }
    }
}

/// A row of a file: its cells as texts, without blanks around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell in this column; empty where the row ends before it.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// What stands between the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A semicolon, as where numbers have a decimal comma.
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its rows in which anything stands.
    pub rows: Vec<Row>,
    /// What stands between its cells.
    pub delimiter: Delimiter,
    /// How its letters are kept.
    pub letters: Letters,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SheetError {
    /// Nothing stands in it.
    #[error("nothing stands in the file")]
    Empty,
    /// It is no text.
    #[error("the file is no text; save the spreadsheet as CSV and choose that file")]
    NotText,
    /// A quotation mark opens in this row and never closes.
    #[error("row {0} opens a quotation mark that is never closed")]
    OpenQuote(usize),
    /// It has more rows than are read.
    #[error("the file has more than {0} rows")]
    TooManyRows(usize),
    /// A row has more cells than are read.
    #[error("a row has more than {0} cells")]
    TooManyColumns(usize),
    /// It is larger than what is read.
    #[error("the file has more than {0} bytes")]
    TooLarge(usize),
}

/// Reads a file: its letters and separators are found out.
///
/// # Errors
/// See [`SheetError`].
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    if bytes.len() > BYTES {
        return Err(SheetError::TooLarge(BYTES));
    }
    let (text, letters) = decode(bytes)?;
    // The ends of lines of very old spreadsheets; within quotation marks they would not matter.
    let text = if text.contains('\n') { text } else { text.replace('\r', "\n") };
    let delimiter = delimiter_of(&text);
    let rows = rows(&text, delimiter)?;
    if rows.is_empty() { Err(SheetError::Empty) } else { Ok(Sheet { rows, delimiter, letters }) }
}

/// Whatever parts most of the first rows alike; a comma where nothing does.
fn delimiter_of(text: &str) -> Delimiter {
    let start = text.char_indices().nth(20_000).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let score = |delimiter: &Delimiter| {
        let mut counts = Vec::new();
        let mut reader = builder(*delimiter).build();
        let mut rest = start.as_bytes();
        let (mut room, mut ends) = (vec![0; rest.len() + 1], vec![0; COLUMNS + 1]);
        while counts.len() < 20 && !rest.is_empty() {
            let (result, read, _, found) = reader.read_record(rest, &mut room, &mut ends);
            if result != ReadRecordResult::Record {
                break;
            }
            counts.push(found);
            rest = rest.get(read..).unwrap_or_default();
        }
        // A title may stand above, and a separator within a text parts a row or two: alike in most rows is what counts.
        let cells = counts.iter().copied().find(|count| *count > 1).unwrap_or(1);
        let alike = counts.iter().filter(|count| **count > 1 && **count == cells).count();
        (alike, cells)
    };
    let mut best = (Delimiter::Comma, (0, 1));
    for delimiter in Delimiter::ALL {
        let score = score(&delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn builder(delimiter: Delimiter) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter.byte());
    builder
}

/// A row of its own at the end: where a quotation mark was never closed, it stands within it.
const END: &str = "\n\u{1}end\n";

fn rows(text: &str, delimiter: Delimiter) -> Result<Vec<Row>, SheetError> {
    let mut reader: Reader = builder(delimiter).build();
    let text = format!("{}{END}", text.trim_end_matches(['\n', '\r']));
    let mut rest = text.as_bytes();
    let (mut room, mut ends) = (vec![0; rest.len() + 1], vec![0; COLUMNS + 1]);
    let (mut rows, mut inner) = (Vec::new(), 0);
    loop {
        let (result, read, written, found) = reader.read_record(rest, &mut room, &mut ends);
        let ended = read.checked_sub(1).and_then(|last| rest.get(last)).is_some_and(|byte| *byte == b'\n');
        rest = rest.get(read..).unwrap_or_default();
        match result {
            ReadRecordResult::OutputEndsFull => return Err(SheetError::TooManyColumns(COLUMNS)),
            ReadRecordResult::Record => {}
            // The end was swallowed by the row in which a quotation mark is open.
            _ => return Err(SheetError::OpenQuote(rows.last().map_or(1, |row: &Row| row.number + 1))),
        }
        let record = room.get(..written).unwrap_or_default();
        if record == END.trim().as_bytes() {
            return Ok(rows);
        }
        inner += record.iter().filter(|byte| **byte == b'\n').count();
        // Lines so far, less those within cells and the one that may have ended this row.
        let lines = usize::try_from(reader.line()).unwrap_or(usize::MAX);
        let number = lines.saturating_sub(inner + usize::from(ended));
        let mut start = 0;
        let cells = ends.get(..found).unwrap_or_default().iter().map(|end| {
            let cell = record.get(start..*end).unwrap_or_default();
            start = *end;
            String::from_utf8_lossy(cell).into_owned()
        });
        let cells = cells.map(|cell| revive(cell.trim_matches([' ', '\u{a0}']))).collect();
        push(&mut rows, Row { number, cells })?;
    }
}

fn push(rows: &mut Vec<Row>, row: Row) -> Result<(), SheetError> {
    if row.cells.iter().all(String::is_empty) {
        return Ok(());
    }
    if rows.len() >= ROWS {
        return Err(SheetError::TooManyRows(ROWS));
    }
    rows.push(row);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(file: &[u8]) -> Vec<Vec<String>> {
        read(file).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    fn numbers(text: &str) -> Vec<usize> {
        read(text.as_bytes()).unwrap().rows.into_iter().map(|row| row.number).collect()
    }

    #[test]
    fn what_is_written_reads_back() {
        let texts = ["=1", "a,b", "a\"b", "a\r\nb", "é老🙂", "x;-1", "'", ""];
        let row: Vec<Cell> = texts.iter().map(|text| Cell::from(*text)).chain([Cell::Number(-2)]).collect();
        let file = write([row.as_slice(), row.as_slice()]);
        assert!(file.starts_with(&[0xef, 0xbb, 0xbf]) && file.ends_with(b"-2\r\n"));
        let expected: Vec<_> = texts.into_iter().chain(["-2"]).map(str::to_owned).collect();
        assert_eq!(cells(&file), [expected.clone(), expected]);
    }

    #[test]
    fn a_long_text_is_cut_where_a_spreadsheet_ends() {
        for character in ["x", "🙂"] {
            let written = Cell::from(character.repeat(40_000)).written();
            assert!(written.encode_utf16().count() <= CELL && written.ends_with('…'));
        }
        assert_eq!(Cell::from("x".repeat(CELL)).written().len(), CELL);
        assert_eq!(cells(&write([[Cell::from("y".repeat(9_000))].as_slice()]))[0][0].len(), 9_000);
    }

    #[test]
    fn separators_and_letters_are_found_out() {
        for (file, delimiter, letters) in [
            (b"Name,Day\nM01,2026-01-05\n".to_vec(), Delimiter::Comma, Letters::Utf8),
            (
                b"\xef\xbb\xbfName;Day;Note\r\nM01;2026-01-05;a, b, c, d\r\n".to_vec(),
                Delimiter::Semicolon,
                Letters::Utf8,
            ),
            (b"Name\tDay\nZo\xeb\t1,5\n".to_vec(), Delimiter::Tab, Letters::Windows1252),
            (
                "\u{feff}Name\tDay\nZoë\t1".encode_utf16().flat_map(u16::to_le_bytes).collect(),
                Delimiter::Tab,
                Letters::Utf16,
            ),
            (b"Name\nM01\n".to_vec(), Delimiter::Comma, Letters::Utf8),
        ] {
            let sheet = read(&file).unwrap();
            assert_eq!((sheet.delimiter, sheet.letters), (delimiter, letters), "{file:?}");
        }
        assert_eq!(cells(b"a;b\n\x93Zo\xeb\x94;\x80")[1], ["\u{201c}Zoë\u{201d}", "€"]);
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        assert_eq!(numbers("a,b\n1,2\n3,4"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n,\r\n3,4\r\n"), [1, 3, 5]);
        assert_eq!(numbers("a,b\n\"1\n1\",2\n3,4\n"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r\n\"1\r\n1\",2\r\n\r\n3,4\r\n"), [1, 2, 4]);
        assert_eq!(numbers("a,b\r1,2\r3,4"), [1, 2, 3]);
    }

    #[test]
    fn what_is_no_table_is_called_so() {
        assert_eq!(read(b""), Err(SheetError::Empty));
        assert_eq!(read(b"\xef\xbb\xbf\r\n,,\r\n"), Err(SheetError::Empty));
        assert_eq!(read(b"PK\x03\x04rest"), Err(SheetError::NotText));
        assert_eq!(read(b"a\0b"), Err(SheetError::NotText));
        assert_eq!(read(b"\xff\xfe\x00\xd8x\0"), Err(SheetError::NotText));
        assert_eq!(read(b"a,b\n1,2\n3,\"4\n5,6\n"), Err(SheetError::OpenQuote(3)));
        assert_eq!(read(b"a,\"b"), Err(SheetError::OpenQuote(1)));
        assert_eq!(read(&[b','; COLUMNS + 5]), Err(SheetError::TooManyColumns(COLUMNS)));
        assert_eq!(read(&b"x\n".repeat(ROWS + 1)), Err(SheetError::TooManyRows(ROWS)));
        assert_eq!(read(&vec![b'x'; BYTES + 1]), Err(SheetError::TooLarge(BYTES)));
    }
}
