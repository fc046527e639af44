//! Records out of a spreadsheet.

use super::{counted, guard};
use crate::app::format;
use crate::spreadsheet::csv::{Delimiter, SheetError};
use crate::spreadsheet::import::columns::{Field, Layout};
use crate::spreadsheet::import::{Said, Why};
use crate::spreadsheet::letters::Letters;
use crate::texts;

texts! {
    /// The import of a spreadsheet.
    ImportText {
        Title => "Import a spreadsheet",
        Lede => "Members, sessions, attendance and hours out of a table that you kept elsewhere. You see what would come in before anything does, and one step takes all of it back.",
        Choose => "Choose a CSV file",
        ChooseText => "In Excel or LibreOffice, save the sheet as CSV. Commas, semicolons and tabs are all read, and so are older letters. The file stays on this device.",
        Another => "Choose another file",
        Problem => "The file cannot be read.",
        Reading => "Reading",
        Found => "{0} rows, parted by {1}, in {2}.",
        Comma => "commas",
        Semicolon => "semicolons",
        Tab => "tabs",
        Utf8 => "Unicode (UTF-8)",
        Utf16 => "Unicode (UTF-16)",
        Windows => "older letters (Windows-1252)",
        How => "How the table is read",
        HowText => "This is a guess. Change what does not fit; the preview below follows.",
        Layout => "What a row is",
        Head => "The headings stand in",
        HeadRow => "Row {0}: {1}",
        Columns => "What stands in the columns ({0})",
        Example => "for example {0}",
        NoHeading => "Column {0}",
        Order => "Dates such as 3/4/2026",
        DayFirst => "day first: 3 April (British)",
        MonthFirst => "month first: March 4 (American)",
        OrderHint => "2026-04-03, 3 Apr 2026 and the day numbers of spreadsheets are read as well.",
        Amount => "A bare number means",
        Minutes => "minutes",
        Hours => "hours",
        Ticks => "a tick: 1 was there, 0 was not",
        AmountHint => "1:30, 90 min and 1.5 h are read as what they say; x, yes and ✓ mean from beginning to end.",
        Start => "Sessions began at",
        StartHint => "Where the table does not say. Without it such sessions cannot come in.",
        Length => "Sessions lasted, in minutes",
        LengthHint => "Where the table does not say. Empty means as long as whoever stayed longest.",
        Joins => "New members joined on the day of their first session in the table",
        JoinsHint => "Where the table does not say when they joined.",
        Conducted => "The mentor of the group conducted the new sessions",
        ConductedHint => "Tick this only where it is so. Some policies ask who conducted each session.",
        Same => "A code name of another group means the same person",
        SameHint => "Hours of one person count together over all groups. Leave this open where code names such as M01 are used anew in each group.",
        Setting => "Hours were spent",
        SettingHint => "Where the table does not say.",
        SettingOpen => "not said",
        SettingGroup => "in the group",
        SettingAlone => "alone with the mentor",
        Lacks => "No column holds: {0}. Choose it above.",
        Doubles => "Several columns hold: {0}. Choose one of them.",
        Preview => "What would come in",
        Checking => "Checking the rows",
        Kind => "What",
        Comes => "Comes in",
        NewMembers => "Members",
        NewSessions => "Sessions",
        NewAttendances => "Presences at sessions",
        NewHours => "Entries of hours",
        Completed => "Records that get what they lacked",
        Same2 => "Is there already, and is left as it is",
        Names => "New members: {0}.",
        NamesMore => "New members: {0} and {1} more.",
        Good => "{0} row is in order.",
        Goods => "{0} rows are in order.",
        Bad => "{0} row stays out:",
        Bads => "{0} rows stay out:",
        AllGood => "Every row is in order.",
        Row => "Row",
        Cell => "Cell",
        Stands => "What stands there",
        Why => "Why it stays out",
        More => "… and {0} more. The file of these rows names them all.",
        SaveBad => "Save these rows as CSV",
        SaveBadHint => "The file has a column with the reasons. Mend the rows there and import the file: what is here already does not come in twice.",
        ReasonHeading => "Why it was not taken in",
        Nothing => "Nothing of this table is new.",
        Take => "Take in what is in order",
        Taken => "Taken in.",
        TakenText => "All of it is one step: undo takes it back.",
        ToGroup => "To the group",
        FromSheet => "I come from a spreadsheet",
        FromSheetHint => "As soon as the group is set up, import its members, sessions, attendance and hours.",
    }
}

texts! {
    /// What a row can be.
    LayoutText {
        Members => "A member",
        Sessions => "A session",
        Attendance => "One person at one session",
        Hours => "Hours of a mentee from elsewhere",
        GridOfPeople => "A person, with a column for each session",
        GridOfSessions => "A session, with a column for each person",
    }
}

/// The words for what a row is.
#[must_use]
pub const fn layout_word(layout: Layout) -> &'static str {
    use LayoutText as T;
    let text = match layout {
        Layout::Members => T::Members,
        Layout::Sessions => T::Sessions,
        Layout::Attendance => T::Attendance,
        Layout::Hours => T::Hours,
        Layout::GridOfPeople => T::GridOfPeople,
        Layout::GridOfSessions => T::GridOfSessions,
    };
    text.text()
}

texts! {
    /// What a column can hold.
    ColumnText {
        Nothing => "is not taken in",
        CodeName => "Code name",
        FullName => "Full name",
        Role => "Role",
        Invited => "Day of the invitation",
        Joined => "First day as a member",
        Left => "Last day as a member",
        Profession => "Professional role",
        PersonNote => "Note about the person",
        Day => "Day",
        Start => "Start",
        End => "End",
        Length => "How long it lasted",
        Mode => "In person, online or hybrid",
        Topic => "Topic",
        Notes => "Notes",
        Present => "There, or how long",
        Late => "How late",
        Minutes => "How long",
        Setting => "In the group or alone",
        Category => "Where it counts",
        Source => "Where it comes from",
        Marks => "There, or how long (this session or person)",
    }
}

/// The words for what stands in a column.
#[must_use]
pub const fn column_word(field: Field) -> &'static str {
    use ColumnText as T;
    let text = match field {
        Field::Nothing => T::Nothing,
        Field::CodeName => T::CodeName,
        Field::FullName => T::FullName,
        Field::Role => T::Role,
        Field::Invited => T::Invited,
        Field::Joined => T::Joined,
        Field::Left => T::Left,
        Field::Profession => T::Profession,
        Field::PersonNote => T::PersonNote,
        Field::Day => T::Day,
        Field::Start => T::Start,
        Field::End => T::End,
        Field::Length => T::Length,
        Field::Mode => T::Mode,
        Field::Topic => T::Topic,
        Field::Notes => T::Notes,
        Field::Present => T::Present,
        Field::Late => T::Late,
        Field::Minutes => T::Minutes,
        Field::Setting => T::Setting,
        Field::Category => T::Category,
        Field::Source => T::Source,
        Field::Marks => T::Marks,
    };
    text.text()
}

texts! {
    /// Why a row stays out.
    WhyText {
        Missing => "Missing: {0}.",
        NotADay => "This is no day. Write it as 2026-12-31 or 31/12/2026.",
        OtherOrder => "There is no such day with the day first. Perhaps the table has the month first.",
        NotATime => "This is no time of day. Write it as 18:00.",
        NotADuration => "This is no duration. Write it as 90, 1:30 or 1.5 h.",
        TooLong => "Nothing lasts longer than a day.",
        UnknownWord => "This word is not known here.",
        LongText => "The text is too long: at most {0} bytes are kept.",
        Identifies => "This tells who somebody is ({0}). Write something else in its place.",
        EndBeforeStart => "The end must be after the start.",
        Before => "This lies before {0}, which it must follow.",
        Ahead => "This day lies ahead: nobody was there yet.",
        NoStart => "Neither the table nor the book says when the session began.",
        NoLength => "Neither the table nor the book says how long the session lasted.",
        MoreThanHeld => "The session lasted only {0} minutes.",
        Twice => "The same stands in row {0}.",
        TwiceInHead => "The same heading stands in column {0}.",
        NoSuchSession => "This heading names no day and no session of the group.",
        RowsDiffer => "Row {0} says otherwise of the same session.",
        OnRecordMinutes => "The book says {0} minutes. What is on record stays.",
        OnRecordDay => "The book says {0}. What is on record stays.",
        OnRecord => "The book says something else. What is on record stays.",
        SeveralSessions => "Several sessions took place on that day: give the start as well.",
        Cancelled => "The book says that this session does not take place.",
    }
}

/// Why a row stays out, in a sentence.
#[must_use]
pub fn why(why: &Why) -> String {
    use WhyText as T;
    let plain = match why {
        Why::Missing(field) => return T::Missing.with(&[column_word(*field)]),
        Why::LongText(bytes) => return T::LongText.with(&[&bytes.to_string()]),
        Why::Identifies(kinds) => {
            let names: Vec<_> = kinds.iter().map(|kind| guard::name(*kind).to_owned()).collect();
            return T::Identifies.with(&[&format::list(&names)]);
        }
        Why::Before(day) => return T::Before.with(&[&format::day(*day)]),
        Why::MoreThanHeld(minutes) => return T::MoreThanHeld.with(&[&minutes.0.to_string()]),
        Why::Twice(row) => return T::Twice.with(&[&row.to_string()]),
        Why::TwiceInHead(column) => return T::TwiceInHead.with(&[&letters(*column)]),
        Why::RowsDiffer(row) => return T::RowsDiffer.with(&[&row.to_string()]),
        Why::OnRecord(Said::Minutes(minutes)) => return T::OnRecordMinutes.with(&[&minutes.0.to_string()]),
        Why::OnRecord(Said::Day(day)) => return T::OnRecordDay.with(&[&format::day(*day)]),
        Why::OnRecord(Said::Words) => T::OnRecord,
        Why::NotADay => T::NotADay,
        Why::OtherOrder => T::OtherOrder,
        Why::NotATime => T::NotATime,
        Why::NotADuration => T::NotADuration,
        Why::TooLong => T::TooLong,
        Why::UnknownWord => T::UnknownWord,
        Why::EndBeforeStart => T::EndBeforeStart,
        Why::Ahead => T::Ahead,
        Why::NoStart => T::NoStart,
        Why::NoLength => T::NoLength,
        Why::NoSuchSession => T::NoSuchSession,
        Why::SeveralSessions => T::SeveralSessions,
        Why::Cancelled => T::Cancelled,
    };
    plain.text().to_owned()
}

/// The letters by which a spreadsheet names a column, counted from 0.
#[must_use]
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest - 1)),
    }
}

texts! {
    /// Why a file is no table.
    SheetText {
        Empty => "Nothing stands in it.",
        NotText => "It is no text. Open it in your spreadsheet program, save it as CSV and choose that file.",
        OpenQuote => "Row {0} opens a quotation mark that is never closed.",
        TooManyRows => "It has more than {0} rows. Part it into several files.",
        TooManyColumns => "A row has more than {0} cells.",
        TooLarge => "It has more than {0} MB. Part it into several files.",
    }
}

/// Why a file is no table, in a sentence.
#[must_use]
pub fn sheet_sentence(error: SheetError) -> String {
    use SheetText as T;
    match error {
        SheetError::Empty => T::Empty.text().to_owned(),
        SheetError::NotText => T::NotText.text().to_owned(),
        SheetError::OpenQuote(row) => T::OpenQuote.with(&[&row.to_string()]),
        SheetError::TooManyRows(rows) => T::TooManyRows.with(&[&format::number(rows)]),
        SheetError::TooManyColumns(columns) => T::TooManyColumns.with(&[&format::number(columns)]),
        SheetError::TooLarge(bytes) => T::TooLarge.with(&[&(bytes >> 20).to_string()]),
    }
}

/// What was found of the file.
#[must_use]
pub fn found(rows: usize, delimiter: Delimiter, of: Letters) -> String {
    use ImportText as T;
    let delimiter = match delimiter {
        Delimiter::Comma => T::Comma,
        Delimiter::Semicolon => T::Semicolon,
        Delimiter::Tab => T::Tab,
    };
    let of = match of {
        Letters::Utf8 => T::Utf8,
        Letters::Utf16 => T::Utf16,
        Letters::Windows1252 => T::Windows,
    };
    T::Found.with(&[&format::number(rows), delimiter.text(), of.text()])
}

/// How many rows are in order.
#[must_use]
pub fn in_order(rows: usize) -> String {
    counted(rows, ImportText::Good.text(), ImportText::Goods.text())
}

/// How many rows stay out.
#[must_use]
pub fn stay_out(rows: usize) -> String {
    counted(rows, ImportText::Bad.text(), ImportText::Bads.text())
}
