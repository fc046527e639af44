//! Tables for other tools.

use crate::spreadsheet::tables::{Column, Kind};
use crate::texts;

texts! {
    /// Tables.
    TablesText {
        Tab => "Tables",
        Title => "Tables for other tools",
        Lede => "Each table is a CSV file that LibreOffice, Excel and other programs open. Nothing in it can run as a formula.",
        BookLede => "The tables of all groups together, with the name of the group in front of each row.",
        ComeIn => "Import a spreadsheet",
        Names => "Put real names and notes about people into the table of members",
        NamesHint => "Otherwise there are only code names.",
        Private => "Also offer the private compartment",
        PrivateHint => "Concerns, incidents and matters of confidence, and that the history touched them. They are for you alone: think before you hand on such a file.",
        Caption => "Tables",
        Table => "Table",
        Rows => "Rows",
        Files => "Preview and file",
        Preview => "Look",
        PreviewOf => "Look at: {0}",
        Save => "Save as CSV",
        SaveOf => "Save as CSV: {0}",
        Saved => "Saved as {0}.",
        First => "{0}: the first {1} of {2} rows",
        All => "{0}: all {1} rows",
        NoRows => "{0}: no rows yet",
        Long => "Cells are shown and saved whole, up to 32,766 characters; only an export (JSON) keeps longer texts whole.",
        Problem => "The tables could not be made.",
        NoGroups => "No groups yet",
        NoGroupsText => "Tables are made of the records of your groups.",
        ForGroup => "The group",
        Action => "Action",
    }
}

texts! {
    /// What tables are called.
    TableName {
        Members => "Members",
        Sessions => "Sessions",
        Attendance => "Attendance",
        Meetings => "Individual meetings",
        Hours => "Other hours",
        Credit => "Hours and credit, line by line",
        Goals => "Goals",
        Agreements => "Agreements",
        Assents => "Assents",
        Consents => "Consents",
        Verdicts => "Verdicts",
        Listings => "Registry listings",
        Evaluations => "Evaluations",
        Trail => "History of changes",
        Private => "Private compartment",
    }
}

/// What the table is called.
#[must_use]
pub const fn table_name(kind: Kind) -> &'static str {
    use TableName as T;
    let name = match kind {
        Kind::Members => T::Members,
        Kind::Sessions => T::Sessions,
        Kind::Attendance => T::Attendance,
        Kind::Meetings => T::Meetings,
        Kind::Hours => T::Hours,
        Kind::Credit => T::Credit,
        Kind::Goals => T::Goals,
        Kind::Agreements => T::Agreements,
        Kind::Assents => T::Assents,
        Kind::Consents => T::Consents,
        Kind::Verdicts => T::Verdicts,
        Kind::Listings => T::Listings,
        Kind::Evaluations => T::Evaluations,
        Kind::Trail => T::Trail,
        Kind::Private => T::Private,
    };
    name.text()
}

macro_rules! headings {
    ($($column:ident => $text:literal),+ $(,)?) => {
        texts! {
            /// Headings of columns.
            HeadingText {
                $($column => $text),+
            }
        }

        /// The heading of the column.
        #[must_use]
        pub const fn heading(column: Column) -> &'static str {
            match column {
                $(Column::$column => HeadingText::$column.text()),+
            }
        }
    };
}

headings! {
    Group => "Group",
    CodeName => "Code name",
    FullName => "Full name",
    Role => "Role",
    Invited => "Invited",
    Joined => "Joined",
    Left => "Left",
    Profession => "Profession",
    PersonNote => "Note",
    Number => "Number",
    Day => "Date",
    Start => "Start",
    End => "End",
    Length => "Length in minutes",
    State => "State",
    Mode => "Mode",
    Topic => "Topic",
    ConductedBy => "Conducted by",
    Count => "How many were present",
    Confidential => "Confidentiality stated on",
    Signed => "Signed on",
    Notes => "Notes",
    Present => "Minutes present",
    Late => "Minutes late",
    Kind => "Kind",
    Cases => "Cases",
    Minutes => "Minutes",
    Setting => "Setting",
    Category => "Category",
    Source => "Source",
    Attended => "Minutes attended",
    Credited => "Minutes credited",
    Withheld => "Minutes withheld",
    Why => "Why",
    SoFar => "Credited so far",
    OfCap => "Left of the cap",
    Standing => "Standing",
    Goal => "Goal",
    SetOn => "Set on",
    Progress => "Looks at progress",
    LastOn => "Last look",
    Attainment => "Attainment",
    Outcome => "Outcome",
    Text => "Text",
    Heading => "Heading",
    To => "To",
    Answer => "Answer",
    Withdrawn => "Withdrawn on",
    Reason => "Reason given",
    Policy => "Policy",
    Version => "Version of",
    Rule => "Rule",
    Clause => "Clause",
    Title => "Rule in words",
    Severity => "Severity",
    Stage => "Stage",
    Subject => "Concerns",
    Due => "Due on",
    Finding => "Finding",
    From => "From",
    Until => "Until",
    CheckedOn => "Checked on",
    Certified => "Certified",
    Question => "Question",
    Answered => "How many answered",
    Time => "Time",
    Entry => "Entry",
    By => "By",
    Act => "What was done",
    Record => "Record",
    Hash => "Hash",
    Session => "Session",
    SettledOn => "Settled on",
}
