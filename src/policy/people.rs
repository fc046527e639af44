//! What a group's records say of each person.

use crate::domain::book::GroupFile;
use crate::domain::case::{Case, Concern};
use crate::domain::goal::{Goal, Need};
use crate::domain::group::Member;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::note::{About, Note};
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a group's records say of one person, each list in order of its day and then identifier.
#[derive(Clone, Debug, Default)]
pub struct Records<'a> {
    /// Memberships.
    pub memberships: Vec<&'a Member>,
    /// Individual meetings.
    pub meetings: Vec<&'a Meeting>,
    /// Needs.
    pub needs: Vec<&'a Need>,
    /// Own goals.
    pub goals: Vec<&'a Goal>,
    /// Cases.
    pub cases: Vec<&'a Case>,
    /// Concerns.
    pub concerns: Vec<&'a Concern>,
    /// Notes about this person: activities, service monitoring, and briefings that they received.
    pub notes: Vec<&'a Note>,
}

/// The records of somebody of whom there is none.
pub const NOTHING: &Records<'static> = &Records {
    memberships: Vec::new(),
    meetings: Vec::new(),
    needs: Vec::new(),
    goals: Vec::new(),
    cases: Vec::new(),
    concerns: Vec::new(),
    notes: Vec::new(),
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

/// The records of everybody whom the file names as a member or concerns.
#[must_use]
pub fn people(file: &GroupFile) -> BTreeMap<PersonId, Records<'_>> {
    let mut people: BTreeMap<PersonId, Records<'_>> = BTreeMap::new();
    macro_rules! file_under {
        ($table:ident as $list:ident: |$record:ident| $person:expr) => {
            for $record in file.$table.iter() {
                if let Some(person) = $person {
                    people.entry(person).or_default().$list.push($record);
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
                people.entry(*person).or_default().notes.push(note);
            }
            About::Briefing { recipients, .. } => {
                for person in recipients {
                    people.entry(*person).or_default().notes.push(note);
                }
            }
            _ => {}
        }
    }
    for records in people.values_mut() {
        sort_by_key(&mut records.memberships, |member| (member.joined, member.id));
        sort_by_key(&mut records.meetings, |meeting| (meeting.time().map(|time| time.start().instant()), meeting.id));
        sort_by_key(&mut records.needs, |need| (need.assessed_on, need.id));
        sort_by_key(&mut records.goals, |goal| (goal.set_on, goal.id));
        sort_by_key(&mut records.cases, |case| (case.assigned_on, case.id));
        sort_by_key(&mut records.concerns, |concern| (concern.raised_on, concern.id));
        sort_by_key(&mut records.notes, |note| (note.on, note.id));
    }
    people
}
