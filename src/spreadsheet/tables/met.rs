//! Sessions, who was there, individual meetings, and hours from elsewhere.

use super::{Columns, Source, day, number, word};
use crate::domain::dates::Span;
use crate::domain::meeting::CasesDiscussed;
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::spreadsheet::csv::Cell;
use crate::spreadsheet::tables::Column as C;

fn times(span: Option<&Span>) -> [Cell; 4] {
    let Some(span) = span else { return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty] };
    [
        span.date().into(),
        Cell::Time(span.start().local().time()),
        Cell::Time(span.end().local().time()),
        number(span.minutes().0),
    ]
}

fn state(held: bool, cancelled: bool) -> Cell {
    let word = if cancelled {
        "cancelled"
    } else if held {
        "held"
    } else {
        "planned"
    };
    Cell::Word(word.to_owned())
}

pub(super) fn sessions(source: &Source<'_>) -> Columns {
    let columns = vec![
        C::Number,
        C::Day,
        C::Start,
        C::End,
        C::Length,
        C::State,
        C::Mode,
        C::Topic,
        C::ConductedBy,
        C::Count,
        C::Confidential,
        C::Signed,
        C::Notes,
    ];
    let in_order = source.file.sessions_in_order();
    let off = source.file.sessions.iter().filter(|session| session.cancelled.is_some());
    let numbered =
        in_order.into_iter().zip(1..).map(|(session, place): (&Session, i64)| (session, Cell::Number(place)));
    let rows = numbered.chain(off.map(|session| (session, Cell::Empty))).map(|(session, place)| {
        let mut row = vec![place];
        row.extend(times(session.time()));
        row.extend([
            state(session.held.is_some(), session.cancelled.is_some()),
            session.mode.map_or(Cell::Empty, |mode| word(&mode)),
            session.topic.as_str().into(),
            source.name(session.conducted_by),
            session.attendance.as_ref().map_or(Cell::Empty, |there| number(there.len())),
            day(session.confidentiality.as_ref().map(|stated| stated.on)),
            day(session.sign_off.as_ref().map(|signed| signed.on)),
            session.notes.as_str().into(),
        ]);
        row
    });
    (columns, rows.collect())
}

/// A row for each session at which attendance was taken and each member who was there or belonged to the group on that day.
pub(super) fn attendance(source: &Source<'_>) -> Columns {
    let columns = vec![C::Number, C::Day, C::Start, C::End, C::CodeName, C::Present, C::Late];
    let mut rows = Vec::new();
    for (session, place) in source.file.sessions_in_order().into_iter().zip(1_i64..) {
        let (Some(held), Some(there)) = (&session.held, &session.attendance) else { continue };
        let away = source.file.members.iter().filter(|member| {
            member.role.is_mentored() && member.belongs_on(held.date()) && session.presence(member.person).is_none()
        });
        let present = there.iter().map(|there| (there.person, there.present.0, there.late.0));
        let mut people: Vec<_> = present.chain(away.map(|member| (member.person, 0, 0))).collect();
        sort_by_key(&mut people, |(person, ..)| source.shelf.code_name(*person).unwrap_or_default().to_owned());
        for (person, minutes, late) in people {
            let [on, start, end, _] = times(Some(held));
            rows.push(vec![Cell::Number(place), on, start, end, source.name(person), number(minutes), number(late)]);
        }
    }
    (columns, rows)
}

pub(super) fn meetings(source: &Source<'_>) -> Columns {
    let columns = vec![
        C::CodeName,
        C::Kind,
        C::State,
        C::Day,
        C::Start,
        C::End,
        C::Length,
        C::By,
        C::Confidential,
        C::Cases,
        C::Notes,
    ];
    let mut meetings: Vec<_> = source.file.meetings.iter().collect();
    sort_by_key(&mut meetings, |meeting| meeting.time().map(|time| time.start().instant()));
    let rows = meetings.into_iter().map(|meeting| {
        let mut row = vec![source.name(meeting.person), word(&meeting.kind), state(meeting.held.is_some(), false)];
        row.extend(times(meeting.time()));
        let cases = meeting.cases.as_ref().map(|cases| match cases {
            CasesDiscussed::NoneAssigned => Cell::Word("none assigned".to_owned()),
            CasesDiscussed::Discussed(cases) => number(cases.len()),
        });
        row.extend([
            source.name(meeting.held_by),
            day(meeting.confidentiality_on),
            cases.unwrap_or(Cell::Empty),
            meeting.notes.as_str().into(),
        ]);
        row
    });
    (columns, rows.collect())
}

pub(super) fn hours(source: &Source<'_>) -> Columns {
    let columns = vec![C::CodeName, C::Day, C::Minutes, C::Setting, C::Category, C::Source];
    let mut hours: Vec<_> = source.file.hours.iter().collect();
    sort_by_key(&mut hours, |entry| entry.on);
    let rows = hours.into_iter().map(|entry| {
        vec![
            source.name(entry.person),
            entry.on.into(),
            number(entry.minutes.0),
            word(&entry.setting),
            word(&entry.category),
            entry.source.as_str().into(),
        ]
    });
    (columns, rows.collect())
}
