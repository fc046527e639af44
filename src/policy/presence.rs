//! Who was there, session by session: what an attendance grid shows and a certificate says.

use super::facts::Facts;
use super::held::Held;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use chrono::NaiveDate;

/// How one person stands to one session that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Present from beginning to end, so many minutes.
    Throughout(Minutes),
    /// Present for a part of it.
    Part {
        /// Minutes present.
        present: Minutes,
        /// Minutes that the session took.
        of: Minutes,
    },
    /// A member on the day, and not there.
    Absent,
    /// Attendance was not taken: nobody can say.
    NotTaken,
    /// Not a member on the day, and not there.
    NoMember,
}

impl Presence {
    /// Minutes present; none where that is not known.
    #[must_use]
    pub const fn minutes(self) -> Option<Minutes> {
        match self {
            Self::Throughout(present) | Self::Part { present, .. } => Some(present),
            Self::Absent | Self::NoMember => Some(Minutes::ZERO),
            Self::NotTaken => None,
        }
    }
}

/// A session that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldOn {
    /// The session.
    pub session: SessionId,
    /// Its place in the order of all sessions of the group, planned ones included, from 1.
    pub ordinal: usize,
    /// The day.
    pub on: NaiveDate,
    /// Minutes that it took.
    pub took: Minutes,
}

/// Everybody's presence at the sessions that were held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attended {
    /// The sessions, in order.
    pub sessions: Vec<HeldOn>,
    /// Whoever is or was mentored in the group, by identifier, each with one presence a session.
    pub people: Vec<(PersonId, Vec<Presence>)>,
}

impl Attended {
    /// Reads the records of a group.
    #[must_use]
    pub fn of(facts: &Facts<'_>) -> Self {
        let order = facts.file.sessions_in_order();
        let place = |session| order.iter().position(|each| each.id == session).map_or(0, |place| place + 1);
        let held = |held: &Held<'_>| HeldOn {
            session: held.session.id,
            ordinal: place(held.session.id),
            on: held.span.date(),
            took: held.span.minutes(),
        };
        let mentored = facts.file.members.iter().filter(|member| member.role.is_mentored());
        let mut people: Vec<_> = mentored.map(|member| member.person).collect();
        sort_by_key(&mut people, |person| *person);
        people.dedup();
        let row = |person| (person, facts.held.iter().map(|held| presence(facts, held, person)).collect());
        Self { sessions: facts.held.iter().map(held).collect(), people: people.into_iter().map(row).collect() }
    }

    /// What is recorded of one person, session by session.
    pub fn person(&self, person: PersonId) -> impl Iterator<Item = (HeldOn, Presence)> {
        let row = self.people.iter().find(|(each, _)| *each == person).map(|(_, row)| row.as_slice());
        self.sessions.iter().copied().zip(row.unwrap_or_default().iter().copied())
    }
}

fn presence(facts: &Facts<'_>, held: &Held<'_>, person: PersonId) -> Presence {
    let of = held.span.minutes();
    match held.minutes(person) {
        Some(present) if present >= of => Presence::Throughout(present),
        Some(present) => Presence::Part { present, of },
        None => {
            let memberships = &facts.of_person(person).memberships;
            match memberships.iter().any(|member| member.belongs_on(held.span.date())) {
                false => Presence::NoMember,
                true if held.session.attendance.is_none() => Presence::NotTaken,
                true => Presence::Absent,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Member;
    use crate::domain::session::Session;
    use crate::scene::*;

    fn row(scene: &Scene, number: u128) -> Vec<Presence> {
        let facts = Facts::of(scene.file()).unwrap();
        Attended::of(&facts).person(person(number)).map(|(_, presence)| presence).collect()
    }

    #[test]
    fn whole_part_and_absence_are_told_apart() {
        let whole = row(&Scene::complete(), 1);
        let [Presence::Throughout(took), ..] = whole[..] else { panic!("{whole:?}") };
        let shorter = Minutes(took.0 - 1);
        let scene = Scene::complete().change(session(1), |session: &mut Session| {
            let rows = session.attendance.as_mut().unwrap();
            rows.retain(|row| row.person != person(2));
            rows.iter_mut().for_each(|row| row.present = shorter);
        });
        assert_eq!(row(&scene, 1)[0], Presence::Part { present: shorter, of: took });
        assert_eq!((row(&scene, 2)[0], row(&scene, 2)[0].minutes()), (Presence::Absent, Some(Minutes::ZERO)));
    }

    #[test]
    fn attendance_that_was_not_taken_is_unknown_and_never_absence() {
        let scene = Scene::complete().change(session(1), |session: &mut Session| session.attendance = None);
        assert_eq!((row(&scene, 1)[0], row(&scene, 1)[0].minutes()), (Presence::NotTaken, None));
    }

    #[test]
    fn nobody_is_absent_before_they_joined() {
        let scene = Scene::complete()
            .change(member(3), |member: &mut Member| member.joined = Some(day("2021-10-01")))
            .change(session(1), |session: &mut Session| {
                session.attendance.as_mut().unwrap().retain(|row| row.person != person(3));
            });
        assert_eq!(row(&scene, 3)[0], Presence::NoMember);
    }

    #[test]
    fn planned_sessions_are_no_part_of_it_and_keep_their_place() {
        let scene = Scene::complete().with(planned(4, "2021-09-20"));
        let facts = Facts::of(scene.file()).unwrap();
        let ordinals: Vec<_> = Attended::of(&facts).sessions.iter().map(|held| held.ordinal).collect();
        assert_eq!(ordinals, [1, 3, 4]);
    }
}
