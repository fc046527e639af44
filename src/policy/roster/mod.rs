//! Who takes the chair when it rotates: turns that were taken, turns that people agreed on, and a proposal for the rest.
//!
//! Only what people agreed stands in the records (`conduct.chair` of a planned session). The rest is worked out anew from the
//! records each time, so that it follows every change of sessions, members and dates and never goes over what was agreed.

mod share;

#[cfg(test)]
mod tests;

use self::share::{Open, share};
use super::circle::Circle;
use crate::domain::book::GroupFile;
use crate::domain::dates::Span;
use crate::domain::group::Member;
use crate::domain::ids::{MemberId, PersonId, SessionId};
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Who takes the chair in which session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The sessions in order, each with its turn.
    pub turns: Vec<Turn>,
    /// How the turns are spread, in the order in which the members joined.
    pub shares: Vec<Share>,
}

/// The turn at the chair of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The session.
    pub session: SessionId,
    /// Who has the turn; none where nobody who could is a member on that day, or the session was held without a chair.
    pub chair: Option<PersonId>,
    /// How that stands.
    pub state: TurnState,
}

/// How a turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnState {
    /// The session was held.
    Taken,
    /// People agreed on it.
    Agreed,
    /// The book proposes it; nobody has agreed yet.
    Proposed,
    /// It was agreed with somebody who does not belong to the group on that day; the book proposes somebody else.
    Vacant(PersonId),
}

/// A member's share of the turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub person: PersonId,
    /// Turns that they had.
    pub taken: u32,
    /// Turns that are theirs in sessions to come, agreed or proposed.
    pub ahead: u32,
    /// Turns that others had before they joined and that they need not make up for.
    pub spared: u32,
    /// True while they belong to the group after the last session that was held.
    pub stays: bool,
}

impl Share {
    /// Turns as fairness counts them now.
    #[must_use]
    pub const fn so_far(&self) -> u32 {
        self.spared + self.taken
    }

    /// Turns as fairness counts them, once all sessions have been held.
    #[must_use]
    pub const fn in_all(&self) -> u32 {
        self.spared + self.taken + self.ahead
    }
}

/// Somebody who can take the chair.
struct Line<'a> {
    person: PersonId,
    memberships: Vec<&'a Member>,
    /// First day and identifier of the first membership: whoever joined first comes first.
    rank: (NaiveDate, MemberId),
    /// None until the first session to which they belong.
    spared: Option<u32>,
    taken: u32,
    /// Turns agreed on in sessions to come.
    agreed: u32,
    /// Turns given so far in walking through the sessions.
    given: u32,
    last: NaiveDate,
}

impl Line<'_> {
    fn belongs_on(&self, day: NaiveDate) -> bool {
        self.memberships.iter().any(|member| member.belongs_on(day))
    }

    fn so_far(&self) -> u32 {
        self.spared.unwrap_or_default() + self.given
    }
}

/// The roster of the group. Turns go to whoever had the fewest; of those, to whoever waits longest; of those, to whoever
/// joined first. Whoever leads the group is left out: they may keep the chair to the others. (our decision)
#[must_use]
pub fn roster(file: &GroupFile) -> Roster {
    let sessions = file.sessions_in_order();
    let dated: Vec<_> = sessions.into_iter().filter_map(|session| Some((session, session.time()?.date()))).collect();
    let mut lines = lines(file);
    let last_held = dated.iter().filter(|(session, _)| session.held.is_some()).map(|(_, day)| *day).max();
    for (session, day) in &dated {
        let agreed = agreed(session, *day, &lines);
        if let Some(line) = lines.iter_mut().find(|line| Some(line.person) == agreed) {
            if session.held.is_some() { line.taken += 1 } else { line.agreed += 1 }
        }
    }
    let mut open = Vec::new();
    let mut turns = Vec::new();
    for (session, day) in &dated {
        arrive(&mut lines, *day);
        let chair = agreed(session, *day, &lines);
        let is_held = session.held.is_some();
        let (chair, state) = match (chair, session.conduct.chair) {
            _ if is_held => (session.conduct.chair, TurnState::Taken),
            (Some(chair), _) => (Some(chair), TurnState::Agreed),
            (None, gone) => (next(&lines, *day), gone.map_or(TurnState::Proposed, TurnState::Vacant)),
        };
        if !is_held && state != TurnState::Agreed {
            let who = lines.iter().filter(|line| line.belongs_on(*day)).map(|line| line.person).collect();
            open.push(Open { session: session.id, who, chair });
        }
        if let Some(line) = lines.iter_mut().find(|line| Some(line.person) == chair) {
            line.given += 1;
            line.last = *day;
            // What was counted ahead is now given.
            if state == TurnState::Agreed {
                line.agreed -= 1;
            }
        }
        turns.push(Turn { session: session.id, chair, state });
    }
    // Whoever has joined since begins where the others are.
    arrive(&mut lines, NaiveDate::MAX);
    let mut loads: BTreeMap<_, _> = lines.iter().map(|line| (line.person, line.so_far())).collect();
    share(&mut open, &mut loads);
    for turn in &mut turns {
        if let Some(open) = open.iter().find(|open| open.session == turn.session) {
            turn.chair = open.chair;
        }
    }
    let shares = lines.iter().map(|line| {
        let spared = line.spared.unwrap_or_default();
        let in_all = loads.get(&line.person).copied().unwrap_or_default();
        let stays = |day: NaiveDate| line.memberships.iter().any(|member| member.left.is_none_or(|left| left > day));
        Share {
            person: line.person,
            taken: line.taken,
            ahead: in_all - spared - line.taken,
            spared,
            stays: last_held.is_none_or(stays),
        }
    });
    Roster { shares: shares.collect(), turns }
}

/// Everybody who takes part and has joined, in the order in which they did.
fn lines(file: &GroupFile) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for member in file.members.iter().filter(|member| Circle::Participants.takes(member.role)) {
        let Some(joined) = member.joined else { continue };
        let rank = (joined, member.id);
        if let Some(line) = lines.iter_mut().find(|line| line.person == member.person) {
            line.rank = line.rank.min(rank);
            line.last = line.rank.0;
            line.memberships.push(member);
            continue;
        }
        let memberships = vec![member];
        let (spared, taken, agreed, given) = (None, 0, 0, 0);
        lines.push(Line { person: member.person, memberships, rank, spared, taken, agreed, given, last: joined });
    }
    sort_by_key(&mut lines, |line| line.rank);
    lines
}

/// Who has the chair by what is recorded: of a planned session only somebody who belongs to the group on its day.
fn agreed(session: &Session, day: NaiveDate, lines: &[Line<'_>]) -> Option<PersonId> {
    let chair = session.conduct.chair?;
    let line = lines.iter().find(|line| line.person == chair)?;
    (session.held.is_some() || line.belongs_on(day)).then_some(chair)
}

/// Those who belong for the first time on `day` begin with as many turns as whoever had the fewest: a newcomer does not make
/// up for turns before their time. (our decision)
fn arrive(lines: &mut [Line<'_>], day: NaiveDate) {
    let here = lines.iter().filter(|line| line.spared.is_some() && line.belongs_on(day));
    let fewest = here.map(Line::so_far).min().unwrap_or_default();
    for line in lines.iter_mut().filter(|line| line.spared.is_none() && line.belongs_on(day)) {
        line.spared = Some(fewest);
    }
}

/// Who is next in line on that day; turns that are agreed on later count as had.
fn next(lines: &[Line<'_>], day: NaiveDate) -> Option<PersonId> {
    let here = lines.iter().filter(|line| line.belongs_on(day));
    here.min_by_key(|line| (line.so_far() + line.agreed, line.last, line.rank)).map(|line| line.person)
}

impl Roster {
    /// The turn of that session.
    #[must_use]
    pub fn of(&self, session: SessionId) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.session == session)
    }

    /// By how many turns members who are still there differ once all sessions have been held.
    #[must_use]
    pub fn spread(&self) -> u32 {
        let all = || self.shares.iter().filter(|share| share.stays).map(Share::in_all);
        all().max().unwrap_or_default() - all().min().unwrap_or_default()
    }
}

/// The day of a session that is planned and has an agreed chair.
#[must_use]
pub fn agreed_ahead(session: &Session) -> Option<NaiveDate> {
    session.conduct.chair.filter(|_| session.held.is_none() && session.cancelled.is_none())?;
    session.time().map(Span::date)
}
