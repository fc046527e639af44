//! The records that a running session becomes, as they would be written now.

use super::run::Run;
use crate::app::clock;
use crate::app::form::Reader;
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::texts::formats::words;
use crate::app::texts::live::FinishText as T;
use crate::domain::dates::Span;
use crate::domain::ids::PersonId;
use crate::domain::record::{Kind, Record};
use crate::domain::session::Session;
use crate::live::at::MINUTE;
use crate::live::close::Closing;
use crate::live::running::Text;
use crate::policy::verdict::{Outcome, Subject, Verdict};
use chrono::{Duration, NaiveDateTime};
use leptos::prelude::*;

/// How long the next session is where nobody said how long this one was to be.
const LENGTH: i64 = 90;

/// The day and time of the next session, as long as this one was meant to be.
pub(super) fn next(run: Run, reader: &mut Reader) -> Option<Span> {
    let (day, time) = run.live.with(|live| (live.text(Text::NextDay).to_owned(), live.text(Text::NextTime).to_owned()));
    if day.is_empty() && time.is_empty() {
        return None;
    }
    let mut own = Reader::default();
    let start = own.required_date("", &day).zip(own.time("", &time));
    let Some((day, time)) = start else {
        reader.refuse("next-day", T::NextNoTime.text());
        return None;
    };
    let planned = run.session().and_then(|session| session.planned).map(|planned| i64::from(planned.minutes().0));
    let end =
        NaiveDateTime::new(day, time).checked_add_signed(Duration::milliseconds(planned.unwrap_or(LENGTH) * MINUTE))?;
    Span::new(clock::moment_at(day, time), clock::moment_at(end.date(), end.time())).ok()
}

/// The records; none while the session has not begun.
pub(super) fn records(run: Run, next: Option<Span>, signed_by: Option<PersonId>) -> Vec<Record> {
    let format = run.format_name();
    run.asks(|asks| {
        run.group.shelf.with(|shelf| {
            run.group.file.with(|file| {
                let (unsaid, presented) = (T::Unsaid.text(), T::Presented.text());
                run.live.with(|live| {
                    let cards = live.round.as_ref().map_or(&[][..], |round| words(round.format).roles);
                    let roles: Vec<_> = cards.iter().map(|(role, _)| *role).collect();
                    let (format, roles) = (format.as_str(), roles.as_slice());
                    let closing = Closing { shelf, file, asks, next, signed_by, format, roles, unsaid, presented };
                    closing.records(live, &mut clock::new_id)
                })
            })
        })
    })
}

/// One entry of these records: the session in place of what stands, all else new.
pub(super) fn edit(run: Run, records: Vec<Record>) -> Option<Edit> {
    let mut records = records.into_iter();
    let session = records.next()?;
    let opened = run.group.file.with(|file| file.sessions.revision(run.id.0));
    Some(records.fold(Edit::record(session, opened), |edit, record| edit.and(record, None)))
}

/// What the policies find missing in these records: what they ask of this session, and what comes out worse than before.
pub(super) fn missing(run: Run, records: Vec<Record>) -> Vec<Verdict> {
    if records.is_empty() {
        return Vec::new();
    }
    let found = run.group.judged_with(records);
    let is_open = |outcome| matches!(outcome, Outcome::Fail | Outcome::Unknown);
    run.group.assessment.with(|before| {
        let was = |verdict: &Verdict| {
            let same = |each: &&Verdict| each.rule == verdict.rule && each.subject == verdict.subject;
            before.verdicts.iter().find(same).is_some_and(|each| each.outcome == Outcome::Fail)
        };
        let wants = |verdict: &Verdict| match verdict.subject {
            Subject::Session(id) => id == run.id && is_open(verdict.outcome),
            _ => verdict.outcome == Outcome::Fail && !was(verdict),
        };
        found.verdicts.into_iter().filter(wants).collect()
    })
}

/// What will be written, in a few words each.
pub(super) fn summary(records: &[Record]) -> Vec<String> {
    let count = |kind: Kind| records.iter().filter(|record| record.key().kind == kind).count();
    let mut lines = Vec::new();
    let Some(Record::Session(session)) = records.first() else { return lines };
    if let Some(held) = &session.held {
        lines.push(T::Held.with(&[&format::span(held), &format::minutes(held.minutes())]));
    }
    let attendance = session.attendance.iter().flatten();
    let late = attendance.clone().filter(|row| !row.late.is_zero()).count();
    let words = if late == 0 { T::OnTime } else { T::Present };
    lines.push(words.with(&[&attendance.count().to_string(), &late.to_string()]));
    let talk = &session.conduct.talk;
    if !talk.is_empty() {
        let minutes: u32 = talk.iter().map(|talk| talk.minutes.0).sum();
        lines.push(T::Talk.with(&[&minutes.to_string(), &talk.len().to_string()]));
    }
    let trials = session.conduct.of_kind(crate::domain::conduct::ContributionKind::Trial).count();
    let counted = [
        (trials, T::Words),
        (count(Kind::Matter), T::Matters),
        (count(Kind::Statement), T::Statements),
        (count(Kind::Person), T::Guests),
    ];
    lines.extend(
        counted.into_iter().filter(|(number, _)| *number > 0).map(|(number, text)| text.with(&[&number.to_string()])),
    );
    if count(Kind::Agreement) > 0 {
        lines.push(T::Agreement.text().to_owned());
    }
    let next = records
        .iter()
        .skip(1)
        .find_map(|record| if let Record::Session(Session { planned, .. }) = record { planned.as_ref() } else { None });
    lines.extend(next.map(|planned| T::NextSession.with(&[&format::span(planned)])));
    lines
}
