//! Two small files that go between a mentor and a mentee: the *form* of an evaluation and its *answer*.
//!
//! A form holds nothing of the book but the identifier of its round. Neither is a backup, an export or a rescue file, and none
//! of those is taken for one of them.

use super::file::Format;
use super::slip;
use crate::domain::dates::Moment;
use crate::domain::round::{Answer, LONGEST};
use crate::json::{DecodeError, decode};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;
use uuid::Uuid;

/// The newest schema of these files that this version reads and the one that it writes.
pub const SCHEMA: u16 = 1;
/// The largest file that is read, in bytes.
pub const LARGEST: usize = 256 * 1024;

/// The two kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The questions, to be answered.
    #[serde(rename = "circlebook-form")]
    Form,
    /// The answers of one person.
    #[serde(rename = "circlebook-answer")]
    Answer,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A form of this round.
    Form(Uuid),
    /// An answer.
    Answer(Answered),
}

/// What an answer file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The round that it answers.
    pub round: Uuid,
    /// Made anew for each answer, so that the same file is known again.
    pub id: Uuid,
    /// What is said.
    pub answer: Answer,
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SheetError {
    /// It is too large.
    #[error("the file has {found} bytes, at most {LARGEST} are read: choose a form or an answer that Circlebook saved")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
    },
    /// It is not one of ours.
    #[error("this is not a Circlebook file: choose a form or an answer that Circlebook saved")]
    Foreign,
    /// It is a backup, an export or a rescue file.
    #[error("this file holds a book or a part of one: open it under `Book`, not as a form or an answer")]
    Book,
    /// It is a mentee's slip or an answer to one.
    #[error("this is a slip or an answer to one: open a slip under `Slip`, an answer under `Slips` of its group")]
    Slip,
    /// A newer version saved it.
    #[error("the file has schema {found}, this version reads up to {SCHEMA}: use a newer Circlebook")]
    TooNew {
        /// Its schema.
        found: u64,
    },
    /// It is damaged or was written by hand, and does not fit.
    #[error(transparent)]
    Malformed(#[from] DecodeError),
}

#[derive(Serialize)]
struct File<T> {
    format: Kind,
    schema: u16,
    app: &'static str,
    exported_at: Moment,
    #[serde(flatten)]
    content: T,
}

#[derive(Serialize)]
struct Asked {
    round: Uuid,
}

#[derive(Serialize)]
struct Given<'a> {
    answered: &'a Answered,
}

#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    schema: Option<u64>,
    round: Option<Uuid>,
    #[serde(borrow)]
    answered: Option<&'a RawValue>,
}

/// The bytes of a form of this round.
///
/// # Errors
/// Where it has no JSON, which it does not lack.
pub fn form(app: &'static str, exported_at: Moment, round: Uuid) -> Result<Vec<u8>, DecodeError> {
    write(&File { format: Kind::Form, schema: SCHEMA, app, exported_at, content: Asked { round } })
}

/// The bytes of an answer.
///
/// # Errors
/// Where it has no JSON, which it does not lack.
pub fn answer(app: &'static str, exported_at: Moment, answered: &Answered) -> Result<Vec<u8>, DecodeError> {
    write(&File { format: Kind::Answer, schema: SCHEMA, app, exported_at, content: Given { answered } })
}

/// What kind of these files the text of a `format` names.
#[must_use]
pub fn kind(format: &[u8]) -> Option<Kind> {
    decode(format).ok()
}

/// Opens a form or an answer.
///
/// # Errors
/// [`SheetError`] where it is too large, not one of the two, newer than this version, damaged, or says nothing.
pub fn open(bytes: &[u8]) -> Result<Sheet, SheetError> {
    if bytes.len() > LARGEST {
        // A book is larger than any answer: it is told apart by how it begins.
        return Err(if is_book_start(bytes) { SheetError::Book } else { SheetError::TooLarge { found: bytes.len() } });
    }
    let parts: Parts<'_> = match decode(bytes) {
        Ok(parts) => parts,
        Err(_) if is_book_start(bytes) => return Err(SheetError::Book),
        Err(error) if bytes.starts_with(br#"{"format":"circlebook-"#) => return Err(error.into()),
        Err(_) if slip::file::is_page(bytes) => return Err(SheetError::Slip),
        Err(_) => return Err(SheetError::Foreign),
    };
    let format = parts.format.map(|format| format.get().as_bytes()).unwrap_or_default();
    let Some(kind) = kind(format) else {
        if slip::file::kind(format).is_some() {
            return Err(SheetError::Slip);
        }
        return Err(if decode::<Format>(format).is_ok() { SheetError::Book } else { SheetError::Foreign });
    };
    match parts.schema {
        Some(schema) if schema > SCHEMA.into() => return Err(SheetError::TooNew { found: schema }),
        Some(1..) => {}
        _ => return Err(DecodeError::misfit("schema", "is missing").into()),
    }
    match kind {
        Kind::Form => {
            let round = parts.round.ok_or_else(|| DecodeError::misfit("round", "is missing"))?;
            Ok(Sheet::Form(round))
        }
        Kind::Answer => {
            let answered = parts.answered.ok_or_else(|| DecodeError::misfit("answered", "is missing"))?;
            let answered: Answered = decode(answered.get().as_bytes()).map_err(|error| error.within("answered"))?;
            if answered.answer.is_empty() {
                return Err(DecodeError::misfit("answered.answer", "answers no question").into());
            }
            if answered.answer.texts().iter().any(|text| text.len() > LONGEST) {
                let problem = format!("has a text of more than {LONGEST} bytes");
                return Err(DecodeError::misfit("answered.answer", problem).into());
            }
            Ok(Sheet::Answer(answered))
        }
    }
}

/// True for bytes that begin as a backup, an export or a rescue file does.
fn is_book_start(bytes: &[u8]) -> bool {
    ["backup", "export", "rescue"]
        .iter()
        .any(|kind| bytes.starts_with(format!(r#"{{"format":"circlebook-{kind}""#).as_bytes()))
}

fn write(file: &impl Serialize) -> Result<Vec<u8>, DecodeError> {
    serde_json::to_vec(file).map_err(|error| DecodeError::misfit(".", error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::file;
    use crate::exchange::open::{Limits, OpenError, open as open_book};

    const ROUND: Uuid = Uuid::from_u128(1);

    fn at() -> Moment {
        "2022-01-31T10:00+00:00[Europe/London]".parse().unwrap()
    }

    fn answered() -> Answered {
        let answer = Answer { group: "It went “well”\nfor us".to_owned(), ..Answer::default() };
        Answered { round: ROUND, id: Uuid::from_u128(2), answer }
    }

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn both_come_back_as_they_were_and_a_form_holds_nothing_typed() {
        let written = form("0.1.0", at(), ROUND).unwrap();
        assert_eq!(open(&written), Ok(Sheet::Form(ROUND)));
        let expected = concat!(
            r#"{"format":"circlebook-form","schema":1,"app":"0.1.0","exported_at":"2022-01-31T10:00+00:00[Europe/London]","#,
            r#""round":"00000000-0000-0000-0000-000000000001"}"#
        );
        assert_eq!(text(written), expected);
        let written = answer("0.1.0", at(), &answered()).unwrap();
        assert_eq!(open(&written), Ok(Sheet::Answer(answered())));
    }

    #[test]
    fn no_kind_of_file_is_taken_for_another() {
        for written in [form("0", at(), ROUND).unwrap(), answer("0", at(), &answered()).unwrap()] {
            assert_eq!(open_book(&written, Limits::default()), Err(OpenError::Sheet));
        }
        let backup = file::backup::<Vec<u8>>("0", at(), &[], &[]).unwrap();
        assert_eq!(open(&backup), Err(SheetError::Book));
        let cut = backup.get(..backup.len() - 2).unwrap();
        assert_eq!(open(cut), Err(SheetError::Book), "a damaged one too");
        assert_eq!(open(br#"{"format":"circlebook-rescue"}"#), Err(SheetError::Book));
        for foreign in [&b"BEGIN:VCALENDAR"[..], b"{}", b"[]", b"", br#"{"format":"circlebook-policy"}"#] {
            assert_eq!(open(foreign), Err(SheetError::Foreign), "{}", String::from_utf8_lossy(foreign));
        }
    }

    #[test]
    fn what_is_damaged_or_newer_is_refused_and_says_why() {
        let whole = text(answer("0", at(), &answered()).unwrap());
        for end in 23..whole.len() {
            let cut = whole.as_bytes().get(..end).unwrap();
            assert!(matches!(open(cut), Err(SheetError::Malformed(_))), "cut after {end} bytes");
        }
        let changed = |from: &str, to: &str| open(whole.replace(from, to).as_bytes());
        assert_eq!(changed(r#""schema":1"#, r#""schema":2"#), Err(SheetError::TooNew { found: 2 }));
        let path = |found: Result<Sheet, SheetError>| match found {
            Err(SheetError::Malformed(DecodeError::Misfit { path, .. })) => path,
            other => panic!("{other:?}"),
        };
        assert_eq!(path(changed(r#""schema":1"#, r#""schema":0"#)), "schema");
        assert_eq!(path(changed(r#""benefit":"#, r#""benefits":"#)), "answered.answer", "a question that is none");
        assert_eq!(path(changed(r#""answered":"#, r#""answer":"#)), "answered");
        assert_eq!(path(changed("It went “well”\\nfor us", " ")), "answered.answer");
        assert_eq!(path(changed("well", &"x".repeat(LONGEST))), "answered.answer");
        assert_eq!(open(&vec![b' '; LARGEST + 1]), Err(SheetError::TooLarge { found: LARGEST + 1 }));
    }
}
