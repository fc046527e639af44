//! People and records by their places in the pack, and which of them a view may name at all.

use super::{Request, Source};
use crate::domain::group::Role;
use crate::domain::ids::{CaseId, GoalId, PersonId, SessionId};
use crate::domain::note::About;
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::sort::{Gather, sort_by_key};
use crate::evidence::pack::{Ix, NoteKind, Someone, Sort, Thing, Who};
use std::collections::{BTreeMap, BTreeSet};

/// Who and what was named so far.
pub struct Names<'a> {
    source: &'a Source<'a>,
    mentee: Option<PersonId>,
    real_names: bool,
    numbers: BTreeMap<SessionId, u32>,
    people: Vec<Someone>,
    places: BTreeMap<PersonId, Who>,
    things: Vec<Thing>,
    keys: BTreeMap<RecordKey, Ix>,
}

/// True for what is kept in the private compartment.
pub const fn is_private(kind: Kind) -> bool {
    matches!(kind, Kind::Concern | Kind::Incident | Kind::Matter)
}

impl<'a> Names<'a> {
    /// Members are named first, in the order of their roles and names, so that their numbers say nothing else.
    pub fn new(source: &'a Source<'a>, request: &Request<'_>) -> Self {
        let sessions = source.file.sessions_in_order();
        let numbers = (1..).zip(sessions).map(|(number, session)| (session.id, number)).gather();
        let mut names = Self {
            source,
            mentee: request.mentee,
            real_names: request.real_names,
            numbers,
            people: Vec::new(),
            places: BTreeMap::new(),
            things: Vec::new(),
            keys: BTreeMap::new(),
        };
        let mut members: Vec<_> = source.file.members.iter().collect();
        let name = |person| source.shelf.code_name(person).unwrap_or_default();
        sort_by_key(&mut members, |member| (member.role, name(member.person), member.person));
        for member in members {
            names.who(member.person);
        }
        names
    }

    /// The person's place; none where the view may not name them: a mentee knows who mentors, and themselves.
    pub fn who(&mut self, person: PersonId) -> Option<Who> {
        if let Some(who) = self.places.get(&person) {
            return Some(*who);
        }
        if !self.may_name(person) {
            return None;
        }
        let known = self.source.shelf.people.get(person.0);
        let real = self.real_names || self.mentee == Some(person);
        self.people.push(Someone {
            name: known.map(|person| person.code_name.clone()).unwrap_or_default(),
            full_name: known.filter(|_| real).map(|person| person.full_name.clone()).unwrap_or_default(),
            role: self.source.file.member(person).map(|member| member.role),
        });
        let who = Who(place(self.people.len()));
        self.places.insert(person, who);
        Some(who)
    }

    /// The places of those whom the view may name.
    pub fn whos(&mut self, people: impl IntoIterator<Item = PersonId>) -> Vec<Who> {
        people.into_iter().filter_map(|person| self.who(person)).collect()
    }

    /// True for the mentor of the group, and co-mentors.
    pub fn is_mentor(&self, person: PersonId) -> bool {
        let file = self.source.file;
        let leads = file.member(person).is_some_and(|member| matches!(member.role, Role::Mentor | Role::CoMentor));
        leads || file.group().is_some_and(|group| group.mentor == Some(person))
    }

    /// True where the view may name the person.
    pub fn may_name(&self, person: PersonId) -> bool {
        self.mentee.is_none_or(|mentee| mentee == person) || self.is_mentor(person)
    }

    /// The session's place among the sessions of the group, from 1.
    pub fn number(&self, session: SessionId) -> Option<u32> {
        self.numbers.get(&session).copied()
    }

    /// The record's place; none where the view may not name it.
    pub fn thing(&mut self, key: RecordKey) -> Option<Ix> {
        if let Some(thing) = self.keys.get(&key) {
            return Some(*thing);
        }
        if !self.may_name_thing(key) {
            return None;
        }
        let thing = self.name(key);
        self.things.push(thing);
        let place = Ix(place(self.things.len()));
        self.keys.insert(key, place);
        Some(place)
    }

    /// The places of cases.
    pub fn cases(&mut self, cases: &[CaseId]) -> Vec<Ix> {
        cases.iter().filter_map(|case| self.thing(RecordKey::new(Kind::Case, case.0))).collect()
    }

    /// The places of goals.
    pub fn goals(&mut self, goals: &[GoalId]) -> Vec<Ix> {
        goals.iter().filter_map(|goal| self.thing(RecordKey::new(Kind::Goal, goal.0))).collect()
    }

    /// The place of a session.
    pub fn session(&mut self, session: Option<SessionId>) -> Option<Ix> {
        self.thing(RecordKey::new(Kind::Session, session?.0))
    }

    /// What kind of meeting, agreement or note a record is.
    pub fn sort(&self, thing: Ix) -> Option<Sort> {
        self.things.get(usize::try_from(thing.0).ok()?)?.sort
    }

    /// Records that were named, by their keys.
    pub const fn named(&self) -> &BTreeMap<RecordKey, Ix> {
        &self.keys
    }

    /// The two lists.
    pub fn take(&mut self) -> (Vec<Someone>, Vec<Thing>) {
        (std::mem::take(&mut self.people), std::mem::take(&mut self.things))
    }

    /// The record as it stands.
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        let Source { file, shelf, .. } = self.source;
        file.get(key).or_else(|| shelf.get(key)).map(|standing| standing.record)
    }

    /// In a mentee's view: their own records, and what all of the group share.
    fn may_name_thing(&self, key: RecordKey) -> bool {
        let Some(mentee) = self.mentee else { return true };
        match key.kind {
            Kind::Session | Kind::Group | Kind::Agreement => self.source.file.revision(key).is_some(),
            Kind::Goal => match self.source.file.goals.get(key.id) {
                Some(goal) => goal.person.is_none_or(|person| person == mentee),
                None => false,
            },
            _ => self.record(key).is_some_and(|record| belongs_to(&record, mentee)),
        }
    }

    fn name(&mut self, key: RecordKey) -> Thing {
        let mut thing = Thing { kind: key.kind, number: None, day: None, who: None, sort: None, code: String::new() };
        if is_private(key.kind) {
            return thing;
        }
        let Some(record) = self.record(key) else { return thing };
        let mut who = owner(&record);
        match &record {
            Record::Listing(listing) => (thing.day, who) = (Some(listing.from), Some(listing.person)),
            Record::Person(person) => who = Some(person.id),
            Record::Session(session) => {
                thing.number = self.number(session.id);
                thing.day = session.time().map(|time| time.date());
            }
            Record::Meeting(meeting) => {
                thing.day = meeting.time().map(|time| time.date());
                thing.sort = Some(Sort::Meeting(meeting.kind));
            }
            Record::Case(case) => thing.code = case.code.clone(),
            Record::Note(note) => {
                thing.day = Some(note.on);
                thing.sort = Some(Sort::Note(note_kind(&note.about)));
                if let About::Closure { rule, .. } | About::Departure { rule, .. } = &note.about {
                    thing.code = rule.clone();
                }
            }
            Record::Evaluation(evaluation) => thing.day = Some(evaluation.on),
            Record::Hours(entry) => thing.day = Some(entry.on),
            Record::Agreement(agreement) => {
                thing.day = Some(agreement.on);
                thing.sort = Some(Sort::Agreement(agreement.kind));
            }
            Record::Assent(assent) => thing.day = Some(assent.on),
            Record::Statement(statement) => thing.day = Some(statement.on),
            Record::OwnPolicy(policy) => thing.day = Some(policy.added_on),
            _ => {}
        }
        thing.who = who.and_then(|person| self.who(person));
        thing
    }
}

/// The place of the last of so many.
fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX).saturating_sub(1)
}

/// The person whose record it is; none for what several share.
pub fn owner(record: &Record) -> Option<PersonId> {
    match record {
        Record::Enrolment(enrolment) => Some(enrolment.person),
        Record::Member(member) => Some(member.person),
        Record::Meeting(meeting) => Some(meeting.person),
        Record::Need(need) => Some(need.person),
        Record::Goal(goal) => goal.person,
        Record::Case(case) => Some(case.person),
        Record::Hours(entry) => Some(entry.person),
        Record::Assent(assent) => Some(assent.person),
        Record::Statement(statement) => statement.person,
        Record::Note(note) => match &note.about {
            About::Activity { person, .. } | About::ServiceMonitoring { person, .. } => Some(*person),
            About::Slip { person, .. } => Some(*person),
            About::Closure { person, .. } => *person,
            _ => None,
        },
        _ => None,
    }
}

/// True for a mentee's own record outside of the private compartment.
pub fn belongs_to(record: &Record, mentee: PersonId) -> bool {
    match record {
        Record::Note(note) if owner(record).is_none() => {
            matches!(&note.about, About::Briefing { recipients, .. } if recipients.contains(&mentee))
        }
        Record::Evaluation(evaluation) => evaluation.responses.iter().any(|response| response.person == mentee),
        _ => owner(record) == Some(mentee),
    }
}

/// The kinds of record of which a content is handed on in no view: of a person there is more than the view shows, and of a case
/// what is off limits.
pub const fn never_in_full(kind: Kind) -> bool {
    is_private(kind) || matches!(kind, Kind::Person | Kind::Case | Kind::Settings | Kind::OwnPolicy | Kind::Clash)
}

/// What a note is about.
const fn note_kind(about: &About) -> NoteKind {
    match about {
        About::Briefing { .. } => NoteKind::Briefing,
        About::Activity { .. } => NoteKind::Activity,
        About::ServiceMonitoring { .. } => NoteKind::ServiceMonitoring,
        About::OtherDuties => NoteKind::OtherDuties,
        About::Guidance => NoteKind::Guidance,
        About::Review { .. } => NoteKind::Review,
        About::Closure { .. } => NoteKind::Closure,
        About::Departure { .. } => NoteKind::Departure,
        About::Slip { .. } => NoteKind::Slip,
    }
}

/// The keys of a mentee's own records as they stand.
pub fn own_keys(source: &Source<'_>, mentee: PersonId) -> BTreeSet<RecordKey> {
    let own = source.file.standing(None).chain(source.shelf.standing(None));
    own.filter(|standing| owner(&standing.record) == Some(mentee)).map(|standing| standing.record.key()).gather()
}
