//! What no record may break, whatever a policy says: the only grounds on which the book refuses.

use super::book::Book;
use super::ids::{GroupId, PersonId};
use super::record::{Kind, Record, RecordKey};
use super::units::Minutes;
use std::fmt::Arguments;
use thiserror::Error;

/// A record that contradicts itself or the book.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{field}` of the {}: {problem}", .key.kind.word())]
pub struct Invalid {
    /// The record.
    pub key: RecordKey,
    /// The field, as written in a file: `attendance[2].present`.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// A required text is empty.
    #[error("is empty: enter a text")]
    Empty,
    /// A text is too long to keep.
    #[error("is longer than {0} bytes: shorten it")]
    TooLong(usize),
    /// A date lies before another that it must follow.
    #[error("lies before `{0}`: enter the same day or a later one")]
    Before(&'static str),
    /// Two fields of which only one can be true.
    #[error("contradicts `{0}`: clear one of them")]
    Contradicts(&'static str),
    /// More minutes attended than the session lasted.
    #[error("is more than the {minutes} minutes that the session lasted: enter fewer", minutes = .0.0)]
    MoreThanHeld(Minutes),
    /// The same thing twice.
    #[error("stands here twice: remove one")]
    Duplicate,
    /// A record that is not in the book.
    #[error("names a record that is not in the book")]
    UnknownReference(RecordKey),
    /// Something that is still named by another record.
    #[error("is still named by another record")]
    StillNamed(RecordKey),
    /// No minutes at all.
    #[error("is no time at all: enter at least one minute")]
    NoTime,
    /// Texts without names of fewer people than keep them from being told apart.
    #[error("names fewer than {0} people beside their texts, which could be told apart: leave the texts out")]
    ToldApart(usize),
}

/// Reports one problem of a field.
pub type Report<'a> = &'a mut dyn FnMut(Arguments<'_>, Problem);
/// Visits one record that a field names.
pub type Visit<'a> = &'a mut dyn FnMut(Arguments<'_>, RecordKey);

/// What a kind of record says of itself.
pub trait Check {
    /// Reports every field in which the record contradicts itself.
    fn problems(&self, report: Report<'_>);
    /// Visits every record that this one names.
    fn references(&self, visit: Visit<'_>);
}

/// Every way in which the record contradicts itself, whatever else is in the book.
#[must_use]
pub fn check(record: &Record) -> Vec<Invalid> {
    let mut found = Vec::new();
    record.problems(&mut |field, problem| found.push(Invalid { key: record.key(), field: field.to_string(), problem }));
    found
}

/// Every name in the record that leads nowhere: `has` says which records there are where this one is kept.
///
/// An incident may be missing: it lies in the private compartment, which an export leaves out.
#[must_use]
pub fn unknown_references(record: &Record, has: impl Fn(RecordKey) -> bool) -> Vec<Invalid> {
    let mut found = Vec::new();
    record.references(&mut |field, named| {
        if named.kind != Kind::Incident && !has(named) {
            let problem = Problem::UnknownReference(named);
            found.push(Invalid { key: record.key(), field: field.to_string(), problem });
        }
    });
    found
}

/// What may stand in a book only once: a person's membership of a group, a person's enrolment in a programme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sole {
    /// The membership of this person in this group.
    Member(PersonId, GroupId),
    /// The enrolment of this person in this programme.
    Enrolment(PersonId, String),
}

impl Sole {
    /// What the record claims for itself alone; none for most kinds.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        match record {
            Record::Member(member) => Some(Self::Member(member.person, member.group)),
            Record::Enrolment(enrolment) => Some(Self::Enrolment(enrolment.person, enrolment.programme.clone())),
            _ => None,
        }
    }

    /// True where a record of `book` makes this claim, other than those that `but` names.
    #[must_use]
    pub fn is_taken(&self, book: &Book, but: impl Fn(RecordKey) -> bool) -> bool {
        let other = |kind, id| !but(RecordKey::new(kind, id));
        match self {
            Self::Member(person, group) => book
                .group(*group)
                .is_some_and(|file| file.members.of(*person).any(|member| other(Kind::Member, member.id.0))),
            Self::Enrolment(person, programme) => {
                let mut enrolments = book.shelf.enrolments.of(*person);
                enrolments.any(|held| held.programme == *programme && other(Kind::Enrolment, held.id.0))
            }
        }
    }

    /// The problem of a record that makes the claim a second time.
    #[must_use]
    pub fn twice(&self, key: RecordKey) -> Invalid {
        let field = match self {
            Self::Member(..) => "person",
            Self::Enrolment(..) => "programme",
        };
        Invalid { key, field: field.to_owned(), problem: Problem::Duplicate }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ChainId;
    use crate::domain::record::Revision;
    use serde_json::{Value, json};

    const GROUP: &str = "00000000-0000-0000-0000-000000000001";
    const PERSON: &str = "00000000-0000-0000-0000-000000000002";
    const ID: &str = "00000000-0000-0000-0000-000000000003";

    fn found(record: Value) -> Vec<(String, Problem)> {
        let record: Record = serde_json::from_value(record).unwrap();
        check(&record).into_iter().map(|invalid| (invalid.field, invalid.problem)).collect()
    }

    fn one(field: &str, problem: Problem) -> Vec<(String, Problem)> {
        vec![(field.to_owned(), problem)]
    }

    fn session(attendance: Value) -> Value {
        let held = json!({"start": "2021-09-07T10:00+01:00", "end": "2021-09-07T11:30+01:00"});
        json!({"session": {"id": ID, "group": GROUP, "held": held, "attendance": attendance}})
    }

    #[test]
    fn attendance_may_fill_the_session_but_not_exceed_it() {
        assert_eq!(found(session(json!([{"person": PERSON, "present": 70, "late": 20}]))), []);
        assert_eq!(
            found(session(json!([{"person": PERSON, "present": 70, "late": 21}]))),
            one("attendance[0].present", Problem::MoreThanHeld(Minutes(90)))
        );
        assert_eq!(
            found(session(json!([{"person": PERSON, "present": 9}, {"person": PERSON, "present": 9}]))),
            one("attendance[1].person", Problem::Duplicate)
        );
    }

    #[test]
    fn dates_that_run_backwards_are_named() {
        let member = |left: &str| {
            json!({"member": {"id": ID, "group": GROUP, "person": PERSON, "role": "mentee",
            "joined": "2021-09-07", "left": left}})
        };
        assert_eq!(found(member("2021-09-07")), []);
        assert_eq!(found(member("2021-09-06")), one("left", Problem::Before("joined")));
        let listing = json!({"listing": {"id": ID, "person": PERSON, "from": "2021-09-07", "to": "2021-09-06"}});
        assert_eq!(found(listing), one("to", Problem::Before("from")));
    }

    #[test]
    fn required_texts_and_minutes_are_asked_for() {
        assert_eq!(found(json!({"person": {"id": ID, "code_name": " "}})), one("code_name", Problem::Empty));
        let hours = json!({"hours": {"id": ID, "group": GROUP, "person": PERSON, "on": "2021-09-07", "minutes": 0,
            "setting": "group", "category": "mentored-experience"}});
        assert_eq!(found(hours), one("minutes", Problem::NoTime));
    }

    #[test]
    fn a_name_that_leads_nowhere_is_unknown() {
        let group: GroupId = GROUP.parse().unwrap();
        let mut book = Book::default();
        let revision = Revision::from((ChainId::from_number(1), 1));
        let record: Record = serde_json::from_value(session(json!([{"person": PERSON, "present": 9}]))).unwrap();
        let fields = |book: &Book| {
            let unknown = unknown_references(&record, |named| book.has(record.home(), named));
            unknown.into_iter().map(|invalid| invalid.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(&book), ["group", "attendance[0].person"]);
        let text = json!({"group": {"id": group, "name": "G", "packs": [], "mentor": null}});
        book.put(serde_json::from_value(text).unwrap(), revision);
        assert_eq!(fields(&book), ["attendance[0].person"]);
        book.put(serde_json::from_value(json!({"person": {"id": PERSON, "code_name": "M01"}})).unwrap(), revision);
        assert!(fields(&book).is_empty());
    }
}
