//! A slip or an answer as a short text, made for a QR code and for pasting: capitals and digits alone, which a QR code packs
//! tightest and no mail program changes. It is the thing itself and never an address, because browsers keep and sync those.

use super::{Answer, Paper, Slip, SlipError};
use crate::journal::bytes::Bytes32;
use crate::json::DecodeError;
use data_encoding::BASE32_NOPAD;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How the text of a slip begins; the number is its schema.
const SLIP: &str = "CBSLIP1:";
/// How the text of an answer begins.
const ANSWER: &str = "CBANSWER1:";
/// How both begin, whatever their schema.
const BOTH: [&str; 2] = ["CBSLIP", "CBANSWER"];
/// Bytes of a digest at the end, by which a slip of the pen shows.
const CHECKED: usize = 4;
/// The largest QR code that a telephone reads from a sheet of paper or a screen without trouble: 117 squares wide.
const LARGEST: u8 = 25;
/// The longest text that is looked at, in bytes.
const LONGEST: usize = super::file::LARGEST;

/// A slip as a text.
#[must_use]
pub fn of_slip(slip: &Slip) -> String {
    write(SLIP, slip)
}

/// An answer as a text.
#[must_use]
pub fn of_answer(answer: &Answer) -> String {
    write(ANSWER, answer)
}

fn write(start: &str, paper: &impl Serialize) -> String {
    // Neither type has anything that this form cannot write.
    let mut bytes = postcard::to_allocvec(paper).unwrap_or_default();
    let sum = Bytes32::sha256(&[start.as_bytes(), &bytes]);
    bytes.extend(sum.0.iter().take(CHECKED));
    format!("{start}{}", BASE32_NOPAD.encode(&bytes))
}

/// True for what begins as such a text does.
#[must_use]
pub fn is_one(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(8).collect::<String>().to_ascii_uppercase();
    BOTH.iter().any(|each| start.starts_with(each))
}

/// Reads a text, however it was wrapped and in capitals or not.
///
/// # Errors
/// [`SlipError`] where it is too long, none of ours, newer, miscopied, or does not fit.
pub fn read(text: &str) -> Result<Paper, SlipError> {
    if text.len() > LONGEST {
        return Err(SlipError::TooLarge { found: text.len() });
    }
    if !is_one(text) {
        return Err(SlipError::Foreign);
    }
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let paper = if let Some(rest) = text.strip_prefix(SLIP) {
        Paper::Slip(decode(SLIP, rest)?)
    } else if let Some(rest) = text.strip_prefix(ANSWER) {
        Paper::Answer(decode(ANSWER, rest)?)
    } else {
        let digits: String =
            text.chars().skip_while(char::is_ascii_uppercase).take_while(char::is_ascii_digit).collect();
        return Err(match digits.parse() {
            Ok(found) if found > u64::from(super::SCHEMA) => SlipError::TooNew { found },
            _ => SlipError::Miscopied,
        });
    };
    paper.checked()
}

fn decode<T: DeserializeOwned>(start: &str, text: &str) -> Result<T, SlipError> {
    let bytes = BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| SlipError::Miscopied)?;
    let (bytes, sum) = bytes.split_last_chunk::<CHECKED>().ok_or(SlipError::Miscopied)?;
    if Bytes32::sha256(&[start.as_bytes(), bytes]).0.first_chunk() != Some(sum) {
        return Err(SlipError::Miscopied);
    }
    let misfit = |problem: &str| DecodeError::misfit(".", problem);
    match postcard::take_from_bytes(bytes) {
        Ok((paper, [])) => Ok(paper),
        Ok(_) => Err(misfit("has something at its end that does not belong there").into()),
        Err(_) => Err(misfit("does not read as what it says it is").into()),
    }
}

/// The squares of a QR code, row by row, dark where true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares(Vec<Vec<bool>>);

impl Squares {
    /// The QR code of a text; none where it would be too fine to be read from paper.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let segments = QrSegment::make_segments(text);
        let (least, most) = (Version::new(1), Version::new(LARGEST));
        let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true).ok()?;
        let row = |y| (0..code.size()).map(|x| code.get_module(x, y)).collect();
        Some(Self((0..code.size()).map(row).collect()))
    }

    /// How many squares it is wide and high, without its quiet margin.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.len()
    }

    /// Runs of dark squares: column, row and length.
    #[must_use]
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (y, row) in self.0.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                match runs.last_mut() {
                    Some((start, at, length)) if *at == y && *start + *length == x => *length += 1,
                    _ => runs.push((x, y, 1)),
                }
            }
        }
        runs
    }
}
