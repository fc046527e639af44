//! Records out of a table that somebody kept: members, sessions, attendance and hours.
//!
//! A [`Shape`] says what a row is and what stands in each column; it is guessed and can be changed. An [`Importer`] takes the rows
//! one after the other. A row goes in whole or not at all, and says why not; nothing that is there already goes in a second time. What
//! comes of it is one draft, one step of undo.

pub mod back;
pub mod columns;
pub mod guess;
pub mod importer;
mod people;
mod read;
mod sessions;
pub mod values;

use self::columns::Field;
use crate::domain::units::Minutes;
use crate::guard::kinds::Kind;
use chrono::NaiveDate;

/// Why a row does not go in: at the cell in which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row as a spreadsheet numbers it.
    pub row: usize,
    /// The column, from 0; none for the row as a whole.
    pub column: Option<usize>,
    /// What stands in the cell.
    pub cell: String,
    /// Why.
    pub why: Why,
}

/// Why a row does not go in. The shell has one sentence for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing stands where something must.
    Missing(Field),
    /// It is no day.
    NotADay,
    /// It is a day only if days and months are the other way round.
    OtherOrder,
    /// It is no time of day.
    NotATime,
    /// It is no duration.
    NotADuration,
    /// It is longer than anything lasts in a day.
    TooLong,
    /// It is none of the words of this column.
    UnknownWord,
    /// The text is longer than what is kept, in bytes.
    LongText(usize),
    /// Something in the text tells who somebody is.
    Identifies(Vec<Kind>),
    /// The end is not after the start.
    EndBeforeStart,
    /// The day lies before that one, which it must follow.
    Before(NaiveDate),
    /// The day lies ahead.
    Ahead,
    /// Neither the table nor the book says when it began.
    NoStart,
    /// Neither the table nor the book says how long it lasted.
    NoLength,
    /// More minutes than the session lasted.
    MoreThanHeld(Minutes),
    /// The same stands in an earlier row.
    Twice(usize),
    /// The same stands in an earlier column, from 0.
    TwiceInHead(usize),
    /// The heading names no day and no session of the group.
    NoSuchSession,
    /// An earlier row says otherwise.
    RowsDiffer(usize),
    /// Something else is on record.
    OnRecord(Said),
    /// Several sessions on that day are on record, and the row does not say which.
    SeveralSessions,
    /// The session is on record as one that does not take place.
    Cancelled,
}

/// What is on record, or is said by an earlier row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many minutes.
    Minutes(Minutes),
    /// A day.
    Day(NaiveDate),
    /// Other words.
    Words,
}
