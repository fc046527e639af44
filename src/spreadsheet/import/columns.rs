//! What a row is and what stands in its columns.

use super::values::{Amount, Order};
use crate::domain::hours::Setting;
use chrono::{NaiveDate, NaiveTime};

/// What a row of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A member.
    Members,
    /// A session.
    Sessions,
    /// One person at one session.
    Attendance,
    /// Hours of a mentee from elsewhere.
    Hours,
    /// A person, with a column for each session.
    GridOfPeople,
    /// A session, with a column for each person.
    GridOfSessions,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Nothing that is taken in.
    Nothing,
    /// The code name of a person.
    CodeName,
    /// The real name.
    FullName,
    /// The role in the group.
    Role,
    /// The day of the invitation.
    Invited,
    /// The first day as a member.
    Joined,
    /// The last day as a member.
    Left,
    /// The professional role.
    Profession,
    /// A note about the person.
    PersonNote,
    /// The day of a session, or of hours.
    Day,
    /// When it started.
    Start,
    /// When it ended.
    End,
    /// How long it lasted.
    Length,
    /// How people met.
    Mode,
    /// What it was about.
    Topic,
    /// Notes on it.
    Notes,
    /// Whether or how long somebody was there.
    Present,
    /// By how much somebody came late.
    Late,
    /// How long the hours were.
    Minutes,
    /// In the group or alone.
    Setting,
    /// Where the hours are meant to count.
    Category,
    /// Where the hours come from.
    Source,
    /// In a grid: whether or how long each was there, under the heading that names the session or the person.
    Marks,
}

impl Layout {
    /// Every layout, in the order in which a form offers them.
    pub const ALL: [Self; 6] =
        [Self::GridOfPeople, Self::GridOfSessions, Self::Attendance, Self::Members, Self::Sessions, Self::Hours];

    /// What its columns can hold.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Members => {
                &[F::CodeName, F::FullName, F::Role, F::Invited, F::Joined, F::Left, F::Profession, F::PersonNote]
            }
            Self::Sessions => &[F::Day, F::Start, F::End, F::Length, F::Mode, F::Topic, F::Notes],
            Self::Attendance => &[F::CodeName, F::Day, F::Start, F::End, F::Length, F::Topic, F::Present, F::Late],
            Self::Hours => &[F::CodeName, F::Day, F::Minutes, F::Setting, F::Category, F::Source],
            Self::GridOfPeople => &[F::CodeName, F::Marks],
            Self::GridOfSessions => &[F::Day, F::Start, F::End, F::Length, F::Topic, F::Marks],
        }
    }

    /// What must have a column.
    #[must_use]
    pub const fn needs(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Members => &[F::CodeName],
            Self::Sessions => &[F::Day],
            Self::Attendance => &[F::CodeName, F::Day, F::Present],
            Self::Hours => &[F::CodeName, F::Day, F::Minutes],
            Self::GridOfPeople => &[F::CodeName, F::Marks],
            Self::GridOfSessions => &[F::Day, F::Marks],
        }
    }

    /// True where rows tell of sessions.
    #[must_use]
    pub const fn has_sessions(self) -> bool {
        !matches!(self, Self::Members | Self::Hours)
    }
}

/// How a table is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What a row is.
    pub layout: Layout,
    /// The place of the row with the headings among the rows of the file, from 0.
    pub head: usize,
    /// What stands in each column.
    pub columns: Vec<Field>,
    /// Which of two numbers is the day.
    pub order: Order,
    /// What a number without a unit means.
    pub amount: Amount,
    /// When sessions began of which the table does not say.
    pub start: Option<NaiveTime>,
    /// How long sessions lasted of which the table does not say, in minutes; none for as long as whoever stayed longest.
    pub length: Option<u32>,
    /// True where new members joined on the day of their first session in the table.
    pub joins: bool,
    /// True where the group's mentor conducted the sessions that are new.
    pub conducted: bool,
    /// Whether hours of which the table does not say were spent in the group or alone.
    pub setting: Option<Setting>,
    /// True where a person of another group with the same code name is the same person.
    pub same_people: bool,
}

impl Shape {
    /// The first column that holds this.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|of| *of == field)
    }

    /// The columns with marks.
    pub fn marks(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(|(_, of)| **of == Field::Marks).map(|(column, _)| column)
    }

    /// What must have a column and has none.
    #[must_use]
    pub fn lacks(&self) -> Vec<Field> {
        self.layout.needs().iter().copied().filter(|field| self.column(*field).is_none()).collect()
    }

    /// What stands in two columns and can stand in one alone.
    #[must_use]
    pub fn doubles(&self) -> Vec<Field> {
        let counted = |field: &Field| self.columns.iter().filter(|of| *of == field).count();
        self.layout.fields().iter().copied().filter(|field| *field != Field::Marks && counted(field) > 1).collect()
    }
}

/// A session as a row or a heading names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The day.
    pub day: NaiveDate,
    /// When it started; none where only the day is known.
    pub start: Option<NaiveTime>,
}
