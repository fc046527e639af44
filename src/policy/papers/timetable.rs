//! When each item of an agenda begins, if all before it takes the time that it is meant to take.

use crate::domain::dates::Span;
use crate::domain::session::Session;
use crate::domain::units::Minutes;
use chrono::{NaiveTime, TimeDelta};

/// The times of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// When each item begins, in the order of the agenda; none after an item whose length is open, or without a start.
    pub begins: Vec<Option<NaiveTime>>,
    /// What the items take together, as far as they say.
    pub taken: Minutes,
    /// Items whose length is open.
    pub open: usize,
    /// Minutes of the session that no item takes; none where a length is open or the session has no time.
    pub spare: Option<Minutes>,
    /// Minutes by which the items take longer than the session.
    pub over: Minutes,
}

/// The times of the session's agenda.
#[must_use]
pub fn timetable(session: &Session) -> Timetable {
    let mut clock = session.time().map(|time| time.start().local().time());
    let begins = session.agenda.iter().map(|item| {
        let begins = clock;
        clock = clock.zip(item.minutes).map(|(at, minutes)| {
            let (later, _) = at.overflowing_add_signed(TimeDelta::minutes(i64::from(minutes.0)));
            later
        });
        begins
    });
    let begins = begins.collect();
    let taken: Minutes = session.agenda.iter().filter_map(|item| item.minutes).sum();
    let open = session.agenda.iter().filter(|item| item.minutes.is_none()).count();
    let length = session.time().map(Span::minutes);
    Timetable {
        begins,
        taken,
        open,
        spare: length.filter(|_| open == 0).map(|length| length.less(taken)),
        over: length.map_or(Minutes::ZERO, |length| taken.less(length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{AgendaItemId, GroupId, SessionId};
    use crate::domain::session::AgendaItem;
    use crate::scene::span;

    fn of(minutes: &[Option<u32>]) -> Session {
        let item = |(number, minutes): (u128, &Option<u32>)| AgendaItem {
            id: AgendaItemId::from_number(number),
            title: "Item".to_owned(),
            minutes: minutes.map(Minutes),
            serves: Vec::new(),
            goals: Vec::new(),
            mentees: Vec::new(),
            proposed_by: None,
            attention: None,
        };
        Session {
            planned: span("2021-09-07", "10:00", "11:30"),
            agenda: (0..).zip(minutes).map(item).collect(),
            ..Session::blank(SessionId::from_number(1), GroupId::from_number(1))
        }
    }

    fn at(session: &Session) -> Vec<String> {
        let words = |time: &Option<NaiveTime>| time.map_or("–".to_owned(), |time| time.format("%H:%M").to_string());
        timetable(session).begins.iter().map(words).collect()
    }

    #[test]
    fn each_item_begins_where_the_one_before_ends() {
        let session = of(&[Some(10), Some(45), Some(20)]);
        assert_eq!(at(&session), ["10:00", "10:10", "10:55"]);
        let found = timetable(&session);
        assert_eq!(
            (found.taken, found.spare, found.over, found.open),
            (Minutes(75), Some(Minutes(15)), Minutes::ZERO, 0)
        );
    }

    #[test]
    fn after_an_item_of_open_length_nobody_knows() {
        let session = of(&[Some(10), None, Some(20)]);
        assert_eq!(at(&session), ["10:00", "10:10", "–"]);
        assert_eq!((timetable(&session).spare, timetable(&session).open), (None, 1));
    }

    #[test]
    fn too_much_is_said_to_be_too_much_and_midnight_is_no_end() {
        let mut session = of(&[Some(80), Some(20)]);
        assert_eq!((timetable(&session).over, timetable(&session).spare), (Minutes(10), Some(Minutes::ZERO)));
        session.planned = span("2021-09-07", "23:00", "23:59");
        assert_eq!(at(&session), ["23:00", "00:20"]);
    }

    #[test]
    fn without_a_time_the_items_have_none() {
        let session = Session { planned: None, ..of(&[Some(10), Some(20)]) };
        assert_eq!(at(&session), ["–", "–"]);
        assert_eq!((timetable(&session).taken, timetable(&session).spare), (Minutes(30), None));
    }
}
