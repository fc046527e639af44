//! The members of the group, and those who come with the table.

use super::columns::Field;
use super::importer::{Importer, Tally, World};
use super::values::word;
use super::{Said, Why};
use crate::domain::group::{Member, Role};
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::spreadsheet::csv::Row;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a table says of a member besides the code name; empty for nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Details {
    full_name: String,
    note: String,
    profession: String,
    role: Option<Role>,
    invited: Option<NaiveDate>,
    joined: Option<NaiveDate>,
    left: Option<NaiveDate>,
}

impl Importer {
    pub(super) fn details(&self, row: &Row, faults: &mut Vec<(Option<Field>, Option<usize>, Why)>) -> Option<Details> {
        let before = faults.len();
        let role = match word(self.cell(row, Field::Role)).as_str() {
            "" => None,
            "mentee" | "trainee" => Some(Role::Mentee),
            "participant" => Some(Role::Participant),
            "mentor" | "lead" | "leader" => Some(Role::Mentor),
            "co mentor" | "comentor" => Some(Role::CoMentor),
            "observer" | "guest" => Some(Role::Observer),
            _ => {
                faults.push((Some(Field::Role), None, Why::UnknownWord));
                None
            }
        };
        let details = Details {
            // the one field that is the very place for a name
            full_name: self.cell(row, Field::FullName).to_owned(),
            note: self.free(row, Field::PersonNote, faults),
            profession: self.free(row, Field::Profession, faults),
            role,
            invited: self.date(row, Field::Invited, faults),
            joined: self.date(row, Field::Joined, faults),
            left: self.date(row, Field::Left, faults),
        };
        if details.full_name.len() > crate::journal::limits::TEXT {
            faults.push((Some(Field::FullName), None, Why::LongText(crate::journal::limits::TEXT)));
        }
        for (field, day, earlier) in
            [(Field::Left, details.left, details.joined), (Field::Joined, details.joined, details.invited)]
        {
            if let (Some(day), Some(earlier)) = (day, earlier)
                && day < earlier
            {
                faults.push((Some(field), None, Why::Before(earlier)));
            }
        }
        (faults.len() == before).then_some(details)
    }
}

/// Who is in the group, or comes into it.
pub(super) struct People {
    by_name: BTreeMap<String, PersonId>,
    /// People of the book outside the group, where they are meant by their code names.
    outside: BTreeMap<String, PersonId>,
    people: BTreeMap<PersonId, Person>,
    members: BTreeMap<PersonId, Member>,
    /// New members, in order, with whether the person is new as well.
    new: Vec<(PersonId, bool)>,
    changed: BTreeSet<PersonId>,
    /// New members of whom the table does not say when they joined.
    waits: BTreeSet<PersonId>,
}

impl People {
    pub(super) fn of(world: &World, same_people: bool) -> Self {
        let (mut by_name, mut outside) = (BTreeMap::new(), BTreeMap::new());
        let mut members = BTreeMap::new();
        for member in world.file.members.iter() {
            if let Some(name) = world.shelf.code_name(member.person) {
                by_name.insert(name.trim().to_lowercase(), member.person);
            }
            members.insert(member.person, member.clone());
        }
        let mut people = BTreeMap::new();
        for person in world.shelf.people.iter() {
            people.insert(person.id, person.clone());
            if same_people && !members.contains_key(&person.id) {
                outside.insert(person.code_name.trim().to_lowercase(), person.id);
            }
        }
        Self { by_name, outside, people, members, new: Vec::new(), changed: BTreeSet::new(), waits: BTreeSet::new() }
    }

    /// The member of that code name, unless still to come.
    pub(super) fn known(&self, name: &str) -> Option<PersonId> {
        self.by_name.get(&name.to_lowercase()).copied()
    }

    /// Something else on record than what is told.
    pub(super) fn check(&self, name: &str, told: &Details) -> Result<(), (Field, Why)> {
        let Some(id) = self.known(name) else { return Ok(()) };
        let (Some(person), Some(member)) = (self.people.get(&id), self.members.get(&id)) else { return Ok(()) };
        for (field, held, told) in [
            (Field::FullName, &person.full_name, &told.full_name),
            (Field::PersonNote, &person.note, &told.note),
            (Field::Profession, &member.profession, &told.profession),
        ] {
            if !held.is_empty() && !told.is_empty() && held.trim() != told {
                return Err((field, Why::OnRecord(Said::Words)));
            }
        }
        if told.role.is_some_and(|role| role != member.role) {
            return Err((Field::Role, Why::OnRecord(Said::Words)));
        }
        let days = [
            (Field::Invited, member.invited, told.invited),
            (Field::Joined, member.joined.filter(|_| !self.waits.contains(&id)), told.joined),
            (Field::Left, member.left, told.left),
        ];
        for (field, held, told) in days {
            if let (Some(held), Some(told)) = (held, told)
                && held != told
            {
                return Err((field, Why::OnRecord(Said::Day(held))));
            }
        }
        let (joined, left) = (told.joined.or(member.joined), told.left.or(member.left));
        match (joined, left) {
            (Some(joined), Some(left)) if left < joined => Err((Field::Left, Why::Before(joined))),
            _ => Ok(()),
        }
    }

    /// The member of that code name, made where there is none.
    pub(super) fn person(&mut self, world: &World, name: &str, tally: &mut Tally) -> PersonId {
        let key = name.to_lowercase();
        if let Some(known) = self.by_name.get(&key) {
            return *known;
        }
        tally.members += 1;
        let known = self.outside.get(&key).copied();
        let id = known.unwrap_or_else(|| (world.new_id)().into());
        if known.is_none() {
            let person = Person { id, code_name: name.to_owned(), full_name: String::new(), note: String::new() };
            self.people.insert(id, person);
        }
        let member = Member {
            id: (world.new_id)().into(),
            group: world.group,
            person: id,
            role: Role::Mentee,
            invited: None,
            joined: None,
            left: None,
            fit: String::new(),
            profession: String::new(),
        };
        self.members.insert(id, member);
        self.new.push((id, known.is_none()));
        self.waits.insert(id);
        self.by_name.insert(key, id);
        id
    }

    pub(super) fn put(&mut self, world: &World, name: &str, told: Details, tally: &mut Tally) {
        let is_new = self.known(name).is_none();
        let id = self.person(world, name, tally);
        let (Some(person), Some(member)) = (self.people.get_mut(&id), self.members.get_mut(&id)) else { return };
        let before = (person.clone(), member.clone());
        let fill = |held: &mut String, told: String| {
            if held.is_empty() {
                *held = told;
            }
        };
        fill(&mut person.full_name, told.full_name);
        fill(&mut person.note, told.note);
        fill(&mut member.profession, told.profession);
        member.role = told.role.unwrap_or(member.role);
        member.invited = member.invited.or(told.invited);
        member.left = member.left.or(told.left);
        if told.joined.is_some() {
            member.joined = told.joined;
            self.waits.remove(&id);
        }
        if is_new {
            return;
        }
        if before == (person.clone(), member.clone()) {
            tally.same += 1;
        } else if self.changed.insert(id) {
            tally.completed += 1;
        }
    }

    /// Somebody was there on that day: whoever is new joined then at the latest.
    pub(super) fn was_there(&mut self, person: PersonId, day: NaiveDate) {
        if self.waits.contains(&person)
            && let Some(member) = self.members.get_mut(&person)
        {
            member.joined = Some(member.joined.map_or(day, |joined| joined.min(day)));
        }
    }

    /// The code names of the new members.
    pub(super) fn names(&self) -> Vec<String> {
        self.new.iter().filter_map(|(id, _)| self.people.get(id)).map(|person| person.code_name.clone()).collect()
    }

    /// What is put.
    pub(super) fn records(mut self) -> impl Iterator<Item = Record> {
        let mut records = Vec::new();
        for (id, is_new) in self.new {
            records.extend(self.people.remove(&id).filter(|_| is_new).map(Record::from));
            records.extend(self.members.remove(&id).map(Record::from));
        }
        for id in self.changed {
            records.extend(self.people.remove(&id).map(Record::from));
            records.extend(self.members.remove(&id).map(Record::from));
        }
        records.into_iter()
    }
}
