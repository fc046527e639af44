//! Suppositions: what could be otherwise in a group, made on copies of its records and policies.

use super::pack::{Limit, LimitName, Pack};
use super::planned::UNRECORDED;
use super::whatif::Present;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Span;
use crate::domain::group::{Group, Member, Role};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::invariant::{Invalid, Sole, check, unknown_references};
use crate::domain::person::Person;
use crate::domain::record::{Entity, Record, RecordKey};
use crate::domain::session::{Cancelled, Session};
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;
use thiserror::Error;
use uuid::Uuid;

/// Something that is supposed to be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supposition {
    /// A policy is chosen, or is not.
    Policy {
        /// Key of the pack.
        pack: Arc<str>,
        /// Whether it is chosen.
        chosen: bool,
    },
    /// A limit of a chosen policy is another number, in the same unit.
    Limit {
        /// Key of the pack.
        pack: Arc<str>,
        /// The limit.
        limit: LimitName,
        /// The number.
        number: u32,
    },
    /// Somebody joins; with the person where the book does not have them.
    Join(Member, Option<Person>),
    /// A member is there in that role: a mentee counts otherwise than somebody who looks on.
    Role(PersonId, Role),
    /// A member leaves; that is the last day.
    Leave(PersonId, NaiveDate),
    /// One more session is planned.
    Plan(Box<Session>),
    /// A session takes place at that time.
    Move(SessionId, Span),
    /// A planned session does not take place.
    CallOff(SessionId),
    /// The group is judged on that day.
    Today(NaiveDate),
}

/// A supposition that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("supposition {}: {why}", .at + 1)]
pub struct Refused {
    /// Its place in the list.
    pub at: usize,
    /// Why not.
    pub why: Why,
}

/// Why a supposition cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Why {
    /// The group is not in the book, or not loaded.
    #[error("the group is not in the book: open it first")]
    NoGroup,
    /// Another supposition is about the same thing.
    #[error("another one is about the same: remove one of them")]
    Twice,
    /// No such policy can be chosen.
    #[error("there is no policy `{0}`: choose another")]
    NoPolicy(Arc<str>),
    /// The policy is not chosen.
    #[error("the policy `{0}` is not chosen: choose it first")]
    NotChosen(Arc<str>),
    /// The policy does not set the limit.
    #[error("the policy `{0}` does not set this limit: choose another limit")]
    NoLimit(Arc<str>),
    /// More than the whole.
    #[error("{0} per cent are more than the whole: enter 100 at most")]
    MoreThanWhole(u32),
    /// The person does not belong to the group.
    #[error("the person does not belong to the group: choose a member")]
    NoMember(PersonId),
    /// The session is not in the group.
    #[error("the session is not in the group: choose another")]
    NoSession(SessionId),
    /// The session was held.
    #[error("the session was held and cannot be called off: choose a planned one")]
    Held(SessionId),
    /// The record would contradict itself or the book; at least one.
    #[error("{}", .0.first().map(ToString::to_string).unwrap_or_default())]
    Invalid(Vec<Invalid>),
}

/// What a supposition is about. Two about the same would depend on their order, so that only one can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum About<'a> {
    Policy(&'a str),
    Limit(&'a str, LimitName),
    Joining(PersonId),
    Role(PersonId),
    Leaving(PersonId),
    Session(Uuid),
    Today,
}

impl Supposition {
    fn about(&self) -> About<'_> {
        match self {
            Self::Policy { pack, .. } => About::Policy(pack),
            Self::Limit { pack, limit, .. } => About::Limit(pack, *limit),
            Self::Join(member, _) => About::Joining(member.person),
            Self::Role(person, _) => About::Role(*person),
            Self::Leave(person, _) => About::Leaving(*person),
            Self::Plan(session) => About::Session(session.id.0),
            Self::Move(session, _) | Self::CallOff(session) => About::Session(session.0),
            Self::Today(_) => About::Today,
        }
    }

    /// True where both are about the same, so that only one of them can be made.
    #[must_use]
    pub fn is_about_same(&self, other: &Self) -> bool {
        self.about() == other.about()
    }

    /// The session that it is about.
    pub(super) fn session(&self) -> Option<Uuid> {
        if let About::Session(id) = self.about() { Some(id) } else { None }
    }
}

/// A group's records and policies, and the day, as supposed.
#[derive(Clone, Debug)]
pub(super) struct Supposed<'a> {
    pub(super) shelf: Arc<Shelf>,
    pub(super) file: GroupFile,
    pub(super) packs: Vec<Arc<Pack>>,
    pub(super) today: NaiveDate,
    library: &'a [Arc<Pack>],
}

impl<'a> Supposed<'a> {
    /// As it stands.
    pub(super) fn present(present: &Present<'a>) -> Result<Self, Refused> {
        let file = present.book.group(present.group).filter(|file| file.group().is_some());
        let file = file.ok_or(Refused { at: 0, why: Why::NoGroup })?;
        let mut stands = Self {
            shelf: Arc::clone(&present.book.shelf),
            file: (**file).clone(),
            packs: Vec::new(),
            today: present.today,
            library: present.library,
        };
        stands.choose();
        Ok(stands)
    }

    /// With these suppositions, made in an order of their own: who leaves may have to join first.
    pub(super) fn with(&self, suppositions: &[Supposition]) -> Result<Self, Refused> {
        let mut supposed = self.clone();
        let mut ordered: Vec<_> = suppositions.iter().enumerate().collect();
        sort_by_key(&mut ordered, |(_, supposition)| supposition.about());
        let mut seen = BTreeSet::new();
        for (at, supposition) in ordered {
            let made = if seen.insert(supposition.about()) { supposed.make(supposition) } else { Err(Why::Twice) };
            made.map_err(|why| Refused { at, why })?;
        }
        Ok(supposed)
    }

    /// Takes the policies that the group names.
    fn choose(&mut self) {
        let chosen = self.file.group().map(|group| group.packs.as_slice()).unwrap_or_default();
        let is_chosen = |pack: &&Arc<Pack>| chosen.iter().any(|key| **key == *pack.key);
        self.packs = self.library.iter().filter(is_chosen).cloned().collect();
    }

    fn make(&mut self, supposition: &Supposition) -> Result<(), Why> {
        match supposition {
            Supposition::Policy { pack, chosen } => self.policy(pack, *chosen),
            Supposition::Limit { pack, limit, number } => self.limit(pack, *limit, *number),
            Supposition::Join(member, newcomer) => self.join(member, newcomer.as_ref()),
            Supposition::Role(person, role) => {
                let member = self.member(*person)?;
                self.put(Member { role: *role, ..member })
            }
            Supposition::Leave(person, on) => {
                let member = self.member(*person)?;
                self.put(Member { left: Some(*on), ..member })
            }
            Supposition::Plan(session) => self.put_new(Session::clone(session)),
            Supposition::Move(id, to) => {
                let session = self.session(*id)?;
                let to = Some(to.clone());
                let moved = if session.held.is_some() {
                    Session { held: to, ..session }
                } else {
                    Session { planned: to, ..session }
                };
                self.put(moved)
            }
            Supposition::CallOff(id) => self.call_off(*id),
            Supposition::Today(day) => {
                self.today = *day;
                Ok(())
            }
        }
    }

    fn policy(&mut self, pack: &Arc<str>, chosen: bool) -> Result<(), Why> {
        if !self.library.iter().any(|known| known.key == *pack) {
            return Err(Why::NoPolicy(pack.clone()));
        }
        let Some(group) = self.file.group() else { return Err(Why::NoGroup) };
        let mut group = Group::clone(group);
        group.packs.retain(|key| **key != **pack);
        group.packs.extend(chosen.then(|| pack.to_string()));
        self.put(group)?;
        self.choose();
        Ok(())
    }

    fn limit(&mut self, pack: &Arc<str>, name: LimitName, number: u32) -> Result<(), Why> {
        if !self.packs.iter().any(|chosen| chosen.key == *pack) {
            return Err(Why::NotChosen(pack.clone()));
        }
        let mut set = false;
        for chosen in self.packs.iter_mut().filter(|chosen| chosen.key == *pack) {
            if let Some(limit) = Arc::make_mut(chosen).limits.get_mut(&name) {
                *limit = renumbered(*limit, number)?;
                set = true;
            }
        }
        if set { Ok(()) } else { Err(Why::NoLimit(pack.clone())) }
    }

    fn join(&mut self, member: &Member, newcomer: Option<&Person>) -> Result<(), Why> {
        if let Some(person) = newcomer {
            let record = Record::from(person.clone());
            valid(check(&record))?;
            Arc::make_mut(&mut self.shelf).put(record, UNRECORDED);
        }
        if self.file.member(member.person).is_some() {
            let sole = Sole::Member(member.person, member.group);
            return Err(Why::Invalid(vec![sole.twice(member.key())]));
        }
        self.put_new(member.clone())
    }

    fn call_off(&mut self, id: SessionId) -> Result<(), Why> {
        let session = self.session(id)?;
        if session.held.is_some() {
            return Err(Why::Held(id));
        }
        // Nobody has given a reason, which the book itself would ask for.
        let cancelled = Some(Cancelled { on: self.today, reason: String::new() });
        self.file.put(Session { cancelled, ..session }.into(), UNRECORDED);
        Ok(())
    }

    fn member(&self, person: PersonId) -> Result<Member, Why> {
        self.file.member(person).cloned().ok_or(Why::NoMember(person))
    }

    fn session(&self, id: SessionId) -> Result<Session, Why> {
        self.file.sessions.get(id.0).cloned().ok_or(Why::NoSession(id))
    }

    /// Puts a record that is not in the book, with all that it names.
    fn put_new(&mut self, record: impl Into<Record>) -> Result<(), Why> {
        let record = record.into();
        let has = |key: RecordKey| self.file.revision(key).or_else(|| self.shelf.revision(key)).is_some();
        valid(unknown_references(&record, has))?;
        self.put(record)
    }

    fn put(&mut self, record: impl Into<Record>) -> Result<(), Why> {
        let record = record.into();
        valid(check(&record))?;
        self.file.put(record, UNRECORDED);
        Ok(())
    }
}

fn valid(invalid: Vec<Invalid>) -> Result<(), Why> {
    if invalid.is_empty() { Ok(()) } else { Err(Why::Invalid(invalid)) }
}

/// The limit with that number, in the same unit.
fn renumbered(limit: Limit, number: u32) -> Result<Limit, Why> {
    Ok(match limit {
        Limit::Count(_) => Limit::Count(number),
        Limit::Minutes(_) => Limit::Minutes(number),
        Limit::Days(_) => Limit::Days(number),
        Limit::Months(_) => Limit::Months(number),
        Limit::Percent(_) if number > 100 => return Err(Why::MoreThanWhole(number)),
        Limit::Percent(_) => Limit::Percent(number),
    })
}
