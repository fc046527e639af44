//! A session that was held, and who was there for how long.

use super::facts::Facts;
use crate::domain::dates::Span;
use crate::domain::group::Role;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;

/// A session that was held.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// The session.
    pub session: &'a Session,
    /// When it was held.
    pub span: &'a Span,
    // By identifier.
    present: Vec<Presence>,
}

/// How long somebody was present who was.
#[derive(Clone, Copy, Debug)]
struct Presence {
    person: PersonId,
    minutes: Minutes,
    as_mentee: bool,
}

impl<'a> Held<'a> {
    /// Reads `session`; nothing where it was not held.
    #[must_use]
    pub(super) fn of(facts: &Facts<'a>, session: &'a Session) -> Option<Self> {
        let span = session.held.as_ref()?;
        let on = span.date();
        let rows = session.attendance.as_deref().unwrap_or_default();
        let mut present = Vec::with_capacity(rows.len());
        present.extend(rows.iter().map(|row| {
            let (person, minutes) = (row.person, row.present);
            let as_mentee = !minutes.is_zero() && facts.role_on(person, on) == Some(Role::Mentee);
            Presence { person, minutes, as_mentee }
        }));
        sort_by_key(&mut present, |presence| presence.person);
        // Of several rows of one person the first counts.
        present.dedup_by_key(|presence| presence.person);
        present.retain(|presence| !presence.minutes.is_zero());
        Some(Self { session, span, present })
    }

    /// Mentees who were present for at least a minute, by identifier; nobody else counts as a mentee.
    pub fn mentees(&self) -> impl Iterator<Item = PersonId> {
        self.present.iter().filter(|presence| presence.as_mentee).map(|presence| presence.person)
    }

    fn presence(&self, person: PersonId) -> Option<&Presence> {
        self.present.get(self.present.binary_search_by_key(&person, |presence| presence.person).ok()?)
    }

    /// Minutes that the person was present; none where absent.
    #[must_use]
    pub fn minutes(&self, person: PersonId) -> Option<Minutes> {
        self.presence(person).map(|presence| presence.minutes)
    }

    /// Minutes that the person was present as a mentee.
    #[must_use]
    pub fn minutes_as_mentee(&self, person: PersonId) -> Option<Minutes> {
        self.presence(person).filter(|presence| presence.as_mentee).map(|presence| presence.minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::Attendance;
    use crate::scene::*;

    #[test]
    fn of_several_rows_of_one_person_the_first_counts_and_no_minutes_are_no_presence() {
        let scene = Scene::complete().change(session(1), |session: &mut Session| {
            let rows = session.attendance.get_or_insert_default();
            let row = rows[0].clone();
            let stayed = |person, minutes| Attendance { person, present: Minutes(minutes), ..row.clone() };
            *rows = vec![stayed(person(1), 30), stayed(MENTOR, 60), stayed(person(1), 50), stayed(person(2), 0)];
        });
        let facts = Facts::of(scene.file()).unwrap();
        let held = facts.held.iter().find(|held| held.span.date() == day("2021-09-07")).unwrap();
        assert!(held.mentees().eq([person(1)]));
        let minutes = |who| (held.minutes(who), held.minutes_as_mentee(who));
        assert_eq!(minutes(person(1)), (Some(Minutes(30)), Some(Minutes(30))));
        assert_eq!(minutes(MENTOR), (Some(Minutes(60)), None), "the mentor is no mentee");
        assert_eq!(minutes(person(2)), (None, None));
    }
}
