//! What a group's records say of each person.

use super::few::Few;
use crate::domain::book::GroupFile;
use crate::domain::case::{Case, Concern};
use crate::domain::goal::{Goal, Need};
use crate::domain::group::Member;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::note::{About, Note};
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;

/// What a group's records say of one person, each list in order of its day and then identifier.
#[derive(Clone, Debug, Default)]
pub struct Records<'a> {
    /// Memberships.
    pub memberships: Few<&'a Member>,
    /// Individual meetings.
    pub meetings: Few<&'a Meeting>,
    /// Needs.
    pub needs: Few<&'a Need>,
    /// Own goals.
    pub goals: Few<&'a Goal>,
    /// Cases.
    pub cases: Few<&'a Case>,
    /// Concerns.
    pub concerns: Few<&'a Concern>,
    /// Notes about this person: activities, service monitoring, and briefings that they received.
    pub notes: Few<&'a Note>,
}

/// The records of somebody of whom there is none.
pub const NOTHING: &Records<'static> = &Records {
    memberships: Few::None,
    meetings: Few::None,
    needs: Few::None,
    goals: Few::None,
    cases: Few::None,
    concerns: Few::None,
    notes: Few::None,
};

impl<'a> Records<'a> {
    /// First day as a member.
    #[must_use]
    pub fn joined(&self) -> Option<NaiveDate> {
        self.memberships.iter().filter_map(|member| member.joined).min()
    }

    /// Last day as a member; none while a membership has no end.
    #[must_use]
    pub fn left(&self) -> Option<NaiveDate> {
        self.memberships.iter().map(|member| member.left).try_fold(NaiveDate::MIN, |last, left| Some(last.max(left?)))
    }

    /// Meetings of this kind that have a time, held or planned, in order.
    pub fn of_kind(&self, kind: MeetingKind) -> impl DoubleEndedIterator<Item = &'a Meeting> + Clone {
        self.meetings.iter().copied().filter(move |meeting| meeting.kind == kind && meeting.time().is_some())
    }

    /// Meetings of this kind that were held, in order.
    pub fn held(&self, kind: MeetingKind) -> impl DoubleEndedIterator<Item = &'a Meeting> + Clone {
        self.of_kind(kind).filter(|meeting| meeting.held.is_some())
    }
}

/// What a group's records say of everybody, by identifier. A list in order: a group has few people, and every rule asks.
#[derive(Clone, Debug, Default)]
pub struct People<'a>(Vec<(PersonId, Records<'a>)>);

impl<'a> People<'a> {
    /// The records of everybody whom the file names as a member or concerns.
    #[must_use]
    pub fn of(file: &'a GroupFile) -> Self {
        let mut people = Self(Vec::with_capacity(file.members.len()));
        macro_rules! file_under {
            ($table:ident as $list:ident: |$record:ident| $person:expr) => {
                for $record in file.$table.iter() {
                    if let Some(person) = $person {
                        people.note(person, |records| records.$list.push($record));
                    }
                }
            };
        }
        file_under!(members as memberships: |record| Some(record.person));
        file_under!(meetings as meetings: |record| Some(record.person));
        file_under!(needs as needs: |record| Some(record.person));
        file_under!(goals as goals: |record| record.person);
        file_under!(cases as cases: |record| Some(record.person));
        file_under!(concerns as concerns: |record| Some(record.person));
        for note in file.notes.iter() {
            match &note.about {
                About::Activity { person, .. } | About::ServiceMonitoring { person, .. } => {
                    people.note(*person, |records| records.notes.push(note));
                }
                About::Briefing { recipients, .. } => {
                    for person in recipients {
                        people.note(*person, |records| records.notes.push(note));
                    }
                }
                _ => {}
            }
        }
        for (_, records) in &mut people.0 {
            sort_by_key(&mut records.memberships, |member| (member.joined, member.id));
            sort_by_key(&mut records.meetings, |meeting| {
                (meeting.time().map(|time| time.start().instant()), meeting.id)
            });
            sort_by_key(&mut records.needs, |need| (need.assessed_on, need.id));
            sort_by_key(&mut records.goals, |goal| (goal.set_on, goal.id));
            sort_by_key(&mut records.cases, |case| (case.assigned_on, case.id));
            sort_by_key(&mut records.concerns, |concern| (concern.raised_on, concern.id));
            sort_by_key(&mut records.notes, |note| (note.on, note.id));
        }
        people
    }

    fn place(&self, person: PersonId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&person, |(person, _)| *person)
    }

    fn note(&mut self, person: PersonId, note: impl FnOnce(&mut Records<'a>)) {
        let place = self.place(person).unwrap_or_else(|place| {
            self.0.insert(place, (person, Records::default()));
            place
        });
        if let Some((_, records)) = self.0.get_mut(place) {
            note(records);
        }
    }

    /// The records of this person.
    #[must_use]
    pub fn get(&self, person: PersonId) -> Option<&Records<'a>> {
        self.0.get(self.place(person).ok()?).map(|(_, records)| records)
    }

    /// Everybody with their records.
    pub fn iter(&self) -> impl Iterator<Item = (PersonId, &Records<'a>)> {
        self.0.iter().map(|(person, records)| (*person, records))
    }
}
