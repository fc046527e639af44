//! What is left of a record once what was typed in it is erased: whatever carries time, role or a day that is counted
//! stays as a bare record, so that totals stay; everything else goes.

use super::text::{MARK, read};
use crate::domain::conduct::ContributionKind;
use crate::domain::evaluation::Gathered;
use crate::domain::ids::PersonId;
use crate::domain::invariant::Check;
use crate::domain::meeting::Meeting;
use crate::domain::note::About;
use crate::domain::person::{Enrolment, Listing, Person};
use crate::domain::record::{Record, RecordKey};
use crate::domain::session::Session;
use crate::journal::content::Content;
use crate::json::decode;
use serde_json::Value;
use std::collections::BTreeSet;

/// What is left of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "it is taken apart at once")]
pub(in crate::journal) enum Left {
    /// All of it: nothing in it is to go.
    All,
    /// This, without what was typed.
    Bare(Record),
    /// Nothing.
    Nothing,
}

fn mark(text: &mut String) {
    MARK.clone_into(text);
}

/// What is left when the record itself is erased.
pub(super) fn of_record(record: &Record) -> Left {
    match record.clone() {
        Record::Session(session) => Left::Bare(bare_session(session).into()),
        Record::Meeting(meeting) => Left::Bare(Meeting { notes: String::new(), ..meeting }.into()),
        Record::Enrolment(enrolment) => Left::Bare(bare_enrolment(enrolment).into()),
        Record::Listing(listing) => Left::Bare(Listing { source: String::new(), ..listing }.into()),
        Record::Member(mut member) => {
            member.fit.clear();
            Left::Bare(member.into())
        }
        Record::Hours(mut hours) => {
            hours.source.clear();
            Left::Bare(hours.into())
        }
        // that something happened, and when it was closed, stays: the session names it
        Record::Incident(mut incident) => {
            mark(&mut incident.text);
            incident.resolution.clear();
            Left::Bare(incident.into())
        }
        // the day on which the group was evaluated closes the group
        Record::Evaluation(mut evaluation) => {
            for text in
                [&mut evaluation.group_reactions, &mut evaluation.individual_reactions, &mut evaluation.benefits]
            {
                text.clear();
            }
            for action in &mut evaluation.actions {
                mark(&mut action.text);
                // what was dropped says why
                let settled = action.settled.iter_mut().filter(|settled| !settled.reason.is_empty());
                settled.for_each(|settled| mark(&mut settled.reason));
            }
            for gathered in &mut evaluation.gathered {
                let Gathered { to_group, to_individual, to_benefit, to_improve, .. } = gathered;
                [to_group, to_individual, to_benefit, to_improve].into_iter().for_each(|said| said.texts.clear());
            }
            for response in &mut evaluation.responses {
                response.group.clear();
                response.individual.clear();
            }
            Left::Bare(evaluation.into())
        }
        Record::Need(_)
        | Record::Goal(_)
        | Record::Case(_)
        | Record::Note(_)
        | Record::Assent(_)
        | Record::Statement(_)
        | Record::Matter(_)
        | Record::Concern(_) => Left::Nothing,
        // what the whole book or group stands on is changed, redacted or removed, and not erased by itself
        Record::Settings(_)
        | Record::Person(_)
        | Record::Group(_)
        | Record::OwnPolicy(_)
        | Record::Agreement(_)
        | Record::Clash(_) => Left::All,
    }
}

fn bare_session(mut session: Session) -> Session {
    for text in [&mut session.topic, &mut session.notes, &mut session.conduct.observation] {
        text.clear();
    }
    session.agenda.iter_mut().for_each(|item| mark(&mut item.title));
    if let Some(cancelled) = &mut session.cancelled {
        mark(&mut cancelled.reason);
    }
    if let Some(check) = &mut session.self_check {
        check.correction.clear();
    }
    bare_words(&mut session, None);
    session
}

/// Takes what was said out of contributions and swaps, of one person where one is named.
fn bare_words(session: &mut Session, by: Option<PersonId>) {
    for contribution in &mut session.conduct.contributions {
        if by.is_none_or(|by| by == contribution.person) {
            let says_itself = matches!(contribution.kind, ContributionKind::TookPart | ContributionKind::Declined);
            if says_itself {
                contribution.text.clear();
            } else {
                mark(&mut contribution.text);
            }
            contribution.outcome.clear();
            contribution.preparation.clear();
        }
    }
    for swap in &mut session.conduct.swaps {
        if by.is_none_or(|by| by == swap.asked || by == swap.agreed) {
            swap.why.clear();
        }
    }
}

fn bare_enrolment(enrolment: Enrolment) -> Enrolment {
    Enrolment { evidence: String::new(), ruling: String::new(), ..enrolment }
}

/// The person under another name, with nothing else about them.
pub(super) fn renamed(person: &Person, name: &str) -> Record {
    Person { id: person.id, code_name: name.to_owned(), full_name: String::new(), note: String::new() }.into()
}

/// What is left when a person is erased. Time and presence stay, under the name that stands in for the person.
pub(super) fn of_person(record: &Record, person: PersonId, name: &str) -> Left {
    let about = match record {
        Record::Person(found) if found.id == person => return Left::Bare(renamed(found, name)),
        Record::Session(session) => {
            let mut left = session.clone();
            bare_words(&mut left, Some(person));
            return if left == *session { Left::All } else { Left::Bare(left.into()) };
        }
        Record::Evaluation(evaluation) => {
            let mut left = evaluation.clone();
            for response in left.responses.iter_mut().filter(|response| response.person == person) {
                response.group.clear();
                response.individual.clear();
            }
            return if left == *evaluation { Left::All } else { Left::Bare(left.into()) };
        }
        Record::Enrolment(enrolment) => Some(enrolment.person),
        Record::Listing(listing) => Some(listing.person),
        Record::Member(member) => Some(member.person),
        Record::Meeting(meeting) => Some(meeting.person),
        Record::Hours(hours) => Some(hours.person),
        Record::Need(need) => Some(need.person),
        Record::Goal(goal) => goal.person,
        Record::Case(case) => Some(case.person),
        Record::Concern(concern) => Some(concern.person),
        Record::Assent(assent) => Some(assent.person),
        Record::Statement(statement) => statement.person,
        Record::Matter(matter) => matter.person,
        Record::Note(note) => match &note.about {
            About::Activity { person, .. } | About::ServiceMonitoring { person, .. } => Some(*person),
            About::Slip { person, .. } => Some(*person),
            About::Closure { person, .. } => *person,
            _ => None,
        },
        _ => None,
    };
    if about == Some(person) { of_record(record) } else { Left::All }
}

/// What is left of a record when those with these keys are gone: it names them no more. Nothing where it cannot stand
/// without them.
pub(in crate::journal) fn unnamed(record: &Record, gone: &BTreeSet<RecordKey>) -> Left {
    let mut places = Vec::new();
    record.references(&mut |field, key| {
        if gone.contains(&key) {
            places.push(field.to_string());
        }
    });
    if places.is_empty() {
        return Left::All;
    }
    let value = Content::of(record).ok().and_then(|content| decode::<Value>(content.text().as_bytes()).ok());
    let left = value.and_then(|mut value| {
        let fields = value.as_object_mut()?.values_mut().next()?;
        // from the end of a list on, so that the places before it stay true
        places.iter().rev().for_each(|place| take_at(fields, place));
        read(&value)
    });
    left.map_or(Left::Nothing, Left::Bare)
}

/// Takes away what stands at the place, written as `agenda[2].goals[0]`.
fn take_at(fields: &mut Value, place: &str) {
    let mut steps: Vec<&str> = place.split(['.', '[']).map(|step| step.trim_end_matches(']')).collect();
    let Some(last) = steps.pop() else { return };
    let holder: String = steps.iter().flat_map(|step| ["/", step]).collect();
    match fields.pointer_mut(&holder) {
        Some(Value::Object(fields)) => drop(fields.remove(last)),
        Some(Value::Array(items)) => {
            let index = last.parse().ok().filter(|index| items.get(*index).is_some());
            drop(index.map(|index: usize| items.remove(index)));
        }
        _ => {}
    }
}
