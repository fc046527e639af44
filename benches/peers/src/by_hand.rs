//! The same rules in straight Rust: what somebody would write who knows these twelve and no other. The limit to which the
//! core is held.
//!
//! It reads the same records of the open book. What the generated groups do not have, it does not look for: sessions that are
//! only planned, members who come late or leave, several opening or closing meetings of one mentee.

use chrono::{Months, NaiveDate};
use circlebook::domain::agreement::AssentTo;
use circlebook::domain::book::{GroupFile, Shelf};
use circlebook::domain::dates::{Moment, Span};
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::group::Role;
use circlebook::domain::ids::PersonId;
use circlebook::domain::meeting::{Meeting, MeetingKind};
use circlebook::domain::note::{About, Note, Reviewed};
use circlebook::domain::person::Listing;
use circlebook::domain::record::{Entity, RecordKey};
use circlebook::domain::session::Session;
use circlebook::domain::units::Minutes;
use circlebook::policy::verdict::{Quantity, Subject};

/// The numbers of the policy.
#[derive(Clone, Copy)]
pub struct Limits {
    pub cap: u32,
    pub most: u32,
    pub fewest: u32,
    pub review_months: u32,
}

/// What the rules of one group ask for.
pub struct Group<'a> {
    pub file: &'a GroupFile,
    pub listings: Vec<&'a Listing>,
    pub roster: u32,
    pub sessions: Vec<Sitting<'a>>,
    /// By identifier.
    pub mentees: Vec<Mentee<'a>>,
    pub evaluation: Option<&'a Evaluation>,
    pub review: Option<&'a Note>,
}

/// A session that was held.
pub struct Sitting<'a> {
    pub session: &'a Session,
    pub span: &'a Span,
    /// How many mentees were present.
    pub mentees: u32,
}

pub struct Mentee<'a> {
    pub person: PersonId,
    pub opening: Option<&'a Meeting>,
    pub closing: Option<&'a Meeting>,
    /// Minutes that could be credited.
    pub eligible: u32,
    /// Sessions attended, by place.
    pub attended: Vec<u16>,
    pub consents: bool,
}

/// Where what is found goes.
pub trait Sink {
    fn found(&mut self, rule: usize, subject: Subject, in_order: bool, why: impl FnOnce() -> Why);
}

/// The reason and the proof of what is found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Why {
    pub observed: Option<Quantity>,
    pub limit: Option<Quantity>,
    pub evidence: Vec<RecordKey>,
}

/// Only what is found.
#[derive(Default)]
pub struct Outcomes(pub Vec<(usize, Subject, bool)>);

impl Sink for Outcomes {
    fn found(&mut self, rule: usize, subject: Subject, in_order: bool, _: impl FnOnce() -> Why) {
        self.0.push((rule, subject, in_order));
    }
}

/// What is found, with reason and proof.
#[derive(Default)]
pub struct Reasoned(pub Vec<(usize, Subject, bool, Why)>);

impl Sink for Reasoned {
    fn found(&mut self, rule: usize, subject: Subject, in_order: bool, why: impl FnOnce() -> Why) {
        self.0.push((rule, subject, in_order, why()));
    }
}

fn proof<T: Entity>(record: &T) -> Why {
    Why { evidence: vec![record.key()], ..Why::default() }
}

fn measured(observed: Quantity, limit: Quantity, evidence: Vec<RecordKey>) -> Why {
    Why { observed: Some(observed), limit: Some(limit), evidence }
}

impl<'a> Group<'a> {
    pub fn read(shelf: &'a Shelf, file: &'a GroupFile, limits: Limits, today: NaiveDate) -> Self {
        let mentor = file.group().and_then(|group| group.mentor);
        let mut group = Self {
            file,
            listings: shelf.listings.iter().filter(|listing| Some(listing.person) == mentor).collect(),
            roster: 0,
            sessions: Vec::with_capacity(file.sessions.len()),
            mentees: Vec::with_capacity(file.members.len()),
            evaluation: file.evaluations.iter().max_by_key(|evaluation| (evaluation.on, evaluation.id)),
            review: None,
        };
        for member in file.members.iter().filter(|member| member.role == Role::Mentee) {
            let attended = Vec::with_capacity(file.sessions.len());
            let person = member.person;
            group.mentees.push(Mentee { person, opening: None, closing: None, eligible: 0, attended, consents: false });
        }
        group.mentees.sort_unstable_by_key(|mentee| mentee.person);
        group.roster = group.mentees.len() as u32;
        for meeting in file.meetings.iter().filter(|meeting| meeting.held.is_some()) {
            let Some(mentee) = group.mentee(meeting.person) else { continue };
            match meeting.kind {
                MeetingKind::Opening => mentee.opening = Some(meeting),
                MeetingKind::Closing => mentee.closing = Some(meeting),
                MeetingKind::CheckIn => {}
            }
        }
        for assent in file.assents.iter().filter(|assent| assent.to == AssentTo::Confidentiality && assent.given) {
            if let Some(mentee) = group.mentee(assent.person) {
                mentee.consents = assent.withdrawn_on.is_none_or(|day| today < day);
            }
        }
        let is_review = |note: &&Note| note.on <= today && note.about == About::Review { of: Reviewed::Policy };
        group.review = file.notes.iter().filter(is_review).max_by_key(|note| (note.on, note.id));
        group.sessions.extend(file.sessions.iter().filter_map(|session| {
            let span = session.held.as_ref().filter(|_| session.cancelled.is_none())?;
            Some(Sitting { session, span, mentees: 0 })
        }));
        group
            .sessions
            .sort_by(|one, other| (one.span.start(), one.session.id).cmp(&(other.span.start(), other.session.id)));
        group.attendance(limits);
        group
    }

    fn mentee(&mut self, person: PersonId) -> Option<&mut Mentee<'a>> {
        let place = self.mentees.binary_search_by_key(&person, |mentee| mentee.person).ok()?;
        self.mentees.get_mut(place)
    }

    /// Who was present, and which of their minutes no rule but the cap withholds.
    fn attendance(&mut self, limits: Limits) {
        for place in 0..self.sessions.len() {
            let Sitting { session, span, .. } = self.sessions[place];
            let listed = self.listed(span.date()).is_some();
            let rows = session.attendance.iter().flatten().filter(|row| !row.present.is_zero());
            let present =
                rows.clone().filter(|row| self.mentees.binary_search_by_key(&row.person, |m| m.person).is_ok());
            let present = present.count() as u32;
            self.sessions[place].mentees = present;
            for row in rows {
                let Some(mentee) = self.mentee(row.person) else { continue };
                let opened = mentee.opening.and_then(|meeting| meeting.held.as_ref());
                if listed && present <= limits.most && opened.is_some_and(|opened| opened.end() <= span.start()) {
                    mentee.eligible += row.present.0;
                }
                mentee.attended.push(place as u16);
            }
        }
    }

    pub fn listed(&self, day: NaiveDate) -> Option<&'a Listing> {
        let covers = |listing: &&&Listing| {
            listing.from <= day
                && listing.to.is_none_or(|to| day <= to)
                && (listing.to.is_some() || listing.checked_on.is_some())
        };
        self.listings.iter().find(covers).copied()
    }

    pub fn start(&self) -> Option<&'a Moment> {
        self.sessions.first().map(|sitting| sitting.span.start())
    }

    pub fn end(&self) -> Option<&'a Moment> {
        self.sessions.last().map(|sitting| sitting.span.end())
    }

    /// Judges rule by rule, each numbered by its place in `pack::RULES`.
    pub fn judge(&self, limits: Limits, today: NaiveDate, sink: &mut impl Sink) {
        let Limits { cap, most, fewest, review_months } = limits;
        let minutes = |minutes| Quantity::Time(Minutes(minutes));
        for mentee in &self.mentees {
            let in_order = !mentee.attended.is_empty() && mentee.eligible <= cap;
            sink.found(0, Subject::Member(mentee.person), in_order, || {
                let sessions = mentee.attended.iter().map(|place| self.sessions[usize::from(*place)].session.key());
                measured(minutes(mentee.eligible), minutes(cap), sessions.collect())
            });
        }
        for sitting in &self.sessions {
            self.listing(Subject::Session(sitting.session.id), sitting.span.date(), sitting.session, sink);
        }
        let openings = self.mentees.iter().filter_map(|mentee| mentee.opening);
        for meeting in openings.chain(self.mentees.iter().filter_map(|mentee| mentee.closing)) {
            let Some(held) = &meeting.held else { continue };
            self.listing(Subject::Meeting(meeting.id), held.date(), meeting, sink);
        }
        let size = |number, evidence| measured(Quantity::Count(number), Quantity::Count(most), evidence);
        sink.found(2, Subject::Group, self.roster <= most, || {
            size(self.roster, self.file.members_as(Role::Mentee).map(Entity::key).collect())
        });
        for Sitting { session, mentees, .. } in &self.sessions {
            let subject = Subject::Session(session.id);
            sink.found(2, subject, *mentees <= most, || size(*mentees, vec![session.key()]));
        }
        for Sitting { session, mentees, .. } in &self.sessions {
            sink.found(3, Subject::Session(session.id), *mentees >= fewest, || {
                measured(Quantity::Count(*mentees), Quantity::Count(fewest), vec![session.key()])
            });
        }
        for mentee in &self.mentees {
            let held = mentee.opening.and_then(|meeting| Some((meeting, meeting.held.as_ref()?)));
            let in_order = held.zip(self.start()).is_some_and(|((_, held), start)| held.end() <= start);
            sink.found(4, Subject::Member(mentee.person), in_order, || match held.zip(self.start()) {
                Some(((meeting, held), start)) => {
                    measured(Quantity::At(held.end().clone()), Quantity::At(start.clone()), vec![meeting.key()])
                }
                None => Why::default(),
            });
        }
        self.sessions(5, sink, |session| session.agenda.iter().any(|item| !item.goals.is_empty()));
        self.sessions(6, sink, |session| {
            session.self_check.as_ref().is_some_and(|check| check.on_course || !check.correction.trim().is_empty())
        });
        for mentee in &self.mentees {
            let held = mentee.closing.and_then(|meeting| Some((meeting, meeting.held.as_ref()?)));
            let in_order = held.zip(self.end()).is_some_and(|((_, held), end)| held.start() >= end);
            sink.found(7, Subject::Member(mentee.person), in_order, || match held.zip(self.end()) {
                Some(((meeting, held), end)) => {
                    measured(Quantity::At(held.start().clone()), Quantity::At(end.clone()), vec![meeting.key()])
                }
                None => Why::default(),
            });
        }
        self.sessions(8, sink, |session| {
            let known = session.mode.is_some() && session.attendance.is_some();
            known && !session.topic.trim().is_empty() && session.sign_off.is_some()
        });
        let acted = self.evaluation.is_some_and(|evaluation| {
            let actions = &evaluation.actions;
            actions.iter().any(|action| !action.text.trim().is_empty())
                && actions.iter().all(|action| action.owner.is_some() && action.due.is_some())
        });
        sink.found(9, Subject::Group, acted, || self.evaluation.map(proof).unwrap_or_default());
        let consenting = self.mentees.iter().filter(|mentee| mentee.consents).count() as u32;
        sink.found(10, Subject::Group, consenting == self.roster && self.roster > 0, || {
            measured(Quantity::Count(consenting), Quantity::Count(self.roster), Vec::new())
        });
        let last = self.review.and_then(|note| Some((note, note.on.checked_add_months(Months::new(review_months))?)));
        sink.found(11, Subject::Group, last.is_some_and(|(_, last)| today <= last), || match last {
            Some((note, last)) => measured(Quantity::Day(note.on), Quantity::Day(last), vec![note.key()]),
            None => Why::default(),
        });
    }

    fn sessions(&self, rule: usize, sink: &mut impl Sink, in_order: impl Fn(&Session) -> bool) {
        for Sitting { session, .. } in &self.sessions {
            sink.found(rule, Subject::Session(session.id), in_order(session), || proof(*session));
        }
    }

    fn listing(&self, subject: Subject, day: NaiveDate, record: &impl Entity, sink: &mut impl Sink) {
        let listed = self.listed(day);
        sink.found(1, subject, listed.is_some(), || {
            let ended = || self.listings.iter().filter_map(|listing| listing.to).filter(|to| *to < day).max();
            Why {
                observed: Some(Quantity::Day(day)),
                limit: if listed.is_some() { None } else { ended().map(Quantity::Day) },
                evidence: listed.map(Entity::key).into_iter().chain([record.key()]).collect(),
            }
        });
    }
}
