//! Turns are as even as can be, follow what is recorded, and never go over what people agreed.

use super::share::{Open, share};
use super::*;
use crate::domain::conduct::Swap;
use crate::domain::group::Role;
use crate::domain::record::Record;
use crate::domain::session::Cancelled;
use crate::scene::{REVISION, as_role, day, person, planned};
use proptest::prelude::*;

/// A group with these members, joined and left on days of 2021, and sessions each week.
#[derive(Clone, Debug)]
struct Made(GroupFile);

fn on(week: u64) -> NaiveDate {
    day("2021-09-07") + chrono::Days::new(7 * week)
}

impl Made {
    fn of(people: u128, sessions: u64) -> Self {
        let made = Self(GroupFile::default());
        let made = (1..=people).fold(made, |made, number| made.member(number, 0, None));
        (0..sessions).fold(made, |made, week| made.meets(week, false, None))
    }

    fn put(mut self, record: impl Into<Record>) -> Self {
        self.0.put(record.into(), REVISION);
        self
    }

    fn member(self, number: u128, joined: u64, left: Option<u64>) -> Self {
        let member = as_role(number, Role::Participant);
        self.put(Member { joined: Some(on(joined)), left: left.map(on), ..member })
    }

    fn meets(self, week: u64, held: bool, chair: Option<u128>) -> Self {
        let mut session = planned(u128::from(week) + 1, &on(week).to_string());
        if held {
            session.held = session.planned.clone();
        }
        session.conduct.chair = chair.map(person);
        self.put(session)
    }

    fn roster(&self) -> Roster {
        roster(&self.0)
    }

    /// Who has the turn each week, by number.
    fn chairs(&self) -> Vec<u128> {
        self.roster().turns.iter().map(|turn| turn.chair.map_or(0, |chair| chair.0.as_u128())).collect()
    }

    fn share(&self, number: u128) -> Share {
        *self.roster().shares.iter().find(|share| share.person == person(number)).unwrap()
    }
}

#[test]
fn members_take_the_chair_in_turn_and_again_from_the_front() {
    assert_eq!(Made::of(3, 7).chairs(), [1, 2, 3, 1, 2, 3, 1]);
    assert_eq!(Made::of(3, 7).roster().spread(), 1);
    assert!(Made::of(0, 2).roster().turns.iter().all(|turn| turn.chair.is_none()));
    assert_eq!(Made::of(2, 0).roster().spread(), 0);
}

#[test]
fn whoever_leads_or_looks_on_has_no_turn() {
    let made = Made::of(2, 4).put(as_role(8, Role::Mentor)).put(as_role(9, Role::Observer));
    assert_eq!(made.chairs(), [1, 2, 1, 2]);
}

#[test]
fn turns_already_taken_count_and_the_plan_follows_them() {
    let made = Made::of(3, 5).meets(0, true, Some(2)).meets(1, true, Some(2));
    assert_eq!(made.chairs(), [2, 2, 1, 3, 1]);
    let of = made.share(2);
    assert_eq!((of.taken, of.ahead, made.roster().spread()), (2, 0, 1));
    let back_to_front = (0..3).fold(Made::of(3, 6), |made, week| made.meets(week, true, Some(3 - u128::from(week))));
    assert_eq!(back_to_front.chairs(), [3, 2, 1, 3, 2, 1], "whoever waits longest comes first");
}

#[test]
fn what_people_agreed_stays_and_the_rest_goes_around_it() {
    let made = Made::of(3, 6).meets(3, false, Some(3)).meets(4, false, Some(3));
    assert_eq!(made.chairs(), [1, 2, 1, 3, 3, 2]);
    let turn = *made.roster().of(planned(4, "2021-09-28").id).unwrap();
    assert_eq!((turn.chair, turn.state), (Some(person(3)), TurnState::Agreed));
    assert_eq!(Made::of(2, 5).meets(0, false, Some(1)).chairs(), [1, 2, 1, 2, 1], "an agreed turn counts once");
}

#[test]
fn a_newcomer_begins_where_the_others_are_and_waits_with_them() {
    let held = (0..6).fold(Made::of(3, 9), |made, week| made.meets(week, true, Some(u128::from(week % 3) + 1)));
    let made = held.member(4, 6, None);
    assert_eq!(made.chairs()[6..], [1, 2, 3], "those who wait longer come first");
    let of = made.share(4);
    assert_eq!((of.spared, of.taken, of.ahead, made.roster().spread()), (2, 0, 0, 1));
    let later = made.clone().meets(9, false, None);
    assert_eq!(later.chairs()[9], 4);
    let had = later.meets(6, true, Some(4)).share(4);
    assert_eq!((had.so_far(), had.in_all()), (3, 3), "the spared count with the taken");
    // Somebody who has joined since the last session is spared as many.
    let nobody_meets = (0..3).fold(Made::of(3, 3), |made, week| made.meets(week, true, Some(u128::from(week) + 1)));
    assert_eq!(nobody_meets.member(4, 5, None).share(4).spared, 1);
}

#[test]
fn whoever_leaves_has_no_turn_after_that_and_an_agreed_one_is_vacant() {
    let made = Made::of(3, 6).meets(4, false, Some(2)).member(2, 0, Some(1));
    assert_eq!(made.chairs(), [2, 2, 3, 1, 3, 1], "as many for whoever leaves as for the others");
    assert_eq!(made.roster().turns[4].state, TurnState::Vacant(person(2)));
    let cut = made.meets(0, true, Some(1)).meets(1, true, Some(2));
    assert!(!cut.share(2).stays && cut.share(1).stays);
    assert_eq!(cut.roster().spread(), 1, "whoever left with one turn is not compared");
}

#[test]
fn whoever_comes_back_has_waited_since_they_first_joined() {
    let made = Made(GroupFile::default()).member(1, 3, None).member(2, 1, None);
    let before = Member {
        id: MemberId::from_number(99_999),
        joined: Some(on(0)),
        left: Some(on(1)),
        ..as_role(1, Role::Participant)
    };
    let made = (3..6).fold(made.put(before), |made, week| made.meets(week, false, None));
    assert_eq!(made.chairs(), [1, 2, 1]);
}

#[test]
fn a_session_that_is_called_off_gives_its_turn_to_the_next() {
    let mut off = planned(1, "2021-09-07");
    off.cancelled = Some(Cancelled { on: on(0), reason: "Snow".to_owned() });
    assert_eq!(Made::of(3, 4).put(off).chairs(), [1, 2, 3]);
}

#[test]
fn a_turn_moves_along_a_chain_of_people_where_two_cannot_swap() {
    // 3 can come only in the first week, 1 in the first two, 2 from the second on: in order of who waits, 3 would have none.
    let made = Made(GroupFile::default()).member(1, 0, Some(1)).member(2, 1, None).member(3, 0, Some(0));
    let made = (0..4).fold(made, |made, week| made.meets(week, false, None));
    assert_eq!(made.chairs(), [3, 1, 2, 2]);
}

#[test]
fn a_swap_keeps_the_turns_of_both_fair_and_stands_with_the_session() {
    let swap = Swap { asked: person(1), agreed: person(3), on: on(0), why: String::new() };
    let mut first = planned(1, &on(0).to_string());
    first.conduct.chair = Some(person(3));
    first.conduct.swaps = vec![swap];
    let made = Made::of(3, 3).put(first).meets(2, false, Some(1));
    assert_eq!((made.chairs(), made.roster().spread()), (vec![3, 2, 1], 0));
    let first = made.0.sessions.iter().next().unwrap();
    assert_eq!(agreed_ahead(first), Some(on(0)));
    assert_eq!(agreed_ahead(&Session { held: first.planned.clone(), ..first.clone() }), None);
    let cancelled = Some(Cancelled { on: on(0), reason: String::new() });
    assert_eq!(agreed_ahead(&Session { cancelled, ..first.clone() }), None);
}

#[test]
fn of_turns_that_could_move_the_last_one_does() {
    let [one, two] = [1, 2].map(person);
    let turn = |at| Open { session: SessionId::from_number(at), who: vec![one, two], chair: Some(one) };
    let mut open = [turn(1), turn(2)];
    let mut loads = BTreeMap::from([(one, 2), (two, 0)]);
    share(&mut open, &mut loads);
    assert_eq!(open.map(|turn| turn.chair), [Some(one), Some(two)]);
}

/// The smallest difference that any way of giving out the turns leaves.
fn best(open: &[Open], loads: &BTreeMap<PersonId, u32>) -> u32 {
    let Some((turn, rest)) = open.split_first() else {
        return loads.values().max().unwrap() - loads.values().min().unwrap();
    };
    let given = turn.who.iter().map(|who| {
        let mut loads = loads.clone();
        *loads.get_mut(who).unwrap() += 1;
        best(rest, &loads)
    });
    given.min().unwrap_or_else(|| best(rest, loads))
}

proptest! {
    #[test]
    fn no_way_of_giving_out_turns_is_more_even(
        before in prop::collection::vec(0_u32..4, 2..5),
        who in prop::collection::vec(prop::collection::btree_set(0_usize..4, 1..4), 0..6),
    ) {
        let people: Vec<_> = (1..).map(person).take(before.len()).collect();
        let start: BTreeMap<_, _> = people.iter().copied().zip(before).collect();
        let mut loads = start.clone();
        let mut open = Vec::new();
        for (at, who) in who.iter().enumerate() {
            let who: Vec<_> = who.iter().filter_map(|at| people.get(*at).copied()).collect();
            let chair = who.first().copied();
            if let Some(chair) = chair {
                *loads.get_mut(&chair).unwrap() += 1;
            }
            open.push(Open { session: SessionId::from_number(at as u128), who, chair });
        }
        let least = best(&open, &start);
        share(&mut open, &mut loads);
        prop_assert_eq!(loads.values().max().unwrap() - loads.values().min().unwrap(), least);
        let mut again = start;
        for turn in &open {
            prop_assert!(turn.chair.is_none_or(|chair| turn.who.contains(&chair)));
            turn.chair.into_iter().for_each(|chair| *again.get_mut(&chair).unwrap() += 1);
        }
        prop_assert_eq!(again, loads);
    }

    #[test]
    fn a_roster_is_even_keeps_what_was_agreed_and_is_the_same_again(
        people in 1_u128..8,
        chairs in prop::collection::vec((any::<bool>(), prop::option::of(1_u128..8)), 0..12),
        late in 0_u64..12,
        open in 6_u64..14,
    ) {
        let held = chairs.iter().take_while(|(held, _)| *held).count();
        let made = Made::of(people, chairs.len() as u64 + open).member(people + 1, late, None);
        let made = (0..).zip(&chairs).fold(made, |made, (week, (_, chair))| {
            made.meets(week, (week as usize) < held, chair.filter(|chair| *chair <= people))
        });
        let roster = made.roster();
        prop_assert_eq!(&roster, &made.roster());
        for (turn, session) in roster.turns.iter().zip(made.0.sessions_in_order()) {
            if session.conduct.chair.is_some() {
                prop_assert_eq!(turn.chair, session.conduct.chair);
            } else if session.held.is_none() {
                let chair = turn.chair.unwrap();
                prop_assert_eq!(turn.state, TurnState::Proposed);
                let member = made.0.member(chair).unwrap();
                prop_assert!(member.belongs_on(session.time().unwrap().date()));
            }
        }
        // Taking over what is proposed changes nothing of it.
        let agreed = made.0.sessions_in_order().into_iter().zip(&roster.turns).fold(made.clone(), |agreed, (session, turn)| {
            let mut session = session.clone();
            session.conduct.chair = turn.chair;
            agreed.put(session)
        });
        prop_assert_eq!(agreed.chairs(), made.chairs());
        // With room enough for everybody to catch up with whoever has most, no two differ by more than one.
        let agreed_with = |person| {
            let own = |turn: &&Turn| turn.state == TurnState::Agreed && turn.chair == Some(person);
            roster.turns.iter().filter(own).count() as u32
        };
        let fixed = |share: &Share| share.spared + share.taken + agreed_with(share.person);
        let most = roster.shares.iter().map(fixed).max().unwrap();
        let short: u32 = roster.shares.iter().map(|share| most - fixed(share)).sum();
        let free = roster.turns.iter().filter(|turn| turn.state == TurnState::Proposed).count() as u32;
        if late == 0 && free >= short {
            prop_assert!(roster.spread() <= 1, "{:?}", roster);
        }
    }
}
