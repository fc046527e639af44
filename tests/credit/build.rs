//! A book made by hand, a record at a time: one mentor who is listed throughout, and groups under the two CMPC packs.

use chrono::{NaiveDate, TimeDelta};
use circlebook::domain::book::{Book, GroupFile};
use circlebook::domain::charter::Charter;
use circlebook::domain::dates::{Moment, Span};
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::*;
use circlebook::domain::meeting::{Meeting, MeetingKind};
use circlebook::domain::person::{Enrolment, Listing};
use circlebook::domain::record::{Record, Revision};
use circlebook::domain::session::{Attendance, Session};
use circlebook::domain::units::Minutes;
use circlebook::policy::pack::Pack;
use circlebook::policy::packs::built_in;
use std::sync::Arc;

/// The mentor of every group.
pub const MENTOR: PersonId = PersonId::from_number(1);

/// The first group.
pub const GROUP: GroupId = GroupId::from_number(1);

/// The two CMPC packs.
pub fn packs() -> &'static [Arc<Pack>] {
    &built_in().unwrap()[..2]
}

/// The day written so.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// So many minutes from the local time written so, such as `2021-09-07T10:00`, in UTC.
pub fn span(start: &str, minutes: u32) -> Span {
    let start: Moment = format!("{start}+00:00").parse().unwrap();
    let end = Moment::new(start.local() + TimeDelta::minutes(minutes.into()), 0, None);
    Span::new(start, end).unwrap()
}

/// A book in the making.
pub struct Build {
    /// The book so far.
    pub book: Book,
    last: u128,
}

impl Build {
    /// A book with the first group, its mentor, and a listing without an end.
    pub fn new() -> Self {
        let mut build = Self { book: Book::default(), last: 1000 };
        build.group(GROUP);
        build.listing("2020-03-01", None);
        build
    }

    /// An identifier that was not given yet.
    pub const fn number(&mut self) -> u128 {
        self.last += 1;
        self.last
    }

    /// Puts the record.
    pub fn put(&mut self, record: impl Into<Record>) {
        self.book.put(record.into(), Revision { chain: ChainId::from_number(1), number: 1 });
    }

    /// The file of the group.
    pub fn file(&self, group: GroupId) -> &GroupFile {
        self.book.group(group).unwrap()
    }

    /// Puts a group under both packs.
    pub fn group(&mut self, id: GroupId) {
        self.put(Group {
            id,
            name: "Group".to_owned(),
            purpose: String::new(),
            goals: String::new(),
            packs: vec!["cmpc-policy".to_owned(), "cmpc-notice".to_owned()],
            mentor: Some(MENTOR),
            contact_target: None,
            charter: Charter::default(),
            sample: false,
        });
    }

    /// Puts the mentor's only listing.
    pub fn listing(&mut self, from: &str, to: Option<&str>) {
        self.put(Listing {
            id: ListingId::from_number(1),
            person: MENTOR,
            from: day(from),
            to: to.map(day),
            checked_on: Some(day(from)),
            source: String::new(),
            certified: None,
        });
    }

    /// Puts a mentee of the group who chose the group option and was met on the first day of 2021.
    pub fn mentee(&mut self, group: GroupId, number: u128) -> PersonId {
        let person = PersonId::from_number(number);
        self.member(group, person, Role::Mentee, Some("2021-01-01"), None);
        self.enrol(person, Some(true), None, None);
        self.meeting(group, person, MeetingKind::Opening, "2021-01-01T09:00", 30);
        person
    }

    /// Puts a membership.
    pub fn member(&mut self, group: GroupId, person: PersonId, role: Role, joined: Option<&str>, left: Option<&str>) {
        let id = MemberId(person.0);
        self.put(Member {
            id,
            group,
            person,
            role,
            invited: None,
            joined: joined.map(day),
            left: left.map(day),
            fit: String::new(),
            profession: String::new(),
        });
    }

    /// Puts the person's only enrolment.
    pub fn enrol(&mut self, person: PersonId, option: Option<bool>, start: Option<&str>, completed: Option<&str>) {
        self.put(Enrolment {
            id: EnrolmentId(person.0),
            person,
            programme: "cmpc".to_owned(),
            group_option: option,
            accrual_start: start.map(day),
            completed_on: completed.map(day),
            evidence: String::new(),
            ruling: String::new(),
        });
    }

    /// Puts the person's only meeting of that kind in the group, held.
    pub fn meeting(&mut self, group: GroupId, person: PersonId, kind: MeetingKind, start: &str, minutes: u32) {
        let id = MeetingId::from_number(person.0.as_u128() << 8 | group.0.as_u128() << 2 | kind as u128);
        self.put(Meeting {
            id,
            group,
            person,
            kind,
            planned: None,
            held: Some(span(start, minutes)),
            held_by: Some(MENTOR),
            confidentiality_on: None,
            cases: None,
            notes: String::new(),
        });
    }

    /// A session of the group that the mentor held, not yet put, at which these people were present for so many minutes.
    pub fn held(&mut self, group: GroupId, start: &str, minutes: u32, present: &[(PersonId, u32)]) -> Session {
        let row = |(person, present): &(PersonId, u32)| Attendance {
            person: *person,
            present: Minutes(*present),
            late: Minutes::ZERO,
        };
        Session {
            held: Some(span(start, minutes)),
            conducted_by: Some(MENTOR),
            attendance: Some(present.iter().map(row).collect()),
            ..Session::blank(SessionId::from_number(self.number()), group)
        }
    }

    /// Puts a session of the first group at which these people were present throughout.
    pub fn session(&mut self, start: &str, minutes: u32, present: &[PersonId]) -> SessionId {
        let present: Vec<_> = present.iter().map(|person| (*person, minutes)).collect();
        let session = self.held(GROUP, start, minutes, &present);
        let id = session.id;
        self.put(session);
        id
    }

    /// Puts group time from elsewhere in the first group's record.
    pub fn hours(&mut self, person: PersonId, on: &str, minutes: u32, category: Category) {
        let id = HoursEntryId::from_number(self.number());
        let (group, on, minutes) = (GROUP, day(on), Minutes(minutes));
        self.put(HoursEntry {
            id,
            group,
            person,
            on,
            minutes,
            setting: Setting::Group,
            category,
            source: String::new(),
        });
    }
}
