//! Circles of people in a group: whom a rule asks.

use super::desk::Desk;
use super::facts::{Facts, Held};
use crate::domain::group::Role;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use crate::domain::sort::Gather;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A circle of people, each inside the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Circle {
    /// Mentees; under a policy without a programme, whoever is mentored.
    Mentees,
    /// Mentees and other participants; never who leads or looks on.
    Participants,
    /// All who belong to the group, apart from those who look on.
    Members,
    /// All who belong to the group, the mentor too.
    Everybody,
}

impl Circle {
    /// True where a person with this role is inside.
    #[must_use]
    pub const fn takes(self, role: Role) -> bool {
        match self {
            Self::Mentees => matches!(role, Role::Mentee),
            Self::Participants => matches!(role, Role::Mentee | Role::Participant),
            Self::Members => !matches!(role, Role::Observer),
            Self::Everybody => true,
        }
    }
}

impl Facts<'_> {
    /// Who of the circle is bound: attended, or has joined and can still attend. The group's mentor is bound as a member.
    #[must_use]
    pub fn bound(&self, circle: Circle) -> Vec<PersonId> {
        let members = self.file.members.iter().filter(|member| circle.takes(member.role));
        let mut people: BTreeSet<_> =
            members.map(|member| member.person).filter(|person| self.can_attend(*person)).gather();
        people.extend(self.group.mentor.filter(|_| circle.takes(Role::Mentor)));
        people.into_iter().collect()
    }

    /// Who of the circle was present at the session for at least a minute, by identifier.
    #[must_use]
    pub fn present(&self, held: &Held<'_>, circle: Circle) -> Vec<PersonId> {
        let present: BTreeSet<_> = attendees(held.session).gather();
        let role = |person: PersonId| {
            let leads = self.group.mentor == Some(person);
            self.role_on(person, held.span.date()).or(leads.then_some(Role::Mentor))
        };
        // Somebody without a membership is a guest, and counts as everybody does.
        let inside = |person: &PersonId| role(*person).map_or(circle == Circle::Everybody, |role| circle.takes(role));
        present.into_iter().filter(inside).collect()
    }
}

/// Who was present for at least a minute.
fn attendees(session: &Session) -> impl Iterator<Item = PersonId> {
    let present = session.attendance.iter().flatten().filter(|attendance| !attendance.present.is_zero());
    present.map(|attendance| attendance.person)
}

impl Desk<'_> {
    /// The circle under this pack: without a programme, whoever is mentored is a mentee.
    #[must_use]
    pub fn circle(&self, circle: Circle) -> Circle {
        if circle == Circle::Mentees && self.pack.programme.is_none() { Circle::Participants } else { circle }
    }

    /// Who of the circle is bound under this pack, by identifier.
    #[must_use]
    pub fn bound(&self, circle: Circle) -> Vec<PersonId> {
        match self.circle(circle) {
            Circle::Mentees => self.facts.mentees.clone(),
            circle => self.facts.bound(circle),
        }
    }

    /// Who of the circle was present at the session under this pack, by identifier.
    #[must_use]
    pub fn present(&self, held: &Held<'_>, circle: Circle) -> Vec<PersonId> {
        match self.circle(circle) {
            Circle::Mentees => held.mentees().collect(),
            circle => self.facts.present(held, circle),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::*;

    #[test]
    fn each_circle_holds_those_before_it() {
        let scene = Scene::complete().with(as_role(4, Role::Participant)).with(as_role(5, Role::Observer));
        let facts = Facts::of(scene.file()).unwrap();
        let numbers = |circle| facts.bound(circle).into_iter().map(|person| person.0.as_u128()).collect::<Vec<_>>();
        assert_eq!(numbers(Circle::Mentees), [1, 2, 3]);
        assert_eq!(numbers(Circle::Participants), [1, 2, 3, 4, 21, 22, 23]);
        assert_eq!(numbers(Circle::Members), [1, 2, 3, 4, 21, 22, 23, 100]);
        assert_eq!(numbers(Circle::Everybody), [1, 2, 3, 4, 5, 21, 22, 23, 100]);
    }

    #[test]
    fn a_guest_is_present_and_in_no_inner_circle() {
        let scene = Scene::complete().change(session(1), |session: &mut Session| {
            let rows = session.attendance.get_or_insert_default();
            let guest = crate::domain::session::Attendance { person: person(9), ..rows[0].clone() };
            rows.push(guest);
        });
        let facts = Facts::of(scene.file()).unwrap();
        let present = |circle| facts.present(&facts.held[0], circle);
        assert!(present(Circle::Everybody).contains(&person(9)));
        assert!(!present(Circle::Members).contains(&person(9)));
    }
}
