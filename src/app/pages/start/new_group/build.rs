//! What the steps make: all records of the new group as one entry.

use super::fields::Fields;
use super::steps::{Step, chosen};
use crate::app::clock;
use crate::app::form::{FieldError, Reader};
use crate::app::pages::agreed::{charter, of_key};
use crate::app::state::edit::Edit;
use crate::app::texts::errors::FormText;
use crate::app::texts::new_group::NewGroupText as T;
use crate::app::texts::sessions::SessionText;
use crate::domain::agreement::{Agreement, AgreementKind};
use crate::domain::book::Shelf;
use crate::domain::charter::Charter;
use crate::domain::dates::Span;
use crate::domain::group::{Group, Member, Role};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::person::{Listing, Person};
use crate::domain::record::{Entity, Settings};
use crate::domain::rhythm::Rhythm;
use crate::domain::session::{AgendaItem, Session};
use crate::domain::statement::Statement;
use crate::domain::units::Minutes;
use crate::journal::entry::Act;
use crate::templates::{AgendaLine, Proposal};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The longest series that is made in one go.
const LONGEST: u32 = 60;

/// Reads what a step asks for, so that its errors are shown before the next.
pub(super) fn check_step(step: Step, fields: Fields) -> Result<(), Vec<FieldError>> {
    let mut reader = Reader::default();
    match step {
        Step::Purpose => drop(reader.required("name", &fields.name.get_untracked())),
        Step::Policies if fields.packs.with_untracked(BTreeSet::is_empty) => {
            reader.refuse("packs", T::ChoosePolicy.text());
        }
        Step::Mentor => {
            reader.required("mentor", &fields.mentor.get_untracked());
            listing(&mut reader, fields, clock::new_id());
        }
        Step::SetUp => {
            super::actions::check(&mut reader, fields);
            let read = untrack(|| charter::read(fields.charter, empty(clock::new_id()))).map(drop);
            return match (reader.finish(Some(())), read) {
                (Err(mut own), read) => {
                    own.extend(read.err().into_iter().flatten());
                    Err(own)
                }
                (Ok(()), read) => read,
            };
        }
        Step::Agreement => drop(reader.minutes("presenting-minutes", &fields.presenting.get_untracked())),
        Step::Sessions => drop(untrack(|| sessions(&mut reader, fields, clock::new_id(), clock::new_id(), &[]))),
        Step::Policies | Step::Members => {}
    }
    reader.finish(Some(()))
}

/// A group of which nothing is known.
fn empty(id: GroupId) -> Group {
    Group {
        id,
        name: String::new(),
        purpose: String::new(),
        goals: String::new(),
        packs: Vec::new(),
        mentor: None,
        contact_target: None,
        charter: Charter::default(),
        sample: false,
    }
}

/// The listing of the third step; none where nothing of it is entered.
fn listing(reader: &mut Reader, fields: Fields, person: PersonId) -> Option<Listing> {
    let from = reader.date("from", &fields.listed_from.get_untracked());
    let to = reader.date("to", &fields.listed_to.get_untracked());
    let checked_on = reader.date("checked_on", &fields.checked.get_untracked());
    let source = fields.source.get_untracked().trim().to_owned();
    if from.is_none() && (to.is_some() || checked_on.is_some() || !source.is_empty()) {
        reader.refuse("from", T::ListingNeedsFrom.text());
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reader.refuse("to", T::ListingOrder.text());
    }
    Some(Listing { id: clock::new_id(), person, from: from?, to, checked_on, source, certified: None })
}

/// All records of the new group as one entry.
pub(super) fn build(fields: Fields, shelf: &Shelf, id: GroupId) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let mentor_name = reader.required("mentor", &fields.mentor.get_untracked());
    let known = keeper(shelf).filter(|keeper| keeper.code_name == mentor_name);
    let mentor: PersonId = known.map_or_else(clock::new_id, |keeper| keeper.id);
    let joined = reader.required_date("joined", &fields.joined.get_untracked());
    let names = names(&mut reader, &fields.members.get_untracked());
    let proposal = fields.proposal.get_untracked();
    let mut group = Group {
        name: reader.required("name", &fields.name.get_untracked()),
        purpose: fields.purpose.get_untracked().trim().to_owned(),
        goals: fields.goals.get_untracked().trim().to_owned(),
        packs: fields.packs.get_untracked().into_iter().collect(),
        mentor: Some(mentor),
        ..empty(id)
    };
    if let Some(proposal) = &proposal {
        group = untrack(|| charter::read(fields.charter, group))?;
        group.contact_target = proposal.contact_target;
        group.charter.carried = super::actions::taken_over(fields);
        group.charter.consents = fields.consents.get_untracked().iter().filter_map(|key| of_key(key)).collect();
    }
    let mut edit = Edit::labelled(Act::SetUpGroup, Some(group.key()), Some(id)).and(group, None);
    if known.is_none() {
        edit = edit.and(person(mentor, mentor_name), None);
    }
    if shelf.settings.is_empty() {
        edit = edit.and(Settings { id: Uuid::nil(), keeper: Some(mentor), retention: Vec::new() }, None);
    }
    if let Some(listing) = listing(&mut reader, fields, mentor) {
        edit = edit.and(listing, None);
    }
    if let Some(proposal) = &proposal {
        edit = proposed(&mut reader, edit, fields, proposal, id, mentor);
    }
    edit = edit.and(member(id, mentor, Role::Mentor, joined, String::new()), None);
    // Who is mentored outside a programme has no hours to count.
    let counts = untrack(|| chosen(fields)).iter().any(|pack| pack.programme.is_some());
    let role = if counts { Role::Mentee } else { Role::Participant };
    for comrade in fields.comrades.get_untracked().iter().filter_map(|key| key.parse().ok()) {
        edit = edit.and(member(id, comrade, role, joined, String::new()), None);
    }
    for (name, profession) in names {
        let mentee: PersonId = clock::new_id();
        edit = edit.and(person(mentee, name), None).and(member(id, mentee, role, joined, profession), None);
    }
    reader.finish(Some(edit))
}

/// What a template or an earlier group proposed and the mentor confirmed: statement, agreements, sessions.
fn proposed(
    reader: &mut Reader,
    mut edit: Edit,
    fields: Fields,
    proposal: &Proposal,
    group: GroupId,
    mentor: PersonId,
) -> Edit {
    for topic in proposal.declares.iter().filter(|topic| fields.declared.with_untracked(|it| it.contains(topic.key())))
    {
        let statement = Statement {
            id: clock::new_id(),
            group,
            topic: *topic,
            session: None,
            person: None,
            on: clock::today(),
            holds: true,
            text: String::new(),
            mended_on: None,
        };
        edit = edit.and(statement, None);
    }
    let presenting = reader.minutes("presenting-minutes", &fields.presenting.get_untracked());
    let kept = kept(&proposal.clauses, &fields.clauses.get_untracked());
    for kind in [AgreementKind::Contract, AgreementKind::WorkingAgreement] {
        let clauses: Vec<_> = kept.iter().filter(|clause| clause.topic.kind() == kind).cloned().collect();
        let presenting: Option<Minutes> = presenting.filter(|_| kind == AgreementKind::WorkingAgreement);
        if clauses.is_empty() && presenting.is_none() {
            continue;
        }
        let agreement = Agreement {
            id: clock::new_id(),
            group,
            kind,
            on: clock::today(),
            clauses,
            presenting,
            contributors: Vec::new(),
            amends: None,
            reference: String::new(),
            why: String::new(),
            renegotiated: false,
        };
        edit = edit.and(agreement, None);
    }
    let agenda = self::kept(&proposal.agenda, &fields.agenda.get_untracked());
    let sessions = untrack(|| sessions(reader, fields, group, mentor, &agenda));
    sessions.into_iter().fold(edit, |edit, session| edit.and(session, None))
}

/// Those whose place is ticked.
fn kept<T: Clone>(all: &[T], ticked: &BTreeSet<String>) -> Vec<T> {
    all.iter()
        .enumerate()
        .filter(|(place, _)| ticked.contains(&place.to_string()))
        .map(|(_, each)| each.clone())
        .collect()
}

/// The first series; none while its first day is open.
fn sessions(
    reader: &mut Reader,
    fields: Fields,
    group: GroupId,
    mentor: PersonId,
    agenda: &[AgendaLine],
) -> Vec<Session> {
    let Some(first) = reader.date("first", &fields.first.get()) else { return Vec::new() };
    let (start, end) = (reader.time("start", &fields.start.get()), reader.time("end", &fields.end.get()));
    let count = reader.number("count", &fields.count.get()).unwrap_or_default();
    if !(1..=LONGEST).contains(&count) {
        reader.refuse("count", SessionText::CountRange.with(&[&LONGEST.to_string()]));
        return Vec::new();
    }
    let weeks = reader.number("weeks", &fields.weeks.get()).unwrap_or_default();
    if weeks == 0 {
        reader.refuse("weeks", SessionText::EveryRange.text());
    }
    let (Some(start), Some(end)) = (start, end) else { return Vec::new() };
    if end < start {
        reader.refuse("end", FormText::EndBeforeStart.text());
    }
    let span = |day: NaiveDate| Span::new(clock::moment_at(day, start), clock::moment_at(day, end)).ok();
    let item = |line: &AgendaLine| AgendaItem {
        id: clock::new_id(),
        title: line.title.clone(),
        minutes: line.minutes,
        serves: line.serves.clone(),
        goals: Vec::new(),
        mentees: Vec::new(),
        proposed_by: None,
        attention: None,
    };
    let session = |day| Session {
        planned: span(day),
        mode: of_key(&fields.mode.get()),
        agenda: agenda.iter().map(item).collect(),
        conducted_by: Some(mentor),
        ..Session::blank(clock::new_id(), group)
    };
    Rhythm::Weeks(weeks).days(first, count).map(session).collect()
}

/// Code names, one a line or parted by commas, each with a profession after a colon; the same name twice is refused.
fn names(reader: &mut Reader, typed: &str) -> Vec<(String, String)> {
    let parts = |line: &str| {
        let (name, profession) = line.split_once(':').unwrap_or((line, ""));
        (name.trim().to_owned(), profession.trim().to_owned())
    };
    let names: Vec<_> = typed.split(['\n', ',']).map(parts).filter(|(name, _)| !name.is_empty()).collect();
    let mut seen = BTreeSet::new();
    for (name, _) in &names {
        if !seen.insert(name) {
            reader.refuse("members", T::NameTwice.with(&[name]));
        }
    }
    names
}

const fn person(id: PersonId, code_name: String) -> Person {
    Person { id, code_name, full_name: String::new(), note: String::new() }
}

fn member(group: GroupId, person: PersonId, role: Role, joined: Option<NaiveDate>, profession: String) -> Member {
    Member {
        id: clock::new_id(),
        group,
        person,
        role,
        invited: None,
        joined,
        left: None,
        fit: String::new(),
        profession,
    }
}

/// The person who keeps the book.
pub(super) fn keeper(shelf: &Shelf) -> Option<&Person> {
    shelf.people.get(shelf.settings.iter().next()?.keeper?.0)
}
