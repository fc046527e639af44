//! What has been kept for as long as it was to be kept.

use super::left::{Left, of_record};
use crate::domain::book::{Book, GroupFile};
use crate::domain::dates::Span;
use crate::domain::ids::PersonId;
use crate::domain::note::About;
use crate::domain::record::{Record, RecordKey};
use crate::domain::retention::{After, Keep};
use crate::domain::sort::{Gather, sort_by_key};
use chrono::{Months, NaiveDate};
use std::collections::BTreeSet;

/// A record whose time is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The record.
    pub key: RecordKey,
    /// The last day on which it was to be kept.
    pub until: NaiveDate,
}

/// The records of the loaded groups whose time is up, the longest overdue first.
#[must_use]
pub fn due(book: &Book, today: NaiveDate) -> Vec<Due> {
    let keeps = keeps(book);
    let mut found = Vec::new();
    for (group, file) in book.groups() {
        found.extend(expiring(file, &keeps).filter(|due| due.until < today).map(|due| (*group, due)));
    }
    sort_by_key(&mut found, |(group, due)| (due.until, *group, due.key));
    found.into_iter().map(|(_, due)| due).collect()
}

/// The records of a group that are not kept for ever. Where the day from which to count is not known, a record stays; what
/// is bare already is not listed again.
pub fn expiring(file: &GroupFile, keeps: &[Keep]) -> impl Iterator<Item = Due> {
    // each save of a group asks: where nothing was chosen, no record is looked at
    let kept_for_ever = keeps.is_empty() && file.group().is_none_or(|group| group.charter.retention_until.is_none());
    let standing = (!kept_for_ever).then(|| file.standing(None));
    standing.into_iter().flatten().filter_map(move |standing| {
        let record = &standing.record;
        let until = until(file, keeps, record)?;
        let goes = match of_record(record) {
            Left::All => false,
            Left::Bare(bare) => bare != *record,
            Left::Nothing => true,
        };
        goes.then_some(Due { key: record.key(), until })
    })
}

/// The last day on which a record, as it stands or once stood in the group, is to be kept.
fn until(file: &GroupFile, keeps: &[Keep], record: &Record) -> Option<NaiveDate> {
    let by_kind = keeps.iter().filter(|keep| keep.kind == record.key().kind);
    let until = by_kind.filter_map(|keep| {
        let from = match keep.after {
            After::Record => day(record),
            After::Closing => file.evaluations.iter().map(|evaluation| evaluation.on).max(),
            After::Leaving => left_on(file, record),
        };
        from?.checked_add_months(Months::new(keep.months.into()))
    });
    let fixed = file.group().and_then(|group| group.charter.retention_until);
    until.chain(fixed).min()
}

/// True for a record that was taken away from the book, which keeps it in its history alone, and whose time is up.
pub(super) fn is_over(book: &Book, record: &Record, today: NaiveDate) -> bool {
    let (home, key) = (record.home(), record.key());
    let file = home.group().and_then(|group| book.group(group));
    file.is_some_and(|file| {
        let taken_away = book.revision(home, key).is_none() && of_record(record) != Left::All;
        taken_away && until(file, &keeps(book), record).is_some_and(|until| until < today)
    })
}

fn keeps(book: &Book) -> Vec<Keep> {
    book.shelf.settings.iter().flat_map(|settings| settings.retention.iter().copied()).collect()
}

/// The day to which a record speaks; none where it is only planned, or speaks to no day.
fn day(record: &Record) -> Option<NaiveDate> {
    match record {
        Record::Session(session) => {
            let cancelled = session.cancelled.as_ref().map(|cancelled| cancelled.on);
            session.held.as_ref().map(Span::date).or(cancelled)
        }
        Record::Meeting(meeting) => meeting.held.as_ref().map(Span::date),
        Record::Need(need) => Some(need.assessed_on),
        Record::Goal(goal) => {
            let seen = goal.progress.iter().map(|progress| progress.on);
            seen.chain(goal.outcome.as_ref().map(|outcome| outcome.on)).chain([goal.set_on]).max()
        }
        Record::Case(case) => Some(case.assigned_on),
        Record::Concern(concern) => Some(concern.raised_on),
        Record::Incident(incident) => Some(incident.on),
        Record::Matter(matter) => Some(matter.on),
        Record::Note(note) => Some(note.on),
        Record::Statement(statement) => Some(statement.on),
        Record::Assent(assent) => Some(assent.withdrawn_on.map_or(assent.on, |withdrawn| withdrawn.max(assent.on))),
        Record::Evaluation(evaluation) => Some(evaluation.on),
        Record::Hours(hours) => Some(hours.on),
        Record::Member(member) => member.left,
        _ => None,
    }
}

/// The day on which the person whom the record concerns left; of what concerns all, the day on which the last of them did.
fn left_on(file: &GroupFile, record: &Record) -> Option<NaiveDate> {
    let people: BTreeSet<PersonId> = match record {
        Record::Meeting(meeting) => [meeting.person].into_iter().gather(),
        Record::Need(need) => [need.person].into_iter().gather(),
        Record::Goal(goal) => goal.person.into_iter().gather(),
        Record::Case(case) => [case.person].into_iter().gather(),
        Record::Concern(concern) => [concern.person].into_iter().gather(),
        Record::Matter(matter) => matter.person.into_iter().gather(),
        Record::Statement(statement) => statement.person.into_iter().gather(),
        Record::Assent(assent) => [assent.person].into_iter().gather(),
        Record::Hours(hours) => [hours.person].into_iter().gather(),
        Record::Member(member) => [member.person].into_iter().gather(),
        Record::Note(note) => match &note.about {
            About::Activity { person, .. } | About::ServiceMonitoring { person, .. } => [*person].into_iter().gather(),
            About::Slip { person, .. } => [*person].into_iter().gather(),
            About::Closure { person, .. } => person.iter().copied().gather(),
            _ => BTreeSet::new(),
        },
        _ => BTreeSet::new(),
    };
    let concerned = file.members.iter().filter(|member| people.is_empty() || people.contains(&member.person));
    let days: Option<Vec<NaiveDate>> = concerned.map(|member| member.left).collect();
    days?.into_iter().max()
}
