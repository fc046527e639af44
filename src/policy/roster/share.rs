//! Sharing open turns out as evenly as can be.

use crate::domain::ids::{PersonId, SessionId};
use crate::domain::sort::sort_by_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A turn on which nobody has agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) session: SessionId,
    /// Who can take it.
    pub(super) who: Vec<PersonId>,
    /// Who has it now.
    pub(super) chair: Option<PersonId>,
}

/// One turn moves from one person to another.
#[derive(Clone, Copy)]
struct Move {
    turn: usize,
    from: PersonId,
    to: PersonId,
}

/// Moves turns, along chains of people who can take one another's, from whoever has two more to whoever has fewer. Where no
/// such chain is left, the largest number of turns is as small and the smallest as large as can be.
pub(super) fn share(open: &mut [Open], loads: &mut BTreeMap<PersonId, u32>) {
    while let Some(chain) = chain(open, loads) {
        for Move { turn, from, to } in chain {
            if let Some(turn) = open.get_mut(turn) {
                turn.chair = Some(to);
            }
            *loads.entry(from).or_default() -= 1;
            *loads.entry(to).or_default() += 1;
        }
    }
}

/// A chain of moves that evens out, from whoever has most.
fn chain(open: &[Open], loads: &BTreeMap<PersonId, u32>) -> Option<Vec<Move>> {
    let mut people: Vec<_> = loads.iter().map(|(person, load)| (*person, *load)).collect();
    sort_by_key(&mut people, |(person, load)| (Reverse(*load), *person));
    people.iter().find_map(|(person, load)| from(open, loads, *person, *load))
}

/// The shortest chain from this person to somebody with at least two turns fewer; later turns are moved rather than earlier.
fn from(open: &[Open], loads: &BTreeMap<PersonId, u32>, first: PersonId, load: u32) -> Option<Vec<Move>> {
    let mut reached: BTreeMap<PersonId, Option<Move>> = BTreeMap::from([(first, None)]);
    let mut waiting = std::collections::VecDeque::from([first]);
    while let Some(from) = waiting.pop_front() {
        let own = open.iter().enumerate().rev().filter(|(_, turn)| turn.chair == Some(from));
        for (turn, to) in own.flat_map(|(at, turn)| turn.who.iter().map(move |to| (at, *to))) {
            if reached.contains_key(&to) {
                continue;
            }
            reached.insert(to, Some(Move { turn, from, to }));
            if loads.get(&to).is_some_and(|fewer| load >= fewer + 2) {
                return Some(back(&reached, to));
            }
            waiting.push_back(to);
        }
    }
    None
}

fn back(reached: &BTreeMap<PersonId, Option<Move>>, last: PersonId) -> Vec<Move> {
    let step = |person: PersonId| reached.get(&person).copied().flatten();
    std::iter::successors(step(last), |made| step(made.from)).collect()
}
