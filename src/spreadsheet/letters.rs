//! The letters of a file: as Unicode, or as older spreadsheets keep them.

use super::csv::SheetError;

/// How the letters of a file are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// UTF-8.
    Utf8,
    /// UTF-16, as Excel saves “Unicode text”.
    Utf16,
    /// Windows-1252, as older spreadsheets save.
    Windows1252,
}

/// The text of a file, and how its letters were kept.
///
/// # Errors
/// [`SheetError::NotText`].
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Letters), SheetError> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map(|text| (text, Letters::Utf16)).map_err(|_| SheetError::NotText)
    };
    let (text, letters) = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => {
            let plain = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            match std::str::from_utf8(plain) {
                Ok(text) => (text.to_owned(), Letters::Utf8),
                Err(_) => (plain.iter().map(|byte| windows_1252(*byte)).collect(), Letters::Windows1252),
            }
        }
    };
    // A workbook is a compressed archive, and no spreadsheet writes this character into a text.
    if text.contains('\0') || text.starts_with("PK\u{3}\u{4}") { Err(SheetError::NotText) } else { Ok((text, letters)) }
}

/// The letters of Windows-1252 from 0x80 to 0x9f; five places of it are empty.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|place| WINDOWS.get(usize::from(place)).copied()).unwrap_or(char::from(byte))
}
