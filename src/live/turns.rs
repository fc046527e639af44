//! Whose turn it is, fair over the sessions that were held.

use crate::domain::book::GroupFile;
use crate::domain::conduct::ContributionKind;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;

/// How often somebody had a turn, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turns {
    /// Who.
    pub person: PersonId,
    /// In how many sessions.
    pub count: u32,
    /// The day of the last one.
    pub last: Option<NaiveDate>,
}

/// True where the person had a turn: presented, or had the group's attention on their own work.
#[must_use]
pub fn presented(session: &Session, person: PersonId) -> bool {
    session.turns.contains(&person)
        || session.conduct.of_kind(ContributionKind::Presentation).any(|given| given.person == person)
}

/// True where the person took the chair.
#[must_use]
pub fn chaired(session: &Session, person: PersonId) -> bool {
    session.conduct.chair == Some(person)
}

/// These people, whoever had the fewest turns first; of those who had as many, whoever waits longest.
#[must_use]
pub fn in_turn(file: &GroupFile, people: &[PersonId], had: fn(&Session, PersonId) -> bool) -> Vec<Turns> {
    let held: Vec<_> = file.sessions_in_order().into_iter().filter(|session| session.held.is_some()).collect();
    let turns = |person: PersonId| {
        let own = held.iter().filter(|session| had(session, person));
        Turns {
            person,
            count: u32::try_from(own.clone().count()).unwrap_or(u32::MAX),
            last: own.clone().next_back().and_then(|session| session.time()).map(crate::domain::dates::Span::date),
        }
    };
    let mut turns: Vec<_> = people.iter().copied().map(turns).collect();
    sort_by_key(&mut turns, |turns: &Turns| (turns.count, turns.last));
    turns
}
