//! The open book: tables of records in memory, each with its revision.

use super::agreement::{Agreement, Assent};
use super::case::{Case, Concern, Incident};
use super::clash::Clash;
use super::dates::Span;
use super::evaluation::Evaluation;
use super::goal::{Goal, Need};
use super::group::{Group, Member, Role};
use super::hours::HoursEntry;
use super::ids::{GroupId, PersonId};
use super::invariant::Check;
use super::meeting::Meeting;
use super::more::More;
use super::note::Note;
use super::own_policy::OwnPolicy;
use super::person::{Enrolment, Listing, Person};
use super::record::{Entity, Home, Kind, Record, RecordKey, Revision, Settings};
use super::session::Session;
use super::sort::Gather;
use super::sort::sort_by_key;
use super::statement::{Matter, Statement};
use super::table::{Rows, Standing, Table, Tombstone, tables};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

tables! {
    /// What all groups share.
    Shelf {
        /// The book's settings: one record or none.
        settings: Settings(Settings),
        /// Registry listings.
        listings: Listing(Listing),
        /// People.
        people: Person(Person),
        /// Enrolments in programmes.
        enrolments: Enrolment(Enrolment),
        /// Policies of an organisation's own.
        own_policies: OwnPolicy(OwnPolicy),
        /// Records that all groups share and of which somebody must decide.
        clashes: Clash(Clash),
    }
}

tables! {
    /// All records of one group, its private compartment included.
    GroupFile {
        /// The group itself: one record.
        groups: Group(Group),
        /// Memberships.
        members: Member(Member),
        /// Sessions.
        sessions: Session(Session),
        /// Individual meetings.
        meetings: Meeting(Meeting),
        /// Needs.
        needs: Need(Need),
        /// Goals.
        goals: Goal(Goal),
        /// Cases.
        cases: Case(Case),
        /// Dated notes.
        notes: Note(Note),
        /// Evaluations.
        evaluations: Evaluation(Evaluation),
        /// Hours entries.
        hours: Hours(HoursEntry),
        /// Versions of agreements.
        agreements: Agreement(Agreement),
        /// Assents and consents.
        assents: Assent(Assent),
        /// Dated statements.
        statements: Statement(Statement),
        /// Matters that ask for an answer.
        matters: Matter(Matter),
        /// Concerns.
        concerns: Concern(Concern),
        /// Incidents.
        incidents: Incident(Incident),
        /// Records of which somebody must decide.
        clashes: Clash(Clash),
    }
}

impl Shelf {
    /// The person's code name, or nothing where the person is unknown.
    #[must_use]
    pub fn code_name(&self, person: PersonId) -> Option<&str> {
        self.people.get(person.0).map(|person| person.code_name.as_str())
    }

    /// The person's enrolment in the programme with this key.
    #[must_use]
    pub fn enrolment(&self, person: PersonId, programme: &str) -> Option<&Enrolment> {
        self.enrolments.of(person).find(|enrolment| enrolment.programme == programme)
    }
}

impl GroupFile {
    /// The group itself.
    #[must_use]
    pub fn group(&self) -> Option<&Group> {
        self.groups.iter().next()
    }

    /// Sessions in order of their time, then identifier; those without a time last, cancelled ones left out.
    #[must_use]
    pub fn sessions_in_order(&self) -> Vec<&Session> {
        let mut sessions: Vec<_> = self.sessions.iter().filter(|session| session.cancelled.is_none()).collect();
        sort_by_key(&mut sessions, |session| {
            let start = session.time().map(|time| time.start().instant());
            (start.is_none(), start, session.id)
        });
        sessions
    }

    /// The first day on which a session or meeting took place or is to, or that an hours entry names.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        let sessions = self.sessions.iter().filter_map(Session::time);
        let meetings = self.meetings.iter().filter_map(Meeting::time);
        let days = sessions.chain(meetings).map(Span::date);
        days.chain(self.hours.iter().map(|entry| entry.on)).min()
    }

    /// Memberships with this role.
    pub fn members_as(&self, role: Role) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.role == role)
    }

    /// The person's membership.
    #[must_use]
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.members.of(person).next()
    }
}

/// The open book: what all groups share, and the groups that have been loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What all groups share.
    pub shelf: Arc<Shelf>,
    pub(super) groups: BTreeMap<GroupId, Arc<GroupFile>>,
    // Shared, because a book is copied for each change and its memberships seldom change.
    memberships: Arc<BTreeMap<PersonId, BTreeSet<GroupId>>>,
}

impl Book {
    /// Puts `record` where it belongs, opening an empty group file where there is none.
    pub fn put(&mut self, record: Record, revision: Revision) {
        let Some(group) = record.home().group() else {
            return Arc::make_mut(&mut self.shelf).put(record, revision);
        };
        let file = Arc::make_mut(self.groups.entry(group).or_default());
        let before = file.members.get(record.key().id).map(|member| member.person);
        let now = if let Record::Member(member) = &record { Some(member.person) } else { None };
        file.put(record, revision);
        for person in before.into_iter().chain(now) {
            self.note_membership(person, group);
        }
    }

    /// Takes away the record that is kept in `home` and keeps its tombstone.
    pub fn remove(&mut self, home: Home, key: RecordKey, revision: Revision) {
        self.forget(home, key);
        let tombstone = Tombstone { home, revision };
        match home.group() {
            Some(group) => Arc::make_mut(self.groups.entry(group).or_default()).removed.insert(key, tombstone),
            None => Arc::make_mut(&mut self.shelf).removed.insert(key, tombstone),
        };
    }

    /// Takes away the record, or its tombstone, without a trace; a group file left empty goes with it.
    pub fn forget(&mut self, home: Home, key: RecordKey) {
        let Some(group) = home.group() else { return Arc::make_mut(&mut self.shelf).forget(key) };
        let Some(file) = self.groups.get_mut(&group) else { return };
        let before = file.members.get(key.id).map(|member| member.person);
        Arc::make_mut(file).forget(key);
        if **file == GroupFile::default() {
            self.groups.remove(&group);
        }
        if let Some(person) = before {
            self.note_membership(person, group);
        }
    }

    fn note_membership(&mut self, person: PersonId, group: GroupId) {
        let memberships = Arc::make_mut(&mut self.memberships);
        let groups = memberships.entry(person).or_default();
        if self.groups.get(&group).is_some_and(|file| file.member(person).is_some()) {
            groups.insert(group);
        } else {
            groups.remove(&group);
        }
        if groups.is_empty() {
            memberships.remove(&person);
        }
    }

    /// Takes over the groups that are loaded in `other` and not here.
    pub fn adopt(&mut self, other: &Self) {
        for (group, file) in &other.groups {
            if !self.groups.contains_key(group) {
                self.groups.insert(*group, Arc::clone(file));
                file.members.iter().for_each(|member| self.note_membership(member.person, *group));
            }
        }
    }

    /// The record as it stands.
    #[must_use]
    pub fn get(&self, home: Home, key: RecordKey) -> Option<Standing<Record>> {
        match home.group() {
            Some(group) => self.groups.get(&group)?.get(key),
            None => self.shelf.get(key),
        }
    }

    /// The revision of the record.
    #[must_use]
    pub fn revision(&self, home: Home, key: RecordKey) -> Option<Revision> {
        match home.group() {
            Some(group) => self.groups.get(&group)?.revision(key),
            None => self.shelf.revision(key),
        }
    }

    /// The tombstone of a record that was taken away.
    #[must_use]
    pub fn tombstone(&self, home: Home, key: RecordKey) -> Option<Tombstone> {
        match home.group() {
            Some(group) => self.groups.get(&group)?.removed.get(&key).copied(),
            None => self.shelf.removed.get(&key).copied(),
        }
    }

    /// True where the record that another one, kept in `home`, names stands in the book.
    #[must_use]
    pub fn has(&self, home: Home, named: RecordKey) -> bool {
        let home = if named.kind == Kind::Person { Home::of_person(PersonId(named.id)) } else { home };
        self.revision(home, named).is_some()
    }

    /// Every record of the segment as it stands.
    #[must_use]
    pub fn segment(&self, home: Home) -> Vec<Standing<Record>> {
        match home.group() {
            Some(group) => self.groups.get(&group).map_or_else(Vec::new, |file| file.standing(Some(home)).collect()),
            None => self.shelf.standing(Some(home)).collect(),
        }
    }

    /// The records that were taken away from the segment.
    #[must_use]
    pub fn removed(&self, home: Home) -> Vec<(RecordKey, Revision)> {
        let removed = match home.group() {
            Some(group) => self.groups.get(&group).map(|file| &file.removed),
            None => Some(&self.shelf.removed),
        };
        let in_home = removed.into_iter().flatten().filter(|(_, tombstone)| tombstone.home == home);
        in_home.map(|(key, tombstone)| (*key, tombstone.revision)).collect()
    }

    /// The segments that hold or held a record, in no order that matters.
    #[must_use]
    pub fn homes(&self) -> BTreeSet<Home> {
        let people = self.shelf.people.iter().map(Entity::home).chain(self.shelf.enrolments.iter().map(Entity::home));
        let shelf = people.chain(self.shelf.clashes.iter().map(Entity::home));
        let removed =
            |removed: &BTreeMap<RecordKey, Tombstone>| removed.values().map(|held| held.home).collect::<Vec<_>>();
        let groups = self.groups.iter().flat_map(|(group, file)| {
            removed(&file.removed).into_iter().chain([Home::Group(*group), Home::Private(*group)])
        });
        shelf.chain(removed(&self.shelf.removed)).chain([Home::Book]).chain(groups).gather()
    }

    /// The loaded groups, by identifier.
    #[must_use]
    pub const fn groups(&self) -> &BTreeMap<GroupId, Arc<GroupFile>> {
        &self.groups
    }

    /// The groups that are loaded.
    pub fn loaded(&self) -> impl Iterator<Item = GroupId> {
        self.groups.keys().copied()
    }

    /// The group's file.
    #[must_use]
    pub fn group(&self, group: GroupId) -> Option<&Arc<GroupFile>> {
        self.groups.get(&group)
    }

    /// The other loaded groups that share a mentee with this one, by identifier: a mentee's credit is one ledger over all
    /// of them.
    #[must_use]
    pub fn sharing(&self, group: GroupId) -> Vec<&GroupFile> {
        self.groups.get(&group).map_or_else(Vec::new, |file| self.others_of(group, file))
    }

    /// The loaded groups other than this one to which a mentee of `file` belongs, by identifier. A mentor's other groups
    /// are not among them: judging one group would cost more the more of them there are.
    #[must_use]
    pub fn others_of(&self, group: GroupId, file: &GroupFile) -> Vec<&GroupFile> {
        let groups_of = |member: &Member| self.memberships.get(&member.person);
        let others: BTreeSet<GroupId> = file.members_as(Role::Mentee).filter_map(groups_of).flatten().copied().gather();
        others
            .iter()
            .filter(|other| **other != group)
            .filter_map(|other| self.groups.get(other))
            .map(|file| &**file)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ChainId, MemberId};

    const REVISION: Revision = Revision { chain: ChainId::from_number(1), number: 1 };

    fn member(id: u128, group: u128, person: u128) -> Member {
        Member {
            id: MemberId::from_number(id),
            group: GroupId::from_number(group),
            person: PersonId::from_number(person),
            role: Role::Mentee,
            invited: None,
            joined: None,
            left: None,
            fit: String::new(),
            profession: String::new(),
        }
    }

    #[test]
    fn groups_share_the_mentees_that_they_have_now() {
        let mut book = Book::default();
        let sharing = |book: &Book| book.sharing(GroupId::from_number(1)).len();
        for record in [member(1, 1, 7), member(2, 2, 7), member(3, 3, 8)] {
            book.put(record.into(), REVISION);
        }
        assert_eq!(sharing(&book), 1);
        book.put(member(3, 3, 7).into(), REVISION);
        assert_eq!(sharing(&book), 2);
        book.put(member(2, 2, 9).into(), REVISION);
        assert_eq!(sharing(&book), 1);
        let last = member(3, 3, 7);
        book.forget(last.home(), last.key());
        assert_eq!(sharing(&book), 0);
    }

    #[test]
    fn groups_of_one_mentor_share_nobody() {
        let mut book = Book::default();
        for member in [member(1, 1, 7), member(2, 2, 7)] {
            book.put(Member { role: Role::Mentor, ..member }.into(), REVISION);
        }
        assert!(book.sharing(GroupId::from_number(1)).is_empty());
    }

    #[test]
    fn a_book_adopts_the_groups_that_it_lacks_and_keeps_its_own() {
        let mut mine = Book::default();
        mine.put(member(1, 1, 7).into(), REVISION);
        let mut other = Book::default();
        other.put(member(2, 1, 8).into(), REVISION);
        other.put(member(3, 2, 7).into(), REVISION);
        mine.adopt(&other);
        assert_eq!(mine.sharing(GroupId::from_number(1)).len(), 1);
        assert!(
            mine.group(GroupId::from_number(1)).is_some_and(|file| file.members.get(member(2, 1, 8).uuid()).is_none())
        );
    }

    #[test]
    fn a_person_is_found_under_the_last_owner_only() {
        let mut file = GroupFile::default();
        file.put(member(1, 1, 7).into(), REVISION);
        file.put(member(1, 1, 8).into(), REVISION);
        assert!(file.member(PersonId::from_number(7)).is_none());
        assert!(file.member(PersonId::from_number(8)).is_some());
        file.forget(member(1, 1, 8).key());
        assert_eq!(file, GroupFile::default());
    }
}
