//! Readings of a group's records that judgement and credit share: who was there, when it began and ended for whom.

use super::few::Few;
use super::guarded::Guarded;
pub use super::held::Held;
use super::people::{NOTHING, People, Records};
use super::registry::listings;
use super::verdict::Subject;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::{Moment, Span};
use crate::domain::evaluation::Evaluation;
use crate::domain::group::{Group, Role};
use crate::domain::hours::Setting;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::note::{About, Note};
use crate::domain::person::Listing;
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A group's records, read once and put in order, so that no rule searches them again.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The records themselves.
    pub file: &'a GroupFile,
    /// The group.
    pub group: &'a Group,
    /// Sessions that have a time and are not cancelled, by start and then identifier.
    pub sessions: Vec<&'a Session>,
    /// Those of them that were held.
    pub held: Vec<Held<'a>>,
    /// Whom the rules on mentees bind, by identifier: whoever attended as a mentee, and whoever has joined as one and can
    /// still attend. Somebody who is only invited, or left before any session, is not bound. (our decision)
    pub mentees: Vec<PersonId>,
    /// The first day to which a session, meeting or hours entry belongs.
    pub first_day: Option<NaiveDate>,
    last_end: Option<&'a Moment>,
    // Start and conclusion of each of the mentees, in their order: nearly every rule asks for them.
    own: Vec<(Option<&'a Moment>, Option<&'a Moment>)>,
    people: People<'a>,
    closures: BTreeMap<(&'a str, Option<PersonId>), &'a Note>,
    /// Read when a rule first asks.
    pub(super) guarded: OnceCell<Guarded>,
}

/// Who conducted something that is the listed mentor's own to do. (CMPC policy, para 5)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conducted {
    /// The group's mentor.
    ByMentor,
    /// Somebody else.
    ByAnother(PersonId),
    /// Nobody is named, or the group has no mentor yet.
    Unknown,
}

impl<'a> Facts<'a> {
    /// Reads `file`; nothing where it lacks the group's own record.
    #[must_use]
    pub fn of(file: &'a GroupFile) -> Option<Self> {
        let mut facts = Self {
            file,
            group: file.group()?,
            sessions: file.sessions_in_order().into_iter().filter(|session| session.time().is_some()).collect(),
            held: Vec::new(),
            mentees: Vec::new(),
            last_end: None,
            first_day: file.first_day(),
            own: Vec::new(),
            people: People::of(file),
            closures: BTreeMap::new(),
            guarded: OnceCell::new(),
        };
        facts.last_end = facts.sessions.iter().filter_map(|session| session.time()).map(Span::end).max();
        facts.held = facts.sessions.iter().filter_map(|session| Held::of(&facts, session)).collect();
        let bound = facts.people.iter().filter(|(person, records)| facts.is_bound(*person, records));
        facts.mentees = bound.map(|(person, _)| person).collect();
        let own = |person: &PersonId| (facts.find_own_start(*person), facts.find_own_conclusion(*person));
        facts.own = facts.mentees.iter().map(own).collect();
        for note in file.notes.iter() {
            if let About::Closure { rule, person } = &note.about {
                facts.closures.insert((rule, *person), note);
            }
        }
        Some(facts)
    }

    /// What the records say of this person; empty lists where they say nothing.
    #[must_use]
    pub fn of_person(&self, person: PersonId) -> &Records<'a> {
        self.people.get(person).unwrap_or(NOTHING)
    }

    fn is_bound(&self, person: PersonId, records: &Records<'_>) -> bool {
        records.memberships.iter().any(|member| member.role == Role::Mentee) && self.can_attend(person)
    }

    /// True where the person attended, or has joined and can still attend.
    #[must_use]
    pub fn can_attend(&self, person: PersonId) -> bool {
        let records = self.of_person(person);
        self.attended_sessions(person).next().is_some()
            || match (records.joined(), records.left()) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(_), Some(left)) => self
                    .sessions
                    .iter()
                    .any(|session| session.held.is_none() && begins(session).is_some_and(|day| day <= left)),
            }
    }

    /// The person whom a subject concerns; none where it is the group, a session, or a goal of all.
    #[must_use]
    pub fn person_of(&self, subject: Subject) -> Option<PersonId> {
        match subject {
            Subject::Group | Subject::Session(_) => None,
            Subject::Member(person) => Some(person),
            Subject::Meeting(id) => self.file.meetings.get(id.0).map(|meeting| meeting.person),
            Subject::Case(id) => self.file.cases.get(id.0).map(|case| case.person),
            Subject::Goal(id) => self.file.goals.get(id.0)?.person,
            Subject::Entry(id) => self.file.hours.get(id.0).map(|entry| entry.person),
        }
    }

    /// What the person is on `day`: by the membership that covers it, else by the first that there is.
    #[must_use]
    pub fn role_on(&self, person: PersonId, day: NaiveDate) -> Option<Role> {
        let memberships = &self.of_person(person).memberships;
        memberships
            .iter()
            .find(|member| member.belongs_on(day))
            .or_else(|| memberships.first())
            .map(|member| member.role)
    }

    /// The largest number of mentees who belong to the group on one day, and the first such day; first and last day of a
    /// membership count. (CMPC policy, para 2)
    #[must_use]
    pub fn largest_roster(&self) -> Option<(u32, NaiveDate)> {
        let mut days: Vec<_> = self.file.members_as(Role::Mentee).filter_map(|member| member.joined).collect();
        sort_by_key(&mut days, |day| *day);
        days.dedup();
        let mut largest = None;
        for day in days {
            let count = self.roster_on(day);
            if largest.is_none_or(|(most, _)| count > most) {
                largest = Some((count, day));
            }
        }
        largest
    }

    /// How many mentees belong to the group on `day`.
    #[must_use]
    pub fn roster_on(&self, day: NaiveDate) -> u32 {
        let on =
            |records: &Records<'_>| records.memberships.iter().any(|m| m.role == Role::Mentee && m.belongs_on(day));
        count(self.people.iter().filter(|(_, records)| on(records)))
    }

    /// Minutes that the person was present; none where absent.
    #[must_use]
    pub fn attended(session: &Session, person: PersonId) -> Option<Minutes> {
        session.presence(person).map(|attendance| attendance.present).filter(|minutes| !minutes.is_zero())
    }

    /// Held sessions that the person attended, in order.
    pub fn attended_sessions(&self, person: PersonId) -> impl DoubleEndedIterator<Item = &Held<'a>> {
        self.held.iter().filter(move |held| held.minutes(person).is_some())
    }

    /// Minutes that the person spent in this group: sessions attended as a mentee and hours entries with group time.
    #[must_use]
    pub fn group_minutes(&self, person: PersonId) -> Minutes {
        let attended: Minutes = self.held.iter().filter_map(|held| held.minutes_as_mentee(person)).sum();
        attended + self.entered(person, Setting::Group)
    }

    /// Minutes that the person spent alone with the mentor of this group: meetings held and hours entries.
    #[must_use]
    pub fn individual_minutes(&self, person: PersonId) -> Minutes {
        let meetings = self.of_person(person).meetings.iter().filter_map(|meeting| meeting.held.as_ref());
        meetings.map(Span::minutes).sum::<Minutes>() + self.entered(person, Setting::Individual)
    }

    fn entered(&self, person: PersonId, setting: Setting) -> Minutes {
        let entries = self.file.hours.iter().filter(|entry| entry.person == person && entry.setting == setting);
        entries.map(|entry| entry.minutes).sum()
    }

    /// Start of the first group session, held or planned.
    #[must_use]
    pub fn group_start(&self) -> Option<&'a Moment> {
        self.sessions.first().and_then(|session| session.time()).map(Span::start)
    }

    /// End of the last group session, planned ones included.
    #[must_use]
    pub const fn last_session_end(&self) -> Option<&'a Moment> {
        self.last_end
    }

    /// Start of the first group session; for somebody who joined after it, of the first that they attend. (CMPC policy,
    /// item 3; that a later member starts with their own first session is our decision)
    #[must_use]
    pub fn own_start(&self, person: PersonId) -> Option<&'a Moment> {
        self.own(person).map_or_else(|| self.find_own_start(person), |(start, _)| start)
    }

    fn own(&self, person: PersonId) -> Option<(Option<&'a Moment>, Option<&'a Moment>)> {
        self.own.get(self.mentees.binary_search(&person).ok()?).copied()
    }

    fn find_own_start(&self, person: PersonId) -> Option<&'a Moment> {
        let start = self.group_start()?;
        let joined = self.of_person(person).joined();
        if joined.is_some_and(|joined| joined <= start.date()) {
            return Some(start);
        }
        let ahead = |session: &&&Session| {
            session.held.is_none() && joined.is_some_and(|day| begins(session).is_none_or(|start| day <= start))
        };
        let first_attended = self.attended_sessions(person).next().map(|held| held.span);
        first_attended.or_else(|| self.sessions.iter().find(ahead).and_then(|session| session.time())).map(Span::start)
    }

    /// End of the last group session, planned ones included; for somebody who left before it, of the last that they
    /// attended. (CMPC policy, item 6; the second half is our decision)
    #[must_use]
    pub fn own_conclusion(&self, person: PersonId) -> Option<&'a Moment> {
        self.own(person).map_or_else(|| self.find_own_conclusion(person), |(_, conclusion)| conclusion)
    }

    fn find_own_conclusion(&self, person: PersonId) -> Option<&'a Moment> {
        let end = self.last_session_end()?;
        match self.of_person(person).left() {
            Some(left) if left < end.date() => self.attended_sessions(person).next_back().map(|held| held.span.end()),
            _ => Some(end),
        }
    }

    /// The person's opening meeting: the first that was held, else the first that is planned.
    #[must_use]
    pub fn opening(&self, person: PersonId) -> Option<&'a Meeting> {
        let records = self.of_person(person);
        records.held(MeetingKind::Opening).next().or_else(|| records.of_kind(MeetingKind::Opening).next())
    }

    /// The person's closing meeting: the first that was held at or after their own conclusion. An earlier one does not
    /// count. (CMPC policy, item 6)
    #[must_use]
    pub fn closing(&self, person: PersonId) -> Option<&'a Meeting> {
        let end = self.own_conclusion(person)?;
        let mut held = self.of_person(person).held(MeetingKind::Closing);
        held.find(|meeting| meeting.held.as_ref().is_some_and(|held| held.start() >= end))
    }

    /// The last evaluation.
    #[must_use]
    pub fn evaluation(&self) -> Option<&'a Evaluation> {
        self.file.evaluations.iter().max_by_key(|evaluation| (evaluation.on, evaluation.id))
    }

    /// True where the group's record is finished: it was evaluated on or after the day of its last session.
    #[must_use]
    pub fn is_evaluated(&self) -> bool {
        let end = self.last_session_end().map(Moment::date);
        self.evaluation().zip(end).is_some_and(|(evaluation, end)| evaluation.on >= end)
    }

    /// Who conducted, where `by` is named on the record.
    #[must_use]
    pub fn conducted(&self, by: Option<PersonId>) -> Conducted {
        match (by, self.group.mentor) {
            (Some(by), Some(mentor)) if by == mentor => Conducted::ByMentor,
            (Some(by), Some(_)) => Conducted::ByAnother(by),
            _ => Conducted::Unknown,
        }
    }

    /// The listings of the group's mentor, by identifier.
    #[must_use]
    pub fn listings<'s>(&self, shelf: &'s Shelf) -> Few<&'s Listing> {
        self.group.mentor.map(|mentor| listings(shelf, mentor)).unwrap_or_default()
    }

    /// The note that closes this duty of this person with a reason, or closes it for the whole group.
    #[must_use]
    pub fn closure(&self, rule: &str, person: Option<PersonId>) -> Option<&'a Note> {
        self.closures.get(&(rule, person)).or_else(|| self.closures.get(&(rule, None))).copied()
    }
}

/// A count as the model keeps it.
pub(crate) fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

fn begins(session: &Session) -> Option<NaiveDate> {
    session.time().map(Span::date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Member;
    use crate::scene::*;

    fn facts(scene: &Scene) -> Facts<'_> {
        Facts::of(scene.file()).unwrap()
    }

    fn dates(member_number: u128, joined: Option<&str>, left: Option<&str>) -> Scene {
        Scene::complete().change(member(member_number), |member: &mut Member| {
            (member.joined, member.left) = (joined.map(day), left.map(day));
        })
    }

    fn absent(scene: Scene, number: u128, from: &[u128]) -> Scene {
        from.iter().fold(scene, |scene, at| {
            scene.change(session(*at), |session: &mut Session| {
                session.attendance.get_or_insert_default().retain(|row| row.person != person(number));
            })
        })
    }

    #[test]
    fn the_roster_counts_mentees_on_their_first_and_last_day() {
        assert_eq!(facts(&Scene::complete()).largest_roster(), Some((3, day("2021-09-01"))));
        let handed_over = dates(3, Some("2021-09-01"), Some("2021-10-04")).with_mentee(4);
        let on = |joined| {
            let joins = |member: &mut Member| member.joined = Some(day(joined));
            facts(&handed_over.clone().change(member(4), joins)).largest_roster().map(|(number, _)| number)
        };
        assert_eq!((on("2021-10-04"), on("2021-10-05")), (Some(4), Some(3)));
    }

    #[test]
    fn only_mentees_count_as_present() {
        let scene = Scene::complete().change(member(2), |member: &mut Member| member.role = Role::CoMentor);
        assert!(facts(&scene).held[0].mentees().eq([person(1), person(3)]));
    }

    #[test]
    fn whoever_joins_later_starts_with_the_first_session_that_they_attend() {
        let start = |scene: &Scene| facts(scene).own_start(person(3)).map(Moment::date);
        assert_eq!(start(&dates(3, Some("2021-09-07"), None)), Some(day("2021-09-07")));
        let joiner = dates(3, Some("2021-09-08"), None);
        assert_eq!(start(&absent(joiner.clone(), 3, &[1])), Some(day("2021-10-05")));
        assert_eq!(start(&absent(joiner.clone(), 3, &[1, 2])), Some(day("2021-11-02")));
        let never = absent(joiner, 3, &[1, 2, 3]);
        assert_eq!(start(&never), None);
        assert_eq!(start(&never.with(planned(4, "2021-12-20"))), Some(day("2021-12-20")));
    }

    #[test]
    fn whoever_left_concludes_with_the_last_session_that_they_attended() {
        let conclusion = |scene: &Scene| facts(scene).own_conclusion(person(3)).map(Moment::date);
        assert_eq!(conclusion(&Scene::complete().with(planned(4, "2022-01-04"))), Some(day("2022-01-04")));
        let left = absent(dates(3, Some("2021-09-01"), Some("2021-10-20")), 3, &[3]);
        assert_eq!(conclusion(&left), Some(day("2021-10-05")));
    }

    #[test]
    fn who_is_only_invited_or_left_before_any_session_is_not_bound() {
        let bound = |scene: Scene| facts(&scene).mentees.contains(&person(3));
        assert!(bound(Scene::complete()));
        assert!(bound(dates(3, None, None)), "attended");
        assert!(!bound(absent(dates(3, None, None), 3, &[1, 2, 3])));
        assert!(!bound(absent(dates(3, Some("2021-09-01"), Some("2021-09-02")), 3, &[1, 2, 3])));
    }
}
