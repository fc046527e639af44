//! A first guess at the shape of a table, by its headings and by what stands below them.

use super::columns::{Field, Layout, Shape};
use super::values::{Amount, Order, day, duration, time_behind, word};
use crate::spreadsheet::csv::{Row, Sheet};
use std::collections::BTreeSet;

/// Headings by which a column is known, as [`word`] makes them. Those of our own tables are among them.
const HEADINGS: [(&str, Field); 88] = [
    ("code name", Field::CodeName),
    ("code", Field::CodeName),
    ("mentee", Field::CodeName),
    ("mentees", Field::CodeName),
    ("member", Field::CodeName),
    ("person", Field::CodeName),
    ("participant", Field::CodeName),
    ("name", Field::CodeName),
    ("initials", Field::CodeName),
    ("id", Field::CodeName),
    ("who", Field::CodeName),
    ("full name", Field::FullName),
    ("real name", Field::FullName),
    ("role", Field::Role),
    ("invited", Field::Invited),
    ("invited on", Field::Invited),
    ("invitation", Field::Invited),
    ("joined", Field::Joined),
    ("joined on", Field::Joined),
    ("start date", Field::Joined),
    ("member since", Field::Joined),
    ("first day", Field::Joined),
    ("left", Field::Left),
    ("left on", Field::Left),
    ("end date", Field::Left),
    ("last day", Field::Left),
    ("profession", Field::Profession),
    ("professional role", Field::Profession),
    ("job", Field::Profession),
    ("job title", Field::Profession),
    ("note", Field::PersonNote),
    ("date", Field::Day),
    ("day", Field::Day),
    ("session", Field::Day),
    ("session date", Field::Day),
    ("date of session", Field::Day),
    ("on", Field::Day),
    ("start", Field::Start),
    ("start time", Field::Start),
    ("started", Field::Start),
    ("begins", Field::Start),
    ("from", Field::Start),
    ("time", Field::Start),
    ("end", Field::End),
    ("end time", Field::End),
    ("ended", Field::End),
    ("finish", Field::End),
    ("to", Field::End),
    ("until", Field::End),
    ("length", Field::Length),
    ("session length", Field::Length),
    ("session minutes", Field::Length),
    ("session duration", Field::Length),
    ("duration", Field::Length),
    ("mode", Field::Mode),
    ("how", Field::Mode),
    ("format", Field::Mode),
    ("in person or online", Field::Mode),
    ("topic", Field::Topic),
    ("subject", Field::Topic),
    ("title", Field::Topic),
    ("theme", Field::Topic),
    ("notes", Field::Notes),
    ("comments", Field::Notes),
    ("remarks", Field::Notes),
    ("present", Field::Present),
    ("minutes present", Field::Present),
    ("minutes attended", Field::Present),
    ("attended", Field::Present),
    ("attendance", Field::Present),
    ("time present", Field::Present),
    ("hours attended", Field::Present),
    ("there", Field::Present),
    ("late", Field::Late),
    ("minutes late", Field::Late),
    ("late by", Field::Late),
    ("minutes", Field::Minutes),
    ("hours", Field::Minutes),
    ("mins", Field::Minutes),
    ("time spent", Field::Minutes),
    ("setting", Field::Setting),
    ("group or individual", Field::Setting),
    ("kind", Field::Setting),
    ("category", Field::Category),
    ("type", Field::Category),
    ("counts as", Field::Category),
    ("source", Field::Source),
    ("where from", Field::Source),
];

/// Headings that are passed over even where they read like something.
const PASSED: [&str; 8] = ["total", "totals", "sum", "average", "count", "reason", "why it was not taken in", "number"];

/// What its heading says of a column.
#[must_use]
pub fn field_of(heading: &str) -> Option<Field> {
    let mut heading = word(heading);
    for unit in [" in minutes", " in hours", " min", " mins", " hrs", " h"] {
        if let Some(bare) = heading.strip_suffix(unit) {
            heading = bare.to_owned();
        }
    }
    HEADINGS.iter().find(|(known, _)| *known == heading).map(|(_, field)| *field)
}

/// The shape that the table seems to have. `members` are the code names of the group as [`word`] makes them.
#[must_use]
pub fn shape(sheet: &Sheet, members: &BTreeSet<String>) -> Shape {
    let head = head(&sheet.rows);
    let mut shape = Shape {
        layout: Layout::Members,
        head,
        columns: Vec::new(),
        order: Order::DayFirst,
        amount: Amount::Minutes,
        start: None,
        length: None,
        joins: true,
        conducted: false,
        setting: None,
        same_people: false,
    };
    shape.layout = layout(&sheet.rows, head, members);
    shape.columns = columns(&sheet.rows, head, shape.layout);
    shape.order = order(&sheet.rows, &shape);
    shape.amount = amount(&sheet.rows, &shape);
    shape
}

/// The row with the headings: among the first, the one of which the most are known; titles may stand above it.
fn head(rows: &[Row]) -> usize {
    let known = |row: &Row| {
        // One day stands in any row; several of them head the columns of a grid.
        let days = row.cells.iter().filter(|cell| is_day(cell)).count();
        let cells = row.cells.iter().filter(|cell| field_of(cell).is_some()).count() + if days > 1 { days } else { 0 };
        (cells, row.cells.iter().filter(|cell| !cell.is_empty()).count().min(2))
    };
    let mut best = (0, (0, 0));
    for (place, row) in rows.iter().take(10).enumerate() {
        let found = known(row);
        // a row of days that follows headings is no heading
        if found > best.1 && (best.1.0 == 0 || found.0 > best.1.0 + 1) {
            best = (place, found);
        }
    }
    best.0
}

fn is_day(text: &str) -> bool {
    // a bare number may be anything
    !text.bytes().all(|byte| byte.is_ascii_digit())
        && (day(text, Order::DayFirst).is_ok() || day(text, Order::MonthFirst).is_ok())
}

fn is_session(heading: &str) -> bool {
    is_day(heading) || word(heading).strip_prefix("session ").is_some_and(|number| number.parse::<u16>().is_ok())
}

fn layout(rows: &[Row], head: usize, members: &BTreeSet<String>) -> Layout {
    let Some(headings) = rows.get(head).map(|row| &row.cells) else { return Layout::Members };
    let has = |field: Field| headings.iter().any(|heading| field_of(heading) == Some(field));
    let unknown =
        headings.iter().filter(|heading| !heading.is_empty() && field_of(heading).is_none() && !is_passed(heading));
    let people = headings.iter().filter(|heading| members.contains(&word(heading))).count();
    if headings.iter().filter(|heading| is_session(heading)).count() >= 2 {
        Layout::GridOfPeople
    } else if has(Field::Day) && has(Field::CodeName) {
        let of_hours = [Field::Category, Field::Setting, Field::Source].into_iter().any(has);
        if has(Field::Minutes) && !has(Field::Present) && of_hours { Layout::Hours } else { Layout::Attendance }
    } else if has(Field::Day) && (people >= 2 || (unknown.count() >= 3 && !has(Field::Notes))) {
        Layout::GridOfSessions
    } else if has(Field::Day) {
        Layout::Sessions
    } else {
        Layout::Members
    }
}

fn is_passed(heading: &str) -> bool {
    let heading = word(heading);
    PASSED
        .iter()
        .any(|passed| heading == *passed || heading.strip_prefix(passed).is_some_and(|rest| rest.starts_with(' ')))
}

/// What stands in each column of a table of that layout.
#[must_use]
pub fn columns(rows: &[Row], head: usize, layout: Layout) -> Vec<Field> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let Some(headings) = rows.get(head) else { return vec![Field::Nothing; width] };
    let mut columns = vec![Field::Nothing; width];
    let mut taken = BTreeSet::new();
    for (column, place) in columns.iter_mut().enumerate() {
        let heading = headings.cell(column);
        let known = field_of(heading).map(|field| match (layout, field) {
            // one word for two things
            (Layout::Attendance, Field::Minutes) => Field::Present,
            (Layout::Hours, Field::Present | Field::Length) => Field::Minutes,
            (Layout::Sessions | Layout::GridOfSessions, Field::Minutes) => Field::Length,
            (Layout::Members, Field::Notes) => Field::PersonNote,
            (Layout::Sessions, Field::PersonNote) => Field::Notes,
            (_, field) => field,
        });
        let known = known.filter(|field| layout.fields().contains(field) && taken.insert(*field));
        *place = match (layout, known) {
            (_, Some(field)) => field,
            (Layout::GridOfPeople, None) if is_session(heading) => Field::Marks,
            (Layout::GridOfSessions, None)
                if !heading.is_empty() && !is_passed(heading) && field_of(heading).is_none() =>
            {
                Field::Marks
            }
            _ => Field::Nothing,
        };
    }
    // The first column of a grid names its rows, whatever its heading.
    let names = match layout {
        Layout::GridOfPeople => Field::CodeName,
        Layout::GridOfSessions => Field::Day,
        _ => return columns,
    };
    if !columns.contains(&names)
        && let Some(first) = columns.first_mut()
    {
        *first = names;
    }
    columns
}

/// The texts of the columns that hold days, headings of a grid among them.
fn days<'a>(rows: &'a [Row], shape: &'a Shape) -> impl Iterator<Item = &'a str> {
    let is_day = |field: &Field| matches!(field, Field::Day | Field::Joined | Field::Left | Field::Invited);
    let below = rows.iter().skip(shape.head + 1).flat_map(move |row| {
        shape.columns.iter().enumerate().filter(move |(_, field)| is_day(field)).map(|(column, _)| row.cell(column))
    });
    let heads = rows.get(shape.head).into_iter().flat_map(|row| shape.marks().map(|column| row.cell(column)));
    below.chain(heads.filter(|_| shape.layout == Layout::GridOfPeople)).filter(|cell| !cell.is_empty())
}

fn order(rows: &[Row], shape: &Shape) -> Order {
    let read = |order| days(rows, shape).filter(|text| day(text, order).is_ok()).count();
    if read(Order::MonthFirst) > read(Order::DayFirst) { Order::MonthFirst } else { Order::DayFirst }
}

fn amount(rows: &[Row], shape: &Shape) -> Amount {
    let is_amount = |field: &Field| matches!(field, Field::Marks | Field::Present | Field::Minutes | Field::Length);
    let columns: Vec<usize> =
        shape.columns.iter().enumerate().filter(|(_, field)| is_amount(field)).map(|(column, _)| column).collect();
    let cells = rows.iter().skip(shape.head + 1).flat_map(|row| columns.iter().map(|column| row.cell(*column)));
    let numbers: Vec<&str> = cells
        .filter(|cell| cell.starts_with(|first: char| first.is_ascii_digit()) && !cell.contains([':', 'h', 'm']))
        .collect();
    let says_hours =
        rows.get(shape.head).is_some_and(|row| columns.iter().any(|column| word(row.cell(*column)).contains("hours")));
    let ticks = numbers.iter().all(|cell| matches!(*cell, "0" | "1"));
    let whole = numbers.iter().filter(|cell| duration(cell, Amount::Minutes).is_ok()).count();
    if says_hours || whole * 2 < numbers.len() {
        Amount::Hours
    } else if ticks && !numbers.is_empty() && shape.column(Field::Minutes).is_none() {
        Amount::Ticks
    } else {
        Amount::Minutes
    }
}

/// True where the table says when its sessions began.
#[must_use]
pub fn has_starts(rows: &[Row], shape: &Shape) -> bool {
    shape.column(Field::Start).is_some() || days(rows, shape).any(|text| matches!(time_behind(text), Ok(Some(_))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::csv::read;

    fn guessed(text: &str) -> Shape {
        shape(&read(text.as_bytes()).unwrap(), &["m01", "m02"].map(str::to_owned).into())
    }

    #[test]
    fn layouts_and_columns_are_known_by_their_headings() {
        use Field as F;
        for (text, layout, columns) in [
            ("Code name,Full name,Joined\nM01,,2026-01-05", Layout::Members, vec![F::CodeName, F::FullName, F::Joined]),
            (
                "Date;Start;End;Topic\n5/1/2026;18:00;19:30;x",
                Layout::Sessions,
                vec![F::Day, F::Start, F::End, F::Topic],
            ),
            ("Mentee,Date,Minutes\nM01,2026-01-05,90", Layout::Attendance, vec![F::CodeName, F::Day, F::Present]),
            (
                "Mentee,Date,Hours,Category\nM01,2026-01-05,1.5,x",
                Layout::Hours,
                vec![F::CodeName, F::Day, F::Minutes, F::Category],
            ),
            (
                "Mentee,05/01/2026,19/01/2026,Total\nM01,x,,1",
                Layout::GridOfPeople,
                vec![F::CodeName, F::Marks, F::Marks, F::Nothing],
            ),
            ("Name,Session 1,Session 2\nM01,90,", Layout::GridOfPeople, vec![F::CodeName, F::Marks, F::Marks]),
            ("Date,M01,M02\n2026-01-05,x,", Layout::GridOfSessions, vec![F::Day, F::Marks, F::Marks]),
            (
                "Date,Ann,Ben,Cem,Total\n2026-01-05,x,,x,2",
                Layout::GridOfSessions,
                vec![F::Day, F::Marks, F::Marks, F::Marks, F::Nothing],
            ),
            (
                "Our group,,\n,,\nMentee,5 Jan 2026,19 Jan 2026\nM01,90,90",
                Layout::GridOfPeople,
                vec![F::CodeName, F::Marks, F::Marks],
            ),
        ] {
            let shape = guessed(text);
            assert_eq!((shape.layout, &shape.columns), (layout, &columns), "{text}");
        }
        assert_eq!(guessed("Wer;Wann;Minuten\nM01;5.1.2026;90\n").head, 0);
        assert_eq!(guessed("Our group,,\n,,\nMentee,5 Jan 2026,19 Jan 2026\nM01,90,90").head, 1);
    }

    #[test]
    fn the_order_of_days_and_what_numbers_mean_are_read_off() {
        assert_eq!(guessed("Date,Topic\n12/31/2026,x\n1/2/2026,y").order, Order::MonthFirst);
        assert_eq!(guessed("Date,Topic\n31/12/2026,x\n1/2/2026,y").order, Order::DayFirst);
        for (text, amount) in [
            ("Mentee,Date,Present\nM01,2026-01-05,90", Amount::Minutes),
            ("Mentee,Date,Present\nM01,2026-01-05,1", Amount::Ticks),
            ("Mentee,Date,Present\nM01,2026-01-05,yes", Amount::Minutes),
            ("Mentee,Date,Present\nM01,2026-01-05,1.5", Amount::Hours),
            ("Mentee,Date,Hours attended\nM01,2026-01-05,2", Amount::Hours),
            ("Mentee,Date,Present\nM01,2026-01-05,1:30", Amount::Minutes),
        ] {
            assert_eq!(guessed(text).amount, amount, "{text}");
        }
    }

    #[test]
    fn no_heading_stands_for_two_things() {
        let known: BTreeSet<_> = HEADINGS.iter().map(|(heading, _)| *heading).collect();
        assert_eq!(known.len(), HEADINGS.len());
        assert!(HEADINGS.iter().all(|(heading, _)| word(heading) == *heading));
    }
}
